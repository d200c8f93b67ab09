"""Ways to spoil a file or a mapping; each takes a seeded random.Random, so that every run spoils alike."""

from __future__ import annotations

import copy
import json
import math
import random
from datetime import UTC, date, datetime, time, timedelta, timezone

HOSTILE = [
    "<script>alert(1)</script>",
    "'; DROP TABLE cases; --", "{{7*7}}", "${HOME}", "%s%n%x", "../../etc/passwd",
    "\u202eevil\u202c", "a\u0000b", "\ud800", "é" * 5000, "\n\n\n", "\r\nBcc: all@works.example",
    "🙂" * 300,
    "", " ", "null", "NO", "\u2028line\u2029", "\ufeff", "A" * 400, "ﷺ" * 90, "-", "__class__",
    "\x1b[31mred",
]  # fmt: skip
ODD_VALUES = [
    None, True, False, 0, -1, 1, 10**30, -(10**30), 2**63, 1e308, math.inf, -math.inf, math.nan, 3.5,
    "", [], {},
    [[]], [{}], {"": ""}, b"bytes", object, object(), {1, 2}, (1, 2), time(12), timedelta(days=1),
    complex(1, 2),
    date(1, 1, 1), date(9999, 12, 31), date(1970, 1, 1), date(2100, 12, 31), date(2101, 1, 1),
    date(2099, 12, 31),
    datetime(2026, 3, 4, 14), datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, 59,
    tzinfo=UTC),
    datetime(2026, 3, 4, 14, tzinfo=timezone(timedelta(hours=23, minutes=59))),
    datetime(2026, 3, 4, 14, tzinfo=timezone(-timedelta(hours=23, minutes=59))),
    datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=23, minutes=59))),
    datetime(9999, 12, 31, 23, 59, tzinfo=timezone(-timedelta(hours=23, minutes=59))),
    datetime(2100, 12, 31, 23, 59, tzinfo=timezone(timedelta(hours=-12))),
    datetime(1970, 1, 1, tzinfo=timezone(timedelta(hours=14))), datetime(2099, 11, 30, 9, tzinfo=UTC),
    "2026-03-04T14:00:00", "2026-03-04T14:00:00+23:59", "2026-03-04T25:00:00Z", "0000-00-00",
    "9999-12-31",
    "2026-W10-3", "20260304T140000Z", "2026-03-04T14:00:00.123456789+01:00", "2026-03-04T14:00:60Z",
    "maria", "hr",
]  # fmt: skip
SNIPPETS = [
    "9" * 5000, "1e999", "nan", "inf", "0x7fffffffffffffff", "[" * 2000, "{" * 2000, '[[[["a"]]]]',
    "2026-02-30",
    "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "2026-03-04T14:00:00", "2026-03-04",
    "12:00:00", '"""',
    "\\u0000", "\\ud800", "= =", "]", "}", "[employer]", "[[contacts]]", "a.b.c = 1", "with = 3",
    "# note", "NaN",
    "Infinity", "1979-05-27 07:32:00Z", "true", "'", '"', "\x00", "\t", "\r", "{}", "[]", ",", ":",
    "-1",
]  # fmt: skip


def spoil_text(rng: random.Random, text: str) -> bytes:
    """One to three faults in a text, then perhaps a wrong encoding."""
    for _ in range(rng.randint(1, 3)):
        text = rng.choice(TEXT_FAULTS)(rng, text)
    data = text.encode("utf-8", "surrogatepass")
    return rng.choice(BYTE_FAULTS)(rng, data) if rng.random() < 0.3 else data


def truncate(rng, text):
    return text[: rng.randrange(len(text) + 1)]


def put_in(rng, text):
    at = rng.randrange(len(text) + 1)
    return text[:at] + rng.choice(SNIPPETS + HOSTILE) + text[at:]


def replace_value(rng, text):
    lines = text.split("\n")
    at = rng.randrange(len(lines))
    for mark in (" = ", ": "):
        if mark in lines[at]:
            lines[at] = lines[at].split(mark)[0] + mark + rng.choice(SNIPPETS)
    return "\n".join(lines)


def repeat_line(rng, text):
    lines = text.split("\n")
    lines.insert(rng.randrange(len(lines) + 1), rng.choice(lines))
    return "\n".join(lines)


def drop_line(rng, text):
    lines = text.split("\n")
    del lines[rng.randrange(len(lines))]
    return "\n".join(lines)


def swap_lines(rng, text):
    lines = text.split("\n")
    a, b = rng.randrange(len(lines)), rng.randrange(len(lines))
    lines[a], lines[b] = lines[b], lines[a]
    return "\n".join(lines)


def cut_out(rng, text):
    at = rng.randrange(len(text) + 1)
    return text[:at] + text[at + rng.randint(1, 40) :]


def change_letter(rng, text):
    at = rng.randrange(max(len(text), 1))
    return text[:at] + chr(rng.choice([0, 9, 10, 34, 92, 91, 123, 0xE9, 0xFEFF, 0x1F642])) + text[at + 1 :]


def change_digit(rng, text):
    places = [i for i, letter in enumerate(text) if letter.isdigit()]
    at = rng.choice(places or [0])
    return text[:at] + rng.choice("0123456789") + text[at + 1 :]


def flip_bytes(rng, data):
    data = bytearray(data)
    for _ in range(rng.randint(1, 5)):
        if data:
            data[rng.randrange(len(data))] = rng.randrange(256)
    return bytes(data)


def to_encoding(rng, data):
    text = data.decode("utf-8", "replace").replace("\ud800", "?")
    return text.encode(rng.choice(["utf-16", "utf-16-le", "utf-32", "utf-8-sig", "latin-1", "cp037"]), "replace")


def only_noise(rng, data):
    return rng.randbytes(rng.choice([0, 1, 2, 300]))


def padded(rng, data):
    return rng.choice([b"\x00" * 50 + data, data + b"\x00" * 50, b"\xff\xfe" + data, data + data, b"\n" * 3000 + data])


TEXT_FAULTS = [truncate, put_in, replace_value, replace_value, repeat_line, drop_line, swap_lines, cut_out]
TEXT_FAULTS += [change_letter, change_digit, change_digit]
BYTE_FAULTS = [flip_bytes, to_encoding, only_noise, padded]


def places(value, path=()):
    """The path of every value in nested tables and lists."""
    if path:
        yield path
    if len(path) > 6:
        return
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        yield from places(part, (*path, key))


def spoil_mapping(rng: random.Random, mapping: dict) -> dict:
    """One to three values replaced, removed or added."""
    mapping = copy.deepcopy(mapping)
    for _ in range(rng.randint(1, 3)):
        *way, last = rng.choice(list(places(mapping)) or [("id",)])
        table = mapping
        for name in way:
            table = table[name]
        spoil_place(rng, table, last)
    return mapping


def spoil_place(rng, table, last):
    fault = rng.randrange(6)
    if fault < 3:
        table[last] = rng.choice(ODD_VALUES)
    elif fault == 3:
        table[last] = rng.choice(HOSTILE)
    elif fault == 4:
        del table[last]
    elif isinstance(table, dict):
        table[rng.choice([*HOSTILE, 3, None, "naem", ("a", "b")])] = rng.choice(ODD_VALUES)
    else:
        table.append(nested(rng.choice([3, 200, 5000])))


def nested(depth: int):
    value = []
    for _ in range(depth):
        value = [value]
    return value


def as_json(mapping) -> str:
    return json.dumps(mapping, default=lambda when: when.isoformat(), indent=1, ensure_ascii=False)
