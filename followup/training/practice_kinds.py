"""The kinds of question that practice asks: which answers are plausible, and which of them a plan gives."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from ..case.events import CHANNELS
from ..planning.planner import Plan, Step, plan
from ..planning.priority import BACKGROUND, main_step, most_pressing
from ..planning.said import day_words, people

NONE, MOST = "none", 5  # the key of "nobody, not at all"; how many answers are offered
IN_PERSON = {"ask-before-leaving": "visit"}  # said in the room itself: such steps have no channel of their own
WAYS = {way: words.capitalize() for way, words in CHANNELS.items() if way != "other"}
ACTIONS: dict[str, tuple[str, frozenset[str]]] = {
    "wait": ("Nothing to them yet; go on with your search", frozenset({"keep-searching"})),
    "follow": (
        "Follow up",
        frozenset(
            {"first-follow-up", "second-follow-up", "ask-somebody-else", "ask-for-a-time", "visit", "send-article"}
        ),
    ),
    "rest": ("Let it rest", frozenset({"let-it-rest"})),
    "asked": ("Call or write, as they asked", frozenset({"contact-as-asked"})),
    "instead": ("Write to them, since your calls reach nobody", frozenset({"write-after-calls"})),
    "once": ("Ask once how it stands", frozenset({"ask-how-it-stands"})),
    "date": ("Ask them for the day of the interview", frozenset({"ask-for-the-date"})),
    "task": ("Do what they gave you to do", frozenset({"do-the-task"})),
    "referees": ("Tell your referees what is coming", frozenset({"brief-references"})),
    "ready": ("Get ready for the call", frozenset({"prepare"})),
    "names": ("Find out the names", frozenset({"find-names"})),
    "reach": ("Find out how to reach them, or who took over", frozenset({"find-contact"})),
    "news": ("Tell them your news", frozenset({"share-news"})),
    "notice": ("Ask for the next step and its day, before you leave", frozenset({"ask-before-leaving"})),
    "thank": ("Say thank you", frozenset({"thank-you", "thank-you-card", "thank-you-call", "late-thank-you"})),
    "reply": (
        "Answer their message in a few lines",
        frozenset({"reply-no-decision", "reply-invitation", "note-after-their-call"}),
    ),
    "brief": ("Tell the agency how it went", frozenset({"brief-agency"})),
    "thank-no": ("Thank them for the answer", frozenset({"thank-after-rejection"})),
    "learn": ("Ask what would have made you stronger", frozenset({"ask-for-feedback"})),
    "offer": ("Thank them, and ask for it in writing and for the day", frozenset({"acknowledge-offer"})),
    "open": ("Ask what is still open, and by when", frozenset({"ask-what-is-open"})),
    "more": ("Ask for better pay before you say yes", frozenset({"ask-for-more"})),
    "both": ("Ask once more before you answer the other offer", frozenset({"ask-before-you-decide"})),
    "answer": ("Answer the offer", frozenset({"answer-offer"})),
    "confirm": ("Say it in writing", frozenset({"confirm-in-writing"})),
    "take-back": ("Take your yes back, with an apology", frozenset({"take-back-acceptance"})),
    "others": ("Tell the others you are talking to", frozenset({"tell-others"})),
}
USUAL = ("wait", "follow", "rest", "thank")


def first_day(step: Step) -> date | None:
    """The first day from now on which the step may be done, in the employer's zone."""
    if not step.windows:
        return None
    start, now = step.windows[0][0], step.plan.as_of
    return max(start, now).date() if start else now.date()


def way(step: Step) -> str | None:
    """How a step reaches somebody; None for what one does alone."""
    return step.channel or IN_PERSON.get(step.id)


def met(step: Step) -> tuple[str, ...]:
    """Whom it reaches; those of the talk where it is said in the room."""
    if step.to or step.id not in IN_PERSON:
        return step.to
    ahead = [one for one in step.plan.case.interviews if one.over_at >= step.plan.now]
    return min(ahead, key=lambda one: one.at).people if ahead else ()


