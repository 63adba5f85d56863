"""Coding: sentences to draft claims, by trigger rules, frames and syntax."""

from dateline.coding.drafts import draft_claims, drafts_in

__all__ = ["draft_claims", "drafts_in"]
