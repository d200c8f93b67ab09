"""The call rehearsed on the page: pressed branch by branch, to its end, with nothing written down."""

from followup.panels.case.rehearsal import MOST
from followup.rulebook.loading import default_rulebook

from .driving import press


def button_for(panel, words):
    return next(made for made in panel.choices if words in made.description and made.layout.display != "none")


def test_a_call_goes_from_reception_to_its_end(made, journal):
    before = journal.path.read_bytes()
    panel = made.rehearsal()
    for heard in ("how can I help", "One moment", "says their name", "Nothing is decided", "cannot say yet"):
        press(button_for(panel, heard))
    assert "Afterwards" in panel.told.value and "The call is over" in panel.heading.value
    assert "Maria Lopez" in panel.told.value and "seconds" in panel.told.value
    assert journal.path.read_bytes() == before


def test_a_step_back_and_a_new_start(made):
    panel = made.rehearsal()
    press(button_for(panel, "how can I help"))
    press(button_for(panel, "meeting"))
    press(panel.back)
    assert panel.talk == ["reception"]
    press(panel.again)
    assert panel.talk == [] and button_for(panel, "after the tone")


def test_there_are_buttons_enough():
    book = default_rulebook()
    assert max(len(branch.then) for branch in book.branches.values()) <= MOST
    assert sum(branch.first for branch in book.branches.values()) <= MOST


def test_text_from_people_is_escaped(made):
    made.give({("employer", "name"): "<img src=x onerror=alert(1)>"})
    made.refresh()
    panel = made.rehearsal()
    press(button_for(panel, "how can I help"))
    assert "<img" not in panel.told.value and "&lt;img" in panel.told.value
