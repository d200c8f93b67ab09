"""What the checks say of sentences, kept in said/*.txt for people to read; this reads those files and makes them.

    python -m tests.messages.review.ledger      writes the files anew after a change that was meant; read the difference

A heading says what is told: code, weight, advice, reason ({} for the words told of). Below it stand sentences with
«those words → what would be better»; under "nothing" those that are left alone. A line end is written \\n. A new
sentence may stand anywhere: it is put under what is said of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from followup.messages.review.finding import Finding

SAID = Path(__file__).with_name("said")
MARK = re.compile(r"«(.*?)(?: ?→ (.*?))?»")
NOTHING = "nothing"
Find = Callable[[str], Iterable[Finding]]  # what a text is given to


def read(name: str) -> Iterator[tuple[str, str]]:
    """Each sentence as it stands in the file, marked, with its heading."""
    heading = ""
    for line in _lines(name):
        if line.startswith("## "):
            heading = line[3:]
        elif line and not line.startswith("# "):
            yield heading, line


def judge(find: Find, marked: str) -> tuple[str, str]:
    """What is said now: heading and marked sentence."""
    text = MARK.sub(r"\1", marked).replace("\\n", "\n")
    found = sorted(find(text), key=lambda one: (one.start, one.end, one.code))
    heading = " / ".join(dict.fromkeys(_heading(one, text[one.start : one.end]) for one in found)) or NOTHING
    for one in reversed(found):
        better = f" → {' | '.join(one.suggestions)}" if one.suggestions else ""
        text = f"{text[: one.start]}«{text[one.start : one.end]}{better}»{text[one.end :]}"
    return heading, text.replace("\n", "\\n")


def write(name: str, find: Find) -> None:
    """The same sentences under what is said of them now."""
    under: dict[str, list[str]] = {}
    for _, marked in read(name):
        heading, said = judge(find, marked)
        under.setdefault(heading, []).append(said)
    head = "\n".join(line for line in _lines(name) if line.startswith("# "))
    blocks = [f"## {heading}\n" + "\n".join(dict.fromkeys(under[heading])) for heading in under]
    _path(name).write_text("\n\n".join([head, *blocks]) + "\n", encoding="utf-8")


def _heading(one: Finding, seen: str) -> str:
    says = one.says if one.code == "grammar" or not seen else one.says.replace(seen, "{}")
    kind = ", ".join([one.code, one.severity, *(["+".join(one.advice)] if one.advice else [])])
    return f"{kind}: {says}".replace("\n", "\\n") if says else kind


def _lines(name: str) -> list[str]:
    return _path(name).read_text(encoding="utf-8").splitlines()


def _path(name: str) -> Path:
    return SAID / f"{name}.txt"


if __name__ == "__main__":
    from tests.messages.review.families import FINDS

    for family, find in FINDS.items():
        write(family, find)
