"""Each day plays its part: a slot, a limit, a promise made earlier; and a text of nothing but signs takes no time."""

import pytest

from tests.pace import within

from .letters import read

SENT = "2026-06-03T10:00:00+01:00"  # a Wednesday


def test_slots_in_a_row_each_keep_their_own_day():
    made = read("Slots for the interview: Mon 8 June 9.30, Mon 8 June 14.00, Tue 9 June 11.15.", SENT)
    assert made["options"] == [
        "2026-06-08T09:30:00+01:00", "2026-06-08T14:00:00+01:00", "2026-06-09T11:15:00+01:00"]  # fmt: skip


def test_hours_may_stand_before_their_day():
    made = read("She has 10:00, 10:30 or 2:15 open on 8 June for a phone screen. Which suits?", SENT)
    assert [at[11:16] for at in made["options"]] == ["10:00", "10:30", "14:15"]


def test_the_day_that_is_given_up_is_no_day_of_the_talk():
    made = read("Sorry for the short notice, could we do your interview tomorrow instead of Friday? 11am still.", SENT)
    assert made["interview"]["at"] == "2026-06-04T11:00:00+01:00"


def test_a_promise_that_was_not_kept_is_not_read_again():
    made = read("I said I would write today. Nothing is decided; you will hear from me by Friday 12 June.", SENT)
    assert made["event"]["promised_by"] == "2026-06-12"


def test_a_call_they_tried_today_is_no_promise():
    made = read("I have tried to call you two times today without success. Please call me back on 555 0144.", SENT)
    assert (made["event"]["what"], made["event"]["promised_by"]) == ("contact_me", None)


def test_the_same_hour_told_for_another_place_is_not_a_second_talk():
    made = read("Please join us for the interview on Thursday, 6:30-7:30 p.m. (that is 1:30 p.m. for you).", SENT)
    assert (made["interview"]["at"], made["options"]) == ("2026-06-04T18:30:00+01:00", [])


def test_a_start_is_not_the_limit_of_an_offer():
    made = read("We are pleased to offer you the post. You would take it up on 1 July. We would need your answer for "
                "Friday 12 June at the latest.", SENT)  # fmt: skip
    assert made["event"]["answer_by"] == "2026-06-12"


def test_a_day_that_may_be_later_is_in_doubt():
    made = read("No decision yet. We hope to get back to you by the end of next week, or early the week after.", SENT)
    assert made["event"]["promised_by"] == "2026-06-17"
    assert made["unsure"] == [{"key": "promised_by", "words": "early the week after"}]


