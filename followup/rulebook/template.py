"""One message in the making: what followup/templates/*.toml may hold, and the reader that refuses what is not sound."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, Strict, StringConstraints, TypeAdapter

from ..case.errors import InputError, Problem, shorten
from ..case.schema import one_of, read_as
from ..case.text import seen
from .conditions import Condition, compile_condition
from .vocabulary import ELEMENTS, FACTS, FORBIDDEN, GIVES, SLOTS

SLOT = re.compile(r"\{(\w*)\}")
CONFIG = ConfigDict(extra="forbid")
Word = Annotated[str, Strict(), StringConstraints(min_length=1, max_length=80, pattern=r"^[\w.-]+$")]
Wording = Annotated[
    str, Strict(), StringConstraints(strip_whitespace=True, min_length=1, max_length=2000), AfterValidator(seen)
]
Wordings = Annotated[
    tuple[Wording, ...], BeforeValidator(lambda text: (text,) if isinstance(text, str) else text), Field(min_length=1)
]
Shape = Annotated[
    str, Strict(), StringConstraints(strip_whitespace=True, min_length=1, max_length=300), AfterValidator(seen)
]
Count = Annotated[int, Strict(), Field(ge=1, le=2000)]
Severity = Literal["error", "warning"]
Channel = Literal["email", "post", "phone"]
Kind = Literal["email", "letter", "card", "call", "voicemail", "reception"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph of a message.

    text:   its wording with {slots}; several wordings take turns from one interviewer to the next
    unsure: what stands there for a candidate who is not sure that they want the job; of what says that they do, and has
            no such wording, nothing stands there then
    when:   the condition under which it is there; where that is unknown it is left out
    each:   a list slot: the wording is said once for each entry, the next wording for the next entry
    length: the one length it belongs to, short or usual; empty for both
    joins:  it goes on in the paragraph before it, where there is one beside the greeting
    part:   what a shape of the message calls it; several paragraphs may be one part, each under its own condition
    gives:  the elements it supplies; advice: ids of advice.toml it carries out
    """

    __pydantic_config__ = CONFIG
    text: Wordings
    unsure: Wordings | None = None
    when: str = ""
    each: str = ""
    length: Literal["", "short", "usual"] = ""
    joins: bool = False
    part: Literal[""] | Word = ""
    gives: tuple[str, ...] = ()
    advice: tuple[Word, ...] = ()

    @property
    def condition(self) -> Condition:
        return compiled(self.when)

    def wordings(self, unsure: bool) -> tuple[str, ...]:
        """What may stand there; unsure: whether the candidate is not sure that they want the job."""
        return (self.unsure or ()) if unsure and "interest" in self.gives else self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One message.

    kind:     what it is; channels: how it goes out, the usual way first
    steps:    the steps of the plan it serves, its own first
    tab:      what it is called where several stand beside each other under one step
    when:     among several templates of one step, when it is the one to take
    shapes:   the orders in which its parts may be said, such as "open fit / wait": a slash begins a paragraph, a part
              that a shape leaves out is not said there; paragraphs without a part stand around them, where they are
    requires: the elements a candidate's own text must have, each with the severity of its absence
    forbids:  what the text must not have
    max_words, max_paragraph_words: above these the text is called too long; figures_from: who says so
    max_seconds: what is spoken takes no longer to say, at 150 words a minute
    read:     the day somebody last read its sources
    """

    __pydantic_config__ = CONFIG
    id: Word
    kind: Kind
    channels: Annotated[tuple[Channel, ...], Field(min_length=1)]
    steps: Annotated[tuple[Word, ...], Field(min_length=1)]
    says: Wording
    tab: Wording | None = None
    subject: Wording | None = None
    when: str = ""
    shapes: tuple[Shape, ...] = ()
    paragraphs: Annotated[tuple[Paragraph, ...], Field(alias="paragraph", min_length=1)] = field(
        metadata={"key": "paragraph"}
    )
    requires: dict[str, Severity] = field(default_factory=dict)
    forbids: tuple[str, ...] = ()
    max_words: Count
    max_paragraph_words: Count
    max_seconds: Count | None = None
    figures_from: Word = "house"
    sources: Annotated[tuple[Word, ...], Field(min_length=1)]
    advice: Annotated[tuple[Word, ...], Field(min_length=1)]
    read: date

    @property
    def channel(self) -> str:
        return self.channels[0]

    @property
    def condition(self) -> Condition:
        return compiled(self.when)

    def in_shape(self, number: int) -> list[list[Paragraph]]:
        """The paragraphs of the message in one of its shapes, those that are said as one paragraph together."""
        if not self.shapes:
            return [[paragraph] for paragraph in self.paragraphs]
        places = [place for place, paragraph in enumerate(self.paragraphs) if paragraph.part]
        groups = [group.split() for group in self.shapes[number % len(self.shapes)].split("/")]
        inner = [[p for part in group for p in self.paragraphs if p.part == part] for group in groups]
        before, after = self.paragraphs[: places[0]], self.paragraphs[places[-1] + 1 :]
        return [*([p] for p in before), *inner, *([p] for p in after)]

    @property
    def all_advice(self) -> tuple[str, ...]:
        """Every advice id that the template or one of its paragraphs carries out."""
        return tuple(dict.fromkeys([*self.advice, *(id for p in self.paragraphs for id in p.advice)]))


_ADAPTER = cache(lambda: TypeAdapter(Template))
KINDS = {"": Template, "paragraph": Paragraph}


@lru_cache(maxsize=4096)  # ours has a few hundred; whoever tries out rules of their own makes others all day
def compiled(when: str) -> Condition:
    return compile_condition(when, FACTS)


def read_template(data: Mapping[str, Any], where: str) -> Template:
    """A template file's mapping as a Template.

    Raises InputError naming file, id, key, what was seen and what is allowed: unknown keys, slots, elements, facts; a
    required element that no paragraph supplies.
    """
    at = f"{where}: {data['id']}" if isinstance(data.get("id"), str) else where
    template = read_as(_ADAPTER(), dict(data), at, KINDS)
    if found := list(_faults(template, at)):
        raise InputError(*found)
    return template


def _faults(template: Template, at: str) -> Iterator[Problem]:
    yield from _unknown_slots(template.subject or "", f"{at}: subject")
    yield from _condition_faults(template.when, f"{at}: when")
    yield from _not_among(template.requires, ELEMENTS, f"{at}: requires", "unknown element")
    yield from _not_among(template.forbids, FORBIDDEN, f"{at}: forbids", "nothing finds this")
    for number, paragraph in enumerate(template.paragraphs):
        yield from _paragraph_faults(paragraph, f"{at}: paragraph[{number}]")
    given = {element for paragraph in template.paragraphs for element in paragraph.gives} | (
        {"subject"} if template.subject else set()
    )
    for element in template.requires:
        if element in ELEMENTS and element not in given:
            yield Problem(
                f"{at}: requires", "no paragraph gives this element", element, "a paragraph with it in `gives`"
            )
    yield from _shape_faults(template, at)
    if ("email" in template.channels) != (template.subject is not None):
        yield Problem(f"{at}: subject", "an email has a subject and nothing else has", template.subject or "none")


def _shape_faults(template: Template, at: str) -> Iterator[Problem]:
    """A shape names parts that are there, and leaves out nothing that the message must have."""
    parts = {paragraph.part for paragraph in template.paragraphs} - {""}
    if bool(parts) != bool(template.shapes):
        yield Problem(
            f"{at}: shapes", "parts and shapes need each other", one_of(parts) if parts else "no part", "both, or none"
        )
        return
    for number, shape in enumerate(template.shapes):
        where = f"{at}: shapes[{number}]"
        yield from _not_among(
            [word for word in shape.split() if word != "/"], parts, where, "no paragraph is this part"
        )
        said = {element for group in template.in_shape(number) for p in group for element in p.gives} | {"subject"}
        for element in template.requires:
            if element in ELEMENTS and element not in said:
                yield Problem(
                    where, "this shape leaves out what the message must have", element, "a part that gives it"
                )


def _paragraph_faults(paragraph: Paragraph, at: str) -> Iterator[Problem]:
    yield from _condition_faults(paragraph.when, f"{at}.when")
    yield from _not_among(paragraph.gives, GIVES, f"{at}.gives", "unknown element")
    for text in (*paragraph.text, *(paragraph.unsure or ())):
        yield from _unknown_slots(text, f"{at}.text")
    lists = [name for name, slot in SLOTS.items() if slot.one]
    if paragraph.each and paragraph.each not in lists:
        yield Problem(f"{at}.each", "not a list", paragraph.each, one_of(lists, paragraph.each))


def _unknown_slots(text: str, at: str) -> Iterator[Problem]:
    yield from _not_among(SLOT.findall(text), SLOTS, at, "unknown slot")
    if "{" in (rest := SLOT.sub("", text)) or "}" in rest:
        yield Problem(at, "a curly bracket that belongs to no slot", shorten(text), "{name of a slot}")


def _condition_faults(when: str, at: str) -> Iterator[Problem]:
    try:
        compiled(when)
    except ValueError as error:
        what, _, allowed = str(error).partition("; allowed: ")
        yield Problem(at, what, when, allowed)


def _not_among(words: Any, known: Any, at: str, what: str) -> Iterator[Problem]:
    for word in words:
        if word not in known:
            yield Problem(at, what, word, one_of(known, word))
