"""Who acts in conflicts: tables of states, their organs, groups, organisations and leaders.

The tables are written by hand; `registry.tsv` and `officials.tsv` are built from them and from
open lists by ``scripts/build_registry.py`` and are read by `dateline.knowledge.registry`.
"""
