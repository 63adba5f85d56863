"""What leaves Dateline for other eyes and other programs: one package or file a format."""

from dateline.exports.situation import situation_page

__all__ = ["situation_page"]
