"""Messages typed with the thumbs, and days said in ways of their own."""

import pytest

from .letters import read

SENT = "2026-03-03T10:00:00+00:00"  # a Tuesday


def test_short_forms_are_read_as_the_words_they_stand_for():
    made = read("hey its Ray, ur in, i want u on the team. pls text me yes or no by Friday", SENT)
    assert (made["event"]["what"], made["event"]["answer_by"]) == ("offer", "2026-03-06")


def test_a_promise_in_short_forms_is_a_promise():
    assert read("Nothing decided yet. Will let u know by Friday.", SENT)["event"]["promised_by"] == "2026-03-06"


@pytest.mark.parametrize(("said", "hour"), [("530pm", "17:30"), ("1130 am", "11:30"), ("9 am", "09:00")])
def test_an_hour_may_be_typed_in_one_piece(said, hour):
    made = read(f"Please come in for the interview tmrw at {said}.", SENT)
    assert made["interview"]["at"] == f"2026-03-04T{hour}:00+00:00"


def test_how_long_something_takes_is_no_hour_of_the_day():
    made = read("Please do the exercise by Friday, 3 hrs at most.", SENT)
    assert made["event"]["answer_by"] == "2026-03-06"


def test_the_middle_of_next_week_is_its_wednesday_and_in_doubt():
    made = read("No decision yet. You will hear from me by the middle of next week.", SENT)
    assert made["event"]["promised_by"] == "2026-03-11" and made["unsure"]


def test_a_weekday_of_the_week_just_spoken_of_lies_in_that_week():
    made = read(
        "No decision yet: the vote is on Thursday 12 March. You will hear from me by the Friday of that week.", SENT
    )
    assert made["event"]["promised_by"] == "2026-03-13"


def test_the_month_s_end_is_a_day():
    made = read("It is not decided yet. You will hear from us by month end.", SENT)
    assert made["event"]["promised_by"] == "2026-03-31"


def test_a_day_said_by_the_way_in_brackets_does_not_move_the_promise():
    made = read("No decision yet. You will hear from us by Friday 13 March (the office is open until the 20th).", SENT)
    assert made["event"]["promised_by"] == "2026-03-13"


def test_the_last_moment_for_changes_is_no_second_time():
    made = read(
        "Interview confirmed: Thursday 12 March at 11am. "
        "Changes are possible until 24 hours before (Wednesday 11 March, 11am).",
        SENT,
    )
    assert (made["interview"]["at"], made["options"]) == ("2026-03-12T11:00:00+00:00", [])


def test_the_same_hour_with_the_candidate_is_no_second_time():
    made = read("We will speak with you on Thursday 12 March at 2pm, which I make 9 in the evening with you.", SENT)
    assert (made["interview"]["at"], made["options"]) == ("2026-03-12T14:00:00+00:00", [])


def test_a_talk_called_off_is_no_talk():
    made = read("I am afraid I have to call off your interview tomorrow at 2pm. I can't name another day yet.", SENT)
    assert (made["event"]["what"], made["interview"]["at"]) == ("other", None)
