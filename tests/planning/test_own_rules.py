"""What a center may say its own way: working days, weekdays and hours, email and nothing else, its policy for all."""

from datetime import datetime
from pathlib import Path

import pytest

from followup.case.case_file import load_case
from followup.case.errors import InputError
from followup.planning.planner import plan
from followup.rulebook.loading import default_rulebook, load_rulebook

SOURCE = '[[source]]\nid = "our-center"\ntitle = "Our center (invented)"\n'
ANSWER = """
[[answer]]
id = "five-working"
question = "Q1"
says = "five working days after the promised day"
sources = ["our-center"]
advice = []
after_promise = 5
after_interview = [8, 8]
working_days = true
"""
ONLY = """
[[answer]]
id = "email-only"
question = "Q3"
says = "by email only"
sources = ["our-center"]
advice = []
value = "email"
only = true
"""
POLICY = """
[[policy]]
id = "ours"
says = "Our way."
sources = ["our-center"]
default = true
answers = {%s}
"""


def rules(folder: Path, *texts: str):
    (folder / "ours.toml").write_text(SOURCE + "".join(texts), encoding="utf-8")
    return load_rulebook(folder)


def case_of(**contact):
    return load_case({
        "candidate": {"name": "Priya Raman"},
        "employer": {"name": "Northwind Clinics", "timezone": "America/Chicago", "country": "US"},
        "role": {"title": "Data analyst"},
        "contacts": [{"id": "maria", "name": "Maria Lopez", "is": "hr", **contact}],
        "interviews": [{"round": 1, "at": datetime.fromisoformat("2026-05-14T14:00:00-05:00"), "with": ["maria"],
                        "promised_days": 4}],
        "events": [{"kind": "sent", "what": "thank_you", "at": datetime.fromisoformat("2026-05-14T18:00:00-05:00"),
                    "to": "maria"}],
    })  # fmt: skip


def follow_up(case, book, now="2026-05-20T09:00:00-05:00"):
    made = plan(case, now=datetime.fromisoformat(now), policy=book.default_policy, rulebook=book)
    return next(step for step in made.steps if step.id == "first-follow-up"), made


def test_five_working_days_after_the_promise_pass_over_weekend_and_memorial_day(tmp_path):
    book = rules(tmp_path, ANSWER, POLICY % 'Q1 = "five-working"')
    step, _ = follow_up(case_of(email="m@northwind.example"), book)  # promised by Monday 18 May; 25 May is a holiday
    assert step.opens.date().isoformat() == "2026-05-26"


def test_an_answer_of_ones_own_stands_beside_ours_without_saying_them_again(tmp_path):
    book = rules(tmp_path, ANSWER)
    assert [a.id for a in book.questions["Q1"].answer] == [
        *(a.id for a in default_rulebook().questions["Q1"].answer), "five-working"]  # fmt: skip


def test_never_on_fridays_moves_the_email_to_the_next_working_day(tmp_path):
    hours = '[[limit]]\nid = "email_hours"\nsays = "Mon to Thu."\nsources = ["our-center"]\n' \
            'hours = ["Mon-Thu 09:00-17:00"]\n'  # fmt: skip
    book = rules(tmp_path, hours, POLICY % 'Q1 = "day-after"')
    case = case_of(email="m@northwind.example")
    step, made = follow_up(case, book, "2026-05-22T09:00:00-05:00")  # a Friday
    assert not step.open_now
    assert all(start.weekday() < 4 for start, _ in step.windows), made.summary
    usual, _ = follow_up(case, default_rulebook(), "2026-05-22T09:00:00-05:00")
    assert usual.open_now


def test_email_only_never_turns_into_a_call_and_asks_for_the_address(tmp_path):
    book = rules(tmp_path, ONLY, POLICY % 'Q3 = "email-only"')
    step, made = follow_up(case_of(phone="+1 312 555 0100"), book)
    assert step.channel == "email"
    assert all(one.channel != "phone" for one in made.steps)
    assert made.step("find-contact", "maria") is not None
    usual, _ = follow_up(case_of(phone="+1 312 555 0100"), default_rulebook())
    assert usual.channel == "phone"  # what an email that is only the first wish turns into


def test_the_policy_a_folder_names_is_followed_until_somebody_chooses(tmp_path):
    book = rules(tmp_path, POLICY % 'Q1 = "patient"')
    assert book.default_policy == book.followed(None) == book.followed("gone") == "ours"
    assert book.followed("foolproof") == "foolproof"
    assert default_rulebook().default_policy == "balanced"


@pytest.mark.parametrize(("text", "told"), [
    (ANSWER.replace('"Q1"', '"Q7"'), "no question has this id"),
    (ANSWER.replace("after_promise = 5\n", ""), "after_promise is required here and missing"),
    ('[[limit]]\nid = "call_hours"\nsays = "x"\nsources = ["our-center"]\nhours = ["Mon-Fry 10:00-11:00"]\n',
     "not days of the week"),
    ('[[limit]]\nid = "too_late_days"\nsays = "x"\nsources = ["our-center"]\nvalue = 30\nworking_days = true\n',
     "this figure is none that waits"),
])  # fmt: skip
def test_what_is_not_sound_is_refused_with_what_is_allowed(tmp_path, text, told):
    with pytest.raises(InputError, match=told):
        rules(tmp_path, text)
