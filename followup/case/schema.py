"""Turns pydantic's findings into our one form of error, for case files, rulebooks and journals alike."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from itertools import islice
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from .errors import LONGEST_SEEN, InputError, Problem, form_of, shorten

MOST_TOLD = 100  # mistakes of one file or folder; who has more mends these first
MOST_COMPARED = 1_000  # words that a wrong one is compared with
T = TypeVar("T")
_TABLE = ("not a table", "keys with values")
WORDS = {  # a kind of finding -> what is wrong, what is allowed
    "string_type": ("not a text", 'a text, in a file between " and "'),
    "string_pattern_mismatch": ("not such a word", "letters, digits and hyphens, as in the others of this kind"),
    **dict.fromkeys(("too_long", "string_too_long"), ("too long", "up to {max_length} letters")),
    **dict.fromkeys(("too_short", "string_too_short"), ("empty", "text, or leave the key out")),
    **dict.fromkeys(("int_type", "int_parsing", "int_from_float", "int_parsing_size"),
                    ("not a whole number", "a whole number such as 7")),
    **dict.fromkeys(("bool_type", "bool_parsing"), ("neither yes nor no", "true or false")),
    "greater_than_equal": ("too small a number", "{ge} or more"),
    "less_than_equal": ("too large a number", "{le} or less"),
    **dict.fromkeys(("tuple_type", "list_type"), ("not a list", "a list, in a file between [ and ]")),
    **dict.fromkeys(("dict_type", "dataclass_type", "dataclass_exact_type", "mapping_type"), _TABLE),
}  # fmt: skip
OF_LISTS = {
    "too_long": ("too many entries", "up to {max_length}"),
    "too_short": ("too few entries", "{min_length} or more"),
}


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that `word` most resembles, or "" if none comes close."""
    words = list(islice(known, MOST_COMPARED))
    return next(iter(get_close_matches(str(word)[:LONGEST_SEEN], words, 1, 0.5)), "")


def one_of(known: Iterable[str], seen: str = "") -> str:
    """What is allowed, in words: the nearest known word first, then (if few) all of them."""
    words = sorted(known)
    close = nearest(seen, words) if seen else ""
    listed = ", ".join(words) if len(words) <= 40 else f"one of {len(words)}"
    return f"{close}? — {listed}" if close else listed


def path_of(location: Iterable[object]) -> str:
    """('contacts', 0, 'email') as people write it: contacts[0].email. Positions count from 0."""
    path = ""
    for part in location:
        path += f"[{part}]" if isinstance(part, int) else f".{part}" if path else str(part)
    return path


def keys_of(kind: type) -> list[str]:
    """The keys a mapping of this dataclass may have, as files spell them."""
    return [_alias(field) for field in dataclasses.fields(kind)]


def _alias(field: dataclasses.Field[Any]) -> str:
    return str(field.metadata.get("key", field.name))


def problems_of(error: ValidationError, where: str, kinds: Mapping[str, type]) -> list[Problem]:
    """pydantic's findings as Problems.

    where: file or id that every problem begins with
    kinds: for each table name, the dataclass behind it, to name the nearest known key
    """
    found = error.errors(include_url=False)
    told = [_problem(one, where, kinds) for one in found[:MOST_TOLD]]
    return [*told, Problem(where, f"and {len(found) - MOST_TOLD:,} more mistakes")] if len(found) > MOST_TOLD else told


def _problem(found: Mapping[str, Any], where: str, kinds: Mapping[str, type]) -> Problem:
    location = [part for part in found["loc"] if not str(part).startswith(("function-", "tagged-", "nullable"))]
    at = f"{where}: {path_of(location)}" if location else where
    match found["type"]:
        case "missing":
            return Problem(at, "this key is required and missing")
        case "extra_forbidden" | "unexpected_keyword_argument":
            table = next((str(part) for part in reversed(location[:-1]) if isinstance(part, str)), "")
            known = keys_of(kinds[table]) if table in kinds else []
            return Problem(at, "unknown key", shorten(str(location[-1])), one_of(known, str(location[-1])))
        case "literal_error":
            return Problem(at, "not one of the allowed words", _seen(found), found["ctx"]["expected"].replace("'", ""))
        case "value_error":
            what, _, allowed = str(found["ctx"]["error"]).partition("; allowed: ")
            return Problem(at, what, _seen(found), allowed)
        case kind if words := _words(kind, found["input"]):
            what, allowed = words
            return Problem(at, what, _seen(found), allowed.format_map(found.get("ctx", {})))
        case _:
            return Problem(at, found["msg"][:1].lower() + found["msg"][1:], _seen(found))


def _words(kind: str, value: object) -> tuple[str, str] | None:
    """What is wrong and what is allowed, of a kind of finding; of lists other words than of texts."""
    return (OF_LISTS.get(kind) if isinstance(value, list | tuple) else None) or WORDS.get(kind)


def _seen(found: Mapping[str, Any]) -> str:
    value = found["input"]
    return form_of(value) if isinstance(value, dict | list) else shorten(value)


def read_as(adapter: TypeAdapter[T], data: object, where: str, kinds: Mapping[str, type]) -> T:
    """`data` as the adapter's type; InputError naming every fault otherwise."""
    try:
        return adapter.validate_python(data)
    except ValidationError as error:
        raise InputError(*problems_of(error, where, kinds)) from None
    except RecursionError:
        raise InputError(Problem(where, "nested too deeply")) from None
