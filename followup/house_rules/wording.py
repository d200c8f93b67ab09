"""Tries every reworded message on the sixteen cases: its draft must pass the checks that ours passes there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from ..case.errors import FollowupError, Problem
from ..messages.drafting import Draft, draft
from ..messages.occasion import Occasion, occasion
from ..messages.review import review, review_as_a_whole
from ..rulebook.book import Rulebook
from ..rulebook.loading import default_rulebook
from .examples import Example, example_cases

if TYPE_CHECKING:
    from ..messages.review.finding import Finding
    from ..rulebook.book import Entry

GRAVE = ("error", "warning")
DETAILS = {  # what a candidate adds by hand, so that an example has no gap where ours would have one too
    "article_title": "Rosters that breathe", "article_link": "https://journal.example/rosters",
    "news": "I have finished the course in forecasting", "free_when": "on any morning next week",
    "chosen_time": "Friday at ten",
    "new_day": "15 May", "start_day": "1 June", "other_person": "Alba Reyes", "other_employer": "Harbor Lane",
    "other_role": "analyst", "send_by": "15 May", "salary": "31,000 a year", "reason": "my family needs me at home",
    "impression": "we spoke for an hour", "task_question": "which years it covers", "referee": "Ilse Brandt",
    "caller": "Tom Okafor", "call_when": "on Thursday", "speak_of": "my time in the night shift",
    "elsewhere_by": "12 May", "gone_person": "Ana Flores", "sought": "Gil Moreno",
    "first_choice": "You are my first choice", "excuse": "a delivery came late",
    "own_sentence": "I am away until the 12th, and read email there.",
    "their_answer": "Yes, I would gladly hear more about the other post.",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault(Problem):
    """What a reworded message's draft is faulted for in one of the sixteen cases; seen: the words, allowed: the reason.

    template: the message's id; case: the example's title; code: the finding's.
    """

    template: str = ""
    case: str = ""
    code: str = ""

    def __str__(self) -> str:
        return f"{Problem(self.where, self.what, self.seen)}. {self.allowed}"

    def sentence(self, named: bool = True) -> str:
        """For somebody who words messages; named: with the message's name before it."""
        template = f"{self.template}: " if named else ""
        return f"{template}{f'“{self.seen}”. ' if self.seen else ''}{self.allowed} (in the case “{self.case}”)."

    def is_of(self, texts: Iterable[str], gives: Iterable[str]) -> bool:
        """Whether these wordings are the ones at fault: the words stand there, or what is missing should."""
        return any(self.seen in text for text in texts if self.seen) or self.code.removeprefix("missing-") in gives


SAID_BY = {"role": "{role}", "company": "{employer}"}  # what a paragraph gives, and the slot that says it


def left_unsaid(mine: Sequence[str], ours: Sequence[str], gives: Iterable[str]) -> list[tuple[int, tuple[str, ...]]]:
    """Which wordings of a paragraph, by their number from 1, say less than each of ours does: what they leave out."""
    asked = [one for one in gives if (slot := SAID_BY.get(one)) and ours and all(slot in text for text in ours)]
    found = ((number, tuple(one for one in asked if SAID_BY[one] not in text)) for number, text in enumerate(mine, 1))
    return [(number, missing) for number, missing in found if missing]


def example_drafts(book: Rulebook, template: str, *, checked: bool = True) -> Iterator[tuple[Example, Draft]]:
    """The message drafted for each of the sixteen cases that it can be written for, in all its wordings."""
    if template not in book.templates:
        return
    step = book.templates[template].steps[0]
    for example in example_cases():
        number, wordings = 0, 1
        while number < wordings:
            try:
                made = draft(example.case, step, now=example.now, template=template, rulebook=book, details=DETAILS,
                             wording=number, checked=checked)  # fmt: skip
            except FollowupError:
                break  # nothing of the kind is written there
            yield example, made
            number, wordings = number + 1, made.wordings


