"""All mistakes of a folder are told, each with its file, its id, what was seen and what is allowed."""

import pytest

from followup.case.errors import InputError
from followup.house_rules import Draft, check, put, read_folder
from followup.house_rules.draft import put_wordings
from followup.house_rules.figures import FIGURES, read_number
from followup.house_rules.originals import original, original_text
from followup.house_rules.typed_hours import hours_shown, read_hours
from followup.house_rules.wording import Reading, example_drafts
from followup.rulebook.loading import default_rulebook, load_rulebook
from followup.rulebook.soundness import LIMITS, SPANS
from tests.house_rules.places import place_of


def told(draft, **more):
    checked = check(draft, "ours", **more)
    return [str(problem) for problem in (*checked.problems, *checked.drafts)]


def test_a_sound_folder_gives_the_book_that_loading_it_gives(folder):
    checked = check(read_folder(folder), folder.name)
    loaded = load_rulebook(folder)
    assert checked.sound
    assert {k: e.value for k, e in checked.book.entries.items()} == {k: e.value for k, e in loaded.entries.items()}
    assert [new.value.id for _, new in checked.book.replaced] == [new.value.id for _, new in loaded.replaced]


def test_every_mistake_is_told_and_not_only_the_first():
    draft = put(Draft(), "limit", "too_late_days", value=4000)
    draft = put(draft, "limit", "call_hours", hours=["10:00-12:00", "11:00-13:00"])
    draft = put(draft, "policy", "ours", says="Ours.", answers={"Q1": "day-aftr", "Q9": "two"})
    draft = put_wordings(draft, "follow-up-email", 6, ["I am still {keen}."])
    draft = put(draft, "rule", "stay-hopeful", says="Hope, {nobody}.")
    lines = "\n".join(told(draft))
    for words in (
        "ours/limits.toml: limit too_late_days: value: with nothing sent, a case rests after: 4000 (allowed: 14 to 365",
        "limit call_hours: hours: two spans overlap: 10:00-12:00, 11:00-13:00",
        "policy ours: answers.Q1: not an answer to this question: day-aftr (allowed: day-after?",
        "policy ours: answers.Q9: no question has this id",
        "follow-up-email: paragraph[6].text: unknown slot: keen",
        "rule stay-hopeful: unknown slot: nobody",
    ):
        assert words in lines


@pytest.mark.parametrize("text", ["[[limit]]\nid = [1]\nvalue = 3", "limit = [1]", "[[limit]]\nid = {}\nhours = [3]"])
def test_an_entry_of_no_sense_is_a_mistake_like_others(text):
    assert told(Draft({"z.toml": text}))


def test_mistakes_of_one_entry_hide_none_of_the_next():
    text = '[[policy]]\nid = "a b"\nsays = "x"\n[[policy]]\nid = "c"\nanswers = { Q1 = "no" }\n[[polciy]]\nid = "d"\n'
    lines = told(Draft({"z.toml": text, "y.toml": "x = ["}))
    assert len(lines) == 4
    assert "unknown kind of entry: polciy" in "\n".join(lines)
    assert check(Draft({"y.toml": "x = ["})).unreadable
    assert not check(Draft({"z.toml": text})).unreadable


def test_the_same_id_twice_is_refused_with_both_files():
    entry = '[[advice]]\nid = "D6"\nsection = "Waiting"\nsays = "Rest."\nsources = ["house"]\n'
    assert told(Draft({"a.toml": entry, "b.toml": entry})) == [
        "ours/b.toml: advice D6: this id is taken: also in ours/a.toml (allowed: each id once a folder)"
    ]


def test_what_loading_refuses_is_told_too(folder):
    (folder / "more" / "bad.toml").write_text('[[limit]]\nid = "card_days"\nsays = "x"\nsources = ["nobody"]\n')
    with pytest.raises(InputError) as refused:
        load_rulebook(folder)
    assert {str(one) for one in refused.value.problems} <= set(
        map(str, check(read_folder(folder), folder.name).problems)
    )


