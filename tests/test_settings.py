"""Settings come from the environment and are overridden by what is given."""

from __future__ import annotations

import pytest

from dateline.errors import InputError
from dateline.settings import Settings, from_environment


def test_nothing_set() -> None:
    assert from_environment({}) == Settings()


def test_all_set_and_one_overridden() -> None:
    given = {"STORE": "x.db", "JOBS": "3", "ATTITUDES": "yes", "GAZETTEER": "built"}
    environ = {f"DATELINE_{name}": value for name, value in given.items()}
    assert from_environment(environ) == Settings(3, "x.db", True, "built")
    overridden = from_environment(environ).with_given(jobs=1, store=None, gazetteer="shipped")
    assert overridden == Settings(1, "x.db", True, "shipped")


@pytest.mark.parametrize(
    ("name", "value"), [("JOBS", "0"), ("JOBS", "-1"), ("JOBS", "²"), ("ATTITUDES", "maybe")]
)
def test_what_cannot_be_used_is_named(name: str, value: str) -> None:
    with pytest.raises(InputError, match=f"DATELINE_{name}"):
        from_environment({f"DATELINE_{name}": value})


def test_jobs_are_one_or_more() -> None:
    with pytest.raises(ValueError, match="jobs"):
        Settings(jobs=0)
