"""Time expressions: each pattern's own examples, the reference day, and what holds for any text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.knowledge.time_tables import time_tables
from dateline.model import Sentence
from dateline.times import find_times

Parse = Callable[[str], tuple[Sentence, ...]]
THURSDAY = dt.date(2014, 6, 12)
LATE = dt.date(2017, 12, 1)

EXAMPLES = [(p.id, e) for p in time_tables().patterns for e in p.examples]
NOT_EXAMPLES = [(p.id, t) for p in time_tables().patterns for t in p.not_examples]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_examples_of_patterns(rule: str, example: dict[str, str], parse: Parse) -> None:
    published = dt.date.fromisoformat(example["published"]) if "published" in example else LATE
    found = find_times(parse(example["text"]), published=published)
    assert (example["span"], example["value"]) in [(t.mention.text, t.value) for t in found], rule


@pytest.mark.parametrize(("rule", "text"), NOT_EXAMPLES)
def test_not_examples_of_patterns(rule: str, text: str, parse: Parse) -> None:
    assert find_times(parse(text), published=LATE) == (), rule


INTERVALS = [
    ("Ten men were seized last week.", "2014-06-02", "2014-06-08", "week"),
    ("Ten men were seized this week.", "2014-06-09", "2014-06-12", "week"),
    ("Ten men died in the past three days.", "2014-06-09", "2014-06-12", "days"),
    ("Ten men died in early May.", "2014-05-01", "2014-05-10", "days"),
    ("Ten men died in mid-May.", "2014-05-11", "2014-05-20", "days"),
    ("Ten men died in late May.", "2014-05-21", "2014-05-31", "days"),
    ("Ten men died earlier this month.", "2014-06-01", "2014-06-11", "month"),
    ("Ten men died on Thursday.", "2014-06-12", "2014-06-12", "day"),
    ("Ten men died on Saturday.", "2014-06-07", "2014-06-07", "day"),
    ("Ten men died overnight.", "2014-06-11", "2014-06-12", "days"),
    ("Ten men died two days ago.", "2014-06-10", "2014-06-10", "day"),
    ("Ten men died in December.", "2013-12-01", "2013-12-31", "month"),
    ("Ten men died in the spring of 2013.", "2013-03-01", "2013-05-31", "month"),
    ("Ten men died in the winter of 2012.", "2012-12-01", "2013-02-28", "month"),
    ("Ten men died in the 1990s.", "1990-01-01", "1999-12-31", "year"),
]


@pytest.mark.parametrize(("text", "start", "end", "precision"), INTERVALS)
def test_intervals_follow_the_codebook(
    text: str, start: str, end: str, precision: str, parse: Parse
) -> None:
    span = find_times(parse(text), published=THURSDAY)[0].interval
    assert span is not None
    assert (str(span.start), str(span.end), span.precision) == (start, end, precision)


def test_edtf_keeps_what_days_cannot(parse: Parse) -> None:
    found = find_times(parse("The walls fell in 480 BC, in summer 2015 and in the 1990s."),
                       published=None)  # fmt: skip
    assert [t.interval.edtf for t in found if t.interval] == ["-0479", "2015-22", "199X"]


def test_without_a_publication_date_relative_times_stay_open(parse: Parse) -> None:
    text = "Ten men died on Tuesday, and the town fell last week; the war began in May 2011."
    found = find_times(parse(text), published=None)
    assert [(t.value, t.interval is None) for t in found][:1] == [("XXXX-WXX-2", True)]
    assert found[-1].value == "2011-05"


def test_the_date_at_the_head_beats_the_publication_date(parse: Parse) -> None:
    text = "15 August 2016\n\nTen men died on Sunday near the border."
    found = find_times(parse(text), published=dt.date(2016, 8, 20))
    assert found[-1].value == "2016-08-14"


def test_a_lead_told_as_past_of_the_day_after_publication_moves_the_day(parse: Parse) -> None:
    text = "Troops entered the old town on Friday, the army said. They had set out on Sunday."
    values = [t.value for t in find_times(parse(text), published=THURSDAY)]
    assert values == ["2014-06-13", "2014-06-08"]


def test_history_is_read_against_its_own_dates(parse: Parse) -> None:
    text = (
        "The war began in 1914. In August 1914 the river was crossed. By 1915 the front was still. "
        "On 22 April 1915 gas was used. In 1916 the hills were lost. In June the line broke. "
        "The truce of 1918 held, and by 1919 the army was gone."
    )
    values = [t.value for t in find_times(parse(text), published=LATE)]
    assert "1916-06" in values


def test_ages_money_and_counts_are_no_times(parse: Parse) -> None:
    text = "A 12-year-old boy paid $2000 to one of 1900 soldiers, who was 40 years old."
    assert find_times(parse(text), published=THURSDAY) == ()


PIECES = (
    "last next the early May 12 31 2016 1914 - 18 BC Monday night two three days ago and to of "
    "week month years half a every Dec . 10:30 a.m. first quarter in on 30-02-2016 99/99/9999 "
    "overnight twenty one hundred thousand century ,"
)
WORDS = st.sampled_from(PIECES.split())


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=30).map(" ".join)),
    st.one_of(st.none(), st.dates()),
)
def test_any_text_gives_ordered_spans_of_itself(
    cut: Parse, text: str, published: dt.date | None
) -> None:
    found = find_times(cut(text), published=published)
    for time in found:
        assert text[time.mention.start : time.mention.end] == time.mention.text
        assert time.value
    ends = [t.mention.end for t in found]
    assert all(end <= t.mention.start for end, t in zip(ends, found[1:], strict=False))


@pytest.mark.parametrize("word", ["one", "12", "Monday", "the", "last", "-", "May"])
def test_endless_repetition_ends(cut: Parse, word: str) -> None:
    assert isinstance(find_times(cut(f"{word} " * 5000), published=THURSDAY), tuple)
