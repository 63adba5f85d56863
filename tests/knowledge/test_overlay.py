"""A user's own tables over ours: each id does as asked, and nothing else changes."""

from __future__ import annotations

import dataclasses

from dateline.knowledge.actors.lint import lint_registry
from dateline.knowledge.event_rules import load_codebook
from dateline.knowledge.registry import load_registry
from knowledge.overlays import (
    GOOD,
    MODE_RULE,
    NEW,
    RULES,
    actors,
    lay,
    rules,
    told,
)


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


def test_figures_are_added_changed_and_retired() -> None:
    laid = lay(
        rules="""\
figures:
- {id: own.chess, types: [ASSAULT], words: [Chess, mate], examples: ["She [attacked] early."]}
- {id: figure.weather, subjects: [drizzle]}
- {id: figure.clock, retire: true}
"""
    )
    assert told(laid) == []
    found = {rule.id: rule for rule in laid.codebook.figures}
    assert found["own.chess"].words == {"chess", "mate"}
    assert found["figure.weather"].subjects == {"drizzle"}
    assert found["figure.weather"].always
    assert "figure.clock" not in found
    assert [change.act for change in laid.changes] == ["adds", "changes", "retires"]


def test_notes_beside_tables_are_no_fault() -> None:
    laid = lay("README.md", "notes", rules="rules:\n" + GOOD, **{"codebook/notes.md": "why"})
    assert told(laid) == []


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


def test_a_frame_of_a_folder_can_be_asked_for_and_one_of_ours_is_changed_by_its_arcs() -> None:
    frames = "frames:\n- {id: own, subj: actor, on|against: target}\n- {id: attack, with: none}\n"
    laid = lay(rules="rules:\n" + GOOD.replace("frame: attack", "frame: own") + frames)
    assert told(laid) == []
    assert laid.codebook.frames["own"] == {"subj": "actor", "on": "target", "against": "target"}
    assert laid.codebook.frames["attack"] == {**load_codebook().frames["attack"], "with": "none"}
    assert laid.changes[-1].differences == (("with", "instrument → none"),)


def test_columns_may_stand_in_any_order_and_lines_end_as_on_any_system() -> None:
    text = "\ufeff# a note\r\nname\tkind\tid\r\nOwn Front\tgroup\tgroup/own\r\n\r\n"
    laid = lay(actors=text)
    assert told(laid) == []
    assert laid.registry.by_id["group/own"].name == "Own Front"
