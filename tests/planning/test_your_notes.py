"""A note of one's own is never read; what it may mean at this stage is said, with what to do then and the words."""

from datetime import datetime

import pytest

import followup
from followup.messages.drafting import draft
from followup.planning.explain import explain
from followup.planning.in_brief import in_brief

NOW = datetime.fromisoformat("2026-11-25T10:30:00+00:00")
CASE = {
    "candidate": {"name": "Ada Quist", "phone": "+44 7700 900100"},
    "employer": {"name": "Larch & Loam", "timezone": "Europe/London", "country": "GB"},
    "role": {"title": "Florist"},
    "contacts": [
        {"id": "li", "name": "Li Wei", "is": "hiring_manager", "email": "li@larch.example", "phone": "+44 20 7946 0100"}
    ],
    "interviews": [{"round": 1, "at": datetime.fromisoformat("2026-11-10T10:00:00+00:00"), "with": ["li"]}],
}
AHEAD = {"round": 1, "at": datetime.fromisoformat("2026-11-26T10:00:00+00:00"), "with": ["li"]}


def event(day, kind, what=None, **more):
    at = datetime.fromisoformat(f"2026-11-{day}T10:00:00+00:00")
    return {"at": at, "kind": kind} | ({"what": what} if what else {}) | more


NOTE = event(24, "note", text="something came up")
THANKED = event(11, "sent", "thank_you", channel="email", to="li")
NO = event(18, "heard", "rejection", **{"from": "li", "by": "email"})
NO_THANKED = event(19, "sent", "thank_you", channel="email", to="li")


def case_of(*events, **more):
    return followup.load_case({**CASE, "events": list(events), **more})


@pytest.mark.parametrize(
    ("events", "interviews", "step", "says", "template"),
    [
        ((), [AHEAD], "ask-before-leaving", "Ring in office hours, then write", "ask-for-another-time"),
        (
            (THANKED, event(20, "heard", "task", **{"from": "li", "answer_by": "2026-11-28"})),
            None,
            "do-the-task",
            "If the time is too short, ask today",
            "task-more-time",
        ),
        ((THANKED, NO, NO_THANKED), None, "ask-for-feedback", "If they came back to you", "still-interested"),
    ],
)
def test_what_a_note_may_mean_is_said_at_the_step_and_never_guessed(events, interviews, step, says, template):
    more = {"interviews": interviews} if interviews else {}
    noted = followup.plan(case_of(*events, NOTE, **more), now=NOW)
    without = followup.plan(case_of(*events, **more), now=NOW)
    assert any(reason["says"].startswith(says) for reason in noted.step(step).because)
    assert interviews or "Does your note of Tuesday 24 November tell of a day" in " ".join(explain(noted).split())
    told = "If you can't come, or they should know something first, tell Li Wei today. " if interviews else ""
    assert noted.summary == told + without.summary and noted.step(step).template == without.step(step).template
    assert template in noted.step(step).variants and says not in in_brief(without)
    assert [(one.id, one.due) for one in noted.steps] == [(one.id, one.due) for one in without.steps]


def test_who_asks_for_a_call_after_a_no_is_called_first_and_one_of_before_waits_no_more():
    wish = {"from": "li", "by": "phone", "how": "phone"}
    after = followup.plan(case_of(THANKED, NO, NO_THANKED, event(24, "heard", "contact_me", **wish)), now=NOW)
    assert (after.stage, after.steps[0].id, after.steps[0].channel) == ("rejected", "contact-as-asked", "phone")
    before = followup.plan(case_of(THANKED, event(16, "heard", "contact_me", **wish), NO), now=NOW)
    assert not before.step("contact-as-asked")


def test_an_offer_that_hangs_on_something_asks_whether_the_first_day_holds_and_forbids_giving_notice():
    offer = event(20, "heard", "offer", **{"from": "li", "by": "email", "conditional": True, "starts": "2027-01-04"})
    case = case_of(THANKED, offer)
    assert "Give no notice, and cancel nothing elsewhere" in " ".join(in_brief(followup.plan(case, now=NOW)).split())
    assert all("4 January" in draft(case, "ask-what-is-open", now=NOW, wording=n).body for n in range(6))


def test_nothing_elsewhere_is_cancelled_for_an_offer_that_nobody_made_yet():
    plan = followup.plan(case_of(THANKED, elsewhere=[{"employer": "Cedar Labs"}]), now=NOW)
    assert "Cancel nothing elsewhere before you hold an offer" in " ".join(in_brief(plan).split())


def test_a_talk_called_off_before_its_day_is_asked_for_anew_and_is_no_no():
    invited = event(16, "heard", "invitation", **{"from": "li", "by": "email"})
    answered = event(17, "sent", "reply", channel="email", to="li")
    off = event(24, "heard", "other", **{"from": "li", "by": "email"})
    plan = followup.plan(case_of(invited, answered, off, interviews=[{**AHEAD, "held": False}]), now=NOW)
    assert plan.summary == "Yes, you may. Ask Li Wei for a new day, today." and "is not a no" in in_brief(plan)
    assert "new day" not in followup.plan(case_of(invited, answered), now=NOW).summary
