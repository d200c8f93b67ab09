"""The table of section 2: the first stage that is true."""

from hypothesis import given

from tests.amount import examples

from . import oracle
from .asking import ask, read
from .strategies import ALL_KINDS, moments

STAGES = ["closed", "offer", "rejected", "thank_you", "before_interview", "applied"]
STAGES += ["invited", "task", "no_decision", "quiet", "follow_up", "waiting"]


@given(moments(kinds=ALL_KINDS, at_least_one=False, most_events=5))
@examples(50)
def test_the_stage_is_the_first_that_is_true(drawn):
    case, now, policy = drawn
    plan = ask(case, now, policy)
    assert plan["stage"] in STAGES
    assert plan["stage"] == read(oracle.stage, oracle.look(case, now, policy))


@given(moments(rounds=2, most_events=4))
@examples(30)
def test_the_stage_while_waiting(drawn):
    case, now, policy = drawn
    assert ask(case, now, policy)["stage"] == read(oracle.stage, oracle.look(case, now, policy))
