"""What the sheet "Something happened" asks for: eight kinds of things, and for each only the facts it needs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ...case.case import Case
from ...case.event_kinds import What
from ...case.events import ABOUT, CHANNELS, EVENTS, FORMATS, HEARD_BY, OUTCOMES, WANTED, WRITTEN, all_whats, what_of
from ...case.roles import ROLES, ROLES_ADDRESSED
from ..parts.kinds import Spec
from .offer import HANGS


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]


Pair = tuple[str, str]  # an event's kind and what
NOTE: Pair = ("note", "")
NOBODY = ""  # in the place of a contact: who it was is not known
NOW, TODAY, ON, NO_DAY = "now", "today", "on", "unknown"
TURNS: dict[str, tuple[str, str]] = {
    "invitation": ("They invited me", "invitation"),
    "offer": ("They made an offer", "offer"),
    "rejection": ("They said no", "rejection"),
}  # what is heard so often that it has a chip of its own
WROTE, CALLED, ELSE = "they wrote", "they called", "else"
KINDS: tuple[tuple[str, str], ...] = (
    ("They wrote", WROTE),
    ("They called", CALLED),
    *TURNS.values(),
    ("I wrote", "sent"),
    ("I called", "called"),
    ("I decided", "decided"),
    ("Something else", ELSE),
)
OWN_CHIP = ("sent", "called", "heard", "decided")
BY = {WROTE: ("email", "post"), CALLED: ("phone", "in_person")}
OUT = tuple((_begun(one.form), one.word) for one in OUTCOMES.values())
WHENS = (("Just now", NOW), ("Today at …", TODAY), ("On …", ON), ("I don't know which day", NO_DAY))
CONTACT = (("Call", "phone"), ("Write", "email"))
FACTS: dict[str, Spec] = {
    spec.key: spec
    for spec in (
        Spec("what", "What", "menu"),
        Spec("outcome", "How it went", "chips", OUT),
        Spec("who", "Who", "chips"),
        Spec("channel", "How", "chips", tuple((_begun(CHANNELS[way]), way) for way in WRITTEN)),
        Spec("by", "How they said it", "chips"),
        Spec("how", "They want you to", "chips", CONTACT),
        Spec("wants", "They want", "chips", tuple((_begun(words), one) for one, words in WANTED.items())),
        Spec("visit_agreed", "They said I may come by", "flag"),
        Spec("talk", "The talk begins (their clock)", "said", help="Such as “Tuesday half past two”. Empty if open."),
        Spec("format", "How it is held", "chips", tuple((_begun(words), way) for way, words in FORMATS.items())),
        Spec("link", "Its link", help="Kept as a private note."),
        Spec("salary", "Pay"),
        Spec("starts", "First day", "said"),
        Spec("terms", "Other terms", "lines", help="One a line."),
        Spec("conditional", "It still hangs on something (references, a check, a permit)", "flag"),
        *HANGS,
        Spec("promised_by", "They will answer by", "said", help="In their words, such as “end of next week”."),
        Spec("answer_by", "They want your answer by", "said", help="Such as “Friday noon”."),
        Spec("text", "Your note", "words"),
        Spec("about", "It asks about", "menu", (("Nothing", ""), *((_begun(it), one) for one, it in ABOUT.items()))),
        Spec("when", "When", "chips", WHENS),
        Spec("at", "On your clock", "said"),
        Spec("keep", "Keep the pasted text as a private note", "flag"),
    )
}  # in the order in which they are asked
PLACES = {"to": "who", "from": "who"}  # keys of events that another fact stands for
OF_A_TALK, OF_AN_OFFER = ("talk", "format", "link"), ("salary", "starts", "terms", "hangs_on", "theirs_to_settle")
ONLY_AFTER = {
    "visit_agreed": ("outcome", "spoke"),
    "hangs_on": ("conditional", True),
    "theirs_to_settle": ("conditional", True),
}  # what is asked only where another fact is so
UNDATED = ("note", "decided")  # nobody asks on which day, for it is now


class Asked(NamedTuple):
    """kind: the chip; what: the entry of the vocabulary, behind its kind of event."""

    kind: str
    what: tuple[str, What]

    @property
    def keys(self) -> list[str]:
        """The facts to ask for, in their order."""
        word, what = self.what
        wanted = {PLACES.get(key, key) for key in (*EVENTS[word].asks, *what.asks)}
        wanted |= {"what"} if len(whats_of(self.kind)) > 1 else set()
        wanted |= set() if word in UNDATED else {"when"}
        if word == "heard":
            wanted |= set({"invitation": OF_A_TALK, "offer": OF_AN_OFFER}.get(what.word, ()))
        return [key for key in FACTS if key in wanted]


def whats_of(kind: str) -> list[tuple[str, Pair]]:
    """What a chip may stand for, in the words of the form."""
    return [(what.form, (one.word, what.word)) for one, what in all_whats() if _is_of(kind, one.word, what.word)]


def _is_of(kind: str, word: str, what: str) -> bool:
    if kind in TURNS:
        return (word, what) == ("heard", kind)
    if kind in (WROTE, CALLED):
        return word == "heard"
    return word not in OWN_CHIP if kind == ELSE else word == kind


def meant(kind: str) -> Pair | None:
    """The one thing that a chip says by itself; None where somebody has to choose. A note is nothing but its words."""
    found = [pair for _, pair in whats_of(kind)]
    return NOTE if kind == ELSE else found[0] if len(found) == 1 else None


def asked(kind: str, pair: Pair) -> Asked:
    return Asked(kind, (pair[0], what_of(*pair)))


def ways_said(kind: str) -> list[tuple[str, str]]:
    return [(_begun(HEARD_BY[by]), by) for by in BY.get(kind, tuple(HEARD_BY))]


def people(case: Case, word: str) -> Iterator[tuple[str, str]]:
    """Everybody of the case, then the roles, for somebody whose name is not known. word: the kind of event."""
    yield from ((contact.name, contact.id) for contact in case.contacts)
    known = {contact.role for contact in case.contacts}
    yield from ((_begun(ROLES[who].nobody), who) for who in ROLES_ADDRESSED if who not in known)
    if EVENTS[word].whom not in EVENTS[word].required:
        yield "I don't know who", NOBODY
