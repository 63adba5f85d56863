"""Days counted on or back from another, told again below, or looked back on: whole claims."""

from __future__ import annotations

import pytest

from dateline.times import captioned, find_times
from times.dated import THURSDAY, Drafts, Parse, dated, days

TURNS = [
    ("Gunmen attacked Bara on the eve of the election on June 7, 2014.", "attacked",
     "2014-06-06"),
    ("On the eve of Sunday's vote, gunmen attacked Bara.", "attacked",
     "2014-06-07"),
    ("On the third anniversary of the revolt, students rallied on March 15.", "rallied",
     "2014-03-15"),
    ("Students rallied on Tuesday, the 25th anniversary of the massacre.", "massacre",
     "1989-06-10"),
    ("On the third anniversary of the revolt, students rallied on March 15.", "revolt",
     "2011-03-15"),
]  # fmt: skip


@pytest.mark.parametrize("case", TURNS)
def test_the_eve_and_the_anniversary_of_a_day(
    parse: Parse, drafts: Drafts, case: tuple[str, str, str]
) -> None:
    text, trigger, day = case
    (time,) = dated(parse, drafts, text, (trigger, "ASSAULT"))
    assert days(time) == (day, day, "stated")


def test_what_was_said_in_a_month_is_of_that_month(parse: Parse, drafts: Drafts) -> None:
    text = "In April, state media said that a missile strike had targeted the airport."
    time = dated(parse, drafts, text, ("strike", "ASSAULT"))[0]
    assert days(time) == ("2014-04-01", "2014-04-30", "inferred")


def test_what_came_first_is_not_of_the_following_day(parse: Parse, drafts: Drafts) -> None:
    text = (
        "On June 9 troops attacked the mill. After attacking the mill, they fought off a raid the "
        "following day."
    )
    found = dated(parse, drafts, text, ("attacked", "ASSAULT"), ("attacking", "ASSAULT"),
                  ("raid", "ASSAULT"))  # fmt: skip
    assert [str(t.interval.start) for t in found if t] == ["2014-06-09", "2014-06-09", "2014-06-10"]


def test_a_lead_has_the_day_told_just_below(parse: Parse, drafts: Drafts) -> None:
    text = "Police hail the capture of a bomber. In a raid Tuesday they seized him in a flat."
    found = dated(parse, drafts, text, ("capture", "COERCE"), ("seized", "COERCE"))
    assert days(found[0]) == ("2014-06-10", "2014-06-10", "inferred")


def test_an_older_deed_only_looked_back_on_lends_no_day(parse: Parse, drafts: Drafts) -> None:
    text = (
        "Rebels attacked Bara on Tuesday after saying in late January that they had attacked Tara. "
        "They attacked the port."
    )
    found = dated(parse, drafts, text, ("attacked Bara", "ASSAULT"), ("attacked Tara", "ASSAULT"),
                  ("attacked the", "ASSAULT"))  # fmt: skip
    assert days(found[1]) == ("2014-01-21", "2014-01-31", "inferred")
    assert days(found[2]) == ("2014-06-10", "2014-06-10", "inferred")


def test_sentences_of_pictures(parse: Parse) -> None:
    text = (
        "Troops entered Bara on Monday. Smoke rises in Tara, June 3, 2014. FILE - Troops in Gao, "
        "May 3, 2013. They left it on June 4, 2014."
    )
    sentences = parse(text)
    shown = captioned(sentences, find_times(sentences, published=THURSDAY))
    assert {sentences[number].text[:5] for number in shown} == {"Smoke", "FILE "}


def test_a_year_in_an_apposition_is_that_of_what_it_names(parse: Parse, drafts: Drafts) -> None:
    text = "Police kept crowds from entering Tahrir Square, the epicenter of mass protests in 2011."
    found = dated(parse, drafts, text, ("kept", "COERCE"), ("protests", "PROTEST"))
    assert [days(time) for time in found] == [
        ("2014-06-11", "2014-06-12", "inferred"),
        ("2011-01-01", "2011-12-31", "stated"),
    ]


def test_what_follows_april_protests_is_not_of_next_april(parse: Parse) -> None:
    found = find_times(parse("There were arrests following April protests."), published=THURSDAY)
    assert [(t.mention.text, t.value) for t in found] == [("April", "2014-04")]


NTH = [
    # (text, trigger, first day, last day)
    ("Troops entered Bara on Wednesday, the third day of the offensive.", "offensive",
     "2014-06-09", "2014-06-11"),
    ("The offensive began on Monday. On its third day, troops entered Bara.", "entered",
     "2014-06-11", "2014-06-11"),
    ("The siege began on June 2. On the third day of the siege, rebels shelled it.", "shelled",
     "2014-06-04", "2014-06-04"),
]  # fmt: skip


@pytest.mark.parametrize("case", NTH)
def test_days_are_counted_from_the_start(
    case: tuple[str, str, str, str], parse: Parse, drafts: Drafts
) -> None:
    text, trigger, first, last = case
    others = [("offensive", "ASSAULT")] if "its third" in text else []
    found = dated(parse, drafts, text, *others, (trigger, "ASSAULT"))
    assert days(found[-1])[:2] == (first, last)


RECURRING = [
    ("Rebels bomb Bara every night.", "bomb"),
    ("Clashes broke out in Bara every Friday.", "Clashes"),
    ("Jets bombed the town daily.", "bombed"),
]


@pytest.mark.parametrize(("text", "trigger"), RECURRING)
def test_what_recurs_is_of_no_one_day(
    text: str, trigger: str, parse: Parse, drafts: Drafts
) -> None:
    assert dated(parse, drafts, text, (trigger, "ASSAULT")) == [None]


WHEN = [
    "The war has burned since 2011, when police shot at crowds.",
    "In 2011, when police shot at crowds, rebels seized Bara.",
    "The war began in 2011 when police shot at crowds.",
]


@pytest.mark.parametrize("text", WHEN)
def test_a_clause_may_tell_what_happened_at_a_time(text: str, parse: Parse, drafts: Drafts) -> None:
    (time,) = dated(parse, drafts, text, ("shot", "ASSAULT"))
    assert days(time) == ("2011-01-01", "2011-12-31", "stated")


def test_days_are_not_counted_from_the_day_of_the_news(parse: Parse, drafts: Drafts) -> None:
    text = "The battle raged. On the third day of the battle, jets bombed the port."
    found = dated(parse, drafts, text, ("battle", "ASSAULT"), ("bombed", "ASSAULT"))
    assert days(found[1]) == ("2014-06-11", "2014-06-12", "inferred")


def test_what_lasted_until_a_day_is_not_of_the_day_of_the_report(
    parse: Parse, drafts: Drafts
) -> None:
    text = "The rebels have been in control of Bara until last week."
    assert dated(parse, drafts, text, ("control", "CONTROL")) == [None]
