"""A plan without words: the case, the situation, and each step addressed and dated.

phrases.py, summary.py and slots.py say it in words. Step and Plan in planner.py are these with their words; the words
know only what is here.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import ClassVar, Literal, Self

from ..case.case import Case
from ..rulebook.book import Rule, Rulebook
from ..rulebook.entries import RuleEntry, StepKind
from ..rulebook.facts import Stage
from ..rulebook.policies import Policy
from .made import Made
from .situate import follow, look
from .situation import Situation
from .steps import MAKERS

WINDOWS = 3  # how many of the next spans a step names
FIND = "find-contact"
CALL_INSTEAD = ("call-them-instead", "call-to-thank")  # the rules that say why
ACKNOWLEDGE, FEEDBACK = "acknowledge-offer", "ask-for-feedback"
AFTER_THE_ANSWER = ("prepare", "first-follow-up", "second-follow-up", "ask-for-a-time", "send-article", "visit")
AFTER_THE_CALL, BEFORE_THE_CALL = "second-follow-up", "ask-before-you-decide"  # the last, and what the first follows
MOVED, BESIDE_A_CALL = ("voice", "before", "again"), ("voice", "again")
ABOUT_IT = "write-about-it"
CARRIES = (
    "thank-you", "late-thank-you", "reply-no-decision", "note-after-their-call", "acknowledge-offer",
    "ask-what-is-open", "first-follow-up", "second-follow-up", "ask-for-the-date", "reply-invitation",
    "thank-after-rejection", "contact-as-asked", "write-after-calls", "ask-how-it-stands",
)  # fmt: skip
EXPLAINS = ("propose", "explain")
Status = Literal["now", "later", "overdue"]
Seconds = tuple[float | None, float | None]
Window = tuple[datetime | None, datetime | None]


def _weight(rule: Rule) -> int:
    """What answers the candidate's own question stands first, then what names what this case turns on."""
    return 0 if "own" in rule.entry.sets else 1 if rule.entry.leads or "title" in rule.entry.sets else 2


