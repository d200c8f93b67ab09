"""How much each length of a plan says, counted in the text of one that has plenty of everything."""

import re

import pytest

import followup
from followup.planning import explain
from followup.planning import in_brief as brief
from followup.planning.in_brief import in_brief
from followup.planning.lengths import DETAILS, EVERYTHING, LONG, SHORT
from tests.contract.asking import THANKED, moment, simple
from tests.planning.ledger import STORIES

HEADS = ("Not now:", "Keep in mind:", "Only you can say:", "   What would change it:", "   Others would:")
# reasons of the main step and of others; others; not now, in mind, only you can say, what would change it
LONGER = [(6, 2, 6, 4, 4, 3, 3), (5, 1, 5, 3, 3, 2, 2), (4, 1, 4, 2, 2, 2, 2), (4, 1, 3, 2, 1, 1, 2),
          (3, 1, 3, 1, 1, 1, 2), (3, 1, 2, 1, 0, 1, 1), (2, 1, 2, 1, 0, 0, 1), (2, 0, 0, 0, 0, 0, 0),
          *[(1, 0, 0, 0, 0, 0, 0)] * 6]  # fmt: skip
# steps; not now, in mind, only you can say
BRIEF = [(9, 4, 2, 3), (9, 3, 1, 2), (9, 2, 0, 2), (9, 2, 0, 1), (9, 1, 0, 1), (9, 1, 0, 1), (9, 1, 0, 0),
         *[(9, 0, 0, 0)] * 5, *[(5, 0, 0, 0)] * 2]  # fmt: skip
NOW = moment("2026-03-12T10:30:00-05:00")


@pytest.fixture
def plenty(monkeypatch):
    """A plan of nine steps, with nine of everything."""
    plan, *others = (followup.plan(followup.load_case(simple(THANKED)), now=NOW, policy="now-what") for _ in range(9))
    plan.steps = [of.step("first-follow-up") for of in (plan, *others)]
    reasons = [_reason(number, turns=f"Turn {number}.") for number in range(9)]
    for step in plan.steps:
        step.because = reasons
    monkeypatch.setattr(explain, "told_once", lambda step: {f"do {number}": ["house"] for number in range(9)})
    plan.avoid = plan.keep_in_mind = reasons
    plan.questions = [{"asks": f"Ask {n}?", "why": "So.", "fact": f"fact {n}"} for n in range(9)]
    return plan


def _reason(number, facts=None, **more):
    return {"rule": f"r{number}", "sources": ["now-what"], "says": f"Reason {number}.", "facts": facts or {}} | more


def counted(lines):
    """How many lines stand under each head, and how many reasons under the main step and the one after it."""
    found, head = dict.fromkeys(HEADS, 0), ""
    steps: dict[str, int] = {}
    for line in lines:
        if re.match(r"\d+\. ", line):
            head, steps[line.partition(".")[0]] = line.partition(".")[0], 0
        elif line in HEADS:
            head = line
        elif line.lstrip().startswith("- ") and head in HEADS:
            found[head] += 1
        elif line.startswith("   - "):
            steps[head] += 1
    return found, steps


@pytest.mark.parametrize("length", range(len(LONGER)))
def test_each_length_of_an_explanation_says_so_much(plenty, length):
    found, steps = counted(explain._explained(plenty, DETAILS[length]))
    below = (found["   Others would:"], *(found[head] for head in HEADS[:3]), found["   What would change it:"])
    assert len(DETAILS) == len(LONGER) and len(steps) == 9
    assert (steps["1"], steps["2"], *below) == LONGER[length]


@pytest.mark.parametrize("length", range(len(BRIEF)))
def test_each_length_of_a_plan_in_brief_says_so_much(plenty, length):
    lines = list(brief._briefly(plenty, DETAILS[length]))
    found, steps = counted(lines)
    assert (len(steps), *(found[head] for head in HEADS[:3])) == BRIEF[length]
    assert ("and 4 more" in lines) is (len(steps) == 5)


def test_everything_says_everything(plenty):
    found, steps = counted(explain._explained(plenty, EVERYTHING))
    assert set(found.values()) == {9} and set(steps.values()) == {9}


@pytest.mark.parametrize(
    ("most", "says", "written"),
    [(SHORT, in_brief, brief._briefly), (LONG, explain.explain, explain._explained)],
)
def test_a_text_of_just_so_many_words_is_said_and_with_one_more_the_next_shorter(plenty, most, says, written):
    assert (SHORT, LONG) == (120, 350)
    plenty.steps, plenty.summary = plenty.steps[:1], ""
    counts = [len("\n".join(written(plenty, detail)).split()) for detail in DETAILS]
    place, room = next((place, most - count) for place, count in enumerate(counts) if count <= most)
    for words, said in ((room, DETAILS[place]), (room + 1, DETAILS[place + 1])):
        plenty.summary = "word " * words
        assert says(plenty).split() == "\n".join(written(plenty, said)).split()


POLICY = ("first_when", "first_to", "first_how", "thanks_by", "visits", "allowed")
EVERY_CASE = ("follow_up", "follow_up_channel", "interviewed", "country", "stage", "has_hr", "recipient_recorded")


@pytest.mark.parametrize("fact", [*POLICY, *EVERY_CASE])
def test_a_reason_that_is_so_in_every_case_stands_after_one_of_this_case(plenty, fact):
    general, special = _reason(1, {fact: "so"}), _reason(2, {"left_message": True})
    plenty.steps = plenty.steps[:1]
    plenty.avoid = [general, _reason(3, {"left_message": False}), special]
    said = in_brief(plenty)
    assert said.index("Reason 2.") < said.index("Reason 1.") < said.index("Reason 3.")


STAGE_LINES = {
    "closed": "It is decided", "offer": "There is an offer", "rejected": "They said no",
    "thank_you": "Say thank you", "before_interview": "The interview is ahead", "invited": "You are invited",
    "task": "They gave you a task", "applied": "You have applied", "no_decision": "They answered: no decision yet",
    "quiet": "Nothing more goes out", "follow_up": "A follow-up is open", "waiting": "You are waiting",
}  # fmt: skip


@pytest.mark.parametrize("stage", STAGE_LINES)
def test_each_stage_has_its_words_on_the_page(stage):
    plans = (followup.plan(case, now=now, policy=policy) for case, now, policy in STORIES.values())
    found = next(plan for plan in plans if plan.stage == stage)
    said = f" · advice: {found.policy.replace('-', ' ')}" if found.policy != "balanced" else ""
    assert in_brief(found).splitlines()[1] == f"{STAGE_LINES[stage]}{said}"
