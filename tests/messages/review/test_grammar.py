"""Slips as people who write English as a second language make them are found; the same sentences set right are not."""

import pytest

from followup.messages.review import prepositions, slips, subjects
from followup.messages.review.anchors import needed, said
from followup.messages.review.note import Note


def told(text):
    note = Note(text)
    found = [one for check in (slips, prepositions, subjects) for one in check.find(note, None)]
    return sorted({text[one.start : one.end] for one in found})


@pytest.mark.parametrize(("wrong", "place", "right"), [
    ("I am interested on the post.", "on", "I am interested in the post."),
    ("We discussed about the shifts.", "about", "We discussed the shifts."),
    ("I contacted with your office.", "with", "I contacted your office."),
    ("The schedule for the training weeks seem clear.", "seem", "The schedule for the training weeks seems clear."),
    ("Your questions about the hall was fair.", "was", "Your questions about the hall were fair."),
    ("I hopes to hear from you.", "hopes", "I hope to hear from you."),
    ("Everyone I met at the plant were kind.", "were", "Everyone I met at the plant was kind."),
    ("Thank you for opportunity to visit.", "opportunity", "Thank you for the opportunity to visit."),
    ("I worked as nurse for a year.", "nurse", "I worked as a nurse for a year."),
    ("I look forward to hear from you.", "hear", "I look forward to hearing from you."),
    ("I suggest to meet again.", "to meet", "I suggest meeting again."),
    ("I have wrote the report.", "wrote", "I have written the report."),
    ("It would great to meet.", "great", "It would be great to meet."),
    ("I have met her two weeks ago.", "met", "I met her two weeks ago."),
    ("I will call as soon as I will know.", "will", "I will call as soon as I know."),
    ("Thank you for the informations.", "informations", "Thank you for the information."),
    ("I do not have much questions.", "much", "I do not have many questions."),
    ("I hope their is time.", "their", "I hope there is time."),
    ("It pays more then my present job.", "then", "It pays more than my present job."),
    ("The nurse whom showed me the ward was kind.", "whom", "The nurse who showed me the ward was kind."),
    ("Could you tell me when will you decide?", "will", "Could you tell me when you will decide?"),
    ("He explained me the rota.", "me", "He explained the rota to me."),
    ("It was good for there customers.", "there", "It was good for their customers."),
    ("Your clinic must to know me.", "to know", "Your clinic must know me."),
    ("She will calls you.", "calls", "She will call you."),
    ("The letter will be send by Friday.", "send", "The letter will be sent by Friday."),
    ("I forgot asking about shifts.", "asking", "I forgot to ask about shifts."),
    ("Please call to me at noon.", "to", "Please call me at noon; a call to me is free."),
    ("It is easy to me to learn.", "to", "It is easy for me to learn."),
    ("I returned back to nursing.", "back", "I returned to nursing."),
    ("I saw the amount of patients.", "amount", "I saw the number of patients and the amount of work."),
    ("I like every people there.", "people", "I like every person there."),
    ("The manager who have met me was kind.", "have", "The manager who has met me was kind."),
    ("I have ten years experience.", "years", "I have ten years' experience, three years old."),
    ("Thank you for your kindly offer.", "kindly", "Thank you for your kind offer; I kindly offer help."),
    ("I can't never be late.", "never", "I can never be late."),
    ("I don't know nothing about it.", "nothing", "I don't know anything about it; nothing else."),
    ("I have passed the exam last May.", "passed", "I passed the exam last May and have waited since last May."),
    ("I have finished my diploma in 2019.", "finished", "I have read the report they sent in 2019."),
    ("I was glad that you explain it to me.", "explain", "I was glad that you explained it and that you know it."),
    ("Each of my last three wards were busy.", "were", "Each of my last three wards was busy."),
])  # fmt: skip
def test_the_slip_is_found_and_the_right_sentence_left_alone(wrong, place, right):
    assert told(wrong) == [place]
    assert told(right) == []


@pytest.mark.parametrize("text", [
    "I have been interested for a long time.",
    "What we discussed about pay was clear.",
    "My wife and I are both free.",
    "It is used to build houses, and it is recommended to wait.",
    "In this\nway it\nis possible to help.",
    "The notes from the talk, and the plan for both halls, are here.",
    "My experience and passion make me useful.",
    "I know what the other boss is like.",
    "I prefer facts rather than ideas.",
])  # fmt: skip
def test_what_only_looks_like_a_slip_is_left_alone(text):
    assert told(text) == []


def test_a_pattern_is_not_tried_on_a_text_without_its_words():
    needs = needed(r"\b(?:enjoy(?:ed)?|agreed?) (?:very )?(?P<slip>to)(?= (?:the|a)\b)")
    assert needs == ({"enjoy", "enjoyed", "agreed", "agree"}, {"to"}, {"the", "a"})
    assert said("I'm here.") == {"i'm", "i", "m", "here"}
    assert needed(r"(?:re)?[a-z]*(?:er|or)|x") == ()


@pytest.mark.parametrize(("pattern", "words"), [
    (r"(?:very |so )good", [{"good"}]),
    (r"\bthe [xy]es it", [{"the"}, {"it"}]),
    (r"so [a-z]+ it", [{"so"}, {"it"}]),
    (r"so []|(]+ it", [{"so"}, {"it"}]),  # what stands between square brackets parts nothing
    (r"(?:go [|(]|do) it", [{"go", "do"}, {"it"}]),
    (r"(?:is|was) [ab]c seen", [{"is", "was"}, {"seen"}]),
    (r"(?:go[ab]|so) seen", [{"seen"}]),
])  # fmt: skip
def test_a_pattern_is_only_tried_where_words_that_it_needs_are_said(pattern, words):
    assert [*needed(pattern)] == [frozenset(one) for one in words]
