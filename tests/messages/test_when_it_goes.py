"""A message for a later day says what will be so on that day, and a call first asks whether there is a moment."""

import re

import pytest

from followup.messages.drafting import draft
from followup.rulebook.loading import default_rulebook
from tests.messages.review.cases import after, simple_case
from tests.messages.test_in_between import MARIA, TALK, between, heard, on


def promised(day, **more):
    return simple_case(interviews=[TALK | {"promised_by": day}], contacts=[MARIA | more])


NEW_DATE = re.compile("new date|now expect to decide")


def test_a_follow_up_for_the_day_after_the_promise_asks_for_a_new_date_though_it_is_not_over_yet():
    early = draft(promised("2026-03-12"), "first-follow-up", now=on(5), to="maria")
    assert NEW_DATE.search(early.body) and not early.findings


def test_a_follow_up_written_on_the_day_itself_is_for_the_next_and_thanks_go_at_once():
    body = draft(promised("2026-03-12"), "first-follow-up", now=on(12), to="maria", template="follow-up-email").body
    assert NEW_DATE.search(body)  # the step opens on the 13th
    thanks = draft(promised("2026-03-12"), "thank-you", now=after(simple_case(), hours=2), to="maria").body
    assert "March 12" in thanks and "understood" not in thanks


def test_who_was_away_is_back_when_the_second_message_goes_and_the_day_is_said_once():
    wrote = {"at": "2026-03-12T09:00:00-05:00", "kind": "sent", "what": "follow_up", "to": "maria", "channel": "email"}
    away = MARIA | {"away_until": "2026-03-20"}
    case = between(wrote, contacts=[away])
    body = draft(case, "second-follow-up", now=on(17), to="maria", template="second-follow-up").body
    assert "you are back" in body and body.count("March 12") == 1
    before = draft(case, "second-follow-up", now=None, to="maria", template="second-follow-up").body
    assert "you are back" not in before


@pytest.mark.parametrize("wording", range(6))
def test_a_call_asks_for_a_moment_before_anything_else_and_then_one_thing(wording):
    case = simple_case(interviews=[TALK], contacts=[MARIA])
    script = draft(case, "first-follow-up", now=on(17), to="maria", template="follow-up-call", wording=wording)
    opening, *rest = script.body.split("\n\n")
    assert opening.endswith("moment?") and "taking my call" not in script.body
    assert sum(part.count("?") for part in rest) == 1 and "could you tell me where" not in " and ".join(rest)
    assert not script.findings


def test_no_script_thanks_for_a_call_that_nobody_has_taken_yet():
    texts = [text for one in default_rulebook().templates.values() for part in one.paragraphs for text in part.text]
    assert not [text for text in texts if re.search(r"thank you for taking my call", text, re.IGNORECASE)]


def test_on_hold_and_a_task_have_thanks_of_their_own_in_a_call():
    held = draft(between(heard("on_hold", sender="maria")), "first-follow-up", now=on(30), to="maria",
                 template="follow-up-call", wording=3)  # fmt: skip
    task = {"at": "2026-03-10T09:00:00-05:00", "kind": "sent", "what": "task", "to": "maria", "channel": "email"}
    handed = draft(between(task), "first-follow-up", now=on(30), to="maria", template="follow-up-call", wording=3)
    assert "on hold" in held.body and "task" not in held.body
    assert "task" in handed.body and "on hold" not in handed.body
