"""What the sentences of rules, questions and titles may fill in, each from the plan; plain words where nobody knows."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from ..case.case import Contact, Elsewhere, Happening
from ..case.wording import joined, month_first, say_date
from ..rulebook.facts import SLOTS
from .asked import date_question_day
from .elsewhere import rivals
from .grace import OWN_DAYS, in_the_new_year
from .made import reachable
from .outline import DatedStep, Outline
from .patience import DATE, MIX_UP, WEEK
from .pay import better_pay
from .recipients import may_be_called
from .said import day_words, hours_words, moment_words, name_of, number_of_days, people, span_words
from .situation import Situation
from .so_far import (
    days_asked,
    days_rung,
    it_hangs_on,
    since_when,
    their_offer,
    what_you_sent,
    who_named_it,
    your_answer,
)

SLOT = re.compile(r"\{(\w+)\}")
TELL_OTHERS = "tell-others"
FEW = 2  # other employers that are named in a title
NUMBERS = {0: "none", 1: "one", 2: "two"}
END_OF_TODAY = "the end of today"
THE_DAY, THAT_DAY, THEY_ARE_BACK = "the day they named", "that day", "the day they are back"


def filled(text: str, plan: Outline, step: DatedStep | None = None) -> str:
    """A rule's sentence with its {slots} filled from the plan; one that nobody knows becomes plain words."""
    if "{" not in text:
        return text
    return SLOT.sub(lambda found: slot(found[1], plan, step), text)


def slot(name: str, plan: Outline, step: DatedStep | None) -> str:
    """What stands for a slot; a name that is none stays as it is."""
    if name in OF_THE_STEP:
        return OF_THE_STEP[name](plan, step)
    return OF_THE_PLAN[name](plan, plan.situation) if name in OF_THE_PLAN else f"{{{name}}}"


def _to(plan: Outline, step: DatedStep | None) -> str:
    s = plan.situation
    return people(plan, step.to if step is not None else s.next.to if s.next is not None else ())


def _through(plan: Outline, step: DatedStep | None) -> str:
    return people(plan, (step.through,)) if step is not None and step.through else "them"


def _ask_whom(plan: Outline, step: DatedStep | None) -> str:
    s = plan.situation
    sought = step.to if step is not None else s.next.to if s.next is not None else ()
    knows = s.in_hiring or (s.met_reads if s.met_reads is None or s.met_reads.id not in sought else None)
    return knows.name if knows is not None and knows.id not in (step.to if step else ()) else "the main office"


def _rival(plan: Outline, step: DatedStep | None) -> str:
    """Who has to be answered elsewhere first; where all of them are told something, they by name, if they are few."""
    if step is None or step.id != TELL_OTHERS:
        rival = plan.situation.rival
        return _named(plan, rival) if rival is not None else "the other employer"
    names = list(dict.fromkeys(other.employer for other in plan.case.elsewhere if not other.accepted))
    return joined(names) if 0 < len(names) <= FEW else "the other employers"


def _named(plan: Outline, other: Elsewhere) -> str:
    """Who offered something else; where that is the same house, by the job."""
    same = other.employer.casefold() == plan.case.employer.name.casefold()
    return f"whoever offered you the other job ({other.role})" if same and other.role else other.employer


def _rivals_wait(plan: Outline, s: Situation) -> str:
    """Each offer elsewhere that waits for an answer, with its own day: Cedar Labs wants your answer by Wednesday."""
    open_ones = sorted((due, other.employer) for due, other in rivals(s))
    said = [f"{name} wants your answer by {_that_day(plan, s.day_of(due))}" for due, name in open_ones]
    return joined(said) or "Somebody else waits for your answer too"


def _better_day(plan: Outline, step: DatedStep | None) -> str:
    return _day(plan, plan.situation.better.get(step.id) if step is not None else None, "some days later")


def _day(plan: Outline, day: int | None, otherwise: str) -> str:
    """A day (ordinal there) in words, or what is said where there is none."""
    return _that_day(plan, day) if day else otherwise


