"""Coding: sentences to draft claims, by trigger rules, frames and syntax."""

from dateline.coding.drafts import draft_claims, drafts_in
from dateline.coding.modes import met_abroad

__all__ = ["draft_claims", "drafts_in", "met_abroad"]
