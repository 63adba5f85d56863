"""A user's own codebook and actors, laid over those that ship: added, changed, retired by id.

`laying.lay_over` gives the tables that result, every change, and every fault of the user's files
with its file and line. Nothing that ships is touched: the result holds new objects.
"""

from dateline.knowledge.overlay.changes import Change, Fault
from dateline.knowledge.overlay.laying import Overlaid, lay_over

__all__ = ["Change", "Fault", "Overlaid", "lay_over"]
