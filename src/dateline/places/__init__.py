"""Places: names in the text -> places of the gazetteer, and the place of each happening."""

from dateline.places.claims import place_claims
from dateline.places.toponyms import find_toponyms, without_times

__all__ = ["find_toponyms", "place_claims", "without_times"]
