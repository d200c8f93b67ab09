"""A plan in words: titles, the summary, reasons with their facts, what others would do, questions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from ..case import event_words
from ..case.case import Happening
from ..case.office_hours import Opening
from ..case.wording import WEEKDAYS, joined, month_first, say_date, say_day
from ..rulebook.book import Rule
from ..rulebook.entries import Ask
from ..rulebook.facts import STAGES
from ..rulebook.spans import EVERY_DAY, WEEK, spell_days
from .endings import CONFIRMED_BY
from .outline import FIND, DatedStep, Outline, Window
from .recipients import in_hiring
from .situation import Situation

BY_THE_DECISION = ("confirm-in-writing", "take-back-acceptance")
ACKNOWLEDGE = "acknowledge-offer"
HELD_BACK = (  # rules that let an answer wait for what is not there yet
    "answer-once-you-hold-it",
    "answer-what-you-hold",
    "no-yes-to-two-offers",
    "while-they-say-which-holds",
)
LAST_WORD = "word_told"
MOST_ASKED = 5  # questions at a time, those first that stand first in asks.toml
CALLED_AS = {
    "thank_you": "thank_you",
    "follow_up": "follow_up",
    "article": "follow_up",
    "reply": "agreed",
    "question": "other",
}  # what a call is written down as that a step would have sent otherwise
VERBS = {"email": "email {to}", "phone": "call {to}", "post": "write to {to} by post", "visit": "visit {to}"}
SLOT = re.compile(r"\{(\w+)\}")


def people(plan: Outline, to: tuple[str, ...]) -> str:
    """Names for contact ids, words for roles: Maria Lopez and HR."""
    return joined([name_of(plan, who) for who in to]) or "them"


def name_of(plan: Outline, who: str) -> str:
    return event_words.name_of(plan.case, who)


def day_words(plan: Outline, day: date) -> str:
    """Thursday 12 March, or Thursday, March 12, with the year where it is not this one."""
    return say_day(day, month_first(plan.case.employer), plan.as_of.year)


def span_words(plan: Outline, start: datetime | None, end: datetime | None) -> str:
    """One window in words, in the employer's zone: Tuesday 17 March, 10:00 to 11:00."""
    if start is None:
        over = end is not None and end <= plan.as_of
        return "at any time" if end is None else f"{'was due' if over else 'until'} {moment_words(plan, end)}"
    if end is None:
        return f"from {moment_words(plan, start)}"
    if start.date() == end.date():
        return f"{moment_words(plan, start)} to {end:%H:%M}"
    return f"{moment_words(plan, start)} until {moment_words(plan, end)}"


def moment_words(plan: Outline, moment: datetime) -> str:
    return f"{day_words(plan, moment.date())}, {moment:%H:%M}"


def heading(step: DatedStep) -> str:
    """What to do, a verb first, without when; where a later day is kinder, with that."""
    words = _filled(_wording(step), step.plan, step)
    if step.waits_until is None:
        return words
    day = day_words(step.plan, date.fromordinal(step.waits_until))
    return f"Wait until {day}; then {words[:1].lower()}{words[1:]}"


def _wording(step: DatedStep) -> str:
    return step.set_by_rules("title") or step.usual(step.kind.title) or step.id


def heading_for_all(steps: Sequence[DatedStep]) -> str:
    """One heading for steps of a kind that go to several people: each of them gets a message of their own."""
    step, *others = steps
    if not others:
        return heading(step)
    everybody = tuple(dict.fromkeys(who for one in steps for who in one.to))
    words = _wording(step).replace("{to}", people(step.plan, everybody))
    return _filled(words, step.plan, step) + ("" if step.id == FIND else ", a message each")


def title(step: DatedStep) -> str:
    """What to do, a verb first; where no window contains this moment, with the next one."""
    if step.open_now or not step.spans or step.made.hours is None or step.id in step.plan.situation.better:
        return heading(step)
    return f"{heading(step)}: {span_words(step.plan, *step.windows[0])}"


def summary(plan: Outline) -> str:
    """One sentence: what to do first, or what to wait for."""
    if plan.situation.offer_taken_back:
        return _after_they_took_it_back(plan)
    if plan.situation.yes_unreached and not plan.steps:
        return _calls_since_the_yes(plan)
    if _rests_on_what_was_before(plan):
        asked = _filled(plan.book.asks[LAST_WORD].asks, plan)
        said = _what_to_do(plan)
        return f"First of all: {asked[:1].lower()}{asked[1:]} It may change this: {said[:1].lower()}{said[1:]}"
    return _what_to_do(plan)


