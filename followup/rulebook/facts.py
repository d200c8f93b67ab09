"""The vocabulary of rules: every fact that a rule's condition may ask about, with the values it can have.

A fact that may be None is unknown until somebody gives it. The planner's Situation fills them in; conditions, the
audit and the benchmark read the names and values from the annotations here, so that each fact stands in one place.
"""

from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from ..case.events import ABOUT, EVENTS, FORMATS, WANTED
from ..case.roles import ROLES
from .conditions import Fact

Stage = Literal[
    "closed",
    "offer",
    "rejected",
    "thank_you",
    "before_interview",
    "invited",
    "task",
    "applied",
    "no_decision",
    "quiet",
    "follow_up",
    "waiting",
]
STAGES: tuple[Stage, ...] = get_args(Stage)


Kinder = Literal[
    "hold", "spoken_day", "talk", "your_reply", "named_day", "first_one", "days_off", "new_year", "grace", "no_day",
    "their_word", "before",
]  # fmt: skip


class Facts:
    """One attribute a fact. A flag is a bool, a number an int or a float, a word one of those listed (for words of the
    vocabulary of events and roles: behind Annotated).
    """

    stage: Stage
    # which answer the policy gives to each question: its value, see questions.toml
    first_when: str
    first_to: Literal["hr", "manager", "whoever_knows"]
    first_how: Literal["phone", "email", "preferred"]
    thanks_by: Literal["email", "post", "by_style", "both"]
    visits: bool
    # the interview
    interviewed: bool
    interview_ahead: bool
    later_round: bool | None = None
    several_interviewers: bool | None = None
    interview_format: Annotated[str, *FORMATS] | None = None
    days_since_interview: int | None = None
    interview_year: int | None = None
    seventh_day: bool = False  # a whole number of weeks after the interview: what is said once in a while is said today
    interview_day: bool | None = None  # the day of the last interview is known
    names_unknown: bool = False  # somebody is to be thanked, and nobody knows a name
    open_points: bool | None = None
    open_answered: bool = False  # and each of them has its better answer
    delicate_point: bool = False  # one of them is about something private, as the candidate says
    went_well: bool | None = None
    fit: bool | None = None
    topics: bool | None = None
    # the thank-you
    owes_email: bool | None = None
    owes_card: bool | None = None
    owes_late: bool | None = None
    thanks_by_voice: bool = False  # somebody to be thanked has a phone, and no email that is known
    call_instead: bool = False  # whoever would have to be looked up has a number, and is called
    call_to_thank: bool = False  # the same for thanks alone, before the follow-up is open
    thanks_left: bool = False  # only a number is known, and a message was left there since the talk
    thanked: bool | None = None
    thanked_late: bool | None = None
    interviewer_style: Literal["traditional", "modern", "mixed"] | None = None
    decision_soon: bool | None = None
    # the promise
    promise: Literal["interview", "reply"] | None = None
    promise_over: bool | None = None
    promise_fresh: bool = False  # the follow-up opens, or is open, on the first working day after the promised one
    put_off: Literal["twice", "often"] | None = None  # days they named since the interview went by without a word
    days_waiting: int | None = None
    # the follow-up
    follow_up: Literal["first", "second"] | None = None
    follow_up_open: bool | None = None
    follow_up_channel: Literal["email", "phone", "post"] | None = None
    follow_up_role: Annotated[str, *ROLES] | None = None
    late_thanks: bool | None = None
    sent: int = 0
    allowed: int
    too_late: bool | None = None
    recipient_recorded: bool | None = None
    recipient_reachable: bool | None = None
    recipient_prefers: Literal["email", "phone"] | None = None
    recipient_email: bool | None = None
    recipient_phone: bool | None = None
    recipient_away: bool | None = None
    away_long: bool = False  # and for more than two weeks to come
    somebody_away: bool = False  # somebody met is away, who is not the one asked
    between_the_years: bool = False  # the follow-up opens, or is open, from 24 December to 1 January
    recipient_met: bool | None = None  # that person was in an interview
    recipient_left: bool = False  # whoever would be asked works there no longer
    taken_over: bool = False  # the second follow-up goes to whoever took over from the one the first went to
    hiring_known: bool = False  # somebody of HR, or a recruiter
    colleague_reads: bool = False  # somebody you met has an email
    agency: bool = False  # an agency stands between
    thanks_through: bool = False  # it passes thanks on, or is itself thanked
    agency_changed: bool = False  # its recruiter has left, and who took over is not known yet
    owes_debrief: bool = False  # and does not know yet how it went, a day after the interview at most
    manager_beside: bool = False  # beside HR a hiring manager with an email is known
    no_calls: bool | None = None
    told_not_to_call: bool
    spoke: bool = False
    talk_told: bool | None = None  # after you spoke it was written down what they said
    visit_agreed: bool = False
    days_since_sent: int | None = None  # the last follow-up
    own_phone: bool | None = None  # the candidate's number is known
    unsure: bool | None = None  # whether the candidate is not sure that they want the job
    left_message: bool = False
    rang_out: bool = False  # your calls on two days, and nobody picked up
    rang_in_vain: bool = False  # your calls since the wait began, two at least, and none reached anybody
    heard_since: bool = False  # anything, since the first follow-up
    # other employers
    interviewing_elsewhere: bool | None = None
    news_elsewhere: bool | None = None  # somebody else is talking to you, and made no offer with a date
    deadline_elsewhere: bool = False  # an offer elsewhere waits for an answer
    rival_first: bool = False  # it is to be answered before the offer here
    rival_after: bool = False  # it is to be answered on the same day as the offer here, or later
    offer_elsewhere: bool = False  # to be told here, before its deadline
    asked_since_told: bool = False  # and they were asked again since they were told
    comes_too_late: bool = False  # the follow-up opens only after an offer elsewhere has to be answered
    accepted_elsewhere: bool = False
    asked_anew: bool = False  # and they invite or give a task since, or nobody knows which was first
    came_after_yes: bool = False  # and the talk that is ahead came of it
    told_of_yes: bool = False  # and they were written or spoken to since
    wanted_anew: bool = False  # and they asked to be called or written to since
    long_silent: bool = False  # and for weeks nothing was heard or sent here
    rival_later: bool = False  # what goes on elsewhere began after the yes here
    withdrawn: bool = False
    news_sent: bool | None = None
    # the employer
    own_call_hours: bool
    own_email_hours: bool
    calls_after_weekend: bool
    busy_day_between: bool = False  # the day after their weekend is today, or moved the call to the day after it
    country: bool | None = None
    in_ontario: bool | None = None
    has_hr: bool
    size: Literal["small", "medium", "large"] | None = None
    # what they answered
    heard_back: bool
    no_decision: bool | None = None  # or on hold, or checking
    counts_from: Literal["interview", "no_decision", "on_hold", "checking", "task"] | None = None  # the wait
    spoken: bool | None = None  # they said it, on the phone or in person
    replied: bool | None = None
    note_owed: bool = False  # they said it a day or two ago, and nothing was written to them since
    unclear_word: bool = False  # the last that was heard is noted without what it says
    word_told: bool | None = True  # unknown where it is so
    note_since: bool = False  # you wrote a note after what this stage rests on, or after all they said
    note_later: bool = False  # and on a later day than that
    note_told: bool | None = True  # unknown where it is so
    note_about: Annotated[str, *ABOUT] | None = None  # what it asks, as the candidate chose it
    checking: bool = False  # references or a background, since they last decided something
    checking_days: int | None = None  # since they began to
    referees_told: bool = False
    another_way: bool = False  # that person got a message that was neither email, post nor a call
    invited: bool = False
    nobody_came: bool = False  # the talk was to be and was not, and nobody called it off: who was missing is not noted
    tried_since: bool = False  # and you rang or wrote since its hour
    rang_often: bool = False  # twice or more, and left no word
    hour_missed: bool = False  # and its hour went by a day or two ago, after their last word
    fell_through: bool = False  # it was to be and did not take place: called off, or nobody came
    came_back: bool = False  # it came after their no
    invitation_answered: bool | None = None
    invitation_days: int | None = None  # since it came
    dates_asked: int = 0  # how often you asked for the day of it
    date_rests: bool = False  # and how long ago the last time was
    task_open: bool = False
    task_is: Annotated[str, *WANTED] | None = None  # what they want
    task_confirmed: bool = False  # they were written or spoken to since
    task_by: bool | None = None  # its deadline is known
    task_late: bool = False
    task_soon: bool = False  # less than a day is left for it
    contact_wanted: bool = False  # they asked you to call or write, and you did not yet
    asked_today: bool = False  # and they asked today
    call_waits: bool = False  # and that call can't be made today, and they read email
    thanked_instead: bool = False  # all they got since they asked is your thank-you
    rung_as_asked: bool = False  # you spoke to them on the phone, as they asked, and nothing was heard for two days
    day_off: bool = False  # and today is no working day there
    calls_reached_nobody: bool = False  # they asked for a call, and yours reached a machine, or nobody twice
    written_once: bool = False  # and then you wrote
    yes_unreached: bool = False  # after your yes your calls reached a machine, or nobody twice
    call_as_well: bool = False  # as an email: time counts, or a first email was not answered
    # which day is better than the first that is allowed, and until when it is their turn
    kinder: Kinder | None = None  # why a later day is kinder
    time_overdue: bool = False  # you have not answered, and the day by which they meant to name a time is over
    sooner: bool = False  # you are invited, and the day they named for its date is over
    turn: Literal["yours", "theirs", "asked"] | None = None  # before any talk: whose it is, since they wrote
    never_held: bool = False  # and they wrote since the hour of a talk that did not take place
    wait_over: bool | None = None  # the day until which it was theirs
    a_call_reaches: bool = False  # whoever this is about has a number beside an email, and may be called
    first_early: bool = False  # the first follow-up went out before its time
    first_by_phone: bool = False
    another_writes: bool = False  # who would be asked can't be, or has a message; somebody else you met has an email
    past_the_desk: bool = False  # and it was reception that took the message
    past_thanks: bool = False  # nobody of a panel was thanked for weeks, and somebody else in hiring can be asked
    desk_only: bool = False  # all you were told came from reception, and whoever decides reads email
    writer_away: bool = False  # who is written to instead is away
    rejection_thanked: bool | None = None
    feedback_asked: bool | None = None
    no_from_another: bool = False  # the no came from nobody known, or from somebody else than is thanked
    word_after_no: bool = False  # they named a day since, for whatever else it was
    no_today: bool = False  # it came today
    one_letter: bool = False  # thanks and question go to one person by email, and neither went out yet
    no_crossed: bool = False  # somebody else there had just told you that nothing is decided
    no_from_desk: bool = False  # it came from reception, and who could tell more reads email
    asked_second: bool = False  # the offer came after their no
    office_closed: bool = False  # the office is closed now, and opens before the answer is due
    manager_too: bool = False  # a manager you met, or were to meet, is not who this goes to
    hr_sends: bool = False  # somebody of HR is known, and somebody else made the offer
    conditional: bool = False
    held_up: bool = False  # they put it on hold after they had made it
    held_up_by_another: bool = False  # somebody else than made it
    asked_what_is_open: bool | None = None
    offer_acknowledged: bool | None = None
    offer_answered: bool | None = None
    answer_by: bool | None = None
    offers_differ: bool = False  # two offers of theirs do not agree, and nobody was asked
    days_refused: bool = False  # you asked them something after an offer, and the one since has its day
    offers_asked: bool = False  # they were asked which of the two holds
    could_be_better: bool = False  # it is below the pay that was named, or below your wish
    asked_for_more: bool = False  # and you asked
    said_yes: bool = False  # you had said yes before this offer came
    terms_told: bool = False  # terms are noted with the offer
    condition_told: bool = False  # what the offer hangs on is noted
    theirs_to_settle: bool = False  # and all of it is for them to settle: a signature, the money
    offer_in_figures: bool = False  # pay or first day is noted
    offer_written: bool = False  # it came by email or post
    letter_due: bool = False  # it is to come in writing by a day they named
    letter_late: bool = False  # and that day is over
    offer_spoken: bool = False  # it was said, and no day for a letter was named
    days_since_offer: int | None = None
    days_to_start: int | None = None  # until the first day that they named, while it is ahead
    offer_gone: bool = False  # the no is an offer that they took back
    offer_taken_back: bool = False  # they took it back after the candidate's yes
    offer_hours_left: float | None = None
    # how it ended
    decided: Annotated[str, *EVENTS["decided"].words] | None = None
    heard_after_yes: bool = False  # they wrote or spoke since you accepted
    put_off_after_yes: bool = False  # and said that it is on hold, or not decided
    taken_back: bool = False  # the decision takes back a yes
    confirmed: bool | None = None
    others_told: bool | None = None


