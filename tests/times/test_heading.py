"""The report's own day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from dateline.model import Sentence
from dateline.times import find_times
from dateline.times.heading import report_day

Parse = Callable[[str], tuple[Sentence, ...]]
PUBLISHED = dt.date(2016, 8, 18)

CASES = [
    ("15 August 2016\n\nTen men died.", "2016-08-15"),
    ("Posted on August 15, 2016\n\nTen men died.", "2016-08-15"),
    ("15.08.2016 Ten men died.", "2016-08-15"),
    ("Blast kills ten in Bara AFP Monday 15 Aug 2016 Ten men died.", "2016-08-15"),
    ("Date of publication 15 August 2016 Ten men died.", "2016-08-15"),
    ("On August 15, 2016 ten men died.", "2016-08-18"),
    ("15 August 2006\n\nTen men died.", "2016-08-18"),
    ("01-11-2014 Ten men died.", "2014-11-01"),
    ("Thu Sep 5 2013 Ten men died.", "2013-09-05"),
    ("In print 01-11-2014 Ten men died.", "2016-08-18"),
    ("Ten men died.", "2016-08-18"),
    ("Ten men died.\n\nMourners walk behind a coffin in Bara, August 19, 2016.", "2016-08-19"),
]


@pytest.mark.parametrize(("text", "day"), CASES)
def test_report_day(text: str, day: str, parse: Parse) -> None:
    sentences = parse(text)
    times = find_times(sentences, published=PUBLISHED)
    assert str(report_day(sentences, times, PUBLISHED)) == day
