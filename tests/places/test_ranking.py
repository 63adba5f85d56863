"""Ranking of the bearers of a name: the same sums in every run, whatever order sets have."""

from __future__ import annotations

import os
import subprocess
import sys

import dateline

#: Prints the shares of divisions that some names with many bearers give, to the last bit.
SHARES = """
from dateline.knowledge.gazetteer import open_gazetteer
from dateline.places.ranking import Context, Question, _spread

gazetteer = open_gazetteer()
names = ("Springfield", "San Jose", "Santa Maria", "Lebanon", "Victoria", "Kingston")
questions = [Question(name, tuple(gazetteer.lookup(name))) for name in names]
context = Context()
_spread(questions, context)
context.summed()
print(list(context.divisions.items()), list(context.countries.items()))
print(context.all_countries, context.all_divisions)
"""


def test_shares_do_not_depend_on_the_order_of_sets() -> None:
    source = os.path.dirname(os.path.dirname(dateline.__file__))
    told = {
        subprocess.run(  # noqa: S603 - our own program text
            [sys.executable, "-c", SHARES],
            env={**os.environ, "PYTHONPATH": source, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(told) == 1
    assert "USA" in next(iter(told))
