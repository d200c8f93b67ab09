"""Drafts: a template filled with the facts of one case, and nothing that the case does not say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from ..case.case import Case
from ..case.errors import InputError, Problem
from ..case.schema import one_of
from ..case.wording import as_phrase, as_sentence, is_sentence, joined, month_first, one_line
from ..rulebook.template import SLOT, Paragraph
from ..rulebook.vocabulary import DETAILS, SLOTS
from .call_times import call_times
from .courtesy import closing_of
from .for_all import in_plural, joint_case, joint_facts
from .foreign import in_english
from .job_titles import in_a_sentence
from .occasion import Occasion, line_along, occasion
from .particulars import facts_of, turn_of
from .register import REGISTERS, register_of, voiced
from .review import Finding, review
from .talks import Gap
from .variety import LENGTHS, shortened

if TYPE_CHECKING:
    from ..rulebook.book import Rulebook

WAITS_FOR = {"phone": {"phone"}, "fit": {"fit"}, "date": {"interview_date", "interview_day", "interview_weekday"}}
ADDS = ("fit",)  # said where the case has it, and else left out
ASKS_FOR_A_TIME = "ask-for-a-time"
UNANSWERED = "open_point: "
TITLES = ("role", "other_role")
LONG = 3  # words of a title; a longer one, or one with a comma, stands after "position"
BEFORE_POSITION = re.compile(r"\bthe \{role\} position\b")
PAY = re.compile(r"\bpay(?= is \{(?:first_)?salary\})|(?<=\{salary\} as the )pay\b")
BETWEEN_SENTENCES = re.compile(r"(?<=[.?!]) ")


@dataclass(frozen=True, slots=True)
class Draft:
    """A message to edit. subject: None for all but emails; missing: slots the case has no fact for; of an open point
    without an answer also what it is about, which stands nowhere in the message.

    findings: what our own check says of it; their offsets count in `text`
    wordings: how many wordings there are to choose from; the one after the last is the first again
    """

    template: str
    channel: str
    to: tuple[str, ...]
    subject: str | None
    body: str
    missing: tuple[str, ...]
    findings: tuple[Finding, ...]
    wordings: int = 1

    @property
    def text(self) -> str:
        """The message as one text, its subject line first: what check() reads."""
        return f"Subject: {self.subject}\n\n{self.body}" if self.subject is not None else self.body

    @property
    def unanswered(self) -> tuple[str, ...]:
        """What the open points are about that still lack their better answer: for the candidate's eyes alone."""
        return tuple(name.removeprefix(UNANSWERED) for name in self.missing if name.startswith(UNANSWERED))

    def to_dict(self) -> dict[str, Any]:
        """Contract section 4."""
        return {
            "template": self.template,
            "channel": self.channel,
            "to": list(self.to),
            "subject": self.subject,
            "body": self.body,
            "missing": list(self.missing),
            "findings": [finding.to_dict() for finding in self.findings],
        }


