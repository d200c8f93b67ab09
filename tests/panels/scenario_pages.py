"""Case pages over the stories of the scenarios, and what of them a person sees while the drawers are shut."""

import re

import ipywidgets as widgets

from followup.case.case_file import case_to_dict
from followup.journal import Journal
from followup.panels.case.case_page import CasePage
from followup.panels.workbook import Workbook
from tests.planning.test_scenarios import FILES, moment_of

HIDDEN = re.compile(r'<style.*?</style>|<summary>.*?</details>|<span class="fu-unseen">.*?</span>', re.DOTALL)
ELEMENT = re.compile(r"<[^>]*>")


def page_of(path, data, expect, monkeypatch):
    """The page of a story's case at the moment of one of its expectations, on a desk of its own."""
    case, now, policy = moment_of(data, expect)
    monkeypatch.setenv("FOLLOWUP_NOW", now.isoformat())
    monkeypatch.setenv("FOLLOWUP_STRICT", "1")
    journal = Journal(path)
    journal.new_case(case_to_dict(case), at=now)
    journal.set("policy", policy, at=now)
    desk = Workbook(path, "00_start_here")
    desk.open("00_start_here")
    return desk.panel(CasePage)


def stories(most):
    """Names and expectations of `most` stories, spread over all of them; each story once before any comes twice."""
    pairs = [(name, number) for name, data in FILES.items() for number, _ in enumerate(data["scenario"]["expect"])]
    pairs.sort(key=lambda pair: (pair[1], pair[0]))
    return pairs[: len(FILES)][:: max(1, len(FILES) // most)] if most < len(FILES) else pairs[:most]


def seen(widget, everything=False):
    """What can be read of a widget and those in it; with everything, also what is folded or hidden."""
    if not everything and widget.layout.display == "none":
        return
    if isinstance(widget, widgets.HTML):
        yield ELEMENT.sub(" ", widget.value if everything else HIDDEN.sub(" ", widget.value))
    elif isinstance(widget, widgets.ToggleButtons | widgets.RadioButtons):
        yield " ".join(label for label, _ in widget.options)
    elif isinstance(widget, widgets.Dropdown):
        yield f"{widget.description} {widget.label or ''}"
    elif isinstance(widget, widgets.Text | widgets.Textarea | widgets.Combobox):
        yield f"{widget.description} {widget.value}"
    elif hasattr(widget, "description"):
        yield widget.description
    for child in getattr(widget, "children", ()):
        yield from seen(child, everything)


def words(widget):
    """How many words are seen; numbers and signs alone are none."""
    return sum(bool(re.search(r"[^\W\d]", word)) for text in seen(widget) for word in text.split())


def models(widget, known=None):
    """How many models the browser gets for a widget and those in it, layouts and styles counted."""
    known = set() if known is None else known
    if widget.model_id in known:
        return 0
    known.add(widget.model_id)
    held = [
        getattr(widget, name) for name in ("layout", "style") if isinstance(getattr(widget, name, None), widgets.Widget)
    ]
    return 1 + sum(models(one, known) for one in (*held, *getattr(widget, "children", ())))
