"""An overlay folder while it is edited: the texts of its files; every change gives a new one and keeps all comments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ..case.structured import read_toml
from ..rulebook.book import DEFAULT_POLICY
from .originals import original, original_text

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

FILES = {
    "policy": "policies.toml", "answer": "policies.toml", "limit": "limits.toml", "place": "limits.toml",
    "advice": "advice.toml", "rule": "wording.toml", "custom": "customs.toml", "source": "sources.toml",
    "practice": "practice.toml", "figure": "figures.toml",
}  # fmt: skip
TITLES = {
    "policies.toml": "Policies of our own: an answer to each question of the workbook. What is left out is balanced's.",
    "limits.toml": "Days and hours of our own, each in the place of the workbook's figure of the same id.",
    "advice.toml": "Advice in our own words, each in the place of the workbook's of the same id.",
    "wording.toml": "What the plan says, in our own words; when it says so is the workbook's unless you change `when`.",
    "customs.toml": "How thank-yous and calls are taken in a country, in our own words. It changes no date.",
    "practice.toml": "What is practised before a page opens on an invented case. A real case is never held back.",
    "figures.toml": "What we have counted ourselves, shown beside a candidate's own days and never as a forecast.",
    "sources.toml": "Who says so where it is we ourselves.",
}


@dataclass(frozen=True)
class Draft:
    """files: the text of each TOML file by its path in the folder, "/" between; folder: where it was opened, or ""."""

    files: Mapping[str, str] = field(default_factory=dict)
    folder: str = ""


def entry_of(draft: Draft, kind: str, id: str) -> dict[str, Any] | None:
    """What the folder itself says of an entry; None where it leaves the workbook's alone."""
    return deepcopy(next((table for _, of, table in _entries(draft) if of == kind and table.get("id") == id), None))


def own_ids(draft: Draft, kind: str) -> list[str]:
    """The ids of all entries of a kind that the folder has."""
    return [str(table["id"]) for _, of, table in _entries(draft) if of == kind and "id" in table]


def shown_policy(draft: Draft) -> str:
    """The policy to look at the folder's changes under: its own first one, else the default."""
    return next(iter(own_ids(draft, "policy")), DEFAULT_POLICY)


def put(draft: Draft, kind: str, id: str, comment: Mapping[str, str] | None = None, **values: Any) -> Draft:
    """With these keys of an entry set; it is copied from the workbook's where the folder has none yet.

    kind: as files spell it, or template; comment: a few words behind a key. A value of None takes the key out. All
    else of the folder stays as it is, letter for letter.
    """
    from tomlkit import dumps

    file, document = _opened(draft, kind, id)
    _set(_table(document, kind, id), values, comment or {})
    return replace(draft, files={**draft.files, file: dumps(document)})


def put_wordings(draft: Draft, template: str, paragraph: int, texts: list[str]) -> Draft:
    """With other wordings of one paragraph (counted from 0) of a message; the rest of its file stays."""
    from tomlkit import dumps

    file, document = _opened(draft, "template", template)
    document["paragraph"][paragraph]["text"] = texts[0] if len(texts) == 1 else _item(texts)
    return replace(draft, files={**draft.files, file: dumps(document)})


def drop(draft: Draft, kind: str, id: str) -> Draft:
    """Without that entry: the workbook's own counts again. A file of ours in which nothing is left goes too."""
    from tomlkit import dumps, parse

    file = _file_of(draft, kind, id)
    if file is None:
        return draft
    if kind == "template":
        return replace(draft, files=_without(draft, file))
    document = parse(draft.files[file])
    tables = document[kind]
    del tables[next(n for n, table in enumerate(tables) if table.get("id") == id)]
    if not tables:
        del document[kind]
    if not document and file in TITLES:
        return replace(draft, files=_without(draft, file))
    return replace(draft, files={**draft.files, file: dumps(document)})


def _without(draft: Draft, file: str) -> dict[str, str]:
    return {name: text for name, text in draft.files.items() if name != file}


def _entries(draft: Draft) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """File, kind and table of each entry; a file that can't be read has none (checking.py says why)."""
    for file, text in draft.files.items():
        yield from ((file, kind, table) for kind, table in _tables(text))


@lru_cache(maxsize=64)
def _tables(text: str) -> tuple[tuple[str, dict[str, Any]], ...]:
    """Kind and table of each entry of a file, read once while the forms ask for one after the other."""
    try:
        data = read_toml(text)
    except ValueError:
        return ()
    if "paragraph" in data:
        return (("template", data),)
    listed = ((kind, tables) for kind, tables in data.items() if isinstance(tables, list))
    return tuple((kind, table) for kind, tables in listed for table in tables if isinstance(table, dict))


def _file_of(draft: Draft, kind: str, id: str) -> str | None:
    return next((file for file, of, table in _entries(draft) if of == kind and table.get("id") == id), None)


def _opened(draft: Draft, kind: str, id: str) -> tuple[str, TOMLDocument]:
    """The file that holds an entry; where none does, the one it goes into, begun with the workbook's."""
    from tomlkit import parse

    file = _file_of(draft, kind, id)
    return _begun(draft, kind, id) if file is None else (file, parse(draft.files[file]))


def _begun(draft: Draft, kind: str, id: str) -> tuple[str, TOMLDocument]:
    """The file a new entry goes into, with the workbook's entry copied into it."""
    from tomlkit import aot, comment, document, item, nl, parse

    if kind == "template":
        file = _free(draft, f"templates/{id}.toml")
        return file, parse(original_text("template", id))
    file = FILES[kind]
    text = draft.files.get(file)
    made = parse(text) if text is not None else document()
    if text is None:
        made.add(comment(TITLES[file]))
        made.add(nl())
    if kind not in made:
        made.add(kind, aot())
    made[kind].append(item({"id": id, **original(kind, id)}))
    if len(made[kind]) > 1:
        made[kind][-1].trivia.indent = "\n"  # an empty line between entries, for people who read the file
    return file, made


def _free(draft: Draft, file: str) -> str:
    """The path, or one beside it where another entry stands there."""
    number, wanted = 1, file
    while wanted in draft.files:
        number += 1
        wanted = file.replace(".toml", f"-{number}.toml")
    return wanted


def _table(document: Any, kind: str, id: str) -> Any:
    if kind == "template":
        return document
    return next(table for table in document[kind] if table.get("id") == id)


def _set(table: Any, values: Mapping[str, Any], comments: Mapping[str, str]) -> None:
    for key, value in values.items():
        if value is None:
            table.pop(key, None)
            continue
        if isinstance(value, Mapping) and key in table:
            _set(table[key], value, {})
            continue
        table[key] = _item(value)
        if key in comments:
            table[key].comment(comments[key])


def _item(value: Any) -> Any:
    from tomlkit import array, item

    if not isinstance(value, list | tuple):
        return item(value)
    made = array().multiline(any(isinstance(one, str) and len(one) > 40 for one in value))
    made.extend(value)
    return made