def _that_day(plan: Outline, day: int) -> str:
    return day_words(plan, date.fromordinal(day))


def _day_of(plan: Outline, happening: Happening | None) -> str:
    return _day(plan, happening.day if happening else None, THAT_DAY)


def _back(plan: Outline, contact: Contact | None) -> str:
    away = contact.away_until if contact else None
    return day_words(plan, away) if away else THEY_ARE_BACK


def _gone(plan: Outline, s: Situation) -> str:
    left = [c.name for c in (*s.met, *plan.case.contacts) if c.left and (c.agency or not s.agency_changed)]
    return left[0] if left else "somebody you dealt with"


def _deadline(plan: Outline, s: Situation) -> str:
    due = plan.moment(s.answer_due or s.task_due)
    return moment_words(plan, due) if due else THE_DAY


def _second_day(plan: Outline, s: Situation) -> str:
    if s.next is None:
        return "a few days later"
    return say_date(date.fromordinal(s.next.day), month_first(plan.case.employer))


def _applied_rest(plan: Outline, s: Situation) -> str:
    applied = plan.case.role.applied
    return day_words(plan, applied + timedelta(days=14)) if applied else "two weeks after you applied"


def _word(s: Situation) -> Happening | None:
    """Their word that a step answers."""
    return s.their_word or s.unreached or s.answered


def _their_sender(plan: Outline, s: Situation) -> str:
    word = _word(s)
    return name_of(plan, word.event.sender) if word and word.event.sender else "whoever wrote"


def _word_who(plan: Outline, s: Situation) -> str:
    return people(plan, (who,)) if s.last_word and (who := s.last_word.event.sender) else "they"


def _holder(plan: Outline, s: Situation) -> str:
    """Who put it on hold."""
    hold = s.heard.get("on_hold")
    return name_of(plan, hold.event.sender) if hold and hold.event.sender else "whoever wrote that"


def _said_yes_to(plan: Outline, s: Situation) -> str:
    """Who made the offer; where that is not noted, or an agency stands between, whom a question would go to."""
    offer = s.heard.get("offer")
    contact, who = reachable(s, offer.event.sender if offer else None)
    return contact.name if contact else name_of(plan, who)


def _arranged(plan: Outline, s: Situation) -> str:
    """Whom to tell that one can't come to the interview ahead: who invited, else whoever can be reached there."""
    invited = s.heard.get("invitation")
    with_whom = s.ahead.interview.people if s.ahead is not None else ()
    inviting = plan.case.contact(invited.event.sender if invited else None)
    known = (s.agent, inviting, s.in_hiring, *(plan.case.contact(who) for who in with_whom))
    told = next((c for c in known if c is not None and not c.left and (c.email or c.phone)), None)
    return told.name if told is not None else "whoever invited you"


def _again_day(plan: Outline, s: Situation) -> str:
    """The day from which to ask again after the next follow-up, or after which no word is a no."""
    if s.next is None:
        return "a week after it"
    hours = s.phone_hours if s.rung else s.hours(s.next.channel)
    goes = max(s.today, s.next.day, *s.better.values())
    start = max(s.now, s.next.opens)
    position = hours.from_moment(start, s.day_of(start))
    goes = max(goes, hours.days[position])
    if s.next.number >= s.allowed:
        return _that_day(plan, goes + WEEK)
    then = s.phone_hours if _again_how(plan, s).startswith("one last call") else s.email_hours
    day = max(s.after(goes, "second_follow_up_days"), goes + WEEK)
    if s.counts_from == "on_hold" and s.promise_until is None:
        day = s.after(goes, "on_hold_days")
    day = in_the_new_year(day)
    position = then.from_day(day)  # it may first reach further
    return _that_day(plan, then.days[position])


def _thanks_by(plan: Outline, s: Situation) -> str:
    """Until when to thank them after the interview that is ahead."""
    due = plan.moment(s.in_time(s.ahead.over)) if s.ahead is not None else None
    return moment_words(plan, due) if due else "the day after it"


