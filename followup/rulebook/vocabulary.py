"""Every word a message template may use: its slots, the facts its conditions ask about, the elements it can supply."""

from __future__ import annotations

from dataclasses import dataclass

from ..case.events import ABOUT, EVENTS, FORMATS, WANTED
from ..case.roles import ROLES
from .conditions import Fact


@dataclass(frozen=True, slots=True)
class Slot:
    """A gap in a template that a fact of the case fills.

    missing: what stands in its place, in double square brackets, while nobody gave that fact
    many:    it takes a list, and no more than `most` of it (house figures: what a short note carries)
    one:     the slot that one entry of this list fills in a paragraph with `each`
    """

    missing: str
    many: bool = False
    most: int = 0
    one: str = ""


SLOTS: dict[str, Slot] = {
    # the people
    "greeting": Slot("a greeting"),
    "closing": Slot("a closing"),
    "signature": Slot("your full name"),
    "person": Slot("the name of the person you write to"),
    "person_full": Slot("the full name of the person you write to"),
    "met_with": Slot("the name of the person you met"),
    "candidate": Slot("your full name"),
    "phone": Slot("your phone number"),
    "email": Slot("your email address"),
    # the job and the interview
    "employer": Slot("the employer"),
    "role": Slot("the position"),
    "interview_date": Slot("the date of your interview"),
    "handed_in_day": Slot("the day you handed in the task"),
    "word_day": Slot("the day they were last in touch"),
    "interview_weekday": Slot("the weekday of your interview"),
    "interview_day": Slot("the date of your interview"),
    "fit": Slot("what you bring to this job", many=True, most=3, one="strength"),
    "strength": Slot("what you bring to this job"),
    "open_points": Slot("your better answer", many=True, most=3, one="open_point"),
    "open_point": Slot("your better answer"),
    "answers": Slot("your better answer", many=True, most=2, one="answer"),
    "answer": Slot("your better answer"),
    "topics": Slot("what you talked about", many=True, most=2, one="topic"),
    "topic": Slot("what you talked about"),
    "went_well": Slot("what went well", many=True, most=1),
    # what was said, and when
    "promise_day": Slot("the day by which they wanted to decide"),
    "date_asked_day": Slot("the day on which you asked for the day of the talk"),
    "date_word_day": Slot("the day of their last word since they invited you"),
    "date_named_day": Slot("the day by which they wanted to settle the day of the talk"),
    "message_day": Slot("the day of your earlier message"),
    "answer_by": Slot("the day by which they need your answer"),
    "letter_day": Slot("the day by which the offer was to come in writing"),
    "letter_by": Slot("the day by which you would like to have it"),
    "office_person": Slot("who prepares it in their office"),
    "spoke_day": Slot("the day you spoke on the phone"),
    "asked_day": Slot("the day they asked you to get in touch"),
    "task_day": Slot("the day they gave you the task"),
    "task_by": Slot("the day by which they want the task"),
    "gone_person": Slot("the name of the person who left"),
    "elsewhere_by": Slot("the day by which the other employer needs your answer"),
    "newest_day": Slot("the day on which you were last in touch"),
    "newest_who": Slot("the person you were last in touch with"),
    "waited": Slot("how long it has been"),
    "ahead_day": Slot("the day of your next talk"),
    "invited_day": Slot("the day they invited you"),
    "unheld_time": Slot("the day and hour of the talk that did not take place"),
    "unreached": Slot("who else was there"),
    "tried_day": Slot("the day on which you tried to call"),
    "ring_day": Slot("the day on which you will call"),
    "own_day": Slot("the day on which you talked with this person"),
    "others_met": Slot("the names of the others you met"),
    "held_by": Slot("who told you that it is held up"),
    "held_day": Slot("the day on which you heard that it is held up"),
    "offer_day": Slot("the day of the offer"),
    "missed_time": Slot("the day and hour of the talk that did not take place"),
    "sought": Slot("the people you would like to write to"),
    # what an offer holds
    "salary": Slot("the pay you agreed on"),
    "better_pay": Slot("the pay you would like"),
    "pay_range": Slot("the range that was named for the position"),
    "first_choice": Slot("that they are your first choice"),
    "decision": Slot("I accept it with pleasure, or: I have decided not to take it"),
    "first_salary": Slot("the pay you were offered first"),
    "terms": Slot("what else you agreed on", many=True, most=6),
    "conditions": Slot("what it still hangs on", many=True, most=6),
    "spoken_terms": Slot("what else was said", many=True, most=2),
    "open_terms": Slot("what else goes with it", many=True, most=1),
    "first_terms": Slot("what was agreed on first", many=True, most=3),
    # what only the candidate can add
    "times": Slot("three days and times that suit you"),
    "article_title": Slot("the title of the article"),
    "article_link": Slot("the link to the article"),
    "news": Slot("your news in one sentence"),
    "free_when": Slot("two or three days and hours that suit you"),
    "chosen_time": Slot("the day and hour you choose, or two or three of your own"),
    "new_start": Slot("the first day that would suit you"),
    "last_day": Slot("your last day there"),
    "new_day": Slot("the day by which you can answer"),
    "later_day": Slot("the day by which you can answer"),
    "send_by": Slot("the day by which you will send it"),
    "their_answer": Slot("your answer to what they asked"),
    "referees": Slot("of each their name, job, number and email, and how you worked together"),
    "wish": Slot("your figure, or your range"),
    "start_day": Slot("the day on which you start"),
    "reason": Slot("your one honest reason, such as: I have decided to stay where I am"),
    "own_sentence": Slot("what they should know, in a sentence"),
    "excuse": Slot("the reason in a few words, such as an illness"),
    "impression": Slot("how it went, in a sentence or two"),
    "task_question": Slot("what is unclear to you about the task"),
    "referee": Slot("the name of your referee"),
    "caller": Slot("who will call or write"),
    "call_when": Slot("when they will call or write"),
    "speak_of": Slot("what you would like them to speak about"),
    "other_person": Slot("the name of the person you write to there"),
    "other_employer": Slot("the other employer"),
    "other_role": Slot("the position there"),
    "other_by": Slot("the day by which they need your answer there"),
}