def _rests_on_what_was_before(plan: Outline) -> bool:
    """Whether an end is told as if it held, and something was said since of which nobody knows what it was."""
    s = plan.situation
    ended = plan.stage in ("offer", "rejected") or s.accepted_elsewhere
    return s.unclear_word and ended and bool(plan.steps)


def _what_to_do(plan: Outline) -> str:
    ahead_of_all = _somebody_stands_in(plan)
    first = next((s for s in plan.steps if _is_for_now(s) and not s.aside), None)
    coming = next((s for s in plan.steps if not _is_for_now(s) and not s.aside), None)
    if first is not None:
        when = f", {_by(plan, first)}" if first.due else ""
        return f"{_for_everybody(plan, first) or _looked_up_first(plan, first)}{when}."
    if coming is not None and coming.waits_until is not None:
        return f"{heading(coming)}."
    if coming is not None:
        ready = next((s for s in plan.steps if s.id == "prepare" and s.status != "later"), None)
        now = heading(ready) if ready is not None else ahead_of_all or "Nothing to do yet"
        return f"{now}. Next: {heading(coming)}, {span_words(plan, *_first_span(coming))}."
    if plan.steps:
        return f"{title(plan.steps[0])}."
    return _since_the_yes(plan) or _a_rival(plan) or _first_day(plan) or "Nothing is left to do here."


def _somebody_stands_in(plan: Outline) -> str:
    """What can be done today where whoever would be asked is away for long; "" where that is not so."""
    s = plan.situation
    whom = s.next.contact if s.away_long and s.next is not None and not s.late_thanks else None
    return f"Ask the main office today who stands in for {name_of(plan, whom.id)}" if whom else ""


def _is_for_now(step: DatedStep) -> bool:
    """Whether it is to be done now: where another day is better than the first allowed one, that day decides."""
    return step.waits_until is None if step.advised is not None else step.status != "later"


def _calls_since_the_yes(plan: Outline) -> str:
    """After a yes nobody picks up: one message by the other way, until when it is their turn, and what then."""
    s, call = plan.situation, plan.situation.last_try
    who = call.event.to if call is not None else None
    name = name_of(plan, who) if who else "them"
    contact = plan.case.contact(who)
    send = "send" if contact is not None and contact.email else "find an address and send"
    until = day_words(plan, date.fromordinal(s.office.working_day_after(s.today, 2)))
    asks = f"Your calls did not reach {name}: {send} an email today, with two times at which you can be reached"
    return f"{asks}, and ask whether your first day stands; if no word has come by {until}, ring the main office once."


def _since_the_yes(plan: Outline) -> str:
    """After a yes they were in touch: nothing of before is told as if it still held."""
    s = plan.situation
    if not (s.heard_after_yes or (s.decided == "accepted" and s.note_since and not s.rival_later)):
        return ""
    since = "They were in touch since your yes" if s.heard_after_yes else "You noted something since your yes"
    day = _starts(plan)
    asks = f"is {day_words(plan, day)} still your first day?" if day else "does all that you agreed still hold?"
    moved = "If they move that day or anything you agreed" if day else "If they move your first day or change a term"
    return f"{since}: {asks} {moved}, ask today why, and for a firm day in writing."


def _a_rival(plan: Outline) -> str:
    """What goes on elsewhere began after the yes here: which of the two stands."""
    if not plan.situation.rival_later:
        return ""
    return f"Your yes here stands: decline elsewhere, kindly, and tell {plan.case.employer.name} nothing of it."


def _after_they_took_it_back(plan: Outline) -> str:
    """The first words after a yes that they do not keep: nothing of it is a step, and much is to be done today."""
    whom = people(plan, (who,)) if (who := plan.situation.heard["offer_withdrawn"].event.sender) else "them"
    asks = f"They took the offer back after your yes: ask {whom} today, calmly, why, and what they will do for you"
    return f"{asks}; if you have resigned, ask at once whether that can be taken back; and search on."


def _by(plan: Outline, step: DatedStep) -> str:
    """The time for a step; a time that is over is no "by" any more, and that of thanks for an offer no reproach."""
    if step.due is not None and step.due > plan.as_of:
        if (step.due.hour, step.due.minute) == (0, 0):
            return f"by the end of {day_words(plan, (step.due - timedelta(days=1)).date())}"
        return f"by {moment_words(plan, step.due)}"
    if step.id == ACKNOWLEDGE or step.due is None:
        return "today"
    return f"today: it was due {moment_words(plan, step.due)}"


