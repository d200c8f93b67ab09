"""A mutant: one file of the package with one mistake in it."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from random import Random
from types import CodeType

from .changes import Change, changes
from .places import Place, places

LONGEST = 80  # characters of code shown


@dataclass(frozen=True)
class Mutant:
    """number: which of the file's changes; lines: those of its statement up to the changed code, 1 is the first.

    called: whether the changed code runs in a function, not on import; cached: whether that one keeps what it gives
    what: the code before and after
    """

    file: Path
    number: int
    line: int
    lines: range
    called: bool
    cached: bool
    what: str

    def code(self) -> CodeType:
        """The whole module with the mistake, compiled under the file's own name."""
        tree, found = _changes_of(self.file)
        found[self.number][1].make()
        return compile(ast.fix_missing_locations(tree), str(self.file), "exec", dont_inherit=True)


def sample(files: Sequence[Path], count: int, seed: int) -> list[Mutant]:
    """That many mutants of these files, by chance but the same for the same seed; all where there are no more."""
    every = [(file, number) for file in files for number in range(len(_changes_of(file)[1]))]
    chosen = Random(seed).sample(every, min(count, len(every)))
    return [_mutant(file, number) for file, number in sorted(chosen)]


def _mutant(file: Path, number: int) -> Mutant:
    place, change = _changes_of(file)[1][number]
    before, first = _shown(change.node), place.statement.lineno
    line, last = getattr(change.node, "lineno", first), getattr(change.node, "end_lineno", first)
    change.make()
    lines = range(min(first, line), max(last, line) + 1)
    keeps = place.function.decorator_list if place.function else []
    cached = any(ast.unparse(one).startswith(("cache", "lru_cache")) for one in keeps)
    what = difference(before, _shown(change.node))
    return Mutant(file, number, line, lines, place.function is not None, cached, what)


def _changes_of(file: Path) -> tuple[ast.Module, list[tuple[Place, Change]]]:
    tree = ast.parse(file.read_text("utf-8"))
    return tree, [(place, change) for place in places(tree) for change in changes(place.node)]


def _shown(node: ast.AST) -> str:
    return " ".join(line.strip() for line in ast.unparse(ast.fix_missing_locations(node)).splitlines())


def difference(before: str, after: str) -> str:
    """The change in one line; of long code only the part around it."""
    same = next((place for place, (a, b) in enumerate(zip(before, after)) if a != b), min(len(before), len(after)))
    cut = max(0, min(same, len(before) - 20) - 30) if max(len(before), len(after)) > LONGEST else 0
    return "  ->  ".join(_cut(text, cut, cut + LONGEST) for text in (before, after))


def _cut(text: str, begin: int, end: int) -> str:
    return "…" * bool(begin) + text[begin:end] + "…" * (len(text) > end)


class Laid(SourceFileLoader):
    """For the front of sys.meta_path: the module with the mistake is found before the file itself."""

    def __init__(self, mutant: Mutant, root: Path) -> None:
        parts = mutant.file.relative_to(root).with_suffix("").parts
        super().__init__(".".join(parts[:-1] if parts[-1] == "__init__" else parts), str(mutant.file))
        self.mutant = mutant

    def find_spec(self, name: str, path: object, target: object = None) -> ModuleSpec | None:
        return spec_from_file_location(name, self.path, loader=self) if name == self.name else None

    def get_code(self, fullname: str) -> CodeType:
        return self.mutant.code()
