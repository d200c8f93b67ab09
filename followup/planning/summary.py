"""The first sentence of a plan: what to do first, or what to wait for, and until when."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from ..case.case import promised_day
from .headline import AT_THE_TALK, away_for_long, headline_day, headline_step, is_for_now
from .made import reachable
from .meant import is_found_already, is_said_after
from .outline import ACKNOWLEDGE, FIND, DatedStep, Outline
from .phrases import (
    answer,
    first_span,
    heading,
    heading_for_all,
    is_left_for_tomorrow,
    is_unhurried,
    own_answer,
    title,
)
from .recipients import may_be_called
from .said import TOMORROW, day_words, moment_words, name_of, people, span_words
from .slots import filled

SAYS_WHEN = re.compile(r"\b(?:today|now|once|then)\b")
REFEREES, AFTER_CALLS = "brief-references", "write-after-calls"
OVER = "today: "  # before the time that is over
ASKED = 5  # working days in which what they were asked after a yes may stay unanswered (a house figure)
THANKS, CARD = "thank-you", "thank-you-card"
FOR_YOURSELF = ("make-sure-it-is-genuine", "keep-searching", "let-it-rest", "prepare", "tell-others", "answer-offer")
ASK_FOR_A_FIRM_DAY, ASK_WHY = "ask-for-a-firm-day", "ask-why-they-took-it-back"  # no steps: told where no step is left


class Told(NamedTuple):
    """What is told where the headline is about no step. does: the kinds of step that it has one do; may: and leaves
    open.
    """

    words: str
    does: tuple[str, ...] = ()
    may: tuple[str, ...] = ()


def summary(plan: Outline) -> str:
    """What to do first, or what to wait for; before it the answer to what the candidate asks in a note of their own."""
    words = own_answer(plan)
    line = next((step.carries for step in plan.steps if step.carries is not None), None)
    goes = f"{_of_the_case(plan)}{_in_the_same_message(line)}"
    return f"{words}. {goes}" if words else goes


def _in_the_same_message(line: DatedStep | None) -> str:
    """What came up, as it goes along with what is written today; "" where nothing does."""
    words = heading(line) if line is not None else ""
    return f" In the same message: {words[:1].lower()}{words[1:]}." if words else ""


def _of_the_case(plan: Outline) -> str:
    if plan.situation.offer_taken_back or _yes_reached_nobody(plan):
        return of_no_step(plan).words
    if _rests_on_what_was_before(plan):
        last = filled("What {word_who} said on {word_day} may change this: write it down here.", plan)
        return f"{_what_to_do(plan)} {last}"
    return _what_to_do(plan)


def of_no_step(plan: Outline) -> Told:
    """What to do, in words and as kinds of step, where the headline is about none."""
    if plan.situation.offer_taken_back:
        return _after_they_took_it_back(plan)
    if _yes_reached_nobody(plan):
        return _calls_since_the_yes(plan)
    return _since_the_yes(plan) or _a_rival(plan) or Told(_first_day(plan) or _nothing_else(plan))


def _yes_reached_nobody(plan: Outline) -> bool:
    return plan.situation.yes_unreached and not plan.steps


def _rests_on_what_was_before(plan: Outline) -> bool:
    """Whether an end is told as if it held, and something was said since of which nobody knows what it was."""
    s = plan.situation
    ended = plan.stage in ("offer", "rejected", "no_decision") or s.accepted_elsewhere
    return s.unclear_word and ended and bool(plan.steps)


def _what_to_do(plan: Outline) -> str:
    step = headline_step(plan)
    if step is None:
        return of_no_step(plan).words
    if step.aside:
        return f"{_answered(step)}{title(step)}."
    if is_for_now(step):
        goes = f"{_with_its_time(plan, step)}."
        return f"{goes} {_answered(step).strip()}" if is_said_after(step) else f"{_answered(step)}{goes}"
    if step.waits_until is not None:
        soon = "You may ask soon" if plan.stage == "follow_up" else ""
        may = filled(step.set_by_rules("answer") or soon, plan, step)
        return f"{may}. {heading(step)}." if may else f"{heading(step)}."
    return _coming(plan, step)


def _coming(plan: Outline, step: DatedStep) -> str:
    """What comes next, and what can be done until then."""
    ahead_of_all = _somebody_stands_in(plan)
    begins_today = headline_day(step) == plan.as_of.date()
    at_the_talk = step.id == AT_THE_TALK and step.due is not None  # not the week before it, in which it is listed
    when = _by(plan, step) if at_the_talk else span_words(plan, *first_span(step))
    goes = f"{heading(step)}, {when}"
    today = step.kind.answer.get("now", "") if begins_today else ""
    goes_today = f"{filled(today, plan, step)}. {goes}" if today else goes
    if any(s.id == "prepare" and s.status != "later" for s in plan.steps):
        return f"{goes_today}; get ready for it now."
    if not ahead_of_all and begins_today:
        return f"{goes_today}."
    first = f"{ahead_of_all or answer(step, 'later') or 'Nothing to do yet'}."
    return f"{first}{_referees_meanwhile(plan)} Next: {goes}."


def _answered(step: DatedStep) -> str:
    """The answer to what is asked first at a step that is to be done now; "" where nothing is plain."""
    words = answer(step, "now")
    return f"{words}. " if words and not own_answer(step.plan) else ""


def _with_its_time(plan: Outline, first: DatedStep) -> str:
    """What to do now and by when; what has no end of its own, and may go out at this moment, goes out today."""
    goes = (_for_everybody(plan, first) or _looked_up_first(plan, first)) + _and_by_hand(plan, first)
    if first.due and not _ends_with_its_window(first):
        return _by_when(goes, _by(plan, first))
    if (
        SAYS_WHEN.search(goes)
        or is_unhurried(first)
        or first.id in FOR_YOURSELF
        or not (first.open_now or first.made.hours is None)
    ):
        return goes
    if is_left_for_tomorrow(first):
        return f"{goes}, {TOMORROW}"
    end = first.windows[0][1] if first.channel == "phone" and first.windows else None
    return f"{goes}, now, until {end:%H:%M}" if end is not None else f"{goes}, today"


def _by_when(goes: str, by: str) -> str:
    """What to do, by then; "today" is said once."""
    over = by.removeprefix(OVER)
    return f"{goes} ({over})" if over != by and "today" in goes else f"{goes}, {by}"


def _ends_with_its_window(step: DatedStep) -> bool:
    """Whether its title names hours on the last day it has: then that day says nothing more."""
    named = step.due is not None and step.made.hours is not None and bool(step.windows) and not step.open_now
    if not named or step.due is None:
        return False
    last = (step.due - timedelta(seconds=1)).date()
    return all(end is not None and end.date() == last for _, end in step.windows[:1])


def _nothing_else(plan: Outline) -> str:
    """Where no step is left: whether it can still be changed, and what a note may open again."""
    s = plan.situation
    if s.decided == "declined" and s.confirmed:
        return _after_your_no(plan)
    done = f"All that is owed here is done.{_should_it_come_up_again(plan)}"
    if s.last_note is None:
        return done
    day = day_words(plan, date.fromordinal(s.last_note.day))
    return f"{done} If your note of {day} tells of something new from them, write that down."


def _should_it_come_up_again(plan: Outline) -> str:
    """After a no that is thanked for: what to do where a place there is advertised again; "" elsewhere."""
    s = plan.situation
    if plan.stage != "rejected" or not s.interviewed or s.offer_gone or s.accepted_elsewhere:
        return ""
    return filled(" If a place comes up there again, apply anew, and name your talk of {interview_day}.", plan)


def _after_your_no(plan: Outline) -> str:
    """A no to their offer that is with them: since when, and how to say it, once, where one thinks again."""
    s = plan.situation
    offer = s.heard.get("offer")
    contact, _ = reachable(s, offer.event.sender if offer is not None else None)
    way = "ring {said_yes_to}" if contact is not None and may_be_called(s, contact) else "write to {said_yes_to}"
    known = s.answered is not None and not s.answered.event.day_unknown
    since = f" since {day_words(plan, date.fromordinal(s.answered.day))}" if s.answered is not None and known else ""
    is_there = "has been" if since else "is"
    again = "say once, plainly, what has changed, ask whether the place is still open, and count on nothing"
    return filled(f"Your no {is_there} with them{since}. Should you think again, {way} soon: {again}.", plan)


def _somebody_stands_in(plan: Outline) -> str:
    """What can be done today where whoever would be asked is away for long; "" where that is not so."""
    whom = away_for_long(plan)
    return f"Ask the main office today who stands in for {name_of(plan, whom)}" if whom else ""


def _referees_meanwhile(plan: Outline) -> str:
    """What one can ask one's own referees today, while a question there waits for its day; "" where nothing is."""
    asked = next((step for step in plan.steps if step.id == REFEREES and step.aside), None)
    return f" {heading(asked)}, today." if asked is not None else ""


