"""What is said on the phone is too long from the first word that no longer fits, ten seconds later than its limit."""

import pytest

from followup.messages.occasion import occasion
from followup.messages.review import spoken
from followup.messages.review.note import Note
from followup.rulebook.loading import default_rulebook
from tests.messages.review.cases import simple_case

MOST = default_rulebook().templates["follow-up-voicemail"].max_seconds


def told(text, template="follow-up-voicemail"):
    here = occasion(simple_case(), "first-follow-up", now=None, template=template, checking=True)
    return [(one.code, one.severity, text[one.start : one.end], one.advice, one.says)
            for one in spoken.find(Note(text), here)]  # fmt: skip


def test_ten_seconds_more_nobody_notices():
    words = (MOST + 10) * 150 // 60  # at 150 words a minute
    assert told("so " * words) == []
    fits = MOST * 150 // 60
    assert told("so " * (words + 1)) == [
        ("too-long", "warning", ("so " * (words + 1 - fits)).strip(), ("E3", "E5"),
         f"This takes about {MOST + 11} seconds to say; {MOST} are enough."),
    ]  # fmt: skip


def test_signs_are_not_said_and_the_place_counts_in_the_whole_text():
    head, fits = "Subject: so so\n\n", "so - " * (MOST * 150 // 60)
    ((*_, words, _, _),) = told(f"{head}{fits}to {'no ' * 60} \n")
    assert words == f"to {'no ' * 60}".strip()


@pytest.mark.parametrize(("template", "advice"), [
    ("follow-up-reception", ("E6",)), ("follow-up-voicemail", ("E3", "E5")), ("follow-up-email", None),
])  # fmt: skip
def test_each_way_of_speaking_goes_by_its_own_advice(template, advice):
    assert [one[3] for one in told("so " * 900, template)] == ([advice] if advice else [])
