"""Sixteen cases before and after: what moves is found, what only follows a date is not called other words."""

import re

import pytest

from followup.house_rules import Draft, check, compare, put
from followup.house_rules.changes import entry_words, look, nearest_policy
from followup.house_rules.condition_words import FLAGS, VALUES, when_words
from followup.house_rules.draft import put_wordings
from followup.house_rules.examples import example_cases
from followup.house_rules.figures import FIGURES, HOURS
from followup.planning.planner import plan
from followup.rulebook.loading import default_rulebook
from followup.rulebook.vocabulary import FACTS


def after(draft, policy="balanced", before=None):
    return compare(check(draft, messages=False).book, policy, before)


def test_there_are_sixteen_invented_cases_at_many_stages():
    cases = example_cases()
    assert len(cases) == 16 and len({one.title for one in cases}) == 16
    assert {plan(one.case, now=one.now).stage for one in cases} >= {
        "thank_you", "waiting", "follow_up", "offer", "invited", "rejected",
    }  # fmt: skip
    emails = [contact.email for one in cases for contact in one.case.contacts]
    assert all(email.endswith(".example") for email in emails)


def test_nothing_changes_where_nothing_was_changed():
    beside = after(Draft())
    assert beside.sentence == "None of 16 cases change." and not beside.changed
    assert all(len(change.pairs) <= 1 for change in beside.changes)


def test_a_country_in_which_no_case_is_is_named_where_only_its_rules_differ():
    there = {"says": "Ours.", "call_hours": ["10:00-12:00"], "sources": ["house"], "advice": ["E1"]}
    beside = after(put(put(Draft(), "place", "IT", **there), "place", "US", **there))
    assert beside.sentence.endswith("none of them is in Italy, where your rules differ.") and beside.changed


@pytest.mark.slow
@pytest.mark.parametrize("id", [*FIGURES, *HOURS])
def test_every_figure_moves_at_least_one_case_under_some_policy(id):
    """Else the counselor who changes it would see nothing happen."""
    wanted = (
        [{"hours": ["12:00-12:30"]}] if id in HOURS else [{"value": n} for n in (FIGURES[id].least, FIGURES[id].most)]
    )
    drafts = [put(Draft(), "limit", id, **one) for one in wanted]
    assert any(after(draft, policy).changed for draft in drafts for policy in default_rulebook().policies)


@pytest.mark.parametrize("question", ["Q1", "Q2", "Q3", "Q4", "Q5", "Q6"])
def test_every_answer_moves_a_case(question):
    ours = default_rulebook().policies["balanced"].answers
    for answer in default_rulebook().questions[question].answer:
        draft = put(
            Draft(), "policy", "own", says="Own.", answers={q: a.id for q, a in ours.items()} | {question: answer.id}
        )
        assert bool(after(draft, "own", "balanced").changed) == (answer.id != ours[question].id), answer.id


def test_a_later_thank_you_is_shown_with_both_days():
    change = after(put(Draft(), "limit", "thank_you_hours", value=48)).changes[0]
    mine, theirs = change.pairs[0]
    assert (mine.what, theirs.what) == ("Thank Maria Lopez by email",) * 2
    assert mine.when.endswith("Wednesday, March 11, 15:00") and theirs.when.endswith("Thursday, March 12, 15:00")
    assert (mine.whom, mine.how) == (theirs.whom, theirs.how) == ("Maria Lopez", "by email")


def test_a_step_that_gives_way_to_another_stands_beside_it():
    change = after(put(Draft(), "limit", "thank_you_hours", value=1)).changes[0]
    assert change.before.stage != change.after.stage
    mine, theirs = change.pairs[0]
    assert mine.what == "Thank Maria Lopez by email" and theirs.what == "Thank Maria Lopez even now"


def test_other_words_are_found_and_another_day_alone_is_none():
    own = put(Draft(), "policy", "own", says="Own.", answers={"Q1": "with-grace"})
    sooner = after(own, "own", "balanced")
    assert sooner.changed and not [text for change in sooner.changes for text in change.texts]
    words = after(put(Draft(), "rule", "stay-hopeful", says="It goes on at {employer}."))
    assert words.changed
    assert {change.texts[0][2][:13] for change in words.changed} == {"It goes on at"}
    message = after(put_wordings(Draft(), "follow-up-email", 0, ["Good day,"]))
    assert any("Good day," in text[2] and "Dear" in text[1] for change in message.changed for text in change.texts)


