"""Every fault of a user's own tables is told with its file and line, all of them at once."""

from __future__ import annotations

import pytest

from dateline.errors import KnowledgeError
from dateline.settings import KnowledgeFolder
from dateline.wiring import load_tables
from knowledge.overlays import (
    ACTORS,
    GOOD,
    HEADER,
    MODE_RULE,
    MODES,
    NAMES,
    NEW,
    RULES,
    actors,
    lay,
    rules,
    told,
)

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
    ("figures:\n- id: own.x\n", "2: no figure of ours is own.x, so it is new: rule own.x: types"),
    ("figures:\n- {id: figure.blaze, types: [ASAULT]}\n", "2: rule figure.blaze: ASAULT is no ev"),
    ("figures:\n- {id: figure.clock, always: true}\n", "2: figure figure.clock changes nothing of"),
    ("figures:\n- {id: figure.x, retire: true}\n", "2: there is no figure figure.x to retire"),
    ("overrides:\n- mode: arial\n  over: [mob]\n", "3: no mode 'arial' (did you mean aerial?)"),
    ("overrides:\n- mode: mob\n  over: [arial]\n", "3: no mode 'arial' (did you mean aerial?)"),
    ("overrides:\n- mode: mob\n", "2: over: the modes that mob keeps out are wanted"),
    ("overrides:\n- {mode: abduct, over: [aerial, firearms]}\n", "override abduct changes nothing"),
    ("overrides:\n- {mode: mob, retire: true}\n", "2: there is no override mob to retire"),
    ("frames:\n- id: own\n", "2: frame own has no arc, such as subj: actor"),
    ("frames:\n- {id: own, subj: actr}\n", "2: subj: 'actr' is not a slot: actor, recipient"),
    ("frames:\n- {id: own, subj: [actor]}\n", "2: subj: 'actor' is not a slot"),
    ("frames:\n- {id: own, on-: target}\n", "2: 'on-' is no arc, such as subj or on"),
    ("frames:\n- {id: attack, subj: actor}\n", "2: frame attack changes nothing of ours"),
    ("frames:\n- {id: attack, retire: true}\n", "2: a frame cannot be retired"),
    ("frames:\n- {subj: actor}\n", "2: an entry needs id:"),
    ("overrides:\n- over: [mob]\n", "2: an entry needs mode: of letters"),
]


@pytest.mark.parametrize(("text", "fault"), OTHER_FAULTS)
def test_a_fault_of_a_frame_context_or_override_is_told(text: str, fault: str) -> None:
    assert any(f"{RULES}:" in line and fault in line for line in told(lay(rules=text)))


@pytest.mark.parametrize(("text", "fault"), MODE_FAULTS)
def test_a_fault_of_a_mode_rule_is_told_with_its_line(text: str, fault: str) -> None:
    laid = lay(rules="modes:\n" + text)
    assert any(fault in line for line in told(laid)), told(laid)


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


def test_texts_and_numbers_of_unknown_ids_are_bounded() -> None:
    assert "a text of more than 2,000 characters" in " ".join(told(rules(f"- id: {'a' * 3000}\n")))
    many = actors(*(f"id=group/islamic-stat{n}; name=A{n}" for n in range(500)))
    assert len(many.faults) == 500
