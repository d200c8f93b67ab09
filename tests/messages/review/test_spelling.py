"""Where a misspelt word stands, what is put in its place, and which words are none of a dictionary's business."""

import pytest

from followup.messages.review import check
from followup.messages.review.dictionary import near
from tests.messages.review.cases import simple_case


def spelled(text, **tables):
    found = (f for f in check(text, simple_case(**tables), "thank-you") if f.code == "spelling")
    return [(text[f.start : f.end], *f.suggestions[:1]) for f in found]


def words(text, **tables):
    return [word for word, *_ in spelled(text, **tables)]


@pytest.mark.parametrize(("text", "wrong"), [
    ("It is a long-standng habit.", ["standng"]),
    ("It is a lnog-standing habit.", ["lnog"]),
    ("A well-knwon and oft-repeeted habit.", ["knwon", "repeeted"]),
    ("A lnog-standng habit.", ["lnog", "standng"]),
    ("A day-to-dya, face-to-fcae, out-of-dtae habit.", ["dya", "fcae", "dtae"]),
    ("An up-to-date and well-known habit.", []),
    ("A Lnog-standing habit of Mzr-Tvk.", []),
])  # fmt: skip
def test_the_misspelt_part_of_a_hyphenated_word_is_marked_and_nothing_else(text, wrong):
    assert words(text) == wrong
    assert words(f"Subject: Thanks\n\n😊 {text}") == wrong


@pytest.mark.parametrize(("text", "wrong"), [
    ("Definately. Definately, it was.", [("Definately", "Definitely"), ("Definately", "Definitely")]),
    ("It was. Recieved with thanks.", [("Recieved", "Received")]),
    ('He said "recieved" and (recieved) it.', [("recieved", "received"), ("recieved", "received")]),
    ('She asked. "Recieved it?" I said.', [("Recieved", "Received")]),
    ("We met Recieved there.", []),
    ("We recieve and definately.", [("recieve", "receive"), ("definately", "definitely")]),
    ("teh end, adn so on.", [("teh", "the"), ("adn", "and")]),
    ("We NASAX it, xz and iPhonne.", []),
])  # fmt: skip
def test_capitals_begin_a_sentence_or_a_name(text, wrong):
    assert spelled(text) == wrong


def test_a_misspelt_greeting_is_a_word_and_a_name_alone_on_its_line_is_none():
    assert words("Dear Maria,\n\nThank you.\n\nSincerly,\nPriya Raman") == ["Sincerly"]
    assert words("Thank you.\n\nZyntrix\nZyntrix Vorblat\nZyntrix, Vorblat") == []


@pytest.mark.parametrize(("last", "read"), [("the", True), ("them", False)])
def test_what_is_too_long_for_a_word_is_not_read(last, read):
    assert bool(words(f"We recieved-received-received-{last} it.")) is read


def test_the_subject_is_read_and_the_lines_above_it_are_not():
    text = "To: zibberung@n.example\nFrom: a zibberung\nSubject: My recieved thanks\n\nDear Maria"
    assert words(text) == ["recieved"]


def test_a_text_in_another_language_is_not_marked_from_end_to_end():
    assert len(words(" ".join(["zibbering"] * 100))) == 40


def test_addresses_numbers_gaps_and_what_is_spelled_out_are_no_prose():
    text = "See www.zibberung, zibberung.example, a/zibberung, #zibberung, zibberung7, z_zibberung, [zibberung it], "
    assert words(f"{text}C-zibberung, R-A-zibberung, https:zibberung, zibberung+x, zibberung.") == ["zibberung"]


@pytest.mark.parametrize("table", [
    {"role": {"title": "Clerk", "location": "Zibberung Street"}},
    {"role": {"title": "Clerk", "source": "the zibberung board"}},
    {"role": {"title": "Clerk", "notes": "zibberung"}},
    {"events": [{"at": "2026-03-05T10:00:00-06:00", "kind": "note", "text": "they zibberung"}]},
])  # fmt: skip
def test_a_word_the_case_uses_anywhere_is_no_slip(table):
    assert words("The zibberung and the zibberung's end.") == ["zibberung", "zibberung's"]
    assert words("The zibberung and the zibberung's end.", **table) == []


