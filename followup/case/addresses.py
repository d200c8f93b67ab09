"""One email address: which are allowed, and which could be taken for another by the program that reads them."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

from .text import INVISIBLE

ALLOWED = "allowed: one address such as name@example.org"
ATOM, LABEL = r"[A-Za-z0-9_+-]+", r"[A-Za-z0-9](?:[A-Za-z0-9]|-(?!-)){0,60}(?<!-)"
LOOK_ALIKE = frozenset(("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU"))
TAKEN_FOR = dict(
    zip(
        "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u051b\u051d\u04cf\u04bb\u0475\u0433\u043a\u043c\u0442\u043f\u044c"
        "\u03bf\u03bd\u03c1\u03b1\u03b9\u03ba\u03c5\u03c7\u03b3\u03c4\u03c9\u03b5\u03b7"
        "\u0585\u057d\u0570\u0578\u0581\u0566\u0563",
        "aeopcyxijsdqwlhvrkmtnbovpaikuxytwenouhngqq",
        strict=True,
    )
)  # letters of other alphabets that are read as Latin ones
# What nearly all addresses look like: allowed by the validator too, whose import takes 20 ms.
ORDINARY = re.compile(rf"(?=[^@]{{1,64}}@){ATOM}(?:\.{ATOM})*@(?:{LABEL}\.)+[A-Za-z]{{2,60}}")


def an_address(text: str) -> str:
    """The address as written, in composed characters. ValueError where it is not one, or would be read as another."""
    text = unicodedata.normalize("NFC", text)
    if ORDINARY.fullmatch(text) and "xn--" not in text.lower():
        return text
    _refuse_invisible(text)
    _refuse_signs(text)
    _refuse_mixed(text)
    found = _validated(text)
    as_read = {found.normalized.lower(), f"{found.local_part}@{found.ascii_domain}".lower()}
    if text.lower() not in as_read:
        raise ValueError(f"this address would be read as another; allowed: {found.normalized}")
    return text


def _refuse_invisible(text: str) -> None:
    """Two addresses that look the same would be two people's."""
    if found := INVISIBLE.search(text):
        name = unicodedata.name(found[0], "no letter")
        raise ValueError(f"this address holds what nobody can see (U+{ord(found[0]):04X}, {name}); {ALLOWED}")


def _refuse_signs(text: str) -> None:
    """A sign beyond ASCII parts two addresses for some program (a wide semicolon), or was put in place of the one that
    is meant (a curled apostrophe). Letters of another width or shape make the address of somebody else.
    """
    for sign in text:
        if not sign.isascii() and unicodedata.category(sign)[0] in "PZ":
            told = f"{sign}, U+{ord(sign):04X}, {unicodedata.name(sign, 'no letter')}"
            raise ValueError(f"this address holds a sign that stands in none ({told}); {ALLOWED}")
    if (plain := unicodedata.normalize("NFKC", text)) != text:
        raise ValueError(f"this address would be read as another; allowed: {plain}")


def _refuse_mixed(text: str) -> None:
    """A Cyrillic о among Latin letters makes the address of somebody else. Scripts whose letters look like no other's
    may stand beside any."""
    for part in re.split(r"[.@]", text):
        scripts: dict[str, str] = {}
        for letter in _as_seen(part):
            if (script := unicodedata.name(letter, "").partition(" ")[0]) in LOOK_ALIKE:
                scripts.setdefault(script, letter)
        if len(scripts) > 1:
            told = " and ".join(f"{name.capitalize()} ({letter})" for name, letter in scripts.items())
            raise ValueError(f"letters that look alike are mixed in this address: {told}; allowed: one alphabet a word")


def reads_as(text: str) -> tuple[str, str]:
    """(what the domain of an address reads as, its alphabet) where every letter of a word of it looks like a Latin one
    and none is; ("", "") where none does. A word of its own alphabet under an end of that alphabet is what it says.
    """
    domain = text.rpartition("@")[2].lower()
    words = [_as_seen(word) for word in domain.split(".")]
    latin = [_as_latin(word) for word in words]
    ends_foreign = not words[-1].isascii() and not latin[-1]
    if ends_foreign or not any(latin):
        return "", ""
    first = next(letter for word, read in zip(words, latin) if read for letter in word if not letter.isascii())
    script = unicodedata.name(first).partition(" ")[0].capitalize()
    return ".".join(read or word for word, read in zip(words, latin)), script


def _as_latin(word: str) -> str:
    """What a word of foreign letters reads as; "" where one of them can't be taken for a Latin letter."""
    read = "".join(letter if letter in "0123456789-" else TAKEN_FOR.get(letter, "?") for letter in word)
    return "" if word.isascii() or "?" in read else read


def _as_seen(part: str) -> str:
    """A word of a domain as programs show it."""
    if not part.lower().startswith("xn--"):
        return part
    try:
        return part[4:].encode().decode("punycode")
    except UnicodeError:
        return part


def _validated(text: str) -> Any:
    library = _library()
    try:
        return library.validate_email(text, check_deliverability=False, allow_smtputf8=True, strict=True)
    except library.EmailNotValidError as error:
        why = str(error).rstrip(".").partition("; ")[0]
        raise ValueError(f"not one email address ({why[:1].lower()}{why[1:]}); {ALLOWED}") from None


@cache
def _library() -> Any:
    """Where only an odd address needs it. Names kept for tests and for one's own network are addresses all the same."""
    import email_validator

    email_validator.SPECIAL_USE_DOMAIN_NAMES.clear()
    return email_validator
