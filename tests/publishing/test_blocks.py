"""Every block of code in the docs works: how-tos run from top to bottom, other pages' commands are ones there are."""

import json
import re
import shlex
import tomllib

import pytest

from followup.case.errors import InputError
from followup.commands.cli import main
from followup.commands.parser import parse
from publishing.pins import ROOT

HOW_TO = sorted((ROOT / "docs" / "how-to").glob("*.md"))
LONG = {"counselors": [pytest.mark.slow]}  # a folder of rules is looked at whole
OTHERS = [*sorted((ROOT / "docs").glob("*.md")), ROOT / "hub" / "README.md", ROOT / "lite" / "README.md"]
LANGUAGES = {"toml", "python", "console", "json", ""}


def blocks(path):
    """Language and text of each."""
    return re.findall(r"^```(\S*)\n(.*?)^```$", path.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


def commands(text):
    """What is to be typed: lines, without the sign in front and what is said behind."""
    return [shlex.split(line.removeprefix("$ "), comments=True) for line in text.splitlines() if line.strip()]


def known(start, words):
    """Whether start.py, or our own program, has such a command with such options."""
    words = words[1:] if words[0] == "sudo" else words
    if words[:2] == ["python3", "start.py"] and words[2] != "followup":
        return words[2] in start.WORDS
    try:
        return parse(words[words.index("followup") + 1 :]) is not None
    except InputError:
        return False


@pytest.fixture
def start():
    namespace = {"__name__": "start_of_docs", "__file__": str(ROOT / "start.py")}
    exec((ROOT / "start.py").read_text(encoding="utf-8"), namespace)  # our own file
    return type("Start", (), {"WORDS": namespace["WORDS"]})


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """An empty folder to work in, with a journal of its own, a folder of journals and one of practice."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FOLLOWUP_JOURNAL", str(tmp_path / "journal.jsonl"))
    (tmp_path / "journals").mkdir()
    (tmp_path / "practised").mkdir()
    return tmp_path


@pytest.mark.parametrize("page", [pytest.param(page, id=page.stem, marks=LONG.get(page.stem, [])) for page in HOW_TO])
def test_a_how_to_runs_from_top_to_bottom(page, desk, start, capsys):
    known_so_far = {}
    for language, text in blocks(page):
        if language == "toml":
            path = desk / re.match(r"# (\S+)\n", text)[1]
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        elif language == "python":
            exec(text, known_so_far)  # our own text
        else:
            assert language == "console"
            for words in commands(text):
                assert known(start, words), words
                if words[2] == "followup":
                    assert main(words[3:]) == 0, (words, capsys.readouterr().err)


@pytest.mark.parametrize("page", OTHERS, ids=lambda page: f"{page.parent.name}-{page.stem}")
def test_what_other_pages_say_to_type_is_there(page, start):
    for language, text in blocks(page):
        assert language in LANGUAGES
        if language == "toml":
            tomllib.loads(text)
        elif language == "json":
            json.loads(text)
        elif language != "python":
            assert [words for words in commands(text) if not known(start, words)] == []
