"""Section 1 of the contract: what a case file may say, and how one that says something else is refused."""

import copy
import json
import tomllib
from datetime import date, datetime

import pytest

import followup
from followup.case.errors import InputError

from .example import TEXT, as_json, drop, example, put, refused


def test_the_example_of_the_contract_loads(tmp_path):
    path = tmp_path / "case.toml"
    path.write_text(TEXT, encoding="utf-8")
    case = followup.load_case(path)
    assert case.id == "northwind-data-analyst"
    assert followup.load_case(str(path)) == case == followup.load_case(tomllib.loads(TEXT))
    assert followup.check_case(path) == []


def test_toml_and_json_say_the_same(tmp_path):
    path = tmp_path / "case.json"
    path.write_text(json.dumps(as_json(example())), encoding="utf-8")
    assert followup.load_case(path) == followup.load_case(example()) == followup.load_case(as_json(example()))


def test_a_case_goes_out_as_it_came_in():
    from followup.case.case_file import case_to_dict

    case = followup.load_case(example())
    assert followup.load_case(case_to_dict(case)) == case
    assert as_json(case_to_dict(case))["interviews"][0]["with"] == ["maria"]


def leaves(value, path=()):
    if isinstance(value, dict):
        for key, part in value.items():
            yield from leaves(part, (*path, key))
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for number, part in enumerate(value):
            yield from leaves(part, (*path, number))
    else:
        yield path


REQUIRED = {
    ("candidate", "name"), ("employer", "name"), ("employer", "timezone"), ("role", "title"),
    ("contacts", 0, "id"), ("contacts", 0, "name"),
    ("interviews", 0, "round"), ("interviews", 0, "at"), ("interviews", 0, "with"), ("elsewhere", 0, "employer"),
}  # fmt: skip
EVENT_REQUIRED = {"at", "kind", "what", "text", "outcome", "to"}
LEAVES = list(leaves(example()))
OPTIONAL = [p for p in LEAVES if p not in REQUIRED and not (p[0] == "events" and p[2] in EVENT_REQUIRED)]
dotted = [".".join(map(str, p)) for p in LEAVES]


@pytest.mark.many
@pytest.mark.parametrize("path", OPTIONAL, ids=lambda p: ".".join(map(str, p)))
def test_every_optional_key_may_be_left_out(path):
    data = example()
    drop(data, path)
    if path[-1] == "country":  # a region is one of some country
        drop(data, ("employer", "region"))
    assert followup.load_case(data)


@pytest.mark.parametrize("path", sorted(REQUIRED, key=str), ids=lambda p: ".".join(map(str, p)))
def test_every_required_key_is_missed_by_name(path):
    data = example()
    drop(data, path)
    refused(data, str(path[-1]), str(path[0]))


@pytest.mark.parametrize("table", ["candidate", "employer", "role"])
def test_every_required_table_is_missed_by_name(table):
    data = example()
    del data[table]
    refused(data, table)


def test_contacts_interviews_and_events_may_be_absent():
    data = example()
    for name in ("contacts", "interviews", "events", "id"):
        del data[name]
    case = followup.load_case(data)
    assert case.id and case.contacts == case.interviews == case.events == ()
    assert followup.load_case(data).id == case.id


@pytest.mark.many
@pytest.mark.parametrize("path", LEAVES, ids=dotted)
@pytest.mark.parametrize(
    "wrong", [object(), {"deep": 1}, [["nested"]], 3.7, float("nan")], ids=lambda w: type(w).__name__
)
def test_a_value_of_the_wrong_type_is_refused_by_its_key(path, wrong):
    data = example()
    put(data, path, wrong)
    refused(data, str(path[-1]))


@pytest.mark.many
@pytest.mark.parametrize("path", [p for p in LEAVES if p[-1] != "with"], ids=lambda p: ".".join(map(str, p)))
def test_an_unknown_key_is_refused_with_the_nearest_known_one(path):
    data = example()
    *way, key = path
    if key in ("id", "is", "at", "to", "by", "how"):
        pytest.skip("too short to be misspelt recognizably")
    table = data
    for name in way:
        table = table[name]
    table[key + "x"] = table.pop(key)
    text = "\n".join(map(str, followup.check_case(data)))
    assert key + "x" in text and key in text.replace(key + "x", "")