def _after_the_one_ahead(s: Situation) -> int | None:
    """From which day to ask after the interview that is ahead, where they name none there."""
    if s.ahead is None:
        return None
    days = s.policy.after_interview[1 if s.ahead.interview.round > 1 else 0]
    hours = s.email_hours
    position = hours.from_day(s.days_on(s.ahead.day, days, s.policy.working_days))
    return hours.days[position]


def _earliest_day(s: Situation) -> int | None:
    """From which day on to ask: the better one, where the workbook's own advice names one."""
    if s.next is None:
        return _after_the_one_ahead(s)
    better: tuple[int, ...] = tuple(s.better.values()) if s.kinder in OWN_DAYS else ()
    return max((s.next.day, *better))


def _date_again(plan: Outline, s: Situation) -> str:
    """The day from which to ask for the date of a talk, or to ask again, after what goes out today."""
    limits, answered = s.limits, s.invitation_answered
    goes = s.today if not answered or s.better.get(DATE) is None else max(s.today, s.better[DATE])
    first = date_question_day(s)
    goes = max(goes, first) if answered and first is not None else goes
    days = MIX_UP if s.nobody_came else limits.ask_date_again_days if answered else limits.ask_date_days
    return _that_day(plan, s.office.working_day_after(goes, days))


def _if_nobody_answers(plan: Outline, step: DatedStep | None) -> str:
    """What to do where the contact they asked for reaches nobody, by the way it goes."""
    if step is not None and step.channel == "phone":
        return f"Nobody picks up: leave your name and number, and ring once more {_next_call(plan, step)}"
    soon = "within three working days" if plan.situation.agency else "within a week"
    return f"No word {soon}: ask once more, and leave it then"


def _next_call(plan: Outline, step: DatedStep) -> str:
    """The day after this call's on which one calls again: none that the plan keeps free of calls."""
    s = plan.situation
    hours = s.phone_hours
    opens = step.spans[0][0] if step.spans and not s.day_off else None
    goes = s.today if opens is None else max(s.day_of(opens), s.today)
    day = hours.days[hours.from_day(goes + 1)]
    return f"on {_that_day(plan, day)}"


def _again_how(plan: Outline, s: Situation) -> str:
    """How the second message goes: to somebody whose number is known a call does as well, where calls are welcome."""
    contact = s.next.contact if s.next is not None else None
    if s.next is not None and s.next.channel == "post":
        return "one last short letter"
    if contact is None or not may_be_called(s, contact):
        return "one last short email"
    if s.policy.first_how == "phone" or not contact.email:
        return "one last call"
    return "one last short email" if contact.prefers == "email" else "one last short email, or a call"


def _by_way(plan: Outline, word: Happening | None) -> str:
    """How to reach whoever sent that word, from what is known of them."""
    contact = plan.case.contact(word.event.sender) if word is not None else None
    if contact is None or contact.email or not contact.phone or plan.situation.told_not_to_call:
        return "in a short email"
    return f"in a call between {hours_words(plan.situation.open_hours.calls)}"


def _opens_again(plan: Outline, s: Situation) -> str:
    """When the office there opens next."""
    hours = s.email_hours
    position = hours.from_moment(s.now, s.today)
    start = plan.moment(hours.starts[position])
    return moment_words(plan, start) if start else "the morning"


def _next_hours(plan: Outline, word: Happening | None) -> str:
    """The next hours in which whoever sent that word can be asked."""
    s = plan.situation
    hours = s.phone_hours if _by_way(plan, word).startswith("in a call") else s.email_hours
    position = hours.from_moment(s.now, s.today)
    return span_words(plan, plan.moment(hours.starts[position]), plan.moment(hours.ends[position]))


