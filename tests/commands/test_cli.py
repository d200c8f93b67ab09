"""The command line from outside: exit status, one place for errors, and outputs that can't be written."""

import os
import signal
import subprocess
import sys
import threading
import tomllib
from datetime import UTC, datetime

import pytest

from followup import InputError, __version__
from followup.case.errors import Problem
from followup.commands.cli import main
from followup.commands.parser import COMMANDS, build_parser
from followup.journal import Journal, files

from .conftest import CASE

NOW = datetime(2026, 3, 5, 15, tzinfo=UTC)


def run(*words, **keys):
    environment = {**os.environ, **keys.pop("env", {})}
    command = [sys.executable, "-m", "followup", *words]
    return subprocess.run(command, capture_output=True, env=environment, timeout=60, **keys)


def shell(line):
    """What a line of the shell says; `followup` is a command there, and no part of a path that holds the word."""
    command = f"followup() {{ '{sys.executable}' -m followup \"$@\"; }}"
    return subprocess.run(["sh", "-c", f"{command}\n{line}"], capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize(
    "words", [[], ["--help"], ["--version"], ["case"], ["plan", "--help"], ["case", "new", "--help"]]
)
def test_help_and_version_are_no_errors(capsys, words):
    assert main(words) == 0
    said = capsys.readouterr()
    assert said.err == "" and ("usage: followup" in said.out or said.out == f"followup {__version__}\n")


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["plam"], "plan?"),
        (["case", "lst"], "list?"),
        (["plan"], "CASE"),
        (["plan", "x", "--polcy", "y"], "--policy?"),
        (["plan", "x", "--now"], "--now"),
        (["plan", "x", "y"], "y"),
        (["--vers"], "--version?"),
        (["draft", "x", "--step"], "--step"),
        (["log"], "CASE, EVENT ("),
        (["--", "plam"], "plan?"),
        (["--nonsense", "case", "lst"], "list?"),
        (["plan", "x", "--json=y"], "--json"),
        (["cards", "--part", "crads"], "cards?"),
        (["cards", "--calls", "61"], "1 to 60"),
        (["draft", "x", "--step", "y", "--wording", "-1"], "--wording"),
        (["draft", "x", "--step", "y", "--wording", "9" * 5000], "--wording"),
        (["import", "x", "--also", "two"], "--also"),
        (["\ud800", "\x1b[31m"], "unknown"),
    ],
)
def test_wrong_words_give_status_two_and_the_nearest_right_one(capsys, words, named):
    assert main(words) == 2
    said = capsys.readouterr()
    assert said.out == "" and named in said.err and len(said.err.splitlines()) == 1
    assert said.err.startswith("followup") and "\x1b" not in said.err


@pytest.mark.parametrize("words", [["case", "--help", "nonsense"], ["--version", "nonsense"]])
def test_who_asks_for_help_gets_it_whatever_else_is_said(capsys, words):
    assert main(words) == 0 and capsys.readouterr().err == ""


@pytest.mark.parametrize("home", COMMANDS)
def test_each_module_has_the_commands_it_is_listed_with(home):
    for name in COMMANDS[home]:
        assert tuple(build_parser(name).below_it) == COMMANDS[home]


def test_only_the_module_of_the_command_asked_for_is_loaded():
    code = "import sys; from followup.commands.parser import build_parser; build_parser('plan'); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60).stdout.split()
    homes = {home for home in COMMANDS if f"followup.commands.{home}" in loaded}
    assert homes == {"plans"} and "pandas" not in loaded


