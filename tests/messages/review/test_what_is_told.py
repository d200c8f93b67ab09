"""What is told of each kind of fault: how grave it is, where, by which advice, and what would be better."""

import pytest

from followup.case.errors import InputError
from followup.messages.review import check
from tests.messages.review.cases import after, simple_case

BASE = "Subject: Thanks\n\nDear Maria,\n\n{}\n\nPriya Raman"
OTHER = simple_case(
    employer={"name": "Vertex Foods", "timezone": "UTC"},
    role={"title": "Pastry chef"},
    contacts=[{"id": "x", "name": "Zed Quill", "is": "hr"}],
    interviews=[],
)

HEARD = {"at": "2026-03-06T10:00:00-06:00", "kind": "heard"}


def told(text, step="thank-you", case=None, **more):
    return [(f.code, f.severity, text[f.start : f.end], f.advice, f.suggestions)
            for f in check(text, case or simple_case(), step, **more)]  # fmt: skip


FAULTS = [
    ("I met [Name].", ("placeholder", "error", "[Name]", ("B8",), ())),
    ("I enjoyed meeting Ms. Lopes.", ("wrong-name", "error", "Lopes", ("B8",), ("Lopez",))),
    ("I want to join Acme Corp.", ("wrong-name", "error", "Acme Corp", ("B8",), ("Northwind Clinics",))),
    (
        "It is for the chef position.",
        ("wrong-name", "warning", "chef", ("B8",), ("Data analyst",)),
    ),
    ("I would be glad to be your chef.", ("wrong-name", "warning", "chef", ("B8",), ("Data analyst",))),
    ("Thank you for our interview on March 14.", ("wrong-date", "error", "March 14", ("B8",), ("March 4",))),
    ("We met on Friday.", ("wrong-date", "hint", "Friday", ("B8",), ("Wednesday",))),
    ("The the end.", ("doubled-word", "warning", "The the", ("B8",), ("The",))),
    ("It was a hour.", ("grammar", "warning", "a", ("B8",), ("an",))),
    ("I recieved it.", ("spelling", "warning", "recieved", ("B8",), ("received",))),
    ("I came ,and left.", ("punctuation", "warning", " ,", ("B8",), (", ",))),
    ("I REALLY mean it.", ("stock-phrase", "warning", "REALLY", ("B8",), ("really",))),
]


@pytest.mark.parametrize(("words", "fault"), FAULTS, ids=[fault[0] for _, fault in FAULTS])
def test_a_fault_is_told_with_its_weight_place_advice_and_remedy(words, fault):
    assert [one for one in told(BASE.format(words)) if not one[0].startswith("missing")] == [fault]


def test_a_greeting_to_somebody_else_goes_by_the_advice_on_names():
    found = told("Subject: x\n\nDear Ms. Smith,", to="maria")
    assert ("wrong-name", "error", "Ms. Smith", ("B2",), ("Ms. Lopez",)) in found


def test_what_is_missing_is_told_at_its_place_with_what_could_stand_there():
    missing = {code: rest for code, *rest in told("Hi Maria, this is Priya. Sorry I missed you.", "first-follow-up")}
    assert missing["missing-full-name"] == [
        "error", "Hi Maria, this is Priya. Sorry I missed you.", ("C2",), ("Priya Raman",)
    ]  # fmt: skip
    assert missing["missing-phone"] == ["error", "", ("E6",), ("+1 312 555 0142",)]
    assert missing["missing-thanks"] == ["warning", "", ("B4",), ()]
    email = {code: rest for code, *rest in told("Dear Maria,\n\nHello.")}
    assert email["missing-subject"] == ["error", "", ("B6",), ()]
    assert email["missing-date"] == ["warning", "", ("B6", "C1"), ()]
    assert email["missing-fit"] == ["warning", "", ("B5",), ()] and email["missing-interest"][2] == ("B4",)
    follow_up = {code: rest for code, *rest in told("Subject: x\n\nDear Maria,\n\nHello.", "first-follow-up")}
    assert follow_up["missing-request"] == ["error", "", ("B9", "C1"), ()]


