"""Where a case has ended: decided, an offer, a no (contract sections 2 and 3, rule 11; I1 to J3, L11, L14, L16)."""

from __future__ import annotations

from collections.abc import Sequence

from ..case.case import Happening, deadline, promised_day
from ..case.events import is_yours
from ..rulebook.facts import Stage
from .answers import REFEREES_TOLD, look_at_the_last_word
from .offers import is_theirs_to_settle, look_at_two_offers
from .pay import leaves_room
from .situation import HOUR, NEVER, Situation

CONFIRMED_BY: dict[str | None, str] = {"accepted": "acceptance", "declined": "decline", "withdrew": "withdrawal"}
TAKEN_BACK_BY = ("decline", "withdrawal")
ASKED_DAYS = 7  # for which a question of one's own is answered first (a house figure)
CROSSED = 5  # days; a no and a word that nothing is decided so near to each other crossed (a house figure)
TOLD = "Told the other employers."  # the note that the step `tell-others` writes, see rules/steps.toml


def look_at_endings(s: Situation) -> Stage | None:
    """The stage where a case has ended; None where it goes on."""
    stage = _ending(s)
    if s.answered is not None:
        look_at_the_last_word(s, s.answered.at)
    if stage in ("rejected", "closed") and s.answered is not None:
        _forget_earlier_wishes(s, s.answered.at)
    _look_at_notes(s)
    _look_at_the_first_day(s)
    return stage


def _look_at_the_first_day(s: Situation) -> None:
    named = [h.event.starts for h in s.seen if h.event.starts is not None]
    if named and named[-1].toordinal() > s.today:
        s.days_to_start = named[-1].toordinal() - s.today


def _forget_earlier_wishes(s: Situation, end: float) -> None:
    """Whoever asked to be called before the end waits no more; who asks since then does."""
    s.calls = [wish for wish in s.calls if wish.at > end]
    s.contact_wanted = bool(s.calls)


def _look_at_notes(s: Situation) -> None:
    """A note in the candidate's own words after that end, or after all they said, which may say more than is read."""
    heard = [h.at for h in s.seen if h.event.kind == "heard"]
    since = (
        s.answered.at
        if s.answered is not None
        else max([*heard, *(m.over for m in s.timeline.meetings if m.over <= s.now)], default=NEVER)
    )
    s.last_note = last_note(s.seen, since)
    if s.last_note is not None:
        s.note_about = _asked_in_notes(s, since)
        s.note_since, s.note_told = True, True if s.last_note.event.about else None
        s.note_later = since > NEVER and s.last_note.day > s.day_of(since)


def _asked_in_notes(s: Situation, since: float) -> str | None:
    """What the last note after that moment asks, as the candidate chose it; its words are not read.

    A week later, or once the candidate has written or called since, nobody asks it any more.
    """
    done = max((h.at for h in s.seen if is_yours(h.event.kind)), default=NEVER)
    notes = [h for h in s.seen if h.event.kind == "note" and h.at > max(since, done) and s.today - h.day < ASKED_DAYS]
    return next((note.event.about for note in reversed(notes) if note.event.about), None)


def _ending(s: Situation) -> Stage | None:
    ended_by = _decision(s)
    if ended_by is not None:
        return _decided(s, ended_by)
    offer, no = _offer(s), _no(s)
    if offer is not None:
        return _offered(s, offer)
    return _refused(s, no) if no is not None else None


def _decision(s: Situation) -> Happening | None:
    """What the candidate decided, unless it went on since."""
    decided = next((h for h in reversed(s.seen) if h.event.kind == "decided"), None)
    if decided is None or _goes_on(s, decided, "invitation", "offer"):
        return None
    return decided


def _goes_on(s: Situation, since: Happening, *whats: str, planned: bool = False) -> bool:
    """Whether after it something of that kind was heard, or an interview took place (or with `planned` will)."""
    heard = any(at > since.at for at in s.heard_at(*whats))
    return heard or any(m.at > since.at and (planned or m.over <= s.now) for m in s.timeline.meetings)


def _decided(s: Situation, decided: Happening) -> Stage:
    s.answered, s.decided = decided, decided.event.what
    yes = next((h for h in s.seen if h.event.kind == "decided" and h.event.what == "accepted"), None)
    s.taken_back = yes is not None and decided.event.what in ("declined", "withdrew") and yes.at <= decided.at
    if s.taken_back and yes is not None:
        s.confirmed = s.sent_since(yes.at, *TAKEN_BACK_BY)
    else:
        word = CONFIRMED_BY.get(decided.event.what)
        s.confirmed = any(h.event.kind == "sent" and h.event.what == word for h in s.seen)
    s.others_told = _told_others(s, decided)
    offer = s.heard.get("offer")
    if offer is not None and decided.event.what == "accepted":
        _look_at_the_letter(s, offer)
    s.rival_later = decided.event.what == "accepted" and _came_later(s, decided)
    s.heard_after_yes = decided.event.what == "accepted" and any(h.at > decided.at for h in s.heard.values())
    s.put_off_after_yes = s.heard_after_yes and any(at > decided.at for at in s.heard_at("on_hold", "no_decision"))
    gone = [at for at in s.heard_at("offer_withdrawn") if at > decided.at] if s.heard_after_yes else []
    s.offer_taken_back = bool(gone)
    if gone and s.sent_since(gone[-1], "question"):
        s.confirmed = True  # nothing is left to confirm, and they were asked
    return "closed"


def last_note(seen: Sequence[Happening], since: float) -> Happening | None:
    """The last note after that moment in the candidate's own words, not one that a step of the plan writes."""
    notes = [h for h in seen if h.event.kind == "note" and h.event.text not in (TOLD, REFEREES_TOLD)]
    return next((h for h in reversed(notes) if h.at > since), None)


