"""Editing a folder of rules: what a form sets is set, and nothing else is touched, not even a comment."""

import tomllib

from followup.house_rules import Draft, drop, entry_of, original, own_ids, put, read_folder
from followup.house_rules.draft import put_wordings, shown_policy

from .conftest import BY_HAND


def test_a_figure_is_copied_from_ours_and_changed():
    draft = put(Draft(), "limit", "too_late_days", {"value": "the workbook's own: 90"}, value=60)
    assert entry_of(draft, "limit", "too_late_days") == {**original("limit", "too_late_days"), "value": 60}
    assert "value = 60 # the workbook's own: 90" in draft.files["limits.toml"]
    assert draft.files["limits.toml"].startswith("# ")


def test_entries_stand_apart_for_people_who_read_the_file():
    draft = put(put(Draft(), "limit", "too_late_days", value=60), "limit", "card_days", value=9)
    assert '\n\n[[limit]]\nid = "card_days"' in draft.files["limits.toml"]
    assert own_ids(draft, "limit") == ["too_late_days", "card_days"]


def test_setting_what_stands_in_a_file_of_ones_own_keeps_its_comments_and_place(folder):
    before = read_folder(folder)
    after = put(before, "policy", "friday-caller", answers={"Q3": "phone"})
    assert 'Q1 = "with-grace"   # as ever' in after.files["policies.toml"]
    assert entry_of(after, "policy", "friday-caller")["answers"] == {"Q1": "with-grace", "Q3": "phone"}
    assert after.files["more/by-hand.toml"] == BY_HAND
    again = put(after, "rule", "our-own-reminder", says="Come by on Fridays.")
    assert again.files["more/by-hand.toml"] == BY_HAND.replace("Thursdays", "Fridays")


def test_going_back_leaves_the_folder_as_it_was(folder):
    before = read_folder(folder)
    after = put(before, "limit", "call_hours", hours=["09:00-10:00"])
    after = put_wordings(after, "follow-up-email", 6, ["I am still very interested."])
    after = put(after, "advice", "D6", says="Do something else.")
    after = put(after, "custom", "DE", says="In Germany we send a short email.")
    assert len(after.files) == len(before.files) + 4
    ours = (
        ("limit", "call_hours"),
        ("template", "follow-up-email"),
        ("advice", "D6"),
        ("advice", "D7"),
        ("custom", "DE"),
    )
    for kind, id in ours:
        after = drop(after, kind, id)
    assert after == before


def test_a_reworded_paragraph_leaves_the_rest_of_the_message_as_ours_has_it():
    draft = put_wordings(Draft(), "follow-up-email", 6, ["One.", "Two."])
    mine, ours = tomllib.loads(draft.files["templates/follow-up-email.toml"]), original("template", "follow-up-email")
    assert mine["paragraph"][6]["text"] == ["One.", "Two."]
    mine["paragraph"][6]["text"] = ours["paragraph"][6]["text"]
    assert mine == ours
    assert "# house figures" in draft.files["templates/follow-up-email.toml"]


def test_the_custom_of_a_country_in_ones_own_words_keeps_its_sources_in_a_file_of_its_own(folder):
    after = put(read_folder(folder), "custom", "DE", says="In Germany we send a short email.")
    custom = tomllib.loads(after.files["customs.toml"])["custom"]
    assert custom == [original("custom", "DE") | {"says": "In Germany we send a short email."}]


def test_ones_own_policy_is_the_one_to_look_under(folder):
    assert shown_policy(read_folder(folder)) == "friday-caller"
    assert shown_policy(Draft()) == "balanced"


def test_a_file_that_is_no_toml_hides_none_of_the_others():
    draft = Draft({"a.toml": "x = [", "b.toml": '[[advice]]\nid = "Z1"\n'})
    assert own_ids(draft, "advice") == ["Z1"]