@pytest.mark.parametrize(("country", "wrong"), [
    ("US", ["colour", "organisation"]), ("PH", ["colour", "organisation"]), ("PR", ["colour", "organisation"]),
    *((country, ["color"]) for country in "GB IE AU NZ ZA IN SG HK MT KE NG GH".split()), ("DE", []), ("CA", []),
])  # fmt: skip
def test_spelling_goes_by_the_employers_country(country, wrong):
    employer = {"name": "Northwind Clinics", "timezone": "UTC", "country": country}
    assert words("The colour, its color, an organisation.", employer=employer) == wrong


def test_the_other_spelling_is_a_hint_and_a_misspelt_word_a_warning():
    text = "The colour of Northwind, Definately Colour and definately. Colour it is."
    found = {text[f.start : f.end]: f for f in check(text, simple_case(), "thank-you") if f.code == "spelling"}
    assert {word: f.severity for word, f in found.items()} == {
        "colour": "hint", "definately": "warning", "Colour": "hint"
    }  # fmt: skip
    assert found["colour"].suggestions[0] == "color" and found["Colour"].suggestions[0] == "Color"
    assert "American" in found["colour"].says and "no dictionary" in found["definately"].says
    british = {"name": "Northwind", "timezone": "UTC", "country": "GB"}
    (finding,) = (f for f in check("The color.", simple_case(employer=british), "thank-you") if f.code == "spelling")
    assert "British" in finding.says and finding.advice == ("B8",)


@pytest.mark.parametrize(("seen", "first"), [
    ("recieve", "receive"), ("occured", "occurred"), ("adress", "address"), ("tommorow", "tomorrow"),
    ("managment", "management"), ("seperate", "separate"), ("acomodate", "accommodate"), ("thankyou", "thank you"),
    ("inthe", "in the"), ("responce", "response"), ("freind", "friend"), ("wich", "which"),
])  # fmt: skip
def test_the_likeliest_word_comes_first(seen, first):
    found = near(seen, "american")
    assert found[0] == first and len(found) <= 3 and len(set(found)) == len(found)


def test_where_no_word_is_near_nothing_is_suggested():
    assert near("zqxvkj", "either") == ()


def test_the_first_word_of_all_begins_a_sentence_and_one_after_a_name_does_not():
    assert words("Recieved, thank you.\n\nIt was good.") == ["Recieved"] and words("It was. Recieved it.") == [
        "Recieved"
    ]
    assert words("x\n\nRecieved it.") == ["Recieved"] and words("at Recieved it.") == []


@pytest.mark.parametrize("word", ["zibberquond", "kachumber", "gochujang"])
def test_what_is_near_no_word_is_a_word_of_somebodys_trade(word):
    assert words(f"We make the {word} daily.") == []


def test_a_word_near_a_rare_word_only_is_a_hint_and_a_short_one_is_a_word_of_the_trade():
    text = "We had muktuk and hellebors, and I recieved some."
    told = [
        (text[f.start : f.end], f.severity) for f in check(text, simple_case(), "thank-you") if f.code == "spelling"
    ]
    assert told == [("hellebors", "hint"), ("recieved", "warning")]


@pytest.mark.parametrize("word", ["commis", "boudin", "switchroom", "caths", "garde-manger", "roux", "kerf", "sapwood"])
def test_a_word_of_a_trade_is_no_slip_for_being_near_another(word):
    found = check(f"I worked on the {word} for two years.", simple_case(), "thank-you")
    assert not [f for f in found if f.code in ("spelling", "grammar")]


@pytest.mark.parametrize("word", ["persom", "thier", "jsut", "foward", "wil", "postion", "teh", "alot", "freind"])
def test_a_slip_of_the_hand_is_told(word):
    found = check(f"I saw {word} there.", simple_case(), "thank-you")
    assert [f for f in found if f.code in ("spelling", "grammar")]


def test_a_word_kept_in_two_texts_is_no_slip():
    text = "We use the zibberung daily."
    kept = ["The zibberung broke.", "A new zibberung came."]
    for texts, left in ((kept, []), (kept[:1], ["zibberung"])):
        told = [f for f in check(text, simple_case(), "thank-you", kept=texts) if f.code == "spelling"]
        assert [text[f.start : f.end] for f in told] == left
