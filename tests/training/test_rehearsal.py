"""Rehearsed calls: every talk ends, says nothing that our checks object to, leaves something to note."""

import pytest

from followup.case.case import Case
from followup.case.case_file import load_case
from followup.case.errors import InputError
from followup.messages.occasion import occasion
from followup.messages.review import review
from followup.messages.speaking import seconds
from followup.rulebook.loading import default_rulebook, load_rulebook
from followup.training.rehearsal import Rehearsal, talks
from tests.messages.review.cases import after, invented_case, simple_case

BOOK = default_rulebook()
SCRIPTS = {"reception": "follow-up-reception", "machine": "follow-up-voicemail", "person": "follow-up-call"}
AFTER = {  # once they have decided, other words are in place
    "we-decided": ("thank-after-rejection", "thank-after-rejection"),
    "an-offer": ("acknowledge-offer", "offer-acknowledgement"),
}
MUST = {"voicemail", "reception", "in-a-meeting", "we-decided", "do-not-call", "send-an-email", "who-are-you",
        "they-answer", "nothing-decided", "an-offer"}  # fmt: skip


def rehearsal(case: Case, to: str) -> Rehearsal:
    return Rehearsal(case, now=after(case, days=9), to=to)


def test_all_that_may_be_said_is_there():
    assert set(BOOK.branches) >= MUST


def test_every_talk_ends_with_something_to_write_down():
    ended = list(talks(BOOK))
    assert {branch.id for talk in ended for branch in talk} == set(BOOK.branches)
    assert all(talk[-1].logs and talk[-1].keep for talk in ended)


def test_no_way_through_a_call_is_long():
    for talk in talks(BOOK):
        assert len(talk) <= 7
        said = sum(rehearsal(simple_case(), "maria").turn(branch).seconds for branch in talk)
        assert said <= 90, [branch.id for branch in talk]


@pytest.mark.parametrize("branch", BOOK.branches.values(), ids=lambda branch: branch.id)
def test_every_answer_passes_our_checks(branch):
    for seed in range(6):
        case = invented_case(seed)
        turn = rehearsal(case, "p0").turn(branch)
        step, template = AFTER.get(branch.id, ("first-follow-up", branch.template or SCRIPTS[branch.heard]))
        here = occasion(case, step, now=None, to="p0", template=template, checking=True)
        found = [f for f in review(turn.answer, here) if branch.template or not f.code.startswith("missing-")]
        assert not turn.missing and not found, (seed, turn.answer, found)


def test_reception_hears_nothing_about_the_job():
    case = simple_case()
    for branch in BOOK.branches.values():
        if branch.heard == "reception":
            answer = rehearsal(case, "maria").turn(branch).answer.lower()
            assert "analyst" not in answer and "position" not in answer and "interview" not in answer
            assert "staffing" not in answer and seconds(answer) <= 10


@pytest.mark.parametrize("branch", BOOK.branches.values(), ids=lambda branch: branch.id)
def test_each_branch_names_advice_that_exists_and_events_that_a_case_takes(branch):
    assert set(branch.advice) <= set(BOOK.advice) and set(branch.sources) <= set(BOOK.sources)
    case = {"candidate": {"name": "Priya Raman"}, "employer": {"name": "Northwind", "timezone": "America/Chicago"},
            "role": {"title": "Analyst"}, "contacts": [{"id": "m", "name": "Maria Lopez", "is": "hr"}]}  # fmt: skip
    events = [{**event, "at": "2026-03-12T10:00:00-05:00", ("from" if event["kind"] == "heard" else "to"): "m"}
              for event in branch.logs]  # fmt: skip
    assert len(load_case({**case, "events": events}).events) == len(branch.logs)


def overlay(tmp_path, text):
    (tmp_path / "mine.toml").write_text(text, encoding="utf-8")
    return load_rulebook(tmp_path)


MINE = """
[[branch]]
id = "send-an-email"
order = 5
heard = "reception"
they = "“Write to us.”"
answer = "Gladly. To whom?"
why = "They like it so."
logs = [{ kind = "heard", what = "other" }]
advice = ["F1"]
sources = ["five-ways"]
read = 2026-11-22
"""


def test_a_counselor_replaces_a_branch_by_its_id(tmp_path):
    book = overlay(tmp_path, MINE)
    assert book.branches["send-an-email"].answer == "Gladly. To whom?"
    assert len(book.branches) == len(BOOK.branches)


@pytest.mark.parametrize(
    ("wrong", "right", "told"),
    [
        ("Gladly.", "Gladly, {persn}.", "persn"),
        ('what = "other"', 'what = "else"', "else"),
        ('kind = "heard"', 'kind = "said"', "said"),
        ('advice = ["F1"]', 'advice = ["F1"]\nthen = ["nowhere"]', "nowhere"),
        ('advice = ["F1"]', 'advice = ["F1"]\nthen = ["who-are-you"]', "circle"),
        ('logs = [{ kind = "heard", what = "other" }]', "", "write down"),
        ('heard = "reception"', 'heard = "robot"', "robot"),
    ],
)
def test_what_is_not_sound_is_refused_by_name(tmp_path, wrong, right, told):
    with pytest.raises(InputError, match=r"send-an-email|circle"):
        overlay(tmp_path, MINE.replace(wrong, right))
    with pytest.raises(InputError, match=told):
        overlay(tmp_path, MINE.replace(wrong, right))
