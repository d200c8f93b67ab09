"""Rule 6: who is owed a thank-you, by what, until when; and what becomes of one that was missed."""

from datetime import UTC, datetime, timedelta

from hypothesis import assume, given

from tests.amount import examples

from . import oracle
from .asking import SIMPLE, THANKED, ask, called, ids, moment, read, sent, simple, step
from .strategies import moments
from .there import DAY

THANKS = ["thank_you", "thank_you", "spoke_thanks", "called", "other", "told_not_to_call"]
IN_TIME = ("thank-you", "thank-you-card")
WEDNESDAY = "2026-03-04T16:00:00-06:00"


def addressed(plan, person, names):
    return {s["id"] for s in plan["steps"] if s["id"] in names and s["to"] == [person]}


def met_once(view):
    """(interview, to whom their thanks go, event) for those who sat in one interview of the round alone."""
    rows = read(oracle.thanks, view)
    everybody = [person for _, person, _ in rows]
    return [(i, p, read(oracle.address_of_thanks, view, p), e) for i, p, e in rows if everybody.count(p) == 1]


def is_round_dated(view):
    return view.ended and not read(oracle.last_is_undated, view)


@given(moments(kinds=THANKS, rounds=3, most_events=3))
@examples(50)
def test_within_24_hours_everybody_unthanked_has_the_step_their_medium_asks_for(drawn):
    case, now, policy = drawn
    view = oracle.look(case, now, policy)
    assume(is_round_dated(view) and now < read(oracle.hours_of_thanks_over, view))
    plan = ask(case, now, policy)
    for interview, person, to, event in met_once(view):
        due = oracle.end_of(interview) + timedelta(hours=24)
        if event is None and now < due:
            assert addressed(plan, to, IN_TIME) == read(oracle.thank_you_medium, view, interview, person)
            check_times(plan, to, oracle.end_of(interview), policy)
        elif event is not None and policy != "now-what":
            assert not addressed(plan, to, (*IN_TIME, "late-thank-you", "thank-you-call"))


def check_times(plan, person, end, policy):
    for found in plan["steps"]:
        if found["id"] in IN_TIME and found["to"] == [person]:
            assert moment(found["opens"]) == end
            assert found["channel"] == ("email" if found["id"] == "thank-you" else "post")
            if found["id"] == "thank-you" or policy != "now-what":
                assert moment(found["due"]) == end + timedelta(hours=24)
            else:
                week = moment(found["due"]) - end  # days there: one may have an hour more or less
                assert abs(week - timedelta(days=7)) <= timedelta(hours=1)


@given(moments(kinds=THANKS, rounds=3, most_events=3))
@examples(40)
def test_after_24_hours_it_is_late_until_the_first_follow_up_opens(drawn):
    case, now, policy = drawn
    view = oracle.look(case, now, policy)
    assume(is_round_dated(view) and not view.ahead)
    assume(read(oracle.first_is_listed, view, read(oracle.stage, view)) and "round" in oracle.waits_from(view))
    plan = ask(case, now, policy)
    missed = {to for i, _, to, e in met_once(view) if e is None and now >= oracle.end_of(i) + timedelta(hours=24)}
    if now >= read(oracle.first_opens, view):
        missed = set()
    for _, _, to, _ in met_once(view):
        assert bool(addressed(plan, to, ("late-thank-you",))) == (to in missed), to
    assert all(s["due"] is None for s in plan["steps"] if s["id"] == "late-thank-you")


@given(moments(kinds=THANKS + ["follow_up"], rounds=2, most_events=2))
@examples(40)
def test_the_follow_up_is_the_late_thank_you_when_nobody_was_thanked(drawn):
    case, now, policy = drawn
    view = oracle.look(case, now, policy)
    assume(is_round_dated(view))
    found = step(ask(case, now, policy), "first-follow-up")
    assume(found)
    turned = read(oracle.turned_late_thank_you, view)
    assert (found["template"] == "late-thank-you") == turned
    if turned:
        assert found["channel"] == "email"
    if turned and len(oracle.last_round(view)) == 1 and not oracle.agents(view):
        people = [p for p in oracle.last_round(view)[0]["with"] if oracle.is_here(view.contact(p))]
        first = oracle.of_role(view, people, "hiring_manager")
        if people:
            assert found["to"] == first + [p for p in people if p not in first]


@given(moments(kinds=THANKS, rounds=2, most_events=2))
@examples(40)
def test_a_thank_you_call_is_offered_to_those_who_may_be_called_for_three_days(drawn):
    case, now, policy = drawn
    view = oracle.look(case, now, policy)
    assume(is_round_dated(view) and len(read(oracle.last_round, view)) == 1)
    plan, interview = ask(case, now, policy), oracle.last_round(view)[0]
    for person in interview["with"]:
        email = addressed(plan, person, ("thank-you",))
        offered = addressed(plan, person, ("thank-you-call",))
        left = [s for s in call_spans_left(view, interview, person) if s[0] < call_of_the_follow_up(plan, person)]
        if email:
            assert bool(offered) == bool(left) or clipped(view, interview)
        if offered:
            assert may_be_called(view, person)


