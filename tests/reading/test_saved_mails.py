"""A mail as its program saved it is decoded where its headers say how; what no header tells is said to be encoded."""

import base64
import quopri
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

from followup.commands.cli import main
from followup.reading.encoded import opened
from followup.reading.reader import read_message
from followup.reading.telling import ENCODED, told
from tests.pace import within

NOW = datetime(2026, 3, 17, 14, 30, tzinfo=UTC)
NO = "Dear Priya,\n\nwe are sorry to tell you that we chose somebody else.\n\nBest regards,\nJürgen Maß\n"
PAGE = "<html><head><style>p {x: we are pleased to offer}</style></head><body><p>" + NO.replace("\n\n", "</p><p>")


def saved(text=NO, *, encoding="base64", page="", sender="Jürgen Maß <j@northwind.example>"):
    """As a mail program writes it to a file."""
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Date"] = sender, "Your application", "Mon, 16 Mar 2026 09:00:00 -0500"
    mail.set_content(page or text, subtype="html" if page else "plain", cte=encoding)
    return mail


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "8bit"])
@pytest.mark.parametrize("page", ["", PAGE])
def test_the_encoding_a_header_tells_is_undone(encoding, page):
    reading = read_message(saved(encoding=encoding, page=page).as_bytes().decode(), NOW)
    assert (reading.what, reading.sender, reading.at.day) == ("rejection", "Jürgen Maß", 16)


def test_of_a_mail_in_several_parts_the_text_is_read_and_not_what_hangs_on_it():
    mail = saved()
    mail.add_alternative(PAGE.replace("sorry", "glad"), subtype="html")
    mail.add_attachment("We are pleased to offer you the position.", filename="old.txt")
    reading = read_message(mail.as_string(), NOW)
    assert reading.what == "rejection" and reading.marks == []


def test_the_text_is_found_below_headers_without_end():
    mail = saved(encoding="8bit")
    for number in range(200):
        mail[f"X-Stamp-{number}"] = "v=1; " + "a" * 60
    assert read_message(mail.as_bytes().decode(), NOW).what == "rejection"


@pytest.mark.parametrize("encode", [base64.encodebytes, lambda raw: quopri.encodestring(raw.decode().encode("utf-16"))])
def test_what_nobody_can_read_is_asked_about_and_not_guessed_at(encode):
    reading = read_message(encode(NO.encode()).decode(), NOW)
    assert reading.what is None and told(reading, False) == ENCODED


@pytest.mark.parametrize("text", [
    NO, "Join: https://meet.example/" + "Ab1" * 30,
    "Your code is " + "a1B2" * 20 + ", and the talk is on Friday at 3pm.",
    "From: Ann\nSubject: Hi\n\nSee you on Friday.", "Note: bring your ID\n\nSee you on Friday.", "",
])  # fmt: skip
def test_any_other_text_stays_as_it_is(text):
    reading = read_message(text, NOW)
    assert opened(text) == text and not reading.encoded


@pytest.mark.parametrize("kind", ["base64", "quoted-printable", "x-nothing"])
@pytest.mark.parametrize("charset", ["utf-8", "utf-77", "iso-8859-1"])
def test_headers_that_lie_cost_no_error(kind, charset):
    head = f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: {kind}\n"
    for body in ("\N{EURO SIGN}=\n", "=ZZ=0", "====", "\0\n"):
        read_message(f"From: a\n{head}\n{body}", NOW)


def test_a_header_that_goes_on_for_a_megabyte_and_mails_in_mails_are_read_in_a_breath():
    folded = "From: a <a@b.example>\n" + " more of it\n" * 90_000
    boxed = "From: a\n" + "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(3_000))
    read_message(NO, NOW)
    with within(1.5):
        read_message(f"{folded}\n{NO}", NOW), read_message(boxed, NOW)


def test_a_header_that_goes_on_in_further_lines_ends_where_the_text_begins():
    reading = read_message(f"Subject: Your\n application\n\tto us\nFrom: Maria <m@b.example>\n\n{NO}", NOW)
    assert (reading.sender, reading.what) == ("Maria", "rejection")


def test_a_file_that_is_not_utf8_is_read_as_its_header_says(tmp_path, capsys):
    mail = b"From: a\nContent-Type: text/plain;\n charset=iso-8859-1\n\n" + NO.encode("latin-1")
    (tmp_path / "a.eml").write_bytes(mail)
    assert main(["read", str(tmp_path / "a.eml"), "--now", NOW.isoformat()]) == 0
    assert "They said no" in capsys.readouterr().out
    (tmp_path / "a.eml").write_bytes(mail.replace(b"8859-1", b"77"))
    assert main(["read", str(tmp_path / "a.eml")]) == 2


@pytest.mark.parametrize("begins", ["boundary*0=b", "boundary =b", "BOUNDARY=b"])
def test_parts_in_each_other_without_end_are_not_opened_however_their_edge_is_named(begins):
    parts = "".join(f"Content-Type: multipart/mixed; {begins}{n}\n\n--b{n}\n" for n in range(700))
    mail = f"From: a@x.example\nSubject: x\n{parts}" + "\n" * 100_000
    assert opened(mail) == mail


def test_an_encoding_of_names_is_none_of_a_mail():
    body = base64.encodebytes(NO.encode()).decode()
    head = "From: a\nContent-Type: text/plain; charset=punycode\nContent-Transfer-Encoding: base64\n\n"
    assert NO in opened(head + body)
