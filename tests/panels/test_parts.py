"""What panels are made of: a press takes one way on any desk, and a form keeps, tells and empties its fields."""

import re
from pathlib import Path

import pytest

from followup.case.errors import InputError, Problem
from followup.panels.parts import pieces
from followup.panels.parts.actions import on_click
from followup.panels.parts.desk import Desk, Drawing
from followup.panels.parts.fields import Control, Field
from followup.panels.parts.form import Form
from followup.panels.parts.kinds import Spec
from followup.panels.parts.panel import Panel, Part
from followup.panels.parts.pieces import button

from .driving import change, press, type_into


class BareDesk:
    """The least that a panel can lie on; it notes what is asked of it."""

    zone = None

    def __init__(self):
        self.asked = []

    def settle(self):
        self.asked.append("settle")

    def quiet(self):
        self.asked.append("quiet")

    def refresh(self, pressed=None):
        self.asked.append("refresh")


class Button(Part):
    def build(self):
        self.made = button("Do it")
        on_click(self, self.made, self._do)
        return [self.made]

    def _do(self):
        self.desk.asked.append("done")
        return "It is done."


class Small(Panel):
    """A part in a part, and a form of three fields."""

    name = "small"

    def build(self):
        self.button, self.kept = Button(self), []
        self.form = Form(self, [Field(self, Spec("name", "Name", help="First and last."), self.keep),
                                Field(self, Spec("day", "Day", "day")), Field(self, Spec("points", "Points", "lines"))],
                         button("Send"))  # fmt: skip
        self.alone = Control(self, Spec("alone", "Alone"), self.keep, redraw=False)
        return [self.button.box, self.form.box, self.alone.box]

    def keep(self, value):
        if value == "nobody":
            raise InputError(Problem("name", "nobody is called that", value))
        self.kept.append(value)
        return f"Kept: {value}."

    def draw(self):
        self.form.draw({"name": "Ada", "day": "2026-03-12"})


@pytest.fixture
def small():
    made = Small(BareDesk())
    made.redraw()
    return made


def test_a_press_in_a_part_clears_and_settles_the_desk_before_and_refreshes_it_after(small):
    press(small.button.made)
    assert small.desk.asked == ["quiet", "settle", "done", "refresh"]
    assert "It is done." in small.live.value


def test_a_form_reads_what_was_given_as_case_files_write_it(small):
    change(small.form["points"], value="pay\n\n start ")
    assert small.form.values() == {"name": "Ada", "day": "2026-03-12", "points": ["pay", "start"]}
    small.form.clear()
    assert small.form.values() == {}


def test_what_was_refused_is_told_at_its_field_and_stays_there_through_every_drawing(small):
    name = small.form["name"]
    type_into(name, "nobody")
    small.redraw()
    assert name.value == "nobody" and "Nobody is called that" in name.note.value and small.kept == []
    type_into(name, "Grace")
    assert "alert" not in name.note.value and "First and last." in name.note.value
    assert small.kept == ["Grace"] and "Kept: Grace." in small.live.value


def test_what_a_form_is_told_at_its_fields_goes_when_it_is_about_something_else(small):
    small.form.tell({"name": "This one is needed.", "day": "Which day?"})
    small.redraw()
    assert all("alert" in small.form[key].note.value for key in ("name", "day"))
    small.form.calm()
    small.redraw()
    assert "alert" not in "".join(field.note.value for field in small.form.fields.values())


def test_a_control_without_a_line_of_its_own_tells_its_panel(small):
    type_into(small.alone, "nobody")
    assert "Nobody is called that" in small.live.value and 'role="alert"' in small.live.value
    type_into(small.alone, "Grace")
    assert "alert" not in small.live.value and small.desk.asked == []  # nothing else is drawn for it


def test_a_field_that_is_added_later_stands_last_and_is_read_too(small):
    small.form.add(Field(small, Spec("more", "More")))
    type_into(small.form["more"], "words")
    assert small.form.values()["more"] == "words"
    assert small.form.box.children[-1] is small.form["more"].box


def test_the_workbook_s_desk_offers_all_that_panels_may_ask_of_one(made):
    asked = {name for one in (Drawing, Desk) for name in (*vars(one), *one.__annotations__) if not name.startswith("_")}
    assert {"settle", "plan", "log", "looking"} <= asked
    assert [name for name in sorted(asked) if not hasattr(made, name)] == []


def test_the_sheets_of_the_app_have_a_browser_look_for_nothing_at_every_change():
    """`:has` made of each press a hundred milliseconds of looking: Python and the script say by a class what is so."""
    sheets = Path(pieces.__file__).parent.glob("*.css")
    found = [rule for sheet in sheets for rule in re.findall(r"[^{}]*:has\([^{}]*", sheet.read_text(encoding="utf-8"))]
    assert [rule for rule in found if ":not(.fu-one-page)" not in rule and ".fu-pressed" not in rule] == []


def test_what_is_asked_about_oneself_says_so_to_the_browser_and_what_is_asked_about_others_does_not():
    asked = {}
    for path in Path(pieces.__file__).parents[1].rglob("*.py"):
        for label, rest in re.findall(r'Spec\(\s*"\w+", "([^"]+)"([^\n]*)', path.read_text(encoding="utf-8")):
            asked.setdefault(label, set()).add((re.findall(r'fills="(\w+)"', rest) or [""])[0])
    known = {"Your name": "name", "Name on the page": "name", "Your email": "email", "Your phone": "tel"}
    assert {label: words for label, words in asked.items() if words != {""}} == {
        label: {word} for label, word in known.items()
    }
    one = Spec("name", "Your name", fills="name")
    made = Control(Small(BareDesk()), one)
    assert "fu-fills-name" in made.widget._dom_classes
