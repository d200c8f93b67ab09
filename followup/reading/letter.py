"""A message as it came: headers set apart, and all that its writer did not write for this occasion left blank.

What is left out (earlier mail below, signatures, legal lines, notes to programs) becomes blanks in a copy of the same
length, so that a place in the copy is a place in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parseaddr, parsedate_to_datetime

from ..case.office_hours import FIRST_YEAR, LAST_YEAR
from .encoded import is_encoded, opened
from .phrases import read_words

HEADER = re.compile(r"[*_ \t]*(?P<name>[A-Za-z][A-Za-z-]{1,30})[*_]{0,2}:[ \t]*(?P<value>[^\n]*)\n?")
NAMES = frozenset(
    "from to cc bcc date sent subject reply-to message-id mime-version received return-path x-mailer content-type "
    "content-transfer-encoding importance betreff von datum gesendet an".split()
)
TOLD_BY = frozenset(("from", "subject", "von", "betreff"))
REPLIED = re.compile(r"(?:\s*(?:re|aw|sv|fwd?|wg)\s*:\s*)*", re.IGNORECASE)
LINE = re.compile(r"[^\n]*\n?")
FOLDED = re.compile(r"(?:[ \t]++(?:[^\S\n]*+\S)[^\n]*+\n?)*+")  # a header goes on in lines that begin with a blank
MOST = 10_000  # characters that are read; what an employer has to say stands before that
LONGEST_SENDER = 300  # characters of a name and an address
LONGEST_SUBJECT = 1_000  # characters of it that are read
MOST_ABOVE = 50  # words of whoever passes a message on
PASSED_ON = re.compile(r"\b(?:fyi|fwd?|forward\w*|see below|below|get this to|pass\w* (?:this|it) on)\b", re.IGNORECASE)
WIDTH = 50  # characters; a longer line goes on in the next one


@dataclass(frozen=True, slots=True)
class Letter:
    """text: the file, decoded where a mail was saved as it was sent; live: of the same length, what is to be read;
    sent: its Date:, where it has one; name, address: of its From:; signature: where its own words end; decoded: whether
    places in it are no places in the file; encoded: whether nobody can read it as it is."""

    text: str
    live: str
    headers: dict[str, str] = field(default_factory=dict)
    sent: datetime | None = None
    signature: int = 0
    decoded: bool = False
    encoded: bool = False

    @property
    def name(self) -> str:
        return self._sender()[0]

    @property
    def address(self) -> str:
        found = self._sender()[1]
        return found if "@" in found else ""

    def _sender(self) -> tuple[str, str]:
        """Of a line without end only the beginning is read: brackets in brackets are gone down into one by one."""
        return parseaddr(self.headers.get("from", self.headers.get("von", ""))[:LONGEST_SENDER])


def read_letter(text: str) -> Letter:
    """A letter from a file's text, which may be anything."""
    given, text = text, opened(text)
    decoded = text is not given
    text = text.replace("\r\n", " \n").replace("\r", "\n") if "\r" in text else text
    begin = _forwarded(text)
    headers, body, subject = _headers(text, begin)
    live = _blank(text[:MOST], 0, body)
    if subject:
        live = live[: subject[0]] + text[subject[0] : subject[1]] + live[subject[1] :]
    live = live.translate({0x2019: "'", 0x2018: "'", 0xA0: " ", 0x202F: " ", 0x2009: " "})
    live = _without_stamps(_without_earlier(live, body), body)
    live = _without_paragraphs(live, body)
    live, signature = _without_signature(live, body)
    encoded = is_encoded(text[body:MOST])
    return Letter(text[:MOST], _unwrapped(live), headers, _sent(headers), signature, decoded, encoded)


def _forwarded(text: str) -> int:
    """Where a message passed on begins, if nothing but a word or two stands above it; else 0."""
    for pattern in read_words("noise")["forwarded"]:
        found = re.search(pattern, text, re.MULTILINE | re.IGNORECASE)
        above = text[: found.start()] if found else ""
        few = len(re.findall(r"\w+", above)) < (MOST_ABOVE if PASSED_ON.search(above) else 12)
        if found and few:
            return found.end()
    return 0


def _headers(text: str, begin: int) -> tuple[dict[str, str], int, tuple[int, int] | None]:
    """The headers on top, where the body begins, and the subject's place."""
    at = begin + len(text[begin:]) - len(text[begin:].lstrip())
    found: dict[str, str] = {}
    subject, last = None, ""
    while match := HEADER.match(text, at):
        last = match["name"].lower()
        if last not in NAMES and not last.startswith("x-") and not found.keys() & TOLD_BY:
            break
        found.setdefault(last, match["value"].strip(" *"))
        if last in ("subject", "betreff"):
            again = REPLIED.match(match["value"])
            begins = match.start("value") + (again.end() if again else 0)
            subject = begins, min(match.end("value"), begins + LONGEST_SUBJECT)
        at = match.end()
        more = FOLDED.match(text, at)
        at = more.end() if more else at
    if not found.keys() & TOLD_BY:
        return {}, begin, None
    return found, at, subject