def test_an_error_of_our_own_is_one_line_unless_somebody_asks(capsys, monkeypatch):
    monkeypatch.setattr("followup.commands.cli._run", lambda argv: 1 / 0)
    assert main(["plan"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    monkeypatch.setenv("FOLLOWUP_TRACEBACK", "1")
    with pytest.raises(ZeroDivisionError):
        main(["plan"])


def test_ctrl_c_stops_without_a_traceback(capsys, monkeypatch):
    def interrupted(argv):
        raise KeyboardInterrupt

    monkeypatch.setattr("followup.commands.cli._run", interrupted)
    assert main(["plan"]) == 130
    assert capsys.readouterr().err == "followup: stopped\n"


@pytest.mark.parametrize("made_of_it", [RuntimeError("a library's own"), InputError(Problem("x", "y"))])
def test_ctrl_c_is_ctrl_c_whatever_a_library_makes_of_it(capsys, monkeypatch, made_of_it):
    def interrupted(argv):
        try:
            signal.raise_signal(signal.SIGINT)
        except KeyboardInterrupt:
            raise made_of_it from None

    monkeypatch.setattr("followup.commands.cli._run", interrupted)
    assert main(["plan"]) == 130
    assert capsys.readouterr().err == "followup: stopped\n"
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_ctrl_c_in_a_moment_of_pythons_own_is_quiet_and_other_errors_there_are_not(capsys, monkeypatch):
    class Odd:
        def __init__(self, error):
            self.error = error

        def __del__(self):
            raise self.error

    def run_on(argv):
        Odd(KeyboardInterrupt())
        Odd(ZeroDivisionError("told"))
        return "done", 0, False

    monkeypatch.setattr("followup.commands.cli._run", run_on)
    heard = []
    monkeypatch.setattr(sys, "unraisablehook", heard.append)
    assert main(["plan"]) == 0 and [type(one.exc_value) for one in heard] == [ZeroDivisionError]
    assert capsys.readouterr().err == "" and sys.unraisablehook == heard.append


def test_who_stops_it_while_modules_load_gets_one_line(tmp_path):
    code = "import runpy, sys; sys.path.insert(0, {path!r}); runpy.run_module('followup', run_name='__main__')"
    (tmp_path / "argparse.py").write_text("raise KeyboardInterrupt\n")
    said = subprocess.run([sys.executable, "-c", code.format(path=str(tmp_path))], capture_output=True, timeout=60)
    assert (said.returncode, said.stderr, said.stdout) == (130, b"followup: stopped\n", b"")


def test_a_command_begins_with_few_modules():
    code = "import sys; before = set(sys.modules); import followup.commands.cli; print(*set(sys.modules) - before)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60).stdout
    assert not {"typing", "argparse", "pydantic", "followup.case.errors"} & set(loaded.split())


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
def test_where_nobody_can_be_asked_nothing_is_forgotten(tmp_path):
    journal = tmp_path / "journal.jsonl"
    id = Journal(journal).new_case(tomllib.loads(CASE), at=NOW)
    said = shell(f"followup forget {id} --journal {journal} <&-")
    assert said.returncode == 2 and "--yes" in said.stderr and said.stderr.count("\n") == 1
    assert Journal(journal).ids() == [id]


def test_letters_come_out_as_utf8_whatever_the_system_says(tmp_path):
    case = tmp_path / "čase ☃.toml"
    case.write_text('[candidate]\nname = "☃"\n[employer]\nname = "Zoë"\ntimezone = "Nowhere"\n', "utf-8")
    said = run("plan", str(case), env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert said.returncode == 2 and "čase ☃.toml" in said.stderr.decode("utf-8")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full")
@pytest.mark.parametrize("words", ["case list", "--help", "--version"])
def test_output_that_cannot_be_written_is_an_error_of_one_line(words):
    said = shell(f"followup {words} > /dev/full")
    assert said.returncode == 2 and said.stderr.startswith("followup: standard output: can't be written")
    assert said.stderr.count("\n") == 1


class Full:
    """An output that takes nothing."""

    def write(self, text):
        raise OSError(28, "No space left on device")


@pytest.mark.parametrize(("words", "told"), [
    (["log", "CASE", "note", "text=kept"], True), (["undo"], True), (["backup", "FILE"], True),
    (["forget", "CASE", "--yes"], True), (["restore", "FILE", "--preview"], False), (["restore", "FILE"], True),
    (["merge", "FILE"], True), (["case", "list"], False),
])  # fmt: skip
def test_what_is_done_already_is_told_of_commands_that_write_and_of_no_others(
    tmp_path, capsys, monkeypatch, words, told
):
    monkeypatch.setenv("FOLLOWUP_JOURNAL", str(tmp_path / "journal.jsonl"))
    id = Journal().new_case(tomllib.loads(CASE), at=NOW)
    saved = tmp_path / "saved.jsonl"
    if words[0] in ("restore", "merge"):
        saved.write_bytes(Journal().path.read_bytes())
    monkeypatch.setattr(sys, "stdout", Full())
    assert main([{"CASE": id, "FILE": str(saved)}.get(word, word) for word in words]) == 2
    assert ("done already" in capsys.readouterr().err) is told


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
def test_a_closed_output_is_an_error_and_a_closed_error_output_is_not():
    said = shell("followup case list >&-")
    assert said.returncode == 2 and said.stderr.count("\n") == 1
    assert shell("followup case list 2>&-").returncode == 0
    assert shell("followup nonsense 2>&-").returncode == 2


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
def test_a_reader_that_has_seen_enough_is_no_error(tmp_path):
    said = shell("{ followup --help; echo $? >&2; } | head -c 1")
    assert said.stdout == "u" and said.stderr.strip() == "0"
    gate = tmp_path / "gate"  # opens once nobody reads any more
    os.mkfifo(gate)
    said = shell(f"{{ read _ < {gate}; followup --help; echo $? >&2; }} | {{ exec <&-; echo gone > {gate}; }}")
    assert said.stderr.strip() == "0"


def opened_for_writing(pipe, process):
    """The pipe's descriptor as soon as the process reads from it; should that end before, nobody waits for ever."""

    def let_go():
        process.wait()
        os.close(os.open(pipe, os.O_RDONLY | os.O_NONBLOCK))

    threading.Thread(target=let_go, daemon=True).start()
    return os.open(pipe, os.O_WRONLY)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_into_which_nobody_writes_is_not_waited_for_and_one_that_is_slow_is_read(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(files, "PATIENCE", 0.2)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert main(["read", str(pipe)]) == 2 and "nobody writes into this pipe" in capsys.readouterr().err
    slow = "exec 3>$0; sleep 0.5; echo 'We would like to offer you the job.' >&3"
    with subprocess.Popen(["sh", "-c", slow, str(pipe)]):
        assert main(["read", str(pipe)]) == 0
    assert "offer" in capsys.readouterr().out


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")
def test_a_real_interrupt_leaves_no_traceback(tmp_path):
    message = tmp_path / "pipe"
    os.mkfifo(message)
    case = tmp_path / "case.toml"
    facts = '[candidate]\nname = "P"\n[employer]\nname = "N"\ntimezone = "UTC"\n[role]\ntitle = "D"\n'
    case.write_text(facts, "utf-8")
    words = [sys.executable, "-m", "followup", "check", str(message), "--case", str(case), "--step", "thank-you"]
    process = subprocess.Popen(words, stderr=subprocess.PIPE, text=True)
    pipe = opened_for_writing(message, process)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    os.close(pipe)
    assert process.returncode == 130 and err == "followup: stopped\n"
