"""Section 2: whom a step lacks is to be found, once each, directly before the first step that needs it."""

import pytest
from hypothesis import given

from tests.amount import examples

from . import oracle
from .asking import SIMPLE, THANKED, ask, ids, moment, sent, simple, steps, told
from .strategies import ALL_KINDS, moments

ANY = moments(kinds=ALL_KINDS, at_least_one=False, most_events=5)
THANKS = ("thank-you", "thank-you-card", "late-thank-you")


def lacking(view, plan) -> dict[str, int]:
    """Whom a step needs and nobody can reach yet -> the place of the first such step."""
    first = {}
    for place, found in enumerate(plan["steps"]):
        for to in found["to"]:
            if found["id"] not in ("find-contact", "take-back-acceptance", "prepare"):  # one prepares alone
                if oracle.needs_finding(view, to, found["channel"]):
                    first.setdefault(to, place)
    return first


def is_read_in_two_ways(view, found) -> bool:
    """A letter to a role; thanks that go through an agency, or to a role whose names are to be found anyway."""
    if found["channel"] == "post" and not all(view.contact(to) for to in found["to"]):
        return True
    is_thanks = found["id"] in THANKS or found["template"] == "late-thank-you"
    return is_thanks and bool(oracle.agents(view) or not all(i["with"] for i in view.ended))


@given(ANY)
@examples(65)
def test_a_contact_is_to_be_found_exactly_where_a_step_lacks_one(drawn):
    case, now, policy = drawn
    view = oracle.look(case, now, policy)
    plan = ask(case, now, policy)
    if any(is_read_in_two_ways(view, found) for found in plan["steps"]):
        return
    places = lacking(view, plan)
    wanted = [s["to"] for s in steps(plan, "find-contact")]
    assert sorted(wanted) == sorted([to] for to in places)
    for to, place in places.items():
        assert [to] in run_before(plan, place), (to, ids(plan))
    assert all(s["status"] == "now" for s in steps(plan, "find-contact"))


def run_before(plan, place) -> list:
    """Whom the steps directly before it look for."""
    found = []
    while place and plan["steps"][place - 1]["id"] == "find-contact":
        place -= 1
        found.append(plan["steps"][place]["to"])
    return found


GONE = [SIMPLE["contacts"][0] | {"left": True}]


def test_it_stands_directly_before_its_step_and_is_open_at_once():
    plan = ask(simple(THANKED), moment("2026-03-06T12:00:00-06:00"), "hr-first")
    at = ids(plan).index("first-follow-up")
    finding = plan["steps"][at - 1]
    assert (finding["id"], finding["to"], finding["status"]) == ("find-contact", ["hr"], "now")
    assert moment(finding["opens"]) <= moment(plan["as_of"])


def test_thanks_that_need_nobody_come_before_it():
    plan = ask(simple(), moment("2026-03-04T16:00:00-06:00"), "hr-first")
    assert ids(plan).index("thank-you") < ids(plan).index("find-contact") < ids(plan).index("first-follow-up")


def test_one_for_each_person():
    two = [{"id": name, "name": f"{name.title()} Example", "is": "interviewer"} for name in ("ada", "ben")]
    plan = ask(simple(contacts=two, **{"with": ["ada", "ben"]}), moment("2026-03-04T16:00:00-06:00"))
    assert [s["to"] for s in steps(plan, "find-contact")][:2] == [["ada"], ["ben"]]
    assert ids(plan)[:2] == ["find-contact", "thank-you"]


def test_once_where_two_steps_need_it():
    nobody = [{"id": "maria", "name": "Maria Example", "is": "hiring_manager"}]
    plan = ask(simple(contacts=nobody), moment("2026-03-04T16:00:00-06:00"), "now-what")
    assert [s["to"] for s in steps(plan, "find-contact")] == [["maria"]]


def test_for_somebody_who_left_it_asks_who_took_over():
    plan = ask(simple(THANKED, contacts=GONE), moment("2026-03-06T12:00:00-06:00"), "now-what")
    at = ids(plan).index("first-follow-up")
    assert plan["steps"][at]["to"] == ["hiring_manager"] and plan["steps"][at - 1]["to"] == ["hiring_manager"]
    words = str(plan["steps"][at - 1]).lower()
    assert "took over" in words or "taken over" in words or "takes over" in words


def test_a_letter_needs_no_address_of_theirs():
    letter = sent("2026-03-04T18:00:00-06:00", "thank_you", channel="post")
    maria = [{k: v for k, v in SIMPLE["contacts"][0].items() if k != "email"}]
    never = told("2026-03-05T10:00:00-06:00", "told_not_to_call")
    plan = ask(simple(letter, never, contacts=maria), moment("2026-03-12T12:00:00-05:00"), "the-call")
    assert "find-contact" not in ids(plan)


NO_ADDRESS = [{"id": "maria", "name": "Maria Example", "is": "hiring_manager"}]
HELEN = {"id": "helen", "name": "Helen Example", "is": "hr", "email": "helen@works.example"}
RITA = {"id": "rita", "name": "Rita Example", "is": "recruiter", "email": "rita@works.example"}


@pytest.mark.parametrize(("others", "named"), [([HELEN], "Helen"), ([RITA], "Rita"), ([HELEN | {"left": True}], "")])
def test_it_names_whom_to_ask_for_the_address_of_a_thank_you(others, named):
    plan = ask(simple(contacts=[*NO_ADDRESS, *others]), moment("2026-03-04T16:00:00-06:00"))
    finding = plan["steps"][ids(plan).index("thank-you") - 1]
    words = f"{finding['title']} {finding['because']}"
    assert finding["to"] == ["maria"] and named in words
    if not named:
        assert "Helen" not in words
        assert all(place in words.lower() for place in ("invitation", "card", "linkedin", "main"))
