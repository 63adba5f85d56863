"""Gold mentions of happenings in ECB+, the Gun Violence Corpus and MEANTIME, as reports.

The corpora are token files; the text is put together again so that a parser can read it, and each
mention points at its characters. Nothing but tokens, days of publication and the places of the
mentions is read: topics and chains are kept apart, for scoring only.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from dateline.merging.mentions import EventMention
from dateline.model import Report

#: Closed up to the word before, and to the word after.
_LEFT = frozenset(
    {*".,;:!?)]%'’”", "''", "...", "'s", "'S", "’s", "n't", "n’t"}
    | {f"{mark}{rest}" for mark in "'’" for rest in ("ll", "re", "ve", "d", "m")}
)
_RIGHT = frozenset({*"([$“#", "``"})
#: How the Gun Violence Corpus marks the end of a paragraph.
_PARAGRAPH = "//n"
Place = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class MentionCorpus:
    """Reports and the mentions in them; by mention, the gold chain; by report, the gold topic."""

    name: str
    reports: tuple[Report, ...]
    mentions: tuple[EventMention, ...]
    chains: dict[str, str]
    topics: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Token:
    report: str
    sentence: str
    index: int
    text: str


def read_ecb(folder: Path, part: str) -> MentionCorpus:
    """One part ("Dev", "Train") of ECB+ in the folder; the topic is the subtopic ("12_ecbplus").

    Raises OSError when the files are not there.
    """
    lines = (folder / f"ECB_{part}_corpus.txt").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    tokens = [_Token(row[0], row[1], int(row[2]), row[3]) for row in rows if len(row) > 3]
    marked = json.loads((folder / f"ECB_{part}_Event_gold_mentions.json").read_text("utf-8"))
    topics = {m["doc_id"]: _subtopic(m["doc_id"]) for m in marked}
    return _corpus(f"ecbplus {part.lower()}", tokens, marked, topics)


def read_conll(folder: Path, name: str) -> MentionCorpus:
    """A corpus in the form of the Gun Violence Corpus; the topic is the incident reported.

    Raises OSError when the files are not there.
    """
    marked = json.loads((folder / "event_mentions.json").read_text("utf-8"))
    topics = {m["doc_id"]: m["subtopic_id"] for m in marked}
    with (folder / "conll.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))[1:]
    tokens = [_Token(row[1].rsplit("/", 1)[-1], row[2], int(row[3]), row[4]) for row in rows]
    return _corpus(name, [t for t in tokens if t.report in topics], marked, topics)


def _subtopic(report: str) -> str:
    topic, rest = report.split("_", 1)
    return f"{topic}_{rest.lstrip('0123456789')}"


def _corpus(
    name: str, tokens: Sequence[_Token], marked: Sequence[dict[str, Any]], topics: dict[str, str]
) -> MentionCorpus:
    by_report: dict[str, list[_Token]] = {}
    for token in tokens:
        by_report.setdefault(token.report, []).append(token)
    reports: list[Report] = []
    places: dict[Place, tuple[int, int]] = {}
    for report, its in by_report.items():
        day = _day(its[0].text)
        text, found = _text(its[1:] if day else its)
        reports.append(Report(report, text, published=day, language="en"))
        places |= found
    mentions: list[EventMention] = []
    chains: dict[str, str] = {}
    for item in marked:
        at = [places[item["doc_id"], str(item["sent_id"]), n] for n in item["tokens_number"]]
        key = f"{item['doc_id']}:{item['sent_id']}:{'-'.join(map(str, item['tokens_number']))}"
        if key not in chains:
            chains[key] = item["coref_chain"]
            mentions.append(EventMention(key, item["doc_id"], tuple(sorted(at))))
    order = {report.id: number for number, report in enumerate(reports)}
    mentions.sort(key=lambda m: (order[m.report], m.spans))
    return MentionCorpus(name, tuple(reports), tuple(mentions), chains, topics)


def _day(token: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(token)
    except ValueError:
        return None


def _text(tokens: Sequence[_Token]) -> tuple[str, dict[Place, tuple[int, int]]]:
    """The text of one report, and the characters of each of its tokens."""
    parts: list[str] = []
    places: dict[Place, tuple[int, int]] = {}
    length = 0
    for token, gap in _spaced(tokens):
        parts += [gap, token.text]
        length += len(gap)
        places[token.report, token.sentence, token.index] = (length, length + len(token.text))
        length += len(token.text)
    return "".join(parts), places


def _spaced(tokens: Sequence[_Token]) -> Iterator[tuple[_Token, str]]:
    """Each token with the white space before it; paragraphs end where the corpus says so.

    Where it marks no paragraphs, its sentences are mostly not neighbours: each is one.
    """
    kept = [token for token in tokens if token.text != _PARAGRAPH]
    marked = {id(b) for a, b in pairwise(tokens) if a.text == _PARAGRAPH}
    title = kept[0].sentence if kept else ""
    for at, token in enumerate(kept):
        before = kept[at - 1] if at else None
        after = kept[at + 1] if at + 1 < len(kept) else None
        if before is None:
            yield token, ""
        elif id(token) in marked:
            yield token, "\n\n"
        elif before.sentence != token.sentence:
            yield token, " " if marked and before.sentence != title else "\n\n"
        elif (
            token.text in _LEFT
            or before.text in _RIGHT
            or _hyphenated(kept[at - 2 : at + 1])
            or (after and _hyphenated((before, token, after)))
        ):
            yield token, ""
        else:
            yield token, " "


def _hyphenated(three: Iterable[_Token | None]) -> bool:
    """True for words of one sentence around a hyphen: "4-year - old", "hit - and - run"."""
    tokens = [token for token in three if token]
    if len(tokens) != 3 or tokens[1].text != "-" or len({t.sentence for t in tokens}) > 1:
        return False
    return tokens[0].text[-1:].isalnum() and tokens[2].text[:1].isalnum()
