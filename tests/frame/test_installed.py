"""The package as pip installs it: a wheel built here, in an environment of its own, run from an empty folder.

That environment has the wheel and nothing else of ours: no project folder on its path, in its variables or around it.
Of the environment that runs the tests it sees the dependencies alone, whose folder is put on its path by a line in a
file; what such a folder says of further folders (as start.py's line with the project does) counts only at home.
"""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path, PurePosixPath

import pytest

from followup import __version__
from followup.commands.cli import main

pytestmark = pytest.mark.slow  # a wheel is built, and an environment made for it
ROOT = Path(__file__).resolve().parents[2]
SCENARIO = ROOT / "tests" / "scenarios" / "hr-likes-the-phone.toml"
LOG = ROOT / "tests" / "exchange" / "samples" / "huntr.csv"


def python(*words, **keys):
    return subprocess.run([sys.executable, "-m", *map(str, words)], check=True, capture_output=True, text=True, **keys)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Built by what pyproject.toml names as the builder, without its network."""
    folder = tmp_path_factory.mktemp("wheel")
    python("hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    (built,) = folder.glob("*.whl")
    return built


class Installed:
    """An environment with the wheel in it, and an empty folder to work in."""

    def __init__(self, place, wheel):
        self.home, self.folder = place / "environment", place / "empty"
        self.folder.mkdir()
        python("uv", "venv", "--quiet", f"--python={sys.executable}", self.home)
        self.bin = self.home / ("Scripts" if os.name == "nt" else "bin")
        offline = ["--quiet", "--offline", "--no-index", "--no-deps"]
        python("uv", "pip", "install", *offline, f"--python={self.bin / 'python'}", wheel)
        self.site = Path(self.ask("import sysconfig; print(sysconfig.get_path('purelib'))"))
        (self.site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")

    def run(self, program, *words, say=None):
        gone = {"PYTHONPATH", "VIRTUAL_ENV"}
        env = {name: held for name, held in os.environ.items() if name not in gone and str(ROOT) not in held}
        env["FOLLOWUP_JOURNAL"] = str(self.folder / "journal.jsonl")
        command = [str(self.bin / program), *words]
        how = {"capture_output": True, "encoding": "utf-8", "check": False, "input": say}
        return subprocess.run(command, cwd=self.folder, env=env, **how)

    def ask(self, code):
        return self.run("python", "-c", code).stdout.strip()

    def followup(self, words):
        """Exit status and output of a command, spoken as on a terminal."""
        done = self.run("followup", *words.split())
        return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def installed(tmp_path_factory, wheel):
    made = Installed(tmp_path_factory.mktemp("installed"), wheel)
    shutil.copy(SCENARIO, made.folder / "case.toml")
    shutil.copy(LOG, made.folder / "log.csv")
    (made.folder / "careless.txt").write_text("Dear Jim, I met [Name].", encoding="utf-8")
    return made


def test_nothing_of_the_project_is_in_reach_but_what_the_wheel_brought(installed):
    told = installed.ask("import followup, sys; print(followup.__file__, *sys.path, sep='\\n')").splitlines()
    assert Path(told[0]).is_relative_to(installed.site)
    assert [path for path in told if path and Path(path).resolve() in (ROOT, ROOT / "tests")] == []


def test_it_is_installed_under_a_name_of_its_own(installed, wheel):
    assert wheel.name.startswith("followup_workbook-")
    assert installed.ask("from importlib.metadata import version; print(version('followup-workbook'))") == __version__


ALWAYS = [
    ("plan case.toml", 0, "Call Solveig Dahl"),
    ("cards --only card=3,7", 0, "<!doctype html>"),
    ("import log.csv --timezone Europe/Berlin --name Ada", 0, "2 cases opened"),
]
THE_OTHERS = [
    ("--version", 0, "followup "),
    ("explain case.toml", 0, "Solveig Dahl"),
    ("policies case.toml", 0, "balanced"),
    ("draft case.toml --step first-follow-up", 0, "Solveig"),
    ("check careless.txt --case case.toml --step first-follow-up", 1, "wrong-name"),
    ("export ics case.toml", 0, "BEGIN:VCALENDAR"),
    ("export html case.toml --to page.html", 0, "page.html: written"),
    ("export xlsx case.toml --to table.xlsx", 0, "table.xlsx: written"),
    ("plan nowhere.toml", 2, "nowhere.toml"),
    ("nonsense", 2, "unknown word"),
]


@pytest.mark.parametrize(("words", "status", "said"), ALWAYS)
def test_each_command_does_its_work_there(installed, words, status, said):
    found, told = installed.followup(words)
    assert (found, said in told) == (status, True), told


# One program for all of them, of which each would take longer to start than to do its work.
ONE_BY_ONE = """
import contextlib, io, json, sys
from followup.commands.cli import main
def told(words):
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        try:
            status = main(words.split())
        except SystemExit as end:
            status = end.code
    return status, out.getvalue()
print(json.dumps([told(words) for words in json.load(sys.stdin)]))
"""


def test_the_other_commands_do_theirs_too(installed):
    asked = json.dumps([words for words, _, _ in THE_OTHERS])
    answers = json.loads(installed.run("python", "-c", ONE_BY_ONE, say=asked).stdout)
    for (words, status, said), (found, told) in zip(THE_OTHERS, answers, strict=True):
        assert (found, said in told) == (status, True), (words, told)


def test_an_assistant_is_told_the_workbooks_version_there(installed):
    pytest.importorskip("mcp", reason="the extra [mcp] is not installed")
    asked = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "one", "version": "1"}}
    line = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": asked})
    told = json.loads(installed.run("followup", "mcp", say=f"{line}\n").stdout)
    assert told["result"]["serverInfo"] == {"name": "followup", "version": __version__}


def test_the_audit_counts_the_same_scenarios_there_as_here(installed, capsys):
    status, told = installed.followup("audit")
    assert status == main(["audit"]) == 0 and told == capsys.readouterr().out


def test_every_story_is_a_card_there_too(installed, capsys):
    assert main(["cards", "--list"]) == 0
    assert installed.followup("cards --list") == (0, capsys.readouterr().out)


def test_the_wheel_holds_the_package_and_no_tests(wheel):
    names = [PurePosixPath(name) for name in zipfile.ZipFile(wheel).namelist()]
    tops = {name.parts[0] for name in names}
    assert tops == {"followup", next(top for top in tops if top.endswith(".dist-info"))}
    assert [name for name in names if name.name.startswith(("test_", "conftest")) or "tests" in name.parts] == []
    stories = [name for name in names if "stories" in name.parts]
    assert {name.suffix for name in stories} == {".toml"}
    assert {name.parent.name for name in stories} == {"exercising", "told"}
