"""start.py sets up once, hands words on, and says plainly what is wrong."""

import subprocess
import sys
from pathlib import Path
from unittest.mock import MagicMock

import pytest

ROOT = Path(__file__).resolve().parents[2]


def broken(error):
    def install(*_, **__):
        raise error

    return install


def test_the_second_start_installs_nothing(fresh):
    fresh.set_up()
    fresh.set_up()
    assert len(fresh.installs) == 1


def test_a_new_lock_is_installed(fresh):
    fresh.set_up()
    fresh.LOCK.write_text("jupyterlab==5\n")
    fresh.set_up()
    assert len(fresh.installs) == 2


OURS, BOTH = ["requirements.lock"], ["requirements.lock", "rest.lock"]


def test_a_candidate_waits_for_no_test_programs_and_a_tester_adds_them_to_what_is_there(fresh):
    fresh.set_up()
    assert fresh.installs == [OURS]
    fresh.set_up(rest=True)
    assert fresh.installs == [OURS, BOTH]
    for rest in (False, True, False):
        fresh.set_up(rest)
    assert len(fresh.installs) == 2


def test_only_a_new_lock_of_test_programs_leaves_a_candidate_alone(fresh):
    fresh.set_up(rest=True)
    fresh.REST.write_text("uv==2\n")
    fresh.set_up()
    assert fresh.installs == [OURS, BOTH]
    fresh.set_up(rest=True)  # anew, so that nothing of the old one stays
    assert fresh.installs == [OURS, BOTH, OURS, BOTH]


def test_where_adding_is_interrupted_the_workbook_stays_set_up(fresh, monkeypatch):
    fresh.set_up()
    there = fresh.install
    monkeypatch.setattr(fresh, "install", broken(KeyboardInterrupt()))
    assert fresh.main(["setup", "--all"]) == 130
    monkeypatch.setattr(fresh, "install", there)
    fresh.set_up()
    assert fresh.installs == [OURS]
    fresh.set_up(rest=True)
    assert fresh.installs == [OURS, BOTH]


@pytest.mark.parametrize(
    ("words", "more"),
    [
        ("open", False),
        ("app", False),
        ("followup plan mcp", False),
        ("audit", False),
        ("setup", False),
        ("setup --all", True),
        ("followup mcp --write", True),
        ("test", True),
        ("docs", True),
        ("sbom", True),
        ("site", True),
    ],
)
def test_each_word_sets_up_what_it_needs(start, words, more):
    word, *rest = words.split()
    assert start.needs_rest(word, rest) is more


def test_what_sets_up_says_so_beside_what_a_command_prints(fresh, monkeypatch, capsys):
    monkeypatch.setattr(fresh, "hand_on", lambda command, word: print("{}") or 0)
    fresh.main(["followup", "plan", "case.toml", "--json"])
    said = capsys.readouterr()
    assert said.out == "{}\n" and "Ready" in said.err


def test_the_lock_of_the_rest_leaves_out_what_the_first_one_took(fresh):
    first, rest, _site = fresh.commands("lock", [])
    assert "--no-emit-package=jupyterlab" in rest and "requirements.lock" in first


def test_files_are_named_from_where_the_person_is(start, monkeypatch):
    child, where = MagicMock(), {}
    child.return_value.__enter__.return_value.wait.return_value = 0
    monkeypatch.setattr(start.subprocess, "Popen", child)
    monkeypatch.setattr(start.signal, "signal", lambda *_: None)
    for word in ("followup", "docs", "sbom", "lint"):
        start.hand_on([word], word)
        where[word] = child.call_args.kwargs["cwd"]
    assert where == {"followup": None, "docs": None, "sbom": None, "lint": start.ROOT}


def test_an_interrupted_set_up_leaves_no_stamp_and_ends_quietly(fresh, monkeypatch, capsys):
    fresh.set_up()
    fresh.LOCK.write_text("jupyterlab==5\n")
    monkeypatch.setattr(fresh, "install", broken(KeyboardInterrupt()))
    assert fresh.main(["setup"]) == 130
    assert not fresh.STAMP.exists()
    assert "Traceback" not in capsys.readouterr().err