class Kind:
    """One kind of question, judged by all that the plan would have one do now, and not by one step of it.

    A key stands for an answer; the first of those the plan proposes is the right one, and the others can be done too.
    """

    asks = ""

    def __init__(self, by: str | None = None, subject: str | None = None) -> None:
        self.by, self.subject = by, subject

    def reaching(self, of: Plan) -> list[Step]:
        """The steps that reach somebody there, of what the question is about."""
        wanted = ACTIONS[self.subject][1] if self.subject else None
        return [s for s in of.steps if way(s) and (wanted is None or s.id in wanted)]

    def reach(self, of: Plan) -> Step | None:
        """The most pressing of them."""
        return most_pressing(self.reaching(of))

    def now(self, of: Plan) -> list[Step]:
        """Those to be done now, the most pressing first; where everything is for later, those that come."""
        first = self.reach(of)
        given = [s for s in self.reaching(of) if s.status != "later" or (first and first.status == "later")]
        return sorted(given, key=lambda s: s is not first)

    def about(self, of: Plan) -> Step | None:
        """The step whose reasons are the answer's reasons."""
        return self.reach(of) or next(iter(of.steps), None)

    def proposed(self, of: Plan) -> list[str]:
        """Every answer that the plan gives, its own first."""
        raise NotImplementedError

    def right(self, of: Plan) -> str:
        return next(iter(self.proposed(of)), NONE)

    def words(self, of: Plan, key: str) -> str:
        raise NotImplementedError

    def plausible(self, of: Plan) -> Iterable[str]:
        """Further answers that somebody might give, the likeliest first."""
        raise NotImplementedError

    def possible(self, of: Plan, key: str) -> bool:
        """Whether the plan gives this answer, first or beside another, or allows it as well."""
        return key in self.proposed(of)

    def same(self, of: Plan) -> Kind:
        """The question about what this plan does first: what another plan says to it is an answer to the same."""
        step = self.reach(of)
        subject = next((key for key, (_, ids) in ACTIONS.items() if step.id in ids), None) if step else None
        return type(self)(self.by, self.subject or subject)

    def instead(self, of: Plan, key: str) -> str:
        """What to tell about a wrong answer beside the plan's reasons."""
        return ""

    def sort(self, keys: list[str], of: Plan) -> list[str]:
        return sorted(keys)

    def options(self, of: Plan, answers: Iterable[str]) -> dict[str, str]:
        """Answers by key, in an order that tells nothing: those given, and what else is plausible."""
        given = list(dict.fromkeys(answers))
        more = [key for key in dict.fromkeys(self.plausible(of)) if key not in given]
        keys = given + more[: max(MOST - len(given), 1)]
        return {key: self.words(of, key) for key in self.sort(keys, of)}


class When(Kind):
    """On which day. Any later day on which the plan still allows it is possible."""

    asks = "On which day do you write or call, at the earliest?"

    def proposed(self, of: Plan) -> list[str]:
        days = [day for s in self.now(of) if (day := first_day(s))]
        return list(dict.fromkeys(day.isoformat() for day in days))

    def words(self, of: Plan, key: str) -> str:
        if key == NONE:
            return "Not at all"
        day = date.fromisoformat(key)
        near = {0: "today, ", 1: "tomorrow, "}.get((day - of.as_of.date()).days, "")
        words = f"{near}{day_words(of, day)}"
        return words[:1].upper() + words[1:]

    def plausible(self, of: Plan) -> Iterable[str]:
        today, until = of.as_of.date(), of.promise["until"]
        promised = [date.fromisoformat(until)] if until else []
        monday = today + timedelta(days=7 - today.weekday())
        days = [today, *promised, today + timedelta(days=1), monday, *(p + timedelta(days=1) for p in promised)]
        return [day.isoformat() for day in days if day >= today]

    def possible(self, of: Plan, key: str) -> bool:
        if super().possible(of, key):
            return True
        step, then = self.reach(of), self._on(of, key)
        same = then.step(step.id, step.to[0] if step.to else None) if step and then else None
        return same is not None and key != NONE and first_day(same) == date.fromisoformat(key)

    def instead(self, of: Plan, key: str) -> str:
        then = self._on(of, key)
        return f"On {day_words(then, then.as_of.date())} the plan would say: {then.summary}" if then else ""

    def _on(self, of: Plan, key: str) -> Plan | None:
        """The plan of the same case as that day begins."""
        if key == NONE:
            return None
        begins = datetime.combine(date.fromisoformat(key), time(), of.case.zone)
        return plan(of.case, now=max(begins, of.now), policy=of.policy, rulebook=of.book)


