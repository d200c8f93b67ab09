"""What a message may say of the interviews: their days, who was there, and what was talked about."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from ..case import names
from ..case.case import Case, Contact, Interview, Meeting, OpenPoint
from ..case.first_person import in_first_person
from ..case.greetings import called, shown
from ..case.wording import as_phrase, is_sentence, month_first, one_line, say_date, say_day
from ..rulebook.vocabulary import SLOTS
from .cautious import goes_to, is_about_terms, is_private
from .variety import bears_on, strongest_first

OWN_SENTENCE = "a sentence of your own, or leave this out"
LISTS = ("fit", "open_points", "topics", "went_well")
THANKS = ("thank-you", "thank-you-card", "thank-you-call", "late-thank-you")
WEEK = 7 * 24 * 3600  # seconds; thanks within it come without an apology (a house figure)
FEW = 3  # people that one line can greet by name (a house figure)
ENJOYED = ("topics", "went_well")
TELLS_OF_ALL = "send-article"  # an article may bear on what went badly, too
TELLS_OF_IT = (*THANKS, "thank-after-rejection")  # to whoever was not there, too: it is what one is thankful for
AMOUNT = re.compile(
    r"(?:more than |over |about )?(?:\d|a |an |my |(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"fifteen|twenty|thirty|many|several|some) )|(?:fluent|native|good|solid) ",
    re.IGNORECASE,
)  # what one can be said to bring as it stands
HELD = re.compile(
    r"(?:[\w-]+ ){0,4}(?:\w+(?:tion|ence|ships?)|certificates?|tickets?|skills|degree|diploma|licen[cs]es?|knowledge|"
    r"training|background|portfolio)(?=$|,| (?:in|of|as|at|with|for|from|on|by|to|and)\b)",
    re.IGNORECASE,
)  # what one has: "registration with the nursing board", which one calls one's own
OWN_DOING = re.compile(r"\b(?:answer\w*|repl(?:y|ies)|question\w*|my (?:pitch|story|introduction))\b", re.IGNORECASE)
TAKEN_BACK = "I put it wrong when we talked. "
WITH_THEM = ("open_points", "topics", "went_well")  # belong to one talk; what fits the job fits it in every talk


class Gap(str):
    """An entry of a list that the candidate has still to word; its text is what stands in its place.

    about: what it is about, for the candidate alone
    """

    about: str

    def __new__(cls, missing: str, about: str) -> Gap:
        made = super().__new__(cls, f"[[{missing}]]")
        made.about = one_line(about)
        return made


def ended(case: Case, now: datetime | None) -> list[Meeting]:
    """The interviews that took place and are over, the last one last. now: None for "whenever"."""
    held = [m for m in case.timeline.meetings if m.interview.held]
    return [m for m in held if now is None or m.over <= now.timestamp()]


def turn_of(case: Case, who: Contact | None, now: datetime | None) -> int:
    """Which interviewer of the last round this is, counted from 0: two people there get two wordings."""
    meetings = ended(case, now)
    if who is None or not meetings:
        return 0
    last = max(m.interview.round for m in meetings)
    order = [one for m in meetings if m.interview.round == last for one in m.interview.people]
    order = list(dict.fromkeys([*order, *case.people]))
    return order.index(who.id)


def talk_facts(
    case: Case,
    who: Contact | None,
    meetings: Sequence[Meeting],
    now: datetime | None,
    step: str,
    named: Callable[[Contact], str] = lambda contact: shown(contact.name),
) -> dict[str, Any]:
    """The last interview with this person, else the last one; what was talked about only where they were there, or
    where thanks for it go through them.

    A thank-you is for the talk with this person; whatever else is written after a later round without them is about
    that round. named: what others who were there are called
    """
    mine = [m for m in meetings if who is not None and who.id in m.interview.people]
    before = mine
    if mine and step not in THANKS and meetings[-1].interview.round > mine[-1].interview.round:
        mine = []
    through = who is not None and not before and step in TELLS_OF_IT
    lists = _lists(case, who, mine, meetings, turn_of(case, who, now), meetings[-1:] if through else mine, step)
    if not meetings:
        return {"met": None, **lists}
    last = (mine or meetings)[-1]
    others = [contact for one in last.interview.people if (contact := case.contact(one)) and contact is not who]
    others = [contact for contact in others if called(contact.name, False)]
    return {
        "met": bool(mine),
        "met_earlier": bool(before) and not mine,
        "met_before": bool(mine) and before[0].interview.round < mine[-1].interview.round,
        "thanks_fresh": now is not None and now.timestamp() - meetings[-1].over < WEEK,
        "unreached": names.listed(list(map(named, _unreached(case, who, last)))) or None,
        "talks": len(meetings),
        "format": last.interview.format,
        "round": last.interview.round,
        "fits_count": bool(lists["fit"]) and all(map(AMOUNT.match, lists["fit"])),
        "fit_counts": bool(lists["fit"]) and bool(AMOUNT.match(lists["fit"][0])),
        "met_with": names.listed(list(map(named, others))) or None,
        "others_met": names.listed(list(map(named, _others(case, who, meetings)))) or None,
        "own_day": _day(case, before[-1], now).get("interview_date") if before else None,
        **_day(case, last, now),
        **lists,
    }


def _others(case: Case, who: Contact | None, meetings: Sequence[Meeting]) -> list[Contact]:
    """Who else was met in any talk, to greet them; nobody where they are too many to name, or some have no name."""
    there = list(dict.fromkeys(one for m in meetings for one in m.interview.people))
    found = [contact for one in there if (contact := case.contact(one)) and contact is not who and not contact.left]
    return found if len(found) <= FEW and all(called(contact.name, False) for contact in found) else []


def _unreached(case: Case, who: Contact | None, last: Meeting) -> list[Contact]:
    """Who else was in that talk and can't be written to, to be thanked through the one who was there and can."""
    if who is None or who.id not in last.interview.people:
        return []
    there = [contact for one in last.interview.people if (contact := case.contact(one)) and contact is not who]
    silent = [one for one in there if not (one.email or one.phone or one.left) and called(one.name, False)]
    return silent if len(silent) <= FEW else []