def standing(step: DatedStep) -> str:
    """Now, later or overdue, as a person would say it: nothing is lost where thanks for an offer are a day late."""
    title = step.set_by_rules("title")
    waits = any(rule.entry.id in HELD_BACK and rule.entry.sets.get("title") == title for rule in step.rules)
    if waits and step.status == "now":
        return "later"
    return "now" if step.id == ACKNOWLEDGE else step.status


def by_then(step: DatedStep) -> str:
    """The end of what is to be done once something is there; "" where it has none."""
    return f", {span_words(step.plan, None, step.due)}" if step.due is not None else ""


def _first_day(plan: Outline) -> str:
    """After a yes: the first day, and what to have before it; "" where none is known, or it is over."""
    day = _starts(plan)
    asks = "If the contract or a detail of that day is still missing, ask for it once, kindly"
    return f"Your first day is {day_words(plan, day)}. {asks}." if day else ""


def _starts(plan: Outline) -> date | None:
    """The first day that was agreed, while it is ahead."""
    s = plan.situation
    starts = [h.event.starts for h in s.seen if h.event.starts is not None]
    ahead = s.decided == "accepted" and bool(starts) and starts[-1].toordinal() > s.today
    return starts[-1] if ahead else None


def _for_everybody(plan: Outline, first: DatedStep) -> str:
    """The heading of thank-yous to several people, with whom to ask for all their addresses; "" where it is one."""
    like = [
        step
        for step in plan.steps
        if step.id == first.id and (step.due, step.channel, step.made.way) == (first.due, first.channel, first.made.way)
    ]
    if len(like) < 2 or first.made.hours is not None or any(step.through for step in like):
        return ""
    sought = {who for step in like for who in step.made.find}
    found = [step for step in plan.steps if step.id == FIND and set(step.to) & sought]
    words = heading_for_all(like)
    return f"{heading_for_all(found)}; then {words[:1].lower()}{words[1:]}" if found else words


def _looked_up_first(plan: Outline, step: DatedStep) -> str:
    """The title of a step; where somebody is to be looked up directly before it, with that."""
    before = plan.steps[plan.steps.index(step) - 1] if plan.steps.index(step) else None
    if before is None or before.id != FIND or not set(before.to) & set(step.made.find):
        return title(step)
    words = title(step)
    return f"{heading(before)}; then {words[:1].lower()}{words[1:]}"


def _first_span(step: DatedStep) -> Window:
    return step.windows[0] if step.windows else (step.opens, step.due)


def promise(s: Situation) -> dict[str, str | None]:
    """Until when they promised to answer, when they said so, and where."""
    if s.promise_until is None:
        return {"until": None, "made": None, "source": "none"}
    made = date.fromordinal(s.promise_made).isoformat() if s.promise_made else None
    return {"until": date.fromordinal(s.promise_until).isoformat(), "made": made, "source": s.promise}


def reason(plan: Outline, rule: Rule, step: DatedStep | None = None) -> dict[str, Any]:
    """A rule that fired: its id, advice, sources, sentence, and the facts that its condition read."""
    entry = rule.entry
    facts = {name: getattr(plan.situation, name) for name in rule.condition.facts}
    return {
        "rule": entry.id,
        "advice": list(entry.advice),
        "sources": list(entry.sources),
        "says": _begun(_filled(entry.says, plan, step)),
        "facts": facts,
        **({"turns": _begun(_filled(entry.turns, plan, step))} if entry.turns else {}),
    }


def questions(plan: Outline) -> list[dict[str, Any]]:
    """The facts that a rule of this stage hangs on and nobody gave, the weightiest first: it fired so, or could not."""
    asked: dict[str, list[str]] = {}
    s = plan.situation
    over = not plan.steps or s.accepted_elsewhere  # then only what they said last may still matter
    for rule, reads, misses in plan.book.asking[plan.stage]:
        if all(getattr(s, fact) is not None for fact in reads) or (
            s.next is None and "follow_up" in rule.condition.facts
        ):
            continue  # it is known, or nobody needs to know it
        holds = rule.condition.holds(s)
        for fact in reads if holds is None else misses if holds else ():
            if getattr(s, fact) is None:
                asked.setdefault(fact, []).append(rule.id)
    order = [fact for fact in plan.book.asks if fact in asked and (fact == LAST_WORD or not over)][:MOST_ASKED]
    return [_question(plan, plan.book.asks[fact], asked[fact]) for fact in order]


