"""The unsent message, read by Python's own parser, and the mailto: address taken apart again."""

from email import message_from_bytes
from email.policy import default
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given

from followup.exchange.mail import LONGEST_LINK, to_eml, to_mailto, too_long
from followup.messages.drafting import Draft, draft
from tests.amount import examples

from .invented import HOSTILE, NOW, case, case_saying, lines, mapping, texts


def message(to=("bob",), subject="Following up", body="Hello\n\nBye"):
    return Draft("t", "email", tuple(to), subject, body, (), ())


def parsed(made, of):
    raw = to_eml(made, of)
    assert b"\n" not in raw.replace(b"\r\n", b"")
    return message_from_bytes(raw, policy=default)


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


@pytest.mark.parametrize(
    "address", ["é@exämple.example", "a@b@c", "a.@x.example", "a..b@x.example", "(x)@y.example", '"@x']
)
def test_an_odd_address_adds_no_header_and_breaks_nothing(address):
    try:
        made = case(contacts=[mapping()["contacts"][1] | {"email": address}], interviews=[], events=[])
    except Exception:
        return
    found = parsed(message(), made)
    assert set(found.keys()) <= {"X-Unsent", "From", "To", "Subject", "Content-Type", "Content-Transfer-Encoding",
                                 "MIME-Version"}  # fmt: skip
    assert body_of(found) == "Hello\n\nBye\n"


@examples(80)
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
    link = to_mailto("a+b@x.example", text, text)
    assert link.isascii() and not set(link) & set(" \"'<>\r\n")
    taken = parse_qs(urlsplit(link).query.replace("+", "%2B"), strict_parsing=True, keep_blank_values=True)
    assert set(taken) <= {"subject", "body"} and all(len(values) == 1 for values in taken.values())
    assert "\r" not in taken.get("subject", [""])[0] and "\n" not in taken.get("subject", [""])[0]
    assert unquote(urlsplit(link).path) == "a+b@x.example"


def test_line_breaks_in_a_mailto_address_are_crlf():
    assert to_mailto(None, None, "a\nb\r\nc") == "mailto:?body=a%0D%0Ab%0D%0Ac"
    assert to_mailto("x@y.example", None, "") == "mailto:x@y.example"


def test_an_address_cannot_bring_a_second_recipient_or_field():
    assert to_mailto("a@x.example,b@y.example?cc=c@z.example", "s", "b").split("?")[0].count(",") == 0
    assert to_mailto("a@x.example?cc=c@z.example", "s", "b").count("?") == 1


def test_a_long_mailto_address_is_warned_of():
    assert too_long(to_mailto("a@x.example", "s", "short")) is None
    assert "copy" in (too_long("mailto:?body=" + "x" * LONGEST_LINK) or "")
