"""Rule 7, slow and plain: what counts as a follow-up, and how many went out since the wait began."""

from __future__ import annotations

from datetime import datetime

from .answering import answered_at, questions_since, settles_request
from .opening import opens_untold_of_thanks
from .seen import RESTARTS, Unclear, carried, end_of, last_is_undated
from .thanks import first_thank_you, late_thank_yous


def counting_from(view) -> datetime | None:
    marks = [e["at"] for e in view.heard("invitation", *RESTARTS) + view.sent("task")]
    if view.ended:
        marks.append(end_of(view.ended[-1]))
    return max(marks, default=None)


def is_follow_up(view, event) -> bool:
    """Rule 7, word by word."""
    if event["kind"] == "sent":
        return event["what"] in ("follow_up", "article") or (event["what"] == "news" and news_counts(view, event))
    if event["kind"] == "called":
        counted = event.get("outcome") in ("spoke", "voicemail", "message")
        return counted and event.get("what", "follow_up") == "follow_up"
    return event["kind"] == "visited"


def news_counts(view, event) -> bool:
    """News of a job elsewhere with a day to answer by is no follow-up."""
    offers = ["answer_by" in e for e in view.case.get("elsewhere", [])]
    if any(offers) != all(offers):
        raise Unclear("of which job elsewhere the news told")
    if any(e["since"] > event["at"] for e in view.case.get("elsewhere", []) if "since" in e):
        raise Unclear("the news was sent before the offer elsewhere was heard")
    return not any(offers)


def is_no_follow_up_here(view, event) -> bool:
    """What answers an invitation, asks for its date or does as they asked never counts."""
    requests = [r for r in view.heard("contact_me") if r["at"] < event["at"]]
    if any(settles_request(view, r) is event for r in requests):
        return True
    invited = [e for e in view.heard("invitation") if e["at"] < event["at"]]
    if not invited or event["kind"] != "called" or counting_from(view) != invited[-1]["at"]:
        return False
    answered = answered_at(view, invited[-1])
    if answered == event["at"] or (answered and event in questions_since(view, answered)[:2]):
        return True
    raise Unclear("a call after an invitation that neither answers it nor asks for the date")


def follow_ups_sent(view) -> list[dict]:
    since = counting_from(view)
    if since is None:
        if any(is_follow_up(view, e) for e in view.events):
            raise Unclear("whether a follow-up counts that went out before any interview")
        return []
    plain = [e for e in view.events if e["at"] > since and is_follow_up(view, e)]
    plain = [e for e in plain if not is_no_follow_up_here(view, e)]
    if plain and not view.ended and since == max((e["at"] for e in view.heard("invitation")), default=None):
        raise Unclear("whether a follow-up counts that went out before any interview")
    if any(e["at"] <= since and e.get("day_unknown") and is_follow_up(view, e) for e in view.events):
        raise Unclear("whether a follow-up of an unknown day was before or after")
    first = first_thank_you(view) if view.ended and not last_is_undated(view) else None
    if first and first["at"] > since and first in late_thank_yous(view):
        check_thank_you_is_clear(view, first, plain)
        if first["at"] > opens_untold_of_thanks(view):
            plain.append(first)
    return sorted(plain, key=lambda e: e["at"])


def check_thank_you_is_clear(view, first, plain):
    """What came after a late thank-you may have moved the day that it is measured by."""
    if any(e["at"] < first["at"] for e in plain):
        raise Unclear("thanked late, after a follow-up had gone out")
    if is_no_follow_up_here(view, first):
        raise Unclear("a late thank-you to somebody who asked to be contacted")
    for event in view.events:
        moved = carried(view, event) is not None or event.get("what") == "told_not_to_call"
        if event["kind"] == "heard" and event["at"] > first["at"] and moved:
            raise Unclear("the day moved after the late thank-you")


def allowed(view) -> int:
    return {"one": 1, "two": 2}[view.answer("Q4")]
