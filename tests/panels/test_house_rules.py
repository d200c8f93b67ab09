"""The notebook of house rules, driven as a counselor drives it: every change is checked, compared and kept."""

import io
import json
import re
import zipfile
from base64 import b64decode
from pathlib import Path

import pytest

from followup.house_rules import SETTING, read_folder
from followup.panels.house_rules.before_after import BeforeAfter
from followup.panels.house_rules.begin import Begin
from followup.panels.house_rules.figures import Figures
from followup.panels.house_rules.keep import Keep
from followup.panels.house_rules.places import Places
from followup.panels.house_rules.policy import OwnPolicy
from followup.panels.house_rules.wording import Wording
from followup.rulebook.loading import default_rulebook, load_rulebook
from followup.widgets import desk
from tests.house_rules.places import place_of

from .driving import choose, press, shown, type_into

NOTEBOOK = Path(__file__).resolve().parents[2] / "notebooks" / "workshop" / "40_house_rules.ipynb"


@pytest.fixture
def d(path):
    return desk("40_house_rules", journal=str(path))


def own_policy(d, name="Friday caller", start="balanced"):
    panel = d.panel(OwnPolicy)
    type_into(panel.title, name)
    choose(panel.start, start)
    press(panel.make)
    return panel


def answer(panel, question, words):
    field = panel.answers[question].widget
    field.set_state({"index": next(n for n, (told, _) in enumerate(field.options) if words in told)})


def save(d, name="Riverside career center", use=False):
    panel = d.panel(Keep)
    type_into(panel.title, name)
    press(panel.use if use else panel.save)
    return panel


def test_two_days_are_forty_eight_hours_where_hours_are_asked(d):
    figures = d.panel(Figures)
    type_into(figures.form["thank_you_hours"].widget, "two days")
    assert figures.form["thank_you_hours"].widget.value == "48"


def test_a_figure_is_kept_compared_and_marked_and_goes_back(d):
    figures, table = d.panel(Figures), d.panel(BeforeAfter)
    assert "None of 16 cases change." in table.place.value
    cell = figures.form["thank_you_hours"]
    assert "Ours: 24. Possible: 1 to 72 hours." in cell.note.value and "foolproof" in cell.note.value
    type_into(cell.widget, "48")
    assert "Kept. 3 of 16 cases change." in figures.live.value
    assert "✎ Yours" in cell.note.value and cell.back.layout.display is None
    assert "3 of 16 cases change." in table.place.value
    assert "✎" in table.place.value and "changed: " in table.place.value
    press(cell.back)
    assert cell.widget.value == "24" and "None of 16" in table.place.value and "✎" not in cell.note.value


@pytest.mark.parametrize(("id", "words", "told"), [
    ("thank_you_hours", "480", "Possible is: 1 to 72 hours"),
    ("thank_you_hours", "4 days", "Possible is: 1 to 72 hours"),
    ("card_days", "48 hours", "Not a whole number of days: 48 hours"),
    ("thank_you_hours", "a few days", "Not a whole number of hours: a few days"),
    ("call_hours", "mornings", "Not hours of a day: mornings. Possible is: 10:00-11:00, 15:00-16:00"),
    ("call_hours", "10-12, 11-13", "Two spans overlap"),
])  # fmt: skip
def test_a_mistake_is_told_at_its_field_and_changes_nothing(d, id, words, told):
    cell = d.panel(Figures).form[id]
    type_into(cell.widget, words)
    assert told in cell.note.value and 'role="alert"' in cell.note.value
    assert cell.widget.value == words  # it stays there to be mended
    assert d.own.setting("house rules") is None
    press(cell.back)
    assert "alert" not in cell.note.value and cell.widget.value != words


def test_hours_are_typed_as_people_say_them(d):
    cell = d.panel(Figures).form["call_hours"]
    type_into(cell.widget, "9 to 11.30 and 14-16")
    assert cell.widget.value == "09:00-11:30, 14:00-16:00"


def test_typing_ours_again_is_ours_again(d):
    cell = d.panel(Figures).form["card_days"]
    type_into(cell.widget, "9")
    type_into(cell.widget, "7")
    assert d.own.setting("house rules")["files"] == {}


