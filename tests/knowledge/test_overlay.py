"""A user's own tables over ours: every fault is told with its place, and each id does as asked."""

from __future__ import annotations

import dataclasses

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.actors.lint import lint_registry
from dateline.knowledge.event_rules import load_codebook
from dateline.knowledge.overlay import Overlaid
from dateline.knowledge.registry import load_registry
from dateline.settings import KnowledgeFolder
from dateline.wiring import lay_over_ours, load_tables

RULES, ACTORS, MODES = "codebook/a.yaml", "actors/a.tsv", "codebook/modes.tsv"
NAMES = {"rules": RULES, "actors": ACTORS, "modes": MODES}
GOOD = """\
- id: own.torch
  type: ASSAULT
  patterns: [torch/V]
  frame: attack
  examples: ["Gunmen [torched] two shops."]
"""
HEADER = "id\tname\tkind\tcountry\tsector\tsince\tuntil\tparents\taliases\troles\tretire\n"


def lay(*others: str, **files: str | bytes) -> Overlaid:
    """Our tables with files over them: ``rules``, ``actors`` and ``modes`` by their texts."""
    content = (
        (NAMES.get(name, name), text if isinstance(text, bytes) else text.encode())
        for name, text in files.items()
    )
    return lay_over_ours(KnowledgeFolder("own", tuple(sorted(content)), others))


def rules(text: str) -> Overlaid:
    return lay(rules="rules:\n" + text)


def actors(*rows: str) -> Overlaid:
    """The registry with rows over it; "id=group/a name=A" is a row."""
    columns = HEADER.strip().split("\t")
    lines = []
    for row in rows:
        cells = dict(cell.split("=", 1) for cell in row.split("; "))
        assert cells.keys() <= set(columns)
        lines.append("\t".join(cells.get(column, "") for column in columns))
    return lay(actors=HEADER + "\n".join(lines) + "\n")


def told(laid: Overlaid) -> list[str]:
    return [str(fault) for fault in laid.faults]


