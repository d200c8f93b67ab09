"""The unsent message, read by Python's own parser, and the mailto: address taken apart again."""

import os
import random
import unicodedata
from email import message_from_string
from email.header import decode_header, make_header
from email.policy import compat32, default
from email.utils import getaddresses
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given

from followup.case.errors import InputError, Unavailable
from followup.case.text import trimmed
from followup.case.wording import one_line
from followup.exchange import mail
from followup.exchange.mail import LONGEST_LINK, to_eml, to_mailto, too_long
from followup.messages.drafting import Draft, draft
from tests.amount import examples, some

from .invented import HOSTILE, NOW, case, case_saying, lines, mapping, texts


def message(to=("bob",), subject="Following up", body="Hello\n\nBye"):
    return Draft("t", "email", tuple(to), subject, body, (), ())


def parsed(made, of):
    raw = to_eml(made, of)
    assert b"\n" not in raw.replace(b"\r\n", b"")
    return message_from_string(raw.decode(), policy=default)


def people_in(header, made, of):
    """Names and addresses as RFC 2047 has them joined."""
    found = getaddresses(message_from_string(to_eml(made, of).decode(), policy=compat32).get_all(header))
    return [(str(make_header(decode_header(name))), address) for name, address in found]


def body_of(found):
    return found.get_content().replace("\r\n", "\n")


def test_it_opens_as_an_unsent_message_to_the_person_the_step_names():
    made = draft(case(), "first-follow-up", now=NOW)
    found = parsed(made, case())
    assert found["X-Unsent"] == "1" and found["Date"] is None
    assert found["To"].addresses[0].addr_spec == "b.hahn@northwind.example"
    assert found["From"].addresses[0].display_name == "Priya Raman"
    assert found["Subject"] == made.subject
    assert body_of(found).strip() == made.body.strip()


def test_nobody_is_addressed_whose_address_is_unknown():
    assert parsed(message(to=("hr",)), case())["To"] is None
    contacts = [{"id": "bob", "name": "Bob", "is": "hr"}]
    assert parsed(message(), case(contacts=contacts, interviews=[], events=[]))["To"] is None


def test_a_candidate_without_an_address_has_no_from():
    assert parsed(message(), case(candidate={"name": "Priya"}))["From"] is None


