"""The closed lists of the codebook's format: what a value may be, no words of the language.

Each tuple is ordered as in codebook section 3 and 4; modes depend on the type and live in the
knowledge tables, since a user's own codebook may add to them.
"""

EVENT_TYPES = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
    "CONTROL",
    "INTERCEPT",
)
#: Types that are themselves acts of speech (codebook section 7, "Verbal types").
VERBAL_TYPES = ("ACCUSE", "THREATEN", "REQUEST", "REJECT", "AGREE", "SUPPORT")

STANCES = (
    "reports",
    "accuses",
    "denies",
    "confirms",
    "claims_responsibility",
    "disputes_detail",
    "retracts",
)
FACTUALITIES = ("CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu")
TENSES = ("past", "ongoing", "future", "timeless")
SOURCE_ROLES = (
    "belligerent",
    "official",
    "witness",
    "local_org",
    "monitor",
    "outlet",
    "social",
    "unnamed",
)
STATEMENT_KINDS = ("direct", "indirect", "mixed", "attitude")
COUNT_KINDS = (
    "killed",
    "injured",
    "casualties",
    "abducted",
    "arrested",
    "missing",
    "displaced",
    "released",
    "present",
)
RELATIONS = (
    "in",
    "near",
    "toward",
    "from",
    "north_of",
    "south_of",
    "east_of",
    "west_of",
    "northeast_of",
    "northwest_of",
    "southeast_of",
    "southwest_of",
)
PLACE_PRECISIONS = ("place", "near", "adm2", "adm1", "region", "country", "unknown")
TIME_PRECISIONS = ("day", "days", "week", "month", "year", "unknown")
TIME_BASES = ("stated", "inferred", "published")
PARTY_KINDS = ("person", "organisation", "group", "state", "armed_force")
TOPONYM_USES = ("literal", "modifier", "metonym", "demonym")
TIMEX_TYPES = ("DATE", "TIME", "DURATION", "SET")
REGION_KINDS = ("body", "headline", "subhead", "caption", "dateline", "boilerplate")


def require(value: str, allowed: tuple[str, ...], what: str) -> None:
    """Raise ValueError when *value* is not one of *allowed*, naming *what* was wrong."""
    if value not in allowed:
        raise ValueError(f"{what} {value!r} is not one of {', '.join(allowed)}")