def test_a_policy_begins_from_ours_and_changes_answer_by_answer(d):
    panel = own_policy(d)
    assert panel.which.widget.label == "friday-caller (yours)"
    answer(panel, "Q1", "three days after")
    assert "cases change" in panel.live.value
    assert "balanced would: the day after" in panel.answers["Q1"].note.value
    table = d.panel(BeforeAfter)
    assert table.policy.value == "friday-caller" and "your rules under friday-caller" in table.place.value
    press(panel.remove)
    assert "None of 16" in d.panel(BeforeAfter).place.value and len(panel.which.widget.options) == 1


@pytest.mark.parametrize("name", ["", "balanced", "Foolproof"])
def test_a_policy_needs_a_name_of_its_own(d, name):
    panel = own_policy(d, name)
    assert 'role="alert"' in panel.live.value and d.own.setting("house rules") is None


def test_a_sentence_of_the_plan_is_reworded_with_its_slots(d):
    panel = d.panel(Wording)
    choose(panel.kind, "A sentence")
    panel.which.value = "stay-hopeful"
    cell = panel.forms["rule"].cell
    assert "Ours: Keep your hopes up" in cell.note.value and "{promise_day}" in panel.forms["rule"].slots.value
    type_into(cell.widget, "Hope, {nobody}.")
    assert "Unknown slot: nobody" in cell.note.value
    type_into(cell.widget, "There is a door at {employer} yet.")
    assert "cases change" in panel.live.value and "Worded differently" in d.panel(BeforeAfter).place.value
    assert panel.which.widget.label.startswith("✎ ")
    press(cell.back)
    assert cell.widget.value.startswith("Keep your hopes up")


def test_the_custom_of_a_country_is_reworded_and_goes_back(d):
    panel = d.panel(Wording)
    choose(panel.kind, "The custom")
    panel.which.value = "DE"
    cell = panel.forms["custom"].cell
    assert cell.widget.value.startswith("In Germany")
    type_into(cell.widget, "In Germany we send a short email.")
    assert d.panel(BeforeAfter).bench.book.customs["DE"].says == "In Germany we send a short email."
    press(cell.back)
    assert d.panel(BeforeAfter).bench.book.customs["DE"] == default_rulebook().customs["DE"]


@pytest.mark.slow
def test_a_message_is_reworded_drafted_and_checked(d):
    panel = d.panel(Wording)
    panel.which.value = "follow-up-email"
    form = panel.forms["template"]
    cell = form.paragraphs[place_of("still")]
    assert cell.widget.value.count("\n\n") == 2  # three wordings
    assert "Only when what you talked about is known" in cell.note.value
    type_into(cell.widget, "I remain very interested, and in {topic} too.\n\nMy interest in {topic} is as it was.")
    assert "I remain very interested" in form.preview.value or "My interest in" in form.preview.value
    assert "pass all checks" in form.preview.value
    type_into(cell.widget, "I am {keen}.")
    assert "Unknown slot: keen" in cell.note.value
    type_into(cell.widget, "I am just checking in.")
    assert "“I am just checking in”" in cell.note.value and "alert" in cell.note.value
    assert "(in the case “" in cell.note.value
    keep = save(d)
    assert "does not pass yet" in keep.live.value and "I am just checking in" in keep.told.value
    assert not (Path(d.path).parent / "rules").exists()
    press(cell.back)
    assert panel.told.value.count("own words") == 1 and d.own.setting("house rules")["files"] == {}


@pytest.mark.slow
def test_going_back_with_one_paragraph_leaves_the_other(d):
    panel = d.panel(Wording)
    panel.which.value = "follow-up-email"
    form = panel.forms["template"]
    type_into(form.subject.widget, "The interview of {interview_date}: {role}")
    type_into(form.paragraphs[place_of("plainly")].widget, "I remain very interested in the position.")
    press(form.paragraphs[place_of("plainly")].back)
    assert form.subject.widget.value == "The interview of {interview_date}: {role}"
    assert "✎" in form.subject.note.value and "✎" not in form.paragraphs[place_of("plainly")].note.value


