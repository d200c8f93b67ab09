"""Whoever is to be called may not pick up: every call has words for a machine, with who called and the number twice."""

import pytest

import followup
from followup.messages.drafting import draft
from followup.rulebook.loading import default_rulebook
from tests.contract.asking import SIMPLE, called, moment, sent, simple, told

ME = {"candidate": {"name": "Priya Example", "phone": "+1 312 555 0142"}}
MARIA = {key: value for key, value in SIMPLE["contacts"][0].items() if key != "email"}
THANKED = called("2026-03-04T18:00:00-06:00", what="thank_you")
MORNING, AT_TEN, LATE = "2026-03-05T09:30:00-06:00", "2026-03-06T10:20:00-06:00", "2026-03-17T10:20:00-05:00"


def heard(what, **more):
    return [THANKED, told("2026-03-06T09:00:00-06:00", what, by="email", **{"from": "maria"}, **more)]


DECLINED = {"kind": "decided", "what": "declined", "at": moment("2026-03-06T10:00:00-06:00")}
CALLS = {
    "thanks": (MORNING, []),
    "late thanks and a question": (LATE, []),
    "the follow-up": (LATE, [THANKED]),
    "as they asked": (AT_TEN, heard("contact_me", how="phone")),
    "an invitation": (AT_TEN, heard("invitation")),
    "no decision yet": (AT_TEN, heard("no_decision")),
    "the end": (AT_TEN, [*heard("offer"), DECLINED]),
}


def calls_of(case, now):
    plan = followup.plan(case, now=now)
    return [step for step in plan.steps if step.channel == "phone" and step.status == "now" and step.template]


@pytest.mark.parametrize("name", CALLS)
def test_every_call_has_words_for_a_machine(name):
    now, events = CALLS[name]
    case = followup.load_case(simple(*events, contacts=[MARIA], promised_by="2026-03-11") | ME)
    found = calls_of(case, moment(now))
    kinds = default_rulebook().templates
    assert found
    for step in found:
        (voicemail,) = [one for one in step.variants if kinds[one].kind == "voicemail"]
        made = draft(case, step.id, now=moment(now), template=voicemail)
        assert made.body.count("+1 312 555 0142") == 2 and "Hello Maria, this is Priya Example." in made.body
        assert [one.code for one in made.findings if one.severity == "error"] == []


def test_what_was_decided_is_told_to_no_machine():
    now, events = CALLS["the end"]
    case = followup.load_case(simple(*events, contacts=[MARIA]) | ME)
    said = draft(case, "confirm-in-writing", now=moment(now), template="call-back-voicemail").body
    assert not any(word in said.lower() for word in ("offer", "declin", "accept", "decid"))


def test_an_email_has_none():
    plan = followup.plan(followup.load_case(simple(sent("2026-03-04T18:00:00-06:00", "thank_you"))), now=moment(LATE))
    assert all("voicemail" not in one for step in plan.steps if step.channel == "email" for one in step.variants)
