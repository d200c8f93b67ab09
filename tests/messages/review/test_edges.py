"""Where a check begins to speak and where it stops: the last word that is left alone beside the first that is told."""

import gzip

import pytest

from followup.messages.occasion import occasion
from followup.messages.review import check
from followup.messages.review.decisions import decide
from followup.messages.review.dictionary import HERE, RARE, is_word, near
from followup.messages.review.facts import facts_of_text
from followup.messages.review.finding import Finding
from followup.messages.review.job_detail import _merged

from .cases import after, simple_case

GREETED = "Dear Maria,\n\n"


def told(text, code, case=None, step="thank-you", template="thank-you-email", **more):
    found = check(text, case or simple_case(), step, template=template, **more)
    return [text[f.start : f.end] for f in found if f.code == code]


# words


def rare():
    return sorted(gzip.decompress((HERE / "rare.txt.gz").read_bytes()).decode("utf-8").split("\n"))


def test_a_rare_word_is_known_from_seven_letters_on_and_every_added_word_is():
    shortest = [word for word in rare() if len(word) == RARE and word.isalpha()]
    assert len(shortest) > 100 and all(is_word(word, "american") for word in shortest[::50])
    added = [line.split() for line in (HERE / "more.txt").read_text("utf-8").splitlines() if line[:1] != "#"]
    assert all(is_word(word, "american") for line in added for word in line)


@pytest.mark.parametrize(("seen", "meant"), [
    ("cmopayn", "company"), ("poistoin", "position"), ("tgoethr", "together"), ("itnervew", "interview"),
    ("qusetoin", "question"), ("comapnny", "company"), ("expreeince", "experience"), ("apperceate", "appreciate"),
])  # fmt: skip
def test_two_slips_in_one_word_lead_back_to_it(seen, meant):
    assert near(seen, "american")[0] == meant


@pytest.mark.parametrize(("words", "twice"), [
    ("I saw Duran Duran there.", []),
    ("I liked the The report.", ["the The"]),
    ("I liked the the report.", ["the the"]),
    ("I read The the report.", ["The the"]),
    ("I work in New\nNew things come.", []),
    ("I work in new\nnew things come.", ["new\nnew"]),
    ("It was HR HR asked for.", []),
    ("It was very very good.", ["very very"]),
    ("I know that that is so.", []),
])  # fmt: skip
def test_a_word_said_twice_is_told_unless_it_is_a_name(words, twice):
    assert told(f"{GREETED}{words}", "doubled-word") == twice


# names


@pytest.mark.parametrize("word", ["HR", "Human Resources", "Headquarters", "Office", "March", "Wednesday", "Data"])
def test_what_every_company_has_is_no_other_company(word):
    assert told(f"{GREETED}Thank you for the talk about joining {word}.", "wrong-name") == []


@pytest.mark.parametrize(("signed", "found"), [
    ("Best,\nPirya", ["Pirya"]),
    ("Best,\nPirya\n555 0142\n312 Oak Street", ["Pirya"]),
    ("Best,\nPriya", []),
    ("This is one for Pirya today\nBest,\nPriya", []),  # six words are no signature
])  # fmt: skip
def test_a_slip_in_ones_own_name_is_told_where_one_signs(signed, found):
    text = f"{GREETED}Thank you for the talk on March 4.\n\nI am glad of it.\n\n{signed}"
    assert told(text, "wrong-name") == found


def test_the_first_word_of_a_message_is_beside_nobody():
    assert told("Marina is where we met. Thank you, Maria.", "wrong-name") == []


@pytest.mark.parametrize(("signed", "missing"), [
    ("Ann Lee", False), ("Ann Lea", True), ("Anna Lee", True), ("Ana Leo", True),
])  # fmt: skip
def test_a_name_of_three_letters_is_there_only_as_it_is(signed, missing):
    case = simple_case(candidate={"name": "Ann Lee"})
    assert (
        bool(told_codes(f"{GREETED}Thank you for the talk.\n\nBest,\n{signed}", case, "missing-full-name")) is missing
    )