def test_what_is_saved_can_be_opened_again_and_is_the_same(d):
    own_policy(d)
    type_into(d.panel(Figures).form["card_days"].widget, "9")
    keep = save(d)
    folder = Path(d.path).parent / "rules" / "riverside-career-center"
    assert str(folder) in keep.live.value and load_rulebook(folder).limits.card_days == 9
    files = read_folder(folder).files
    begin = d.panel(Begin)
    press(begin.empty)
    assert d.panel(Figures).form["card_days"].widget.value == "7"
    choose(begin.known, "riverside")
    press(begin.open)
    assert d.panel(Figures).form["card_days"].widget.value == "9"
    assert d.panel(OwnPolicy).which.widget.label == "friday-caller (yours)"
    press(keep.save)
    assert read_folder(folder).files == files


def test_a_closed_browser_loses_nothing(d, path):
    type_into(d.panel(Figures).form["card_days"].widget, "9")
    from followup.panels.workbook import Workbook

    again = Workbook(path, "40_house_rules")
    again.open("40_house_rules")
    assert again.panel(Figures).form["card_days"].widget.value == "9"


def test_use_it_now_and_every_page_follows_it_and_says_so(d, path):
    own_policy(d)
    type_into(d.panel(Figures).form["too_late_days"].widget, "60")
    keep = save(d, use=True)
    assert "Every page follows these rules" in keep.live.value and "friday-caller" in keep.live.value
    from followup.panels.workbook import Workbook

    other = Workbook(path, "30_waiting")
    other.open("30_waiting")
    assert other.rulebook.limits.too_late_days == 60 and other.policy == "friday-caller"
    assert other.plan.book is other.rulebook
    assert "House rules in use: <b>riverside-career-center</b>" in other.header().notices.value
    assert "friday-caller" in [value for _, value in other.header().policy.widget.options]
    press(keep.ours)
    other.refresh()
    assert other.rulebook is default_rulebook() and other.policy == "balanced"
    assert "House rules" not in other.header().notices.value
    assert other.plan.book is default_rulebook()


def test_a_folder_that_is_gone_is_told_on_every_page_and_ours_are_used(made, tmp_path):
    made.own.set(SETTING, str(tmp_path / "<i>gone</i>"), at=made.now)
    made.refresh()
    told = made.header().notices.value
    assert "be used now" in told and "no such folder" not in told and "<i>" not in told
    assert made.rulebook is default_rulebook() and made.plan.steps and not made.trouble


def test_the_environment_wins_and_the_page_says_so(d, tmp_path, monkeypatch):
    type_into(d.panel(Figures).form["too_late_days"].widget, "60")
    (tmp_path / "other").mkdir()
    monkeypatch.setenv("FOLLOWUP_RULES", str(tmp_path / "other"))
    keep = save(d, use=True)
    assert "FOLLOWUP_RULES names another folder, and that one wins" in keep.live.value
    assert d.rules.name == "other" and "set by FOLLOWUP_RULES" in d.panel(Begin).now.value


def test_a_folder_with_mistakes_is_not_opened_and_all_of_them_are_told(d, tmp_path):
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "a.toml").write_text(
        '[[policy]]\nid = "<b>x"\n[[limit]]\nid = "card_dys"\nvalue = 3\nsays = "x"\n'
    )
    begin = d.panel(Begin)
    type_into(begin.path, str(tmp_path / "bad"))
    press(begin.open)
    assert "it has" in begin.live.value.lower() and "mistakes" in begin.live.value
    assert "sources: this key is required" in begin.mistakes.value and "policy" in begin.mistakes.value
    assert "<b>x" not in begin.mistakes.value
    assert d.own.setting("house rules") is None
    type_into(begin.path, str(tmp_path / "nowhere"))
    press(begin.open)
    assert "No such folder of rules" in begin.live.value


def test_a_folder_somebody_mended_meanwhile_is_not_written_over(d):
    type_into(d.panel(Figures).form["card_days"].widget, "9")
    keep = save(d)
    by_hand = Path(d.path).parent / "rules" / "riverside-career-center" / "by-hand.toml"
    by_hand.write_text("# a note\n")
    press(keep.save)
    assert "Somebody changed its files meanwhile" in keep.live.value and by_hand.exists()