RULE_FAULTS = [
    (GOOD.replace("patterns:", "pattern:"), f"{RULES}:4: no field 'pattern' (did you mean patt"),
    (GOOD.replace("  frame: attack\n", ""), f"{RULES}:2: no rule of ours is own.torch, so it is"),
    (
        GOOD.replace("own.torch", "assault.atack").replace("  frame: attack\n", ""),
        "assault.attack?",
    ),
    (GOOD.replace("ASSAULT", "ASSALT"), f"{RULES}:2: rule own.torch: 'ASSALT' is not an event"),
    (GOOD.replace("frame: attack", "frame: atack"), f"{RULES}:2: rule own.torch: no frame 'atack'"),
    (GOOD + "  modes: [arial]\n", f"{RULES}:2: rule own.torch: ASSAULT has no mode arial"),
    (GOOD + "  otherwise: [arial]\n", f"{RULES}:2: rule own.torch: ASSAULT has no mode arial"),
    (GOOD + "  contexts: [weather]\n", f"{RULES}:2: rule own.torch: no context weather"),
    (GOOD + "  counts: sheep\n", f"{RULES}:2: rule own.torch: 'sheep' is not a count kind"),
    (GOOD + "  counted: yes\n", f"{RULES}:7: counted: true or false is wanted"),
    (GOOD + "  evidence: rumour\n", f"{RULES}:7: evidence: 'rumour' is not outcome"),
    (GOOD + "  frame: bomb\n", f"{RULES}:7: 'frame' is given twice"),
    (GOOD.replace("frame: attack", "frame: [attack]"), f"{RULES}:5: frame: one text is wanted"),
    (GOOD.replace("torch/V", "torch/Q"), f"{RULES}:2: rule own.torch: step 'torch/Q' is not lemma"),
    (GOOD.replace("torch/V", '">on/P"'), f"{RULES}:2: rule own.torch: the anchor '>on/P' cannot"),
    (GOOD.replace("torch/V", "'*/V'"), f"{RULES}:2: rule own.torch: pattern '*/V' has an anchor"),
    (GOOD + '  needs: ["subj:armd"]\n', f"{RULES}:2: rule own.torch: needs: 'subj:armd' asks for"),
    (GOOD + "  bars: [gruond]\n", f"{RULES}:2: rule own.torch: bars: 'gruond' is no condition"),
    (GOOD + '  bars: ["obj="]\n', f"{RULES}:2: rule own.torch: bars: 'obj=' is not arc=lemma"),
    (GOOD.replace("[torched]", "torched"), f"{RULES}:2: rule own.torch: every example marks its"),
    (GOOD + "  bars: {a: b}\n", f"{RULES}:7: bars: a text or a list of texts is wanted"),
    (GOOD + "  bars: [[a]]\n", f"{RULES}:7: bars: every item is a text"),
    (GOOD + GOOD, f"{RULES}:7: own.torch is also in {RULES}:2"),
    (GOOD + "- just words\n", f"{RULES}:7: rules: an entry is a mapping"),
    ("- frame: attack\n", f"{RULES}:2: an entry needs id:"),
    ("- id: own torch\n", f"{RULES}:2: an entry needs id:"),
    ("- id: assault.raid\n  frame: attack\n", f"{RULES}:2: rule assault.raid changes nothing"),
    (
        "- id: assault.raid\n  modes: [arial]\n",
        f"{RULES}:2: rule assault.raid: ASSAULT has no mode",
    ),
    ("- id: own.none\n  retire: true\n", f"{RULES}:2: there is no rule own.none to retire"),
    ("- id: assault.raid\n  retire: yes\n", f"{RULES}:3: retire: true or false is wanted"),
    ("- id: assault.raid\n  retire: true\n  frame: bomb\n", "something is given besides: frame"),
    ("- id: x\n  patterns: [!attack/N]\n", f"{RULES}:3: "),
    ("- id: x\n  patterns: [&arms /N]\n", f"{RULES}:3: an anchor '&arms' (put the text in quo"),
    ("- id: x\n  patterns: *all\n", f"{RULES}:3: "),
    ("- id: !!python/name:os.system\n", f"{RULES}:2: a tag '"),
    ("- [[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]\n", f"{RULES}:2: nested too deep"),
]


@pytest.mark.parametrize(("text", "fault"), RULE_FAULTS)
def test_a_fault_of_a_rule_is_told_with_its_line(text: str, fault: str) -> None:
    assert any(fault in line for line in told(rules(text))), told(rules(text))


