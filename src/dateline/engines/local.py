"""The plain engine: a loop in this process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.engines.port import BuildCoder, CodeReports, batches, code_batch
from dateline.model import Coding, Report


class LocalEngine:
    """Codes reports one batch after the other. See `Engine`."""

    def __init__(self, build: BuildCoder) -> None:
        self._build = build
        self._coder: CodeReports | None = None

    def code(self, reports: Iterable[Report]) -> Iterator[Coding]:
        """See `Engine.code`; the coder is built at the first report."""
        for batch in batches(reports):
            self._coder = self._coder or self._build()
            yield from code_batch(self._coder, batch)