def test_nothing_is_saved_without_a_name_or_a_change(d):
    keep = d.panel(Keep)
    press(keep.save)
    assert "nothing to save yet" in keep.live.value
    type_into(d.panel(Figures).form["card_days"].widget, "9")
    press(keep.save)
    assert "Your rules need a name" in keep.live.value
    assert not (Path(d.path).parent / "rules").exists()


def test_the_folder_can_be_handed_on_as_one_file(d):
    type_into(d.panel(Figures).form["card_days"].widget, "9")
    keep = save(d)
    data = b64decode(re.search(r"base64,([^\"]+)", keep.outs.value)[1])
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert packed.namelist() == ["riverside-career-center/limits.toml", "riverside-career-center/sources.toml"]
        assert b"value = 9" in packed.read("riverside-career-center/limits.toml")


def test_ones_own_figures_and_policies_name_ones_own_source(d):
    own_policy(d)
    type_into(d.panel(Figures).form["thank_you_hours"].widget, "48")
    files = d.own.setting("house rules")["files"]
    assert 'sources = ["our-center"]' in files["limits.toml"] and 'sources = ["our-center"]' in files["policies.toml"]
    assert 'id = "our-center"' in files["sources.toml"]


def test_practice_is_judged_by_the_rules_in_use(made, tmp_path):
    card = made.practice("30_waiting").cards[0]
    before = card.exercise.book
    (tmp_path / "ours").mkdir()
    made.own.set(SETTING, str(tmp_path / "ours"), at=made.now)
    made.refresh()
    assert card.exercise.book is made.rulebook is not before


def test_what_is_typed_is_text_everywhere(d):
    panel = d.panel(Wording)
    choose(panel.kind, "A sentence")
    panel.which.value = "stay-hopeful"
    type_into(panel.forms["rule"].cell.widget, "<img src=x onerror=alert(1)> {employer}")
    assert "<img" not in d.panel(BeforeAfter).place.value and "&lt;img" in d.panel(BeforeAfter).place.value


