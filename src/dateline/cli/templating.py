"""`dateline evaluate muc4`: messages are coded and their incidents written as templates."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from dateline.cli.notes import Tally, counted, say
from dateline.cli.output import opened
from dateline.cli.progress import progress
from dateline.errors import InputError
from dateline.settings import Settings
from dateline.wiring import sentence_coder


def write_templates(paths: Sequence[Path], settings: Settings, *, out: Path | None) -> int:
    """Write the response for the messages of *paths* and return the exit status.

    Raises InputError when a file cannot be read or an id is given twice: nothing is written then.
    """
    from dateline.evaluation.muc4 import answers, read_messages, response_lines

    messages = [message for path in paths for message in read_messages(path)]
    seen: set[str] = set()
    for message in messages:
        if message.id in seen:
            raise InputError(message.id, "is the id of two messages", "give each text file once")
        seen.add(message.id)
    tally, begun, incidents = Tally(), time.perf_counter(), 0
    with opened(out) as stream, progress([], shown=True, total=len(messages)) as advance:
        for message, coding, templates in answers(messages, sentence_coder(settings)):
            stream.writelines(f"{line}\n" for line in response_lines([(message.id, templates)]))
            incidents += len(templates)
            tally.add(coding)
            advance(len(message.text.split()))
    tally.close(time.perf_counter() - begun)
    say(f"{counted(incidents, 'template')} written")
    return tally.exit_code
