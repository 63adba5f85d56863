"""Showing what was read: on a terminal, and as flat records. Text of others is always escaped."""