def _as_mine(fit: str) -> str:
    """What one has as one says it of oneself: nursing diploma → my nursing diploma."""
    phrase = as_phrase(fit)
    return f"my {phrase}" if HELD.match(phrase) and not AMOUNT.match(phrase) and not is_sentence(fit) else fit


def _day(case: Case, meeting: Meeting, now: datetime | None) -> dict[str, str]:
    """Its date in words; nothing where only the day is known on which it was written down."""
    if meeting.interview.day_unknown:
        return {}
    day, american = date.fromordinal(meeting.day), month_first(case.employer)
    year = now.astimezone(case.zone).year if now is not None else day.year
    return {
        "interview_date": say_date(day, american, year),
        "interview_weekday": f"{day:%A}",
        "interview_day": say_day(day, american, year)
        + ("," if american else ""),  # a comma after it too, within a sentence
    }


def _lists(
    case: Case,
    who: Contact | None,
    mine: Sequence[Meeting],
    meetings: Sequence[Meeting],
    turn: int,
    told: Sequence[Meeting],
    step: str,
) -> dict[str, Any]:
    """told: the talks this person may read of; better answers only they who were there, and an agency of theirs."""
    found: dict[str, Any] = {}
    for name in LISTS:
        among = told if name in WITH_THEM else [*meetings, *mine]
        if name == "open_points" and not (who is not None and who.agency):
            among = mine
        entries = next(
            (held for m in reversed(among) if (held := _worded(_said(case, m.interview, name, who)))),
            (),
        )
        own = _worded(who.topics) if name == "topics" and who is not None else ()
        entries = own or entries  # what this person said, before what all of them talked about
        if name in ENJOYED and step != TELLS_OF_ALL:
            entries = _untroubled(entries, [point.about for m in (*mine, *told) for point in m.interview.open_points])
        if name in ENJOYED and entries and not own:  # each interviewer reads of another one first
            entries = entries[turn % len(entries) :] + entries[: turn % len(entries)]
        if name == "went_well":
            entries = tuple(entry for entry in entries if _is_enjoyed(entry))
        if name == "fit" and entries:
            entries = strongest_first(entries, [topic for m in mine for topic in m.interview.topics], case.role.title)
        found[name] = list(entries)[: SLOTS[name].most] or None
        if name == "open_points":
            found["answers"] = [entry for entry in entries if not isinstance(entry, Gap)][
                : SLOTS["answers"].most
            ] or None
        if entries and (one := SLOTS[name].one):
            found[one] = next((_phrase(entry) for entry in entries if not is_sentence(entry)), None)
    return found


def _untroubled(entries: Sequence[str], troubles: Sequence[str]) -> tuple[str, ...]:
    """Without what went badly in that talk: nobody says to those who saw it that they enjoyed just that."""
    return tuple(entry for entry in entries if not any(bears_on(entry, trouble) for trouble in troubles))


def _is_enjoyed(entry: str) -> bool:
    """Whether one can say to have enjoyed it; how one did, or what they seemed to think, is a private note."""
    return not (OWN_DOING.search(entry) or is_sentence(entry) or in_first_person(entry) != entry)


def _worded(entries: Sequence[str]) -> tuple[str, ...]:
    """Those that say something: of "..." no phrase is left."""
    return tuple(entry for entry in entries if as_phrase(entry))


def _phrase(entry: str) -> str:
    return entry if isinstance(entry, Gap) else as_phrase(entry)


def _said(case: Case, interview: Interview, name: str, who: Contact | None) -> tuple[str, ...]:
    if name == "open_points":
        theirs = who is None or who.id not in interview.people or who.id == goes_to(interview, case.people)
        return tuple(_answer(point) for point in interview.open_points if theirs or not _for_one(point))
    held: tuple[str, ...] = getattr(interview, name)
    return tuple(_as_mine(in_first_person(entry)) for entry in held) if name == "fit" else held


def _for_one(point: OpenPoint) -> bool:
    """Whether only one of the people there need hear of it: it is answered, and not about the work."""
    return bool(point.answer or point.kind) and (is_private(point) or is_about_terms(point))


def _answer(point: OpenPoint) -> str:
    """The better answer; what the point is about is a note to oneself, and no message has it.

    Of something private the note's own words are none: the candidate finds the sentence, or leaves it out.
    """
    if point.answer and as_phrase(point.answer) and not is_private(point):
        answer = in_first_person(point.answer)
        return TAKEN_BACK + answer[:1].upper() + answer[1:] if point.kind == "mistake" else answer
    missing = OWN_SENTENCE if (point.answer or point.kind) and is_private(point) else SLOTS["open_point"].missing
    return Gap(missing, point.about)