def test_without_a_network_it_says_so_in_two_lines(fresh, monkeypatch):
    failed = subprocess.CalledProcessError(1, ["pip"], stderr="a lot\nERROR: No matching distribution\n")
    monkeypatch.setattr(fresh, "install", broken(failed))
    with pytest.raises(SystemExit) as stop:
        fresh.set_up()
    assert "needs the internet" in stop.value.code
    assert stop.value.code.splitlines()[1] == "ERROR: No matching distribution"
    assert not fresh.STAMP.exists()


def test_without_venv_it_names_the_package_to_install(fresh, monkeypatch):
    monkeypatch.setattr(fresh.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(SystemExit) as stop:
        fresh.set_up()
    assert "python3-venv" in stop.value.code


@pytest.mark.slow
def test_a_new_environment_has_the_pip_that_python_carries(start, tmp_path, monkeypatch):
    monkeypatch.setattr(start, "ENV", tmp_path / "new")
    monkeypatch.setattr(start, "BIN", tmp_path / "new" / start.BIN.name)
    monkeypatch.setattr(start, "PYTHON", start.BIN / start.PYTHON.name)
    start.make_importable(start.make_environment())
    (pip,) = start.BIN.glob("pip*")
    said = {subprocess.check_output([*words, "-V"], text=True) for words in ([start.PYTHON, "-m", "pip"], [pip])}
    assert len(said) == 1 and str(tmp_path) in said.pop()


def test_where_python_carries_no_pip_file_the_environment_gets_its_pip_as_python_makes_it(fresh, tmp_path, monkeypatch):
    asked = []
    builder = fresh.venv.EnvBuilder
    monkeypatch.setattr(fresh.venv, "EnvBuilder", lambda **how: asked.append(how) or builder(**how))
    nowhere = MagicMock(origin=str(tmp_path / "nowhere" / "__init__.py"))
    monkeypatch.setattr(fresh.importlib.util, "find_spec", lambda name: nowhere)
    monkeypatch.setattr(fresh.sysconfig, "get_config_var", lambda name: None)
    fresh.make_environment()
    assert asked[0]["with_pip"]


def test_an_older_python_is_told_what_it_needs(fresh, monkeypatch, capsys):
    monkeypatch.setattr(fresh.sys, "version_info", (3, 9, 2))
    assert fresh.main(["setup"]) == 1
    assert "3.11" in capsys.readouterr().err
    assert fresh.installs == []


def test_where_uv_cannot_install_pip_does(start, tmp_path, monkeypatch):
    ran, pins = [], []

    def run(*words):
        ran.append(words)
        pins.extend(word.read_text() for word in words if word == tmp_path / "uv.txt")
        if words[0] == "uv":
            raise subprocess.CalledProcessError(2, words)

    monkeypatch.setattr(start, "ENV", tmp_path)
    monkeypatch.setattr(start, "run", run)
    start.install(start.LOCK)
    assert [words[0] for words in ran] == ["pip", "uv", "pip"]
    assert "--no-compile" in ran[-1]  # what is imported is compiled then, and nothing else
    assert pins[0].startswith("uv==") and pins[0].count("==") == 1
    assert ran[-1][-1] == start.LOCK
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize("there", [True, False])
def test_uv_uses_the_cache_a_person_has_and_leaves_none_where_there_was_none(start, tmp_path, monkeypatch, there):
    cache, ran = tmp_path / "home" / "uv", []
    if there:
        cache.mkdir(parents=True)

    def run(*words):
        ran.append(words)
        return subprocess.CompletedProcess(words, 0, f"{cache}\n")

    monkeypatch.setattr(start, "ENV", tmp_path)
    monkeypatch.setattr(start, "UV", tmp_path / "uv")
    monkeypatch.setattr(start, "run", run)
    start.install(start.LOCK)
    (used,) = [word.partition("=")[2] for word in map(str, ran[-1]) if word.startswith("--cache-dir")]
    assert Path(used) == (cache if there else tmp_path / "uv" / "cache")  # uv's own folder goes with uv


@pytest.mark.parametrize(("word", "meant"), [("tset", "test"), ("--setup", "setup"), ("followp", "followup")])
def test_an_unknown_word_names_the_nearest_and_the_allowed_ones(word, meant):
    words = [sys.executable, str(ROOT / "start.py"), word]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert f"Did you mean '{meant}'?" in done.stderr
    assert "bench" in done.stderr and len(done.stderr.splitlines()) <= 3


def test_a_link_in_the_place_of_the_environment_is_told_and_what_it_points_to_stays(fresh, tmp_path):
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "work").write_text("of somebody else")
    fresh.ENV.symlink_to(theirs)
    with pytest.raises(SystemExit, match="a link to another folder"):
        fresh.set_up()
    assert [path.name for path in theirs.iterdir()] == ["work"] and fresh.installs == []