def draft(
    case: Case,
    step_id: str,
    *,
    now: datetime,
    policy: str = "balanced",
    to: str | None = None,
    template: str | None = None,
    rulebook: Rulebook | None = None,
    times: Iterable[datetime] | None = None,
    details: Mapping[str, str] | None = None,
    wording: int = 0,
    length: str = "usual",
    register: str | None = None,
    checked: bool = True,
    also: Sequence[Case] = (),
    neutral: bool = False,
) -> Draft:
    """The message for a step of the plan.

    now:     aware; to: a contact id or role word instead of whom the plan names; template: another template of the step
    times:   aware moments to propose (E10), said in the employer's zone; else three in the call hours there
    details: slots that no case file holds (vocabulary.DETAILS), such as article_title
    wording: 0 for the one meant for this person, 1 for the next ...; length: short or usual
    register: formal, plain or modern; without it the one that fits the person, the country and the sector
    checked: whether our own check reads it; without, `findings` is empty
    also:    other cases of the candidate that this one message is for too: it names each job
    neutral: whether it leaves out that the candidate wants the job, as it does where they are not sure of it

    Raises InputError for a step, recipient, template, length, register or detail that does not exist, Unavailable where
    nothing is written.
    """
    _check_details(details)
    if neutral:
        case = replace(case, role=replace(case.role, unsure=True))
    _check_choice("length", length, LENGTHS)
    _check_choice("register", register, (None, *REGISTERS))
    here = occasion(case, step_id, now=now, policy=policy, to=to, template=template, rulebook=rulebook)
    if times is None and step_id == ASKS_FOR_A_TIME:
        times = call_times(case, now, policy, rulebook)
    place = turn_of(case, here.contact, now)
    turn = place + seed_of(case) + wording
    read = partial(
        facts_of,
        now=now,
        step=step_id,
        channel=here.channel,
        times=times,
        details=details,
        register=register,
        goes=here.goes,
    )
    distant = register == "formal" or (here.contact is not None and here.contact.style == "traditional")
    register = register or register_of(case, here.contact, here.channel)
    facts, several = joint_facts(in_english(case), here.to, also, now, read)
    facts |= closing_of(case, here, turn, register, distant)
    shapes = len(here.template.shapes)
    turns = Turns(turn % shapes, turn % shapes + place // shapes) if shapes else Turns(0, turn)
    voice = partial(voiced, register=register, spoken=here.channel == "phone", american=month_first(case.employer))
    filler = _Filler(shortened(facts) if length == "short" else facts, turns.wording, length, several, voice)
    emailed = here.channel == "email" and here.template.subject is not None
    subject = filler.fill(here.template.subject or "") if emailed else None
    *said, last = here.template.in_shape(turns.shape)
    body = filler.body([*said, line_along(here), last])
    most = shapes or filler.most
    made = Draft(here.template.id, here.channel, here.to, subject, body, tuple(filler.missing), (), most)
    return _checked(made, replace(here, case=joint_case(case, also)), facts) if checked else made


def fill_text(text: str, facts: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    """A text with its slots filled from facts, and the slots that no fact fills."""
    filler = _Filler(facts, 0, "usual")
    return filler.fill(text), tuple(filler.missing)


def _checked(made: Draft, here: Occasion, facts: Mapping[str, Any]) -> Draft:
    """With what our own check says; an element that only waits for a missing fact is told once, as that gap.

    What only adds to the message is left out where the case has nothing for it, and that is no fault of the draft.
    """
    gaps = {f"missing-{element}" for element, slots in WAITS_FOR.items() if slots & set(made.missing)}
    gaps |= {f"missing-{name}" for name in ADDS if facts.get(name) is None}
    found = tuple(finding for finding in review(made.text, here) if finding.code not in gaps)
    return replace(made, findings=found)


def _check_details(details: Mapping[str, str] | None) -> None:
    for name in details or ():
        if name not in DETAILS:
            raise InputError(Problem("details", "unknown detail", name, one_of(DETAILS, name)))


def _check_choice(name: str, chosen: str | None, allowed: Sequence[str | None]) -> None:
    if chosen not in allowed:
        raise InputError(
            Problem(name, f"no draft has this {name}", chosen or "", one_of(filter(None, allowed), chosen or ""))
        )


def seed_of(case: Case) -> int:
    """Where the turns begin in this case, so that two employers do not read the same letter; always the same."""
    return crc32(case.id.encode())


class Turns(NamedTuple):
    """Whose turn it is: which shape of the message, and which wording of each paragraph."""

    shape: int
    wording: int


def _listed(phrases: Sequence[str]) -> str:
    """Phrases of the candidate in one sentence; where one has an "and" of its own, a comma tells them apart."""
    if len(phrases) == 2 and any(" and " in phrase for phrase in phrases):
        return f"{phrases[0]}, and {phrases[1]}"
    return joined(phrases)


class _Filler:
    """Fills slots with facts in one pass, so that a fact that looks like a slot stays as it is."""

    def __init__(
        self,
        facts: Mapping[str, Any],
        turn: int,
        length: str,
        several: bool = False,
        voice: Callable[[str], str] = str,
    ) -> None:
        self.facts, self.turn, self.length, self.voice = facts, turn, length, voice
        self.several = several  # jobs are named, not one
        title = str(facts.get("role") or "")
        self.long_title = "," in title or len(title.split()) > LONG
        self.most = 1  # wordings of any paragraph that is said
        self.unsure = bool(facts.get("unsure"))
        self.missing: dict[str, None] = {}

    def body(self, groups: Iterable[Iterable[Paragraph]]) -> str:
        """The paragraphs that are said, one below the other; those of a group, and what joins, stand together."""
        said: list[str] = []
        for group in groups:
            texts = [(one.joins, text) for one in group if (text := self.paragraph(one))]
            if texts and texts[0][0] and len(said) > 1 and len(texts) == 1:
                said[-1] += f" {texts[0][1]}"
            elif texts:
                said.append(" ".join(text for _, text in texts))
        return "\n\n".join(said)

    def paragraph(self, paragraph: Paragraph) -> str:
        """The paragraph's text; "" where its condition does not hold."""
        if paragraph.length not in ("", self.length) or paragraph.condition.holds(self.facts) is not True:
            return ""
        wordings = paragraph.wordings(self.unsure)
        self.most = max(self.most, len(wordings))
        if paragraph.each:
            return self._each(paragraph)
        return self.fill(wordings[self.turn % len(wordings)]) if wordings else ""

    def _each(self, paragraph: Paragraph) -> str:
        """One sentence for each entry of a list; an entry that is a sentence stands for itself, or after a colon."""
        said, one, phrases = [], SLOTS[paragraph.each].one, self.turn
        for entry in self.facts[paragraph.each] or ():
            text, whole = self.voice(paragraph.text[phrases % len(paragraph.text)]), is_sentence(entry)
            if whole and f": {{{one}}}" not in text:
                said.append(as_sentence(entry))
                continue
            words = self._worded(entry) if not whole else as_sentence(entry)
            ends = text.replace(f"{{{one}}}.", f"{{{one}}}") if words.endswith(("?", "!")) else text
            said.append(self._substitute(ends, {one: words}))
            phrases += 1
        return " ".join(said)

    def _worded(self, entry: str) -> str:
        """An entry as a phrase; one that is still to be worded is missing, by what it is about."""
        if not isinstance(entry, Gap):
            return as_phrase(entry)
        self.missing[f"{UNANSWERED}{entry.about}"] = None
        return str(entry)

    def fill(self, text: str) -> str:
        placed = BEFORE_POSITION.sub("the position of {role}", text) if self.long_title else text
        if self.facts.get("pay_is_salary"):
            placed = PAY.sub("salary", placed)
        said = self.voice(in_plural(text) if self.several else placed)
        return " ".join(filter(None, (self._sentence(sentence) for sentence in BETWEEN_SENTENCES.split(said))))

    def _sentence(self, sentence: str) -> str:
        """One sentence of a template; entries of a list that are sentences themselves follow it, or stand for it."""
        lists = {name: self.facts[name] for name in SLOT.findall(sentence) if isinstance(self.facts.get(name), list)}
        phrases = {name: [self._worded(e) for e in entries if not is_sentence(e)] for name, entries in lists.items()}
        own = [as_sentence(entry) for entries in lists.values() for entry in entries if is_sentence(entry)]
        if own and not all(phrases.values()):
            return " ".join(own)
        words = {name: _listed(found) for name, found in phrases.items()}
        return " ".join([self._substitute(sentence, words), *own])

    def _substitute(self, text: str, words: Mapping[str, str]) -> str:
        """Facts in the place of slots; a stop of their own gives way to the sentence's (Northwind Inc.; March 4,)."""

        def filled(slot: re.Match[str]) -> str:
            value = words.get(slot[1]) or self._value(slot[1])
            if slot[1] in TITLES and slot.start() and not text[: slot.start()].endswith((": ", "(")):
                value = self._title(value, text[slot.end() : slot.end() + 1])
            after = text[slot.end() : slot.end() + 1]
            doubled = value[-1:] == after or (value.endswith(",") and after != " " and slot[1] == "interview_day")
            return value[:-1] if doubled else value

        return SLOT.sub(filled, text)

    def _title(self, title: str, after: str) -> str:
        """A title within a sentence; the comma it has is closed, unless the sentence goes on with a stop."""
        if self.several or title.startswith("[["):
            return title
        return in_a_sentence(title) + ("," if "," in title and after == " " else "")

    def _value(self, name: str) -> str:
        value = self.facts.get(name)
        if isinstance(value, Gap):
            return self._worded(value)
        if value is None:
            self.missing[name] = None
            return f"[[{SLOTS[name].missing}]]"
        return "\n".join(one_line(line) for line in value.split("\n"))