class DatedStep:
    """One thing to do: to whom, how, when. Moments are aware datetimes in the employer's zone.

    to: contact ids, or a role; spans: the windows in UTC seconds; through: the contact who passes it on, if any
    aside: whether it only stands beside something more important
    channel: of a person who is called in place of being looked up the phone, though the contract names none there
    """

    plan: Outline

    def __init__(self, plan: Outline, kind: StepKind, made: Made) -> None:
        self.plan, self.kind, self.made = plan, kind, made
        self.id, self.to = kind.id, made.to
        self.channel = "phone" if self.rung else made.channel
        self.spans = _spans(plan.situation, made)
        self.status: Status = _status(made, plan.situation.now)
        self.aside = (kind.aside or made.aside) and not made.first
        self.through = made.through
        self.carries: DatedStep | None = None  # what came up, which goes into the same message

    @cached_property
    def rules(self) -> list[Rule]:
        """The rules that propose or explain it here, first those that name what this case turns on."""
        rules = [rule for rule in self._about_it if rule.entry.does in EXPLAINS]
        rules += self.carries.rules if self.carries is not None else []
        if self.id == FIND:  # how to look somebody up is no reason to call them
            rules = [rule for rule in rules if self._is_of_the_call(rule) == self.rung]
            rules = [rule for rule in rules if not rule.entry.closes or self.thanks_and_asks]
        return sorted(rules, key=_weight)

    @property
    def _about_it(self) -> list[Rule]:
        """The rules that speak of it, those among them that say what not to do."""
        return [rule for rule in self.plan.fired if self.id in rule.entry.step]

    def _is_of_the_call(self, rule: Rule) -> bool:
        """Whether a rule speaks of the call in place of looking somebody up: its reason, or what comes after it."""
        return rule.entry.id in CALL_INSTEAD or rule.entry.closes

    @cached_property
    def template(self) -> str | None:
        """The id of the template that drafts it; the winner among the rules that set one, else by channel."""
        if self.rung:
            return self.serves.template.get("phone") or self.serves.template["any"]
        return self.set_by_rules("template") or self.usual(self.kind.template)

    def usual(self, by_channel: Mapping[str, str]) -> str | None:
        """What its kind has for this way: through somebody, by this channel, or any."""
        key = self.usual_key(by_channel)
        return by_channel[key] if key is not None else None

    def usual_key(self, by_channel: Mapping[str, str]) -> str | None:
        """The key of that."""
        ways = filter(None, (self.made.way, "through" if self.through else None, self.channel, "any"))
        return next((way for way in ways if way in by_channel), None)

    def set_by_rules(self, key: Literal["title", "template", "answer"]) -> str | None:
        """What the fired rules set, by the one that wins; a call may have a title of its own."""
        if key == "title" and self._keeps_its_title:
            return self.usual(self.kind.title)
        rule = self.setter(key)
        if rule is None:
            return None
        by_phone = rule.sets.get("title_by_phone") if key == "title" and self.channel == "phone" else None
        return by_phone or rule.sets[key]

    def setter(self, key: Literal["title", "template", "answer"]) -> RuleEntry | None:
        """The rule whose title, template or answer it has; None where that is its kind's own."""
        if key == "title" and self._keeps_its_title:
            return None
        rules = self._about_it if key == "answer" else self.rules
        setters = [rule.entry for rule in rules if key in rule.entry.sets and self.id in rule.entry.step]
        return next((rule for rule in setters if not any(rule.id in other.over for other in setters)), None)

    @property
    def _keeps_its_title(self) -> bool:
        """Whether it only stands beside the call, or beside somebody else."""
        return self.made.way == "beside" or (self.made.rung and self.made.way == "voice")

    @property
    def serves(self) -> StepKind:
        """Its kind; of a call in place of looking somebody up, the kind of that call."""
        calls = {"rung": "first-follow-up", "thanks": "thank-you-call"}
        return self.plan.book.steps[calls[str(self.made.way)]] if self.rung else self.kind

    @property
    def variants(self) -> list[str]:
        """Further templates for the same step, such as a voicemail."""
        return [id for id in self.serves.variants if id != self.template and self._fits(id)]

    @property
    def rung(self) -> bool:
        """Whether whoever would be looked up is called instead."""
        return self.id == FIND and self.made.rung

    @property
    def thanks_and_asks(self) -> bool:
        """Whether one call does both: where they speak it is the thank-you, and counts as the follow-up (rule 6)."""
        return self.rung and self.made.way == "rung"

    def _fits(self, template: str) -> bool:
        return self.channel is None or self.channel in self.plan.book.templates[template].channels

    @property
    def is_late(self) -> bool:
        """Whether its time is over, and something is lost by that; thanks for an offer are as good a day later."""
        return self.status == "overdue" and self.id != ACKNOWLEDGE

    @property
    def comes_too_late(self) -> bool:
        """Whether it opens only after an offer elsewhere has to be answered: nobody lists what is pointless by then."""
        return self.plan.situation.comes_too_late and self.id in AFTER_THE_ANSWER

    @property
    def waits_until(self) -> int | None:
        """The later day (ordinal there) that is kinder than the first allowed one; None where there is none."""
        day = self.plan.situation.better.get(self.id)
        return day if day is not None and day > self.plan.situation.today else None

    @property
    def shown_as(self) -> Status:
        """Its status for lists: what is open, and kinder on a later day, is for later."""
        return "later" if self.status == "now" and self.waits_until is not None else self.status

    @property
    def advised(self) -> Window | None:
        """The first hours on the day that is better than the first allowed one, or of those that are wider."""
        s = self.plan.situation
        if (day := s.better.get(self.id)) is None and self.made.told is None:
            return None
        hours = self.made.told or self.made.hours or s.email_hours
        position = hours.from_day(day) if day and day > s.today else hours.from_moment(s.now, s.today)
        start, end = hours.span(position)
        return self.plan.moment(None if self.made.at_once and start <= s.now else start), self.plan.moment(end)

    @property
    def opens(self) -> datetime | None:
        return self.plan.moment(self.made.opens)

    @property
    def due(self) -> datetime | None:
        return self.plan.moment(self.made.due)

    @cached_property
    def windows(self) -> list[Window]:
        """The next spans in which it may be done, the first containing now or after it."""
        return [(self.plan.moment(start), self.plan.moment(end)) for start, end in self.spans]

    @property
    def open_now(self) -> bool:
        """Whether one of its windows contains this moment."""
        now = self.plan.situation.now
        return any((start is None or start <= now) and (end is None or now < end) for start, end in self.spans)


