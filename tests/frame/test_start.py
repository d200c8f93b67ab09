"""start.py sets up once, hands words on, and says plainly what is wrong."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def fresh(start, tmp_path, monkeypatch):
    """start.py in an empty folder, with everything slow replaced and counted in `start.installs`."""
    (tmp_path / "requirements.lock").write_text("uv==1 \\\n    --hash=sha256:00\n")
    places = {"ROOT": ".", "ENV": ".venv", "PYTHON": ".venv/python", "STAMP": ".venv/followup.stamp"}
    for name, place in {**places, "LOCK": "requirements.lock"}.items():
        monkeypatch.setattr(start, name, tmp_path / place)
    start.installs = []

    class Builder:
        def __init__(self, **_):
            pass

        def create(self, folder):
            folder.mkdir(exist_ok=True)
            start.PYTHON.touch()

    monkeypatch.setattr(start.venv, "EnvBuilder", Builder)
    monkeypatch.setattr(start, "install", lambda: start.installs.append(1))
    monkeypatch.setattr(start, "make_importable", lambda: None)
    return start


def broken(error):
    def install():
        raise error

    return install


def test_the_second_start_installs_nothing(fresh):
    fresh.set_up()
    fresh.set_up()
    assert len(fresh.installs) == 1


def test_a_new_lock_is_installed(fresh):
    fresh.set_up()
    fresh.LOCK.write_text("uv==2\n")
    fresh.set_up()
    assert len(fresh.installs) == 2


def test_an_interrupted_set_up_leaves_no_stamp_and_ends_quietly(fresh, monkeypatch, capsys):
    fresh.set_up()
    fresh.LOCK.write_text("uv==2\n")
    monkeypatch.setattr(fresh, "install", broken(KeyboardInterrupt()))
    assert fresh.main(["setup"]) == 130
    assert not fresh.STAMP.exists()
    assert capsys.readouterr().err == ""


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


def test_an_older_python_is_told_what_it_needs(fresh, monkeypatch, capsys):
    monkeypatch.setattr(fresh.sys, "version_info", (3, 9, 2))
    assert fresh.main(["setup"]) == 1
    assert "3.11" in capsys.readouterr().err
    assert fresh.installs == []


def test_where_uv_cannot_install_pip_does(start, tmp_path, monkeypatch):
    ran = []

    def run(*words):
        ran.append(words[0])
        if words[0] == "uv":
            raise subprocess.CalledProcessError(2, words)

    monkeypatch.setattr(start, "ENV", tmp_path)
    monkeypatch.setattr(start, "run", run)
    start.install()
    assert ran == ["pip", "uv", "pip"]
    assert (tmp_path / "uv.txt").read_text().startswith("uv==")
    assert (tmp_path / "uv.txt").read_text().count("==") == 1


@pytest.mark.parametrize(("word", "meant"), [("tset", "test"), ("--setup", "setup"), ("followp", "followup")])
def test_an_unknown_word_names_the_nearest_and_the_allowed_ones(word, meant):
    words = [sys.executable, str(ROOT / "start.py"), word]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert f"Did you mean '{meant}'?" in done.stderr
    assert "bench" in done.stderr and len(done.stderr.splitlines()) <= 3


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
