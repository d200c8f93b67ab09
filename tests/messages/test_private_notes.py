"""An open point is a note to oneself: over every story, no draft repeats four words of one."""

from __future__ import annotations

import re
from collections.abc import Iterator

import followup
from followup.case.case import Case
from tests.planning.test_scenarios import FILES, moment_of
from tests.planning.words_of import drafts_of


def runs(text: str, length: int = 4) -> set[str]:
    """Every run of so many words, in small letters; the whole of a shorter text."""
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[at : at + length]) for at in range(max(1, len(words) - length + 1))}


def noted(case: Case) -> set[str]:
    """The private words of a case: those of its open points that are in none of its answers, topics and strengths."""
    points = [point for interview in case.interviews for point in interview.open_points]
    said = [point.answer or "" for point in points]
    said += [
        text for interview in case.interviews for text in (*interview.topics, *interview.fit, *interview.went_well)
    ]
    return set().union(*(runs(point.about) for point in points)) - set().union(*map(runs, said))


def plans() -> Iterator[tuple[str, Case, followup.Plan, object, str]]:
    for name, data in FILES.items():
        for expect in data["scenario"]["expect"]:
            case, now, policy = moment_of(data, expect)
            if noted(case):
                yield name, case, followup.plan(case, now=now, policy=policy), now, policy


def test_no_draft_of_any_story_repeats_a_private_note():
    stories, told = set(), {}
    for name, case, plan, now, policy in plans():
        stories.add(name)
        for one in drafts_of(case, plan, now, policy):
            if found := runs(one.text) & noted(case):
                told[name, one.template] = found
    assert told == {} and len(stories) >= 5


def test_a_thank_you_has_a_gap_for_the_better_answer_where_none_is_given():
    for name, case, plan, now, policy in plans():
        open_ = [point for one in case.interviews for point in one.open_points if not point.answer]
        for one in drafts_of(case, plan, now, policy):
            if open_ and one.template == "thank-you-email" and len(case.interviews) == 1:
                assert "[[your better answer]]" in one.body, (name, one.text)
                assert any(point.about in " ".join(one.missing) for point in open_), (name, one.missing)
