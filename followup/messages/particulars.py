"""What a message may say: every slot's value and every fact its conditions ask about, from one case."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from ..case.case import Case, Contact, Meeting
from ..case.greetings import called, shown
from ..case.wording import joined, month_first, named_title, one_line, say_day, say_time
from ..planning.thanks import is_thanks
from ..rulebook.vocabulary import SLOTS
from .elsewhere import elsewhere_facts
from .money import as_written, is_salary
from .more_time import later_day
from .register import register_of
from .since import exchange_facts
from .talks import THANKS, ended, talk_facts, turn_of

__all__ = ["facts_of", "turn_of"]
PAY = ("salary", "first_salary")
REPLIES = ("reply-no-decision", "note-after-their-call")
GREETED = re.compile(
    r"^(?:(?:dear|hello|hi|sehr|geehrte[rs]?|liebe[rs]?|hallo|guten (?:tag|morgen)|bonjour|ch[eè]re?|hola|estimad[oa]|"
    r"querid[oa]|prezad[oa]|gentile|egregi[oa]|geachte|beste|szanown[ya])\s+)+|[\s,:]+$",
    re.IGNORECASE,
)  # the letter has a greeting of its own, and needs no second one in another language


def facts_of(
    case: Case,
    to: Sequence[str],
    now: datetime | None,
    step: str,
    channel: str | None = None,
    times: Iterable[datetime] | None = None,
    details: Mapping[str, str] | None = None,
    register: str | None = None,
    goes: datetime | None = None,
) -> dict[str, Any]:
    """Every slot and every fact of vocabulary.py by name; None, or an empty list as None, where nobody gave it.

    now: aware, None for "whenever"; times: aware, said in the employer's zone; details: slots that no case file holds.
    register: how it is said, else as fits this person; goes: aware, when the message goes, else now
    """
    who = next((found for one in to if (found := case.contact(one))), None)
    told = {name: one_line(text) for name, text in (details or {}).items() if text.strip()}
    meetings = ended(case, now)
    facts: dict[str, Any] = dict.fromkeys(SLOTS)
    distant = register == "formal" or (who is not None and who.style == "traditional")
    register = register or register_of(case, who, channel)
    facts.update(_people(case, who, channel, register, distant), step=step, channel=channel, register=register)
    facts.update(talk_facts(case, who, meetings, now, step, _naming(case, register)))
    facts.update(looked_for_facts(case, who, meetings, step))
    facts["ahead_day"] = _ahead(case, now)
    facts.update(exchange_facts(case, who, meetings, now, goes or now))
    if facts["unsure"] is None and facts["noted"] and _only_what_troubles(meetings):
        facts["unsure"] = True
    facts["newest_met"] = facts["newest_who"] is not None and facts["newest_who"] == facts["met_with"]
    facts.update(elsewhere_facts(case, goes or now, told.get("other_employer")))
    if facts.get("promise_today") and step in (*THANKS, *REPLIES):  # nobody looks forward to today as to a date
        facts["promise_day"] = facts["promise_over"] = None
    american = month_first(case.employer)
    facts["times"] = joined([say_time(moment.astimezone(case.zone), american) for moment in times or ()], "or") or None
    facts["later_day"] = later_day(case, now)
    facts.update(told)
    facts["pay_is_salary"] = is_salary(facts["salary"])
    return facts | {name: as_written(facts[name], case.employer.country) for name in PAY if facts[name]}


def _only_what_troubles(meetings: Sequence[Meeting]) -> bool:
    """Whether of the last round nothing is noted but what stayed open: beside an unread note, do they still want it?"""
    told = [m.interview for m in meetings if m.interview.round == meetings[-1].interview.round]
    return any(one.open_points for one in told) and not any(one.went_well or one.fit or one.topics for one in told)


def greeted(who: Contact, country: str | None, formal: bool) -> str:
    """What stands after "Dear": as the candidate wrote it down, else what the name tells."""
    if who.address and (address := GREETED.sub("", one_line(who.address))):
        return address
    return called(who.name, formal, country)


def _naming(case: Case, register: str) -> Callable[[Contact], str]:
    """How others are named: formally by Mr or Ms, where the candidate wrote down how to address them."""

    def named(who: Contact) -> str:
        return greeted(who, case.employer.country, True) if register == "formal" and who.address else shown(who.name)

    return named


def _ahead(case: Case, now: datetime | None) -> str | None:
    """The day of the next interview, where one is ahead."""
    coming = [i.at for i in case.interviews if i.held and not i.day_unknown and now is not None and i.at > now]
    return say_day(min(coming).astimezone(case.zone).date(), month_first(case.employer)) if coming else None


def looked_for_facts(case: Case, who: Contact | None, meetings: Sequence[Meeting], step: str) -> dict[str, Any]:
    """Whose address is asked for: those of the last round, else anybody known, who cannot be written to."""
    if step != "find-contact":
        return {}
    last = [meeting for meeting in meetings if meeting.interview.round == meetings[-1].interview.round]
    people = [contact for one in last for id in one.interview.people if (contact := case.contact(id))]
    sought = [c for c in dict.fromkeys([*people, *case.contacts]) if not (c.email or c.left or c is who)]
    met = [contact for contact in sought if contact in people] or sought[:1]
    names = [shown(contact.name) for contact in met if called(contact.name, False)]
    thanked = {h.event.to for h in case.timeline.happenings if is_thanks(h)}
    return {
        "sought": joined(names) or None,
        "sought_met": any(contact in people for contact in met),
        "sought_thanked": bool(met) and all(contact.id in thanked for contact in met),
    }


def _in_the_office(case: Case, who: Contact | None) -> str | None:
    """Somebody of HR by name, beside a manager who said a letter would come."""
    if who is None or who.role in ("hr", "recruiter"):
        return None
    named = (one for one in case.contacts if one.role == "hr" and not one.left and called(one.name, False))
    return next((shown(one.name) for one in named), None)


def _asks_after(who: Contact | None, gone: Contact) -> bool:
    """Whether they can be asked who took over: an agency only after a recruiter of its own, while nobody is known."""
    return who is None or not who.agency or (gone.agency and who.role != "recruiter")


def _people(case: Case, who: Contact | None, channel: str | None, register: str, distant: bool) -> dict[str, Any]:
    candidate = case.candidate
    person = greeted(who, case.employer.country, distant) or None if who else None
    gone = next((contact for contact in case.contacts if contact.left and _asks_after(who, contact)), None)
    return {
        "person": person,
        "person_full": shown(who.name) if who and called(who.name, False) else None,
        "person_is": who.role if who else None,
        "agency": who.agency if who else None,
        "office_person": _in_the_office(case, who),
        "gone_person": shown(gone.name) if gone else None,
        "style": who.style if who else None,
        "candidate": candidate.name,
        "phone": candidate.phone,
        "email": candidate.email,
        "employer": case.employer.name,
        "role": named_title(case.role.title),
        "unsure": case.role.unsure,
        **(_spoken(case, person) if channel == "phone" else _written(case, person, register)),
    }


def _spoken(case: Case, person: str | None) -> dict[str, str]:
    """How a call begins and ends."""
    name, phone = case.candidate.name, case.candidate.phone
    return {
        "greeting": f"Hello {person}, this is {name}." if person else f"Hello, this is {name}.",
        "closing": f"If anything comes up, my number is {phone}." if phone else "I hope we speak again soon.",
        "signature": "Thank you, and goodbye.",
    }


def _written(case: Case, person: str | None, register: str) -> dict[str, str]:
    """How an email, a letter or a card begins and ends (B7, C2)."""
    candidate, sincerely = case.candidate, "Sincerely," if month_first(case.employer) else "Yours sincerely,"
    return {
        "greeting": f"{'Hi' if register == 'modern' else 'Dear'} {person}," if person else "Hello,",
        "closing": sincerely if register == "formal" else "Kind regards,",
        "signature": f"{candidate.name}\n{candidate.phone}" if candidate.phone else candidate.name,
    }