def _calls_since_the_yes(plan: Outline) -> Told:
    """After a yes nobody picks up: one message by the other way, until when it is their turn, and what then."""
    s, call = plan.situation, plan.situation.last_try
    who = call.event.to if call is not None else None
    name = name_of(plan, who) if who else "them"
    contact = plan.case.contact(who)
    send = "send" if contact is not None and contact.email else "find an address and send"
    until = day_words(plan, date.fromordinal(s.office.working_day_after(s.today, 2)))
    asks = f"Your calls did not reach {name}: {send} an email today, with two times at which you can be reached"
    rings = f"if no word has come by {until}, ring the main office once"
    return Told(f"{asks}, and ask whether your first day stands; {rings}.", (AFTER_CALLS,))


def _since_the_yes(plan: Outline) -> Told | None:
    """After a yes they were in touch: nothing of before is told as if it still held."""
    s = plan.situation
    if not (s.heard_after_yes or (s.decided == "accepted" and s.note_since and not s.rival_later)):
        return None
    day = _starts(plan)
    if not s.heard_after_yes:
        return Told(_a_note_since_the_yes(plan, day), may=(ASK_FOR_A_FIRM_DAY,))
    if s.put_off_after_yes:
        return _put_off_since_the_yes(plan)
    if s.checking:
        return Told(_checked_since_the_yes(plan, day), (REFEREES,))
    since = "They were in touch since your yes"
    asks = f"is {day_words(plan, day)} still your first day?" if day else "does all that you agreed still hold?"
    moved = "If they move that day or anything you agreed" if day else "If they move your first day or change a term"
    asked = f"{moved}, ask today why, and for a firm day in writing"
    return Told(f"{since}: {asks} {asked}.", (ASK_FOR_A_FIRM_DAY,), may=("keep-searching",))


