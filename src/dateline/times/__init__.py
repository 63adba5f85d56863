"""When things happened: time expressions of a report and the times of its claims."""

from dateline.times.captions import captioned
from dateline.times.clocks import with_clocks
from dateline.times.dating import date_claims
from dateline.times.expressions import find_times

__all__ = ["captioned", "date_claims", "find_times", "with_clocks"]