def test_a_message_that_does_not_pass_its_own_check_is_told_with_the_words_at_fault():
    draft = put_wordings(Draft(), "follow-up-email", place_of("plainly"), ["I am just checking in."])
    checked = check(draft)
    assert checked.book is not None and not checked.sound
    assert ["stock-phrase" in one.what for one in checked.drafts].count(True) == 1
    assert "I am just checking in" in [one.seen for one in checked.drafts]
    assert any("missing-interest" in one.what for one in checked.drafts)
    assert check(draft, messages=False).sound


def test_what_only_the_whole_message_shows_is_told_also_where_its_paragraphs_were_read():
    book = default_rulebook()
    example, made = next(example_drafts(book, "follow-up-email", checked=False))
    first, *_, last = made.text.split("\n\n")
    reading = Reading(book, "follow-up-email", example)
    whole, again = ({one.code for one in reading.graves(f"{first}\n\nThe teh.\n\n{last}", known)} for known in (0, 1))
    assert {one for one in whole if one.startswith("missing-")} == again != set()
    assert whole - again


def test_a_message_in_other_fitting_words_passes():
    assert check(put_wordings(Draft(), "follow-up-email", place_of("plainly"), ["I remain very interested."])).sound


def test_every_message_of_ours_passes_when_it_is_only_copied():
    draft = Draft()
    for name in ("follow-up-email", "thank-you-email", "article-email"):
        draft = put_wordings(draft, name, 0, original("template", name)["paragraph"][0]["text"].split("\x00"))
    assert check(draft).sound


def test_every_figure_the_planner_reads_has_a_form_and_ours_is_allowed():
    assert set(FIGURES) == set(LIMITS) - set(SPANS)
    for id, figure in FIGURES.items():
        assert figure.least <= original("limit", id)["value"] <= figure.most


@pytest.mark.parametrize(("words", "hours"), [
    ("10 to 11 and 15-16.30", ["10:00-11:00", "15:00-16:30"]),
    ("9:30 – 12", ["09:30-12:00"]),
    ("15:00-16:00, 10:00-11:00", ["10:00-11:00", "15:00-16:00"]),
    ("between 10 and 11 and between 3 and 4", ["10:00-11:00", "15:00-16:00"]),
    ("weekdays 9am-5pm", ["Mon-Fri 09:00-17:00"]),
    ("Mon-Thu 9-5, closed on Fridays", ["Mon-Thu 09:00-17:00"]),
    ("never on Fridays", ["Sat-Thu 09:00-12:00", "Sat-Thu 13:00-17:00"]),  # of the hours that stand there
    ("closed Mon and Fri", ["Tue-Thu,Sat-Sun 09:00-12:00", "Tue-Thu,Sat-Sun 13:00-17:00"]),
    ("Mondays closed", ["Tue-Sun 09:00-12:00", "Tue-Sun 13:00-17:00"]),
    ("Mon-Thu", ["Mon-Thu 09:00-12:00", "Mon-Thu 13:00-17:00"]),
    ("not before 10", ["10:00-12:00", "13:00-17:00"]),
    ("not before 10, not after 4, never on Fridays", ["Sat-Thu 10:00-12:00", "Sat-Thu 13:00-16:00"]),
    ("only from 2 on", ["14:00-17:00"]),
    ("until noon", ["09:00-12:00"]),
])  # fmt: skip
def test_hours_are_read_as_people_type_them_and_as_they_are_shown(words, hours):
    found = read_hours(words, ["09:00-12:00", "13:00-17:00"])
    assert found == hours and read_hours(hours_shown(found)) == hours


def test_a_day_that_is_left_out_is_shown_as_it_was_said():
    assert hours_shown(read_hours("9-12, never on Fridays")) == "09:00-12:00, never on Fridays"