ENUMS = {
    ("employer", "size"): ["small", "medium", "large"],
    ("contacts", 0, "is"): ["hiring_manager", "hr", "recruiter", "interviewer", "reception"],
    ("contacts", 0, "prefers"): ["email", "phone"],
    ("contacts", 0, "style"): ["traditional", "modern"],
    ("interviews", 0, "format"): ["in_person", "phone", "video"],
    ("events", 0, "channel"): ["email", "post", "other"],
    ("events", 0, "what"): ["thank_you", "follow_up", "reply", "article", "news", "feedback_request",
                            "acceptance", "decline", "withdrawal", "question", "task"],
    ("events", 1, "outcome"): ["spoke", "voicemail", "message", "no_answer"],
    ("events", 1, "what"): ["follow_up", "thank_you", "agreed", "other"],
    ("events", 5, "what"): ["accepted", "declined", "withdrew", "closed"],
    ("events", 7, "by"): ["email", "phone", "post", "in_person"],
    ("events", 7, "how"): ["phone", "email"],
}  # fmt: skip
HEARD = ["no_decision", "invitation", "rejection", "offer", "told_not_to_call", "other"]
HEARD += ["on_hold", "checking", "task", "contact_me", "offer_withdrawn"]


@pytest.mark.parametrize("path", ENUMS, ids=lambda p: ".".join(map(str, p)))
def test_each_word_of_a_list_is_allowed_and_no_other(path):
    for word in ENUMS[path]:
        data = example()
        put(data, path, word)
        assert followup.load_case(data), word
    for word in ("", "Email", ENUMS[path][0].upper(), "sonething", 1, True):
        data = example()
        put(data, path, word)
        if word is not None:
            refused(data, str(path[-1]))


def test_each_thing_that_may_be_heard_is_allowed():
    for word in HEARD:
        data = example() | {"events": [{"at": datetime.fromisoformat("2026-03-12T10:15:00-05:00"), "kind": "heard"}]}
        data["events"][0]["what"] = word
        assert followup.load_case(data), word


def test_what_they_want_is_one_of_five_words_and_belongs_to_a_task():
    for wants in ("work", "references", "pay", "start", "papers"):
        event = {"at": datetime.fromisoformat("2026-03-12T10:15:00-05:00"), "kind": "heard", "what": "task"}
        assert followup.load_case(example() | {"events": [event | {"wants": wants}]})
        refused(example() | {"events": [event | {"wants": wants + "s"}]}, "wants")
        refused(example() | {"events": [event | {"what": "other", "wants": wants}]}, "wants")


def test_each_kind_of_event_needs_its_keys():
    for number, key in [(0, "what"), (1, "to"), (1, "outcome"), (2, "to"), (3, "what"), (5, "what"), (6, "text")]:
        data = example()
        del data["events"][number][key]
        refused(data, key, f"events[{number}]")
    data = example()
    data["events"][0]["kind"] = "wrote"
    refused(data, "kind", "sent")


def test_a_key_of_another_kind_of_event_is_refused():
    wrong = [(0, "outcome", "spoke"), (2, "what", "follow_up"), (5, "to", "maria"), (1, "text", "x")]
    wrong += [(0, "visit_agreed", True), (3, "how", "phone"), (7, "conditional", True), (7, "starts", date(2026, 5, 4))]
    for number, key, value in wrong:
        data = example()
        data["events"][number][key] = value
        refused(data, key)


def test_a_call_may_leave_out_what_it_was():
    data = example()
    del data["events"][1]["what"]
    assert followup.load_case(data)


@pytest.mark.parametrize(("table", "number"), [("interviews", 0), ("events", 3)])
def test_a_promise_is_given_in_one_way_only(table, number):
    data = example()
    data[table][number] |= {"promised_days": 3, "promised_by": date(2026, 3, 20)}
    refused(data, "promised_days", "promised_by")


