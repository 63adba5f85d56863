"""The shipped schema is the one the model gives, and says what the format says."""

from __future__ import annotations

import json

from dateline.model.schema import PATH, schema, schema_text


def test_the_shipped_schema_is_up_to_date() -> None:
    assert PATH.read_text(encoding="utf-8") == schema_text(), "run python -m dateline.model.schema"


def test_every_reference_is_defined() -> None:
    made = schema()
    text = json.dumps(made)
    for name in text.split('"#/$defs/')[1:]:
        assert name.split('"')[0] in made["$defs"]


def test_closed_lists_and_nulls() -> None:
    claim = schema()["$defs"]["Claim"]["properties"]
    assert "CONTROL" in claim["type"]["enum"]
    assert claim["factuality"]["enum"][-1] == "Uu"
    assert claim["statement"] == {"type": ["string", "null"]}
    assert schema()["$defs"]["Place"]["properties"]["radius_m"] == {"type": ["integer", "null"]}


def test_flattened_objects_have_the_fields_of_what_they_wrap() -> None:
    defs = schema()["$defs"]
    assert {"start", "end", "precision", "basis", "mention"} <= set(defs["ClaimTime"]["properties"])
    assert "use" in defs["Toponym"]["properties"]
    assert defs["TimeExpression"]["properties"]["start"]["type"] == ["string", "null"]
