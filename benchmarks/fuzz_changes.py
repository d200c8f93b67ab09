"""Sound input made odd: by its bytes, by its structure, and by what people and programs really put where it hurts."""

from __future__ import annotations

import io
import json
import tomllib
import zipfile
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

MOST = 400_000  # bytes of an input that is made here; larger ones are the budget tests'
ODD = (
    *("", " ", "\u200b", "\u202e", "\ufeff", "\x00", "\x1b[31m", "null", "NaN", "-inf", "1e999", "0", "-1", "9" * 400),
    *("2026-02-30", "0001-01-01", "9999-12-31T23:59:59+14:00", "2026-03-08T02:30:00", "24:00", "true", "=1+1", "@sum"),
    *("<img src=x onerror=alert(1)>", "{name}", "{{", "[[x]]", "%s%n", "\\", "\"'", "../../x", "\r\n", "\u2028", ","),
    *("é\u0301" * 40, "\U0001f600" * 30, "a" * 9000, ";" * 50, "Ω≈ç√", "مرحبا", "日本語"),
)
LONGEST = 2_000  # characters of a word that is said fifty times
HOLDING = ([], {}, [[]], [None], {"": ""}, {"a": {"a": {"a": []}}}, ["x"] * 300)
VALUES: tuple[Any, ...] = (None, True, False, 0, -1, 1.5, 10**30, float("inf"), *HOLDING, *ODD)
PIECES = (
    *(word.encode() for word in ODD),
    *(b"\xff\xfe", b"\xef\xbb\xbf", b"\xc3", b"\x80" * 40, b'"' * 31, b"\n" * 900, b"=" * 40, b"a." * 800),
    *(b"[" * 3000, b"{" * 3000, b"(" * 900),
)


def changed(data: bytes, others: Sequence[bytes], structure: Callable[[bytes, Random], bytes], random: Random) -> bytes:
    """One input: changed in its structure, its bytes, or both."""
    how = random.random()
    if how < 0.75:
        data = structure(data, random)
    if how > 0.65:
        for _ in range(random.choice((1, 1, 2, 3, 8))):
            data = in_bytes(data, others, random)
    return data[:MOST]


def in_bytes(data: bytes, others: Sequence[bytes], random: Random) -> bytes:
    """Something put in, taken out, doubled, exchanged or cut off anywhere."""
    at = random.randrange(len(data) + 1)
    end = min(len(data), at + random.choice((1, 2, 8, 64, 512)))
    other = random.choice(others)
    begin = random.randrange(len(other) + 1)
    return random.choice((
        lambda: data[:at] + random.choice(PIECES) + data[at:],
        lambda: data[:at] + random.choice(PIECES) + data[end:],
        lambda: data[:at] + data[end:],
        lambda: data[:at] + data[at:end] * random.choice((2, 2, 30)) + data[end:],
        lambda: data[:at] + random.randbytes(random.choice((1, 1, 4))) + data[end:],
        lambda: data[:at],
        lambda: data[:at] + other[begin : begin + 300] + data[end:],
        lambda: _line_moved(data, random),
    ))()  # fmt: skip


def _line_moved(data: bytes, random: Random) -> bytes:
    lines = data.split(b"\n")
    lines.insert(random.randrange(len(lines)), lines.pop(random.randrange(len(lines))))
    return b"\n".join(lines)


def in_tree(tree: Any, random: Random) -> Any:
    """A tree of mappings and lists with one node replaced, taken out, renamed, doubled or exchanged for another."""
    nodes = list(_nodes(tree))
    if not nodes:
        return random.choice(VALUES)
    holder, key = random.choice(nodes)
    how = random.choices(("text", "other", "gone", "odd", "doubled", "renamed"), (8, 3, 3, 3, 2, 1))[0]
    if how == "text" and isinstance(holder[key], str):
        text = holder[key]
        at = random.randrange(len(text) + 1)
        holder[key] = text[:at] + random.choice(ODD) + text[at:]
    elif how == "other":
        other, place = random.choice(nodes)
        holder[key] = other[place] if place in other or isinstance(other, list) else None
    elif how == "gone":
        holder.pop(key)
    elif how == "doubled" and isinstance(holder, list):
        holder[key:key] = [holder[key]] * random.choice((1, 1, 200))
    elif how == "renamed" and isinstance(holder, dict):
        holder[random.choice(ODD)[:40]] = holder.pop(key)
    else:
        holder[key] = random.choice(VALUES)
    return tree


def _nodes(tree: Any) -> Any:
    stack, seen = [tree], 0
    while stack and seen < 3000:
        held = stack.pop()
        for key in list(held) if isinstance(held, dict) else range(len(held)):
            seen += 1
            yield held, key
            if isinstance(held[key], dict | list) and held[key] is not held:
                stack.append(held[key])


def in_json(data: bytes, random: Random) -> bytes:
    tree = json.loads(data)
    for _ in range(random.choice((1, 1, 2, 4))):
        tree = in_tree(tree, random)
    return _json(tree)


def _json(tree: Any) -> bytes:
    try:
        return json.dumps(tree, ensure_ascii=False, default=str).encode("utf-8", "surrogatepass")
    except ValueError:  # a tree that holds itself
        return b"{}"


def in_lines(data: bytes, random: Random) -> bytes:
    """One line of JSON among others."""
    lines = data.split(b"\n")
    at = random.randrange(len(lines))
    if lines[at].strip():
        lines[at] = in_json(lines[at], random)
    return b"\n".join(lines)


def in_toml(data: bytes, random: Random) -> bytes:
    """Written as TOML again, as far as it can be."""
    import tomlkit

    tree = tomllib.loads(data.decode())
    for _ in range(random.choice((1, 1, 2))):
        tree = in_tree(tree, random)
    try:
        return tomlkit.dumps(tree).encode("utf-8", "surrogatepass")
    except Exception:  # tomlkit writes no null, no number without end
        return _json(tree)


def in_table(data: bytes, random: Random) -> bytes:
    """A cell, a column or a row of a CSV file, or a part of a workbook."""
    if data[:2] == b"PK":
        return _in_zip(data, random)
    if data[:1] in b"[{":
        return in_json(data, random)
    rows = [line.split(b",") for line in data.split(b"\n")]
    row = random.choice(rows)
    how = random.randrange(4)
    if how == 0:
        row[random.randrange(len(row))] = random.choice(PIECES)
    elif how == 1:
        rows.insert(random.randrange(len(rows)), row * random.choice((1, 2, 40)))
    elif how == 2:
        for one in rows:
            one.insert(min(1, len(one)), random.choice(PIECES[:30]))
    else:
        random.shuffle(row)
    return b"\n".join(b",".join(one) for one in rows)


def _in_zip(data: bytes, random: Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    name = random.choice(list(parts))
    if random.random() < 0.1:
        del parts[name]
    else:
        parts[name] = in_bytes(parts[name], list(parts.values()), random)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for part, held in parts.items():
            target.writestr(part, held)
    return made.getvalue()


def in_text(data: bytes, random: Random) -> bytes:
    """Words and sentences of a message exchanged, doubled, or something odd among them."""
    words = data.decode("utf-8", "replace").split(" ")
    for _ in range(random.choice((1, 2, 5, 20))):
        at = random.randrange(len(words))
        word, other = words[at][:LONGEST], random.choice(words)[:LONGEST]
        more = (word * 2, word * 50, word.upper(), word[::-1], f"{word}.\n\n", f"{other} {word}", "- " * 20, "")
        words[at] = random.choice((*more, other, random.choice(ODD)))
    return " ".join(words).encode("utf-8", "surrogatepass")