def _question(plan: Outline, ask: Ask, rules: list[str]) -> dict[str, Any]:
    words = {"asks": _filled(ask.asks, plan), "why": _filled(ask.why, plan)}
    return {"fact": ask.id, "key": ask.key, **words, "rules": rules}


def in_short(plan: Outline, step: DatedStep) -> str:
    """One step of another plan: call HR, Wednesday 18 March, 10:00 to 11:00."""
    if step.channel is None:
        words = title(step) if step.to or not step.kind.aside else _filled(step.usual(step.kind.title) or "", step.plan)
        return words[:1].lower() + words[1:]
    did = VERBS[step.channel].format(to=people(plan, step.to))
    if step.made.hours is None:
        return f"{did}, by {moment_words(plan, step.due)}" if step.due else did
    span = span_words(plan, *_first_span(step))
    since = step.opens.date() if step.opens else plan.as_of.date()
    return f"{did}, {span}" + (f" (open since {day_words(plan, since)})" if since < plan.as_of.date() else "")


def logged(step: DatedStep) -> list[dict[str, Any]]:
    """The events that doing this step writes: one for each person; a call says how it went only when it is over."""
    if not step.kind.logs:
        return []
    event = dict(step.kind.logs)
    if event["kind"] == "note":
        return [event]
    if step.id in BY_THE_DECISION and step.plan.situation.offer_taken_back:
        event["what"] = "question"
    elif step.id in BY_THE_DECISION:
        event["what"] = CONFIRMED_BY.get(step.plan.situation.decided, "withdrawal")
    if event["kind"] == "sent":
        event = _as_sent(step, event)
    return [{**event, "to": who} for who in step.to or (_anybody(step),)]


def _as_sent(step: DatedStep, event: dict[str, Any]) -> dict[str, Any]:
    """The message as it went: as a call by phone, unless it has to be in writing too."""
    if step.template == "late-thank-you" and event["what"] == "follow_up":
        event = {**event, "what": "thank_you"}
    if step.channel != "phone":
        return {**event, "channel": step.channel or "other"}
    if event["what"] not in CALLED_AS:
        return {**event, "channel": "other"}
    return {"kind": "called", "what": CALLED_AS[event["what"]], "outcome": "spoke"}


def _anybody(step: DatedStep) -> str:
    contacts = step.plan.case.contacts
    return contacts[0].id if contacts else "hr"


