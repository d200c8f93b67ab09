"""Stories are numbered, told as they stood at their moment, and spread over all that a group may meet."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from followup.case.errors import InputError
from followup.house_rules.scenarios import scenario_folders
from followup.planning.priority import main_step
from followup.rulebook.facts import STAGES
from followup.training.workshop.known import known_lines
from followup.training.workshop.questions import questions
from followup.training.workshop.stories import as_mapping, choose, read_stories, twelve

ROOT = Path(__file__).parents[3]


def test_every_scenario_of_both_folders_is_a_story(stories):
    files = {path.stem for folder in ("tests/scenarios", "data/scenarios") for path in (ROOT / folder).glob("*.toml")}
    assert set(stories) == files
    assert len(files) >= 30


def test_the_readers_cases_have_the_first_twelve_numbers(stories):
    readers = {
        story.number: story.scenario.told["reader"] for story in stories.values() if "reader" in story.scenario.told
    }
    assert readers == {number: number for number in range(1, 13)}
    assert sorted(story.number for story in stories.values()) == list(range(1, len(stories) + 1))


def test_they_cover_all_stages_three_rounds_and_many_countries(stories, book):
    traits = [story.traits(book) for story in stories.values()]
    assert {one["stage"] for one in traits} == set(STAGES)
    assert {"0", "1", "2", "3"} <= {one["round"] for one in traits}
    assert len({one["country"] for one in traits}) >= 30


def test_what_comes_later_is_for_the_room_to_decide(stories):
    story = stories["they-named-a-new-day"]
    assert any(event["at"] > story.now for event in story.scenario.data["events"])
    assert all(event.at <= story.now for event in story.case.events)
    assert len(story.case.events) == 2
    assert as_mapping(story)["id"] == story.name


def test_stories_are_chosen_by_what_they_have_in_common(stories, book):
    found = choose(list(stories.values()), {"stage": ["offer", "rejected"], "country": ["US"]}, book)
    wanted = [
        story.name
        for story in stories.values()
        if story.case.employer.country == "US" and story.traits(book)["stage"] in ("offer", "rejected")
    ]
    assert len(wanted) > 6 and [story.name for story in found] == wanted
    assert choose(list(stories.values()), {}, book) == list(stories.values())


@pytest.mark.parametrize(("key", "word", "said"), [("stages", "offer", "stage"), ("stage", "ofer", "offer")])
def test_an_unknown_key_or_word_is_told_with_what_is_allowed(stories, book, key, word, said):
    with pytest.raises(InputError, match=said):
        choose(list(stories.values()), {key: [word]}, book)


@pytest.mark.parametrize(("from_", "to"), [
    ("title =", "name ="), ("now = 2026-05-07T12:00:00-04:00", "now = 2026-05-07T12:00:00"),
    ("now =", "reader = 'x'\nnow ="), ("title =", "policy = 3\ntitle ="),
    ("at = 2026-05-07T10:00:00-04:00", "at = 2026-05-07"), ("kind =", "sort ="),
])  # fmt: skip
def test_a_story_of_ones_own_that_is_none_is_explained(tmp_path, book, from_, to):
    text = (scenario_folders().exercising / "an-offer-with-a-week.toml").read_text(encoding="utf-8")
    (tmp_path / "mine.toml").write_text(text.replace(from_, to), encoding="utf-8")
    with pytest.raises(InputError, match=r"mine\.toml|case"):
        [story.traits(book) for story in read_stories([tmp_path])]


def test_what_is_known_names_promise_people_and_what_happened(stories):
    lines = known_lines(stories["reader-05-hr-is-away-for-two-weeks"])
    assert "Nadia Romero, HR: email and phone; away until 31 August." in lines
    assert any("No day was named" in line for line in lines)
    assert any("you left a message" in line for line in lines)
    assert not any(line.endswith("..") for line in lines)


A_TIME = re.compile(
    r"\b(by|within|days?|weeks?|until|month|promised?|evening|hear|Christmas|fifth|on \w+day|in (?:March|June))\b",
    re.IGNORECASE,
)
OTHERS = r"another|others?|elsewhere|competitors?|companies|wait(?:ing)?|place|firm|caterer"
AGO = re.compile(r"\b(an|two|three|half an|three quarters of an|twenty) (hours?|minutes) ago\b")
LONG = {"an": 1.0, "two": 2.0, "three": 3.0, "half an": 0.5, "three quarters of an": 0.75, "twenty": 20.0}


def test_what_a_sheet_states_its_story_tells(stories):
    """Who reads both finds no promise, employer, ban or hour on the sheet of which the story knows nothing."""
    for story in stories.values():
        case, told = story.case, story.text
        promises = [one for one in (*case.interviews, *case.events) if one.promised_by or one.promised_days]
        assert not promises or A_TIME.search(told), story.name
        waiting = [one.employer for one in case.elsewhere if one.since is None or one.since <= story.now]
        named = "|".join([OTHERS, *(re.escape(name.split()[0]) for name in waiting)])
        assert not waiting or re.search(rf"\b(?:{named})\b", told, re.IGNORECASE), story.name
        banned = any(one.what == "told_not_to_call" for one in case.events)
        assert not banned or re.search(r"\bnever\b|\bnot to (?:ring|call)\b", told), story.name
        moments = [one.at for one in case.events] + [one.over_at for one in case.interviews]
        for many, unit in AGO.findall(told):
            long = timedelta(**{"minutes" if unit == "minutes" else "hours": LONG[many]})
            assert any(abs(story.now - at - long) <= long / 5 for at in moments), (story.name, many, unit)


def test_nobody_is_called_on_a_card_whose_number_it_does_not_know(stories):
    for story in stories.values():
        called = {one.to for one in story.case.events if one.kind == "called"}
        assert all(who.phone for who in story.case.contacts if who.id in called), story.name


@pytest.mark.parametrize(("name", "line"), [
    ("an-agency-stands-between", "Fergus Tate, recruiter of an agency: email and phone."),
    ("the-mail-came-back", "Ulrike Brandl, hiring manager: email; no longer works there."),
    ("they-moved-the-call-again", "It did not take place."),
    ("a-panel-without-names", "with people whose names you don't know."),
    ("an-offer-elsewhere-until-tuesday", "Harvest Row, another employer you talk to, about a job as Data lead"),
    ("an-offer-with-an-if",
     "They made an offer (Fredrik Sand), on conditions, in writing, it hangs on references, no day noted for your"
     " answer."),
    ("she-asked-you-to-write", "They asked you to call or write (Marijke de Boer, on the phone), by email."),
    ("the-job-is-not-for-you", "You made up your mind to withdraw."),
    ("you-stay-and-two-were-kind", "You made up your mind: no."),
    ("you-withdrew-and-they-ask-again", "You withdrew."),
    ("names-a-figure-and-a-day", "They asked you for references (Renske Dull)."),
    ("two-calls-that-rang-out", "You called Ursula Graf to say thank you: you spoke."),
    ("the-recruiter-knows", "They told you: nothing is decided yet (Priya Nair, on the phone), promised by"),
])  # fmt: skip
def test_a_card_tells_all_that_the_plan_goes_by(stories, name, line):
    assert any(line in known for known in known_lines(stories[name]))


def test_the_twelve_for_a_first_session_teach_twelve_things_and_several_set_the_sources_apart(stories, book):
    chosen = choose(list(stories.values()), {"twelve": ["yes"]}, book)
    assert len(chosen) == 12 == len(set(twelve().values()))
    assert {story.name for story in chosen} == set(twelve())
    assert all(story.answer for story in chosen)
    mains = {main_step(story.plan(rulebook=book)).id for story in chosen}
    assert len(mains) >= 8, mains
    assert sum(any(one.differs for one in questions(story, rulebook=book)) for story in chosen) >= 4