def call_of_the_follow_up(plan, person):
    """When the same person is called to ask: thanks are not said in a call of their own from then on."""
    asking = [
        s for s in plan["steps"] if s["id"] == "first-follow-up" and (s["channel"], s["to"]) == ("phone", [person])
    ]
    return moment(asking[0]["opens"]) if asking else datetime.max.replace(tzinfo=UTC)


def may_be_called(view, person):
    contact = view.contact(person)
    return "phone" in contact and not contact.get("no_calls") and not view.heard("told_not_to_call")


def call_spans_left(view, interview, person):
    if not may_be_called(view, person):
        return []
    day = view.there.date_of(interview["at"])
    days = [day + n * DAY for n in range(4)]
    days = [d for d in days if d > view.contact(person).get("away_until", day - DAY)]
    return [
        s for d in days for s in view.there.spans("call", d) if s[0] >= oracle.end_of(interview) and s[1] > view.now
    ]


def clipped(view, interview):
    """The interview ended within a call hour: the rest of it may count or not."""
    spans = view.there.spans("call", view.there.date_of(interview["at"]))
    return any(a < oracle.end_of(interview) < b for a, b in spans)


def test_the_day_has_24_real_hours_when_the_clock_changes():
    saturday = {"at": moment("2026-03-07T14:00:00-06:00"), "ends": moment("2026-03-07T15:00:00-06:00")}
    found = step(ask(simple(**saturday), moment("2026-03-07T15:00:00-06:00")), "thank-you")
    assert found["opens"] == "2026-03-07T15:00:00-06:00"
    assert moment(found["due"]) == moment("2026-03-08T16:00:00-05:00")


def test_the_last_second_of_the_24_hours():
    case = simple()
    assert ask(case, moment("2026-03-05T14:59:59-06:00"))["stage"] == "thank_you"
    after = ask(case, moment("2026-03-05T15:00:00-06:00"))
    assert after["stage"] == "waiting" and "late-thank-you" in ids(after) and "thank-you" not in ids(after)


def traditional(**more):
    return [SIMPLE["contacts"][0] | {"style": "traditional"} | more]


def thank_you_ids(case, policy="balanced", now=WEDNESDAY):
    return {name for name in ids(ask(case, moment(now), policy)) if name in IN_TIME}


def test_the_old_fashioned_get_a_card_unless_a_decision_is_near():
    met = {"contacts": traditional(), "format": "in_person"}
    assert thank_you_ids(simple(**met)) == {"thank-you-card"}
    assert thank_you_ids(simple(**met, promised_days=6)) == {"thank-you-card"}
    assert thank_you_ids(simple(**met, promised_days=5)) == {"thank-you"}
    assert thank_you_ids(simple(**met | {"format": "video"})) == {"thank-you"}
    assert thank_you_ids(simple(format="in_person")) == {"thank-you"}


def test_both_means_an_email_and_a_card_settled_separately():
    assert thank_you_ids(simple(), "now-what") == set(IN_TIME)
    by_email = simple(sent("2026-03-04T15:30:00-06:00", "thank_you"))
    assert thank_you_ids(by_email, "now-what") == {"thank-you-card"}
    by_post = simple(sent("2026-03-04T15:30:00-06:00", "thank_you", channel="post"))
    assert thank_you_ids(by_post, "now-what") == {"thank-you"}


def test_a_card_in_time_leaves_no_late_thank_you():
    by_post = simple(sent("2026-03-04T15:30:00-06:00", "thank_you", channel="post"))
    assert "late-thank-you" not in ids(ask(by_post, moment("2026-03-05T15:00:00-06:00"), "now-what"))


def test_the_card_stands_beside_the_email_while_that_is_owed_whatever_else_was_sent():
    case = simple(sent("2026-03-04T16:00:00-06:00", to="hr"))
    assert thank_you_ids(case, "now-what") >= {"thank-you", "thank-you-card"}


def test_without_an_email_address_it_is_an_email_all_the_same_and_the_address_is_to_be_found():
    nobody = [{"id": "maria", "name": "Maria Example", "is": "hiring_manager"}]
    assert thank_you_ids(simple(contacts=nobody)) == {"thank-you"}
    assert thank_you_ids(simple(contacts=nobody), "now-what") == set(IN_TIME)
    plan = ask(simple(contacts=nobody), moment(WEDNESDAY))
    at = ids(plan).index("thank-you")
    assert ids(plan)[at - 1] == "find-contact" and plan["steps"][at - 1]["to"] == ["maria"]


def test_a_phone_number_does_not_stand_in_for_the_address_of_a_thank_you():
    only_phone = [{k: v for k, v in SIMPLE["contacts"][0].items() if k != "email"}]
    found = step(ask(simple(contacts=only_phone), moment(WEDNESDAY)), "thank-you")
    assert (found["channel"], found["to"]) == ("email", ["maria"])


