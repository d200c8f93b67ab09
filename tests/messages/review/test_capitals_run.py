"""Long runs of capitals, full stops and hyphens are read in no time: no pattern tries every way to cut them up."""

import pytest

from benchmarks.fuzz_kinds import _cases
from followup.messages.review import check
from tests.pace import within

RUNS = ("YOU" * 50, "NO" * 90, "Aa" * 90, "A." * 120, "Mutual." * 60, "A-" * 120, "O'" * 120, "Ab, " * 120, "A  " * 200)


@pytest.mark.parametrize("run", RUNS, ids=lambda run: run[:6])
def test_a_run_after_a_word_that_begins_a_sentence(run):
    check("warm", _cases()[0], "thank-you", template="thank-you-email")
    with within(2):
        check(f"Dear Maria,\n\nKindly {run}!again\n", _cases()[0], "thank-you", template="thank-you-email")