FILE_FAULTS: list[tuple[dict[str, str | bytes], str]] = [
    ({"rules": "rules: none\n"}, f"{RULES}:1: rules: a list of entries is wanted"),
    ({"rules": "- id: x\n"}, f"{RULES}:1: no mapping with rules, modes, content"),
    ({"rules": "rules: []\nrule: []\n"}, "and no 'rule' (did you mean rules?)"),
    ({"rules": "type: [A]\n"}, f"{RULES}:1: type: one text is wanted"),
    ({"rules": "rules:\n\t- id: x\n"}, f"{RULES}:2: not YAML: "),
    ({"rules": "rules: []\n---\nrules: []\n"}, f"{RULES}:2: not YAML: "),
    ({"rules": b"rules: []\n# caf\xe9\n"}, f"{RULES}:2: not in UTF-8"),
    ({"rules": b"rules: []\n\x00"}, f"{RULES}: not YAML: "),
    ({"actors": "id\tnmae\ngroup/a\tA\n"}, f"{ACTORS}:1: no column 'nmae' (did you mean name?)"),
    ({"actors": "name\tkind\n"}, f"{ACTORS}:1: the first line names the columns, at least id"),
    ({"actors": "id,name\n"}, "with tabs between them"),
    ({"actors": "id\tid\n"}, f"{ACTORS}:1: column id is given twice"),
    ({"actors": "id\tname\ngroup/a\tA\tB\n"}, f"{ACTORS}:2: 3 cells under 2 columns"),
    ({"actors": "id\tname\ngroup/a\tA\x1b[2J\n"}, f"{ACTORS}:2: a character that cannot be pri"),
    ({"actors": "id\tname\ngroup/a\t" + "A" * 30000 + "\n"}, f"{ACTORS}:2: a cell of more than"),
    ({"actors": b"\xff\xfei\x00d\x00\n\x00"}, f"{ACTORS}:1: not in UTF-8"),
    ({"actors/b.csv": "id\n"}, "actors/b.csv: not read: a table here is actors/*.tsv"),
    ({"codebook/b.json": "{}"}, "codebook/b.json: not read: a table here is *.yaml"),
    ({"modes": "event\tmode\nASSALT\tarson\n"}, f"{MODES}:2: 'ASSALT' is not an event type"),
    ({"modes": "event\tmode\nASSAULT\tArson\n"}, f"{MODES}:2: 'Arson': a mode is small letters"),
    ({"modes": "event\tmode\nASSAULT\taerial\n"}, f"{MODES}:2: ASSAULT aerial is a mode of ours"),
    ({"modes": "event\tmode\nAID\tfood\nAID\tfood\n"}, f"{MODES}:3: AID food is given twice"),
    ({"modes": "event\tmode\tretire\nAID\tfood\tyes\n"}, f"{MODES}:2: there is no mode AID food"),
    ({"modes": "event\tmode\tretire\nAID\tfood\tmaybe\n"}, f"{MODES}:2: retire: 'maybe' is not"),
]


@pytest.mark.parametrize(("files", "fault"), FILE_FAULTS)
def test_a_fault_of_a_file_is_told_with_its_place(
    files: dict[str, str | bytes], fault: str
) -> None:
    laid = lay(**files)
    assert any(fault in line for line in told(laid)), told(laid)


MODE_RULE = """\
- id: own.mode
  type: ASSAULT
  mode: aerial
  lemmas: [glider]
  examples: ["A glider [attack] hit the post."]
"""
MODE_FAULTS = [
    (MODE_RULE.replace("aerial", "arial"), f"{RULES}:4: ASSAULT has no mode 'arial' (did you mean"),
    (MODE_RULE.replace("ASSAULT", "ASSALT"), f"{RULES}:3: 'ASSALT' is not an event type"),
    (MODE_RULE.replace("glider", "hang glider"), f"{RULES}:5: lemma 'hang glider': one word"),
    (MODE_RULE.replace("  lemmas: [glider]\n", ""), f"{RULES}:2: no mode rule of ours is own.mode"),
    (MODE_RULE.replace("mode: aerial", "mode: [aerial]"), f"{RULES}:4: mode: one text is wanted"),
    (MODE_RULE + MODE_RULE, f"{RULES}:7: own.mode is also in {RULES}:2"),
    (MODE_RULE + "  frame: attack\n", f"{RULES}:7: no field 'frame'"),
    ("- id: mode.mob\n  mode: mob\n", f"{RULES}:2: mode rule mode.mob changes nothing of ours"),
    ("- id: mode.request-meet\n  retire: true\n", f"{RULES}:2: mode.request-meet of ours stands"),
    ("- id: mode.none\n  retire: true\n", f"{RULES}:2: there is no mode rule mode.none to retire"),
]


