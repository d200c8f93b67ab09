"""What an offer is said to hang on is read as lines to look at, and nothing else is taken for it."""

import pytest

from followup.reading.offer import conditions_in


@pytest.mark.parametrize(("said", "lines"), [
    ("We offer you the post, subject to two satisfactory references and a DBS check.",
     ["two satisfactory references", "a DBS check"]),
    ("This offer is conditional upon receipt of a clear medical. Please answer by Friday.", ["a clear medical"]),
    ("Our offer depends on approval by the board, so please bear with us.", ["approval by the board"]),
    ("It is contingent on a background check, proof of right to work, and a drug test.",
     ["a background check", "proof of right to work", "a drug test"]),
    ("Subject to references, you would start on 4 May.", ["references"]),
    ("Your salary is subject to tax and the hours are subject to change.", []),
    ("It is subject to the following:", []),
    ("As agreed, you start in May.", []),
])  # fmt: skip
def test_what_it_is_subject_to_and_no_more(said, lines):
    assert conditions_in(said) == lines
