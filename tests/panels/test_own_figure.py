"""A center's own figure: given in a form, kept as data, shown beside a candidate's own days with its limits."""

import pytest

from followup.house_rules.draft import own_ids
from followup.panels.house_rules.own_figure import OwnFigure
from followup.panels.parts.published import whose_figures
from followup.widgets import desk

from .driving import choose, press, type_into

SAYS = "8 to 12 working days at the mills here (our center, 2025)"


@pytest.fixture
def form(path):
    return desk("40_house_rules", journal=str(path)).panel(OwnFigure)


def fill(form, **numbers):
    type_into(form.words["says"], SAYS)
    type_into(form.words["asked"], "Our clients of 2025: days from the interview to any answer.")
    type_into(form.words["caveat"], "Five employers, one valley.")
    for key, given in {"low": "10", "high": "16", "n": "41", **numbers}.items():
        type_into(form.numbers[key], given)
    press(form.keep)


def test_it_is_kept_shown_with_its_limits_changed_and_removed(form):
    fill(form)
    (id,) = own_ids(form.bench.draft, "figure")
    one = form.bench.book.figures[id]
    assert (one.says, one.low, one.high, one.n, one.after) == (SAYS, 10, 16, 41, "interview")
    shown = str(whose_figures(form.bench.book, ["interview"], form.desk.now.date()))
    assert SAYS in shown and "Five employers, one valley." in shown and "n = 41" in shown
    assert form.bench.checked.problems == ()
    choose(form.which, "A new one")
    choose(form.which, SAYS)
    type_into(form.numbers["high"], "18")
    press(form.keep)
    assert form.bench.book.figures[id].high == 18 and own_ids(form.bench.draft, "figure") == [id]
    press(form.remove)
    assert own_ids(form.bench.draft, "figure") == [] and form.bench.draft.files == {}


@pytest.mark.parametrize(("wrong", "seen"), [
    ({"n": ""}, "Of how many"), ({"n": "many"}, "many"), ({"low": "20"}, "20 to 16"), ({"high": "-1"}, "-1"),
])  # fmt: skip
def test_what_is_no_figure_is_said_and_nothing_is_kept(form, wrong, seen):
    fill(form, **wrong)
    assert seen in form.live.value
    assert own_ids(form.bench.draft, "figure") == []