OTHER_FAULTS = [
    ("contexts:\n- id: context.x\n", "2: no context rule of ours is context.x, so it is new and"),
    ("contexts:\n- id: context.gender\n  context: gendr\n", "3: no context 'gendr' (did you mean"),
    ("contexts:\n- id: context.gender\n  context: gender\n", "2: context rule context.gender cha"),
    ("contexts:\n- {id: context.x, retire: true}\n", "2: there is no context rule context.x to"),
    ("overrides:\n- mode: arial\n  over: [mob]\n", "3: no mode 'arial' (did you mean aerial?)"),
    ("overrides:\n- mode: mob\n  over: [arial]\n", "3: no mode 'arial' (did you mean aerial?)"),
    ("overrides:\n- mode: mob\n", "2: over: the modes that mob keeps out are wanted"),
    ("overrides:\n- {mode: abduct, over: [aerial, firearms]}\n", "override abduct changes nothing"),
    ("overrides:\n- {mode: mob, retire: true}\n", "2: there is no override mob to retire"),
    ("overrides:\n- over: [mob]\n", "2: an entry needs mode: of letters"),
]


@pytest.mark.parametrize(("text", "fault"), OTHER_FAULTS)
def test_a_fault_of_a_context_or_override_is_told(text: str, fault: str) -> None:
    assert any(f"{RULES}:" in line and fault in line for line in told(lay(rules=text)))


def test_contexts_and_overrides_are_added_changed_and_retired() -> None:
    laid = lay(
        rules="""\
contexts:
- {id: own.water, context: human_security, lemmas: [Well], examples: [They shelled a well.]}
- {id: context.gender, lemmas: [widow]}
- {id: context.lgbt, retire: true}
overrides:
- {mode: mob, over: [firearms]}
- {mode: grenade, over: [firearms]}
- {mode: abduct, retire: true}
"""
    )
    assert told(laid) == []
    found, ours = laid.codebook.context_rules, load_codebook().context_rules
    assert [rule.context for rule in found["well"]] == ["human_security"]
    assert [rule.context for rule in found["widow"]] == ["gender"]
    assert "girl" in ours
    assert "girl" not in found
    assert "gay" not in found
    overrides = laid.codebook.mode_overrides
    assert overrides["mob"] == overrides["grenade"] == {"firearms"}
    assert "abduct" not in overrides


@pytest.mark.parametrize(("text", "fault"), MODE_FAULTS)
def test_a_fault_of_a_mode_rule_is_told_with_its_line(text: str, fault: str) -> None:
    laid = lay(rules="modes:\n" + text)
    assert any(fault in line for line in told(laid)), told(laid)


NEW = "id=group/own; name=Own Front; kind=armed_force"
PARTY_FAULTS = [
    ("id=group/own; name=Own Front", "no party of ours is group/own, so it is new and needs kind"),
    ("id=group/islamic-stat", "needs name, kind (did you mean group/islamic-state?)"),
    ("id=group own; name=A; kind=group", "id 'group own': an id of letters"),
    (NEW.replace("armed_force", "mob"), "kind 'mob' is not one of person, organisation"),
    (f"{NEW}; country=Congo", "group/own: country Congo is unknown"),
    (f"{NEW}; sector=ARM", "group/own: sector ARM is unknown"),
    (f"{NEW}; since=2015; until=2014", "group/own: existence: 2015-01-01 is after 2014-12-31"),
    (f"{NEW}; since=2014-13", "since: month must be in 1..12"),
    (f"{NEW}; since=12 May 2014", "since: '12 May 2014' is no day such as 2014, 2014-06 or"),
    (f"{NEW}; since=99999999999999999999", "since: '99999999999999999999' is no day"),
    (f"{NEW}; parents=group/nowhere", "group/own: parent group/nowhere does not exist"),
    (f"{NEW}; parents=group/own", "group/own: is its own parent"),
    (f"{NEW}; aliases=Ours~nick", "group/own: alias 'Ours' is of unknown kind 'nick'"),
    (f"{NEW}; aliases=Ours~short~2015~2013", "group/own: alias 'Ours': 2015-01-01 is after 2013"),
    (f"{NEW}; aliases=Ours~short~soon", "aliases: 'Ours~short~soon': 'soon' is no day such as"),
    (f"{NEW}; aliases=A~short~~~x", "aliases: 'A~short~~~x': an alias is name~kind~since~until"),
    (f"{NEW}; aliases=Ours|Ours", "aliases: 'Ours' is given twice"),
    (f"{NEW}; aliases=Ours||Us", "aliases: an empty item between |"),
    (f"{NEW}; aliases=---", "name '---' has no letter or digit"),
    (f"{NEW}; aliases={'A' * 201}", "has more than 200 characters"),
    (
        f"{NEW}; aliases=ISIS",
        "'isis' names both group/islamic-state and group/own at the same time",
    ),
    (f"{NEW}; roles=REB~soon", "roles: 'REB~soon': 'soon' is no day"),
    (f"{NEW}; roles=ARM~2014", "group/own: sector ARM is unknown"),
    ("id=group/lra; name=Lord's Resistance Army", "group/lra changes nothing of ours"),
    ("id=group/lra; name=-", "group/lra needs name"),
    ("id=group/lra; retire=perhaps", "retire: 'perhaps' is not true or false"),
    ("id=group/lra; sector=REB; retire=yes", "group/lra is retired, and something is given bes"),
    ("id=group/nowhere; retire=yes", "there is no party group/nowhere to retire"),
    ("id=USA; retire=yes", "USA is a state, which cannot be retired"),
]