def test_the_notebook_holds_a_panel_a_cell_and_no_logic():
    cells = [c for c in json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"] if c["cell_type"] == "code"]
    code = ["".join(cell["source"]) for cell in cells]
    assert all(source.startswith("# ") and "def " not in source for source in code)
    assert 'desk("40_house_rules")' in code[0]


def test_what_a_change_does_stands_at_its_own_field_and_at_no_other(d):
    cells = d.panel(Figures).form
    type_into(cells["thank_you_hours"], "48")
    assert "3 of 16 cases change." in cells["thank_you_hours"].note.value
    type_into(cells["call_hours"], "9-12")
    assert "cases change." in cells["call_hours"].note.value
    assert "cases change." not in cells["thank_you_hours"].note.value


def test_a_center_says_its_own_days_hours_and_ways_by_forms_alone(d):
    """Five working days after the promise, never on Fridays, other hours in Spain, email only, and all follow it."""
    panel = own_policy(d, "Our way")
    type_into(panel.exact["after_promise"].widget, "5 working days")
    choose(panel.exact["only"], "Yes")
    choose(panel.exact["default"], "Yes")
    type_into(d.panel(Figures).form["call_hours"].widget, "10-11, 15-16, never on Fridays")
    places = d.panel(Places)
    choose(places.country, "Spain")
    type_into(places.form["email_hours"].widget, "Mon-Thu 9-14, Fri 9-12")
    save(d)
    book = load_rulebook(Path(d.own.setting("house rules")["folder"]))
    policy = book.policies[book.default_policy]
    assert (policy.id, policy.after_promise, policy.working_days, policy.email_only) == ("our-way", 5, True, True)
    assert policy.answers["Q1"].after_interview == (7, 7)
    assert book.limits.everywhere.calls.on(4) == () and book.limits.everywhere.calls.on(3) == ((600, 660), (900, 960))
    spain = book.limits.at("ES").emails
    assert spain.on(4) == ((540, 720),) and spain.on(0) == ((540, 840),)
    assert len(default_rulebook().questions["Q1"].answer) + 1 == len(book.questions["Q1"].answer)


@pytest.mark.parametrize(("figure", "words"), [("after_promise", "soon"), ("after_interview", "999 days")])
def test_days_of_ones_own_that_are_none_are_told_at_their_field(d, figure, words):
    panel = own_policy(d)
    type_into(panel.exact[figure].widget, words)
    assert "such as 5 working days" in panel.exact[figure].note.value
    assert d.panel(BeforeAfter).desk.own.setting("house rules")["files"].keys() == {"policies.toml", "sources.toml"}


def test_a_country_is_chosen_by_its_name_marked_and_its_hours_go_back_to_those_everywhere(d):
    usual = [("Portugal", "PT"), ("Ireland", "IE"), ("Ghana", "GH"), ("Peru", "PE")]
    name, code = next(one for one in usual if one[1] not in default_rulebook().places)
    places = d.panel(Places)
    assert not shown(places.form.box)
    choose(places.country, name)
    type_into(places.form["call_hours"].widget, "11-12")
    kept = d.own.setting("house rules")["files"]["limits.toml"]
    assert f'id = "{code}"' in kept and f"In {name} we reach people at hours of our own." in kept
    assert (f"{name} ✎", code) in places.country.widget.options
    press(places.form["call_hours"].back)
    assert d.own.setting("house rules")["files"] == {} and (name, code) in places.country.widget.options


@pytest.mark.parametrize("name, code", [("Spain", "ES"), ("Hong Kong", "HK"), ("Germany", "DE"), ("Taiwan", "TW")])
def test_every_country_is_called_as_the_case_form_calls_it(d, name, code):
    places = d.panel(Places)
    choose(places.country, name)
    assert places.code == code and shown(places.form.box)


@pytest.mark.parametrize("figure, words", [("call_hours", "10-11, 15-16, never on Fridays"),
                                           ("email_hours", "Mon-Thu 9-5")])  # fmt: skip
def test_a_day_of_the_week_that_is_left_out_is_seen_before_and_after(d, figure, words):
    figures, table = d.panel(Figures), d.panel(BeforeAfter)
    type_into(figures.form[figure].widget, words)
    assert "None of 16" not in table.place.value
    changed = [pair for one in table.bench.beside().changed for pair in one.pairs if pair[0] != pair[1]]
    assert any("Friday" in mine.when and "Friday" not in theirs.when for mine, theirs in changed)


@pytest.mark.slow
def test_a_message_shows_the_paragraphs_of_its_draft_and_the_rest_behind_more(d):
    panel = d.panel(Wording)
    choose(panel.which, "thank you email")
    form = panel.forms["template"]
    seen = [cell for cell in form.paragraphs if cell.box.layout.display is None]
    assert 3 <= len(seen) <= 8 and form.more.description.startswith("More: ")
    hidden = next(cell for cell in form.paragraphs if cell not in seen)
    form.more.value = True
    assert hidden.box.layout.display is None
    form.more.value = False
    assert hidden.box.layout.display == "none"


@pytest.mark.slow
def test_a_wording_that_no_case_shows_first_is_said_to_wait_for_its_turn(d):
    panel = d.panel(Wording)
    choose(panel.which, "thank you email")
    form = panel.forms["template"]
    for cell in form.paragraphs[1:4]:
        words = cell.widget.value.split("\n\n")
        for number in range(len(words)):
            tried = [*words[:number], f"{words[number]} So glad to have met you.", *words[number + 1 :]]
            type_into(cell.widget, "\n\n".join(tried))
            shown_there = bool(panel.bench.beside().changed)
            assert ("when it has its turn" in panel.live.value) != shown_there
        type_into(cell.widget, "\n\n".join(words))


@pytest.mark.slow
def test_a_wording_that_leaves_out_what_its_paragraph_has_to_say_is_told_so_and_shown(d):
    panel = d.panel(Wording)
    choose(panel.which, "thank you email")
    form = panel.forms["template"]
    cell = form.paragraphs[1]
    _, *others = cell.widget.value.split("\n\n")
    short = "Thank you for the time that you gave me, which I did enjoy."
    type_into(cell.widget, "\n\n".join([*others, short]))
    assert f"Wording {len(others) + 1} does not say: the position by its name, the employer" in cell.note.value
    assert short in form.preview.value.partition("<details")[0]
    type_into(cell.widget, "\n\n".join([*others, f"{short} {{role}}, {{employer}}."]))
    assert "does not say" not in cell.note.value
