"""What is said of each sentence in said/*.txt, whole: words, weight, advice, reason, and what would be better."""

import pytest

from tests.messages.review.families import FINDS
from tests.messages.review.ledger import SAID, judge, read


@pytest.mark.parametrize("name", FINDS)
def test_of_every_sentence_is_said_what_stands_in_the_ledger(name):
    if name == "second_reader":
        pytest.importorskip("harper")
    kept = list(read(name))
    assert [judge(FINDS[name], marked) for _, marked in kept] == kept


def test_every_ledger_is_read():
    assert {path.stem for path in SAID.glob("*.txt")} == FINDS.keys()