def test_a_card_that_the_policy_asks_for_needs_no_address_of_theirs():
    old = [{"id": "maria", "name": "Maria Example", "is": "hiring_manager", "style": "traditional"}]
    plan = ask(simple(contacts=old, format="in_person", employer={"size": "small"}), moment(WEDNESDAY))
    assert "thank-you-card" in ids(plan) and "thank-you" not in ids(plan)
    at = ids(plan).index("thank-you-card")
    assert at == 0 or ids(plan)[at - 1] != "find-contact"


def test_a_thank_you_during_the_interview_settles_it_and_one_before_does_not():
    during = simple(sent("2026-03-04T14:00:00-06:00", "thank_you"))
    before = simple(sent("2026-03-04T13:59:59-06:00", "thank_you"))
    assert thank_you_ids(during) == set() and thank_you_ids(before) == {"thank-you"}


def test_only_a_call_that_reached_them_settles_it():
    for outcome, left in (("spoke", set()), ("voicemail", {"thank-you"}), ("no_answer", {"thank-you"})):
        case = simple(called("2026-03-04T15:30:00-06:00", outcome, what="thank_you"))
        assert thank_you_ids(case) == left, outcome


def test_the_thank_you_call_ends_with_the_third_day():
    late = ask(simple(), moment("2026-03-06T15:59:59-06:00"))
    assert "thank-you-call" in ids(late)  # Friday; Saturday 7 is I + 3
    assert "thank-you-call" not in ids(ask(simple(), moment("2026-03-06T16:00:00-06:00")))


def test_nobody_thanked_turns_the_open_follow_up_into_the_late_thank_you():
    before = step(ask(simple(), moment("2026-03-11T09:59:59-05:00"), "the-call"), "first-follow-up")
    assert (before["channel"], before["status"], before["to"]) == ("phone", "later", ["maria"])
    opened = step(ask(simple(), moment("2026-03-11T10:00:00-05:00"), "the-call"), "first-follow-up")
    assert (opened["channel"], opened["template"]) == ("email", "late-thank-you")
    assert opened["opens"] == before["opens"]


def test_that_follow_up_is_an_email_also_to_somebody_without_an_address():
    only_phone = [{k: v for k, v in SIMPLE["contacts"][0].items() if k != "email"}]
    plan = ask(simple(contacts=only_phone), moment("2026-03-11T10:00:00-05:00"), "the-call")
    opened = step(plan, "first-follow-up")
    assert (opened["channel"], opened["template"], opened["to"]) == ("email", "late-thank-you", ["maria"])
    assert ids(plan)[ids(plan).index("first-follow-up") - 1] == "find-contact"


def test_a_late_thank_you_after_the_opening_counts_as_the_follow_up():
    late = sent("2026-03-12T12:00:00-05:00", "thank_you")
    plan = ask(simple(late), moment("2026-03-12T13:00:00-05:00"), "the-call")
    assert plan["follow_ups"] == {"sent": 1, "allowed": 2}
    assert "first-follow-up" not in ids(plan)
    assert step(plan, "second-follow-up")["opens"] == "2026-03-17T10:00:00-05:00"  # Sunday 15, then Monday


def test_each_interview_has_its_own_24_hours_also_with_another_ahead():
    case = simple(contacts=SIMPLE["contacts"] + [{"id": "ben", "name": "Ben Example", "is": "interviewer",
                                                  "email": "ben@works.example"}])  # fmt: skip
    second = {"round": 1, "at": moment("2026-03-04T16:00:00-06:00"), "with": ["ben"]}
    second["ends"] = moment("2026-03-04T17:00:00-06:00")
    third = {"round": 2, "at": moment("2026-03-09T10:00:00-05:00"), "with": ["maria"]}
    case["interviews"] += [second, third]
    plan = ask(case, moment("2026-03-05T15:30:00-06:00"))
    assert plan["stage"] == "thank_you"
    ben = next(s for s in plan["steps"] if s["id"] == "thank-you")
    assert ben["to"] == ["ben"] and moment(ben["due"]) == moment("2026-03-05T17:00:00-06:00")


def test_a_thanked_person_is_asked_for_nothing():
    assert not {"thank-you", "thank-you-card", "thank-you-call", "late-thank-you"} & set(
        ids(ask(simple(THANKED), moment("2026-03-04T19:00:00-06:00")))
    )


def test_thanks_to_somebody_who_left_since_count_as_thanks():
    gone = SIMPLE["contacts"][0] | {"left": True}
    boss = {"id": "boss", "name": "Bea Example", "is": "hiring_manager", "phone": "+1 312 555 0109"}
    plan = ask(simple(THANKED, contacts=[gone, boss]), moment("2026-03-12T10:00:00-05:00"), "the-call")
    found = step(plan, "first-follow-up")
    assert (found["to"], found["channel"], found["template"]) == (["boss"], "phone", "follow-up-call")
