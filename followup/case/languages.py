"""How a letter begins and ends in the employer's language, where that is not English: a small table, a house one."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from .case import Case, Contact
from .greetings import shown

ENGLISH = "en"
ENGLISH_TITLES = {"ms": "woman", "mrs": "woman", "miss": "woman", "mr": "man"}
SAME = {"nb": "no", "nn": "no"}


class Letters(NamedTuple):
    """name: of the language, in English; None where the table has none of it, and then neither greeting nor closing."""

    name: str | None
    greeting: str = ""
    closing: str = ""


def letters_in(case: Case, who: Contact | None) -> Letters | None:
    """How letters to that person begin and end; None where they are in English, or nobody gave their language."""
    code = (case.employer.language or ENGLISH).partition("-")[0].casefold()
    if code == ENGLISH:
        return None
    held = _table().get(SAME.get(code, code))
    if held is None:
        return Letters(None)
    return Letters(held["name"], _greeting(held, who), held["closing"])


def _greeting(held: dict[str, Any], who: Contact | None) -> str:
    """With the formal title where the noted form of address has one; of nobody known only what needs no name."""
    if who is None:
        return "" if "{name}" in held["else"] else str(held["else"])
    title, _, family = (who.address or "").partition(" ")
    word = title.casefold().rstrip(".")
    titles: dict[str, list[str]] = held.get("titles", {})
    kind = next((kind for kind, words in titles.items() if word in words), ENGLISH_TITLES.get(word))
    if family and kind in held:
        return str(held[kind]).format(family=family)
    return str(held["else"]).format(name=shown(who.name))


@cache
def _table() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files(__package__).joinpath("languages.toml").read_text("utf-8"))
