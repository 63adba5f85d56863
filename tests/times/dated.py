"""Claims of a text with their times, as the tests of dating compare them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from dateline.model import ClaimTime, Draft, Sentence
from dateline.times import date_claims, find_times

Parse = Callable[[str], tuple[Sentence, ...]]
Drafts = Callable[..., tuple[Draft, ...]]
THURSDAY = dt.date(2014, 6, 12)


def dated(
    parse: Parse, drafts: Drafts, text: str, *triggers: tuple[str, str]
) -> list[ClaimTime | None]:
    sentences = parse(text)
    times = find_times(sentences, published=THURSDAY)
    made = drafts(sentences, *triggers)
    return list(date_claims(made, sentences, times, published=THURSDAY))


def days(time: ClaimTime | None) -> tuple[str, str, str] | None:
    if time is None:
        return None
    return str(time.interval.start), str(time.interval.end), time.basis