def test_a_misspelt_option_of_setup_is_told_and_nothing_is_set_up(fresh, capsys):
    assert fresh.main(["setup", "--al"]) == 2
    assert capsys.readouterr().err == "start.py setup does not know '--al'. It knows: --all.\n" and fresh.installs == []


def test_help_names_every_word(start, capsys):
    assert start.main(["--help"]) == 0
    said = capsys.readouterr().out
    assert [word for word in start.WORDS if f"  {word} " not in said] == []


def test_no_word_opens_the_first_notebook(fresh, monkeypatch):
    handed = []
    monkeypatch.setattr(fresh, "hand_on", lambda command, word: handed.append(command) or 0)
    assert fresh.main([]) == 0
    assert "--LabApp.default_url=/lab/tree/notebooks/00_start_here.ipynb" in handed[0]


def test_further_words_are_handed_on_and_the_worst_exit_code_counts(fresh, monkeypatch):
    handed = []
    monkeypatch.setattr(fresh, "hand_on", lambda command, word: handed.append(command) or len(handed) % 2)
    assert fresh.main(["lint"]) == 1
    assert fresh.main(["followup", "plan", "case.toml"]) == 1
    assert handed[-1] == ["-m", "followup", "plan", "case.toml"]
    assert len(handed) == 5


def test_the_tests_run_on_every_core_and_what_one_adds_goes_to_pytest(start, monkeypatch):
    monkeypatch.setattr(start, "find_browser", lambda rest: None)
    monkeypatch.setattr(start.os, "cpu_count", lambda: 2)
    (command,) = start.commands("test", ["--all", "tests/frame"])
    assert command[:4] == ["-m", "pytest", "-n", "2"] and command[-2:] == ["--all", "tests/frame"]


def test_continuous_integration_leaves_nothing_out():
    assert "start.py test --all" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_our_settings_come_before_the_users(start, monkeypatch):
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", "theirs")
    monkeypatch.setenv("FOLLOWUP_JOURNAL", "kept")
    env = start.environment()
    assert env["JUPYTER_CONFIG_PATH"].split(start.os.pathsep) == [str(ROOT / "config"), "theirs"]
    assert env["FOLLOWUP_JOURNAL"] == "kept"


def test_a_browser_is_installed_only_as_root_on_debian(start, monkeypatch, capsys):
    ran = []
    have = {"apt-get"}
    monkeypatch.setattr(start.shutil, "which", lambda name: name if name in have else None)
    monkeypatch.setattr(start.os, "geteuid", lambda: 0, raising=False)
    ok = subprocess.CompletedProcess([], 0)
    monkeypatch.setattr(start.subprocess, "run", lambda words, **_: ran.append(words) or ok)
    start.find_browser(["tests/frame"])
    assert ran == []
    start.find_browser(["-q"])
    assert ran[-1][-1] == "chromium"
    monkeypatch.setattr(start.os, "geteuid", lambda: 1000)
    start.find_browser([])
    assert len(ran) == 2 and "skipped" in capsys.readouterr().out
    have.add("chromium")
    start.find_browser([])
    assert capsys.readouterr().out == ""