@pytest.mark.parametrize(("words", "unit", "number"), [
    ("two days", "days", (2, False)), ("a day", "days", (1, False)), ("a week", "days", (7, False)),
    ("two days", "hours", (48, False)), ("an hour", "hours", (1, False)), ("48 h", "hours", (48, False)),
    ("5 working days after the promise", "days", (5, True)), ("five business days", "days", (5, True)),
    ("2 weeks", "working days", (10, False)), ("soon", "days", None), ("a", "days", None), ("48 hours", "days", None),
])  # fmt: skip
def test_numbers_of_days_are_read_as_people_say_them(words, unit, number):
    assert read_number(words, unit) == number


@pytest.mark.parametrize(
    "words", ["", "mornings", "11-10", "10-12, 11-13", "10-25", "10:00", "9-9", "not before 18", "never"]
)
def test_what_is_no_hours_is_refused(words):
    with pytest.raises(InputError):
        read_hours(words, ["09:00-17:00"])


GLAD = sorted(name for name in default_rulebook().templates if " glad " in original_text("template", name))


@pytest.mark.slow
@pytest.mark.parametrize("name", GLAD)
def test_one_word_for_another_of_the_same_meaning_is_accepted_in_every_message(name):
    """Each wording is compared with ours of the same place: a gap that ours has too is no fault of the new word."""
    changed = original_text("template", name).replace(" glad of ", " happy with ").replace(" glad ", " happy ")
    found = check(Draft({f"templates/{name}.toml": changed}))
    assert found.sound and not found.drafts, [one.sentence() for one in found.drafts]


def test_a_message_that_is_refused_names_the_case_and_the_words():
    found = check(put_wordings(Draft(), "follow-up-email", place_of("plainly"), ["I am just checking in."]))
    words = found.drafts[0].sentence()
    assert "just checking in" in words and "(in the case “" in words


UNSEEN = ("\u200b", "\u200b\u2060 \u00ad", "\u202e\u202c", "\ufeff", "\u0301", "\u3164")
TEXTS = (  # a place of ours where a text stands, with an entry of the kind that holds it
    '[[rule]]\nid = "x"\ndoes = "avoid"\nstages = ["waiting"]\nwhen = "visits"\nsays = "{}"\nadvice = ["D1"]\n'
    'sources = ["the-call"]\nread = 2026-11-22\n',
    '[[source]]\nid = "x"\ntitle = "{}"\nread = 2026-11-22\n',
    '[[source]]\nid = "x"\ntitle = "X"\nauthor = "{}"\nread = 2026-11-22\n',
    '[[policy]]\nid = "x"\nsays = "{}"\nbased_on = "balanced"\n',
    'id = "x"\nstep = "thank-you"\nchannels = ["email"]\nsays = "{}"\n[[paragraph]]\ntext = "X"\n',
    'id = "x"\nstep = "thank-you"\nchannels = ["email"]\nsays = "X"\nsubject = "{}"\n'
    '[[paragraph]]\nelement = "thanks"\ntext = "X"\n',
    'id = "x"\nstep = "thank-you"\nchannels = ["email"]\nsays = "X"\nsubject = "X"\n'
    '[[paragraph]]\nelement = "thanks"\ntext = "{}"\n',
    '[[check]]\nid = "x"\ncode = "pushy"\nsays = "{}"\nphrases = ["a b"]\nbad = ["a b"]\ngood = ["z"]\n'
    'advice = ["B10"]\nsources = ["foolproof"]\nread = 2026-11-22\n',
    '[[check]]\nid = "x"\ncode = "pushy"\nsays = "X"\nphrases = ["{}"]\nbad = ["a b"]\ngood = ["z"]\n'
    'advice = ["B10"]\nsources = ["foolproof"]\nread = 2026-11-22\n',
)


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_a_text_of_which_nothing_can_be_seen_is_refused_wherever_it_stands(text):
    for unseen in UNSEEN:
        assert "nothing in it can be seen" in "".join(told(Draft({"x.toml": text.format(unseen)}))), ascii(unseen)