OF_THE_STEP: dict[str, Callable[[Outline, DatedStep | None], str]] = {
    "to": _to,
    "through": _through,
    "ask_whom": _ask_whom,
    "better_day": _better_day,
    "if_nobody_answers": _if_nobody_answers,
    "rival": _rival,
}
OF_THE_PLAN: dict[str, Callable[[Outline, Situation], str]] = {
    "own_phone": lambda plan, s: plan.case.candidate.phone or "your number",
    "employer": lambda plan, s: plan.case.employer.name,
    "role": lambda plan, s: plan.case.role.title,
    "promise_day": lambda plan, s: _day(plan, s.promise_until, THE_DAY),
    "earliest_day": lambda plan, s: _day(plan, _earliest_day(s), "the day it opens"),
    "interview_day": lambda plan, s: _day(plan, s.last.day if s.last else None, "the day of the interview"),
    "counted_day": lambda plan, s: _day(plan, s.base, THAT_DAY),
    "time_since": lambda plan, s: number_of_days(s.today - s.base) + " ago" if s.base and s.today > s.base else "today",
    "days_waiting": lambda plan, s: number_of_days(s.days_waiting),
    "sent": lambda plan, s: NUMBERS.get(s.sent, str(s.sent)),
    "allowed": lambda plan, s: NUMBERS.get(s.allowed, str(s.allowed)),
    "deadline": _deadline,
    "rival_day": lambda plan, s: _day(plan, s.day_of(s.rival_due) if s.rival_due else None, "the day they named there"),
    "rivals_wait": _rivals_wait,
    "holder": _holder,
    "said_yes_to": _said_yes_to,
    "arranged": _arranged,
    "passer": lambda plan, s: s.met_reads.name if s.met_reads else "somebody you met",
    "manager": lambda plan, s: s.manager.name if s.manager else "whoever decides",
    "desk": lambda plan, s: "reception or HR" if s.has_hr else "reception",
    "hr": lambda plan, s: s.in_hiring.name if s.in_hiring else "HR",
    "opens_again": _opens_again,
    "decider": lambda plan, s: s.writer.name if s.writer else "whoever decides",
    "better_pay": lambda plan, s: (s.answered and better_pay(plan.case, s.answered.event)) or "more",
    "letter_day": lambda plan, s: _day(plan, s.letter_day, THE_DAY),
    "wait_until": lambda plan, s: (
        END_OF_TODAY if s.wait_until == s.today else _day(plan, s.wait_until, "a week from now")
    ),
    "named_day": lambda plan, s: _day(plan, s.named_day, THE_DAY),
    "since_when": since_when,
    "who_named_it": who_named_it,
    "what_you_sent": what_you_sent,
    "your_answer": your_answer,
    "their_offer": their_offer,
    "it_hangs_on": it_hangs_on,
    "days_asked": days_asked,
    "days_rung": days_rung,
    "again_day": _again_day,
    "again_how": _again_how,
    "thanks_by": _thanks_by,
    "date_again": _date_again,
    "their_sender": _their_sender,
    "ask_hours": lambda plan, s: _next_hours(plan, _word(s)),
    "by_way": lambda plan, s: _by_way(plan, _word(s)),
    "applied_rest": _applied_rest,
    "asked_on": lambda plan, s: _day_of(plan, s.dates_asked_at[-1] if s.dates_asked_at else None),
    "sent_on": lambda plan, s: _day_of(plan, s.counted[-1] if s.counted else None),
    "writer": lambda plan, s: s.writer.name if s.writer else "somebody you met",
    "away_until": lambda plan, s: _back(plan, s.next.contact if s.next else None),
    "absent": lambda plan, s: s.absent.name if s.absent else "somebody you met",
    "absent_until": lambda plan, s: _back(plan, s.absent),
    "gone": _gone,
    "word_who": _word_who,
    "note_day": lambda plan, s: _day_of(plan, s.last_note),
    "word_day": lambda plan, s: _day_of(plan, s.last_word),
    "call_hours": lambda plan, s: hours_words(s.open_hours.calls),
    "email_hours": lambda plan, s: hours_words(s.open_hours.emails),
    "second_day": _second_day,
}
assert {*OF_THE_STEP, *OF_THE_PLAN} == {*SLOTS}
