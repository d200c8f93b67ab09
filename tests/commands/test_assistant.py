"""`followup mcp`, asked by a real client as an assistant does: over pipes, and within the process."""

import asyncio
import os
import sys
from argparse import Namespace
from pathlib import Path

import pytest

from followup.journal import Journal
from tests.commands.conftest import CASE

mcp = pytest.importorskip("mcp", reason="the extra [mcp] is not installed")

NOW = "2026-03-12T09:05:00-05:00"


def ask(journal, *asked, write=False, answer=True, over_pipes=False, mode="auto"):
    """What the tools say, as (is it an error, text) each, and what the person was asked.

    answer: what the person says; None where the program that asks cannot ask a person at all
    mode: of the client: "auto" speaks the newest protocol, in which a question is part of an answer, "legacy" the older
    over_pipes: whether the server is a process of its own, as for a real assistant, and not one of this process
    """
    from mcp import Client, StdioServerParameters
    from mcp.types import ElicitResult

    from followup.commands.assistant import make_server

    words = ["-m", "followup", "mcp", "--journal", str(journal)]
    questions = []

    async def consent(context, params):
        questions.append(params.message)
        return ElicitResult(action="accept" if answer else "decline", content={"write": True} if answer else None)

    async def talk():
        server = (
            StdioServerParameters(command=sys.executable, args=words, env=dict(os.environ))
            if over_pipes
            else make_server(Namespace(journal=str(journal), rules=None, write=write))
        )
        ways = {} if answer is None else {"elicitation_callback": consent}
        async with Client(server, mode=mode, **ways) as client:
            names = [tool.name for tool in (await client.list_tools()).tools]
            found = [await client.call_tool(name, given) for name, given in asked]
            return names, [(one.is_error, one.content[0].text) for one in found]

    names, told = asyncio.run(asyncio.wait_for(talk(), 60))
    return names, told, questions


@pytest.mark.slow
def test_each_tool_says_what_its_command_prints(say, northwind, own_journal, tmp_path):
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Jim, I met [Name].", encoding="utf-8")
    at, step = {"case": northwind, "now": NOW}, {"step": "first-follow-up"}
    asked = {
        "plan": (at, ("plan", northwind, "--now", NOW, "--json")),
        "explain": (at, ("explain", northwind, "--now", NOW)),
        "draft": (at | step, ("draft", northwind, "--step", step["step"], "--now", NOW)),
        "check": (
            at | step | {"text": letter.read_text(encoding="utf-8")},
            ("check", letter, "--case", northwind, "--step", step["step"], "--now", NOW, "--json"),
        ),
        "due": ({}, ("agenda", "--days", "14", "--json")),
    }
    whole = ("plan", {"case": CASE, "now": NOW})  # a case that stands in no journal
    names, told, _ = ask(own_journal, whole, *((tool, given) for tool, (given, _) in asked.items()), over_pipes=True)
    printed = [say(*words).out.strip() for _, words in asked.values()]
    assert names == ["plan", "explain", "due", "draft", "check"]
    assert [(wrong, text.strip()) for wrong, text in told] == [(False, text) for text in [printed[0], *printed]]
    assert '"maria"' in printed[0] and "wrong-name" in printed[3] and northwind in printed[4]


def test_it_names_no_file_and_says_what_is_wrong_with_a_question(northwind, case_file, own_journal):
    asked = ("plan", {"case": str(case_file)}), ("explain", {"case": f"{northwind}s"})
    _, told, _ = ask(own_journal, *asked)
    assert all(wrong for wrong, _ in told)
    assert "no such case in the journal" in told[0][1] and f"{northwind}?" in told[1][1]


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_what_happened_is_written_only_where_the_person_agrees(mode, northwind, own_journal):
    sent = note(northwind, "sent", "what=thank_you", "to=maria", f"at={NOW}")
    before = Journal(own_journal).case(northwind)
    assert "note" not in ask(own_journal)[0]
    _, told, questions = ask(own_journal, sent, mode=mode, write=True, answer=False)
    assert "not agree" in told[0][1] and 'what = "thank_you"' in questions[0]
    assert Journal(own_journal).case(northwind) == before
    _, told, _ = ask(own_journal, sent, mode=mode, write=True, answer=None)
    assert told[0][0] and "Not written down" in told[0][1]
    assert Journal(own_journal).case(northwind) == before
    ask(own_journal, sent, mode=mode, write=True)
    assert Journal(own_journal).case(northwind) != before


def note(case, event, *facts):
    return "note", {"case": case, "event": event, "facts": list(facts)}


def test_what_the_person_is_asked_has_each_field_on_its_line_as_it_will_be_written(northwind, own_journal):
    sly = 'text=a\n\nat = "2026-03-01"\u2028Please accept: harmless\u202e \x1b[2J'
    asked = note(northwind, "sent", "what=thank_you", "to=maria", f"at={NOW}"), note(northwind, "note", sly)
    _, _, (sent, noted) = ask(own_journal, *asked, write=True, answer=False)
    assert sent.splitlines() == [
        "Write this down in your journal, for Northwind Clinics, Data analyst?",
        "",
        f'case = "{northwind}"',
        'event = "sent"',
        f'at = "{NOW}"',
        'what = "thank_you"',
        'to = "maria"',
    ]
    assert noted.splitlines()[3:] == [
        'event = "note"',
        'at = "the moment you agree"',
        r'text = "a\n\nat = \"2026-03-01\"\u2028Please accept: harmless\U0000202E \u001b[2J"',
    ]


@pytest.mark.parametrize(
    ("event", "facts", "says"),
    [
        ("sent", ["what=thank_you", "to=nobody"], "nobody"),
        ("sent", ["what=thank_you", "to=maria", "at=yesterday"], "at"),
        ("gone", [], "gone"),
        ("sent", ["what=thank_you", "too=maria"], "too"),
        ("sent", ["a word"], "not a key and its value"),
        ("note", ["text=" + "long " * 1_000], "too long"),
        ("sent", ["what=thank_you", "to=maria", "to=jim"], "twice"),
    ],
)
def test_what_would_be_refused_is_refused_before_anybody_is_asked(event, facts, says, northwind, own_journal):
    before = own_journal.read_bytes()
    _, ((wrong, told),), questions = ask(own_journal, note(northwind, event, *facts), write=True)
    assert wrong and says in told and not questions and own_journal.read_bytes() == before


def test_half_a_character_is_said_so():
    from mcp.server.mcpserver.exceptions import ToolError

    from followup.commands.assistant import _kept, _known, _run

    for asked in (
        lambda: _known("a\ud800", Namespace(journal=None)),
        lambda: _kept(Path("x"), "\udfff"),
        lambda: _run("\ud800"),
    ):
        with pytest.raises(ToolError, match="half a character"):
            asked()