class Outline:
    """What to do about one case now, without a word; see contract section 2."""

    step_type: ClassVar[type[DatedStep]] = DatedStep
    steps: Sequence[DatedStep]
    looked: Situation
    situation: Situation

    def __init__(
        self,
        case: Case,
        now: datetime,
        policy: Policy,
        book: Rulebook,
        like: Outline | None = None,
        only: Collection[str] | None = None,
    ) -> None:
        self.case, self.now, self.chosen, self.book = case, now, policy, book
        self.looked = like.looked if like is not None else look(case, now, book.limits)
        self.situation = follow(self.looked, policy, like.situation if like is not None else None)
        if like is not None and only is not None and self._comes_to_the_same(like):
            self.steps = [step for step in like.steps if step.id in only]
        else:
            self.steps = self._steps(only)

    @cached_property
    def fired(self) -> list[Rule]:
        """Every rule of this stage that holds: what the words are made from."""
        return self.book.fire(self.situation)

    @property
    def stage(self) -> Stage:
        return self.situation.stage

    @property
    def policy(self) -> str:
        return self.chosen.id

    @property
    def as_of(self) -> datetime:
        return self.now.astimezone(self.case.zone)

    def moment(self, seconds: float | None) -> datetime | None:
        """Seconds since 1970 as a moment in the employer's zone."""
        return None if seconds is None else datetime.fromtimestamp(seconds, self.case.zone)

    @property
    def follow_ups(self) -> dict[str, int]:
        return {"sent": self.situation.sent, "allowed": self.situation.allowed}

    def under(self, policy: Policy, only: Collection[str] | None = None) -> Self:
        """The plan of the same case at the same moment under another policy.

        only: of thank-yous, follow-ups and visits, the steps it shall have, and no other
        """
        return type(self)(self.case, self.now, policy, self.book, self, only)

    def _comes_to_the_same(self, as_there: Outline) -> bool:
        """Whether nothing that thank-yous, follow-ups and visits hang on is another: so their steps are the same."""
        here, there = self.situation, as_there.situation
        return here.thanks is there.thanks and (here.stage, here.next, here.visits, here.allowed) == (
            there.stage, there.next, there.visits, there.allowed
        )  # fmt: skip

    def _steps(self, only: Collection[str] | None) -> list[DatedStep]:
        """The proposed steps in their order; whom to look up comes directly before the first step that needs it."""
        kinds = self.book.propose(self.situation, only)
        may_find = any(kind.id == FIND for kind in kinds)
        made = [(kind, one) for kind in kinds if kind.id != FIND for one in MAKERS[kind.made_by](self.situation)]
        if any(one.first or one.way in MOVED for _, one in made):
            made.sort(key=lambda pair: (not pair[1].first, self._place(*pair)))
        steps: list[DatedStep] = []
        sought: set[str] = set()
        for kind, one in made:
            for who in one.find if may_find else ():
                if who not in sought:
                    sought.add(who)
                    steps.append(self._finding(who, one))
            steps.append(self.step_type(self, kind, one))
        return self._in_one_message(steps) if steps and steps[0].id == ABOUT_IT else steps

    def _in_one_message(self, steps: list[DatedStep]) -> list[DatedStep]:
        """What came up goes along with the message of this day to the same person: nobody gets two at once."""
        line, *others = steps
        fit = (one for one in others if one.id in CARRIES and one.to == line.to and one.status != "later")
        carrier = next((one for one in fit if not one.aside and one.waits_until is None and one.channel), None)
        if carrier is None:
            return steps
        carrier.carries = line
        return [carrier, *(one for one in others if one is not carrier)]

    def _place(self, kind: StepKind, made: Made) -> tuple[int, bool, bool]:
        """Where it stands among the others: what only stands beside a call after it, what can't wait before one."""
        before, after = made.way == "before", made.way in BESIDE_A_CALL and made.aside and not made.rung
        beside = BEFORE_THE_CALL if before else AFTER_THE_CALL if after else kind.id
        return self.book.steps[beside].order, after, not before

    def _finding(self, who: str, needed_for: Made) -> DatedStep:
        """Look up `who`; open at once."""
        situation = self.situation
        since = situation.answered.at if situation.answered else situation.base_at
        asked = [h.at for h in (situation.unreached, situation.their_word) if h is not None]
        since = max([since, *asked])
        opens = min(since, needed_for.opens or since) or needed_for.opens
        first = bool(situation.recipient_left)  # nothing goes on before it is known who took over
        made = Made(None, (who,), opens, first=first, way=needed_for.way)
        if needed_for.rung:
            way = "rung" if situation.rung else "thanks"  # before the question is open, a call of thanks asks nothing
            made = made._replace(way=way, rung=True, first=True, hours=situation.phone_hours)
        return self.step_type(self, self.book.steps[FIND], made)


def _status(made: Made, now: float) -> Status:
    if made.opens is not None and now < made.opens:
        return "later"
    return "overdue" if made.due is not None and now > made.due else "now"


def _spans(s: Situation, made: Made) -> list[Seconds]:
    if made.hours is None or made.opens is None:
        over_before = made.opens is not None and made.due is not None and made.due <= made.opens
        return [] if over_before else [(made.opens, made.due)]
    start = max(s.now, made.opens)
    position = made.hours.from_moment(start, s.day_of(start))
    spans: list[tuple[float, float]] = [*made.hours.spans(position, WINDOWS)]
    if spans[0][0] < made.opens:
        spans[0] = (made.opens, spans[0][1])
    return [span for span in spans if span[0] < made.ends]