@pytest.mark.parametrize(("said", "missing"), [
    ("I enjoy planning.", False), ("I enjoy accounting.", False),
    ("I enjoy my work.", True), ("I like accounts.", True),
])  # fmt: skip
def test_the_position_is_said_by_any_word_of_its_title_that_names_the_work(said, missing):
    case = simple_case(role={"title": "Junior Account Planner"})
    text = f"{GREETED}Thank you for the talk on March 4. {said}\n\nBest,\nPriya Raman"
    assert bool(told_codes(text, case, "missing-role")) is missing


def told_codes(text, case, code):
    return [f for f in check(text, case, "thank-you", template="thank-you-email") if f.code == code]


def test_two_letters_of_a_name_are_too_few_to_be_told_as_one():
    li = {"id": "li", "name": "Li Wei", "is": "hr", "email": "li@northwind.example"}
    case = simple_case(contacts=[*case_contacts(), li])
    text = "I met Wei and saw Li batteries."
    assert [fact.text for fact in facts_of_text(text, occasion(case, "thank-you", now=after(case, days=1)))] == ["Wei"]


def case_contacts():
    return [{"id": "maria", "name": "Maria Lopez", "is": "hiring_manager"},
            {"id": "tom", "name": "Tom Okafor", "is": "hr"}]  # fmt: skip


def test_a_last_name_of_four_letters_is_like_too_many_other_words():
    case = simple_case(contacts=[{"id": "maria", "name": "Maria Lowe", "is": "hiring_manager"}],
                       interviews=[{"round": 1, "at": "2026-03-04T14:00:00-06:00", "with": ["maria"]}])  # fmt: skip
    assert told(f"{GREETED}I read of the Love case.", "wrong-name", case) == []


def test_the_last_word_of_a_message_is_beside_nobody():
    assert told(f"{GREETED}I ran along with the lopes", "wrong-name") == []


def test_a_name_of_two_letters_hides_no_word_about_the_job():
    li = {"id": "li", "name": "Li Wei", "is": "hr", "email": "li@northwind.example"}
    talk = {"round": 1, "at": "2026-03-04T14:00:00-06:00", "with": ["maria"], "topics": ["li batteries"]}
    case = simple_case(contacts=[*case_contacts(), li], interviews=[talk])
    text = "Hello, my name is Priya Raman. We spoke about Li batteries. My number is +1 312 555 0142. Thank you."
    assert told(text, "job-detail", case, "first-follow-up", "follow-up-reception") == ["Li batteries"]


@pytest.mark.parametrize(("answer", "found"), [
    ("I’d take the position at Vendelport.", []), ("I'd take the position at Vendelport", []),
    ("I like my work.", ["Vendelport"]), (None, ["Vendelport"]),
])  # fmt: skip
def test_ones_own_better_answer_is_left_alone_whatever_its_apostrophes_are(answer, found):
    point = {"about": "my plans"} | ({"answer": answer} if answer else {})
    talk = {"round": 1, "at": "2026-03-04T14:00:00-06:00", "with": ["maria"], "open_points": [point]}
    said = f"{GREETED}Thank you for the talk. I'd take the position at Vendelport."
    assert told(said, "wrong-name", simple_case(interviews=[talk])) == found


# places


def test_a_decision_about_the_first_word_of_a_sentence_keeps_the_sentence():
    text = "Dear Maria,\n\nI was glad. Recieved it. Good."
    start = text.index("Recieved")
    found = Finding(code="spelling", severity="warning", start=start, end=start + 8, says="Not a word.")
    assert decide(found, text, "dismissed").around == "Recieved it."


@pytest.mark.parametrize(("places", "merged"), [
    ([], []), ([(3, 5)], [(3, 5)]), ([(0, 2), (2, 4)], [(0, 2), (2, 4)]),
    ([(2, 5), (0, 10), (8, 12)], [(0, 12)]), ([(0, 10), (2, 5), (6, 8)], [(0, 10)]),
])  # fmt: skip
def test_places_that_overlap_are_told_as_one(places, merged):
    assert list(_merged(places)) == merged