def test_what_is_missing_stands_where_it_belongs():
    text = "Subject: Hi\n\nDear Maria,\n\nIt was good.\n\nPriya"
    places = {f.code: (f.start, f.end) for f in check(text, simple_case(), "thank-you")}
    assert places["missing-full-name"] == (text.index("Priya"), len(text))
    assert places["missing-thanks"] == (text.index("good.") + 5,) * 2
    short = "Subject:\n\nDear Maria,  \n"
    places = {f.code: (f.start, f.end) for f in check(short, simple_case(), "thank-you")}
    assert places["missing-subject"] == (8, 8) and places["missing-thanks"] == (short.index(",") + 1,) * 2


def test_a_script_is_too_long_from_the_first_word_that_no_longer_fits():
    head = "Hi Maria, this is Priya Raman. Sorry I missed you. "
    text = head + " ".join(f"- w{n}" for n in range(200)) + "  "
    (found,) = [f for f in check(text, simple_case(), "first-follow-up", template="follow-up-voicemail")
                if f.code == "too-long" and "seconds" in f.says]  # fmt: skip
    assert found.severity == "warning" and found.advice == ("E3", "E5") and "40 are enough" in found.says
    spoken = [word for word in text[: found.start].split() if word != "-"]
    assert len(spoken) == 40 * 150 // 60 and text[found.start : found.end] == text[found.start :].rstrip()
    left = [f for f in check(text, simple_case(), "first-follow-up", template="follow-up-reception")
            if f.code == "too-long" and "seconds" in f.says]  # fmt: skip
    assert [f.advice for f in left] == [("E6",)]


def kind(text, step="first-follow-up", **more):
    """Which of the step's messages a text is taken for, by what it is asked for."""
    found = check(text, simple_case(), step, **more)
    codes = {f.code for f in found}
    if "missing-subject" in codes or text.startswith("Subject"):
        return "email" if "missing-phone" not in codes else "?"
    if "missing-phone" in codes:
        return "voicemail" if codes & {"missing-interest", "missing-request"} or "call me back" in text else "reception"
    return "call"


@pytest.mark.parametrize(("text", "taken_for"), [
    ("Dear Maria,\n\nI hope for news. Sorry I missed you.", "email"),
    ("Subject: News\n\nSorry I missed you, please call me back.", "email"),
    ("Hello, this is Priya. I'm calling for Ms. Lopez. I rang.", "reception"),
    ("Hello, please ask her to ring. I am Priya.", "reception"),
    ("Could you tell Maria that I rang?", "reception"),
    ("Hello Maria, sorry I missed you. It is Priya.", "voicemail"),
    ("Hello Maria, it is Priya, please call me back.", "voicemail"),
    ("Hello Maria, this is Priya calling. I'm calling about the talk.", "voicemail"),
    ("Hello Maria, this is Priya calling. Is it a good time?", "call"),
])  # fmt: skip
def test_a_text_shows_what_kind_of_message_it_is(text, taken_for):
    assert kind(text) == taken_for


def test_a_message_to_reception_is_one_left_with_a_person():
    people = [{"id": "desk", "name": "Jo Bell", "is": "reception", "phone": "555 0100"},
              {"id": "maria", "name": "Maria Lopez", "is": "hiring_manager", "phone": "555 0101"}]  # fmt: skip
    case = simple_case(contacts=people, interviews=[])
    text = "Hello, I am Priya Raman, +1 312 555 0142, about the job. Thank you."
    for to, found in (("desk", True), ("maria", False)):
        codes = {f.code for f in check(text, case, "first-follow-up", to=to)}
        assert ("job-detail" in codes) is found


def test_a_template_or_recipient_that_does_not_exist_is_refused():
    with pytest.raises(InputError, match="no-such"):
        check("Hi", simple_case(), "thank-you", template="no-such")
    with pytest.raises(InputError, match="nobody"):
        check("Subject: x\n\nHi", simple_case(), "thank-you", to="nobody")
    with pytest.raises(InputError):
        check("Hi", simple_case(), "thank-you", template="follow-up-voicemail")