@pytest.mark.parametrize("where", [("interviews", 0, "with"), ("events", 0, "to"), ("events", 3, "from")], ids=str)
def test_people_who_are_not_listed_are_refused(where):
    data = example()
    put(data, where, ["marta"] if where[-1] == "with" else "marta")
    refused(data, "marta", "maria", where[-1])


def test_a_role_may_stand_where_nobody_is_known():
    for role in ("hr", "hiring_manager", "recruiter", "reception"):
        data = example()
        data["events"][0]["to"] = role
        assert followup.load_case(data), role


def test_contact_ids_are_unique():
    data = example()
    data["contacts"].append(copy.deepcopy(data["contacts"][0]))
    refused(data, "maria", "id")


def test_an_interview_does_not_end_before_it_begins():
    data = example()
    data["interviews"][0]["ends"] = datetime.fromisoformat("2026-03-04T13:59:59-06:00")
    refused(data, "ends")


def test_a_check_names_everything_that_is_wrong():
    data = example()
    data["employer"]["size"] = "huge"
    data["contacts"][0]["is"] = "boss"
    data["interviews"][0]["with"] = "maria"
    found = [str(problem) for problem in followup.check_case(data)]
    assert len(found) == 3
    assert [any(word in text for text in found) for word in ("size", "is", "with")] == [True] * 3


@pytest.mark.parametrize("point", [
    "salary range", {"about": "salary range"}, {"about": "salary range", "answer": "I hope for 70,000"},
])  # fmt: skip
def test_an_open_point_may_have_its_answer(point):
    data = example()
    data["interviews"][0]["open_points"] = [point, "notice period"]
    case = followup.load_case(data)
    assert case.interviews[0].concerns == ("salary range", "notice period")


@pytest.mark.parametrize("point", [{"answer": "I hope for 70,000"}, {"about": 3}, {"about": "x", "anser": "y"}, 3])
def test_an_open_point_without_what_it_is_about_is_refused(point):
    data = example()
    data["interviews"][0]["open_points"] = [point]
    refused(data, "interviews[0].open_points")


def test_a_contact_without_a_role_is_an_interviewer_and_a_panel_may_have_no_names():
    data = example()
    del data["contacts"][0]["is"]
    data["interviews"][0]["with"] = []
    case = followup.load_case(data)
    assert case.contacts[0].role == "interviewer" and case.interviews[0].people == ()


@pytest.mark.parametrize("answer_by", ["2026-03-26", "2026-03-26T17:00:00-05:00", date(2026, 3, 26)])
def test_a_day_to_answer_elsewhere_is_a_date_or_a_moment(answer_by):
    data = example()
    data["elsewhere"][0]["answer_by"] = answer_by
    assert followup.load_case(data).elsewhere[0].answer_by
    data["elsewhere"][0]["answer_by"] = "soon"
    refused(data, "elsewhere[0].answer_by")


def test_a_task_has_a_day_by_which_it_is_due():
    data = example()
    data["events"][7] = {"at": data["events"][7]["at"], "kind": "heard", "what": "task", "answer_by": date(2026, 3, 26)}
    assert followup.load_case(data).events[7].answer_by == date(2026, 3, 26)


def test_a_scenario_table_is_left_alone():
    data = example() | {"scenario": {"title": "invented", "now": "2026-03-12", "anything": [1, 2]}}
    assert followup.load_case(data) == followup.load_case(example())


def test_loading_does_not_change_what_it_was_given():
    data, kept = example(), example()
    followup.load_case(data)
    assert data == kept


def test_an_error_names_the_file(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(TEXT.replace('size = "large"', 'sise = "large"'), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        followup.load_case(path)
    assert "mine.toml" in str(caught.value) and "sise" in str(caught.value) and "size" in str(caught.value)
    with pytest.raises(InputError) as caught:
        followup.load_case(tmp_path / "none.toml")
    assert "none.toml" in str(caught.value)