@pytest.mark.parametrize(("row", "fault"), PARTY_FAULTS)
def test_a_fault_of_a_party_is_told_with_its_row(row: str, fault: str) -> None:
    lines = told(actors(row))
    assert any(line.startswith(f"{ACTORS}:2: ") and fault in line for line in lines), lines


def test_a_party_cannot_have_a_retired_parent_nor_be_given_twice() -> None:
    laid = actors(f"{NEW}; parents=group/lra", "id=group/lra; retire=yes", NEW)
    assert told(laid) == [
        f"{ACTORS}:2: group/own: parent group/lra does not exist",
        f"{ACTORS}:4: group/own is also in {ACTORS}:2",
    ]


@pytest.mark.parametrize(
    ("others", "fault"),
    [
        (("places",), "places: not read: tables lie in codebook/ and actors/"),
        (("codebok",), "(did you mean codebook?)"),
        (("rules.yaml",), "rules.yaml: not read"),
        (("src", "README.md"), ".: no table in it"),
    ],
)
def test_tables_that_would_not_be_read_are_told(others: tuple[str, ...], fault: str) -> None:
    assert any(fault in line for line in told(lay(*others)))


def test_notes_beside_tables_are_no_fault() -> None:
    laid = lay("README.md", "notes", rules="rules:\n" + GOOD, **{"codebook/notes.md": "why"})
    assert told(laid) == []


def test_all_faults_of_all_files_are_told_at_once_in_order() -> None:
    files = {
        "rules": "rules:\n" + GOOD.replace("attack", "atack").replace("torch/V", "torch/Q"),
        "actors": HEADER + "group/own\tOwn\tmob\tXX\tZZ\n",
    }
    laid = lay("places", **files)
    assert [line.partition(": ")[0] for line in told(laid)] == [
        *[f"{ACTORS}:2"] * 3,
        *[f"{RULES}:2"] * 2,
        "places",
    ]
    content = tuple((names, files[name].encode()) for name, names in NAMES.items() if name in files)
    with pytest.raises(KnowledgeError) as raised:
        load_tables(KnowledgeFolder("own", content))
    own = [line for line in told(laid) if not line.startswith("places")]
    assert raised.value.faults == [f"own/{line}" for line in own]


def test_nothing_own_leaves_our_tables_as_they_are() -> None:
    for empty in (lay(), lay(rules="", actors="# nothing\n", modes="")):
        assert empty.codebook is load_codebook()
        assert empty.registry is load_registry()
        assert (empty.changes, empty.faults) == ((), ())


