"""Five things centers say, made through forms only, each shown before and after. `pytest -s` prints both."""

import pytest

from followup.house_rules.changes import COLUMNS
from followup.house_rules.wording import reworded
from followup.panels.house_rules.before_after import BeforeAfter
from followup.panels.house_rules.figures import Figures
from followup.panels.house_rules.policy import OwnPolicy
from followup.panels.house_rules.wording import Wording
from followup.widgets import desk

from .driving import choose, press, type_into


@pytest.fixture
def d(path):
    return desk("40_house_rules", journal=str(path))


def own_policy(d, start="balanced"):
    panel = d.panel(OwnPolicy)
    type_into(panel.title, "Our way")
    choose(panel.start, start)
    press(panel.make)
    return panel


def told(d, rule):
    """The steps that differ, before and after, as they stand in the table; printed too."""
    beside = d.panel(BeforeAfter).bench.beside()
    print(f"\n{rule}: {beside.sentence} Before: ours under {beside.before}.")
    pairs = [(change.example.title, mine, theirs) for change in beside.changed
             for mine, theirs in change.pairs if mine != theirs]  # fmt: skip
    for title, mine, theirs in pairs:
        print(f"  {title}")
        for whose, line in (("before", mine), ("after", theirs)):
            print(f"    {whose:6} " + (" | ".join(getattr(line, name) for name in COLUMNS) if line else "no such step"))
    for change in beside.changed:
        for what, before, after in change.texts:
            print(f"  {change.example.title}. {what}\n    before {before!r}\n    after  {after!r}")
    return beside, [(mine, theirs) for _, mine, theirs in pairs if mine and theirs]


def test_five_working_days_after_the_promise(d):
    panel = own_policy(d, "foolproof")
    type_into(panel.exact["after_promise"], "five working days after the promise")
    assert panel.exact["after_promise"].widget.value == "5 working days"
    beside, pairs = told(d, "5 working days after the promise")
    assert beside.before == "foolproof"  # what it was begun from, not what it happens to be nearest to
    assert any(mine.when != theirs.when for mine, theirs in pairs)


def test_never_on_fridays(d):
    cell = d.panel(Figures).form["call_hours"]
    type_into(cell, "never on Fridays")
    assert cell.widget.value == "10:00-11:00, 15:00-16:00, never on Fridays"
    _, pairs = told(d, "Never on Fridays")
    assert pairs and all("Friday" in mine.when and "Friday" not in theirs.when for mine, theirs in pairs)


def test_mon_thu_nine_to_five_by_email(d):
    cell = d.panel(Figures).form["email_hours"]
    type_into(cell, "Mon–Thu 9–5")
    assert cell.widget.value == "Mon-Thu 09:00-17:00"
    _, pairs = told(d, "Mon-Thu 9-5 for email")
    assert any("Friday" in mine.when and "Friday" not in theirs.when for mine, theirs in pairs)
    assert all(theirs.how != "by phone" or mine.when == theirs.when for mine, theirs in pairs)


def test_email_only_never_turns_into_a_call(d):
    panel = own_policy(d)
    choose(panel.exact["only"], "Yes")
    beside, pairs = told(d, "Email only")
    assert any((mine.how, theirs.how) == ("by phone", "by email") for mine, theirs in pairs)
    follow_ups = [line for one in beside.changes for (step, _), line in one.after.lines.items() if "follow-up" in step]
    assert follow_ups and all(line.how != "by phone" for line in follow_ups)


def test_one_word_of_the_thank_you_email(d):
    panel = d.panel(Wording)
    choose(panel.which, "thank you email")
    form = panel.forms["template"]
    cell = next(one for one in form.paragraphs if "It was good to talk with you on" in one.widget.value)
    words = cell.widget.value
    type_into(cell, words.replace("It was good to talk", "It was lovely to talk"))
    assert "alert" not in cell.note.value and "pass all checks" in form.preview.value
    for one in reworded(panel.bench.book, "thank-you-email"):
        print(f"\nOne word, in the case “{one.case}”\n    before {one.ours!r}\n    after  {one.theirs!r}")
    assert "beside ours, in the case “" in form.preview.value and "It was lovely to talk" in form.preview.value
