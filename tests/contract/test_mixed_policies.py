"""A counselor's own policies: any mix of answers is followed, not only the seven that come with the workbook."""

import random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import followup
from tests.amount import examples

from . import oracle, seen
from .asking import ids, moment, read, step
from .strategies import cases, instants

ANSWERS = {
    "Q1": ["day-after", "with-grace", "before-it-closes", "fixed", "patient"],
    "Q2": ["hr", "manager", "whoever-knows"],
    "Q3": ["phone", "email", "as-they-like"],
    "Q4": ["one", "two"],
    "Q5": ["email", "handwritten", "as-they-are", "both"],
    "Q6": ["never", "by-appointment"],
}


def mixed(number: int) -> dict[str, str]:
    rng = random.Random(number)
    return {question: rng.choice(answers) for question, answers in ANSWERS.items()}


NAMES = {f"mixed-{number}": mixed(number) for number in range(24)}


@pytest.fixture(scope="module")
def rulebook(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rules")
    lines = []
    for name, answers in NAMES.items():
        lines += ["[[policy]]", f'id = "{name}"', 'says = "Invented for a test."', 'sources = ["house"]']
        lines.append("answers = { " + ", ".join(f'{q} = "{a}"' for q, a in answers.items()) + " }")
    (folder / "mixed.toml").write_text("\n".join(lines), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        for name, answers in NAMES.items():
            patch.setitem(seen.POLICIES, name, tuple(answers.values()))
        yield followup.load_rulebook(folder)


@st.composite
def mixes(draw):
    case = draw(cases(rounds=2, most_events=3))
    return case, draw(instants(case)), draw(st.sampled_from(sorted(NAMES)))


def ask(drawn, rulebook):
    case, now, policy = drawn
    return followup.plan(followup.load_case(case), now=now, policy=policy, rulebook=rulebook).to_dict()


@given(drawn=mixes())
@examples(30)
def test_stage_and_follow_ups_under_any_mix_of_answers(rulebook, drawn):
    view, plan = oracle.look(*drawn), ask(drawn, rulebook)
    stage = read(oracle.stage, view)
    assert plan["stage"] == stage
    found = step(plan, "first-follow-up")
    assert (found is not None) == read(oracle.first_is_listed, view, stage)
    if found:
        assert moment(found["opens"]) == read(oracle.first_opens, view)
        assume(not read(oracle.turned_late_thank_you, view))
        to = read(oracle.recipient, view)
        assert (found["to"], found["channel"]) == ([to], read(oracle.channel, view, to))


@given(drawn=mixes())
@examples(25)
def test_thank_yous_under_any_mix_of_answers(rulebook, drawn):
    view, plan = oracle.look(*drawn), ask(drawn, rulebook)
    assume(view.ended and len(read(oracle.last_round, view)) == 1 and drawn[1] < oracle.hours_of_thanks_over(view))
    assume(not read(oracle.last_is_undated, view))
    for interview, person in read(oracle.owed, view):
        to = read(oracle.address_of_thanks, view, person)
        names = {s["id"] for s in plan["steps"] if s["to"] == [to]} & {"thank-you", "thank-you-card"}
        assert names == read(oracle.thank_you_medium, view, interview, person)


@given(drawn=mixes())
@examples(25)
def test_second_follow_ups_and_visits_under_any_mix_of_answers(rulebook, drawn):
    view, plan = oracle.look(*drawn), ask(drawn, rulebook)
    found = step(plan, "second-follow-up")
    assert (found is not None) == read(oracle.second_is_listed, view, read(oracle.stage, view))
    if found:
        to = read(oracle.second_recipient, view)
        assert found["to"] == [to] and moment(found["opens"]) == read(oracle.second_opens, view)
        assert found["channel"] == read(lambda: oracle.channel(view, to, second=True))
    if "visit" in ids(plan):
        assert view.answer("Q6") == "by-appointment"
