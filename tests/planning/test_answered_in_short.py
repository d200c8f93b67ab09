"""The short page answers in a sentence what people ask themselves at a stage, and names what tempts them."""

import pytest

import followup
from followup.planning import in_brief as words
from followup.planning.explain import explain
from followup.planning.in_brief import in_brief
from followup.planning.lengths import DETAILS
from followup.planning.page import worth_asking
from tests.contract.asking import SIMPLE, THANKED, called, moment, sent, simple, told

HANA = {"id": "hana", "name": "Hana Example", "is": "hr", "email": "hana@works.example"}
MARIA = SIMPLE["contacts"][0]
ONLY_PHONE = {key: value for key, value in MARIA.items() if key != "email"}
ONLY_EMAIL = {key: value for key, value in MARIA.items() if key != "phone"}
LATE_NEWS = told("2026-03-05T09:00:00-06:00", "checking", **{"from": "maria", "by": "email"})
HOLD = told("2026-03-05T09:00:00-06:00", "on_hold", **{"from": "maria", "by": "email"})
NOT_YET = told("2026-03-05T09:00:00-06:00", "no_decision", **{"from": "maria", "by": "email"})
NO = told("2026-03-05T09:00:00-06:00", "rejection", **{"from": "maria", "by": "email"})
INVITED = told("2026-03-05T09:00:00-06:00", "invitation", **{"from": "maria", "by": "email"})
TASK = told("2026-03-05T09:00:00-06:00", "task", answer_by=moment("2026-03-12T09:00:00-05:00").date())
CALL_ME = told("2026-03-05T09:00:00-06:00", "contact_me", how="phone", **{"from": "maria", "by": "email"})
OFFER = told("2026-03-05T09:00:00-06:00", "offer", **{"from": "maria", "by": "phone"})
WRITTEN = told("2026-03-05T09:00:00-06:00", "offer", **{"from": "maria", "by": "email"})
HANGS = told("2026-03-05T09:00:00-06:00", "offer", conditional=True, **{"from": "maria", "by": "email"})
NOTE = {"at": moment("2026-03-05T12:00:00-06:00"), "kind": "note", "text": "hm"}
THURSDAY = "2026-03-05T16:00:00-06:00"


def plan_of(*events, now=THURSDAY, policy="balanced", **more):
    return followup.plan(followup.load_case(simple(*events, **more)), now=moment(now), policy=policy)


def page(*events, **more):
    return " ".join(in_brief(plan_of(*events, **more)).split())


def below(plan, number):
    """What hangs on a step of the short page, by its number, each on one line."""
    step = in_brief(plan).partition(f"\n{number}. ")[2].partition("\n\n")[0].partition(f"\n{number + 1}. ")[0]
    return [" ".join(one.split()) for one in step.split("\n   - ")[1:]]


STAGES = {
    "thanks": ((), "2026-03-04T16:00:00-06:00", ["never looks odd", "ask about the result in it"]),
    "a day they named": ((THANKED,), THURSDAY, ["Silence until then says nothing"]),
    "on hold": ((THANKED, HOLD), THURSDAY, ["A hold is not a polite no, and not a promise either"]),
    "checks": ((THANKED, LATE_NEWS), THURSDAY, ["give no notice, turn nobody down", "Checks often take weeks"]),
    "not decided": ((THANKED, NOT_YET), THURSDAY, ["It means what it says: nothing is decided"]),
    "a no": ((THANKED, NO), THURSDAY, ["You owe nobody thanks for a no", "No appeal, no call"]),
    "invited": ((THANKED, INVITED), THURSDAY, ["Reply at any hour", "you owe no reason"]),
    "a task": ((THANKED, TASK), THURSDAY, ["one early question is fine"]),
    "call me": ((THANKED, CALL_ME), "2026-03-06T16:00:00-06:00", ["A day or two late spoils nothing"]),
    "an offer said": ((THANKED, OFFER), THURSDAY, ["Don't resign, and turn nobody down"]),
    "an offer that hangs": ((THANKED, HANGS), THURSDAY, ["Give no notice, and cancel nothing elsewhere"]),
    "an offer in writing": ((THANKED, WRITTEN), THURSDAY, ["Don't resign before your yes is with them"]),
}  # fmt: skip


@pytest.mark.parametrize("name", STAGES)
def test_what_people_ask_at_a_stage_is_answered_on_the_short_page_and_in_the_explanation(name):
    events, now, answers = STAGES[name]
    more = {"promised_days": 8} if name == "a day they named" else {}
    plan = plan_of(*events, now=now, **more)
    for text in (in_brief(plan), explain(plan)):
        assert [answer for answer in answers if answer not in " ".join(text.split())] == []


@pytest.mark.parametrize("name", ["an offer said", "an offer that hangs", "checks"])
def test_whether_to_resign_stands_first_below_the_first_step(name):
    events, now, answers = STAGES[name]
    assert answers[0] in below(plan_of(*events, now=now), 1)[0]