@pytest.mark.many
@pytest.mark.parametrize("piece", [",", ">", " ", "| ", "note to ai ", "Monday ", "12:30 ", "1/2/", "w/c Monday 8 "])
def test_a_text_of_one_piece_is_read_in_no_time(piece):
    with within(2):  # half a second on a machine that does nothing else
        read(piece * (20_000 // len(piece)))


def test_a_day_that_is_not_meant_is_left_out():
    made = read("Your interview is on Wednesday 10 June, not Tuesday 9 June. The time, 11.20, stays as it was.", SENT)
    assert made["interview"]["at"] == "2026-06-10T11:20:00+01:00"


def test_the_hour_they_open_is_not_the_hour_of_the_talk():
    made = read("Your interview is confirmed:\nDate: Thursday 11 June\nCheck-in: 8:45\nInterview: 9:00 - 10:30", SENT)
    assert (made["interview"]["at"], made["unsure"]) == ("2026-06-11T09:00:00+01:00", [])


def test_a_referees_reply_is_no_promise_of_theirs():
    made = read("I wrote to both of your referees on Friday and I'd expect to have their replies by the 20th.", SENT)
    assert made["event"]["promised_by"] is None


def test_the_only_day_of_a_message_that_lets_you_wait_is_offered_in_doubt():
    made = read("Nothing is decided yet, I only need the director's signature. Wednesday, with luck. Sit tight.", SENT)
    assert made["event"]["promised_by"] == "2026-06-10"
    assert made["unsure"] == [{"key": "promised_by", "words": "Wednesday"}]


def test_where_a_talk_is_off_the_day_they_write_by_is_a_promise():
    made = read("Unfortunately your interview tomorrow, 4 June, cannot go ahead. We will write to you with a new date "
                "by the end of this week.", SENT)  # fmt: skip
    assert (made["event"]["what"], made["event"]["promised_by"]) == ("other", "2026-06-05")


def test_a_line_of_the_thumbs_gives_day_and_hour():
    made = read("come by thurs not fri, fri we got a party of 60. 3 still good? bring ur knives", SENT)
    assert (made["event"]["what"], made["interview"]["at"]) == ("invitation", "2026-06-04T15:00:00+01:00")


def test_a_number_to_ring_instead_is_a_wish_to_be_called():
    made = read("Please don't ring the front desk again, they can't help you. Ring me on my mobile, 555 0144.", SENT)
    assert made["event"]["what"] == "contact_me"


def test_a_talk_scheduled_for_a_day_is_on_that_day_where_nothing_is_changed():
    made = read(
        "You are invited for an oral interview scheduled as follows: Date: Thursday 11 June; Time: 10:00 am.", SENT
    )
    assert made["interview"]["at"] == "2026-06-11T10:00:00+01:00"


def test_words_of_an_hour_say_nothing_of_a_day():
    made = read("The interviews take place a week on Thursday and we have put you down for quarter to eleven.", SENT)
    assert made["interview"]["at"] == "2026-06-11T10:45:00+01:00"


def test_the_weekend_to_think_is_not_the_limit():
    made = read(
        "We want you as our new deputy. Have a think over the weekend and let us know by Wednesday next week.", SENT
    )
    assert made["event"]["answer_by"] == "2026-06-10"


def test_what_is_passed_on_with_a_note_is_read():
    made = read("Fwd from head office, can you get this to Shabnam please? Thanks, she has no address of her own\n\n"
                "-------- Forwarded Message --------\nSubject: Interviews\nFrom: Colin <c@fair.example>\n\n"
                "Her interview is on Thursday 11 June at 8.30am.", SENT)  # fmt: skip
    assert made["interview"]["at"] == "2026-06-11T08:30:00+01:00"


def test_the_day_a_talk_is_moved_from_is_none_of_its_days():
    made = read(
        "Please be informed your interview has been rescheduled from 8 June (Mon) 2.00pm to 9 June (Tue) 10.00am.", SENT
    )
    assert (made["interview"]["at"], made["options"]) == ("2026-06-09T10:00:00+01:00", [])


def test_an_email_on_the_14th_is_a_promise():
    made = read("Nothing can be decided before the partners are back on the 12th, so I'll email you on the 15th.", SENT)
    assert made["event"]["promised_by"] == "2026-06-15"


def test_of_a_programme_the_line_that_says_interview_counts_in_doubt():
    made = read("Your interview is on Friday 12 June. Your programme:\n10.15 Arrive\n10.30 Tour of the unit\n"
                "11.45 Interview\n12.30 Lunch\nPlease bring your papers.", SENT)  # fmt: skip
    assert made["interview"]["at"] == "2026-06-12T11:45:00+01:00"
    assert [one["key"] for one in made["unsure"]] == ["interview.at"]


def test_a_number_behind_a_weekday_is_its_hour_unless_it_is_its_date():
    made = read("u free fri 12 or mon 10 for a trial hun?", "2026-06-04T10:00:00+01:00")
    assert "interview.at" in {one["key"] for one in made["unsure"]}  # Friday is the 12th too
    made = read("u free thurs 12 or mon 10 for a trial hun?", "2026-06-03T10:00:00+01:00")
    assert made["options"] == ["2026-06-04T12:00:00+01:00", "2026-06-08T10:00:00+01:00"]


def test_not_at_nine_on_one_day_but_on_another():
    made = read("I double booked you. Your interview is not 9 on Monday, 9 on Tuesday. Sorry!", SENT)
    assert made["interview"]["at"] == "2026-06-09T09:00:00+01:00"


def test_the_day_of_a_subject_that_was_answered_is_the_talks():
    made = read(
        "From: Anders <a@studio.example>\nSubject: RE: Tuesday\n\n4:00 works on our end for the interview.", SENT
    )
    assert made["interview"]["at"] == "2026-06-09T16:00:00+01:00"


def test_the_days_and_hours_of_a_working_week_are_no_first_day():
    text = "You're hired! 5am starts weds to sun, $31.20/hr. Let me know by Thursday."
    assert read(text)["event"]["starts"] is None
    both = "We are glad to offer you the post. The pay is 3,850 a month for 36 hours, starting 1 April 2026."
    assert read(both)["event"]["starts"] == "2026-04-01"


def test_times_with_one_letter_behind_them_are_a_beginning_and_an_end():
    text = "Next step is a chat with the head. Pick one:\n  Mon 3/9  8:40a - 9:25a\n  Tue 3/10  1:10p - 1:55p\nText me."
    offered = read(text, sent="2026-03-03T10:00:00-06:00", zone="America/Chicago", country="US")["options"]
    assert [at[:16] for at in offered] == ["2026-03-09T08:40", "2026-03-10T13:10"]


def test_code_is_pushed_and_no_talk_is_moved():
    text = "Please find the test attached. You have 48 hrs from receipt of this mail to push your code to the repo."
    assert read(text)["event"]["answer_by"] == "2026-03-05T10:00:00+00:00"


def test_a_promise_to_everyone_is_one_and_stands_before_the_day_they_decide():
    text = "They meet on Wednesday 11 March and the decision falls there. I call everyone the day after, on Thursday."
    assert read(text)["event"]["promised_by"] == "2026-03-12"


def test_who_is_preferred_and_checked_has_no_offer_yet():
    text = "You're our preferred candidate. Before I can put anything in writing I need to ring two referees."
    assert read(text)["event"]["what"] == "checking"


def test_terms_that_are_listed_behind_the_pay_stand_alone():
    text = "We offer you the post at $58,400 a year, 40 hours a week, starting on Monday, May 4."
    assert read(text)["event"]["terms"] == ["40 hours a week"]
