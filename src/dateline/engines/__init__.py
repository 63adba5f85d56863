"""Mapping the coder over many reports: in this process, or in several."""

from dateline.engines.local import LocalEngine
from dateline.engines.port import BuildCoder, CodeReports, Engine, is_lost

__all__ = ["BuildCoder", "CodeReports", "Engine", "LocalEngine", "is_lost"]
