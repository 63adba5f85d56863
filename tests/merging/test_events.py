"""From tellings to events: their claims, names and links."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.engines.merging.telling import told_of
from dateline.merging.assembling import assemble
from dateline.merging.clustering import Constraints, clusters
from dateline.merging.decisions import Standing
from dateline.merging.events import (
    MOST_LINKS,
    MOST_NEAR,
    NEARLY,
    aliases_of,
    event_of,
    links_of,
    load_rules,
    near_of,
)
from dateline.merging.linking import scored_pairs
from dateline.merging.tellings import Telling, tellings
from dateline.merging.told import Told
from dateline.model import Coding, Event
from dateline.model.codec import to_json_line
from dateline.store.entries import ReportEntry, StoredClaim, Version
from merging.tell_codings import coding, codings, line

RULES = load_rules()
SOME = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(made: list[Coding]) -> tuple[list[Telling], dict[str, Told], dict[str, Any]]:
    """Tellings, claims by id, fingerprints by report."""
    told: dict[str, Told] = {}
    every: list[Telling] = []
    for item in made:
        entry, version = ReportEntry("k", item.report.id), Version("1", "s")
        stored = [StoredClaim(c, entry, 1, version) for c in item.claims]
        found = told_of(item.report, stored, Standing())
        told |= {t.id: t for t in found}
        every += tellings(found, RULES.linkage)
    return every, told, {c.report.id: c.report.fingerprint for c in made}


def one_event(made: list[Coding], shuffle: Any = None) -> Event:
    """All claims of *made* as one event."""
    every, told, prints = read(made)
    claims = [told[c] for t in every for c in t.claims]
    if shuffle:
        shuffle(every)
        shuffle(claims)
    return event_of(every, claims, prints=prints, rules=RULES)


@SOME
@given(codings(4), st.randoms())
def test_an_event_does_not_depend_on_the_order_of_its_claims(
    made: list[Coding], random: Any
) -> None:
    event = one_event(made)
    assert to_json_line(one_event(made, random.shuffle)) == to_json_line(event)
    assert assemble(
        random.sample(list(read(made)[1].values()), len(event.claims)), rules=RULES.view
    ) == assemble(list(read(made)[1].values()), rules=RULES.view)


@SOME
@given(codings(4), st.data())
def test_an_event_is_found_by_any_id_it_could_have_had(
    made: list[Coding], data: st.DataObject
) -> None:
    every, _, _ = read(made)
    event = one_event(made)
    some = data.draw(st.sets(st.sampled_from(range(len(made))), min_size=1))
    before = one_event([made[n] for n in sorted(some)])
    assert before.id in (event.id, *event.aliases)
    assert set(event.aliases) == {"e" + t.id[1:] for t in every} - {event.id}
    assert list(event.aliases) == sorted(event.aliases)


def test_an_event_told_once_has_one_name() -> None:
    (telling,), _, _ = read([coding("a", line())])
    assert aliases_of([telling], "e" + telling.id[1:]) == ()


@SOME
@given(codings(5))
def test_links_join_within_and_near_ones_lead_out(made: list[Coding]) -> None:
    every, _, _ = read(made)
    by_id = {t.id: t for t in every}
    records = [t.record for t in sorted(every, key=lambda t: t.id)]
    scores = dict(scored_pairs(records, RULES.linkage))
    groups = clusters(by_id, scores, threshold=RULES.linkage.table.threshold("across"))
    assert sorted(id for g in groups for id in g) == sorted(by_id)
    for group in groups:
        members = [by_id[id] for id in group]
        links = links_of(members, scores, Constraints(), RULES.linkage)
        assert len(links) <= MOST_LINKS
        claims = {c for t in members for c in t.claims}
        assert all(k.joined and {k.left, k.right} <= claims for k in links)
        near = near_of(members, by_id, scores, Constraints(), RULES.linkage)
        assert len(near) <= MOST_NEAR
        for link in near:
            assert not link.joined
            assert len({link.left, link.right} & set(group)) == 1
            assert link.score == scores[link.left, link.right] >= NEARLY
        assert [k.score for k in near] == sorted((k.score for k in near), reverse=True)
