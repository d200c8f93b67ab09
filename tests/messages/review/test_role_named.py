"""Whether a message says which position it is about: by its title, a word of it, its letters, or any job's name."""

import pytest

from followup.messages.review.role_named import is_said


@pytest.mark.parametrize(("text", "title", "said"), [
    ("I would like the data analyst position.", "Data analyst", True),
    ("I would like to be your Analysts' colleague.", "Data analyst", True),
    ("I like nursing.", "Junior nurse", True),
    ("I like to nurse plants.", "Junior nurse", True),
    ("I would like to join as a junior.", "Junior nurse", False),
    ("I know what a QAE does.", "Quality Assurance Engineer", True),
    ("I know what QAEs do.", "Quality Assurance Engineer", True),
    ("I know what a qae does.", "Quality Assurance Engineer", False),
    ("I have worked in QA.", "Quality assurance", True),
    ("Plan N it is.", "Nurse", False),
    ("It was kind of you.", "Data analyst", False),
    ("It was kind of you.", "1 / 2", True),  # no word of it could be said
])  # fmt: skip
def test_a_message_says_which_position_it_is_about(text, title, said):
    assert is_said(text, title) is said
