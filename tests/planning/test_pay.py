"""Whether an offer leaves room to ask for more, how much is asked for, and how that figure is written."""

import pytest

from followup.planning.pay import better_pay, leaves_room, pay_range
from tests.messages.review.cases import simple_case

TALK = {"round": 1, "at": "2026-03-04T14:00:00-06:00", "with": ["maria"]}


def case_with(pay, range_named=None, *answers, notes=None):
    """The case and its offer; the answers are to open points on the salary."""
    points = [{"about": "what I hope for", "answer": answer, "kind": "pay"} for answer in answers]
    offer = {"at": "2026-03-16T10:00:00-05:00", "kind": "heard", "what": "offer", "by": "email", "from": "maria"}
    role = {"title": "Data analyst", "salary": range_named, "notes": notes}
    case = simple_case(
        role={key: value for key, value in role.items() if value},
        interviews=[TALK | {"open_points": points}],
        events=[offer | ({"salary": pay} if pay else {})],
    )
    return case, case.timeline.happenings[-1].event


def asked_for(*case):
    return better_pay(*case_with(*case))


@pytest.mark.parametrize(("pay", "range_named", "figure"), [
    ("56,000", "52,000 to 60,000", "60,000"),  # below the top of the range
    ("60,000", "52,000 to 60,000", None),  # at its top
    ("59,999", "52,000 to 60,000", "60,000"),
    ("56,000", "60,000", "60,000"),  # one figure was named, and this is less
    ("46,000", "60,000", None),  # a third more was hardly meant for this
    ("56,000", None, None),
    ("20,000", "20,000 to 60,000", "60,000"),  # three times as much is still pay of the same kind
    ("20,000", "20,000 to 60,001", None),  # more is another kind: a year is no month
    ("60,000", "20,000 to 64,000", "64,000"),  # and a third as much
    ("60,000", "19,999 to 64,000", None),
    ("56,000", "0 to 60,000", None),
    ("56,000", "by agreement", None),
    ("24.50 an hour, 40 hours a week", "23 to 26 an hour", "26 an hour"),  # hours are no pay
    ("56,000, and a bonus of 5,000", "52,000 to 60,000", "60,000"),  # the pay is the greatest figure
    ("by agreement", "52,000 to 60,000", None),
    (None, "52,000 to 60,000", None),
])  # fmt: skip
def test_there_is_room_up_to_the_top_of_a_range_of_the_same_kind(pay, range_named, figure):
    case, offer = case_with(pay, range_named)
    assert leaves_room(case, offer) is (figure is not None)
    assert asked_for(pay, range_named) == (
        figure if range_named == "60,000" else None
    )  # of a range nobody chose the top
    assert asked_for(pay, range_named, f"{figure}, if I may") == figure
    assert pay_range(*case_with(pay, range_named)) == (range_named if figure else None)


@pytest.mark.parametrize(("pay", "range_named", "wished", "figure"), [
    ("55,000", "52,000 to 60,000", ["58,000"], "58,000"),  # a wish within the range goes before its top
    ("55,000", "52,000 to 60,000", ["64,000"], "60,000"),  # beyond it the top is asked for
    ("55,000", "52,000 to 60,000", ["50,000"], None),  # they offer more than that
    ("55,000", None, ["58,000", "57,000"], "58,000"),  # the greatest of several
    ("55,000", None, ["55,000"], None),  # just what they offer
    ("55,000", None, ["55,001"], "55,001"),
    ("50,000", None, ["65,000 a year"], "65,000"),  # three tenths more at the most
    ("50,000", None, ["65,001"], None),
    ("50,000", None, ["60,000, or 65,001"], "60,000"),
])  # fmt: skip
def test_what_the_candidate_wants_to_be_paid_is_asked_for_within_reason(pay, range_named, wished, figure):
    assert asked_for(pay, range_named, *wished) == figure


@pytest.mark.parametrize("kind", [{}, {"kind": "work"}, {"kind": "terms"}])
def test_an_answer_on_a_point_that_nobody_called_pay_is_no_wish(kind):
    _, offer = case_with("55,000")
    point = {"about": "the salary", "answer": "58,000", **kind}
    assert better_pay(simple_case(interviews=[TALK | {"open_points": [point]}], events=[]), offer) is None


@pytest.mark.parametrize("notes", [
    "They want 58,000 records cleaned by June.", "Their target is 60,000 patients a year.", "I hope for 58,000.",
])  # fmt: skip
def test_what_was_noted_of_the_role_is_no_figure_to_ask_for(notes):
    assert better_pay(*case_with("55,000", notes=notes)) is None


@pytest.mark.parametrize(("pay", "range_named", "figure"), [
    ("56k", "52k to 60k", "60k"),
    ("56 k a year", "52k to 60.5k", "60.5 k a year"),
    ("56 thousand", "52 to 60 thousand", "60 thousand"),
    ("56,000 USD", "52 to 60k", "60,000 USD"),  # both are thousands
    ("900k", "800 to 1000k", "1000k"),
    ("900,000", "800 and 1000 and 950k", "950,000"),  # a thousand is no thousand thousands
    ("56,000 USD a year", "52,000 to 60,000", "60,000 USD a year"),
    ("56.000 EUR im Jahr", "52000-60000", "60.000 EUR im Jahr"),
    ("CHF 56'000", "52000-60000", "CHF 60'000"),
    ("56 000 EUR", "52000-60000", "60 000 EUR"),
    ("56000", "52,000 to 60,000", "60000"),
    ("24.50 an hour", "22 to 26.5 an hour", "26.50 an hour"),
    ("24.50 an hour", "22 to 26 an hour", "26 an hour"),
    ("24,50 an hour", "22 to 26,50 an hour", "26,50 an hour"),
    ("24,00 an hour", "22 to 26,5 an hour", "26,50 an hour"),
    ("2.450 EUR", "2.200 to 2.650,50", "2.650,50 EUR"),
    ("2,450 EUR", "2,200 to 2,650.50", "2,650.50 EUR"),
    ("base pay; 56,000 USD a year (gross), 30 days", "52,000 to 60,000", "60,000 USD a year"),
    ("40 hours, 56,000 USD.", "52,000 to 60,000", "60,000 USD"),
    ("30 days of holiday and 56,000 USD", "52,000 to 60,000", "30 days of holiday and 60,000 USD"),
])  # fmt: skip
def test_the_figure_is_written_as_the_offer_writes_its_own(pay, range_named, figure):
    assert asked_for(pay, range_named, range_named) == figure