def test_the_same_answer_is_given_once_however_many_steps_it_is_about():
    plan = plan_of(THANKED, LATE_NEWS)
    assert sum("turn nobody down" in one["says"] for step in plan.steps for one in step.because) > 1
    for text in (in_brief(plan), explain(plan)):
        assert " ".join(text.split()).count("turn nobody down") == 1


def test_before_the_interview_there_is_nothing_to_send():
    ahead = {"at": moment("2026-03-06T14:00:00-06:00"), "ends": None}
    assert "No message before it only to show interest" in page(**ahead)
    assert "No message before it only to show interest" not in page(CALL_ME, **ahead)


# Silence: what it means, by how long it has lasted and whether they named a day.


@pytest.mark.parametrize(("days", "said"), [(28, "Three or four weeks"), (29, "leans to a no")])
def test_four_weeks_of_silence_are_usual_and_a_day_more_leans_to_a_no(days, said):
    now = f"2026-04-{days - 27:02}T10:00:00-05:00"  # the interview was on 4 March
    assert said in page(THANKED, now=now, contacts=[ONLY_EMAIL])
    other = "leans to a no" if days == 28 else "Three or four weeks"
    assert other not in page(THANKED, now=now, contacts=[ONLY_EMAIL])


@pytest.mark.parametrize(
    ("now", "says"),
    [
        ("2026-03-12T10:00:00-05:00", "Silence until then says nothing"),  # the day itself
        ("2026-03-13T10:00:00-05:00", "A day or two late is not a no"),
        ("2026-03-14T10:00:00-05:00", "A day or two late is not a no"),  # a Saturday
        ("2026-03-17T10:00:00-05:00", "A day that went by is not a no"),
    ],
)
def test_a_day_they_named_says_nothing_until_it_is_over_and_is_no_no_afterwards(now, says):
    said = page(THANKED, now=now, promised_days=8, contacts=[ONLY_EMAIL])
    kinds = ("Silence until then says nothing", "From today asking is fair", "A day that went by is not a no")
    assert says in said and sum(kind in said for kind in kinds) == int(says in kinds)


def test_a_first_message_goes_to_one_person_and_a_second_to_nobody_above():
    first = page(THANKED, now="2026-03-12T10:00:00-05:00", contacts=[ONLY_EMAIL])
    assert "One message to one person" in first and "nobody above" not in first
    mail = sent("2026-03-12T10:00:00-05:00")
    for now in ("2026-03-13T10:00:00-05:00", "2026-03-20T10:00:00-05:00"):
        second = page(THANKED, mail, now=now, contacts=[ONLY_EMAIL])
        assert "nobody above or beside them" in second and "One message to one person" not in second
        assert "One message without an answer is not yet a no" in second


def test_after_two_messages_nobody_higher_up_is_asked_and_nothing_is_made_public():
    asked = THANKED, sent("2026-03-12T10:00:00-05:00"), sent("2026-03-19T10:00:00-05:00")
    said = page(*asked, now="2026-03-30T10:00:00-05:00")
    assert "Nobody higher up, no gift, nothing in public" in said and "you did something wrong" in said


def test_late_thanks_with_a_question_and_silence_after_their_word_are_answered_too():
    late = page(now="2026-03-12T10:00:00-05:00", contacts=[ONLY_EMAIL])
    assert "Late thanks are welcome too" in late and "One message to one person" not in late
    since = page(THANKED, NOT_YET, now="2026-03-19T10:00:00-05:00", contacts=[ONLY_EMAIL])
    assert "Silence since then is not a no" in since and "Late thanks" not in since


def test_calls_that_rang_out_are_no_pestering():
    calls = [called(f"2026-03-1{day}T10:20:00-05:00", "no_answer") for day in (2, 3)]
    said = page(THANKED, *calls, now="2026-03-17T09:30:00-05:00", contacts=[ONLY_PHONE])
    assert (
        "Calls that rang out are neither a no nor pestering" in said
        and "Don't keep ringing, and don't just walk in" in said
    )
    assert "silence is neither no nor yes" not in said


# Whose word is said beside a thank-you, and where.


@pytest.mark.parametrize(
    ("country", "custom"), [("DE", True), ("JP", True), ("US", False), ("GB", False), (None, False)]
)
def test_a_country_that_tells_whether_thanks_are_usual_goes_before_what_is_so_everywhere(country, custom):
    employer = {"country": country} if country else {}
    said = page(now="2026-03-04T16:00:00-06:00", employer=employer, contacts=[ONLY_EMAIL])
    assert ("Custom there" in said) is custom and ("never looks odd" in said) is not custom


def test_a_custom_answers_only_at_the_thanks_and_not_where_something_stayed_open():
    employer, now = {"country": "DE"}, "2026-03-04T16:00:00-06:00"
    open_point = below(plan_of(now=now, employer=employer, contacts=[ONLY_EMAIL], open_points=["SQL"]), 1)
    assert open_point[0].startswith("Put right in a sentence or two")
    gap = {"about": "the gap in my CV", "answer": "I looked after my father until May", "kind": "private"}
    private = plan_of(now=now, contacts=[ONLY_EMAIL], open_points=[gap])
    assert below(private, 1)[0].startswith("One open point is something private")
    late = page(THANKED, now="2026-03-12T10:00:00-05:00", employer=employer, contacts=[ONLY_EMAIL])
    assert "thank-yous are not yet usual" not in late


