"""The errors Dateline raises; each message names what is wrong and what to do about it.

DatelineError
 +-- InputError       a file or report cannot be read
 +-- KnowledgeError   tables or rules are invalid (all faults listed at once)
 +-- StoreError       the store cannot be opened, or is of another version
 +-- NotInstalled     an extra is needed; the message names the install command
"""

from __future__ import annotations


class DatelineError(Exception):
    """Base of all errors raised on purpose."""


class InputError(DatelineError):
    """An input cannot be read. ``remedy`` says what the user can do."""

    def __init__(self, where: str, reason: str, remedy: str = "") -> None:
        self.where, self.reason, self.remedy = where, reason, remedy
        super().__init__(f"{where}: {reason}" + (f" ({remedy})" if remedy else ""))


class KnowledgeError(DatelineError):
    """Tables or rules are invalid; ``faults`` lists every fault found."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = faults
        super().__init__("\n".join(faults))


class StoreError(DatelineError):
    """The store cannot be opened or is of another version."""


class NotInstalled(DatelineError):
    """A library of an extra is missing; the message names the command that installs it."""
