"""A figure as SVG in which text stays text: a browser shapes names of any script, and each mark says what it is.

matplotlib writes it; here it is read again and built anew, so that on a page everything in it is escaped once more,
its colours follow the page's, and a mark shows its words when it is pointed at or touched.
"""

from __future__ import annotations

import io
import re
import warnings
from hashlib import sha256
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from ...case.markup import Markup, tag
from . import look

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
FONT = re.compile(r"font-family: [^;]+;")
SANS = "font-family: system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif;"
LONG = re.compile(r"(\.\d\d)\d+")  # a hundredth of a unit is finer than any screen
TIP = 4  # units above the chart for what is said of its highest mark
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
LOOK = "display:block;width:100%;max-width:1000px;min-width:660px;height:auto"
ON_A_PHONE = "display:block;width:100%;max-width:520px;min-width:290px;height:auto"
INHERITED = "stroke-linejoin:round;stroke-linecap:butt"
PAGE_COLOURS = {  # of ours: the page's, which has others at night
    "#ffffff": "--fu-surface", look.INK: "--fu-ink", look.SOFT: "--fu-ink-2", look.LINE: "--fu-line",
    look.STRIPE: "--fu-sunk", look.PURPLE: "--fu-chart-purple", look.ORANGE: "--fu-chart-orange",
}  # fmt: skip
COLOUR = re.compile("|".join(PAGE_COLOURS))
ET.register_namespace("", SVG)
ET.register_namespace("xlink", XLINK)


def as_svg(figure: Figure) -> bytes:
    """The figure as a file of its own; the same figure gives the same bytes."""
    with look.whole_titles(figure):
        root = _read(figure)
    root.insert(0, _title(str(figure.get_label())))
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="utf-8")


def inline(figure: Figure) -> Markup:
    """The figure as an <svg> for a page, without its title, which the page says in its own words above."""
    with look.untitled(figure):
        root = _read(figure)
    shape = ON_A_PHONE if figure.get_figwidth() < look.WIDE else LOOK
    width, height = map(float, root.get("viewBox", "").split()[2:])
    root.attrib = {"viewBox": f"0 {-TIP} {width:g} {height + TIP:g}", "role": "img", "style": f"{shape};{INHERITED}",
                   "aria-label": str(figure.get_label()), "class": "fu-chart"}  # fmt: skip
    return _built(root)


def _read(figure: Figure) -> ET.Element:
    """What matplotlib makes of it, without what only names things, each told mark with its words."""
    import matplotlib

    file, salt = io.StringIO(), sha256(str(figure.get_label()).encode()).hexdigest()[:12]
    with warnings.catch_warnings(), matplotlib.rc_context({"svg.fonttype": "none", "svg.hashsalt": salt}):
        warnings.filterwarnings("ignore", message="Glyph")  # the browser has the letters that our font has not
        figure.savefig(file, format="svg", metadata=dict.fromkeys(("Date", "Creator", "Format", "Type")))
    root = ET.fromstring(file.getvalue().split("?>", 1)[1])
    told = {artist.get_gid(): artist.told for artist in figure.findobj(lambda one: hasattr(one, "told"))}
    for group in list(root.iter(f"{{{SVG}}}g")):
        if group.get("id") in told:
            _tell(group, told[group.get("id")], 36 * figure.get_figwidth())
    _tidy(root)
    return root


def _tell(group: ET.Element, words: list[str], middle: float) -> None:
    """Give each shape of a group its words. Where their numbers differ nobody knows whose they are: none is told.
    middle: units; what stands right of it has its words on the left.
    """
    kind = "use" if group.find(f".//{{{SVG}}}use") is not None else "path"
    found = [(holder, shape) for holder in group.iter() if not holder.tag.endswith("defs")
             for shape in holder if shape.tag == f"{{{SVG}}}{kind}"]  # fmt: skip
    if len(found) != len(words):
        return
    for (holder, shape), said in zip(found, words):
        mark = ET.Element(f"{{{SVG}}}g", {"class": "fu-mark", "tabindex": "-1"})
        mark.extend([_title(said), shape, _tip(said, shape, middle)])
        holder[list(holder).index(shape)] = mark


def _title(words: str) -> ET.Element:
    made = ET.Element(f"{{{SVG}}}title")
    made.text = words
    return made


def _tip(words: str, shape: ET.Element, middle: float) -> ET.Element:
    """The same words beside the mark, for a finger, which can't point; the page's sheet brings them out."""
    x, y = (float(one) for one in NUMBER.findall(f"{shape.get('x')} {shape.get('y')} {shape.get('d', '')}")[:2])
    side = "end" if x > middle else "start"
    style = f"font-size: 11px; {SANS} text-anchor: {side}; fill: {look.INK}"
    place = {"x": f"{x:.0f}", "y": f"{max(y - 9, 6):.0f}", "display": "none", "class": "fu-tip", "style": style}
    made = ET.Element(f"{{{SVG}}}text", place)
    made.text = look.shortened(words, 70 if middle > 200 else 36)
    return made


def _tidy(root: ET.Element) -> None:
    """Out with ids that nothing refers to, notes on who made it, and rules that would hold for the whole page."""
    for child in list(root):
        if child.tag.endswith("metadata") or child.find(f"{{{SVG}}}style") is not None:
            root.remove(child)
    root.set("style", INHERITED)
    used = set(re.findall(r"#([a-z][0-9a-f]{10})\b", ET.tostring(root, encoding="unicode")))
    for one in root.iter():
        if one.get("id") not in used:
            one.attrib.pop("id", None)
        if "style" in one.attrib:
            one.set("style", FONT.sub(SANS, one.get("style", "")))
        for paint in ("fill", "stroke"):  # a page's colour can be named in a style alone
            if one.get(paint, "").startswith("#"):
                one.set("style", f"{one.get('style', '')}; {paint}: {one.attrib.pop(paint)}".lstrip("; "))
        if (path := one.get("d")) is not None:
            one.set("d", LONG.sub(r"\1", " ".join(path.split())))
        one.tail = None
        if one.text and not one.text.strip():
            one.text = None
        elif one.text and one.text.startswith(" "):  # which a browser would leave out
            one.text = one.text.replace(" ", "\u00a0", len(one.text) - len(one.text.lstrip()))


def _built(one: ET.Element) -> Markup:
    """The element made by the one way to HTML, with the colours of the page."""
    attributes = {key.rpartition("}")[2]: value for key, value in one.attrib.items()}
    if "style" in attributes:
        attributes["style"] = COLOUR.sub(
            lambda found: f"var({PAGE_COLOURS[found[0]]}, {found[0]})", attributes["style"]
        )
    name = one.tag.rpartition("}")[2]
    return tag(name, *([one.text] if one.text else []), *map(_built, one), **attributes)
