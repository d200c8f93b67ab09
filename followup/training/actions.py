"""What can be done, in words of its own: the answers to "What do you do now?", and the steps each stands for."""

from __future__ import annotations

from collections.abc import Iterable

from ..planning.outline import ACKNOWLEDGE
from ..planning.planner import Step
from ..planning.summary import ASK_FOR_A_FIRM_DAY, ASK_WHY
from ..rulebook.entries import LET_THEM_KNOW

ACTIONS: dict[str, tuple[str, frozenset[str]]] = {
    "wait": ("Nothing to them yet; go on with your search", frozenset({"keep-searching"})),
    "follow": (
        "Follow up",
        frozenset({"first-follow-up", "second-follow-up", "ask-somebody-else", "ask-for-a-time", "send-article"}),
    ),
    "visit": ("Stop by, as they said that you may", frozenset({"visit"})),
    "rest": ("Let it rest", frozenset({"let-it-rest"})),
    "asked": ("Call or write, as they asked", frozenset({"contact-as-asked"})),
    "instead": ("Write to them, since your calls reach nobody", frozenset({"write-after-calls"})),
    "once": ("Ask once how it stands", frozenset({"ask-how-it-stands"})),
    "date": ("Ask them for the day of the talk, or for a new one", frozenset({"ask-for-the-date"})),
    "task": ("Do what they gave you to do", frozenset({"do-the-task"})),
    "referees": ("Tell your referees what is coming", frozenset({"brief-references"})),
    "ready": ("Get ready for the call", frozenset({"prepare"})),
    "names": ("Find out the names", frozenset({"find-names"})),
    "word": ("Let them know today what has come up", frozenset({LET_THEM_KNOW, "write-about-it"})),
    "reach": ("Find out how to reach them, or who else can tell you", frozenset({"find-contact"})),
    "news": ("Tell them your news", frozenset({"share-news"})),
    "notice": ("Ask for the next step and its day, before you leave", frozenset({"ask-before-leaving"})),
    "thank": (
        "Say thank you for the talk",
        frozenset({"thank-you", "thank-you-card", "thank-you-call", "late-thank-you"}),
    ),
    "reply": (
        "Answer their message in a few lines",
        frozenset({"reply-no-decision", "reply-invitation", "note-after-their-call"}),
    ),
    "brief": ("Tell the agency how it went", frozenset({"brief-agency"})),
    "thank-no": ("Thank them for the answer, and leave the door open", frozenset({"thank-after-rejection"})),
    "learn": ("Ask what would have made you stronger", frozenset({"ask-for-feedback"})),
    "offer": ("Thank them for the offer, and ask what you still need to know", frozenset({"acknowledge-offer"})),
    "open": ("Ask what is still open, and by when", frozenset({"ask-what-is-open"})),
    "more": ("Ask for better pay before you say yes", frozenset({"ask-for-more"})),
    "both": ("Ask once more before you answer the other offer", frozenset({"ask-before-you-decide"})),
    "letter": ("Ask for it in writing, or which offer holds, before you answer", frozenset()),  # by its template
    "answer": ("Answer the offer", frozenset({"answer-offer"})),
    "confirm": ("Put your decision in writing, with thanks", frozenset({"confirm-in-writing"})),
    "take-back": ("Take your yes back, with an apology", frozenset({"take-back-acceptance"})),
    "firm": ("Ask why, and for a firm first day in writing", frozenset({ASK_FOR_A_FIRM_DAY})),
    "kept": ("Thank your own employer, and keep to your yes", frozenset({"keep-your-word"})),
    "genuine": ("Make sure first that it is genuine", frozenset({"make-sure-it-is-genuine"})),
    "why": ("Ask calmly why, and whether anything can still be done", frozenset({ASK_WHY})),
    "others": ("Write to the other employers, with your news or your answer", frozenset({"tell-others"})),
}
THANKS_TOO = frozenset({"late-thank-you"})  # the templates of a follow-up that begins with the thanks still owed
OF_ITS_TEMPLATE = {"question-on-a-withdrawn-offer": "why"}  # what a step amounts to, whatever its kind
BEFORE_AN_ANSWER = ("ask-for-the-letter", "ask-which-offer-holds")  # the templates of a step that only asks as yet
USUAL = ("wait", "follow", "rest", "thank")


def action_of(step: str) -> str | None:
    """The key of what a kind of step, by its id, amounts to."""
    return next((key for key, (_, ids) in ACTIONS.items() if step in ids), None)


def keys(kinds: Iterable[str]) -> tuple[str, ...]:
    """What kinds of step, by their ids, amount to: each key once."""
    return tuple(dict.fromkeys(key for id in kinds if (key := action_of(id)) is not None))


def of_kind(step: Step) -> str | None:
    """The key of what a step amounts to, whatever its words make of it beside that."""
    return OF_ITS_TEMPLATE.get(step.template or "") or action_of(step.serves.id)


def together(step: Step) -> tuple[str, ...]:
    """The keys of what one message of it does at once, as a follow-up that begins with the thanks still owed."""
    own = action_of(step.serves.id)
    return ("follow", "thank") if own == "follow" and step.template in THANKS_TOO else (own,) if own else ()


def actions(step: Step) -> tuple[str, ...]:
    """The keys of what a step amounts to as its words have it: a call in place of looking somebody up is that call."""
    own = of_kind(step)
    if step.template in BEFORE_AN_ANSWER:
        return ("letter", own) if step.id == ACKNOWLEDGE and own else ("letter",)
    return together(step) if own == "follow" else (own,) if own else ()
