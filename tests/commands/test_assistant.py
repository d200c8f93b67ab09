"""`followup mcp`, asked by a real client over standard input and output, as an assistant does."""

import asyncio
import os
import sys

import pytest

from followup.commands.cli import main
from followup.journal import Journal

mcp = pytest.importorskip("mcp", reason="the extra [mcp] is not installed")

CASE = """
[candidate]
name = "Ada Moss"
[employer]
name = "Quarry Lane Bakery"
timezone = "America/Chicago"
[role]
title = "Baker"
[[contacts]]
id = "iris"
name = "Iris Poole"
email = "iris@quarrylane.example"
is = "interviewer"
[[interviews]]
round = 1
at = 2026-03-11T10:00:00-05:00
format = "in_person"
with = ["iris"]
"""
ID = "quarry-lane-bakery-baker"
NOW = "2026-03-11T15:00:00-05:00"


@pytest.fixture
def journal(tmp_path):
    path = tmp_path / "journal.jsonl"
    case = tmp_path / "bakery.toml"
    case.write_text(CASE, encoding="utf-8")
    assert main(["case", "new", "--file", str(case), "--journal", str(path)]) == 0
    return path


def ask(journal, *asked, write=False, answer=True):
    """What the tools say, as (is it an error, text) each, and what the person was asked."""
    from mcp import ClientSession, StdioServerParameters
    from mcp.client.stdio import stdio_client
    from mcp.types import ElicitResult

    words = ["-m", "followup", "mcp", "--journal", str(journal), *(["--write"] if write else [])]
    questions = []

    async def consent(context, params):
        questions.append(params.message)
        return ElicitResult(action="accept" if answer else "decline", content={"write": True} if answer else None)

    async def talk():
        server = StdioServerParameters(command=sys.executable, args=words, env=dict(os.environ))
        async with stdio_client(server) as streams, ClientSession(*streams, elicitation_callback=consent) as session:
            await session.initialize()
            names = [tool.name for tool in (await session.list_tools()).tools]
            found = [await session.call_tool(name, given) for name, given in asked]
            return names, [(one.is_error, one.content[0].text) for one in found]

    names, told = asyncio.run(asyncio.wait_for(talk(), 60))
    return names, told, questions


def test_an_assistant_reads_the_plan_the_command_line_prints(journal, capsys):
    names, told, _ = ask(journal, ("plan", {"case": ID, "now": NOW}), ("plan", {"case": CASE, "now": NOW}))
    capsys.readouterr()
    main(["plan", ID, "--json", "--now", NOW, "--journal", str(journal)])
    printed = capsys.readouterr().out
    assert names == ["plan", "explain", "due", "draft", "check"]
    assert [text.strip() for _, text in told] == [printed.strip()] * 2
    assert '"iris"' in printed


def test_it_names_no_file_and_says_what_is_wrong_with_a_question(journal, tmp_path):
    (tmp_path / "secret.toml").write_text(CASE, encoding="utf-8")
    _, told, _ = ask(
        journal, ("plan", {"case": str(tmp_path / "secret.toml")}), ("explain", {"case": "quarry-lane-bakery-bakers"})
    )
    assert all(wrong for wrong, _ in told)
    assert "no such case in the journal" in told[0][1] and f"{ID}?" in told[1][1]


def test_what_happened_is_written_only_where_the_person_agrees(journal):
    note = ("note", {"case": ID, "event": "sent", "facts": ["what=thank_you", "to=iris", f"at={NOW}"]})
    before = Journal(journal).case(ID)
    assert "note" not in ask(journal)[0]
    _, told, questions = ask(journal, note, write=True, answer=False)
    assert "not agree" in told[0][1] and f"{ID}: sent what=thank_you" in questions[0]
    assert Journal(journal).case(ID) == before
    ask(journal, note, write=True)
    assert Journal(journal).case(ID) != before
