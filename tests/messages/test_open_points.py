"""What went badly is a note to oneself: the better answer stands in a message, the failure in none (L17)."""

import re
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followup.case.errors import FollowupError
from followup.messages.drafting import draft
from followup.messages.review import check
from followup.rulebook.loading import default_rulebook
from followup.rulebook.vocabulary import SLOTS
from tests.amount import some
from tests.messages.review.cases import TOLD, after, made, simple_case

GAP = f"[[{SLOTS['open_point'].missing}]]"
WITH_POINTS = ("thank-you-email", "late-thank-you", "thank-you-card")
STEPS = sorted({step for template in default_rulebook().templates.values() for step in template.steps})
# Words that no template has, so that a run of them can come from nowhere else.
WORDS = (
    "stumbled",
    "froze",
    "yak",
    "ledger",
    "blanked",
    "pivot",
    "tables",
    "sweating",
    "quarrelled",
    "late",
    "about",
    "the",
)
ANSWERS = (
    "I hope for 70,000.",
    "seventy thousand a year",
    "I can start on Monday, 4 May",
    "Would 70,000 be possible?",
    "At Fabrikam I led the sales team as head of sales for Ms. Ortega",
    "I have many other offers, and I need an answer by Friday",
    "My notice period is three months. I can ask to shorten it.",
)


def with_points(*points):
    return simple_case(
        interviews=[
            {
                "round": 1,
                "at": "2026-03-04T14:00:00-06:00",
                "with": ["maria"],
                "topics": ["staffing forecasts"],
                "fit": ["six years of SQL"],
                "open_points": list(points),
            }
        ]
    )


@pytest.mark.parametrize("template", WITH_POINTS)
def test_a_point_without_an_answer_is_a_gap_and_only_what_is_missing_names_it(template):
    case = with_points("I froze on the SQL question", "salary range")
    drafted = made(template, case, after(case, hours=3), to="maria")
    assert drafted.body.count(GAP) == 2 and "froze" not in drafted.text and "salary" not in drafted.text
    assert drafted.missing == ("open_point: I froze on the SQL question", "open_point: salary range")


@pytest.mark.parametrize("template", WITH_POINTS)
def test_an_answer_stands_in_the_message_and_its_point_does_not(template):
    case = with_points({"about": "froze at the salary range", "answer": "I hope for 70,000."})
    drafted = made(template, case, after(case, hours=3), to="maria")
    assert ": I hope for 70,000." in drafted.body and "froze" not in drafted.text and not drafted.missing


def test_answers_take_turns_in_wording_with_what_is_still_missing():
    points = ({"about": "the start", "answer": "I can start in May."}, "overtime", {"about": "pay", "answer": "70,000"})
    case = with_points(*points)
    body = made("thank-you-email", case, after(case, hours=2), to="maria").body
    lines = [line for line in re.split(r"(?<=\.)\s", body) if ": " in line]
    assert [line.partition(": ")[2] for line in lines[-3:]] == ["I can start in May.", f"{GAP}.", "70,000."]
    assert len({line.partition(": ")[0] for line in lines[-3:]}) == 3


def test_an_answer_that_asks_something_ends_as_it_was_written():
    case = with_points({"about": "pay", "answer": "Would 70,000 be possible?"})
    assert "Would 70,000 be possible?\n" in made("thank-you-email", case, after(case, hours=2), to="maria").body


def test_a_short_draft_and_every_wording_keep_the_note_to_themselves():
    case = with_points("quarrelled about the ledger", "blanked on pivot tables", "sweating")
    for number in range(3):
        for length in ("usual", "short"):
            text = made("thank-you-email", case, after(case, hours=2), to="maria", wording=number, length=length).text
            assert not re.search(r"quarrelled|ledger|blanked|pivot|sweating", text)


@settings(max_examples=some(35), deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(WORDS), min_size=3, max_size=7), min_size=1, max_size=4),
    st.sampled_from(STEPS),
    st.integers(0, 40 * 24),
    st.booleans(),
)
def test_no_three_words_of_a_point_are_in_the_draft_of_any_step(points, step, hours, answered):
    entries = [
        {"about": " ".join(words), "answer": "I can do that"} if answered else " ".join(words) for words in points
    ]
    case = with_points(*entries)
    now = after(case, hours=hours)
    try:
        drafted = draft(case, step, now=now, times=[now + timedelta(days=2)], details=TOLD)
    except FollowupError:
        return  # nothing is written for this step now
    told = " ".join(re.findall(r"\w+", drafted.text.casefold()))
    for words in points:
        for start in range(len(words) - 2):
            run = words[start : start + 3]
            assert f" {' '.join(run)} " not in f" {told} " or set(run) <= {"the", "about", "late"}, (run, drafted.text)


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("template", WITH_POINTS)
def test_the_check_takes_an_answer_for_nothing_else(template, answer):
    """No other company, no other day, no tone: these are the candidate's own words, and they were asked for."""
    case = with_points({"about": "it went badly", "answer": answer})
    drafted = made(template, case, after(case, hours=3), to="maria")
    assert not [finding for finding in drafted.findings if finding.code != "too-many-asks"], drafted.findings
    step = default_rulebook().templates[template].steps[0]
    found = check(drafted.text, case, step, now=after(case, hours=3), to="maria", template=template)
    assert not [finding for finding in found if finding.code != "too-many-asks"], found


