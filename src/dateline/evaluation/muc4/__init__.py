"""MUC-4: templates of terrorist incidents, written from claims (task documentation, 1992)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from dateline.evaluation.muc4.keys import Filler, Template, read_templates
from dateline.evaluation.muc4.scenes import scene_of
from dateline.evaluation.muc4.templates import templates_of
from dateline.evaluation.muc4.texts import Message, messages_in, read_messages
from dateline.evaluation.muc4.weighing import shipped_models
from dateline.evaluation.muc4.writing import response_lines
from dateline.knowledge.muc4_tables import muc4_tables
from dateline.model import Coding, Report, Sentence

ReadOut = Callable[[Iterable[Report]], Iterator[tuple[tuple[Sentence, ...], Coding]]]


def answers(
    messages: Sequence[Message], read_out: ReadOut
) -> Iterator[tuple[Message, Coding, list[Template]]]:
    """Each message with its coding and its templates, in order.

    *read_out* gives the sentences and the coding of each report, one by one.
    """
    tables, models = muc4_tables(), shipped_models()
    read = read_out(message.report() for message in messages)
    for message, (sentences, coding) in zip(messages, read, strict=True):
        scene = scene_of(message, sentences, coding, tables)
        yield message, coding, list(templates_of(scene, tables, models))


__all__ = [
    "Filler",
    "Message",
    "Template",
    "answers",
    "messages_in",
    "read_messages",
    "read_templates",
    "response_lines",
]
