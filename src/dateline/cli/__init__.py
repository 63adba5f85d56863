"""The command line: `dateline`. Results go to standard output, everything else to standard error.

Exit status: 0 all inputs were read and coded, 1 some were not (the rest is written), 2 usage.
"""

from __future__ import annotations

import sys

from dateline.errors import DatelineError, InputError, KnowledgeError, StoreError

INTERRUPTED = 130


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    from dateline.cli.app import app

    try:
        app(args=arguments, prog_name="dateline")
    except DatelineError as fault:
        from dateline.cli.notes import complain

        complain(str(fault))
        sys.exit(2 if isinstance(fault, InputError | KnowledgeError | StoreError) else 1)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output has seen enough ("dateline ... | head"); nothing is wrong.
        sys.stderr.close()
        sys.exit(0)
    except OSError as fault:
        from dateline.cli.notes import complain

        where = f"{fault.filename}: " if fault.filename else ""
        complain(f"{where}{fault.strerror or fault}")
        sys.exit(1)
