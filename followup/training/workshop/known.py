"""What is known in a story, line by line: the moment, the people, the interviews, what happened. Never what to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import groupby

from ...case.case import Case, Contact, Elsewhere, Event, Interview
from ...case.event_words import event_words, it_words, name_of
from ...case.events import FORMATS, SPOKEN, WANTED
from ...case.roles import ROLES
from ...case.wording import joined, month_first, say_day, some_days
from .stories import Story

RATHER = {"email": "likes email better", "phone": "likes the phone better"}
INVITATION, OFFER = "invitation", "offer"
WROTE_OF_IT, SPOKE_OF_IT = "They wrote about the talk again", "They spoke with you about the talk again"
MADE_UP = {"declined": "You made up your mind: no", "withdrew": "You made up your mind to withdraw"}
ENDS = ("decline", "withdrawal")  # what tells them of it
WORK, HOUR = "work", timedelta(hours=1)
STYLES = {"traditional": "old-fashioned", "modern": "modern"}


def moment_line(story: Story) -> str:
    """It is Thursday 11 June 2026, 9:00 in Denver."""
    now, case = story.now, story.case
    city = case.zone.key.rsplit("/", 1)[-1].replace("_", " ")
    return f"{say_day(now.date(), month_first(case.employer), 0)}, {now:%H:%M} in {city}"


def known_lines(story: Story) -> list[str]:
    """Everything the plan goes by, in the order of a card. Days are the employer's."""
    case = story.case
    people = (_person(one) for one in case.contacts)
    lines = (*_office(case), *people, *_talks(story), *_past(story), *_elsewhere(story))
    return [f"{line[:1].upper()}{line[1:]}" for line in lines]


def _office(case: Case) -> Iterator[str]:
    employer = case.employer
    if employer.has_hr is False or (employer.has_hr is None and employer.size == "small"):
        yield f"{employer.name} has no HR."


def _person(who: Contact) -> str:
    ways = [word for word, given in (("email", who.email), ("phone", who.phone)) if given]
    reached = joined(ways) if ways else "neither email nor phone"
    more = [RATHER.get(who.prefers or ""), STYLES.get(who.style or ""), "takes no calls" if who.no_calls else None]
    away = [f"away until {who.away_until.day} {who.away_until:%B}"] if who.away_until else []
    left = ["no longer works there"] if who.left else []
    role = "recruiter of an agency" if who.agency else ROLES[who.role].says
    return f"{who.name}, {role}: {'; '.join([reached, *filter(None, more), *away, *left])}."


def _talks(story: Story) -> Iterator[str]:
    for one in sorted(story.case.interviews, key=lambda one: one.at):
        ahead = one.at > story.now
        word = "Interview ahead" if ahead else "Interview" if one.round == 1 else f"Interview, round {one.round}"
        with_ = joined([story.case.people[who].name for who in one.people]) or "people whose names you don't know"
        how = f", {FORMATS[one.format]}" if one.format else ""
        yield f"{word}: {_moment(story, one)}{how}, with {with_}.{_promise(story, one)}"


def _moment(story: Story, one: Interview) -> str:
    if one.day_unknown:
        return "on a day you don't know"
    start, end = one.at.astimezone(story.case.zone), one.over_at.astimezone(story.case.zone)
    words = f"{_day(story, start.date())}, {start:%H:%M}"
    return f"{words} to {end:%H:%M}" if end != start else words


def _promise(story: Story, one: Interview) -> str:
    if not one.held:
        return " It did not take place."
    if one.at > story.now:
        return ""
    if one.promised_days is not None:
        return f" An answer was promised within {some_days(one.promised_days)}."
    if one.promised_by is not None:
        return f" An answer was promised by {_day(story, one.promised_by)}."
    return " No day was named for the answer."