def test_the_note_itself_is_no_wording_that_a_message_may_take_over():
    case = with_points("I am not good at SQL")
    text = "Dear Maria,\n\nThank you for March 4. I am sorry that I am not good at SQL.\n\nPriya Raman"
    codes = {finding.code for finding in check(text, case, "thank-you", to="maria")}
    assert "self-deprecating" in codes


def with_two(*points):
    people = [{"id": "maria", "name": "Maria Lopez", "is": "hiring_manager", "email": "m@n.example"},
              {"id": "tom", "name": "Tom Okafor", "is": "interviewer", "email": "t@n.example"}]  # fmt: skip
    talks = [{"round": 1, "at": "2026-03-04T14:00:00-06:00", "with": ["tom", "maria"], "open_points": list(points)}]
    return simple_case(contacts=people, interviews=talks)


def test_pay_and_dates_go_to_whoever_decides_and_to_nobody_else():
    case = with_two({"about": "the start date", "answer": "I can start in May."})
    to_maria, to_tom = (made("thank-you-email", case, after(case, hours=2), to=who).text for who in ("maria", "tom"))
    assert "I can start in May." in to_maria and "May" not in to_tom and "[[your better" not in to_tom


@pytest.mark.parametrize(("about", "answer"), [
    ("the gap in my CV", "I was caring for my father"),
    ("childcare on Fridays", "my mother has the kids"),
    ("arriving", "the train stood still, it was not my fault"),
    ("why I left Contoso", "my boss and I did not get along"),
])  # fmt: skip
def test_what_is_not_about_the_work_is_for_the_candidate_to_word_and_in_one_letter_only(about, answer):
    case = with_two({"about": about, "answer": answer})
    to_maria, to_tom = (made("thank-you-email", case, after(case, hours=2), to=who) for who in ("maria", "tom"))
    assert answer not in to_maria.text + to_tom.text
    assert f"open_point: {about}" in to_maria.missing
    assert not any(name.startswith("open_point") for name in to_tom.missing)


@pytest.mark.parametrize(("about", "answer"), [
    ("late payments", "we chase them after ten days"),
    ("staff training", "I would train new people in pairs"),
    ("supply delays", "two suppliers for each part"),
    ("web traffic", "traffic doubled in a year"),
    ("the gap in the data", "I would fill it from the till"),
    ("redundancy of the servers", "two of each, in two places"),
    ("a maternity ward", "two nurses a shift"),
    ("a left join", "it keeps every row of the first table"),
])  # fmt: skip
def test_an_answer_about_the_work_goes_to_everybody(about, answer):
    case = with_two({"about": about, "answer": answer})
    for who in ("maria", "tom"):
        assert answer[1:] in made("thank-you-email", case, after(case, hours=2), to=who).text


def letters(**point):
    case = with_two({"about": "the gap", "answer": "I would fill it from the till", **point})
    return [made("thank-you-email", case, after(case, hours=2), to=who) for who in ("maria", "tom")]


def test_what_one_calls_private_is_left_out_whatever_its_words():
    to_maria, to_tom = letters(kind="private")
    assert "the till" not in to_maria.text + to_tom.text and "open_point: the gap" in to_maria.missing
    assert not any(name.startswith("open_point") for name in to_tom.missing)


@pytest.mark.parametrize("kind", ["pay", "terms"])
def test_what_one_calls_pay_or_terms_goes_to_whoever_decides(kind):
    to_maria, to_tom = letters(kind=kind)
    assert "from the till" in to_maria.text and "from the till" not in to_tom.text


@pytest.mark.parametrize("about", ["salary data", "my father's old shop, as an example", "night shifts"])
def test_what_one_calls_the_work_goes_to_everybody_whatever_its_words(about):
    assert all("from the till" in letter.text for letter in letters(about=about, kind="work"))


def test_something_private_has_its_place_in_one_letter_before_it_is_answered_too():
    case = with_two({"about": "the gap", "kind": "private"})
    to_maria, to_tom = (made("thank-you-email", case, after(case, hours=2), to=who) for who in ("maria", "tom"))
    assert "open_point: the gap" in to_maria.missing and "your better answer" not in to_maria.text
    assert not any(name.startswith("open_point") for name in to_tom.missing)