class Whom(Kind):
    """To whom. A key is the ids of people or roles, joined; where several are owed something, all of them.

    Each of several is an answer too: two interviewers are two.
    """

    asks = "To whom?"

    def proposed(self, of: Plan) -> list[str]:
        now = self.now(of)
        together = [self._key(of, [who for s in now if s.id == id for who in met(s)]) for id in (s.id for s in now)]
        each = [self._key(of, [who]) for s in now for who in met(s)]
        return [key for key in dict.fromkeys([*together[:1], *each, *together[1:]]) if key != NONE]

    def _key(self, of: Plan, ids: Iterable[str]) -> str:
        order = [contact.id for contact in of.case.contacts]
        found = sorted(set(ids), key=lambda who: (order.index(who) if who in order else len(order), who))
        return "+".join(found) or NONE

    def words(self, of: Plan, key: str) -> str:
        if key == NONE:
            return "Nobody"
        many = key.count("+")
        words = people(of, tuple(key.split("+")))
        apart = ", each on their own" if many else ""
        return f"{words[:1].upper()}{words[1:]}{apart}"

    def plausible(self, of: Plan) -> Iterable[str]:
        there = [who for interview in of.case.interviews for who in interview.people]
        no_hr = [] if any(contact.role == "hr" for contact in of.case.contacts) else ["hr"]
        return [*(contact.id for contact in of.case.contacts), self._key(of, there), *no_hr, NONE]


class How(Kind):
    """By which channel. One that a step beside it takes is possible."""

    asks = "How do you reach them?"

    def proposed(self, of: Plan) -> list[str]:
        return list(dict.fromkeys(way(s) or NONE for s in [*self.now(of), *self.reaching(of)]))

    def words(self, of: Plan, key: str) -> str:
        return WAYS.get(key, "Not at all")

    def plausible(self, of: Plan) -> Iterable[str]:
        return [*WAYS, NONE]

    def sort(self, keys: list[str], of: Plan) -> list[str]:
        return sorted(keys, key=[*WAYS, NONE].index)


class WhatNow(Kind):
    """What to do first, now."""

    asks = "What do you do now?"

    def about(self, of: Plan) -> Step | None:
        return main_step(of)

    def proposed(self, of: Plan) -> list[str]:
        open_ = [s for s in of.steps if s.status != "later" and s.id not in BACKGROUND]
        first = most_pressing(open_)
        ids = [s.id for s in sorted(open_, key=lambda s: s is not first)]
        if first is not None:
            return list(dict.fromkeys(key for id in ids for key, (_, of_it) in ACTIONS.items() if id in of_it))
        resting = "rest" if any(s.id == "let-it-rest" for s in of.steps) else "wait"
        later = most_pressing(s for s in of.steps if s.id not in BACKGROUND)
        beside = [key for key, (_, ids) in ACTIONS.items() if ids & {s.id for s in open_}]
        return list(dict.fromkeys(["wait" if later else resting, "wait", *beside]))

    def words(self, of: Plan, key: str) -> str:
        return ACTIONS[key][0]

    def plausible(self, of: Plan) -> Iterable[str]:
        here = {s.id for s in of.steps}
        return [*(key for key, (_, ids) in ACTIONS.items() if ids & here), *USUAL]

    def sort(self, keys: list[str], of: Plan) -> list[str]:
        return sorted(keys, key=list(ACTIONS).index)


class Whether(Kind):
    """Whether to reach them at this moment; by: the channel it is about, else any."""

    asks = "Do you do it now?"

    def about(self, of: Plan) -> Step | None:
        return next((s for s in of.steps if s.channel and s.channel == self.by), None) or super().about(of)

    def proposed(self, of: Plan) -> list[str]:
        fitting = (s for s in of.steps if s.channel and self.by in (None, s.channel))
        return ["yes" if any(s.open_now and s.status != "later" for s in fitting) else "no"]

    def words(self, of: Plan, key: str) -> str:
        return {"yes": "Yes, now", "no": "No, not now"}[key]

    def plausible(self, of: Plan) -> Iterable[str]:
        return ["yes", "no"]

    def sort(self, keys: list[str], of: Plan) -> list[str]:
        return sorted(keys, reverse=True)

    def instead(self, of: Plan, key: str) -> str:
        return of.summary


KINDS: dict[str, type[Kind]] = {"when": When, "whom": Whom, "how": How, "what-now": WhatNow, "whether": Whether}
