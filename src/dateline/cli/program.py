"""How the program was started, so that the commands it suggests work as printed."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from pathlib import Path

NAME = "dateline"


def program() -> str:
    """What to type for `dateline` here: its bare name where the shell finds this very program,
    else the path by which it was started, relative to the current folder where it lies below it.
    """
    started = sys.argv[0]
    if Path(started).parts[-2:] == (NAME, "__main__.py"):
        return shlex.join((_path(sys.executable, Path(sys.executable).name), "-m", NAME))
    if Path(started).name.removesuffix(".exe") != NAME:
        return NAME
    return shlex.quote(_path(started, NAME))


def _path(started: str, name: str) -> str:
    """*name*, if the search path leads to *started*; else its path, from here if it can be."""
    found, path = shutil.which(name), os.path.abspath(started)
    if found is not None and os.path.abspath(found) == path:
        return name
    here = os.path.join(os.getcwd(), "")
    near = path.removeprefix(here) if os.path.isabs(started) else started
    # A bare name would be looked up in the search path.
    return near if os.path.dirname(near) else os.path.join(os.curdir, near)