def test_a_slip_in_what_is_to_be_replaced_anyway_is_not_told_beside_it():
    found = told(BASE.format("I met [recieved it] and Ms. Lopes, dont we."))
    assert [(code, words) for code, _, words, *_ in found if not code.startswith("missing")] == [
        ("placeholder", "[recieved it]"), ("wrong-name", "Lopes"), ("grammar", "dont"),
    ]  # fmt: skip


def test_names_of_other_cases_are_found_and_common_words_of_both_are_not():
    text = BASE.format("Thank you at Vertex Foods, Zed Quill and Quill; the Pastry chef, and vertex.")
    found = [one[2:] for one in told(text, other_cases=[OTHER], to="maria") if one[0] == "wrong-name"]
    assert found == [
        ("Vertex Foods", ("B8",), ("Northwind Clinics",)), ("Zed Quill", ("B8",), ("Maria Lopez",)),
        ("Quill", ("B8",), ("Lopez",)), ("Pastry chef", ("B8",), ("Data analyst",)),
    ]  # fmt: skip
    assert [one for one in told(text) if one[0] == "wrong-name"] == []


@pytest.mark.parametrize("step", ["share-news", "tell-others"])
def test_where_others_are_spoken_of_their_names_belong_there(step):
    text = BASE.format("Thank you at Vertex Foods.")
    assert [one for one in told(text, step, other_cases=[OTHER]) if one[0] == "wrong-name"] == []


def test_a_day_is_judged_by_the_moment_it_is_written():
    now = after(simple_case(), days=1)
    judged = {
        "We met yesterday.": [], "We met today.": ["today"], "We met on Wednesday.": [], "We met next Friday.": [],
        "We will meet on Friday.": [], "We met on April 14.": [], "We met on March 3.": ["March 3"],
        "We met on Tuesday, March 3.": ["Tuesday, March 3"], "Friday, March 4 it was.": ["Friday"],
    }  # fmt: skip
    for words, wrong in judged.items():
        found = [one for one in told(BASE.format(words), now=now) if one[0] == "wrong-date"]
        assert [one[2] for one in found] == wrong, words
    (found,) = [one for one in told(BASE.format("We met on Tuesday, March 3."), now=now) if one[0] == "wrong-date"]
    assert found[4] == ("Wednesday, March 4",)


@pytest.mark.parametrize("case", [
    {"events": [{"at": "2026-03-09T10:00:00-05:00", "kind": "called", "to": "maria", "outcome": "spoke"}]},
    {"role": {"title": "Data analyst", "applied": "2026-03-09"}},
    {"events": [HEARD | {"what": "no_decision", "promised_by": "2026-03-09"}]},
    {"events": [HEARD | {"what": "offer", "answer_by": "2026-03-09"}]},
])  # fmt: skip
def test_days_the_case_knows_are_no_wrong_days(case):
    text = BASE.format("Thank you for our talk on March 9.")
    assert [one[2] for one in told(text) if one[0] == "wrong-date"] == ["March 9"]
    assert [one for one in told(text, case=simple_case(**case)) if one[0] == "wrong-date"] == []


def test_where_the_day_of_an_interview_is_not_known_no_day_is_called_wrong():
    undated = {"round": 2, "at": "2026-03-20T09:00:00-05:00", "with": ["maria"], "day_unknown": True}
    not_held = {"round": 2, "at": "2026-03-09T09:00:00-05:00", "with": ["maria"], "held": False}
    first = {"round": 1, "at": "2026-03-04T14:00:00-06:00", "with": ["maria"]}
    text = BASE.format("Thank you for our talk on March 9.")
    for interviews, wrong in (([undated], []), ([first, undated], []), ([first, not_held], ["March 9"])):
        case = simple_case(interviews=interviews)
        assert [one[2] for one in told(text, case=case) if one[0] == "wrong-date"] == wrong