def _came_later(s: Situation, yes: Happening) -> bool:
    """Whether all that goes on elsewhere began after that yes: nobody there waits for a word about it."""
    open_ones = [other for other in s.case.elsewhere if not other.accepted]
    return bool(open_ones) and all(other.since is not None and other.since.timestamp() > yes.at for other in open_ones)


def _told_others(s: Situation, since: Happening) -> bool:
    return s.noted_since(since.at, TOLD) or s.sent_since(since.at, "news")


def _offer(s: Situation) -> Happening | None:
    """The last offer, unless they took it back or said no since."""
    offer = s.heard.get("offer")
    over = s.heard_at("rejection", "offer_withdrawn")
    return offer if offer is not None and all(at <= offer.at for at in over) else None


def hangs_since(s: Situation, offer: Happening) -> float:
    """The moment from which an offer hangs on something: its own, or when they held it up later (L11)."""
    return max([offer.at, *s.heard_at("on_hold", "checking")])


def _offered(s: Situation, offer: Happening) -> Stage:
    s.answered = offer
    since = hangs_since(s, offer)
    hold = s.heard.get("on_hold")
    s.held_up = hold is not None and hold.at > offer.at
    s.held_up_by_another = hold is not None and s.held_up and hold.event.sender not in (None, offer.event.sender)
    s.conditional = bool(offer.event.conditional) or since > offer.at
    s.asked_what_is_open = s.sent_since(since, "question")
    s.answer_due = deadline(offer.event.answer_by, s.office)
    s.answer_by = True if s.answer_due is not None else None
    s.asked_second = any(at < offer.at for at in s.heard_at("rejection"))
    s.hr_sends = s.in_hiring is not None and offer.event.sender not in (None, s.in_hiring.id) and s.agent is None
    s.office_closed = _opens_before(s, s.answer_due) if s.answer_due is not None else False
    if s.answer_due is not None and s.rival_due is not None:
        s.rival_first = s.day_of(s.rival_due) < s.day_of(s.answer_due)
        s.rival_after = not s.rival_first
    _look_at_the_letter(s, offer)
    look_at_two_offers(s, offer)
    s.condition_told = bool(offer.event.hangs_on)
    s.terms_told = bool(offer.event.terms)
    s.theirs_to_settle = is_theirs_to_settle(offer.event) and since == offer.at
    s.could_be_better = leaves_room(s.case, offer.event)
    s.asked_for_more = s.could_be_better and s.sent_after(offer.at, "question")
    s.offer_in_figures = offer.event.salary is not None or offer.event.starts is not None
    s.offer_hours_left = (s.answer_due - s.now) / HOUR if s.answer_due is not None else None
    # thanks for the interview may stand at the very minute of the offer: those are not for it
    thanked = s.sent_since(offer.at, "reply") or s.sent_after(offer.at, "thank_you")
    s.offer_acknowledged = thanked or s.offers_asked  # that question thanks them too
    s.offer_answered = s.sent_since(offer.at, "acceptance", "decline")
    s.others_told = _told_others(s, offer)
    return "offer"


def _opens_before(s: Situation, due: float) -> bool:
    """Whether nobody is there now, and somebody is before that moment."""
    hours = s.email_hours
    position = hours.from_moment(s.now, s.today)
    return s.now < hours.starts[position] < due


def _look_at_the_letter(s: Situation, offer: Happening) -> None:
    """Whether it came in writing; a day promised with an offer that was said is the day of its letter."""
    s.offer_written = offer.event.by in ("email", "post")
    s.letter_day = None if s.offer_written else promised_day(offer.event, offer.day)
    s.offer_spoken = offer.event.by in ("phone", "in_person") and s.letter_day is None
    s.days_since_offer = s.today - offer.day
    s.letter_due = s.letter_day is not None
    s.letter_late = s.letter_day is not None and s.today > s.letter_day


def _crossed(word: Happening, no: Happening) -> bool:
    """Whether somebody else there said, shortly before the no, that nothing is decided."""
    open_still = word.event.what in ("no_decision", "on_hold") and word.event.sender != no.event.sender
    return open_still and 0 <= no.at - word.at <= CROSSED * 24 * HOUR


def _no(s: Situation) -> Happening | None:
    """The last no, or an offer taken back, unless it went on since."""
    noes = [s.heard[what] for what in ("rejection", "offer_withdrawn") if what in s.heard]
    no = max(noes, key=lambda h: h.at, default=None)
    return None if no is None or _goes_on(s, no, "invitation", planned=True) else no


def _refused(s: Situation, no: Happening) -> Stage:
    s.answered, s.offer_gone = no, no.event.what == "offer_withdrawn"
    s.no_today = no.day == s.today
    desk = s.case.contact(no.event.sender)
    if desk is not None and desk.role == "reception" and s.agent is None:
        s.writer = next((c for c in (s.manager, s.in_hiring) if c is not None and c.email), None)
        s.no_from_desk = s.writer is not None
    named = [promised_day(h.event, h.day) for h in s.heard.values() if h.at > no.at and not h.event.day_unknown]
    days = [day for day in named if day is not None]
    s.word_after_no, s.named_day = bool(days), max(days, default=None)
    s.no_crossed = any(_crossed(h, no) for h in s.heard.values())
    s.rejection_thanked = s.sent_since(no.at, "thank_you", "reply")
    s.feedback_asked = s.sent_since(no.at, "feedback_request")
    s.others_told = _told_others(s, no)
    return "rejected"
