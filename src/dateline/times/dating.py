"""When each claim's happening took place: from its clause, its neighbours, or its tense."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dateline.model import ClaimTime, Draft, Sentence, TimeExpression
from dateline.times.carrying import inferred
from dateline.times.heading import heading, report_day
from dateline.times.scene import Told, read_scene
from dateline.times.stated import stated


def date_claims(
    drafts: Sequence[Draft],
    sentences: Sequence[Sentence],
    expressions: Sequence[TimeExpression],
    *,
    published: dt.date | None,
) -> tuple[ClaimTime | None, ...]:
    """The time of each draft's happening, None where neither words nor tense give one.

    First the time expression of the trigger's own clause (basis stated), then that of the
    governing or neighbouring clause of the same scene (inferred; codebook section 7, "Carrying
    over"), then the day before publication to publication for news told as past (inferred).
    """
    day = report_day(sentences, expressions, published)
    head = heading(sentences, expressions, published)
    scene = read_scene(sentences, [e for e in expressions if e is not head], drafts, day)
    order = sorted(range(len(drafts)), key=lambda i: drafts[i].trigger.start)
    found: list[ClaimTime | None] = [stated(draft, scene) for draft in drafts]
    dated = [
        Told(drafts[i], time, drafts[i].sentence in scene.captions)
        for i in order
        if (time := found[i]) is not None
    ]
    told: list[Told] = []
    for index in order:
        draft = drafts[index]
        time = found[index]
        if time is None and draft.sentence not in scene.captions:
            time = inferred(draft, told, dated, scene)
        found[index] = time
        if time is not None:
            told.append(Told(draft, time, draft.sentence in scene.captions))
    return tuple(found)
