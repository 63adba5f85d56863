"""Events, disputes, control and links as text of a terminal of a given width."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console, RenderableType
from rich.text import Text

from dateline.cli.output import RowWriter
from dateline.model import ClaimRef, Correction, Event, Judgement, Span, TollRange
from dateline.presenting.control import control_view
from dateline.presenting.decisions import decisions_view, value_words
from dateline.presenting.disputes import board
from dateline.presenting.event import MOST_CHAINS, event_view
from dateline.presenting.event_words import toll_phrase
from dateline.presenting.events import events_view
from dateline.presenting.flat_events import (
    CONTROL_COLUMNS,
    EVENT_COLUMNS,
    POSITION_COLUMNS,
    control_record,
    event_record,
    position_records,
)
from dateline.presenting.linkage import linkage_view
from dateline.presenting.quotes import quote, tellings
from dateline.presenting.sides import columns_for
from presenting.situations import AGREED, ALONE, CONTROL, EVENTS, HOSTILE, LEFT, STRIKE, TAKEN
from presenting.test_views import drawn

REFS = {ref.id: ref for event in EVENTS for ref in event.claims}
AT = "2016-08-01T10:00:00+00:00"
DECISIONS = (
    Judgement("c1a2f09be3d41", "c4d6c35cc6632", "same", "ann", AT, 1.1, "the answer to it"),
    Correction("c1a2f09be3d41", "tense", '"past"', "bob\x1b[2J", AT, "\x1b[1mso"),
)
VIEWS: dict[str, Callable[[int], RenderableType]] = {
    "events": lambda width: events_view(EVENTS, width=width),
    "strike": lambda width: event_view(STRIKE, width=width),
    "taken": lambda width: event_view(TAKEN, width=width),
    "alone": lambda width: event_view(ALONE, width=width),
    "hostile": lambda width: event_view(HOSTILE, width=width),
    "disputes": lambda width: board(EVENTS, width=width),
    "control": lambda width: control_view(CONTROL, REFS, width=width),
    "links": lambda width: linkage_view(STRIKE, REFS, DECISIONS, width=width),
    "no links": lambda width: linkage_view(HOSTILE, REFS, (), width=width),
}


@pytest.mark.parametrize("width", [50, 80, 100, 129, 130, 140, 220])
@pytest.mark.parametrize("name", VIEWS)
def test_every_view_fits_its_terminal_and_nothing_acts_on_it(name: str, width: int) -> None:
    told = drawn(VIEWS[name](width), width)
    for line in told.splitlines():
        assert Text(line).cell_len <= width
    for character in "\x1b\x9b\x07\u202e\r":
        assert character not in told


@pytest.mark.parametrize("width", [80, 140])
def test_a_list_tells_of_each_event_what_who_where_how_many_and_how_attested(width: int) -> None:
    told = " ".join(drawn(events_view(EVENTS, width=width), width).split())
    for words in (
        "19 Jul 2016",
        "ASSAULT aerial",
        "Coalition or Government →",
        "Tamarin (SYR)",
        "◑ contested",
        "4 chains, 6 reports",
        "● corroborated",
        "near Dalan (SYR)",
        "◆ admitted",
        "○ single source",
        "✕ refuted",
        "killed 10",
    ):
        assert words in told


def lines_with(told: str, words: str) -> list[str]:
    return [line for line in told.splitlines() if words in line]


@pytest.mark.parametrize(("width", "beside"), [(80, False), (100, True), (140, True)])
def test_chains_stand_side_by_side_where_there_is_room(width: int, beside: bool) -> None:
    told = drawn(event_view(STRIKE, width=width), width)
    (title,) = lines_with(told, "[1] Rights Monitor  3 reports, one chain")
    assert ("[2] Foreign Ministry" in title) is beside


@pytest.mark.parametrize("width", [80, 100, 140])
def test_positions_stand_side_by_side_with_sources_interest_and_quotes(width: int) -> None:
    told = drawn(board([TAKEN], width=width, attribute="happened"), width)
    (title,) = lines_with(told, "yes ")
    assert " no " in title
    (interest,) = lines_with(told, "⚑ speaks of itself  ")
    assert interest.count("⚑ speaks of itself") == 2
    assert "▸took◂ Kobalt" in told
    assert "control" not in told
    adversary = drawn(board([STRIKE], width=width), width)
    assert "⚑ speaks of its adversary" in adversary


def test_an_event_tells_how_sure_each_source_is_and_quotes_copies_once() -> None:
    told = drawn(event_view(STRIKE, width=100), 100)
    assert "✕ denies it, did not happen" in told
    assert "◕ the report itself, probable" in told
    assert told.count("“Coalition jets ▸struck◂") == 1
    (copies,) = lines_with(told, "(same words)")
    assert "Gara Post, Meridian Wire" in copies
    assert "Meridian Wire mw-1 = Gara Post gp-1" in told


def test_a_toll_is_told_by_source_with_the_reason_for_the_best_number() -> None:
    told = drawn(event_view(STRIKE, width=140), 140)
    assert "killed 73-160, best unresolved: two independent chains differ" in told
    assert "injured 31: only one chain counts the injured" in told
    (raised,) = lines_with(told, "later corrected or raised")
    assert "[1]  Rights Monitor" in raised
    assert "56 or more" in raised
    assert "●──▶" in raised
    assert "killed 10: “at least 8” allows 10" in drawn(event_view(AGREED, width=100), 100)


@pytest.mark.parametrize(
    ("part", "phrase"),
    [
        (TollRange("killed", 3, 3, 3), "killed 3"),
        (TollRange("killed", 12, 12, None), "killed 12 or more"),
        (TollRange("killed", 8, 10, 12), "killed 8-12, best 10"),
        (TollRange("killed", 73, None, 160, "why"), "killed 73-160, best unresolved"),
        (TollRange("killed", 24, None, None, "why"), "killed 24 or more, best unresolved"),
        (TollRange("injured", 0, None, 40, "why"), "injured up to 40, best unresolved"),
        (TollRange("injured", None, 9, None), "injured 9"),
        (TollRange("missing", None, None, None, "why"), "missing unknown, best unresolved"),
        (TollRange("displaced", 20_000, 20_000, 20_000), "displaced 20,000"),
    ],
)
def test_tolls_in_words(part: TollRange, phrase: str) -> None:
    assert toll_phrase(part) == phrase


def test_responsibility_history_and_supports_name_their_sources() -> None:
    told = drawn(event_view(STRIKE, width=140), 140)
    (blamed,) = lines_with(told, "✕ not according to coalition spokesman")
    assert "● according to Rights Monitor, Foreign Ministry" in blamed
    (change,) = lines_with(told, "single source → contested")
    assert "20 Jul 2016" in change
    (support,) = lines_with(told, "civilians  ")[-1:]
    assert "2 claims" in support
    assert "Rights Monitor" in support


def test_control_tells_intervals_holder_basis_and_the_claims_behind() -> None:
    told = drawn(control_view(CONTROL, REFS, width=120), 120)
    (held,) = lines_with(told, "■ Army (assessed)")
    assert "until 19 Jul 2016" in held
    assert "Kobalt (IRQ), within 3 km" in told
    assert "◑ contested (claimed)" in told
    assert "□ held by nobody" in told
    assert "1 claim not in any event now: missing" in told


def test_links_tell_comparisons_by_weight_and_who_decided() -> None:
    told = drawn(linkage_view(STRIKE, REFS, DECISIONS, width=140), 140)
    assert "why 6 claims tell one event" in told
    assert told.index("+7.7 joined") < told.index("+6.4 joined") < told.index("+1.1 joined by")
    assert "by decision of ann" in told
    weights = [line.split()[0] for line in told.splitlines() if "  place  " in line or "█" in line]
    assert weights[1:5] + [line.split()[0] for line in lines_with(told, "cannot both")] == [
        "+3.1",
        "+1.9",
        "+1.4",
        "+1.2",
        "-1.2",
    ]
    assert told.index("what nearly joined") < told.index("-0.4 not joined")
    assert "claim c9bb2f, not in the store any more" in told
    one = drawn(linkage_view(ALONE, REFS, (), width=140), 140)
    assert "nothing to join" in one


def test_a_withdrawn_decision_says_so() -> None:
    told = drawn(decisions_view([replace(DECISIONS[0], withdrawn=True)]), 120)
    assert "withdrawn: c1a2f09b and c4d6c35c tell the same event (score then +1.1)" in told


@pytest.mark.parametrize(
    ("slot", "value", "words"),
    [
        ("time", '{"start":"2012-11-20","end":"2012-11-20","precision":"day","basis":"stated"}',
         "20 Nov 2012"),
        ("time", "null", "none"),
        ("counts", '[{"kind":"killed","low":8,"best":null,"high":12}]', "killed 8-12"),
        ("counts", "[]", "none"),
        ("counts", '[{"kind":"eaten"}]', '[{"kind":"eaten"}]'),
        ("actors", '[{"name":"Army"},{"name":"M23"}]', "Army, M23"),
        ("actors", '[{"id":1}]', '[{"id":1}]'),
        ("modes", '["aerial","drone"]', "aerial, drone"),
        ("factuality", '"CT-"', "CT-"),
    ],
)  # fmt: skip
def test_values_of_corrections_in_words(slot: str, value: str, words: str) -> None:
    assert value_words(slot, value) == words


def test_an_event_of_very_many_chains_is_cut_on_a_terminal_only() -> None:
    refs = tuple(replace(STRIKE.claims[0], id=f"c{n}", report=f"r{n}") for n in range(30))
    event = replace(STRIKE, claims=refs, chains=tuple((ref.report,) for ref in refs))
    cut = drawn(event_view(event, width=100, complete=False), 100)
    assert "[12] Rights Monitor" in cut
    assert "[13]" not in cut
    assert f"... and {30 - MOST_CHAINS} more chains" in cut
    assert "[30] Rights Monitor" in drawn(event_view(event, width=100), 100)


@given(st.text(min_size=1, max_size=300), st.integers(10, 80), st.data())
def test_a_quote_holds_its_trigger_and_no_more_than_its_room(
    words: str, longest: int, data: st.DataObject
) -> None:
    words = "".join(c if c.isprintable() else "x" for c in words)
    start = data.draw(st.integers(0, len(words)))
    end = data.draw(st.integers(start, len(words)))
    trigger = Span.of("~" * 7 + words, 7 + start, 7 + end)
    shown = quote(ClaimRef("c", "r", trigger, passage=Span(7, 7 + len(words), words)),
                  longest=longest).plain  # fmt: skip
    assert f"▸{trigger.text}◂" in shown
    assert len(shown) <= max(longest, len(trigger.text)) + len("“… ▸◂ …”")


@given(st.lists(st.integers(0, 3), max_size=20))
def test_tellings_keep_every_claim_once(words: list[int]) -> None:
    refs = [ClaimRef(f"c{n}", "r", Span(0, 1, str(word))) for n, word in enumerate(words)]
    told = [ref for telling in tellings(refs) for ref in telling.refs]
    assert sorted(r.id for r in told) == sorted(r.id for r in refs)
    assert len(tellings(refs)) == len(set(words))


@given(st.integers(0, 12), st.integers(1, 400))
def test_columns_always_fit(number: int, width: int) -> None:
    columns = columns_for(number, width=width)
    assert 1 <= columns <= max(1, number)
    assert columns == 1 or columns * 38 + (columns - 1) * 3 <= width


def test_rows_have_the_columns_and_no_formula() -> None:
    stream = io.StringIO()
    rows = RowWriter(stream, EVENT_COLUMNS)
    for event in EVENTS:
        rows.write(event_record(replace(event, id=f"={event.id}")))
    (first, *_) = csv.DictReader(io.StringIO(stream.getvalue()))
    assert first["event"] == "'=e1a2f09be3d41"
    assert first["not_responsible"] == "Coalition"
    assert first["unresolved"].startswith("killed: two independent chains")
    for position in position_records(LEFT, LEFT.disputes[0]):
        assert tuple(position) == POSITION_COLUMNS
    for state in CONTROL:
        assert tuple(control_record(state)) == CONTROL_COLUMNS
    assert event_record(ALONE)["place_precision"] is None


def test_an_event_whose_reports_are_in_no_chain_still_tells_them() -> None:
    loose: Event = replace(LEFT, chains=(("gp-4",),))
    told = drawn(event_view(loose, width=80), 80)
    assert "[2] army command" in told


def test_only_what_is_quiet_is_dim() -> None:
    console = Console(width=80, color_system="truecolor", force_terminal=True, file=io.StringIO())
    with console.capture() as captured:
        console.print(events_view([STRIKE], width=80))
        console.print(event_view(STRIKE, width=80))
    told = captured.get()
    assert "\x1b[2m  e1a2f09b  \x1b[0m19 Jul 2016\x1b[2m · \x1b[0m\x1b[1;31mASSAULT" in told
    assert "\x1b[1mTamarin (SYR), within 2 km\x1b[0m" in told
    assert "\x1b[1maccuses\x1b[0m" in told
