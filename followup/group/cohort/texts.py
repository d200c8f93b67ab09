"""A case as the text that the store keeps, and back: by the schema itself, so that no key is forgotten."""

from __future__ import annotations

from functools import cache

from pydantic import TypeAdapter

from ...case.case import Case

_cases = cache(lambda: TypeAdapter(Case))


def write_case(case: Case) -> str:
    """The case as JSON, with the keys of a case file; the same text for the same case."""
    return _cases().dump_json(case, by_alias=True, exclude_none=True).decode()


def read_case(facts: str) -> Case:
    """The case that was written. It was checked then, so this looks at the form of each value only."""
    return _cases().validate_json(facts)
