"""The page gives the plan of the command line, asks what it can't read, and shows words of people as words."""

import itertools
import json
import pickle
import random
from datetime import datetime

import pytest

from followup.case.case_file import case_to_dict
from followup.commands.chosen import as_json
from followup.commands.cli import main
from followup.quick.answer import Answered, answer, respond
from followup.quick.form import SINCE, TIMINGS, Answers, asks_until
from tests.amount import spread

NOW = datetime.fromisoformat("2026-11-24T10:00:00+00:00")
SAID = {
    "when": "yesterday 3pm", "employer": "Quillmark", "city": "Dublin", "name": "Nora Byrne", "role": "hiring_manager",
    "email": "nora@quillmark.example", "position": "Analyst", "me": "Jo Doe", "timing": "by Friday",
}  # fmt: skip


def two_hundred():
    """Answers made up by chance, the same in every run: every chip, city and wording of a day among them."""
    chance = random.Random(17)
    whens = ("today 9am", "yesterday", "Tuesday", "Monday 3pm", "two weeks ago", "14 November", "3 March", "tomorrow")
    cities = ("Dublin", "New York", "Berlin", "Kolkata", "Sydney", "Cork, Ireland", "Tokyo")
    policies = ("", "balanced", "five-ways", "no-such-policy")
    for number in range(200):
        chips = chance.sample(range(len(SINCE)), chance.choice((0, 0, 1, 1, 2)))
        if number < len(SINCE):
            chips = [number]
        since = [
            {
                "chip": chip,
                "when": chance.choice(("today", "yesterday", "Monday")),
                "until": chance.choice(("", "Friday")),
            }
            for chip in chips
        ]
        yield SAID | {
            "when": chance.choice(whens), "city": chance.choice(cities), "since": since,
            "policy": chance.choice(policies), "timing": chance.choice((*TIMINGS, "nothing yet", "")),
            "role": chance.choice(("hr", "recruiter", "interviewer")), "name": chance.choice(("", "Nora Byrne")),
        }  # fmt: skip


def test_two_hundred_answers_give_the_plans_of_the_command_line(tmp_path, capsys):
    asked = spread([*two_hundred()])
    differing = [said for said in asked if not same_plan(answer(Answers.read(said), NOW), tmp_path, capsys)]
    assert differing == []


def same_plan(found: Answered, folder, capsys) -> bool:
    assert found.plan is not None, found.filled.open
    file = folder / "case.json"
    file.write_text(as_json(case_to_dict(found.case)), encoding="utf-8")
    assert main(["plan", str(file), "--json", "--now", NOW.isoformat(), "--policy", found.plan.policy]) == 0
    return json.loads(capsys.readouterr().out) == json.loads(as_json(found.plan.to_dict()))


def test_a_plan_comes_with_its_letter_its_checks_its_mail_link_and_its_dates():
    told, letter, dates = (respond({"do": do, "answers": SAID}, NOW) for do in ("plan", "letter", "dates"))
    assert "Thank Nora Byrne" in told["html"] and "Who disagrees".lower() in told["html"].lower()
    assert letter["body"].startswith("Dear ") and letter["mailto"].startswith("mailto:nora@quillmark.example?")
    assert "Nothing to look at" in letter["checks"]
    assert dates["ics"] and all(one["google"].startswith("https://") for one in dates["links"])


def test_a_changed_message_is_looked_over_again():
    asked = {
        "do": "check",
        "answers": SAID,
        "subject": "Thank you",
        "body": "Dear Nora,\n\nI need this job.",
    }
    found = respond(asked, NOW)
    assert "Your need is no reason" in found["checks"] and "need%20this%20job" in found["mailto"]


def test_the_own_clock_stands_beside_theirs():
    assert "yours" in respond({"answers": SAID, "zone": "Asia/Kolkata"}, NOW)["html"]
    assert "the same for you" in respond({"answers": SAID, "zone": "Europe/London"}, NOW)["html"]


@pytest.mark.parametrize("name", ["when", "employer", "city", "name", "position", "me", "timing", "policy", "country"])
def test_words_of_people_stay_words(name):
    evil = "<img src=x onerror=alert(1)>"
    said = SAID | {name: f"Friday {evil}" if name in ("when", "timing") else evil}
    for do in ("plan", "letter"):
        found = respond({"do": do, "answers": said, "zone": evil}, NOW)
        assert "<img" not in found.get("html", "") + found.get("checks", "")


@pytest.mark.parametrize(("name", "value"), [("when", "soon"), ("city", "Nowhereville"), ("timing", "perhaps")])
def test_what_can_not_be_read_is_asked_again_beside_its_field(name, value):
    found = respond({"answers": SAID | {name: value}}, NOW)
    assert [one["field"] for one in found["open"]] == [name] and value in found["open"][0]["says"]


def test_all_that_is_missing_is_asked_at_once():
    assert {one["field"] for one in respond({"answers": {}}, NOW)["open"]} == {"when", "employer", "city"}


def test_a_wrong_address_is_said_beside_it():
    found = respond({"answers": SAID | {"email": "nora at quillmark"}}, NOW)
    assert found["open"][0]["field"] == "email"


@pytest.mark.parametrize(
    "said", [{"since": [{"chip": 99}, "x", {}]}, {"since": 3}, {"when": 5}, {"x": "y"}, {"role": "king"}]
)
def test_whatever_the_page_sends_nothing_breaks(said):
    assert "error" not in respond({"answers": SAID | said}, NOW)


def test_without_a_name_and_a_position_the_message_waits_and_says_for_what():
    found = respond({"do": "letter", "answers": SAID | {"me": "", "position": ""}}, NOW)
    assert "the position" in found["says"] and "your name" in found["says"] and "body" not in found


def test_a_date_they_named_later_counts_from_the_day_they_named_it():
    chip = next(n for n in range(len(SINCE)) if asks_until(n))
    said = SAID | {"when": "two weeks ago", "since": [{"chip": chip, "when": "yesterday", "until": "in 3 days"}]}
    event = answer(Answers.read(said), NOW).case.events[0]
    assert str(event.promised_by or event.answer_by) == "2026-11-26"


def test_no_chip_is_said_twice():
    from followup.quick.form import label

    words = [label(chip) for chip in range(len(SINCE))]
    assert len(set(words)) == len(words) and not any(a.startswith(b) for a, b in itertools.permutations(words, 2))


def test_the_rulebook_as_data_gives_the_same_plans():
    from followup.planning.planner import plan
    from followup.rulebook.loading import ready_rulebook

    ready = pickle.loads(ready_rulebook())
    for said in itertools.islice(two_hundred(), 40):
        found = answer(Answers.read(said), NOW)
        again = plan(found.case, now=NOW, policy=found.plan.policy, rulebook=ready)
        assert again.to_dict() == found.plan.to_dict()
