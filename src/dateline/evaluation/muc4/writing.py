"""The response file: templates of all messages in the key format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dateline.evaluation.muc4.keys import Template, nothing_lines, template_lines


def response_lines(answers: Iterable[tuple[str, Sequence[Template]]]) -> Iterator[str]:
    """The lines of a response: for each message id its templates, or that it has none."""
    for message, templates in answers:
        for number, template in enumerate(templates, 1):
            yield from template_lines(template, number)
            yield ""
        if not templates:
            yield from nothing_lines(message)
            yield ""
