"""What a candidate notes down for themselves is never read as a fact: facts are given."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

import followup

BASE = {
    "candidate": {"name": "Ada Quist"},
    "employer": {"name": "Larch & Loam", "timezone": "Europe/Berlin", "country": "DE"},
    "role": {"title": "Gardener"},
    "contacts": [{"id": "li", "name": "Li Wei", "is": "hr", "email": "li@larch.example"}],
    "interviews": [{"round": 1, "at": "2026-03-02T10:00:00+01:00", "with": ["li"]}],
}
THANKED = {"at": "2026-03-02T15:00:00+01:00", "kind": "sent", "what": "thank_you", "to": "li", "channel": "email"}
CEDAR = {"employer": "Cedar Labs"}
NOW = datetime.fromisoformat("2026-03-10T10:00:00+01:00")
NOTES = [
    "interviewing elsewhere", "Their main competitor opened a branch here", "No other interview this week",
    "Read about another employer in the paper", "I am not interviewing with anybody else",
    "told the other employers", "I have not told the other employers yet", "They asked about the competitor's product",
]  # fmt: skip


def plan(*notes, events=(), now=NOW, **more):
    told = [{"at": "2026-03-05T09:00:00+01:00", "kind": "note", "text": text} for text in notes]
    return followup.plan(followup.load_case({**BASE, "events": [THANKED, *told, *events], **more}), now=now)


def shape(made):
    return [(step.id, step.channel, step.to, step.status, step.opens, step.due) for step in made.steps]


@pytest.mark.parametrize("note", NOTES)
def test_no_note_brings_news_to_share(note):
    assert not plan(note).step("share-news")


@given(
    st.lists(st.one_of(st.sampled_from(NOTES), st.text("aä .,competitor", min_size=1).filter(str.strip)), max_size=3)
)
def test_notes_change_no_step_at_all(notes):
    assert shape(plan(*notes)) == shape(plan())


OPEN = ["the salary", "the gap in my CV", "why I left", "I said six years, but it was five", "pay range", "visa"]


@pytest.mark.parametrize("words", OPEN)
def test_no_words_of_a_role_or_an_open_point_change_a_plan(words):
    def made(about, notes):
        talk = BASE["interviews"][0] | {"open_points": [{"about": about, "answer": "58,000"}]}
        offer = {"at": "2026-03-09T09:00:00+01:00", "kind": "heard", "what": "offer", "from": "li", "salary": "50,000"}
        return [
            [step.to_dict() | {"drafts": None} for step in plan(events=happened, interviews=[talk], **role).steps]
            for role in [{"role": BASE["role"] | {"notes": notes}}]
            for happened in ([], [offer])
        ]

    assert made(words, words) == made("beds", "beds")


@pytest.mark.parametrize("note", NOTES)
def test_no_note_says_that_the_others_were_told_of_an_offer(note):
    offer = {"at": "2026-03-09T09:00:00+01:00", "kind": "heard", "what": "offer", "from": "li"}
    later = {"at": "2026-03-09T12:00:00+01:00", "kind": "note", "text": note}
    assert plan(events=[offer, later], elsewhere=[CEDAR]).step("tell-others")
    assert not plan(events=[offer, later]).step("tell-others")


def test_what_the_step_itself_writes_down_settles_it():
    offer = {"at": "2026-03-09T09:00:00+01:00", "kind": "heard", "what": "offer", "from": "li"}
    (logged,) = plan(events=[offer], elsewhere=[CEDAR]).step("tell-others").logs
    done = {"at": "2026-03-09T12:00:00+01:00", **logged}
    assert not plan(events=[offer, done], elsewhere=[CEDAR]).step("tell-others")


def test_an_employer_that_was_named_is_news_to_share_once():
    assert plan(elsewhere=[{"employer": "Cedar Labs"}]).step("share-news").to == ("li",)
    told = {"at": "2026-03-09T12:00:00+01:00", "kind": "sent", "what": "news", "to": "li", "channel": "email"}
    assert not plan(events=[told], elsewhere=[{"employer": "Cedar Labs"}]).step("share-news")


@pytest.mark.parametrize(
    ("elsewhere", "where", "what"),
    [
        ({}, "elsewhere[0].employer", "required and missing"),
        ({"employer": "Cedar Labs", "emploier": "x"}, "elsewhere[0].emploier", "unknown key"),
        ({"employer": "Cedar Labs", "since": "2026-03-09T12:00:00"}, "elsewhere[0].since", "offset"),
        ({"employer": "Cedar Labs", "accepted": "yes"}, "elsewhere[0].accepted", "neither yes nor no"),
        ({"employer": "  "}, "elsewhere[0].employer", "nothing in it can be seen"),
    ],
)
def test_another_employer_is_held_to_its_keys(elsewhere, where, what):
    (problem,) = followup.check_case({**BASE, "elsewhere": [elsewhere]})
    assert where in problem.where and what in problem.what