def test_rules_are_added_before_ours_changed_in_place_and_retired() -> None:
    ours = load_codebook().rules
    laid = rules(
        GOOD + "- id: assault.raid\n  bars: ['subj=police']\n- {id: protest.demo, retire: true}\n"
    )
    assert told(laid) == []
    first, *rest = laid.codebook.rules
    assert (first.id, first.source) == ("own.torch", f"own: {RULES}")
    assert [r.id for r in rest] == [r.id for r in ours if r.id != "protest.demo"]
    old, new = (next(r for r in found if r.id == "assault.raid") for found in (ours, rest))
    assert new == dataclasses.replace(old, bars=("subj=police",), source=f"own: {RULES}")
    assert [(c.act, c.id, c.line) for c in laid.changes] == [
        ("adds", "own.torch", 2),
        ("changes", "assault.raid", 7),
        ("retires", "protest.demo", 9),
    ]
    assert laid.changes[1].differences == (("bars", "+ subj=police"),)


def test_the_head_of_a_file_holds_for_new_rules_only() -> None:
    text = GOOD.replace("  type: ASSAULT\n", "") + "- id: assault.raid\n  modes: [mob]\n"
    laid = lay(rules=f"source: Manual\ntype: COERCE\nrules:\n{text}".replace("[mob]", "[loot]"))
    assert told(laid) == []
    found = {rule.id: rule for rule in laid.codebook.rules}
    assert (found["own.torch"].type, found["own.torch"].source) == ("COERCE", "Manual")
    assert found["assault.raid"].type == "ASSAULT"


def test_a_mode_is_added_and_one_that_is_retired_is_given_by_no_rule() -> None:
    table = "event\tmode\tdefinition\tretire\nASSAULT\tarson\tfire\t\nASSAULT\taerial\t\tyes\n"
    laid = lay(modes=table, rules="modes:\n" + MODE_RULE.replace("aerial", "arson"))
    assert told(laid) == []
    book = laid.codebook
    assert "arson" in book.modes["ASSAULT"]
    assert "aerial" not in book.modes["ASSAULT"]
    assert book.mode_rules[0].id == "own.mode"
    given = {m for r in book.rules if r.type == "ASSAULT" for m in (*r.modes, *r.otherwise)}
    assert "aerial" not in given | {r.mode for r in book.mode_rules}
    assert "heavy-weapons" in given


def test_a_rule_that_gives_a_retired_mode_is_a_fault() -> None:
    laid = lay(modes="event\tmode\tretire\nASSAULT\taerial\tyes\n", rules="modes:\n" + MODE_RULE)
    assert any("ASSAULT has no mode 'aerial'" in line for line in told(laid))


def test_parties_are_added_changed_and_retired() -> None:
    laid = actors(
        f"{NEW}; country=COD; sector=REB; since=2011; "
        "aliases=OF~acronym|Old Front~predecessor~2009~2011",
        "id=group/islamic-state; aliases=+Black Banner",
        "id=group/lra; sector=-; aliases=-",
        "id=group/m23; retire=yes",
    )
    assert told(laid) == []
    found, ours = laid.registry.by_id, load_registry().by_id
    assert [a.kind for a in found["group/own"].aliases] == ["acronym", "predecessor"]
    assert found["group/islamic-state"].aliases[:-1] == ours["group/islamic-state"].aliases
    assert (found["group/lra"].sector, found["group/lra"].aliases) == (None, ())
    assert found["group/lra"].name == ours["group/lra"].name
    assert "group/m23" not in found
    names = [[f.actor.id for f in laid.registry.find(n) if f.actor] for n in ("Old Front", "M23")]
    assert names == [["group/own"], []]
    assert not any("group/m23" in actor.parents for actor in laid.registry.actors)
    assert lint_registry(laid.registry) == []
    assert load_registry().find("Black Banner") == ()


def test_columns_may_stand_in_any_order_and_lines_end_as_on_any_system() -> None:
    text = "\ufeff# a note\r\nname\tkind\tid\r\nOwn Front\tgroup\tgroup/own\r\n\r\n"
    laid = lay(actors=text)
    assert told(laid) == []
    assert laid.registry.by_id["group/own"].name == "Own Front"
