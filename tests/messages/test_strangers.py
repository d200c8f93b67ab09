"""Nobody is told of a talk they had no part in: letters to people who sat in no interview, over every story."""

from __future__ import annotations

import re

import followup
from followup.case.case import Case
from tests.planning.test_scenarios import FILES, moment_of
from tests.planning.words_of import drafts_of

TOGETHER = re.compile(
    r"\b(our|your) (talk|conversation|meeting)\b|\b(meet(ing)?|met|talk(ed|ing)?|speak(ing)?|spoke) with you\b"
    r"|\bmeet(ing)? you\b|\bwe (spoke|talked|met)\b|\bspeaking with me\b|\bto talk with me\b|\btime you took\b",
    re.IGNORECASE,
)


def strangers(case: Case, now) -> set[str]:
    """Contacts who were in no interview so far, and with whom the candidate never spoke."""
    seen = {
        who for interview in case.interviews if interview.held and interview.over_at <= now for who in interview.people
    }
    seen |= {event.to for event in case.events if event.at <= now and event.outcome == "spoke"}
    seen |= {event.sender for event in case.events if event.at <= now and event.by in ("phone", "in_person")}
    return set(case.people) - seen


def test_no_letter_speaks_to_a_stranger_of_a_talk_together():
    wrong = {}
    for name, data in FILES.items():
        for number, expect in enumerate(data["scenario"]["expect"], 1):
            case, now, policy = moment_of(data, expect)
            made = drafts_of(case, followup.plan(case, now=now, policy=policy), now, policy)
            for one in made:
                found = TOGETHER.search(one.body)
                if found and set(one.to) & strangers(case, now):
                    wrong[f"{name} ({number}), {one.template}"] = found[0]
    assert wrong == {}
