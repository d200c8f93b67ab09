"""The one vocabulary of what can happen: kinds of events, what each may be, how calls went, which way messages go.

Everything that reads, writes, tells, counts or draws events goes by this module, and no other lists them again. So a
new kind, or another `what` of one, is an entry here (CONTRIBUTING.md, "An event kind"). event_kinds.py says what an
entry must say.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from .event_kinds import EventKind, Mark, Outcome, What

CHANNELS = {"email": "by email", "phone": "by phone", "post": "by post", "visit": "in person", "other": "otherwise"}
WRITTEN = ("email", "post", "other")  # the ways a message goes
HEARD_BY = {"email": "by email", "phone": "on the phone", "post": "by post", "in_person": "in person"}
SPOKEN = ("phone", "in_person")
CONTACT_BY = ("phone", "email")  # how they asked to be reached
FORMATS = {"in_person": "in person", "phone": "by phone", "video": "by video"}  # how an interview is held
WANTED = {  # what they asked for where they "gave a task" -> how the candidate chooses it
    "work": "a piece of work", "references": "references", "pay": "what pay I have in mind",
    "start": "when I could begin", "papers": "papers",
}  # fmt: skip
ABOUT = {  # what a note of the candidate's own asks -> how the candidate chooses it
    "slip": "a slip in a message of mine", "arrived": "whether what I sent arrived",
    "past": "going past whom I deal with", "inside": "somebody I know there",
    "hearsay": "what I read or heard elsewhere", "employer": "my present employer", "notice": "giving notice",
    "another_day": "another day for a talk", "more_time": "more time", "ill": "illness",
    "pay": "pay", "another_post": "another post there", "doubt": "whether I want it",
    "bounced": "a message of mine that came back", "missed": "a call or message of theirs that I missed",
    "start": "another first day", "papers": "a contract or letter that does not come",
    "differs": "a contract or letter that differs",
    "terms": "hours, place or travel", "check": "a check that takes long, or what it may find",
    "referee": "a referee who can't or won't", "counter": "my employer wants to keep me",
    "changed": "something that has changed with me", "permit": "a permit, visa or license",
    "technical": "something technical that failed", "costs": "the journey, or what it costs",
    "private": "health, family, or another private thing", "treated": "how they treated me",
    "genuine": "whether all this is genuine", "network": "adding or writing to them on a network",
}  # fmt: skip
OPEN_POINTS = {  # what an open point of a talk is about -> how the candidate chooses it
    "work": "the work", "pay": "pay", "terms": "dates, hours, or a job before", "private": "something private",
    "mistake": "something I said that was not so",
}  # fmt: skip
KEYS = {  # every key that not all events have -> its word in a line of the journal
    "what": "", "channel": "by", "to": "to", "from": "from", "outcome": "-", "promised_by": "promised by",
    "promised_days": "promised days", "answer_by": "answer by", "by": "by", "how": "how", "wants": "wants",
    "about": "about", "conditional": "conditional", "hangs_on": "hangs on", "theirs_to_settle": "theirs to settle",
    "salary": "salary", "starts": "starts", "terms": "terms", "visit_agreed": "visit agreed",
    "day_unknown": "day unknown", "text": "-",
}  # fmt: skip

OUTCOMES: dict[str, Outcome] = {
    outcome.word: outcome
    for outcome in (
        Outcome("spoke", says="you spoke", form="we spoke", report="spoke", counts=True),
        Outcome("voicemail", says="you left a voicemail", form="I left a voicemail", report="left a voicemail",
                counts=True, happens="Your call reaches voicemail"),
        Outcome("message", says="you left a message", form="I left a message with somebody", report="left a message",
                counts=True),
        Outcome("no_answer", says="nobody answered", form="nobody answered", report="no answer", counts=False,
                happens="Your call rings, nobody answers"),
    )
}  # fmt: skip

WROTE = Mark("wrote", label="you wrote or called", symbol="^", colour="orange", below=0.25,
             counted="messages and calls of yours")  # fmt: skip
HEARD = Mark("heard", label="they answered", symbol="v", colour="purple", below=-0.25, counted="answers")
DECIDED = Mark("decided", label="you decided", symbol="X", colour="ink", counted="decisions")

EVENTS: dict[str, EventKind] = {
    kind.word: kind
    for kind in (
        EventKind(
            "sent", help="you wrote", usual="", required=("what", "to"), optional=("channel",), asks=("to", "channel"),
            sentence="You sent {it}{by} to {who}", done="messages", channel="", result="sent", mark=WROTE, calendar="",
            whats=(
                What("thank_you", form="I sent a thank-you", says="a thank-you", report="Thank-you",
                     does=("thanks",)),
                What("follow_up", form="I sent a follow-up", says="a follow-up", report="Follow-up",
                     does=("counts", "asks", "is answered")),
                What("reply", form="I sent a reply", says="a reply", report="Reply", does=()),
                What("article", form="I sent an article", says="an article", report="Article sent", does=("counts",)),
                What("news", form="I sent my news", says="your news", report="News sent", does=("counts",)),
                What("feedback_request", form="I sent a request for feedback", says="a request for feedback",
                     report="Asked for feedback", does=("is answered",)),
                What("acceptance", form="I sent my acceptance", says="your acceptance", report="Accepted the offer",
                     does=()),
                What("decline", form="I sent my no", says="your no", report="Declined the offer", does=()),
                What("withdrawal", form="I sent my withdrawal", says="your withdrawal", report="Withdrew", does=()),
                What("question", form="I sent a question", says="a question", report="Question", does=()),
                What("task", form="I handed in their task", says="the task they had set", report="Task handed in",
                     does=("asks",)),
            ),
        ),
        EventKind(
            "called", help="you called", usual="follow_up", required=("to", "outcome"),
            optional=("what", "visit_agreed"),
            asks=("to", "outcome", "visit_agreed"), sentence="You called {who}: {outcome}", done="calls",
            channel="phone", result="", mark=WROTE, calendar="",
            whats=(
                What("follow_up", form="I called to ask how things stand", says="", report="Follow-up call",
                     does=("counts", "asks")),
                What("agreed", form="I called, as they had asked", says="", report="Agreed call", does=()),
                What("thank_you", form="I called to say thank you", says="", report="Thank-you call",
                     does=("thanks",)),
                What("other", form="I called about something else", says="", report="Call", does=()),
            ),
        ),
        EventKind(
            "visited", help="you went there", usual="", required=("to",), optional=(), asks=("to",),
            sentence="You visited {who}", done="calls", channel="visit", result="was there", mark=WROTE, calendar="",
            whats=(What("", form="I went there", says="", report="Visit", does=("counts", "asks")),),
        ),
        EventKind(
            "heard", help="they answered", usual="", required=("what",),
            optional=("from", "by", "promised_days", "promised_by", "answer_by"), asks=("from", "by"),
            sentence="{it}{sender}{promise}", done=None, channel="", result="", mark=HEARD, calendar="",
            whats=(
                What("no_decision", form="They answered: nothing is decided yet",
                     says="They wrote: nothing is decided yet", page="They wrote: no decision yet",
                     spoken="They told you: nothing is decided yet", report="no decision yet",
                     does=("answers",), asks=("promised_by",),
                     happens="They write: nothing decided yet"),
                What("invitation", form="They invited me to another interview", says="They invited you",
                     report="invited", does=("answers",), asks=("promised_by",), status="invited",
                     happens="They invite you again",
                     then="Add the new interview above, as soon as you know the day."),
                What("rejection", form="They said no", says="They said no", report="a no", does=("answers",),
                     turn="rejection", status="rejected", happens="They say no"),
                What("offer", form="They made an offer", says="They made an offer", report="an offer",
                     does=("answers",), asks=("answer_by", "conditional"),
                     keys=("conditional", "hangs_on", "theirs_to_settle", "salary", "starts", "terms"),
                     turn="offer", status="offer", happens="They make an offer"),
                What("offer_withdrawn", form="They took their offer back", says="They took their offer back",
                     report="the offer withdrawn", does=("answers",), turn="rejection", status="offer withdrawn"),
                What("on_hold", form="They put it on hold", says="They put it on hold", report="on hold",
                     does=("answers",), asks=("promised_by",), status="on hold"),
                What("checking", form="They check references or my background",
                     says="They check references or your background", report="references or background being checked",
                     does=("answers",), asks=("promised_by",), status="checking"),
                What("task", form="They gave me a task", says="They gave you a task", report="a task",
                     does=("answers",), asks=("answer_by", "wants"), keys=("wants",), status="task"),
                What("contact_me", form="They asked me to call or write", says="They asked you to call or write",
                     report="asked to be contacted", does=("answers",), asks=("how",),
                     keys=("how",)),
                What("told_not_to_call", form="They asked me not to call", says="They asked you not to call",
                     page="They asked not to be called", report="asked not to be called", does=(),
                     happens="They ask you not to call"),
                What("other", form="They wrote something else", says="They wrote", spoken="They spoke with you",
                     report="they answered",
                     does=("answers",), asks=("promised_by",)),
            ),
        ),
        EventKind(
            "decided", help="you ended it", usual="", required=("what",), optional=(), asks=(), sentence="{it}",
            done=None, channel="", result="", mark=DECIDED, calendar="",
            whats=(
                What("accepted", form="I accepted the offer", says="You accepted", report="accepted", does=(),
                     turn="decided", status="accepted"),
                What("declined", form="I declined the offer", says="You declined", report="declined", does=(),
                     turn="decided", status="declined"),
                What("withdrew", form="I withdrew", says="You withdrew", report="withdrawn", does=(),
                     turn="decided", status="withdrew"),
                What("closed", form="I close this case", says="You closed the case", report="closed", does=(),
                     turn="decided", status="closed"),
            ),
        ),
        EventKind(
            "note", help="anything else", usual="", required=("text",), optional=("about",), asks=("text", "about"),
            sentence="Note: {it}", done=None, channel="", result="", mark=None, calendar="",
            whats=(What("", form="A note for myself", says="{text}", report="", does=()),),
        ),
    )
}  # fmt: skip


def is_yours(kind: str) -> bool:
    """Whether such an event is the candidate's own doing, as a message, a call or a visit is; what they heard, decided
    or noted is not.
    """
    return EVENTS[kind].done is not None


def all_whats() -> Iterator[tuple[EventKind, What]]:
    """Everything that can happen, what they do first, as forms list it."""
    for kind in sorted(EVENTS.values(), key=lambda kind: kind.whom != "from"):
        for what in kind.whats:
            yield kind, what


def as_keys(kind: EventKind, what: What) -> dict[str, str]:
    """The two keys by which files say what it was."""
    return {"kind": kind.word, "what": what.word} if what.word else {"kind": kind.word}


@lru_cache(maxsize=1024)
def what_of(kind: str, word: str | None) -> What:
    """The entry of a kind's `what`, or of its usual one where none is given."""
    return EVENTS[kind].what(word)