NAMES = [
    "Maria Lopez <evil@attacker.example>, Head of People, Culture and Communication at Northwind",
    "Dr. Maria Lopez, Head of People, Culture and Communication at Northwind Clinics International",
    "O'Hara, \"Bob\" (HR); evil@attacker.example", "=?utf-8?q?x=40evil=2Eexample?=, a", "a\\", '"',
    "Group: a@b.example;", "Łukasz Żak, evil@attacker.example " * 5, "محمد\u200cرضا", "👩🏽\u200d💻 " * 30,
    "x" * 300, "é," * 140, "a@b, " * 60,
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_name_stays_a_name_however_it_is_written(name):
    people = [mapping()["contacts"][0] | {"name": name[:300]}, mapping()["contacts"][1]]
    made = case(contacts=people, candidate={"name": name[:300], "email": "priya@example.org"})
    sent, whole = message(to=("maria", "bob")), one_line(name[:300])
    assert [one.addr_spec for one in parsed(sent, made)["To"].addresses] == [
        "m.lopez@northwind.example", "b.hahn@northwind.example"]  # fmt: skip
    assert people_in("To", sent, made) == [
        (whole, "m.lopez@northwind.example"), ("Bob Hahn", "b.hahn@northwind.example")]  # fmt: skip
    assert people_in("From", sent, made) == [(whole, "priya@example.org")]
    assert max(map(len, to_eml(sent, made).split(b"\r\n"))) < 998


@pytest.mark.parametrize("address", ["jürgen@exämple.example", "用户@例子.example", "o'hara+x@xn--exmple-cua.example"])
def test_an_address_beyond_ascii_is_written_as_it_is(address):
    made = case(contacts=[mapping()["contacts"][1] | {"email": address}], interviews=[], events=[])
    assert parsed(message(), made)["To"].addresses[0].addr_spec == address
    assert f"<{address}>".encode() in to_eml(message(), made)


def of(rng, letters, most):
    return "".join(rng.choice(letters) for _ in range(rng.randint(1, most)))


def test_whatever_the_name_and_address_it_goes_to_whom_the_case_says_or_is_refused():
    """FOLLOWUP_MAILS=20000 tries more of them."""
    rng, refused, tries = random.Random(12), 0, int(os.environ.get("FOLLOWUP_MAILS", some(2000)))
    letters = "aZé9ł用م👩\u200c\u200d .,;:<>@()[]\\\"'=?_%&-!\u0301"
    for _ in range(tries):
        name = "".join(rng.choice([of(rng, letters, 9), "evil@x.example", "=?utf-8?q?a?=", ", "]) for _ in range(6))
        address = rng.choice(["b", of(rng, letters, 5)]) + "@" + rng.choice(["x", of(rng, "aZé9用-._", 4)]) + ".example"
        contact = {"id": "bob", "name": name, "is": "hr", "email": address}
        try:
            made = case(contacts=[contact], interviews=[], events=[])
        except InputError as error:
            refused += 1
            assert "contacts[0]" in str(error)
            continue
        plain = unicodedata.normalize("NFC", trimmed(address))
        assert [one.addr_spec for one in parsed(message(), made)["To"].addresses] == [plain]
        assert people_in("To", message(), made) == [(one_line(made.contacts[0].name), plain)]
        assert unquote(urlsplit(to_mailto([made.contacts[0].email], "s", "b")).path) == plain
    assert tries / 10 < refused < tries * 0.9


def test_what_would_be_read_as_others_is_refused_before_it_is_handed_over(monkeypatch):
    monkeypatch.setattr(mail, "_phrase", lambda name: name)
    contacts = [mapping()["contacts"][1] | {"name": "Eve <evil@x.example>, Bob"}]
    with pytest.raises(Unavailable, match=r"somebody else than the case says.*evil@x.example"):
        to_eml(message(), case(contacts=contacts, interviews=[], events=[]))


@examples(50)
@given(lines, texts, texts)
def test_no_text_makes_a_header_of_its_own(line, subject, body):
    found = parsed(message(subject=subject, body=body), case_saying(line, "x"))
    assert sorted(set(found.keys())) == sorted(found.keys())
    assert set(found.keys()) == {"X-Unsent", "From", "To", "Subject", "Content-Type", "Content-Transfer-Encoding",
                                 "MIME-Version"}  # fmt: skip
    assert len(found["To"].addresses) == 1 and len(found["From"].addresses) == 1
    assert found["To"].addresses[0].addr_spec == "b.hahn@northwind.example"


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.isprintable()])
def test_subject_and_body_come_back_as_written(text):
    found = parsed(message(subject=text, body=text), case())
    assert found["Subject"] == " ".join(text.split())
    assert body_of(found).rstrip("\n") == text


def test_the_same_draft_gives_the_same_bytes():
    assert to_eml(message(), case()) == to_eml(message(), case())


@pytest.mark.parametrize("text", HOSTILE)
def test_a_mailto_address_carries_subject_and_body_and_nothing_else(text):
    link = to_mailto(["a+b@x.example"], text, text)
    assert link.isascii() and not set(link) & set(" \"'<>\r\n")
    taken = parse_qs(urlsplit(link).query.replace("+", "%2B"), strict_parsing=True, keep_blank_values=True)
    assert set(taken) <= {"subject", "body"} and all(len(values) == 1 for values in taken.values())
    assert "\r" not in taken.get("subject", [""])[0] and "\n" not in taken.get("subject", [""])[0]
    assert unquote(urlsplit(link).path) == "a+b@x.example"


def test_line_breaks_in_a_mailto_address_are_crlf():
    assert to_mailto([], None, "a\nb\r\nc") == "mailto:?body=a%0D%0Ab%0D%0Ac"
    assert to_mailto(["x@y.example"], None, "") == "mailto:x@y.example"


@pytest.mark.parametrize(
    "address",
    ["a@x.example,b@y.example", "a@x.example?cc=c@z.example", "a@x.example;b@y.example", "a@x.example\nb", ""],
)
def test_an_address_that_could_bring_a_second_recipient_or_field_makes_no_link(address):
    with pytest.raises(Unavailable, match="address"):
        to_mailto([address], "s", "b")


def test_a_mail_link_goes_to_all_whom_the_message_names():
    link = to_mailto(["a@x.example", "jürgen%&@exämple.example"], "s", "b")
    assert link.isascii()
    assert unquote(urlsplit(link).path).split(",") == ["a@x.example", "jürgen%&@exämple.example"]


def test_a_long_mailto_address_is_warned_of():
    assert too_long(to_mailto(["a@x.example"], "s", "short")) is None
    assert "copy" in (too_long("mailto:?body=" + "x" * LONGEST_LINK) or "")
