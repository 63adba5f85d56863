"""Lines of a GeoNames dump: which are kept, what they become, and what hostile ones do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import KnowledgeError
from dateline.knowledge.places import geonames
from dateline.knowledge.places.geonames import (
    Areas,
    BadLine,
    FeatureRule,
    division_of,
    feature_table,
    raw_from,
    rule_of,
    split_line,
)
from dateline.knowledge.places.sources import Raw
from dateline.knowledge.places.tables import FEATURES
from places.cut import BAMAKO, BRIDGE, HAMLET, MOPTI, NEW_DIVISION, QUARTER, STREAM, line

AREAS = Areas({"ML": "MLI"}, {"ML.04": "Mopti", "ML.01": "Bamako"})
RULES = list(dict.fromkeys(feature_table().rules.values()))


def read(text: str | bytes) -> Raw | None:
    """What a line becomes; None when its kind is left out."""
    cells = split_line(text.encode() if isinstance(text, str) else text)
    rule = rule_of(cells)
    return raw_from(cells, rule, AREAS) if rule else None


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_examples_of_a_rule_hold(rule: FeatureRule) -> None:
    for example in rule.examples:
        told, _, feature = example.partition(" = ")
        code, people = told.split(" ")
        kind, _, rest = code.partition(".")
        raw = read(line(kind=kind, code=rest, people=people))
        assert raw is not None
        assert raw.feature == feature, example
        assert code in rule.codes


@pytest.mark.parametrize("code", feature_table().not_examples)
def test_what_is_left_out_is_left_out(code: str) -> None:
    kind, _, rest = code.partition(".")
    assert read(line(kind=kind, code=rest)) is None


PLACES = [
    (BAMAKO, Raw("geonames:2460596", ["Bamako", "Bamaco"], "capital", "MLI", "Bamako", 12.60915,
                 -7.97522, 4227569, 20_000, "Africa/Bamako")),
    (HAMLET, Raw("geonames:90000001", ["Tindoubou", "Tinndubu"], "village", "MLI", "Mopti", 14.2,
                 -3.5, 0, 1_000, "Africa/Bamako")),
    (MOPTI, Raw("geonames:2453347", ["Mopti"], "adm1", "MLI", "Mopti", 14.63, -3.93, 0, 100_000,
                "Africa/Bamako")),
    (QUARTER, Raw("geonames:90000003", ["Sabadougou"], "neighbourhood", "MLI", "Bamako", 12.61,
                  -7.95, 0, 1_000, "Africa/Bamako")),
    (STREAM, Raw("geonames:90000005", ["Tindoubou"], "river", "MLI", "Mopti", 13.1, -4.0, 0, 30_000,
                 "Africa/Bamako")),
    (BRIDGE, Raw("geonames:90000004", ["Pont de Kelawar"], "bridge", "", None, 14.2, -3.5, 0, 1_000,
                 "Africa/Bamako")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place"), PLACES, ids=[p.names[0] for _, p in PLACES])
def test_a_line_becomes_a_place(text: str, place: Raw) -> None:
    assert read(text) == place


CASES = [
    ("a division is called as ours are", {"name": "Kayes Region", "kind": "A", "code": "ADM2"},
     "names", ["Kayes Region", "Kayes"]),
    ("the form in Latin letters comes first", {"name": "تندوبو", "ascii": "Tandubu"},
     "names", ["Tandubu", "تندوبو"]),
    ("a name that cannot be printed gives way", {"name": "Tin\x07", "ascii": "Tin"},
     "names", ["Tin"]),
    ("a division that nobody names is not known", {"admin1": "00"}, "admin1", None),
    ("a country that nobody names is not known", {"country": "XX"}, "country", ""),
    ("a town is as wide as its people need", {"people": "300000"}, "radius_m", 5642),
    ("a population left out is not known", {"people": ""}, "population", 0),
    ("a time zone left out is not known", {"zone": ""}, "timezone", None),
    ("a time zone that is none is not known", {"zone": "x" * 60}, "timezone", None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("given_", "field", "value"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_a_column_is_read(given_: dict[str, str], field: str, value: object) -> None:
    assert getattr(read(line(**given_)), field) == value


BAD = [
    ({"lat": "north"}, "latitude"),
    ({"lat": "91"}, "latitude"),
    ({"lon": "nan"}, "longitude"),
    ({"lon": ""}, "longitude"),
    ({"id": "-5"}, "geonameid"),
    ({"id": "9" * 30}, "geonameid"),
    ({"id": "268435457"}, "geonameid"),
    ({"people": "many"}, "population"),
    ({"people": "9" * 12}, "population"),
    ({"name": "", "ascii": " "}, "no name"),
    ({"name": "x" * 201}, "no name"),
]


@pytest.mark.parametrize(("given_", "reason"), BAD)
def test_a_line_that_is_no_place_says_why(given_: dict[str, str], reason: str) -> None:
    with pytest.raises(BadLine, match=reason):
        read(line(**given_))


def test_columns_are_counted() -> None:
    with pytest.raises(BadLine, match="3 columns instead of 19"):
        read("1\tBamako\tBamako")


def test_a_line_of_a_division_names_its_code() -> None:
    assert division_of(split_line(NEW_DIVISION.encode())) == {"ML.77": "Région de Talaba"}
    assert division_of(split_line(HAMLET.encode())) == {}


CELLS = st.lists(st.binary(max_size=12) | st.text(max_size=12).map(str.encode), max_size=22)


@given(CELLS | st.permutations(HAMLET.encode().split(b"\t")))
def test_any_line_is_a_place_left_out_or_bad(cells: list[bytes]) -> None:
    try:
        raw = read(b"\t".join(cells))
    except (BadLine, UnicodeDecodeError):
        return
    if raw is not None:
        assert raw.names
        assert raw.feature in FEATURES
        assert -90 <= raw.lat <= 90
        assert -180 <= raw.lon <= 180
        assert 0 <= raw.population < 1 << 63


@given(st.fixed_dictionaries({}, optional={n: st.text(max_size=20) for n in ("name", "others")}))
def test_any_names_are_kept_or_told(named: dict[str, str]) -> None:
    clean = {k: v.replace("\t", " ").replace("\n", " ") for k, v in named.items()}
    try:
        raw = read(line(**clean).encode("utf-8", "replace"))
    except BadLine as fault:
        assert "name" in str(fault) or "columns" in str(fault)
        return
    assert raw is not None
    assert all(name.isprintable() for name in raw.names)


def test_every_fault_of_the_table_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = [
        {"id": "a", "codes": ["P.PPL"], "feature": "castle", "radius_km": 1, "examples": ["x"]},
        {"id": "b", "codes": ["P.PPL"], "feature": "city", "radius_km": 1},
    ]
    table = {"rules": rules, "small_under": 500, "not_examples": []}
    monkeypatch.setattr(geonames, "read_yaml", lambda *_: table)
    feature_table.cache_clear()
    with pytest.raises(KnowledgeError) as fault:
        feature_table()
    feature_table.cache_clear()
    told = " ".join(fault.value.faults)
    assert "castle" in told
    assert "b: no example" in told
    assert "P.PPL has a rule already" in told
