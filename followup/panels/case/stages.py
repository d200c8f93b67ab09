"""The way of a case as one line: what was done keeps its tick, each round is there, one place is now."""

from __future__ import annotations

from typing import Literal, NamedTuple

from ...case.case import Happening, Meeting
from ...planning.phrases import STAGE_WORDS
from ...planning.planner import Plan
from ..parts.markup import EMPTY, Markup, tag, unseen

State = Literal["done", "missed", "now", "ahead"]
HERE = {
    "applied": "Applied",
    "invited": "Invited",
    "before_interview": "Interview",
    "thank_you": "Thank-you",
    "waiting": "Waiting",
    "follow_up": "Follow-up",
    "quiet": "At rest",
    "no_decision": "Heard back",
    "task": "Task",
    "rejected": "A no",
    "offer": "Offer",
    "closed": "Decided",
}  # every stage by the words of its place
TALK = ("invited", "before_interview")  # stages before a round
AHEAD = {
    "applied": ("Interview", "Thank-you", "Waiting", "Answer", "Decision"),
    "invited": ("Interview", "Thank-you", "Waiting", "Answer", "Decision"),
    "before_interview": ("Thank-you", "Waiting", "Follow-up", "Answer", "Decision"),
    "thank_you": ("Waiting", "Follow-up", "Answer", "Decision"),
    "waiting": ("Follow-up", "Answer", "Decision"),
    "follow_up": ("Answer", "Decision"),
    "quiet": ("Answer",),
    "no_decision": ("Answer", "Decision"),
    "task": ("Answer", "Decision"),
    "offer": ("Your answer",),
}  # what may still come; nothing after a no or a decision
SPOKEN = {"done": "done: ", "missed": "passed: ", "now": "now: ", "ahead": "to come: "}


class Place(NamedTuple):
    words: str
    state: State


def places(plan: Plan) -> list[Place]:
    """From applying to the decision; ticks in the order in which they were earned, and never taken back in a round."""
    begun = [] if plan.stage == "applied" else [Place("Applied", "done")]
    done = [*begun, *_rounds(plan), *_in_this_round(plan)]
    now = Place(_here(plan, {place.words for place in done}), "now")
    known = {place.words for place in done}
    ahead = [Place(words, "ahead") for words in AHEAD.get(plan.stage, ()) if words not in known]
    return [*done, now, *ahead]


def _held(plan: Plan) -> list[Meeting]:
    """The interviews that are over, in the order of time."""
    moment = plan.now.timestamp()
    return [meeting for meeting in plan.case.timeline.held if meeting.over <= moment]


def _rounds(plan: Plan) -> list[Place]:
    """One tick a round that is over; a single one is the interview."""
    numbers = list(dict.fromkeys(meeting.interview.round for meeting in _held(plan)))
    several = len({i.round for i in plan.case.interviews if i.held}) > 1
    return [Place(f"Round {number}" if several else "Interview", "done") for number in numbers]


def _in_this_round(plan: Plan) -> list[Place]:
    """What was done since the last interview that is over; a new round ahead folds all that into its tick."""
    held = _held(plan)
    if not held or plan.stage in TALK:
        return []
    since = [one for one in plan.case.timeline.happenings if held[-1].at <= one.at <= plan.now.timestamp()]
    marks = {"Thank-you": any(map(_thanked, since)), "Follow-up": any(map(_followed_up, since)),
             "Heard back": any(map(_wrote, since))}  # fmt: skip
    missed = [] if marks["Thank-you"] or plan.stage == "thank_you" else [Place("Thank-you", "missed")]
    past = [Place(words, "done") for words, done in marks.items() if done and words != HERE[plan.stage]]
    return [*missed, *past]


def _thanked(one: Happening) -> bool:
    return "thanks" in one.event.meaning.does and one.event.outcome in (None, "spoke")


def _followed_up(one: Happening) -> bool:
    return "counts" in one.event.meaning.does and one.event.outcome != "no_answer"


def _wrote(one: Happening) -> bool:
    return one.event.kind == "heard" and "answers" in one.event.meaning.does and not one.event.meaning.turn


def _here(plan: Plan, known: set[str]) -> str:
    """The place it is at; a round by its number, a follow-up after the first by its own."""
    if plan.stage == "before_interview" and any(words.startswith(("Round", "Interview")) for words in known):
        ahead = [i.round for i in plan.case.interviews if i.held and i.over_at > plan.now]
        return f"Round {min(ahead)}" if ahead else "Next round"
    return HERE[plan.stage]


def stage_line(plan: Plan) -> Markup:
    """The line as a list; the place that is now is marked for eyes and for screen readers."""
    entries = [_entry(plan, place) for place in places(plan)]
    return tag("ol", *entries, class_="fu-stages", aria_label="Where this case stands")


def _entry(plan: Plan, place: Place) -> Markup:
    now = place.state == "now"
    more = unseen(f" ({STAGE_WORDS[plan.stage].lower()})") if now else EMPTY
    dot = tag("span", {"done": "✓", "missed": "–"}.get(place.state, ""), class_="fu-stage-dot", aria_hidden="true")
    words = tag("span", place.words, class_="fu-stage-words")
    return tag("li", dot, unseen(SPOKEN[place.state]), words, more, class_=f"fu-stage-{place.state}",
               aria_current="step" if now else None)  # fmt: skip
