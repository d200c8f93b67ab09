"""Knows the classes of English words that the checks of grammar name, and the forms of verbs and nouns."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

from ...case.wording import MONTHS, WEEKDAYS

NAMED = re.compile(r"\{([A-Z_]+)\}")
SIBILANT = ("s", "x", "z", "ch", "sh")


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "words" / "english.toml").read_text(encoding="utf-8"))


@cache
def words(name: str) -> frozenset[str]:
    """The words of a class of english.toml."""
    return frozenset(_listed(name))


@cache
def _listed(name: str) -> tuple[str, ...]:
    """The same in the order of the file; a low line joins words that go together."""
    if name in MADE:
        return tuple(MADE[name]())
    return tuple(word.replace("_", " ") for word in _data()["words"][name].split())


@cache
def pattern(name: str) -> str:
    """A class as a part of a regular expression."""
    if name in _data()["patterns"]:
        return filled(_data()["patterns"][name])
    return f"(?:{'|'.join(_listed(name))})"


def filled(text: str) -> str:
    """A pattern of a data file: its lines joined, each {CLASS} put in."""
    return NAMED.sub(lambda found: pattern(found[1]), text.replace("\n", ""))


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    """Plain verb: past and participle."""
    rows = (line.split() for line in _data()["irregular"].strip().splitlines())
    return {plain: (past, participle) for plain, past, participle in rows}


@cache
def _plain_of() -> dict[str, str]:
    made = {form: verb for verb, forms in _irregular().items() for form in forms}
    made |= {past(verb): verb for verb in _regular()} | {third(verb): verb for verb in _verbs()}
    return {**made, **_data()["plain"]}


@cache
def _regular() -> frozenset[str]:
    known = words("VERBS") | words("NOUNS_TOO") | words("REGULAR") | words("MORE_VERBS")
    return known - set(_irregular())


def _verbs() -> list[str]:
    return sorted((*_irregular(), *_regular()))


def _only_past() -> list[str]:
    """Past forms that are neither plain verb nor participle: went, wrote."""
    kept = {past for past, _ in _irregular().values()} - {done for _, done in _irregular().values()}
    return sorted(kept - set(_verbs()))


def plain(form: str) -> str:
    """seen, sees: see."""
    return _plain_of().get(form, form)


def past(verb: str) -> str:
    """see: saw."""
    return _irregular()[verb][0] if verb in _irregular() else _with_ed(verb)


def participle(verb: str) -> str:
    """see: seen."""
    return _irregular()[verb][1] if verb in _irregular() else _with_ed(verb)


def ing(verb: str) -> str:
    """see: seeing; take: taking; run: running."""
    if verb.endswith("e") and not verb.endswith(("be", "ee", "ye", "oe")):
        return f"{verb[:-1]}ing"
    return f"{_doubled(verb)}ing"


def third(verb: str) -> str:
    """see: sees; have, are, were: has, is, was."""
    known = _data()["third"].get(verb)
    return str(known) if known else plural(verb)


def plain_or_many(verb: str) -> str:
    """is, was, has, sees: are, were, have, see."""
    table = _data()["many"]
    return verb if verb in table.values() else str(table.get(verb) or plain(verb))


def plural(noun: str) -> str:
    """year: years; company: companies."""
    if known := _data()["plural"].get(noun):
        return str(known)
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(SIBILANT) else f"{noun}s"


@cache
def singular(noun: str) -> str:
    """years: year; a word that is no plural stays."""
    known: dict[str, str] = {
        plural(one): one
        for one in (
            *_listed("THING"),
            *_listed("UNITS"),
            *_listed("COUNT"),
            *_listed("UNCOUNTABLE"),
            *_data()["plural"],
        )
    }
    return known.get(noun, noun)


def _with_ed(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ied"
    return f"{verb}d" if verb.endswith("e") else f"{_doubled(verb)}ed"


def _doubled(verb: str) -> str:
    return verb + verb[-1] if verb in words("DOUBLING") else verb


# Classes that are made of others.
MADE: dict[str, Callable[[], Iterable[str]]] = {
    "DAYS": lambda: WEEKDAYS,
    "MONTHS": lambda: MONTHS,
    "MANY_THINGS": lambda: map(plural, (*_listed("THING"), *_listed("UNITS"))),
    "MANY_COUNTED": lambda: map(plural, _listed("COUNT")),
    "TOO_MANY": lambda: map(plural, _listed("UNCOUNTABLE")),
    "VERB": _verbs,
    "PASTS": lambda: sorted({past(verb) for verb in _verbs()} - set(_verbs())),
    "DONE": lambda: sorted({participle(verb) for verb in _verbs()}),
    "DOING": lambda: map(ing, _verbs()),
    "ONLY_PAST": _only_past,
    "VERBS_S": lambda: map(third, _verbs()),
    "HOWS": lambda: map(adverb, _listed("ADJECTIVES")),
}


def adverb(word: str) -> str:
    """careful, easy, responsible: carefully, easily, responsibly."""
    if word.endswith("le"):
        return f"{word[:-1]}y"
    return f"{word[:-1]}ily" if word.endswith("y") else f"{word}ly"


def feeling(word: str) -> str:
    """interested: interesting."""
    return f"{word[:-2]}ing"


FORMS: dict[str, Callable[[str], str]] = {
    "plain": lambda wrong: plain(wrong.removeprefix("to ")),
    "past": lambda wrong: past(plain(wrong)),
    "participle": lambda wrong: participle(plain(wrong)),
    "ing": lambda wrong: ing(plain(wrong.removeprefix("to "))),
    "one": third, "many": plain_or_many, "plural": plural, "singular": singular, "ly": adverb, "feeling": feeling,
}  # fmt: skip