def test_what_a_step_has_said_is_not_said_again_among_what_to_keep_in_mind():
    plan = plan_of(now="2026-03-04T16:00:00-06:00", employer={"country": "DE"}, contacts=[ONLY_EMAIL])
    said = " ".join(" ".join(written(plan)).split())
    assert "Keep in mind:" in said and said.count("thank-yous are not yet usual") == 1


def test_a_call_beside_an_email_of_thanks_is_left_out_and_counted_unless_there_is_only_a_phone():
    now = "2026-03-04T16:00:00-06:00"
    assert "by phone" not in page(now=now) and "and 1 more" in page(now=now)
    assert "Thank Maria Example by phone" in page(now=now, contacts=[ONLY_PHONE])
    assert "Or thank Maria Example by phone" in explain(plan_of(now=now))


def test_what_stands_beside_a_call_answers_nothing_of_its_own():
    plan = plan_of(now="2026-03-04T16:00:00-06:00", contacts=[ONLY_PHONE])
    beside = plan.step("thank-you")
    assert beside.made.way == "voice" and beside.aside and not words._answering(beside)


# What the page says of a note, of whose advice it is, and what it leaves out first.


def test_a_note_is_asked_about_in_one_line_at_the_very_end():
    lines = in_brief(plan_of(THANKED, NOTE)).splitlines()
    assert lines[-1] == "- Does your note of Thursday, March 5 tell of a day or a change of theirs?"
    assert "You wrote a note" not in "".join(lines)
    assert "You wrote a note on Thursday, March 5" in " ".join(explain(plan_of(THANKED, NOTE), everything=True).split())
    assert "note" not in page(THANKED)


def test_whose_advice_it_is_is_said_where_it_is_not_the_workbooks_own():
    assert in_brief(plan_of(THANKED)).splitlines()[1] == "You are waiting"
    assert in_brief(plan_of(THANKED, policy="hr-first")).splitlines()[1] == "You are waiting · advice: hr first"


def written(plan, **more):
    return list(words._briefly(plan, DETAILS[0]._replace(**more)))


@pytest.mark.parametrize(
    ("besides", "search", "note", "warned"), [(3, 1, 1, 1), (2, 0, 1, 1), (1, 0, 0, 1), (0, 0, 0, 0)]
)
def test_what_stands_there_whatever_the_length_goes_last_and_in_this_order(besides, search, note, warned):
    lines = written(plan_of(THANKED, NOTE), besides=besides, avoid=0)
    assert sum("Keep the search going" in line for line in lines) == search
    assert sum("your note" in line for line in lines) == note
    assert lines.count("Not now:") == warned and sum("Asking before" in line for line in lines) == warned
    listed = sum(line[:1].isdigit() for line in lines)
    left_out = len(plan_of(THANKED, NOTE).steps) - listed
    assert left_out == 1 - search and ("and search on meanwhile" in lines) is bool(left_out)


def test_a_search_that_goes_on_is_kept_where_it_is_the_first_step_or_has_a_title_of_its_own():
    rests = plan_of(THANKED, sent("2026-03-12T10:00:00-05:00"), sent("2026-03-19T10:00:00-05:00"),
                    now="2026-03-30T10:00:00-05:00")  # fmt: skip
    lines = written(rests, besides=0)
    assert lines[3].startswith("1. Let it rest") and not [line for line in lines if "Keep the search" in line]
    unknown = plan_of(**{"day_unknown": True}, now="2026-03-30T10:00:00-05:00")
    assert "Find the day of the talk" in written(unknown, besides=0)[3]


@pytest.mark.parametrize(("answers", "second"), [(2, True), (1, False)])
def test_where_words_are_few_one_step_alone_is_answered(answers, second):
    people = {"contacts": [ONLY_EMAIL, HANA], "with": ["maria", "hana"], "promised_days": 2}
    plan = plan_of(THANKED, now="2026-03-07T10:00:00-06:00", **people)  # Hana was not thanked, and Friday is over
    said = " ".join(" ".join(written(plan, answers=answers, leads=0)).split())
    assert "It is not too late" in said and ("A day or two late is not a no" in said) is second


def test_the_number_of_other_questions_makes_room_for_the_note():
    plan = plan_of(THANKED, NOTE)
    others = [one for one in plan.questions if one["fact"] != "note_told"]
    for ask, more in ((0, 0), (1, 0), (2, 1)):
        asked = words._asked_in_short(worth_asking(plan), DETAILS[0]._replace(ask=ask))
        assert len(asked) == 1 + more and asked[-1].startswith("Does your note")
    assert others and words._asked_in_short(others, DETAILS[0]._replace(ask=1)) == [others[0]["asks"]]