def _sent(headers: dict[str, str]) -> datetime | None:
    for name in ("date", "sent"):
        try:
            moment = parsedate_to_datetime(headers[name])
        except (KeyError, ValueError, TypeError, IndexError, OverflowError):
            continue
        if moment.tzinfo is not None and FIRST_YEAR < moment.year < LAST_YEAR:
            return moment
    return None


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]


def _without_earlier(live: str, body: int) -> str:
    """Without mail that stands below or between: lines with >, and what follows "On ... wrote:" and the like."""
    noise = read_words("noise")
    for pattern in noise["earlier"]:
        found = re.compile(pattern, re.MULTILINE | re.IGNORECASE).search(live, body)
        if found is None or not live[body : found.start()].strip():
            continue
        quoted = live[found.end() :].lstrip("\n ").startswith(">")
        live = _blank(live, found.start(), found.end() if quoted else len(live))
    return re.sub(r"^[ \t]*[>|][^\n]*", lambda m: " " * len(m[0]), live, flags=re.MULTILINE)


def _without_stamps(live: str, body: int) -> str:
    """Without the hour and the name that chats put before each message."""
    for pattern in read_words("noise")["stamps"]:
        for found in list(re.finditer(pattern, live[body:], re.IGNORECASE | re.MULTILINE)):
            live = _blank(live, body + found.start(), body + found.end())
    return live


def _without_paragraphs(live: str, body: int) -> str:
    """Without legal lines, office hours, and what is said to programs rather than to the candidate."""
    noise = read_words("noise")
    for pattern in noise["to_the_end"]:
        found = re.compile(pattern, re.MULTILINE | re.IGNORECASE).search(live, body)
        if found and live[body : found.start()].strip():
            live = _blank(live, found.start(), len(live))
    written = re.compile("|".join(f"(?:{pattern})" for pattern in noise["paragraphs"]), re.IGNORECASE | re.MULTILINE)
    for start, end in list(_paragraphs(live, body)):
        if written.search(live, start, end):
            live = _blank(live, start, end)
    for pattern in noise["sentences"]:
        for found in list(re.finditer(pattern, live[body:], re.IGNORECASE | re.MULTILINE)):
            live = _blank(live, body + found.start(), body + found.end())
    return live


def _paragraphs(live: str, body: int) -> Iterator[tuple[int, int]]:
    """Where lines with something on them stand together; each line is looked at once."""
    begun = body
    for line in LINE.finditer(live, body):
        if not line[0].strip():
            if begun < line.start():
                yield begun, line.start()
            begun = line.end()
        if line.end() == len(live):
            break
    if begun < len(live):
        yield begun, len(live)


def _without_signature(live: str, body: int) -> tuple[str, int]:
    """Without the lines under a closing, up to a postscript. Returns also where they begin."""
    noise = read_words("noise")
    closing = re.compile(rf"^[ \t]*(?:(?:{'|'.join(noise['closings'])})[ \t]*[,.!]?[ \t]*$|--[ \t]*$)",
                         re.MULTILINE | re.IGNORECASE)  # fmt: skip
    found = next((one for one in closing.finditer(live, body) if live[body : one.start()].strip()), None)
    if found is None:
        return live, len(live)
    at = found.end()
    for line in LINE.finditer(live, at + 1):
        if not line[0].strip():
            if line.end() >= len(live):
                break
            continue
        if re.match(r"\s*p\.?\s?s\b", line[0], re.IGNORECASE) or _is_sentence(line[0]):
            break
        live = _blank(live, *line.span())
    return live, found.start()


def _is_sentence(line: str) -> bool:
    return len(line.split()) > 8 and line.rstrip()[-1:] in ".!?:,"


def _unwrapped(live: str) -> str:
    """With a blank for a line break within a sentence: mail programs break long lines anywhere."""
    lines = live.split("\n")
    for number, (line, after) in enumerate(zip(lines, lines[1:])):
        ended = line.rstrip()[-1:] in tuple(".!?:;")
        goes_on = after[:1].islower() or (len(line.rstrip()) > WIDTH and re.match(r"[\w(\"']", after) is not None)
        lines[number] = line + (" " if line.strip() and after.strip() and not ended and goes_on else "\n")
    return "".join(lines)
