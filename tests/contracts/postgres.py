"""A PostgreSQL server for the length of the tests: the one that is given, else one of our own."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_GIVEN = "DATELINE_TEST_POSTGRES"


def missing() -> str:
    """Why no server can be had; empty when one can."""
    if os.environ.get(_GIVEN) or (_tool("initdb") and _tool("pg_ctl")):
        return ""
    return f"not run: {_GIVEN} names no database, and PostgreSQL is not installed"


@contextmanager
def server() -> Iterator[str]:
    """The URL of a database to fill and empty: that of DATELINE_TEST_POSTGRES, or a new one.

    A new one listens on no network, only on a socket in its own folder, and is removed afterwards.
    """
    if given := os.environ.get(_GIVEN):
        yield given
        return
    folder = Path(tempfile.mkdtemp(prefix="dateline-pg-"))
    # The server refuses to run as root; "nobody" is there on every Debian.
    user = "nobody" if os.geteuid() == 0 else None
    if user:
        shutil.chown(folder, user)
    data = folder / "data"
    try:
        _run("initdb", "-D", data, "-U", "dateline", "-A", "trust", "-E", "UTF8", user=user)
        options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
        log = folder / "log"
        _run("pg_ctl", "-D", data, "-o", options, "-l", log, "-w", "start", user=user)
        try:
            yield f"postgresql://dateline@/postgres?host={folder}"
        finally:
            _run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop", user=user)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _tool(name: str) -> str | None:
    debian = sorted(map(str, Path("/usr/lib/postgresql").glob("*/bin")))
    return shutil.which(name, path=os.pathsep.join([os.environ.get("PATH", ""), *debian]))


def _run(name: str, *arguments: object, user: str | None) -> None:
    command = [str(_tool(name)), *map(str, arguments)]
    subprocess.run(  # noqa: S603
        command,
        check=True,
        user=user,
        cwd="/",
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
