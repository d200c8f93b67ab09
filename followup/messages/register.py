"""How a message sounds: formal, plain or modern, in the spelling of the place; the templates say it once for all."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..case.case import Case, Contact

REGISTERS = ("formal", "plain", "modern")
BY_STYLE = {"traditional": "formal", "modern": "modern"}
# House words, found in what the candidate wrote of the employer's line of work.
FORMAL_SECTORS = re.compile(
    r"\b(?:law|legal|solicitors?|court|notar\w+|bank\w*|insurance|financ\w+|government|public|civil|embassy|military|church)\b",
    re.IGNORECASE,
)
MODERN_SECTORS = re.compile(
    r"\b(?:start-?ups?|tech\w*|software|games?|gaming|media|design|advertising|fashion|apps?|web|digital)\b",
    re.IGNORECASE,
)
FORMAL_COUNTRIES = frozenset("AT CH CZ DE FR HU JP KR PL SK".split())  # family names until somebody offers the first
CONTRACTED = (
    (r"(?<!\bhere )(?<!\bthan )(?<!\bHere )\bI am\b(?= [a-z]| $)", "I'm"),  # never at the end of a clause
    (
        r"\bI have (?=(?:been|had|kept|read|noted|thought|decided|accepted|only|just|now|gone|since|put|come|found|"
        r"heard|left|sent|said|told|attached|given|learned|taken|always|still)\b)",
        "I've ",
    ),
    (r"\bI would\b(?! (?:rather )?not)(?= [a-z]| ?$)", "I'd"),
    (r"\bI will\b(?! not)(?= [a-z]| $)", "I'll"),
    (  # not where "it" is what the words before it are about: "for it is", "moving it is"
        r"(?<!\bin )(?<!\bof )(?<!\bto )(?<!\bon )(?<!\bwith )(?<!\bfor )(?<!ing )\bit is\b(?= [a-z])",
        "it's",
    ),
    (r"\bIt is\b(?= [a-z])", "It's"),
    (r"\bthat is\b(?= [a-z])", "that's"),
    (r"\bThat is\b(?= [a-z])", "That's"),
    (r"\bI will not\b", "I won't"),
    (r"\b([Dd])id not\b", r"\1idn't"),
    (r"\b([Dd])o not\b", r"\1on't"),
    (r"\b([Dd])oes not\b", r"\1oesn't"),
    (r"\b([Cc])annot\b", r"\1an't"),
    (r"\b([Cc])ould not\b", r"\1ouldn't"),
    (r"\b([Ww])ould not\b", r"\1ouldn't"),
    (r"\b([Hh])as not\b", r"\1asn't"),
    (r"\b([Yy])ou are\b(?= [a-z])", r"\1ou're"),
    (r"\b([Ww])e are\b(?= [a-z])", r"\1e're"),
    (r"\b([Ll])et us\b", r"\1et's"),
)
# What people on first names at a modern employer write instead.
MODERN = (
    (r"\b([Pp])osition(s?)\b", lambda found: f"{'R' if found[1] == 'P' else 'r'}ole{found[2]}"),
    (r"\bThank you (?=(?:again|once more|very much|for)\b)", "Thanks "),
    (r"(?<=: )thank you (?=(?:again|for)\b)", "thanks "),
    (r"\bYes, with pleasure: I accept\b", "Yes, I would be happy to take"),
    (r"\byes, with pleasure\b", "yes please"),
    (r"\bwould suit me\b", "would work for me"),
    (r"\bPlease tell me\b", "Let me know"),
    (r"\bI would (still )?very much like (?=(?:to|this|the|that|your)\b)", r"I would \1love "),
    (r"\bMay I ask (?=(?:where|when|how|what)\b)", "Could you tell me "),
    (r"\bMay I\b", "Could I"),
    (r"\bmay I\b", "could I"),
    (r"\bwhen (you|they) expect to decide\b", r"when \1 will decide"),
    (r"\bI am (?:grateful|thankful) for\b", "I appreciate"),
    (r"\bI was (?:grateful|thankful) for\b", "I appreciated"),
    (r"\bI am (very )?glad to accept\b", r"I am \1happy to accept"),
    (r"\bI am very interested\b", "I am really interested"),
    (r"\bvery glad\b", "really glad"),
    (r"(?<!Thanks )\bvery much\b(?=[.,])", "a lot"),
    (r"(?:^|(?<=[.?] ))I look forward to\b", "Looking forward to"),
)
BRISK = [(re.compile(words), short) for words, short in MODERN]
SHORTENED = [(re.compile(words), short) for words, short in CONTRACTED]
# American in the templates; the first of each as they have it.
BRITISH = (
    (r"\b([Aa])pologiz", r"\1pologis"),
    (r"\b([Oo])rganiz", r"\1rganis"),
    (r"\b([Rr])ecogniz", r"\1ecognis"),
    (r"\b([Ff])avor", r"\1avour"),
    (r"\b([Pp])rogram\b", r"\1rogramme"),
)
SPELLED = [(re.compile(words), other) for words, other in BRITISH]
Change = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]
SLOT = re.compile(r"(\{\w*\})")


def register_of(case: Case, who: Contact | None, channel: str | None) -> str:
    """The register that fits: as the person is, else as people in this line of work or country write (A5, B7).

    It sets the words; by the full name is greeted only who is old-fashioned, or where the candidate chose it.
    """
    if who is not None and who.style:
        return BY_STYLE[who.style]
    sector = case.employer.sector or ""
    if FORMAL_SECTORS.search(sector):
        return "formal"
    if MODERN_SECTORS.search(sector):
        return "modern"
    return "formal" if case.employer.country in FORMAL_COUNTRIES and channel != "phone" else "plain"


def voiced(text: str, register: str, spoken: bool, american: bool) -> str:
    """A template's own words in this register and spelling; its slots, and so the candidate's words, stay as they are.

    What is spoken is contracted, unless it is formal.
    """
    short = register == "modern" or (spoken and register != "formal")
    changes: list[Change] = [
        *(BRISK if register == "modern" else ()),
        *(SHORTENED if short else ()),
        *(() if american else SPELLED),
    ]
    return "".join(piece if piece.startswith("{") else _changed(piece, changes) for piece in SLOT.split(text))


def _changed(text: str, changes: list[Change]) -> str:
    for pattern, other in changes:
        text = pattern.sub(other, text)
    return text
