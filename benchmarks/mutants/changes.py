"""The small mistakes people make: each kind finds what it can change in a node, and changes it in place."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import NamedTuple

COMPARISONS: dict[type, tuple[type, ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
ARITHMETIC: dict[type, type] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
}
CALLS = {"min": "max", "max": "min", "any": "all", "all": "any"}
NOT_NUMBERS = (ast.JoinedStr, ast.List, ast.Tuple, ast.ListComp)  # to take them apart fails at once: no test needed


class Change(NamedTuple):
    """What is shown before and after, and what makes the change."""

    node: ast.AST
    make: Callable[[], None]


def changes(node: ast.AST) -> Iterator[Change]:
    """Every mistake that could be made in this node alone, always in the same order."""
    for kind in KINDS:
        yield from kind(node)


def _become(node: ast.AST, other: ast.AST) -> Change:
    def make() -> None:
        node.__class__ = type(other)
        node.__dict__.update({name: value for name, value in vars(other).items() if name in other._fields})

    return Change(node, make)


def comparison(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, ast.Compare):
        for place, sign in enumerate(node.ops):
            for other in COMPARISONS[type(sign)]:
                yield Change(node, lambda place=place, other=other: node.ops.__setitem__(place, other()))


def logic(node: ast.AST) -> Iterator[Change]:
    match node:
        case ast.BoolOp(op=op):
            yield Change(node, lambda: setattr(node, "op", ast.Or() if isinstance(op, ast.And) else ast.And()))
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            yield _become(node, operand)


def arithmetic(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, ast.BinOp | ast.AugAssign) and (other := ARITHMETIC.get(type(node.op))):
        sides = [node.left, node.right] if isinstance(node, ast.BinOp) else [node.value]
        texts = [s for s in sides if isinstance(s, ast.Constant) and not isinstance(s.value, int | float)]
        if not texts and not any(isinstance(side, NOT_NUMBERS) for side in sides):
            yield Change(node, lambda: setattr(node, "op", other()))


def constant(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, ast.Constant):
        match node.value:
            case bool(value):
                others = [not value]
            case int(value) | float(value):
                others = [value + 1, value - 1]
            case str(value) | bytes(value):
                others = [value[:0] if value else type(value)(b"x" if isinstance(value, bytes) else "x")]
            case _:
                others = []
        for other in others:
            yield Change(node, lambda other=other: setattr(node, "value", other))


def condition(node: ast.AST) -> Iterator[Change]:
    """Turned round; what `comparison` and `logic` turn already is left to them."""
    if isinstance(node, ast.If | ast.IfExp | ast.While) and not isinstance(node.test, ast.Compare | ast.UnaryOp):
        copy = ast.copy_location(type(node.test)(**vars(node.test)), node.test)
        yield _become(node.test, ast.UnaryOp(ast.Not(), copy))
    if isinstance(node, ast.comprehension | ast.match_case):
        tests = node.ifs if isinstance(node, ast.comprehension) else filter(None, [node.guard])
        for test in tests:
            yield _become(test, ast.Constant(True))


def outcome(node: ast.AST) -> Iterator[Change]:
    """Nothing in the place of what is given back; a plain False is left to `constant`, for nothing is as false."""
    if isinstance(node, ast.Return) and node.value is not None:
        if not (isinstance(node.value, ast.Constant) and (node.value.value is None or node.value.value is False)):
            yield _become(node, ast.Return(None))


def omission(node: ast.AST) -> Iterator[Change]:
    """A statement left out; never what gives a name its only value, because that fails wherever the name is read."""
    stored = isinstance(node, ast.Assign) and not isinstance(node.targets[0], ast.Name | ast.Tuple)
    if stored or isinstance(node, ast.Expr | ast.AugAssign | ast.Raise | ast.Continue | ast.Break | ast.Delete):
        yield _become(node, ast.Pass())


def call(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
        yield Change(node, lambda: setattr(node.func, "id", CALLS[node.func.id]))


def part(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice):
        for end in ("lower", "upper"):
            if getattr(node.slice, end) is not None:
                yield Change(node, lambda end=end: setattr(node.slice, end, None))


KINDS = (comparison, logic, arithmetic, constant, condition, outcome, omission, call, part)
