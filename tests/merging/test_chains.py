"""Source chains: which reports share an upstream, and the chain of each claim."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.knowledge.copy_rules import load_copy_rules
from dateline.knowledge.tables import read_yaml
from dateline.merging.chains import claim_chains, event_chains, source_key, stands_for
from dateline.merging.told import Told
from dateline.model import Claim, Source, Span

RULES = load_copy_rules()
DATA = read_yaml("merging", "copies.yaml")
GENERIC = DATA["generic"]
MINISTRIES = DATA["ministries"]["examples"]
SHORT = [(e, rule.id) for rule in RULES.short_for for e in rule.examples]


def source(name: str, id: str | None = None, country: str | None = None) -> Source:
    return Source(None, name, id, "official", country)


def tell(
    report: str, *cited: str | Sequence[str], publisher: str = "", stance: str = "reports"
) -> list[Told]:
    """Claims of one report: each cites a name or several, outermost first; "" is its own voice."""
    found = []
    for at, names in enumerate(cited):
        chain = [names] if isinstance(names, str) else names
        sources = tuple(source(n, n if "/" in n else None) for n in chain if n)
        claim = Claim(
            f"{report}-{at}", Span.of("hit", 0, 3), "ASSAULT", sources=sources, stance=stance
        )
        found.append(Told(claim, report, publisher or f"Outlet {report}"))
    return found


@pytest.mark.parametrize("name", GENERIC["named"])
def test_named_sources(name: str) -> None:
    assert source_key(source(name), rules=RULES)


@pytest.mark.parametrize("name", GENERIC["unnamed"])
def test_unnamed_sources(name: str) -> None:
    assert source_key(source(name), rules=RULES) == ""


@pytest.mark.parametrize("example", MINISTRIES)
def test_ministries(example: str) -> None:
    head, _, key = example.partition(" = ")
    country, _, name = head.partition(", ")
    assert source_key(source(name, None, country), rules=RULES) == key.removesuffix(" =").strip()


@pytest.mark.parametrize(("example", "rule"), SHORT)
def test_short_names(example: str, rule: str) -> None:
    short, _, full = example.partition(" = ")
    key = source_key(source(full), rules=RULES)
    names = {key: frozenset(full.lower().split()), "x/other": frozenset({"other"})}
    assert stands_for(source(short), names, rules=RULES) == key, rule
    assert stands_for(source(short), {**names, "x/2": names[key]}, rules=RULES) == ""


def test_who_speaks_for_a_body_is_that_body() -> None:
    assert (
        source_key(source("Rami Abdulrahman", "person/rami-abdulrahman"), rules=RULES) == "org/sohr"
    )
    assert source_key(source("Rami Abdel Rahman"), rules=RULES) == "org/sohr"


CASES = [
    ("one official", {"a": ["Olan Veresk"], "b": ["Olan Veresk"], "c": [""]}, "ab c"),
    ("one id", {"a": ["org/x"], "b": ["org/x", ""]}, "ab"),
    ("two officials", {"a": ["Olan Veresk"], "b": ["Mira Tolan"]}, "a b"),
    ("nobody named", {"a": ["residents"], "b": ["residents"], "c": ["an official"]}, "a b c"),
    ("most rest on it", {"a": ["org/x", "org/x", "residents"], "b": ["org/x"]}, "ab"),
    ("a few words of it", {"a": ["Olan Veresk", "", "", ""], "b": ["Olan Veresk"]}, "a b"),
    ("as many of another", {"a": ["org/x", "org/y"], "b": ["org/x"], "c": ["org/y"]}, "a b c"),
    ("innermost source counts", {"a": [["TVN", "org/y"]], "b": [["org/x", "org/y"]]}, "ab"),
    ("innermost named source", {"a": [["TVN", "a source"]], "b": [["TVN", "residents"]]}, "ab"),
    ("cites the other outlet", {"a": ["Outlet b", ""], "b": ["", "", "org/x"]}, "ab"),
    ("a surname", {"a": ["Olan Veresk", "Veresk"], "b": ["Olan Veresk"]}, "ab"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "reports", "expected"), CASES, ids=[c[0] for c in CASES])
def test_chains(name: str, reports: dict[str, list[str]], expected: str) -> None:
    told = [one for report, cited in reports.items() for one in tell(report, *cited)]
    assert event_chains(told, (), rules=RULES) == tuple(tuple(c) for c in expected.split())


def test_copies_are_one_chain_and_bring_their_source() -> None:
    told = [*tell("a", ""), *tell("b", "Olan Veresk"), *tell("c", "Olan Veresk"), *tell("d", "")]
    assert event_chains(told, [("a", "b")], rules=RULES) == (("a", "b", "c"), ("d",))
    apart = [*tell("a", ""), *tell("b", "residents"), *tell("c", "residents")]
    assert event_chains(apart, [("a", "b")], rules=RULES) == (("a", "b"), ("c",))


def test_an_outlet_in_its_own_voice_is_one_chain() -> None:
    told = [*tell("a", "", publisher="Torvek Post"), *tell("b", "", publisher="Torvek Post")]
    assert event_chains(told, (), rules=RULES) == (("a", "b"),)
    cites = [*tell("a", "", publisher="Torvek Post"), *tell("b", "org/x", publisher="Torvek Post")]
    assert event_chains(cites, (), rules=RULES) == (("a",), ("b",))
    # a wire text printed by two outlets is not their own voice
    wire = [
        *tell("a", "", publisher="A"),
        *tell("b", "", publisher="B"),
        *tell("c", "", publisher="B"),
    ]
    assert event_chains(wire, [("a", "b")], rules=RULES) == (("a", "b"), ("c",))


def test_who_owns_to_an_attack_is_not_behind_the_rest() -> None:
    owned = tell("a", "group/x", "group/x", stance="claims_responsibility")
    rest = [Told(t.claim, "b", "B") for t in tell("b", "", "")]
    told = [*owned, *[Told(t.claim, "a", "A") for t in tell("a2", "", "")], *rest]
    assert event_chains([*told, *tell("c", "group/x")], (), rules=RULES) == (("a",), ("b",), ("c",))


def test_claims_of_one_source_have_one_name() -> None:
    told = [
        *tell("a", "org/x", "org/x", "", "residents"),
        *tell("b", "org/x"),
        *tell("c", "Mira Tolan", "org/x", "", ""),
        *tell("d", "residents", ""),
    ]
    chains = event_chains(told, (), rules=RULES)
    assert chains == (("a", "b"), ("c",), ("d",))
    assert claim_chains(told, (), chains, rules=RULES) == {
        "a-0": "a",
        "a-1": "a",
        "a-2": "a",
        "a-3": "a/residents",
        "b-0": "a",
        "c-0": "mira tolan",
        "c-1": "a",
        "c-2": "c",
        "c-3": "c",
        "d-0": "d/residents",
        "d-1": "d",
    }


def test_claims_of_copies_have_one_name() -> None:
    told = [*tell("a", "residents", ""), *tell("b", "residents", "")]
    chains = event_chains(told, [("a", "b")], rules=RULES)
    names = claim_chains(told, [("a", "b")], chains, rules=RULES)
    assert names == {"a-0": "a/residents", "a-1": "a", "b-0": "a/residents", "b-1": "a"}


NAMES = ["", "Olan Veresk", "Mira Tolan", "org/x", "residents", "the monitor", "Outlet r1"]
REPORTS = st.lists(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4), min_size=1, max_size=6)


@given(REPORTS, st.randoms(use_true_random=False))
def test_every_report_is_in_one_chain_whatever_the_order(
    reports: list[list[str]], draw: random.Random
) -> None:
    told = [one for at, cited in enumerate(reports) for one in tell(f"r{at}", *cited)]
    copies = (("r0", "r1"),) if len(reports) > 1 else ()
    chains = event_chains(told, copies, rules=RULES)
    names = claim_chains(told, copies, chains, rules=RULES)
    assert sorted(r for chain in chains for r in chain) == sorted({t.report for t in told})
    assert not copies or any({"r0", "r1"} <= set(chain) for chain in chains)
    assert set(names) == {t.id for t in told}
    mixed = list(told)
    draw.shuffle(mixed)
    assert event_chains(mixed, copies, rules=RULES) == chains
    assert claim_chains(mixed, copies, chains, rules=RULES) == names
