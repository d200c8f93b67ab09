"""Slips of signs and capitals: each with the place and the right text, and what only looks like a slip left alone."""

import pytest

from followup.messages.review import check
from tests.messages.review.cases import simple_case


def slips(text, case=None, step="thank-you"):
    found = check(text, case or simple_case(), step)
    return [(text[f.start : f.end], *f.suggestions) for f in found
            if f.code in ("grammar", "punctuation", "stock-phrase") and f.advice == ("B8",)]  # fmt: skip


@pytest.mark.parametrize(("text", "slip"), [
    ("Then i came.", ("i", "I")),
    ("Then i'm glad.", ("i'm", "I'm")),
    ("Then i've come.", ("i've", "I've")),
    ("I came in december.", ("december", "December")),
    ("It was on friday.", ("friday", "Friday")),
    ("I speak spanish.", ("spanish", "Spanish")),
    ("I know sql.", ("sql", "SQL")),
    ("I know html.", ("html", "HTML")),
    ("See me on linkedin.", ("linkedin", "LinkedIn")),
    ("I know python.", ("python", "Python")),
    ("You were kind. then we left.", ("then", "Then")),
    ("I dont mind.", ("dont", "don't")),
    ("Im glad of it.", ("Im", "I'm")),
    ("And ive come.", ("ive", "I've")),
    ("They couldnt come.", ("couldnt", "couldn't")),
    ("And youre kind.", ("youre", "you're")),
    ("It wont take long.", ("wont", "won't")),
    ("I came , and left.", (" ,", ",")),
    ("I came,and left.", (",", ", ")),
    ("I came.Then we talked there.", (".", ". ")),
    ("I came,, and left.", (",,", ",")),
    ("I came .", (" .", ".")),
    ("Thank you!!", ("!!", ".")),
    ("Really??", ("??", "?")),
    ("Really?!?", ("?!?", "?")),
    ("I was glad :-) of it.", (":-)", "")),
    ("I was glad 🎉 of it.", ("🎉", "")),
    ("I <3 it.", ("<3", "")),
])  # fmt: skip
def test_a_slip_is_marked_where_it_is_and_put_right(text, slip):
    found = [one for one in slips(f"Dear Maria,\n\n{text}") if one[0].strip() == slip[0].strip()]
    assert found == [slip]


@pytest.mark.parametrize("text", [
    "See https://x.example/i/december,and there.", "Write to i@x.example or me@friday.example.",
    "It is at www.x.example/i?a=b,c now.", "I mean it, i.e. this.", "I may march on in august ways.",
    "It was 3 , 4 and 1,000.", "I like C++ and C#: it is 7:30 there.", "Thank you! It was kind!", "Is it so?",
    "She said: one; two.", "It costs 2.5 or 3.50.", "The U.S.A. is far.", "I am at home (nearly).",
])  # fmt: skip
def test_what_only_looks_like_a_slip_is_none(text):
    assert slips(f"Dear Maria,\n\n{text}") == []


@pytest.mark.parametrize(("text", "loud"), [
    ("I REALLY want it.", [("REALLY", "really")]),
    ("PLEASE REPLY!", [("PLEASE REPLY!", "please reply")]),
    ("I am NOT sorry.", [("NOT", "not")]),
    ("It is SO nice.", []),
    ("I know SQL, HTML and AWS.", []),
    ("I NEED AWS.", [("NEED AWS", "need aws")]),
    ("I NEED AWS GCP.", []),
    ("My MBA, MY CV.", []),
])  # fmt: skip
def test_capitals_that_shout_are_told_and_abbreviations_are_not(text, loud):
    text = f"Dear Maria,\n\n{text}"
    shouted = [f for f in check(text, simple_case(), "thank-you") if f.says.startswith("Capitals")]
    assert [(text[f.start : f.end], *f.suggestions) for f in shouted] == loud


def test_what_the_case_writes_in_capitals_stays():
    case = simple_case(role={"title": "HELP desk clerk"})
    assert slips("Dear Maria,\n\nThe HELP desk.", case) == []
    assert slips("Dear Maria,\n\nThe HELP desk.") == [("HELP", "help")]


def test_names_in_small_letters_get_their_capital():
    text = "Dear Maria,\n\nI met lopez and tom okafor; maria@n.example knows.\n\npriya raman"
    found = [one for one in slips(text) if one[0].islower()]
    assert ("lopez", "Lopez") in found and ("tom okafor", "Tom Okafor") in found
    assert ("priya raman", "Priya Raman") in found and not any(word == "maria" for word, _ in found)


def test_a_name_that_is_a_word_and_one_that_is_written_small_stay_small():
    people = [{"id": "m", "name": "Grace de Long", "is": "hr"}]
    case = simple_case(contacts=people, interviews=[])
    assert slips("Dear Grace,\n\nIt took long, with grace, de facto.", case) == []


@pytest.mark.parametrize(("line", "slip"), [
    ("dear Maria,", [("dear", "Dear")]), ("hi, Maria,", [("hi", "Hi")]), ("Dear Maria,", []), ("deary me, Maria,", []),
])  # fmt: skip
def test_a_message_begins_with_a_capital(line, slip):
    assert slips(f"Subject: Thanks\n\n{line}\n\nThank you.") == slip


@pytest.mark.parametrize(("count", "told"), [(1, 0), (2, 0), (3, 1), (5, 3)])
def test_from_the_third_exclamation_mark_on_they_are_too_many(count, told):
    text = "Subject: Thanks!\n\nDear Maria,\n\n" + "You were kind! " * (count - 1)
    found = slips(text)
    assert found == [("!", ".")] * told
    places = [f.start for f in check(text, simple_case(), "thank-you") if f.says.startswith("Too many exclamation")]
    assert places == [n for n, c in enumerate(text) if c == "!"][2:]


@pytest.mark.parametrize(("text", "slip"), [
    ("Dear Maria,\n\nthank you for the talk.", [("thank", "Thank")]),
    ("Dear Maria,\n\nthank you for it.", []),  # four words may be a line of a list
    ("Dear Maria,\n\nI wrote:\n\nhello from the team,\n\nwe were there all day.", []),  # no greeting
    ("Dear Maria,\n\nI saw it.\n\nwe were there all day.", [("we", "We")]),
])  # fmt: skip
def test_a_paragraph_begins_with_a_capital_after_a_greeting_or_a_sentence(text, slip):
    assert slips(text) == slip


@pytest.mark.parametrize("particle", ["van", "von", "de", "da", "di", "del", "la", "le", "al", "bin", "ibn"])
def test_a_paragraph_that_begins_with_the_particle_of_a_name_is_left_alone(particle):
    assert slips(f"I saw it.\n\n{particle} Berg was there all day long.") == []