def _begun(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _filled(text: str, plan: Outline, step: DatedStep | None = None) -> str:
    """A rule's sentence with its {slots} filled from the plan; one that nobody knows becomes plain words."""
    if "{" not in text:
        return text
    return SLOT.sub(lambda found: _slot(found[1], plan, step), text)


def _slot(name: str, plan: Outline, step: DatedStep | None) -> str:
    s = plan.situation
    match name:
        case "to":
            to = step.to if step is not None else s.next.to if s.next is not None else ()
            return people(plan, to)
        case "through":
            return people(plan, (step.through,)) if step is not None and step.through else "them"
        case "own_phone":
            return plan.case.candidate.phone or "your number"
        case "employer":
            return plan.case.employer.name
        case "role":
            return plan.case.role.title
        case "promise_day":
            return day_words(plan, date.fromordinal(s.promise_until)) if s.promise_until else "the day they named"
        case "earliest_day":
            return day_words(plan, date.fromordinal(s.next.day)) if s.next else "the day it opens"
        case "interview_day":
            return day_words(plan, date.fromordinal(s.last.day)) if s.last else "the day of the interview"
        case "counted_day":
            return day_words(plan, date.fromordinal(s.base)) if s.base else "that day"
        case "time_since":
            return _days(s.today - s.base) + " ago" if s.base and s.today > s.base else "today"
        case "days_waiting":
            return _days(s.days_waiting)
        case "ask_whom":
            knows = in_hiring(s)
            return knows.name if knows is not None and knows.id not in (step.to if step else ()) else "the main office"
        case "sent" | "allowed":
            return {0: "none", 1: "one", 2: "two"}.get(getattr(s, name), str(getattr(s, name)))
        case "deadline":
            due = plan.moment(s.answer_due or s.task_due)
            return moment_words(plan, due) if due else "the day they named"
        case "letter_day":
            return day_words(plan, date.fromordinal(s.letter_day)) if s.letter_day else "the day they named"
        case "wait_until":
            return day_words(plan, date.fromordinal(s.wait_until)) if s.wait_until else "a week from now"
        case "better_day":
            day = s.better.get(step.id) if step is not None else None
            return day_words(plan, date.fromordinal(day)) if day else "some days later"
        case "named_day":
            return day_words(plan, date.fromordinal(s.named_day)) if s.named_day else "the day they named"
        case "their_sender":
            word = s.their_word or s.unreached or s.answered
            return name_of(plan, word.event.sender) if word and word.event.sender else "whoever wrote"
        case "ask_hours":
            return _next_hours(plan, s.their_word or s.unreached or s.answered)
        case "applied_rest":
            applied = plan.case.role.applied
            return day_words(plan, applied + timedelta(days=14)) if applied else "two weeks after you applied"
        case "by_way":
            return _by_way(plan, (s.their_word or s.unreached or s.answered))
        case "asked_on":
            return day_words(plan, date.fromordinal(s.dates_asked_at[-1].day)) if s.dates_asked_at else "that day"
        case "sent_on":
            return day_words(plan, date.fromordinal(s.counted[-1].day)) if s.counted else "that day"
        case "writer":
            return s.writer.name if s.writer else "somebody you met"
        case "away_until":
            contact = s.next.contact if s.next else None
            away = contact.away_until if contact else None
            return day_words(plan, away) if away else "the day they are back"
        case "absent":
            return s.absent.name if s.absent else "somebody you met"
        case "absent_until":
            away = s.absent.away_until if s.absent else None
            return day_words(plan, away) if away else "the day they are back"
        case "gone":
            left = [c.name for c in (*s.met, *plan.case.contacts) if c.left]
            return left[0] if left else "somebody you dealt with"
        case "word_who":
            return people(plan, (who,)) if s.last_word and (who := s.last_word.event.sender) else "they"
        case "note_day":
            return day_words(plan, date.fromordinal(s.last_note.day)) if s.last_note else "that day"
        case "word_day":
            return day_words(plan, date.fromordinal(s.last_word.day)) if s.last_word else "that day"
        case "call_hours":
            return hours_words(s.open_hours.calls)
        case "email_hours":
            return hours_words(s.open_hours.emails)
        case "second_day":
            return (
                say_date(date.fromordinal(s.next.day), month_first(plan.case.employer))
                if s.next
                else "a few days later"
            )
    return "{" + name + "}"


def _by_way(plan: Outline, word: Happening | None) -> str:
    """How to reach whoever sent that word, from what is known of them."""
    contact = plan.case.contact(word.event.sender) if word is not None else None
    if contact is None or contact.email or not contact.phone or plan.situation.told_not_to_call:
        return "in a short email"
    return f"in a call between {hours_words(plan.situation.open_hours.calls)}"


def _next_hours(plan: Outline, word: Happening | None) -> str:
    """The next hours in which whoever sent that word can be asked."""
    s = plan.situation
    hours = s.hours("phone" if _by_way(plan, word).startswith("in a call") else "email")
    position = hours.from_moment(s.now, s.today)
    return span_words(plan, plan.moment(hours.starts[position]), plan.moment(hours.ends[position]))


def hours_words(opening: Opening) -> str:
    """Spans as they are said after "between": 10 and 11 or between 3 and 4, Monday to Thursday."""
    days = opening.days or (EVERY_DAY,) * len(opening.spans)
    parts = []
    for of in dict.fromkeys(days):
        spans = [span for span, on in zip(opening.spans, days, strict=True) if on == of]
        said = " or between ".join(f"{_clock(begins)} and {_clock(ends)}" for begins, ends in spans)
        parts.append(said if of == EVERY_DAY else f"{said} ({weekdays_words(of)})")
    return ", or between ".join(parts)


def weekdays_words(days: frozenset[int]) -> str:
    """Monday to Thursday; Tuesday and Friday."""
    rows = [row.split("-") for row in spell_days(days).split(",")]
    return joined([" to ".join(WEEKDAYS[WEEK.index(day)] for day in row) for row in rows])


def _clock(minutes: int) -> str:
    hour, minute = divmod(minutes, 60)
    return f"{(hour - 1) % 12 + 1}" + (f":{minute:02}" if minute else "")


def _days(number: int | None) -> str:
    return "today" if not number else "one day" if number == 1 else f"{number} days"


STAGE_WORDS = {
    "closed": "It is decided",
    "offer": "There is an offer",
    "rejected": "They said no",
    "thank_you": "Say thank you",
    "before_interview": "The interview is ahead",
    "invited": "You are invited",
    "task": "They gave you a task",
    "applied": "You have applied",
    "no_decision": "They answered: no decision yet",
    "quiet": "Nothing more goes out",
    "follow_up": "A follow-up is open",
    "waiting": "You are waiting",
}
assert set(STAGE_WORDS) == set(STAGES)
