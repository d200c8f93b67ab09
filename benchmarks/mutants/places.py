"""Where a mistake would be one: everything that runs, but no types, no documentation and no wording of errors."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

TYPES = ("annotation", "returns", "decorator_list")  # a decorator names what is called, and how much a cache holds
MAKERS_OF_TYPES = ("TypeVar", "NewType", "cast")
PLATFORM = ("os.name", "sys.platform")  # code for another machine is not run on this one


class Place(NamedTuple):
    """A node, the statement it stands in, and what it runs in: the outermost function, None for what an import runs."""

    node: ast.AST
    statement: ast.stmt
    function: ast.FunctionDef | None


def places(tree: ast.Module) -> Iterator[Place]:
    """All places of a module, always in the same order."""
    for statement in tree.body:
        yield from _of(statement, statement, None)


def _of(node: ast.AST, statement: ast.stmt, function: ast.FunctionDef | None) -> Iterator[Place]:
    if _is_idle(node):
        return
    yield Place(node, statement, function)
    for name, value in ast.iter_fields(node):
        inside = function or (node if name == "body" and isinstance(node, ast.FunctionDef) else None)
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and name not in TYPES and not _is_wording(statement, node, child):
                yield from _of(child, child if isinstance(child, ast.stmt) else statement, inside)


def _is_idle(node: ast.AST) -> bool:
    """Whether nothing that is done depends on it, here and now."""
    match node:
        case ast.Import() | ast.ImportFrom() | ast.Expr(value=ast.Constant()):
            return True
        case ast.Assign(targets=[ast.Name(id=name)]):
            return name.startswith("__")
        case ast.If(test=test) | ast.IfExp(test=test):
            return any(name in ast.unparse(test) for name in (*PLATFORM, "TYPE_CHECKING"))
        case ast.Subscript(value=ast.Name(id="Literal")):
            return True
        case ast.Call(func=ast.Name(id=name)):
            return name in MAKERS_OF_TYPES
        case ast.keyword(arg="strict"):  # of zip: an assertion
            return True
    return False


def _is_wording(statement: ast.stmt, parent: ast.AST, child: ast.AST) -> bool:
    """Text that is only read by people: what is raised, and what stands between the values of an f-string."""
    if not isinstance(child, ast.Constant) or not isinstance(child.value, str):
        return False
    if isinstance(statement, ast.Raise) or isinstance(parent, ast.JoinedStr):
        return True
    return isinstance(parent, ast.Call) and ast.unparse(parent.func).endswith(("Problem", "Error", "Unavailable"))
