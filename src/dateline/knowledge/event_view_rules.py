"""The rules by which the claims of one happening become one event (``merging/events.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from dateline.errors import KnowledgeError
from dateline.knowledge.control_rules import ControlRules, load_control_rules
from dateline.knowledge.tables import read_yaml
from dateline.model.vocabulary import (
    EVENT_TYPES,
    PLACE_PRECISIONS,
    STANCES,
    TIME_BASES,
    TIME_PRECISIONS,
)


@dataclass(frozen=True, slots=True)
class VoiceRule:
    """Names that are one source; ``monitor`` marks one that "a monitoring group" may stand for.

    ``words`` mean it in reports of ``country`` only (anywhere when None).
    """

    id: str
    name: str
    ids: frozenset[str]
    words: tuple[str, ...]
    monitor: bool = False
    country: str | None = None


@dataclass(frozen=True, slots=True)
class KinRule:
    """Names of one side, by registry id or by a word in them."""

    id: str
    ids: frozenset[str]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TollRules:
    """Which numbers are tolls of the event, and when two of them agree.

    ``sides`` maps a word to the label of the side whose people it means; ``running_days``,
    ``running_times`` and ``running_most`` (killed in few days) tell a number of the whole war;
    ``slack`` is a factor.
    """

    sides: Mapping[str, str]
    part_words: frozenset[str]
    part_before: tuple[str, ...]
    part_after: tuple[str, ...]
    more: tuple[str, ...]
    another: tuple[str, ...]
    other_kind: tuple[str, ...]
    killing: tuple[str, ...]
    sum_words: tuple[str, ...]
    least_share: float
    running_words: tuple[str, ...]
    running_year: re.Pattern[str]
    running_days: int
    running_times: int
    running_least: int
    running_most: int
    long: int
    slack: float
    round_to: int
    round_least: int
    round_share: float


@dataclass(frozen=True, slots=True)
class SceneRules:
    """How far apart places (km) and times (days) lie that cannot be one, and words that say so."""

    km: float
    place_km: float
    days: int
    longest: int
    near_km: float
    opening: tuple[str, ...]
    aside: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BestRules:
    """What a source chain adds for a place or a time, by how it is told."""

    stated: float
    carried: float
    around: float
    place: Mapping[str, float]
    basis: Mapping[str, float]
    time: Mapping[str, float]
    meets: float
    mode_share: float


@dataclass(frozen=True, slots=True)
class EventViewRules:
    """All rules of ``knowledge/merging/events.yaml``, with those of control."""

    voices: tuple[VoiceRule, ...]
    bare_monitors: frozenset[str]
    spoken_monitors: tuple[str, ...]
    bare_sources: frozenset[str]
    tolls: TollRules
    kin: tuple[KinRule, ...]
    scene: SceneRules
    best: BestRules
    blamed_types: frozenset[str]
    symmetric_modes: frozenset[str]
    contesting: frozenset[str]
    denial_words: tuple[str, ...]
    breaches: frozenset[str]
    kindred: tuple[frozenset[str], ...]
    control: ControlRules = field(repr=False)


@cache
def load_event_view_rules() -> EventViewRules:
    """The rules that ship with Dateline. Raises KnowledgeError naming everything that is wrong."""
    return event_view_rules(read_yaml("merging", "events.yaml"), load_control_rules())


def event_view_rules(data: Mapping[str, Any], control: ControlRules) -> EventViewRules:
    """The rules in *data*. Raises KnowledgeError with every fault found."""
    faults: list[str] = []
    blame, scene = data["responsibility"], data["scene"]
    _words_known(data["place"]["precision"], PLACE_PRECISIONS, "place precision", faults)
    _words_known(data["time"]["precision"], TIME_PRECISIONS, "time precision", faults)
    _words_known(data["time"]["basis"], TIME_BASES, "time basis", faults)
    faults += [f"{t} is no event type" for t in blame["types"] if t not in EVENT_TYPES]
    faults += [f"{s} is no stance" for s in blame["contesting"] if s not in STANCES]
    faults += [
        f"{v['id']}: {id} is no id of the registry"
        for v in (*data["voices"], *data["kin"])
        for id in v["ids"]
        if id not in control.actors
    ]
    if not data["agreeing"]["slack"] >= 1:
        faults.append("agreeing: slack is below 1")
    if faults:
        raise KnowledgeError([f"events.yaml: {fault}" for fault in faults])
    return EventViewRules(
        voices=tuple(
            VoiceRule(
                v["id"],
                v["name"],
                frozenset(v["ids"]),
                tuple(v["words"]),
                bool(v.get("monitor")),
                v.get("country"),
            )
            for v in data["voices"]
        ),
        bare_monitors=frozenset(data["bare_monitors"]["words"]),
        spoken_monitors=tuple(data["bare_monitors"]["spoken"]),
        bare_sources=frozenset(data["bare_sources"]["words"]),
        tolls=_tolls(data),
        kin=tuple(KinRule(k["id"], frozenset(k["ids"]), tuple(k["words"])) for k in data["kin"]),
        scene=SceneRules(
            scene["km"],
            scene["place_km"],
            scene["days"],
            scene["longest"],
            scene["near_km"],
            tuple(scene["opening"]),
            tuple(scene["aside"]),
        ),
        best=_best(data),
        blamed_types=frozenset(blame["types"]),
        symmetric_modes=frozenset(blame["symmetric"]),
        contesting=frozenset(blame["contesting"]),
        denial_words=tuple(blame["denial"]),
        breaches=frozenset(blame["breaches"]),
        kindred=tuple(frozenset(k["modes"]) for k in data["kindred"]),
        control=control,
    )


def _words_known(
    given: Mapping[str, float], known: tuple[str, ...], what: str, faults: list[str]
) -> None:
    faults += [f"no weight for {what} {word}" for word in known if word not in given]
    faults += [f"{word} is no {what}" for word in given if word not in known]


def _tolls(data: Mapping[str, Any]) -> TollRules:
    parts, running, agreeing = data["parts"], data["running"], data["agreeing"]
    return TollRules(
        sides={word: side["label"] for side in data["sides"] for word in side["words"]},
        part_words=frozenset(parts["words"]),
        part_before=tuple(parts["before"]),
        part_after=tuple(parts["after"]),
        more=tuple(parts["more"]),
        another=tuple(parts["another"]),
        killing=tuple(data["killing"]["words"]),
        other_kind=tuple(data["others"]["words"]),
        sum_words=tuple(data["sums"]["words"]),
        least_share=data["sums"]["share"],
        running_words=tuple(running["words"]),
        running_year=re.compile(running["year"], re.IGNORECASE),
        running_days=running["days"],
        running_times=running["times"],
        running_least=running["least"],
        running_most=running["most"],
        long=agreeing["long"],
        slack=agreeing["slack"],
        round_to=agreeing["round"]["to"],
        round_least=agreeing["round"]["least"],
        round_share=agreeing["round"]["share"],
    )


def _best(data: Mapping[str, Any]) -> BestRules:
    place, time = data["place"], data["time"]
    return BestRules(
        stated=place["stated"],
        carried=place["carried"],
        around=place["around"],
        place=dict(place["precision"]),
        basis=dict(time["basis"]),
        time=dict(time["precision"]),
        meets=time["meets"],
        mode_share=data["modes"]["share"],
    )
