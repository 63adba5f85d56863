"""The store that a command looks into."""

from __future__ import annotations

import shlex
from pathlib import Path

from dateline import wiring
from dateline.cli.notes import counted, say
from dateline.cli.program import program
from dateline.errors import InputError
from dateline.settings import Settings
from dateline.store import Store


def existing_store(settings: Settings, without: str) -> Store:
    """The store of *settings*, which must be there; *without* says what is lacking else.

    Raises InputError when none is named or it does not exist, StoreError when it cannot be opened.
    """
    if settings.store is None:
        raise InputError("--store", without, "give --store, or set DATELINE_STORE")
    if "://" not in settings.store and not Path(settings.store).expanduser().exists():
        raise InputError(settings.store, "no such store", f"make one: {program()} code ... --store")
    return wiring.open_store(settings.store)


def merge_command(settings: Settings) -> str:
    """What to type to merge the store of *settings*."""
    return f"{program()} merge --store {shlex.quote(str(settings.store))}"


def merged_store(settings: Settings, without: str) -> Store:
    """`existing_store` where something was merged; notes what came after the last merge.

    Raises InputError, naming the command, when nothing was merged yet.
    """
    store = existing_store(settings, without)
    ended = [merge for merge in store.merges() if merge.ended is not None]
    if not ended:
        store.close()
        raise InputError(
            str(settings.store), "nothing was merged in it yet", merge_command(settings)
        )
    if late := len(store.pending_numbers()):
        was = "was" if late == 1 else "were"
        say(
            f"note: {counted(late, 'report')} {was} coded after the last merge and not in what"
            f" follows: {merge_command(settings)}"
        )
    return store