def _put_off_since_the_yes(plan: Outline) -> Told:
    """After a yes they put it on hold: whom to ask for a firm day, until when it is their turn, and to search again."""
    s = plan.situation
    put_off = max(s.heard_at("on_hold", "no_decision"))
    asked = next((h for h in reversed(s.seen) if h.event.kind == "sent" and h.event.what == "question"), None)
    search = "Search again from today, as if it were not certain, and tell those you turned down that you are free"
    if asked is not None and asked.at > put_off:
        day, theirs = date.fromordinal(asked.day), s.office.working_day_after(asked.day, ASKED)
        if theirs < s.today:
            rings = f"You asked on {day_words(plan, day)}, and no word came: ring once, then the main office"
            return Told(f"{rings}. {search}.", (ASK_FOR_A_FIRM_DAY,))
        until = day_words(plan, date.fromordinal(theirs))
        asks = f"You asked on {day_words(plan, day)}: it is their turn until {until}, then ring once"
        return Told(f"{asks}, and then the main office. {search}.")
    until = day_words(plan, date.fromordinal(s.office.working_day_after(s.today, 2)))
    named = max((last for h in s.seen if h.at >= put_off and (last := promised_day(h.event, h.day))), default=0)
    firm = f"is {day_words(plan, date.fromordinal(named))} firm" if named >= s.today else "from which firm day"
    asks = f"Write to {{said_yes_to}} once: does the offer stand, and {firm}, in writing?"
    words = filled(f"{asks} {search}. No word by {until}: ring once, then the main office.", plan)
    return Told(words, (ASK_FOR_A_FIRM_DAY,))