DETAILS = (
    "new_start",
    "last_day",
    "article_title",
    "article_link",
    "news",
    "free_when",
    "chosen_time",
    "new_day",
    "send_by",
    "their_answer",
    "referees",
    "wish",
    "sought",
    "start_day",
    "salary",
    "better_pay",
    "decision",
    "first_choice",
    "reason",
    "own_sentence",
    "excuse",
    "impression",
    "task_question",
    "referee",
    "caller",
    "call_when",
    "speak_of",
    "elsewhere_by",
    "gone_person",
    "other_person",
    "other_employer",
    "other_role",
)
"""The slots that no case file need have; a caller of draft() may pass them."""

FACTS: dict[str, Fact] = {
    **{name: Fact("text") for name in SLOTS},  # known or unknown, that is all a condition may ask
    "channel": Fact("word", ("email", "post", "phone")),
    "step": Fact("word"),
    "style": Fact("word", ("traditional", "modern")),
    "format": Fact("word", tuple(FORMATS)),
    "round": Fact("number"),
    "talks": Fact("number"),  # how many interviews there were
    "person_is": Fact("word", tuple(ROLES)),
    "met": Fact("flag"),  # whether this person was in an interview with the candidate
    "thanked": Fact("flag"),
    "agency": Fact("flag"),  # whether this person is a recruiter of an agency
    "spoke": Fact("flag"),  # whether you spoke with this person on the phone since the interview; unknown: with nobody
    "noted": Fact("flag"),  # whether the candidate wrote a note since they were last heard, which nobody but them reads
    "asked_before": Fact("flag"),  # whether a question has gone out since they invited you
    "back": Fact("flag"),  # whether this person was away when our last message came, and is back
    "checks_again": Fact("flag"),  # whether they write of the checks once more, after an answer of ours
    "told_by_them": Fact("flag"),  # whether it was this person who sent or spoke their last answer
    "unsigned": Fact("flag"),  # whether their last answer came from nobody who is known
    "handed_in": Fact("word", tuple(WANTED)),  # what they had asked for and got
    "in_touch": Fact("flag"),  # whether this person was in touch since the interview
    "reply_late": Fact("flag"),  # whether their invitation is days old already
    "moved": Fact("flag"),  # whether they invite again for a talk that did not take place
    "task_is": Fact("word", tuple(WANTED)),  # what they asked for
    "task_late": Fact("flag"),  # whether the hour of the task is over
    "task_unanswered": Fact("flag"),  # whether nothing was written or said to them since they gave the task
    "asked_to_come": Fact("flag"),  # whether they asked to be written or called about an invitation of theirs
    "unheld_today": Fact("flag"),  # whether the talk that did not take place was to be today
    "missed_by_phone": Fact("flag"),  # whether that talk was to be on the phone
    "once_refused": Fact("flag"),  # whether they had said no before that invitation
    "start_moved": Fact("flag"),  # whether the first day of the offer is over, or was put off since
    "starts_soon": Fact("flag"),  # whether the first day of the offer is so near that no notice can be given before it
    "other_post": Fact("flag"),  # whether their offer was for another post than the one applied for
    "promise_today": Fact("flag"),  # whether the day they named is today
    "promise_far": Fact("flag"),  # whether the day they named is weeks away
    "kept_waiting": Fact("flag"),  # whether two days that they named have gone by
    "put_off_often": Fact("flag"),  # whether three days or more have
    "thanked_instead": Fact("flag"),  # whether all they got since they asked to be written to is thanks
    "conditional": Fact("flag"),  # whether their offer hangs on something
    "put_on_hold": Fact("flag"),  # whether they put it on hold since
    "held_reads": Fact("flag"),  # whether whoever told one so can be put in copy
    "offered_after_no": Fact("flag"),  # whether it came after a no of theirs
    "accepted_elsewhere": Fact("flag"),
    "unsure": Fact("flag"),  # whether the candidate is not sure that they want the job
    "other_first": Fact("flag"),  # whether the other employer's own offer is to be answered before the one here
    "promise_over": Fact("flag"),
    "register": Fact("word", ("formal", "plain", "modern")),
    "newest": Fact(
        "word",
        (
            "voicemail",
            "message",
            "spoke",
            "spoke_other",
            "word",
            "word_other",
            "on_hold",
            "checking",
            "task",
            "asked",
            "wrote",
        ),
    ),
    "newest_by_phone": Fact("flag"),
    "newest_met": Fact("flag"),  # whether it was with the very person who was in the last interview
    "newest_same_day": Fact("flag"),  # whether it was on the day of the last interview
    "newest_asks": Fact("flag"),  # whether all it was is that they asked to be called or written to
    "rang": Fact("flag"),  # whether they asked it by phone: who called is called back
    "answered_by_us": Fact("flag"),  # whether we have written since they last did
    "offer_written": Fact("flag"),  # whether their offer came in writing
    "theirs_to_settle": Fact("flag"),  # whether it is for them to settle
    "condition_told": Fact("flag"),  # whether what their offer hangs on is noted
    "answer_late": Fact("flag"),  # whether the day for the answer to their offer is over
    "long_silent": Fact("flag"),  # whether nothing was heard or sent for many weeks
    "lapsed": Fact("flag"),  # whether their invitation is a month old or more
    "met_before": Fact("flag"),  # whether the last talk was not the first one with this person
    "two_weeks": Fact("flag"),  # whether that talk was two weeks ago or more, when it goes
    "thanks_fresh": Fact("flag"),  # whether the last talk was within the week
    "holidays_near": Fact("flag"),  # whether it goes in the days before Christmas, where that is a holiday
    "promise_off": Fact("flag"),  # whether the day they named is no working day there
    "asked_to_ring": Fact("flag"),  # whether they asked for a call
    "met_earlier": Fact("flag"),  # whether this person was in an earlier interview than the last
    "said_yes": Fact("flag"),  # whether you had said yes before their last offer
    "letter_late": Fact("flag"),  # whether they promised it in writing by a day that is over
    "fit_counts": Fact("flag"),  # whether what you bring begins with an amount: six years of SQL
    "fits_count": Fact("flag"),  # whether each thing you bring does
    "pay_is_salary": Fact("flag"),  # whether the pay is a salary, and no sum for an hour or a month
    "sought_met": Fact("flag"),  # whether those whose address is asked for were in the last round
    "sought_thanked": Fact("flag"),  # whether each of them was thanked already
    "heard": Fact("word", EVENTS["heard"].words),
    "feedback_asked": Fact("flag"),  # whether they were asked since their no what was missing
    "decided": Fact("word", EVENTS["decided"].words),
    "note_about": Fact("word", tuple(ABOUT)),  # what came up, as the candidate chose it
}

ELEMENTS: dict[str, str] = {
    "thanks": "thanks for their time",
    "date": "the date of the interview",
    "interest": "that you are interested in the position",
    "fit": "what you bring to this job",
    "request": "what you would like to hear or to have next",
    "full-name": "your full name",
    "phone": "the number at which you can be reached",
    "subject": "a subject line",
    "role": "the position by its name",
}
"""What a message may be required to have; review/elements.py finds each of them."""

GIVES = (
    *ELEMENTS,
    "greeting",
    "company",
    "topic",
    "open-points",
    "article",
    "times",
    "news",
    "decision",
    "terms",
    "apology",
)
FORBIDDEN = ("job-detail",)
