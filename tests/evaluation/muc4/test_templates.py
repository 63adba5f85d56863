"""From a message in capitals to its templates: invented messages, whole way."""

from __future__ import annotations

import pytest

from dateline import Settings
from dateline.evaluation.muc4 import Template, answers, keys, messages_in
from dateline.wiring import sentence_coder

TEXTS = """
TST9-MUC4-0001

   LIMA, 3 MAR 89 (EFE) -- [TEXT] TERRORISTS OF THE SHINING PATH YESTERDAY
MURDERED THE MAYOR OF KOBALT, JULIO ROMAN PEREZ, IN THE CITY OF AYACUCHO.
HIS WIFE WAS WOUNDED IN THE ATTACK.

TST9-MUC4-0002

   BOGOTA, 7 AUG 89 -- [TEXT] THREE BOMBS EXPLODED LAST NIGHT IN FRONT OF THE
FOREST BANK IN MEDELLIN.  THE POLICE REPORTED THAT THE BANK WAS DESTROYED
AND THAT TWO PASSERSBY WERE KILLED.

TST9-MUC4-0003

   SAN SALVADOR, 9 OCT 89 -- [TEXT] THE GOVERNMENT WILL BUY WHEAT FROM THREE
COUNTRIES NEXT YEAR, THE ECONOMY MINISTER SAID TODAY.

TST9-MUC4-0004

   GUATEMALA CITY, 2 MAY 90 -- [TEXT] UNIDENTIFIED MEN KIDNAPPED FOUR STUDENTS
ON 1 MAY IN GUATEMALA CITY, THEIR FAMILIES REPORTED TODAY.

TST9-MUC4-0005

   SAN SALVADOR, 4 JAN 90 -- [TEXT] THREE GUERRILLAS AND A SOLDIER WERE KILLED
YESTERDAY IN CLASHES IN MORAZAN DEPARTMENT, THE ARMY REPORTED.

TST9-MUC4-0006

   SANTIAGO, 4 JAN 90 -- [TEXT] TWO HOODED INDIVIDUALS SET FIRE TO A BUS IN
SANTIAGO THIS MORNING.  THERE WERE NO CASUALTIES.
"""
Found = dict[str, list[Template]]


@pytest.fixture(scope="module")
def found() -> Found:
    given = answers(list(messages_in(TEXTS)), sentence_coder(Settings()))
    return {message.id[-4:]: templates for message, _, templates in given}


@pytest.mark.parametrize("message", ["0003", "0005"])
def test_no_incident_for_peace_or_for_a_clash_of_soldiers_and_guerrillas(
    found: Found, message: str
) -> None:
    assert found[message] == []


@pytest.mark.parametrize(
    ("message", "slot", "fillers"),
    [
        ("0001", keys.TYPE, ["ATTACK"]),
        ("0001", keys.LOCATION, ["PERU: AYACUCHO (CITY)"]),
        ("0001", keys.STAGE, ["ACCOMPLISHED"]),
        ("0001", keys.CATEGORY, ["TERRORIST ACT"]),
        ("0001", keys.VICTIM_TYPE, ['GOVERNMENT OFFICIAL: "MAYOR"', 'CIVILIAN: "WIFE"']),
        ("0001", keys.VICTIM_EFFECT, ['DEATH: "MAYOR"', 'INJURY: "WIFE"']),
        ("0002", keys.TYPE, ["BOMBING"]),
        ("0002", keys.DATE, ["06 AUG 89"]),
        ("0002", keys.LOCATION, ["COLOMBIA: MEDELLIN (CITY)"]),
        ("0002", keys.INSTRUMENT_TYPE, ['BOMB: "BOMBS"']),
        ("0002", keys.TARGET_TYPE, ['FINANCIAL: "BANK"']),
        ("0002", keys.TARGET_EFFECT, ['DESTROYED: "BANK"']),
        ("0004", keys.TYPE, ["KIDNAPPING"]),
        ("0004", keys.INDIVIDUAL, ['"UNIDENTIFIED MEN"']),
        ("0004", keys.VICTIM_NUMBER, ['4: "STUDENTS"']),
        ("0004", keys.TARGET, []),
        ("0006", keys.TYPE, ["ARSON"]),
        ("0006", keys.LOCATION, ["CHILE: SANTIAGO (CITY)"]),
        ("0006", keys.TARGET_TYPE, ['TRANSPORT VEHICLE: "BUS"']),
        ("0006", keys.VICTIM_EFFECT, ['NO INJURY OR DEATH: "-"']),
    ],
)
def test_slots(found: Found, message: str, slot: int, fillers: list[str]) -> None:
    (template,) = found[message]
    assert list(template.forms(slot)) == fillers
