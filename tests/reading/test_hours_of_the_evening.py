"""What an hour or a day is for, and hours whose half of the day is said by the day beside them."""

import pytest

from followup.reading.hours import hours_in
from followup.reading.leaning import words_of

from .letters import read


@pytest.mark.parametrize(
    ("words", "hour"),
    [
        ("send them by 9 tonight", "21:00"),
        ("half 8 tonight", "20:30"),
        ("tomorrow evening at 7", "19:00"),
        ("quarter past seven on Thursday evening", "19:15"),
        ("by 7 tomorrow morning", "07:00"),
        ("by 5 today", "17:00"),
        ("not later than 0900 Friday", "09:00"),
    ],
)
def test_the_day_says_which_half_of_it_is_meant(words, hour):
    (found,) = hours_in(words)
    assert (found.at.isoformat("minutes"), found.certain) == (hour, True)


def test_three_at_night_is_in_doubt():
    assert [hour.certain for hour in hours_in("come at 3 at night")] == [False]


def test_a_count_before_a_weekday_morning_is_no_hour():
    assert hours_in("we had a good one Monday morning") == []


def test_of_two_days_with_hours_they_ask_which():
    text = "I got monday 6am or wednesday 2pm, tell me which. Bring steel toes for the interview."
    made = read(text, "2026-02-28T10:00:00+00:00")
    assert made["options"] == ["2026-03-02T06:00:00+00:00", "2026-03-04T14:00:00+00:00"]


def test_a_day_with_its_hour_before_a_wish_for_an_answer_is_no_choice():
    assert read("The job is yours. Friday 5pm, let me know.")["options"] == []


def test_they_will_ring_on_the_day_beside_an_hour_in_four_figures():
    made = read("Our manager wants to interview you. He will ring you on Mon 9/3 at 1100 about your papers.")
    assert made["interview"]["at"] == "2026-03-09T11:00:00+00:00"


def test_what_happened_today_is_no_day_of_an_answer():
    assert read("All hiring is on hold as of today. Nobody knows for how long.")["event"]["promised_by"] is None
    assert read("Your old manager will be contacted for a reference this afternoon.")["event"]["promised_by"] is None


def test_a_quoted_mail_is_left_out_whatever_its_language():
    quoted = "Den tir. 3. mar. 2026 kl. 11:02 skrev Ada Moss:\n> Could we say Friday 13 March at 9am?\n"
    made = read(f"Please come in for an interview on Thursday 12 March at 2pm.\n\n{quoted}")
    assert (made["interview"]["at"], made["options"], made["unsure"]) == ("2026-03-12T14:00:00+00:00", [], [])


def test_an_hour_a_day_and_a_sum_count_as_one_word_each():
    assert words_of("Ring after 2.30pm on Tues the 4th, £12.50") == [
        "ring", "after", "<hour>", "on", "<day>", "the", "<nth>", "<sum>"]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "conditional"),
    [
        ("The job is yours as soon as your references come back.", True),
        ("You are hired! You start on Monday once the DBS is through.", True),
        ("The job is yours. Once you have signed, HR will run payroll checks.", False),
    ],
)
def test_an_offer_that_waits_for_a_check_hangs_on_it(words, conditional):
    event = read(f"{words} Let me know by Friday 13 March.")["event"]
    assert (event["what"], event["conditional"]) == ("offer", conditional)


def test_who_reverts_to_you_promises_and_who_asks_you_to_revert_sets_a_limit():
    theirs = read("The committee has not decided. The office will revert within two weeks of the date of this letter.")
    yours = read("We are pleased to offer you the post. Kindly revert to us with the signed copy by Friday 13 March.")
    assert (theirs["event"]["promised_by"], theirs["unsure"]) == ("2026-03-17", [])
    assert (yours["event"]["promised_by"], yours["event"]["answer_by"]) == (None, "2026-03-13")
