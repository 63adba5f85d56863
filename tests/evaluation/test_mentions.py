"""Readers of mention corpora: the text put together, and each mention at its characters."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

from dateline.evaluation.mentions import MentionCorpus, read_conll, read_ecb

#: Sentences of our own: "At noon, gun-men shot the guard." and "He died ."
FIRST = ["At", "noon", ",", "gun", "-", "men", "shot", "the", "guard", "."]
SECOND = ["The", "guard", "'s", "death", "was", "(", "so", ")", "announced", "."]


def mention(report: str, sentence: int, tokens: list[int], chain: str) -> dict[str, object]:
    return {
        "doc_id": report,
        "sent_id": sentence,
        "tokens_number": tokens,
        "coref_chain": chain,
        "subtopic_id": "7",
    }


def texts(corpus: MentionCorpus) -> list[str]:
    by_id = {report.id: report.text for report in corpus.reports}
    return [" ".join(by_id[m.report][a:b] for a, b in m.spans) for m in corpus.mentions]


def test_ecb(tmp_path: Path) -> None:
    rows = [
        f"3_2ecbplus\t{number}\t{at}\t{word}\t-"
        for number, words in ((0, FIRST), (4, SECOND))
        for at, word in enumerate(words)
    ]
    (tmp_path / "ECB_Dev_corpus.txt").write_text("\n".join(rows) + "\n\n", "utf-8")
    marked = [
        mention("3_2ecbplus", 4, [3], "death"),
        mention("3_2ecbplus", 0, [6], "shot"),
        mention("3_2ecbplus", 4, [4, 8], "told"),
    ]
    (tmp_path / "ECB_Dev_Event_gold_mentions.json").write_text(json.dumps(marked), "utf-8")
    corpus = read_ecb(tmp_path, "Dev")
    (report,) = corpus.reports
    assert report.text == (
        "At noon, gun-men shot the guard.\n\nThe guard's death was (so) announced."
    )
    assert report.published is None
    assert texts(corpus) == ["shot", "death", "was announced"]
    assert list(corpus.chains.values()) == ["death", "shot", "told"]
    assert corpus.topics == {"3_2ecbplus": "3_ecbplus"}


def test_conll(tmp_path: Path) -> None:
    words = [(0, ["2020-03-01"]), (1, FIRST), (2, [*SECOND, "//n"]), (3, ["It", "ended", "."])]
    rows = [",topic/subtopic_name/doc,sent_id,token_id,token,reference"]
    for number, sentence in words:
        for at, word in enumerate(sentence):
            rows.append(f'{len(rows)},0/7/abc,{number},{at},"{word}",-')
    (tmp_path / "conll.csv").write_text("\n".join(rows), "utf-8")
    marked = [mention("abc", 3, [1], "x"), mention("abc", 1, [6], "y"), mention("abc", 1, [6], "z")]
    (tmp_path / "event_mentions.json").write_text(json.dumps(marked), "utf-8")
    corpus = read_conll(tmp_path, "gvc")
    (report,) = corpus.reports
    assert report.published == dt.date(2020, 3, 1)
    assert report.text.endswith("announced.\n\nIt ended.")
    # a mention marked twice is one, in the chain marked first
    assert texts(corpus) == ["shot", "ended"]
    assert sorted(corpus.chains.values()) == ["x", "y"]
    assert corpus.topics == {"abc": "7"}
