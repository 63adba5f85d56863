"""When claims happened: stated in the clause, carried within the scene, or told by tense."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.model import Count, Span
from dateline.times import date_claims, find_times
from times.dated import THURSDAY, Drafts, Parse, dated, days

ONE_CLAIM = [
    ("Rebels shelled the market on Tuesday.", "shelled", "2014-06-10", "2014-06-10", "stated"),
    ("Raids on the port killed nine on Tuesday.", "Raids", "2014-06-10", "2014-06-10", "stated"),
    ("Tuesday's ambush killed four soldiers.", "ambush", "2014-06-10", "2014-06-10", "stated"),
    ("The army said on Tuesday that rebels had shelled the market.", "shelled",
     "2014-06-09", "2014-06-10", "inferred"),
    ("Rebels shelled the market, killing nine people.", "shelled",
     "2014-06-11", "2014-06-12", "inferred"),
    ("Rebels have shelled the market since May 2013.", "shelled",
     "2013-05-01", "2014-06-12", "stated"),
    ("Troops have been besieging the town for two weeks.", "besieging",
     "2014-05-29", "2014-06-12", "stated"),
    ("Smoke rises after rebels shelled the market in Bara, May 3, 2014.", "shelled",
     "2014-05-03", "2014-05-03", "stated"),
    ("FILE - Troops, seen May 3, 2014, shelled the market before noon.", "shelled",
     "2014-05-03", "2014-05-03", "stated"),
    ("Clashes raged from June 3 to June 5 near the dam.", "Clashes",
     "2014-06-03", "2014-06-05", "stated"),
    ("Three men were arrested during the June 3 protests.", "arrested",
     "2014-06-03", "2014-06-03", "stated"),
    ("The conflict, which began in March, has killed nine.", "conflict",
     "2014-03-01", "2014-06-12", "stated"),
    ("The war has killed thousands since it began in 2011.", "war",
     "2011-01-01", "2014-06-12", "stated"),
    ("Shelling has killed nine people since the start of the war in 2012.", "Shelling",
     "2012-01-01", "2014-06-12", "stated"),
    ("The council imposed sanctions on the port in 2009 and 2012.", "sanctions",
     "2009-01-01", "2012-12-31", "stated"),
    ("Police beat students in Bara on Wednesday hours after a ban was announced.", "beat",
     "2014-06-11", "2014-06-11", "stated"),
    ("The war began when troops fired on a crowd in March 2011.", "war",
     "2011-03-01", "2011-03-31", "inferred"),
    ("The three-year conflict has caused thousands of deaths.", "deaths",
     "2011-01-01", "2014-06-12", "inferred"),
    ("They have bombed convoys bound for the port several times since the war began in 2011.",
     "bombed", "2011-01-01", "2014-06-12", "stated"),
    ("Rebels met on Sunday after saying in late January that they had shelled the market.",
     "shelled", "2014-01-21", "2014-01-31", "inferred"),
    ("Police arrested six men between October and March 2013.", "arrested",
     "2012-10-01", "2013-03-31", "stated"),
    ("Less than a month ago rebels shelled the market.", "shelled",
     "2014-05-12", "2014-06-12", "stated"),
]  # fmt: skip


@pytest.mark.parametrize("case", ONE_CLAIM)
def test_the_time_of_one_claim(
    case: tuple[str, str, str, str, str], parse: Parse, drafts: Drafts
) -> None:
    text, trigger, *expected = case
    time = dated(parse, drafts, text, (trigger, "ASSAULT"))[0]
    assert days(time) == tuple(expected)


WHOLE_WARS = [
    "The war in the valley has been raging since March 2011. By now the conflict has taken lives.",
    "The war in the valley began in March 2011. It has cost the lives of thousands.",
]


@pytest.mark.parametrize("text", WHOLE_WARS)
def test_what_a_war_has_done_counts_from_its_beginning(
    text: str, parse: Parse, drafts: Drafts
) -> None:
    time = dated(parse, drafts, text, ("lives", "ASSAULT"))[0]
    assert days(time) == ("2011-03-01", "2014-06-12", "inferred")


def test_what_fighting_did_once_is_no_tally_of_the_war(parse: Parse, drafts: Drafts) -> None:
    text = "The war began in March 2011. On Tuesday it cost the lives of nine."
    time = dated(parse, drafts, text, ("lives", "ASSAULT"))[0]
    assert days(time) == ("2014-06-10", "2014-06-10", "stated")


def test_what_has_not_happened_has_no_day(parse: Parse, drafts: Drafts) -> None:
    text = "The army will shell the market, and it plans to seize the bridge."
    times = dated(parse, drafts, text, ("shell", "ASSAULT"), ("seize", "CONTROL"))
    assert times == [None, None]


def test_an_announced_day_is_kept(parse: Parse, drafts: Drafts) -> None:
    times = dated(parse, drafts, "The talks will be held on Friday.", ("talks", "CONSULT"))
    assert days(times[0]) == ("2014-06-13", "2014-06-13", "stated")


def test_a_mention_again_takes_the_day_of_the_first(parse: Parse, drafts: Drafts) -> None:
    text = "A bomb attack killed five people on Monday. Nobody has claimed the attack."
    sentences = parse(text)
    made = (
        *drafts(sentences[:1], ("attack", "ASSAULT")),
        *drafts(sentences[1:], ("attack", "ASSAULT")),
    )
    times = find_times(sentences, published=THURSDAY)
    first, again = date_claims(made, sentences, times, published=THURSDAY)
    assert days(first) == ("2014-06-09", "2014-06-09", "stated")
    assert days(again) == ("2014-06-09", "2014-06-09", "inferred")


@pytest.mark.parametrize(
    "since", ["Since the start of the siege troops shelled", "Since then, troops have shelled"]
)
def test_since_what_was_told_before_runs_to_the_report(
    since: str, parse: Parse, drafts: Drafts
) -> None:
    text = f"The siege began on June 2. {since} the market."
    first, again = dated(parse, drafts, text, ("siege", "CONTROL"), ("shelled", "ASSAULT"))
    assert days(first) == ("2014-06-02", "2014-06-02", "stated")
    assert days(again) == ("2014-06-02", "2014-06-12", "inferred")


def test_another_act_at_the_noun_keeps_its_own_day(parse: Parse, drafts: Drafts) -> None:
    text = "Three men were convicted over the June 3 protests."
    convicted, protests = dated(
        parse, drafts, text, ("convicted", "SANCTION"), ("protests", "PROTEST")
    )
    assert days(convicted) != days(protests) == ("2014-06-03", "2014-06-03", "stated")


def test_background_keeps_its_own_day_and_does_not_spread(parse: Parse, drafts: Drafts) -> None:
    text = "Rebels seized the bridge on Wednesday.\n\nIn 2006 the army had bombed the dam."
    times = dated(parse, drafts, text, ("seized", "CONTROL"), ("bombed", "ASSAULT"))
    assert days(times[0]) == ("2014-06-11", "2014-06-11", "stated")
    assert days(times[1]) == ("2006-01-01", "2006-12-31", "stated")


def test_who_holds_a_place_now_is_told_of_the_day_of_the_report(
    parse: Parse, drafts: Drafts
) -> None:
    times = dated(parse, drafts, "Rebels control the two bridges.", ("control", "CONTROL"))
    assert days(times[0]) == ("2014-06-12", "2014-06-12", "published")


def test_without_a_publication_date_nothing_is_guessed(parse: Parse, drafts: Drafts) -> None:
    sentences = parse("Rebels shelled the market. In May 2013 they had seized the dam.")
    made = drafts(sentences, ("shelled", "ASSAULT"), ("seized", "CONTROL"))
    times = find_times(sentences, published=None)
    found = date_claims(made, sentences, times, published=None)
    assert days(found[0]) is None
    assert days(found[1]) == ("2013-05-01", "2013-05-31", "stated")


def test_results_follow_the_order_of_the_drafts(parse: Parse, drafts: Drafts) -> None:
    text = "Rebels shelled the market on Monday and seized the bridge on Tuesday."
    there = dated(parse, drafts, text, ("shelled", "ASSAULT"), ("seized", "CONTROL"))
    back = dated(parse, drafts, text, ("seized", "CONTROL"), ("shelled", "ASSAULT"))
    assert there == back[::-1]


def test_a_describing_clause_without_a_day_stays_undated(parse: Parse, drafts: Drafts) -> None:
    text = "Aid workers met people who have fled the fighting."
    assert dated(parse, drafts, text, ("fled", "SANCTION")) == [None]


def test_the_date_at_the_head_dates_no_happening(parse: Parse, drafts: Drafts) -> None:
    text = "12 June 2014 Bomb attack in the market kills nine."
    assert days(dated(parse, drafts, text, ("attack", "ASSAULT"))[0]) == (
        "2014-06-11",
        "2014-06-12",
        "inferred",
    )


def test_a_day_on_the_noun_of_another_happening_stays_there(parse: Parse, drafts: Drafts) -> None:
    text = "Police have arrested a suspect in the May 1 attack."
    times = dated(parse, drafts, text, ("arrested", "COERCE"), ("attack", "ASSAULT"))
    assert days(times[0]) == ("2014-06-11", "2014-06-12", "inferred")
    assert days(times[1]) == ("2014-05-01", "2014-05-01", "stated")


def test_an_act_of_speech_takes_the_day_of_saying(parse: Parse, drafts: Drafts) -> None:
    text = "The envoy warned on Tuesday that the truce was failing and urged calm."
    assert days(dated(parse, drafts, text, ("urged", "REQUEST"))[0])[:2] == (
        "2014-06-10",
        "2014-06-10",
    )


COUNTED = [
    ("Rebels took the port on Thursday, two days after they overran the city.", "overran",
     "2014-06-10", "2014-06-10"),
    ("Rebels took the port on Thursday, two days after they overran the city.", "took",
     "2014-06-12", "2014-06-12"),
    ("Rebels took the port on Thursday, two days after they overran the city, and a day after "
     "they seized the dam.", "seized", "2014-06-11", "2014-06-11"),
    ("Troops entered the town on Thursday morning, hours after the garrison left.", "left",
     "2014-06-11", "2014-06-12"),
    ("The raid on Tuesday came a week after heavy air strikes on the port.", "strikes",
     "2014-06-03", "2014-06-03"),
    ("The raid came a day after shells killed nine people.", "killed",
     "2014-06-10", "2014-06-11"),
    ("The raid came days after bombings in two towns.", "bombings",
     "2014-06-05", "2014-06-11"),
    ("The raid came a day after shells killed nine people on Saturday.", "killed",
     "2014-06-07", "2014-06-07"),
]  # fmt: skip


@pytest.mark.parametrize("case", COUNTED)
def test_a_length_counts_from_the_day_of_the_other_clause(
    case: tuple[str, str, str, str], parse: Parse, drafts: Drafts
) -> None:
    text, trigger, *expected = case
    time = dated(parse, drafts, text, (trigger, "ASSAULT"))[0]
    assert (days(time) or ())[:2] == tuple(expected)


def test_a_relative_clause_keeps_its_day(parse: Parse, drafts: Drafts) -> None:
    text = (
        "The army announced on Wednesday that its soldiers had driven the rebels out of the town, "
        "which they captured last Thursday."
    )
    times = dated(parse, drafts, text, ("driven", "CONTROL"), ("captured", "CONTROL"))
    assert days(times[0]) == ("2014-06-10", "2014-06-11", "inferred")
    assert days(times[1]) == ("2014-06-05", "2014-06-05", "stated")


def test_what_a_subject_did_dates_what_it_did_next(parse: Parse, drafts: Drafts) -> None:
    text = "Ministers, who met on Monday, imposed a curfew."
    assert days(dated(parse, drafts, text, ("curfew", "COERCE"))[0])[:2] == (
        "2014-06-09",
        "2014-06-09",
    )


def test_the_next_sentence_of_a_paragraph_goes_on_with_its_day(
    parse: Parse, drafts: Drafts
) -> None:
    text = (
        "Shells hit the hospital on Thursday.\n\n"
        "The rebels overran the city on Monday. They freed 600 inmates from the jail."
    )
    times = dated(
        parse, drafts, text, ("hit", "ASSAULT"), ("overran", "CONTROL"), ("freed", "RETREAT")
    )
    assert days(times[2]) == ("2014-06-09", "2014-06-09", "inferred")


def test_the_day_told_just_before_goes_on(parse: Parse, drafts: Drafts) -> None:
    text = "Contact was lost on Tuesday. Guards shelled the market. He said so on Monday."
    assert days(dated(parse, drafts, text, ("shelled", "ASSAULT"))[0]) == (
        "2014-06-10", "2014-06-10", "inferred",
    )  # fmt: skip
    text = "The army said so on Tuesday. Guards shelled the market."
    assert days(dated(parse, drafts, text, ("shelled", "ASSAULT"))[0]) == (
        "2014-06-11", "2014-06-12", "inferred",
    )  # fmt: skip


def test_ground_told_of_again_was_taken_when_first_told(parse: Parse, drafts: Drafts) -> None:
    text = (
        "The army has seized the mill.\n\nThe mill is old.\n\nIt grinds wheat.\n\n"
        "Retaking the area was a victory, he said.\n\nThe mill is theirs.\n\n"
        "Troops had entered the yard on Tuesday."
    )
    sentences = parse(text)
    made = drafts(sentences, ("seized", "CONTROL"), ("Retaking", "CONTROL"), ("entered", "CONTROL"))
    modes = (("recapture",), ("recapture",), ("enter",))
    claims = tuple(replace(d, modes=m) for d, m in zip(made, modes, strict=True))
    times = find_times(sentences, published=THURSDAY)
    seized, again, entered = date_claims(claims, sentences, times, published=THURSDAY)
    assert days(seized) == days(again) == ("2014-06-11", "2014-06-12", "inferred")
    assert days(entered) == ("2014-06-10", "2014-06-10", "stated")


def test_news_of_several_days_lends_no_day(parse: Parse, drafts: Drafts) -> None:
    text = (
        "Shells hit the hospital on Thursday.\n\nTroops shelled the market on Wednesday.\n\n"
        "A convoy of the army was ambushed near the dam."
    )
    times = dated(
        parse, drafts, text, ("hit", "ASSAULT"), ("shelled", "ASSAULT"), ("ambushed", "ASSAULT")
    )
    assert days(times[2]) == ("2014-06-11", "2014-06-12", "inferred")


def test_a_number_told_in_the_perfect_counts_from_the_first_day_of_the_scene(
    parse: Parse, drafts: Drafts
) -> None:
    text = (
        "Rebels stormed the town on Sunday.\n\nShells hit the hospital on Wednesday.\n\n"
        "At least 40 people have been killed."
    )
    sentences = parse(text)
    stormed, hit, killed = drafts(
        sentences, ("stormed", "CONTROL"), ("hit", "ASSAULT"), ("killed", "ASSAULT")
    )
    mention = Span.of(text, text.index("40"), text.index("40") + 2)
    killed = replace(killed, counts=(Count("killed", 40, 40, None, mention=mention),))
    times = find_times(sentences, published=THURSDAY)
    found = date_claims((stormed, hit, killed), sentences, times, published=THURSDAY)
    assert days(found[2]) == ("2014-06-08", "2014-06-12", "inferred")


def test_an_old_story_keeps_its_day(parse: Parse, drafts: Drafts) -> None:
    text = (
        "Soldiers shot villagers near the dam on May 2.\n\nResidents described that morning.\n\n"
        "Gunmen then burned the school."
    )
    times = dated(parse, drafts, text, ("shot", "ASSAULT"), ("burned", "ASSAULT"))
    assert days(times[1]) == ("2014-05-02", "2014-05-02", "inferred")


ASKED = [
    ("The leaders demanded that the rebels halt their offensive.", "halt"),
    ("The envoy called for the release of the hostages.", "release"),
    ("He urged soldiers to lay down their weapons.", "lay"),
    ("The rebels vowed on Wednesday to march on the port.", "march"),
]


@pytest.mark.parametrize("case", ASKED)
def test_what_is_asked_for_has_no_day(case: tuple[str, str], parse: Parse, drafts: Drafts) -> None:
    assert dated(parse, drafts, case[0], (case[1], "RETREAT")) == [None]


def test_an_accusation_is_not_of_the_day_it_speaks_of(parse: Parse, drafts: Drafts) -> None:
    text = "The army accused the guards of attacking soldiers on Sunday."
    times = dated(parse, drafts, text, ("accused", "ACCUSE"), ("attacking", "ASSAULT"))
    assert days(times[0]) == ("2014-06-11", "2014-06-12", "inferred")
    assert days(times[1]) == ("2014-06-08", "2014-06-08", "stated")


def test_what_is_urged_in_the_present_is_of_the_day_of_the_report(
    parse: Parse, drafts: Drafts
) -> None:
    text = "We urge all parties to let aid workers through."
    assert days(dated(parse, drafts, text, ("urge", "REQUEST"))[0]) == (
        "2014-06-12",
        "2014-06-12",
        "published",
    )


COMING = [
    ("He said his men would hand the town over by Friday.", "hand", "2014-06-13"),
    ("The rebels may begin to pull back as early as Saturday.", "pull", "2014-06-14"),
]


@pytest.mark.parametrize("case", COMING)
def test_a_day_ahead_is_the_coming_one(
    case: tuple[str, str, str], parse: Parse, drafts: Drafts
) -> None:
    text, trigger, day = case
    assert (days(dated(parse, drafts, text, (trigger, "RETREAT"))[0]) or ())[:2] == (day, day)


def test_then_goes_on_from_the_claim_before(parse: Parse, drafts: Drafts) -> None:
    text = (
        "The clash began on Tuesday when police arrested a preacher. "
        "His followers then occupied the main street."
    )
    times = dated(parse, drafts, text, ("arrested", "COERCE"), ("occupied", "CONTROL"))
    assert times[0] is not None and times[1] is not None
    assert times[1].interval == times[0].interval


def test_since_then_runs_from_the_claim_before(parse: Parse, drafts: Drafts) -> None:
    text = "Rebels stormed the town on May 2. Since then thousands of people have fled."
    times = dated(parse, drafts, text, ("stormed", "CONTROL"), ("fled", "SANCTION"))
    assert days(times[1]) == ("2014-05-02", "2014-06-12", "inferred")


def test_the_day_of_saying_comes_before_that_of_another_clause(
    parse: Parse, drafts: Drafts
) -> None:
    text = "Troops entered the west on Sunday after saying in May they had liberated the east."
    times = dated(parse, drafts, text, ("entered", "CONTROL"), ("liberated", "CONTROL"))
    assert days(times[0])[:2] == ("2014-06-08", "2014-06-08")
    assert days(times[1])[:2] == ("2014-05-01", "2014-05-31")


def test_what_has_been_done_is_not_of_the_day_told_of_its_subject(
    parse: Parse, drafts: Drafts
) -> None:
    text = "The man who attacked the club on April 2 has been captured."
    times = dated(parse, drafts, text, ("attacked", "ASSAULT"), ("captured", "COERCE"))
    assert days(times[0])[:2] == ("2014-04-02", "2014-04-02")
    assert days(times[1])[:2] != ("2014-04-02", "2014-04-02")