def test_ones_own_policy_is_set_beside_the_nearest_of_ours():
    draft = put(
        Draft(), "policy", "own", says="Own.", answers={"Q1": "with-grace", "Q2": "manager", "Q3": "phone", "Q4": "one"}
    )
    book = check(draft).book
    assert nearest_policy(book, "own") == "foolproof" and not compare(book, "own").changed
    assert nearest_policy(book, "hr-first") == "hr-first"


def test_ones_own_policy_stays_beside_the_one_it_was_begun_from_however_much_is_changed():
    told = default_rulebook().policies["foolproof"].answers
    answers = {question: answer.id for question, answer in default_rulebook().policies["the-call"].answers.items()}
    draft = put(Draft(), "policy", "own", says="Own.", answers=answers, begun="foolproof")
    assert {question: answer.id for question, answer in told.items()} != answers
    assert nearest_policy(check(draft).book, "own") == "foolproof"
    gone = check(put(draft, "policy", "own", begun="nobody")).book
    assert nearest_policy(gone, "own") == "the-call"


def test_what_a_folder_holds_is_counted_in_words():
    draft = put(Draft(), "policy", "own", says="Own.")
    draft = put(put(draft, "limit", "card_days", value=9), "limit", "too_late_days", value=60)
    draft = put(put_wordings(draft, "news", 0, ["Good day,"]), "source", "our-center", title="Ours")
    assert entry_words(check(draft, messages=False).book) == "1 policy new, 2 limits changed, 1 template reworded"
    assert entry_words(default_rulebook()) == "nothing"


def test_conditions_are_said_in_words_a_counselor_knows():
    held = {p.when for t in default_rulebook().templates.values() for p in t.paragraphs if p.when}
    known = {name.replace("_", " ") for name, fact in FACTS.items() if fact.kind == "flag" and "_" in name}
    names = known - {"said yes", "in touch"}  # which people say too
    for condition in held:
        words = when_words(condition)
        assert not re.search(r"_|unknown|\bone of\b|[<>=]", words), words
        assert not re.search(rf"\b({'|'.join(names)})\b", words), words
        assert words.count("(") == words.count(")") <= condition.count("(")


@pytest.mark.parametrize("condition, words", [
    ("promise_day is known and not promise_over",
     "the day by which they wanted to decide is known and the promised day is not over"),
    ("not met or met is unknown", "you did not meet this person"),
    ("topics is known and (agency is unknown or not agency)",
     "what you talked about is known and this person is of no agency"),
    ("newest is word and newest_by_phone and not newest_asks",
     "what was last between you is a word from them and that was by phone and they said more than to call or write"),
    ("not step is one of thank-you-call, find-contact",
     "the step is not a call to say thank you or to find out how to reach them"),
    ("newest is known and newest is not task",
     "what was last between you is known and what was last between you is not a task"),
    ("task_is is pay", "what they asked for is a figure for pay"),
    ("register is not formal", "the tone is not formal"),
    ("talks is unknown or talks < 2", "how many talks there were is not known or there was one talk"),
    ("heard is unknown or not heard is one of on_hold, checking",
     "their answer is not known or their answer is not that it is on hold or that they check references"),
])  # fmt: skip
def test_a_condition_reads_as_a_sentence(condition, words):
    assert when_words(condition) == words


def test_every_word_that_a_paragraph_asks_for_has_words_of_its_own():
    held = " ".join(p.when for t in default_rulebook().templates.values() for p in t.paragraphs if p.when)
    flagged = "|".join(name for name, fact in FACTS.items() if fact.kind == "flag")
    flags = set(re.findall(rf"(?<!is )(?<!, )(?<!of )\b(?:{flagged})\b", held))
    assert flags <= set(FLAGS)
    asked = re.findall(rf"\b({'|'.join(VALUES)}) is (?:not )?(?:one of )?([\w-]+(?:, [\w-]+)*)", held)
    values = {(fact, one) for fact, listed in asked for one in listed.split(", ")}
    assert {(fact, one) for fact, one in values if one not in {"known", "unknown"} and one not in VALUES[fact]} == set()


def test_what_waits_for_a_kinder_day_has_that_day_under_when():
    seen = 0
    for example in example_cases():
        for line in look(example, default_rulebook(), "balanced").lines.values():
            if line.what.startswith("Wait until "):
                seen += 1
                assert line.what.removeprefix("Wait until ").partition(";")[0] in line.when
    assert seen > 2
