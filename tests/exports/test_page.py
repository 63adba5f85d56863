"""What the situation page holds, as a reader would look for it."""

from __future__ import annotations

import re
import time
from html.parser import HTMLParser

import pytest

from dateline.exports import situation_page
from dateline.exports.situation.page import page_of
from dateline.exports.situation.views import Page
from dateline.knowledge.places.shapes import Shapes, load_shapes
from dateline.model import Situation
from exports.merger import merged
from exports.sample import hostile, large, situation

_VOID = {"meta", "link", "input", "br", "path", "circle", "rect", "use"}


class Outline(HTMLParser):
    """Ids, links within the page, attributes and the nesting of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.tags: dict[str, int] = {}
        self.open: list[str] = []
        self.crossed: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] = self.tags.get(tag, 0) + 1
        facts = dict(attrs)
        self.attributes |= facts.keys()
        if facts.get("id"):
            self.ids.append(str(facts["id"]))
        if (facts.get("href") or "").startswith("#"):
            self.links.append(str(facts["href"])[1:])
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.crossed.append(tag)


@pytest.fixture(scope="module")
def shapes() -> Shapes:
    return load_shapes()


@pytest.fixture(scope="module")
def page(shapes: Shapes) -> Page:
    return page_of(*situation(), shapes=shapes, title="June")


@pytest.fixture(scope="module")
def html(shapes: Shapes) -> str:
    return situation_page(*situation(), shapes=shapes, title="June")


def test_the_header_counts_everything_and_hides_nothing(page: Page) -> None:
    assert {fact.words: fact.number for fact in page.facts} == {
        "reports": "2",
        "claims": "5",
        "events": "3",
        "told more than once": "2",
        "contested": "1",
        "dispute": "1",
        "without a place": "1",
        "without a day": "1",
    }
    assert [link.words for link in page.map.unlocated] == ["Talks"]
    assert [link.words for link in page.undated] == ["Talks"]


def test_claims_of_an_event_stand_by_source_chain(page: Page) -> None:
    capture, raid = page.groups[0].events
    assert [chain.name for chain in capture.chains] == ["Outlet r1", "Outlet r2"]
    assert [(c.number, c.source, c.sure) for chain in capture.chains for c in chain.claims] == [
        (1, "the report itself", "certain"),
        (2, "The army", "did not happen"),
    ]
    assert [chain.name for chain in raid.chains] == ["Outlet r1, Outlet r2"]
    assert raid.chains[0].copies == "Outlet r1, Outlet r2"


def test_a_quote_marks_its_trigger(page: Page) -> None:
    quote = page.groups[0].events[0].chains[0].claims[0].quote
    assert [p.text for p in quote if p.kind == "trigger"] == ["seized"]
    assert "".join(p.text for p in quote).startswith("Rebels seized Mosul on 10 June")


def test_a_toll_keeps_each_number_and_says_why_it_is_open(page: Page) -> None:
    (toll,) = page.groups[0].events[1].tolls
    assert (toll.low, toll.best, toll.high) == ("8", "not told", "12")
    assert toll.unresolved
    assert toll.why == "two chains differ"
    assert [(n.number, n.source) for n in toll.numbers] == [("8", "Outlet r1"), ("12", "The army")]


def test_what_nearly_joined_leads_to_the_other_event(page: Page) -> None:
    (near,) = page.groups[0].events[0].near
    assert near.event is not None
    assert near.event.words == "Air attack: Jets"
    assert near.reasons == ("no fight",)
    (change,) = page.groups[0].events[0].history
    assert change.changes == ("standing: one source chain → contested",)


def test_positions_of_a_dispute_stand_side_by_side(page: Page) -> None:
    (dispute,) = page.disputes
    assert dispute.question == "Who holds it?"
    assert [(p.value, p.interest) for p in dispute.positions] == [
        ("Rebels", ""),
        ("not Rebels", "of its adversary"),
    ]
    assert all(position.claims for position in dispute.positions)


def test_control_is_told_by_interval(page: Page) -> None:
    (place,) = page.control
    assert place.name == "near Mosul (IRQ)"
    assert [(s.when, s.holder) for s in place.states] == [
        ("until 9 Jun 2014", "contested"),
        ("from 10 Jun 2014", "Rebels"),
    ]
    (strip,) = page.strips
    assert len(strip.bars) == 2


def test_a_report_and_its_events_lead_to_each_other(page: Page, html: str) -> None:
    report = page.reports[0]
    assert "".join(piece.text for piece in report.pieces).startswith("Rebels seized Mosul")
    assert [p.text for p in report.pieces if p.kind == "trigger"] == ["seized", "bombed", "Talks"]
    outline = Outline(html)
    for event in (e for group in page.groups for e in group.events):
        for card in (c for chain in event.chains for c in chain.claims):
            assert card.report is not None
            assert card.report.href[1:] in outline.ids
            assert f'href="#{card.id}"' in html


@pytest.mark.parametrize("made", [situation, hostile])
def test_every_link_leads_somewhere_and_every_id_is_once(made: object, shapes: Shapes) -> None:
    outline = Outline(situation_page(*made(), shapes=shapes))
    assert len(outline.ids) == len(set(outline.ids))
    assert not set(outline.links) - set(outline.ids)
    assert not outline.crossed
    assert not outline.open


def test_nothing_of_a_hostile_text_acts(shapes: Shapes) -> None:
    html = situation_page(*hostile(), shapes=shapes, title="<script>window.hit=1</script>\u202e")
    outline = Outline(html)
    assert outline.tags["script"] == 1
    assert outline.tags["style"] == 1
    assert "img" not in outline.tags
    assert not {a for a in outline.attributes if a.startswith("on") or a == "style"}
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", html)
    assert "\\u202e" in html
    assert 'href="javascript:' not in html
    assert "{{ 7*7 }}" in html


def test_the_page_asks_for_nothing(html: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy is not None
    assert "default-src &#39;none&#39;" in policy[1]
    assert "unsafe" not in policy[1]
    addresses = re.findall(r'(?:src|href|action|data)="([^"]*)"', html)
    assert {a for a in addresses if not a.startswith("#")} == {"data:,"}
    assert not re.search(r"@import|url\((?!#)", html)


def test_equal_situations_give_equal_pages(html: str, shapes: Shapes) -> None:
    assert situation_page(*situation(), shapes=shapes, title="June") == html


def test_an_empty_situation_is_a_page_too(shapes: Shapes) -> None:
    html = situation_page(Situation(), (), shapes=shapes)
    assert "No claim tells who holds a place" in html
    assert not Outline(html).crossed


def test_claims_whose_report_is_missing_are_shown_all_the_same(shapes: Shapes) -> None:
    told, _ = situation()
    page = page_of(told, (), shapes=shapes, title="June")
    card = page.groups[0].events[0].chains[0].claims[0]
    assert card.report is None
    assert [p.text for p in card.quote if p.kind] == ["seized"]


def test_a_hundred_reports_stay_small_and_quick(shapes: Shapes) -> None:
    codings = large(100, 10)
    told = merged(codings)
    begun = time.process_time()
    html = situation_page(told, codings, shapes=shapes)
    assert time.process_time() - begun < 20
    assert len(html.encode()) < 5_000_000
