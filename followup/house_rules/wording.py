"""Tries every reworded message on the sixteen cases: its draft must pass the checks that ours passes there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from ..case.errors import FollowupError, Problem
from ..messages.drafting import Draft, draft
from ..messages.occasion import occasion
from ..messages.review import review
from ..rulebook.book import Rulebook
from ..rulebook.loading import default_rulebook
from .examples import Example, example_cases

if TYPE_CHECKING:
    from ..messages.review.finding import Finding
    from ..rulebook.book import Entry

GRAVE = ("error", "warning")
Reader = Callable[[], "tuple[Finding, ...]"]
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
        for title, made, ours in _differing(book, entry.value.id):
            for one in _graves(made):
                words = made.text[one.start : one.end]
                if (one.code, words) not in told and not (ours and one.code in _codes(ours)):
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


def _differing(book: Rulebook, template: str) -> Iterator[tuple[str, Draft, Reader | None]]:
    """The drafts that ours do not give word for word, each text once: the example's title, the draft, and a way to read
    what ours says in its place.
    """
    own = dict(_numbered(default_rulebook(), template))
    seen = {made.text for made in own.values()}
    for (example, number), made in _numbered(book, template):
        if made.text not in seen:
            seen.add(made.text)
            of_case = [one.text for (of, _), one in own.items() if of is example]
            beside = own.get((example, number))
            mine = beside.text if beside else next(iter(of_case), None)
            here = partial(_found, book, template, example)
            yield example.title, replace(made, findings=here(made.text)), partial(here, mine) if mine else None


def _found(book: Rulebook, template: str, example: Example, text: str) -> tuple[Finding, ...]:
    step = book.templates[template].steps[0]
    return review(text, occasion(example.case, step, now=example.now, template=template, rulebook=book))


def _numbered(book: Rulebook, template: str) -> Iterator[tuple[tuple[Example, int], Draft]]:
    """Each draft with its case and which of the wordings there it is: ours and theirs are compared one by one."""
    for example, drafts in groupby(example_drafts(book, template, checked=False), key=lambda pair: pair[0]):
        yield from (((example, number), made) for number, (_, made) in enumerate(drafts))


def has_its_turn_elsewhere(book: Rulebook, template: str) -> bool:
    """Whether the message says something in one of the sixteen cases, in whatever wording, that ours does not."""
    ours = {made.text for _, made in _numbered(default_rulebook(), template)}
    return any(made.text not in ours for _, made in _numbered(book, template))


class Reworded(NamedTuple):
    """One wording of a message in one of the sixteen cases. number: which wording there, from 1; ours: "" for none."""

    case: str
    number: int
    ours: str
    theirs: str


def reworded(book: Rulebook, template: str) -> list[Reworded]:
    """Each wording that differs from ours of the same place, once: the first of the sixteen cases that shows it."""
    own = {place: made.text for place, made in _numbered(default_rulebook(), template)}
    found: dict[int, Reworded] = {}
    for (example, number), made in _numbered(book, template):
        ours = own.get((example, number), "")
        if made.text != ours and number not in found:
            found[number] = Reworded(example.title, number + 1, ours, made.text)
    return [found[number] for number in sorted(found)]


def warm_up() -> None:
    """Read one text of our own, so that all patterns and word lists are in memory."""
    name = next(iter(default_rulebook().templates))
    for example, made in example_drafts(default_rulebook(), name, checked=False):
        _found(default_rulebook(), name, example, made.text)
        return


def _codes(ours: Reader) -> set[str]:
    """What our own draft is faulted for in that case: a gap that the example has no fact for."""
    return {one.code for one in ours() if one.severity in GRAVE}


def _graves(made: Draft) -> list[Finding]:
    return [one for one in made.findings if one.severity in GRAVE]
