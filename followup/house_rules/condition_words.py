"""The conditions of a message's paragraphs in plain words, for people who word messages."""

from __future__ import annotations

import re

from ..rulebook.vocabulary import SLOTS

FLAGS = {  # what holds, and what holds where it does not
    "met": ("you met this person", "you did not meet this person"),
    "thanked": ("you have said thank you", "you have not said thank you yet"),
    "promise_over": ("the promised day is over", "the promised day is not over"),
}
FACTS = {
    "person_is": "the person", "style": "their style", "channel": "the way it goes", "format": "the interview",
    "round": "the round", "heard": "their answer", "decided": "your decision", "step": "the step",
}  # fmt: skip
WHETHER = {"met": "whether you met this person"}
WORDS = re.compile(r"\b(?P<name>\w+) is (?P<how>known|unknown)\b|\b(?P<none>not )?(?P<flag>met|thanked|promise_over)\b"
                   r"|\b(?P<fact>" + "|".join(FACTS) + r") is (?P<one>one of )?(?=(?P<of>[\w, -]*))")  # fmt: skip


def when_words(condition: str) -> str:
    """Such as: what you talked about is known and the promised day is not over."""
    said = WORDS.sub(_said, condition)
    return re.sub(r"(?<=\w), (?=\w)", " or ", said).replace("hr", "HR").replace("_", " ")


def _said(found: re.Match[str]) -> str:
    if name := found["name"]:
        told = WHETHER.get(name) or FACTS.get(name) or (SLOTS[name].missing if name in SLOTS else name)
        return f"{told} is {'known' if found['how'] == 'known' else 'not known'}"
    if found["flag"]:
        return FLAGS[found["flag"]][bool(found["none"])]
    return f"{FACTS[found['fact']]} is "
