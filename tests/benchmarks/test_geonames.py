"""The invented dump that is measured has the form of a real one."""

from __future__ import annotations

import itertools

from benchmarks.geonames import synthetic

from dateline.knowledge.places.geonames import known_areas, raw_from, rule_of, split_line


def test_the_same_lines_come_every_time() -> None:
    assert list(synthetic(50)) == list(itertools.islice(synthetic(80), 50))


def test_every_line_can_be_read_and_two_in_five_are_left_out() -> None:
    areas, kept = known_areas(), 0
    for line in synthetic(2000):
        cells = split_line(line.encode())
        if rule := rule_of(cells):
            assert raw_from(cells, rule, areas).country
            kept += 1
    assert 1100 < kept < 1300