def _checked_since_the_yes(plan: Outline, day: date | None) -> str:
    """After a yes they check references or a background: what to do about that, and what not yet."""
    moves = f"; if it takes long, ask whether {day_words(plan, day)} can move" if day else ""
    through = "Give no notice before they say that it is through"
    return f"They check your references or background: usual after a yes. Tell your referees today. {through}{moves}."


def _a_note_since_the_yes(plan: Outline, day: date | None) -> str:
    """After a yes the candidate noted something: what it means is not known, and what they may do about it is."""
    holds = f"Your yes holds, and {day_words(plan, day)} is your first day" if day else "Your yes holds"
    moved = "moved that day or a term" if day else "moved your first day or a term"
    asks = f"If they {moved}, ask today why, and for a firm day in writing"
    return f"{holds}. {asks}; of another offer nobody there hears before you hold it in writing."


def _a_rival(plan: Outline) -> Told | None:
    """What goes on elsewhere began after the yes here: it may be taken back, and what that takes."""
    s = plan.situation
    if not s.rival_later:
        return None
    there = s.rival.employer if s.rival is not None else plan.case.elsewhere[0].employer
    until = f" by {day_words(plan, date.fromordinal(s.day_of(s.rival_due)))}" if s.rival_due is not None else ""
    may = f"You may still take your yes back, once {there} puts all in writing. Decide{until}"
    words = f"{may}: to go there, call {{said_yes_to}} first, then write; to stay, decline there kindly."
    return Told(filled(words, plan), may=("take-back-acceptance", "tell-others"))


def _after_they_took_it_back(plan: Outline) -> Told:
    """The first words after a yes that they do not keep: nothing of it is a step, and much is to be done today."""
    whom = people(plan, (who,)) if (who := plan.situation.heard["offer_withdrawn"].event.sender) else "them"
    first = "They took the offer back after your yes. If you have resigned, ask there first today whether you can stay"
    asks = f"ask {whom}, calmly, why, whether a later start or another post is possible, and what they will do for you"
    return Told(f"{first}, or longer; then {asks}; and search on.", (ASK_WHY,))


def _by(plan: Outline, step: DatedStep) -> str:
    """The time for a step; a time that is over is no "by" any more, and that of thanks for an offer no reproach."""
    if step.due is not None and step.due > plan.as_of:
        if (step.due.hour, step.due.minute) == (0, 0):
            return f"by the end of {day_words(plan, (step.due - timedelta(days=1)).date())}"
        return f"by {moment_words(plan, step.due)}"
    if step.id == ACKNOWLEDGE or step.due is None:
        return "today"
    return f"{OVER}it was due {moment_words(plan, step.due)}"


def _first_day(plan: Outline) -> str:
    """After a yes: the first day, and what to have before it; "" where none is known, or it is over."""
    day = _starts(plan)
    missing = (
        "If you do not hold the contract yet, ask {said_yes_to} for it, by a day you name, and give notice only then"
    )
    return f"Your first day is {day_words(plan, day)}. {filled(missing, plan)}." if day else ""


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


def _and_by_hand(plan: Outline, first: DatedStep) -> str:
    """Where thanks go to some by email and to others by hand, by the same time: the others; else ""."""
    thanked = {who for step in plan.steps if step.id == first.id for who in step.to}
    cards = [step for step in plan.steps if step.id == CARD and not step.aside and step.due == first.due]
    by_hand = [step for step in cards if not thanked & set(step.to)]
    if first.id != THANKS or not by_hand:
        return ""
    everybody = tuple(dict.fromkeys(who for step in by_hand for who in step.to))
    return f", and write {people(plan, everybody)} a card by hand"


def _looked_up_first(plan: Outline, step: DatedStep) -> str:
    """The title of a step; where somebody is to be looked up directly before it, with that."""
    before = plan.steps[plan.steps.index(step) - 1] if plan.steps.index(step) else None
    if before is None or before.id != FIND or is_found_already(step) or not set(before.to) & set(step.made.find):
        return title(step)
    words = title(step)
    return f"{heading(before)}; then {words[:1].lower()}{words[1:]}"
