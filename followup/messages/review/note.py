"""A message as the checks read it: subject, lines, paragraphs and sentences, each with its place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

# Each replacement is one character long, so that every place in the readable text is that place in the text.
READABLE = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " ", "\t": " "})
HEADER = re.compile(r"\s*(?:(?:to|from|cc|date|subject) ?:[^\n]*(?:\n|$))+", re.IGNORECASE)
SUBJECT = re.compile(r"^ *subject ?: *([^\n]*)$", re.IGNORECASE | re.MULTILINE)
PARAGRAPH = re.compile(r"[^\n]+(?:\n(?! *\n)[^\n]+)*")
SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+(?![\s\"')]|$)[^.!?\n]+)*[.!?]*[\"')]*")
ABBREVIATED = re.compile(r"\b(?:Mr|Ms|Mrs|Mx|Dr|Prof|St|Rev|Inc|Ltd|Co|Jr|Sr|No|e\.g|i\.e|a\.m|p\.m|U\.S|[A-Z])\.")
WORD = re.compile(r"\w+(?:['’\-]\w+)*")


class Span(NamedTuple):
    """A stretch of the text and its place there."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class Note:
    """text: as it was written; readable: the same length, line ends and apostrophes made alike."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.readable = text.replace("\r\n", " \n").replace("\r", "\n").translate(READABLE)
        self.unfilled: str | None = None  # see placeholders.without_gaps
        header = HEADER.match(self.readable)
        found = SUBJECT.search(header[0]) if header else None
        self.subject = Span(found[1].rstrip(" "), found.start(1)) if found else None
        self.body = Span(self.readable[header.end() :], header.end()) if found and header else Span(self.readable, 0)

    @cached_property
    def lines(self) -> list[Span]:
        """The lines of the body that hold anything, without the space around them."""
        lines = (stripped(m[0], m.start() + self.body.start) for m in re.finditer(r"[^\n]+", self.body.text))
        return [line for line in lines if line.text]

    @cached_property
    def paragraphs(self) -> list[Span]:
        """Blocks of the body between empty lines."""
        blocks = (stripped(m[0], m.start() + self.body.start) for m in PARAGRAPH.finditer(self.body.text))
        return [block for block in blocks if block.text]

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences of the body; a full stop after an abbreviation ends none."""
        hidden = ABBREVIATED.sub(lambda found: found[0].replace(".", "·"), self.body.text)
        return [
            stripped(
                self.readable[m.start() + self.body.start : m.end() + self.body.start], m.start() + self.body.start
            )
            for m in SENTENCE.finditer(hidden)
            if m[0].strip()
        ]

    def words(self) -> Iterator[re.Match[str]]:
        """The words of the body; places count in the text."""
        return WORD.finditer(self.readable, self.body.start)


def stripped(text: str, start: int) -> Span:
    """The text without the space around it, at its own place."""
    return Span(text.strip(), start + len(text) - len(text.lstrip()))