def wording_problems(book: Rulebook, entries: Iterable[Entry]) -> Iterator[Fault]:
    """For each message of these entries: what its drafts are faulted for and ours are not, each fault once."""
    for entry in entries:
        if entry.kind != "template":
            continue
        told = set[tuple[str, str]]()
        for title, text, one in _new_faults(book, entry.value.id):
            words = text[one.start : one.end]
            if (one.code, words) not in told:
                told.add((one.code, words))
                yield Fault(
                    f"{entry.file}: {entry.value.id}",
                    f"its draft for “{title}” does not pass ({one.code})",
                    words,
                    one.says.rstrip("."),
                    template=entry.value.id,
                    case=title,
                    code=one.code,
                )


def _new_faults(book: Rulebook, template: str) -> Iterator[tuple[str, str, Finding]]:
    """What the drafts that ours do not give word for word are faulted for, each text once: the example's title, the
    text, the fault. A paragraph is read word by word in the first draft of a case that shows it, and then no more.
    """
    ours = _ours(template)
    seen = {made.text for made in ours.values()}
    for example, pairs in groupby(_numbered(book, template), key=lambda pair: pair[0][0]):
        of_case = [made.text for (of, _), made in ours.items() if of is example]
        read = {part for text in of_case for part in _parts(text)}
        reading = Reading(book, template, example)
        for place, made in pairs:
            if made.text in seen:
                continue
            seen.add(made.text)
            beside = ours[place].text if place in ours else next(iter(of_case), None)
            known = beside is not None and read.issuperset(_parts(made.text))
            found = reading.graves(made.text, known)
            excused = {one.code for one in reading.graves(beside)} if found and beside is not None else set()
            yield from ((example.title, made.text, one) for one in found if one.code not in excused)
            if excused.isdisjoint(one.code for one in found):
                read.update(_parts(made.text))


def _parts(text: str) -> list[str]:
    """Its paragraphs, the line of the subject for one."""
    return text.split("\n\n")


class Reading:
    """Reads drafts of one message in one of the sixteen cases, where it is planned once for all of them."""

    def __init__(self, book: Rulebook, template: str, example: Example) -> None:
        self.book, self.template, self.example = book, template, example

    @cached_property
    def here(self) -> Occasion:
        step, now = self.book.templates[self.template].steps[0], self.example.now
        return occasion(self.example.case, step, now=now, template=self.template, rulebook=self.book)

    def graves(self, text: str, known: bool = False) -> list[Finding]:
        """What is grave in a text; known: its paragraphs were read before."""
        found = review_as_a_whole(text, self.here) if known else review(text, self.here)
        return [one for one in found if one.severity in GRAVE]


def _numbered(book: Rulebook, template: str) -> Iterator[tuple[tuple[Example, int], Draft]]:
    """Each draft with its case and which of the wordings there it is: ours and theirs are compared one by one."""
    for example, drafts in groupby(example_drafts(book, template, checked=False), key=lambda pair: pair[0]):
        yield from (((example, number), made) for number, (_, made) in enumerate(drafts))


@cache
def _ours(template: str) -> dict[tuple[Example, int], Draft]:
    """The drafts of the workbook's own wording: what every state of a counselor's is laid beside."""
    return dict(_numbered(default_rulebook(), template))


def has_its_turn_elsewhere(book: Rulebook, template: str) -> bool:
    """Whether the message says something in one of the sixteen cases, in whatever wording, that ours does not."""
    ours = {made.text for made in _ours(template).values()}
    return any(made.text not in ours for _, made in _numbered(book, template))


class Reworded(NamedTuple):
    """One wording of a message in one of the sixteen cases. number: which wording there, from 1; ours: "" for none."""

    case: str
    number: int
    ours: str
    theirs: str


def reworded(book: Rulebook, template: str) -> list[Reworded]:
    """Each wording that differs from ours of the same place, once: the first of the sixteen cases that shows it."""
    own = _ours(template)
    found: dict[int, Reworded] = {}
    for (example, number), made in _numbered(book, template):
        ours = own[example, number].text if (example, number) in own else ""
        if made.text != ours and number not in found:
            found[number] = Reworded(example.title, number + 1, ours, made.text)
    return [found[number] for number in sorted(found)]


def warm_up() -> None:
    """Read one text of our own, so that all patterns and word lists are in memory."""
    book = default_rulebook()
    name = next(iter(book.templates))
    for example, made in example_drafts(book, name, checked=False):
        Reading(book, name, example).graves(made.text)
        return
