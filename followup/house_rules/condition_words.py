"""The conditions of a message's paragraphs in plain words, for people who word messages."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..case.events import ABOUT
from ..case.wording import joined
from ..rulebook.vocabulary import SLOTS

FLAGS = {  # what holds, and what holds where it does not
    "accepted_elsewhere": ("you have accepted another offer", "you have not accepted another offer"),
    "agency": ("this person is of an agency", "this person is of no agency"),
    "answer_late": ("the day for your answer to their offer is over", "there is still time to answer their offer"),
    "asked_before": ("you have asked since they invited you", "you have not asked since they invited you"),
    "asked_to_come": (
        "they asked you to be in touch about their invitation",
        "they did not ask you to be in touch about their invitation",
    ),
    "asked_to_ring": ("they asked for a call", "they did not ask for a call"),
    "back": ("this person was away and is back", "this person was not away"),
    "checks_again": ("they write of the checks once more", "they write of the checks for the first time"),
    "condition_told": ("what their offer hangs on is noted", "what their offer hangs on is not noted"),
    "conditional": ("their offer hangs on something", "their offer hangs on nothing"),
    "feedback_asked": ("they were asked what was missing", "they were not asked what was missing"),
    "fit_counts": ("what you bring begins with a number", "what you bring begins with no number"),
    "fits_count": ("each thing you bring begins with a number", "not each thing you bring begins with a number"),
    "held_reads": ("whoever told you so has an email", "whoever told you so has no email"),
    "holidays_near": ("it goes in the week to Christmas", "it does not go in the week to Christmas"),
    "kept_waiting": ("two days that they named have gone by", "no two days that they named have gone by"),
    "lapsed": ("their invitation is a month old or more", "their invitation is newer than a month"),
    "letter_late": ("the day for the offer in writing is over", "the day for the offer in writing is not over"),
    "long_silent": ("nothing was heard or sent for many weeks", "something was heard or sent not long ago"),
    "met": ("you met this person", "you did not meet this person"),
    "met_before": ("it was not your first talk with this person", "it was your first talk with this person"),
    "met_earlier": ("you met this person in an earlier talk", "you met this person in no earlier talk"),
    "missed_by_phone": (
        "the talk that did not take place was to be a call",
        "the talk that did not take place was to be no call",
    ),
    "moved": ("they invite again for a talk that did not take place", "it is not about a talk that did not take place"),
    "newest_asks": ("all they said was to call or write", "they said more than to call or write"),
    "newest_by_phone": ("that was by phone", "that was not by phone"),
    "newest_met": (
        "that was with the person in the last interview",
        "that was not with the person in the last interview",
    ),
    "newest_same_day": ("that was on the day of the interview", "that was not on the day of the interview"),
    "noted": ("there is a note of yours", "there is no note of yours"),
    "offer_written": ("their offer came in writing", "their offer did not come in writing"),
    "offered_after_no": ("they had said no before their offer", "they had not said no before their offer"),
    "once_refused": ("they had said no before", "they had not said no before"),
    "other_first": ("the other employer's offer is to be answered first", "the offer here is to be answered first"),
    "other_post": ("their offer is for another post", "their offer is for the post you applied for"),
    "promise_far": ("the promised day is weeks away", "the promised day is not weeks away"),
    "promise_off": ("the promised day is a day off", "the promised day is a working day"),
    "promise_over": ("the promised day is over", "the promised day is not over"),
    "put_on_hold": ("they put their offer on hold", "their offer is not on hold"),
    "rang": ("they asked by phone", "they did not ask by phone"),
    "reply_late": ("their invitation is days old", "their invitation is new"),
    "said_yes": ("you had said yes before", "you had not said yes before"),
    "sought_met": ("you met them in the last round", "you did not meet them in the last round"),
    "sought_thanked": ("you have thanked them", "you have not thanked them yet"),
    "spoke": ("you have talked on the phone since", "you have not talked on the phone since"),
    "start_moved": ("the first day is over or put off", "the first day still holds"),
    "starts_soon": ("the first day is very near", "the first day is not very near"),
    "task_late": ("the day of the task is over", "the day of the task is not over"),
    "task_unanswered": (
        "nothing was said to them since they gave the task",
        "something was said to them since they gave the task",
    ),
    "terms_told": ("terms of their offer are noted", "no terms of their offer are noted"),
    "thanked": ("you have said thank you", "you have not said thank you yet"),
    "thanks_fresh": ("the talk was within the week", "the talk was more than a week ago"),
    "theirs_to_settle": ("what it hangs on is for them to decide", "what it hangs on is not for them alone to decide"),
    "told_by_them": ("it was this person who told you", "it was not this person who told you"),
    "two_weeks": ("the talk was a fortnight ago or more", "the talk was less than a fortnight ago"),
    "unsigned": ("nobody known signed their last answer", "their last answer came from somebody known"),
    "unheld_today": (
        "the talk that did not take place was to be today",
        "the talk that did not take place was not to be today",
    ),
}
FACTS = {
    "person_is": "the person", "style": "their style", "channel": "the way it goes", "format": "the interview",
    "round": "the round", "heard": "their answer", "decided": "your decision", "step": "the step",
    "register": "the tone", "newest": "what was last between you", "task_is": "what they asked for",
    "handed_in": "what you handed in", "note_about": "what you noted",
}  # fmt: skip
VALUES: Mapping[str, Mapping[str, str]] = {
    "heard": {"on_hold": "that it is on hold", "checking": "that they check references", "invitation": "an invitation",
              "offer": "an offer"},
    "newest": {
        "voicemail": "your voicemail", "message": "a message you left", "spoke": "a talk on the phone",
        "spoke_other": "a talk with somebody else there", "word": "a word from them",
        "word_other": "a word from somebody else there", "on_hold": "that it is on hold",
        "checking": "that they check references", "task": "a task", "asked": "a question of yours",
        "wrote": "a message of yours",
    },
    "task_is": {"work": "a piece of work", "references": "references", "pay": "a figure for pay",
                "start": "a first day", "papers": "papers"},
    "handed_in": {"work": "a piece of work", "references": "references", "pay": "a figure for pay",
                  "start": "a first day", "papers": "papers"},
    "decided": {"accepted": "a yes", "declined": "a no of yours", "withdrew": "that you withdrew"},
    "note_about": ABOUT,
    "format": {"in_person": "in person"},
    "register": {"formal": "formal", "plain": "plain", "modern": "modern"},
    "step": {"thank-you-call": "a call to say thank you", "find-contact": "to find out how to reach them",
             "contact-as-asked": "to get in touch as they asked", "ask-for-the-date": "to ask for the date",
             "late-thank-you": "late thanks"},
}  # fmt: skip
OPEN = re.compile(r"\bnot (\w+) or \1 is unknown\b|\b(\w+) is unknown or not \2\b(?! is\b)")
ALONE = re.compile(r"\((not \w+)\)")
NAMES = "|".join(sorted({*FLAGS, *FACTS, *SLOTS, "talks"}, key=len, reverse=True))
WORDS = re.compile(rf"\b(?P<open>{NAMES}) is (?P<how>known|unknown)\b"
                   rf"|\b(?P<no>not )?(?P<fact>{'|'.join(FACTS)}) is (?P<not>not )?(?P<several>one of )?"
                   r"(?P<values>[\w-]+(?:(?<=\w), [\w-]+)*)"
                   r"|\btalks (?P<sign><|>=) 2\b"
                   rf"|\b(?P<none>not )?(?P<flag>{'|'.join(FLAGS)})\b")  # fmt: skip


def when_words(condition: str) -> str:
    """Such as: what you talked about is known and the promised day is not over. A flag that nobody knows counts as one
    that does not hold, as the plan takes it.
    """
    sure = ALONE.sub(r"\1", OPEN.sub(lambda found: f"not {found[1] or found[2]}", condition))
    return WORDS.sub(_said, sure)


def _said(found: re.Match[str]) -> str:
    if name := found["open"]:
        known = "known" if found["how"] == "known" else "not known"
        if name in FLAGS:
            return f"whether {FLAGS[name][0]} is {known}"
        told = FACTS.get(name) or ("how many talks there were" if name == "talks" else SLOTS[name].missing)
        return f"{told} is {known}"
    if fact := found["fact"]:
        given = [VALUES.get(fact, {}).get(one, one.replace("_", " ")) for one in found["values"].split(", ")]
        return f"{FACTS[fact]} is {'not ' if found['no'] or found['not'] else ''}{joined(given, 'or')}"
    if sign := found["sign"]:
        return "there were two talks or more" if sign == ">=" else "there was one talk"
    return FLAGS[found["flag"]][bool(found["none"])]
