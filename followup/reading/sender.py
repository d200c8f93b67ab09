"""Who wrote: the name in From:, else the one under the message. A department is nobody."""

from __future__ import annotations

import re

from .grammar import parts, pattern
from .letter import Letter
from .phrases import read_words

NAME = pattern("sender", "name")
AFTER_A_SENTENCE = re.compile(
    r"[.!?)]\s+(?:-+\s+)?(?:(?:Cheers|Thanks|Best|Regards)[,.]?\s+)?(?P<name>[A-ZÀ-Þ][\w'’-]+(?:\s+[A-ZÀ-Þ][\w'’.-]+){0,2})(?:,\s+[A-Z][^\n.!?]{0,40})?\s*(?:\.|x+)?\s*\Z"
)


def sender(letter: Letter) -> tuple[str, int, int] | None:
    """The name, and its place in the text; None where no person is named."""
    header = letter.name.strip("'\" ")
    if header and _is_person(_turned(header)):
        return _turned(header), *_place(header, letter)
    return _stamped(letter) or _signed(letter) or _after_closing(letter)


def _place(header: str, letter: Letter) -> tuple[int, int]:
    """Where the name stands; all of From: where it is written otherwise there (quoted, with a remark)."""
    ways = (header, letter.headers.get("from") or letter.headers.get("von", ""), "")
    said = next(one for one in ways if one in letter.text)
    at = letter.text.find(said)
    return at, at + len(said)


def _stamped(letter: Letter) -> tuple[str, int, int] | None:
    """The name that a chat puts before a message."""
    for stamp in read_words("noise")["stamps"]:
        found = re.search(stamp, letter.text, re.IGNORECASE | re.MULTILINE)
        if found and _is_person(found["name"]):
            return found["name"].strip(), *found.span("name")
    return None


def _after_closing(letter: Letter) -> tuple[str, int, int] | None:
    """Cheers, Tim."""
    closings = "|".join(read_words("noise")["closings"])
    lines = rf"^[ \t]*(?i:{closings}){parts('sender')['after_closing']}"
    found = next((one for one in re.finditer(lines, letter.text, re.MULTILINE) if _is_person(one["name"])), None)
    return (found["name"], *found.span("name")) if found else None


def _turned(name: str) -> str:
    """Osei, Lena is Lena Osei."""
    last, comma, first = name.partition(", ")
    return f"{first} {last}" if comma and len(first.split()) <= 2 else name


def _signed(letter: Letter) -> tuple[str, int, int] | None:
    end = _own_end(letter)
    lines = list(re.finditer(r"[^\n]*\S[^\n]*", letter.text[:end]))
    under = [line for line in lines if line.start() >= letter.signature][1:]
    if under:
        return _first_name(under[:3])
    block = _last_block(lines, letter.text)
    if found := _first_name(block):
        return found
    if lines and (inline := AFTER_A_SENTENCE.search(lines[-1][0])) and _is_person(inline["name"]):
        start = lines[-1].start() + inline.start("name")
        return inline["name"], start, start + len(inline["name"])
    return None


def _first_name(lines: list[re.Match[str]]) -> tuple[str, int, int] | None:
    """The name on the first of these lines that has one; a firm stands below its department and is nobody."""
    groups = set(read_words("nobody")["groups"])
    for line in lines:
        if found := _named(line):
            return found
        if groups & set(re.findall(r"[a-z]+", line[0].lower())):
            return None
    return None


def _own_end(letter: Letter) -> int:
    """Where what this writer wrote ends: before earlier mail and legal lines, which are blank in the live text."""
    live = letter.live.rstrip()
    if letter.signature < len(letter.text):
        return min(len(letter.text), letter.signature + 300)
    return len(live)


def _last_block(lines: list[re.Match[str]], text: str) -> list[re.Match[str]]:
    """The short lines at the end, from the first of them that could be a name."""
    block: list[re.Match[str]] = []
    for line in reversed(lines[1:]):
        if len(line[0].split()) > 9 or line[0].rstrip()[-1:] in ("?", ":", "!"):
            break
        block.insert(0, line)
        if not text[: line.start()].rstrip(" ").endswith("\n\n") or len(block) > 6:
            continue
        if _named(line):
            break
    return block


def _named(line: re.Match[str]) -> tuple[str, int, int] | None:
    """The name that this line begins with, if it is a line of a signature."""
    lead = re.match(r"[\s*_~–—-]*", line[0])
    found = NAME.match(line[0], lead.end() if lead else 0)
    if found is None or not _is_person(found["name"]):
        return None
    rest = line[0][found.end() :].strip(" *_")
    if rest and not re.match(r"[,|(–—/-]|\b(?:MD|RN|PhD|BSc|MSc|MBA|CPA|Esq|HR)\b|:?[)D]", rest):
        return None
    start = line.start() + found.start("name")
    return found["name"].rstrip(","), start, start + len(found["name"])


def _is_person(name: str) -> bool:
    words = [word.strip(".,").lower() for word in re.split(r"[\s&/-]+", name)]
    nobody = set(read_words("nobody")["words"])
    return bool(words) and not nobody & set(words) and not any(ch.isdigit() or ch == "@" for ch in name)