def _past(story: Story) -> Iterator[str]:
    """What happened, a line each; what went to several people at one moment is one line."""
    notes = [one for one in story.case.events if one.kind == "note"]
    last = max(notes, key=lambda one: one.at, default=None)  # of notes the last is what the story turns on
    told = [one for one in story.case.events if one.kind != "note" or one is last]
    told = sorted((one for one in told if not _is_said_in_the_call(story, one)), key=lambda one: one.at)
    for _, same in groupby(told, key=lambda one: replace(one, to=None)):
        event, *others = same
        at = event.at.astimezone(story.case.zone)
        when = "On a day you don't know" if event.day_unknown else f"{_day(story, at.date())}, {at:%H:%M}"
        names = [name_of(story.case, one.to) for one in (event, *others)]
        words = _words(story, event)
        if others:
            words = words.replace(names[0], joined(names))
        yield f"{when}: {words}" if words.endswith(("?", "!")) else f"{when}: {words.rstrip('.')}."


def _words(story: Story, event: Event) -> str:
    """One event, with what a list of one's own leaves out: why you rang, what they wanted, who knows a decision."""
    words = event_words(story.case, event)
    if event.kind == "called" and (event.what != "other" or event.outcome == "spoke"):
        who = name_of(story.case, event.to)
        return words.replace(who, f"{who}{event.meaning.form.removeprefix('I called')}", 1)
    if event.wants is not None and event.wants != WORK:
        return words.replace(it_words(event), f"They asked you for {WANTED[event.wants].replace('I ', 'you ')}")
    if event.kind == "decided" and event.what in MADE_UP and not _is_told(story, event):
        return MADE_UP[event.what]
    if event.what == OFFER:
        return ", ".join([words.rstrip("."), *_offered(story, event)])
    if _is_of_a_talk_put_off(story, event):
        return words.replace(it_words(event), SPOKE_OF_IT if event.by in SPOKEN else WROTE_OF_IT)
    return words


def _offered(story: Story, offer: Event) -> Iterator[str]:
    """What was noted with an offer: how it came, the pay, what it hangs on, the first day; and where no day is due."""
    if offer.by not in (None, *SPOKEN):
        yield "in writing"
    if offer.salary:
        yield offer.salary
    if offer.hangs_on:
        yield f"it hangs on {joined(list(offer.hangs_on))}"
    if offer.starts is not None:
        yield f"first day {_day(story, offer.starts)}"
    if offer.answer_by is None:
        yield "no day noted for your answer"


def _is_told(story: Story, decided: Event) -> bool:
    """Whether a decision has gone out, as far as it is written down."""
    return any(one.kind == "sent" and one.what in ENDS and one.at >= decided.at for one in story.case.events)


def _is_said_in_the_call(story: Story, event: Event) -> bool:
    """Whether it is the other side of a call of yours, and says nothing more than that you spoke."""
    if event.what != "other" or event.by not in SPOKEN or event.promised_by or event.promised_days:
        return False
    calls = (one for one in story.case.events if one.kind == "called" and one.outcome == "spoke")
    return any(one.to == event.sender and timedelta() <= event.at - one.at <= HOUR for one in calls)


def _is_of_a_talk_put_off(story: Story, event: Event) -> bool:
    """Whether it was noted as an invitation and is word of a talk they had invited to before, and that was not held."""
    if event.what != INVITATION:
        return False
    before = [one.at for one in story.case.events if one.what == INVITATION and one.at < event.at]
    off = [one for one in story.case.interviews if not one.held]
    return bool(before) and any(one.at > before[-1] for one in off)


def _elsewhere(story: Story) -> Iterator[str]:
    for one in story.case.elsewhere:
        if one.since is None or one.since <= story.now:
            yield f"{one.employer}, another employer you talk to{_position(one)}{_offer(story, one)}."


def _position(one: Elsewhere) -> str:
    return f", about a job as {one.role}" if one.role else ""


def _offer(story: Story, one: Elsewhere) -> str:
    if one.accepted:
        return ": you have accepted there"
    if one.answer_by is None:
        return ""
    day = one.answer_by.astimezone(story.case.zone).date() if isinstance(one.answer_by, datetime) else one.answer_by
    return f": they made you an offer, to be answered by {_day(story, day)}"


def _day(story: Story, day: date) -> str:
    return say_day(day, month_first(story.case.employer), story.now.year)
