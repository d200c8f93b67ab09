"""What other programs can't bear inside a text, taken out: control characters, odd line breaks, half characters."""

from __future__ import annotations

import re

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
LINE_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def plain_text(text: str) -> str:
    """The text with line feeds alone as line breaks, and without characters that calendars and sheets refuse."""
    if text.isprintable():  # most are, and this is quick to see
        return text
    return CONTROL.sub("", LINE_BREAKS.sub("\n", text))
