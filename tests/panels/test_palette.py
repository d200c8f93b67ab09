"""What must be seen and is not text, the edge of a field and the ring of the focus, stands out from its ground."""

import re
from pathlib import Path

import pytest

import followup.panels.parts

SHEET = (Path(followup.panels.parts.__file__).parent / "style.css").read_text(encoding="utf-8")
ENOUGH = 3  # to one, WCAG 2.2, 1.4.11


def light(colour):
    """Relative luminance, as WCAG defines it, of #rgb or #rrggbb."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * one for one in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def palettes():
    """The colours by day and those by night; where night says nothing, day holds."""
    found = re.findall(r"--fu-([\w-]+): (#[0-9a-f]{3,6})\b", SHEET)
    second = [name for name, _ in found].index("page", 1)
    return {"day": dict(found[:second]), "night": dict(found[:second]) | dict(found[second:])}


@pytest.mark.parametrize("time", ["day", "night"])
@pytest.mark.parametrize("seen", ["edge", "focus"])
def test_edges_and_focus_stand_out_from_every_ground(time, seen):
    colours = palettes()[time]
    grounds = {name: contrast(colours[seen], colours[name]) for name in ("page", "surface", "sunk")}
    assert {name: round(ratio, 2) for name, ratio in grounds.items() if ratio < ENOUGH} == {}
