"""When and where an incident happened, in the formats of slots 2 and 3."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter

from dateline.evaluation.muc4.incidents import Incident
from dateline.evaluation.muc4.scenes import Scene
from dateline.knowledge.muc4_tables import Muc4Tables

_WEEKDAY = re.compile(r"\b(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY\b")
_DIGIT = re.compile(r"\d")
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


def day_text(day: dt.date) -> str:
    """*day* as "05 JAN 90"."""
    return f"{day.day:02d} {_MONTHS[day.month - 1]} {day.year % 100:02d}"


def date_of(incident: Incident, scene: Scene) -> str:
    """Slot 2: the day, or "- DD MMM YY" for on or before it; "" when nothing is known.

    A weekday alone dates nothing in this task: on or before the day of the message.
    """
    published = scene.message.day
    before = f"- {day_text(published)}" if published else ""
    for trigger in sorted(incident.triggers, key=lambda t: not t.type):
        time = trigger.claim.time if trigger.claim else None
        if time is None or time.basis != "stated":
            continue
        words = time.mention.text.upper() if time.mention else ""
        if _WEEKDAY.search(words) and not _DIGIT.search(words):
            return before
        start, end = time.interval.start, time.interval.end
        if start and end and (end - start).days <= 1:
            return day_text(end)
    return before


def country_of_message(scene: Scene, tables: Muc4Tables) -> str:
    """The country a message is about: of its dateline, else the one it names most."""
    names = {name: code for code, name in tables.countries.items()}
    votes: Counter[str] = Counter()
    for toponym in scene.coding.toponyms:
        if toponym.place.country in tables.interest:
            votes[toponym.place.country] += 3 if toponym.place.feature == "country" else 1
    for party in scene.coding.parties:
        if party.country in tables.interest:
            votes[party.country] += 1
    return votes.most_common(1)[0][0] if votes else names.get(scene.message.country, "")


def place_of(incident: Incident, scene: Scene, tables: Muc4Tables) -> str:
    """Slot 3: "COUNTRY: PLACE (TYPE)"; the country of the message where the text names none."""
    home = country_of_message(scene, tables)
    country, chain = home, []
    for trigger in incident.triggers:
        claim = trigger.claim
        if claim is None or not claim.places:
            continue
        for place in claim.places:
            if place.feature == "country":
                country = place.country or country
                continue
            text = " ".join(re.sub(r"[^\w .'-]", " ", place.mention.text).split()).upper()
            chain = [text]
            break
        if chain:
            break
    name = tables.countries.get(country, "")
    return ": ".join([name, *(f"{part} (CITY)" for part in chain)]) if name else ""
