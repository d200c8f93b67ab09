"""draft and check."""

import io
import json
import sys

import pytest

AT = ("--now", "2026-03-04T18:00:00-06:00")
WANT = ("--step", "thank-you", "--to", "maria")


@pytest.fixture
def drafted(say, case_file):
    return say("draft", case_file, *WANT, *AT)


def test_a_draft_as_json_has_the_keys_of_the_contract(say, case_file):
    said = say("draft", case_file, *WANT, *AT, "--json")
    draft = json.loads(said.out)
    assert said.status == 0 and said.err == ""
    assert {"template", "channel", "to", "subject", "body", "missing", "findings"} <= set(draft)
    assert draft["channel"] == "email" and "Maria" in draft["body"]


def test_a_draft_as_text_is_the_message(say, case_file, drafted):
    draft = json.loads(say("draft", case_file, *WANT, *AT, "--json").out)
    head = f"To: Maria Lopez <m.lopez@northwind.example>\nSubject: {draft['subject']}\n\n"
    assert drafted.out == f"{head}{draft['body'].rstrip()}\n"


def test_our_own_draft_passes_the_check(say, case_file, drafted, tmp_path):
    message = tmp_path / "message.txt"
    message.write_text(drafted.out, "utf-8")
    said = say("check", message, "--case", case_file, *WANT)
    assert said.status == 0, said.out


def test_an_error_in_a_message_gives_status_one_and_its_place(say, case_file, drafted, tmp_path):
    message = tmp_path / "message.txt"
    text = drafted.out.replace("Dear Maria", "Dear [[name]]")
    message.write_bytes(b"\xef\xbb\xbf" + text.encode())
    said = say("check", message, "--case", case_file, *WANT, "--json")
    findings = json.loads(said.out)["findings"]
    (placeholder,) = (finding for finding in findings if finding["code"] == "placeholder")
    assert said.status == 1 and placeholder["severity"] == "error"
    assert ("\ufeff" + text)[placeholder["start"] : placeholder["end"]] == "[[name]]"
    shown = say("check", message, "--case", case_file, *WANT)
    assert shown.status == 1 and "4:6 error placeholder: " in shown.out


def test_a_message_is_read_from_standard_input(say, case_file, drafted, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Dear [[name]],\n")))
    said = say("check", "-", "--case", case_file, *WANT)
    assert said.status == 1 and "placeholder" in said.out


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("draft", "--step", "thank-yuo"), "thank-you?"),
        (("draft", "--step", "thank-you", "--to", "mria"), "maria"),
        (("draft", "--step", "thank-you", "--template", "poem"), "poem"),
        (("draft",), "--step"),
    ],
)
def test_what_no_message_can_be_for_is_refused(say, case_file, words, named):
    command, *rest = words
    said = say(command, case_file, *rest, *AT)
    assert said.status == 2 and named in said.err and said.out == ""


def test_a_step_without_a_message_cannot_be_had(say, case_file):
    said = say("draft", case_file, "--step", "let-it-rest", *AT)
    assert said.status == 1 and said.err


@pytest.mark.parametrize("raw", [None, b"\xff\xfeD\x00", b"x" * 1_000_001], ids=["missing", "utf-16", "huge"])
def test_an_unreadable_message_is_wrong_input(say, case_file, tmp_path, raw):
    message = tmp_path / "message.txt"
    if raw is not None:
        message.write_bytes(raw)
    said = say("check", message, "--case", case_file, *WANT)
    assert said.status == 2 and str(message) in said.err