def _parts(hint: Any) -> tuple[Any, ...]:
    """The members of `A | None`; an annotation that is no union is its own only member."""
    return get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)


def _fact(hint: Any) -> Fact:
    (kind,) = (part for part in _parts(hint) if part is not NoneType)
    if kind is bool:
        return Fact("flag")
    if kind in (int, float):
        return Fact("number")
    return Fact("word", kind.__metadata__ if get_origin(kind) is Annotated else get_args(kind))


FACTS: dict[str, Fact] = {name: _fact(hint) for name, hint in Facts.__annotations__.items()}
ALWAYS_KNOWN = frozenset(name for name, hint in Facts.__annotations__.items() if NoneType not in _parts(hint))

# What the sentences of rules, questions and titles may fill in; planning/slots.py fills them.
SLOTS = (
    "to",
    "desk",
    "through",
    "employer",
    "role",
    "promise_day",
    "earliest_day",
    "interview_day",
    "days_waiting",
    "counted_day",
    "time_since",
    "sent",
    "allowed",
    "deadline",
    "rival",
    "rival_day",
    "rivals_wait",
    "holder",
    "said_yes_to",
    "arranged",
    "decider",
    "manager",
    "passer",
    "hr",
    "opens_again",
    "better_pay",
    "letter_day",
    "wait_until",
    "better_day",
    "named_day",
    "since_when",
    "who_named_it",
    "what_you_sent",
    "your_answer",
    "their_offer",
    "it_hangs_on",
    "days_asked",
    "days_rung",
    "again_day",
    "thanks_by",
    "again_how",
    "date_again",
    "if_nobody_answers",
    "their_sender",
    "by_way",
    "ask_hours",
    "applied_rest",
    "asked_on",
    "sent_on",
    "writer",
    "away_until",
    "absent",
    "absent_until",
    "gone",
    "ask_whom",
    "own_phone",
    "second_day",
    "word_who",
    "word_day",
    "note_day",
    "call_hours",
    "email_hours",
)
