"""Rule 11, slow and plain: offers, a yes taken back, and what is known of a job elsewhere."""

from __future__ import annotations

from datetime import datetime, time

from .reaching import agents, is_not_to_be_called, recipient
from .seen import Unclear, last_is_undated


def deadline_of(view, offer) -> datetime | None:
    """`answer_by`: a date means 17:00 there that day."""
    by = offer.get("answer_by")
    if by is None or isinstance(by, datetime):
        return by
    return datetime.combine(by, time(17), view.there.zone)


def is_conditional(view) -> bool:
    """Whether the last offer hangs on something, or is held up."""
    offer = view.heard("offer")[-1]
    held_up = [e for e in view.heard("on_hold", "checking") if e["at"] > offer["at"]]
    return bool(offer.get("conditional") or held_up)


def names_somebody_else(view) -> bool:
    return bool(view.case.get("elsewhere"))


def takes_back(view) -> bool:
    """Whether a yes is to be taken back: a no, or a withdrawal, after an acceptance."""
    ends = [e for e in view.events if e["kind"] == "decided"]
    if not ends or ends[-1]["what"] not in ("declined", "withdrew"):
        return False
    yes = [e for e in ends if e["what"] == "accepted"]
    if not yes:
        return False
    said = view.sent("decline", "withdrawal")
    if any(yes[-1]["at"] < e["at"] < ends[-1]["at"] for e in said):
        raise Unclear("the no was sent before it was decided")
    return not any(e["at"] > ends[-1]["at"] for e in said)


def reached_to_take_back(view) -> tuple[str, str]:
    """(to, channel) of the step that takes a yes back."""
    offers = view.heard("offer")
    if not offers or "from" not in offers[-1]:
        raise Unclear("nobody knows from whom the offer came")
    to = offers[-1]["from"]
    contact = view.contact(to) or {}
    if contact.get("left") or agents(view):
        raise Unclear("the offer came from somebody who is not to be written to")
    by_phone = "phone" in contact and not is_not_to_be_called(view, to)
    return to, "phone" if by_phone else "email"


def ending_goes_to(view) -> str:
    """Rule 10: to whom the last message came from, else as the follow-up."""
    if agents(view):
        return recipient(view)
    heard = [e for e in view.events if e["kind"] == "heard"]
    if heard and "from" not in heard[-1] and any("from" in e for e in heard):
        raise Unclear("nobody knows from whom the last message came, but from whom one before did")
    sender = heard[-1].get("from") if heard else None
    endings = view.heard("offer", "offer_withdrawn", "rejection")
    if endings and endings[-1].get("from") != sender:
        raise Unclear("whether the last message is the last of all, or the one that ended it")
    if (view.contact(sender) or {}).get("left"):
        raise Unclear("the last message came from somebody who left since")
    return sender or recipient(view)


def offer_elsewhere(view):
    """The offer elsewhere that is still to be answered, or None."""
    others = view.case.get("elsewhere", [])
    offers = [e for e in others if "answer_by" in e]
    if not offers:
        return None
    if len(others) > 1 or offers[0].get("accepted"):
        raise Unclear("several jobs elsewhere, or one accepted that is still to be answered")
    if "since" in offers[0] and offers[0]["since"] > view.now:
        raise Unclear("an offer elsewhere that is not heard yet")
    if view.now < deadline_of(view, offers[0]):
        return offers[0]
    if not isinstance(offers[0]["answer_by"], datetime) and view.there.date_of(view.now) == offers[0]["answer_by"]:
        raise Unclear("whether a day to answer by is past at 17:00 or with its end")
    return None


def has_news_to_share(view, stage) -> bool:
    """Whether `share-news` comes first."""
    if stage in ("closed", "offer", "rejected", "applied") or not (view.ended or view.undated):
        return False
    offer = offer_elsewhere(view)
    if offer is None:
        return False
    if last_is_undated(view):
        raise Unclear("an offer elsewhere, after an interview of an unknown day")
    told = view.sent("news")
    if told and "since" not in offer:
        raise Unclear("whether the news was of this offer")
    return not any(e["at"] > offer["since"] for e in told)


def news_is_due(view) -> datetime:
    """17:00 on the last working day there before the day to answer by."""
    by = offer_elsewhere(view)["answer_by"]
    day = view.there.date_of(by) if isinstance(by, datetime) else by
    if isinstance(by, datetime) and view.there.is_working_day(day) and by > view.there.instant(day, 17):
        raise Unclear("whether the day itself, before that hour, is the last before it")
    return view.there.instant(view.there.last_working_day_before(day), 17)
