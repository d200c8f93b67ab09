"""What may stand inside a text: what other programs can't bear is taken out, and what nobody can see is shown.

Joiners stay where words are spelled with them (Persian, Hindi, pictures made of several), and so do the signs that
choose one form of the character before them.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import islice

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
SENT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # what a terminal obeys, but for blanks and line breaks
BLANKS = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")  # of other widths than the ordinary one
LINE_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Formatting characters (but not the signs for numbers among them), fillers, and signs that choose a form.
_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
)
_ARABIC = "\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufefc\U00010d00-\U00010fff\U0001e900-\U0001e95f"
_INDIC = "\u0900-\u109f\u1780-\u17b3\u17b6-\u180a\u1810-\u18af\u1a00-\u1bff\ua800-\uabff\U00011000-\U00011fff"
_PICTURE = "©®\u203c\u2049\u2122\u2139\u2190-\u27ff\u2900-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
_IDEOGRAPH = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
INVISIBLE = re.compile(f"[{_INVISIBLE}]")
LOOSE = re.compile(  # what is invisible and belongs to nothing before it
    f"(?<![{_ARABIC}{_INDIC}])\u200c"
    f"|(?<![{_ARABIC}{_INDIC}{_PICTURE}\ufe0f\U000e007f])\u200d"
    f"|(?<![{_PICTURE}{_IDEOGRAPH}{_INDIC}#*0-9])[\ufe00-\ufe0f]"
    "|(?<![\u1800-\u18aa])[\u180b-\u180f]"
    f"|(?<![{_IDEOGRAPH}])[\U000e0100-\U000e01ef]"
    "|(?<![\U0001f3f4\U000e0020-\U000e007e])[\U000e0020-\U000e007f]"
    "|(?<![\u1100-\u11ff])\u115f|(?<![\u1100-\u115e])\u1160"
    "|(?![\u115f\u1160\u180b-\u180f\u200c\u200d\ufe00-\ufe0f\U000e0020-\U000e007f\U000e0100-\U000e01ef])"
    f"[{_INVISIBLE}]"
)


class AsWritten(str):
    """A file's text on its way out: printed as it is, because another program reads it."""


def plain_text(text: str) -> str:
    """The text with line feeds alone as line breaks, and without characters that calendars and sheets refuse."""
    if text.isprintable():  # most are, and this is quick to see
        return text
    return CONTROL.sub("", LINE_BREAKS.sub("\n", text))


def storable(text: str) -> str:
    """The text with half characters written out (bad\\udcff): names of files and words of a command line may hold them,
    and no file of text can."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()


def shown(text: str) -> str:
    """The text with its invisible characters as people can see them: ⟦U+202E⟧."""
    return text if text.isascii() else LOOSE.sub(lambda found: f"⟦U+{ord(found[0]):04X}⟧", text)


def on_screen(text: str) -> str:
    """The text as a terminal may have it: no control character of somebody else's moves, hides or names anything.

    Each is shown by its picture (␛), line breaks stay.
    """
    if text.isascii() and text.isprintable():
        return text
    return SENT.sub(_pictured, shown(text).replace("\r\n", "\n"))


def in_a_line(name: object) -> str:
    """A name or a path as it stands within a line: it can neither end the line nor begin another."""
    return printed(on_screen(str(name)).replace("\n", "\u240a"), "·")


def _pictured(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code == 0x7F:
        return "␡"
    return chr(0x2400 + code) if code < 0x20 else f"⟦U+{code:04X}⟧"


def visible(text: str) -> str:
    """The text without its invisible characters."""
    return text if text.isascii() else LOOSE.sub("", text)


def printed(text: str, instead: str) -> str:
    """What can't be printed replaced; joiners stay."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or INVISIBLE.match(c) else instead for c in text)


def trimmed(text: str) -> str:
    """The text without blanks, control characters and invisible ones at its ends; "" where there is nothing else, or
    only marks that belong to a letter which is not there.
    """
    if text.isascii() and text.isprintable() and text[:1].strip() and text[-1:].strip():  # as most are
        return text
    start, end = 0, len(text)
    while start < end and (_blank(text[start]) or INVISIBLE.match(text[start])):
        start += 1
    while start < end and (_blank(text[end - 1]) or LOOSE.match(text, end - 1)):
        end -= 1
    return text[start:end] if any(map(_is_seen, islice(text, start, end))) else ""


def seen(text: str) -> str:
    """The text itself; ValueError, in a person's words, where there is one and nothing of it can be seen."""
    if text and not trimmed(text):
        raise ValueError("nothing in it can be seen; allowed: text")
    return text


def _is_seen(letter: str) -> bool:
    """A null notehead has no ink, and the sign of a character that was lost on the way says nothing."""
    if letter in "\U0001d159\ufffd":
        return False
    return not (_blank(letter) or INVISIBLE.match(letter) or unicodedata.category(letter).startswith("M"))


def _blank(letter: str) -> bool:
    return letter.isspace() or CONTROL.match(letter) is not None
