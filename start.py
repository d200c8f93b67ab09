#!/usr/bin/env python3
"""One command for everything: sets up .venv the first time, then does what the word says.

Standard library only, so that a machine with nothing but Python can run it:  python3 start.py [WORD ...]
"""

import contextlib
import csv
import difflib
import hashlib
import importlib.util
import os
import re
import shutil
import signal
import subprocess
import sys
import sysconfig
import venv
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENV = ROOT / ".venv"
BIN = ENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
LOCK = ROOT / "requirements.lock"  # what the workbook runs on
REST = ROOT / "tests" / "requirements.lock"  # what tests, lint, bench, docs and the site need besides
LEFT_OUT = ROOT / "left-out.toml"  # what of those packages is not kept
STAMP = ENV / "followup.stamp"
PLACE = repr((str(ROOT), sys.version_info[:2])).encode()  # moved, or under another Python, .venv is no good
UV = ENV / "uv"  # the installer, for as long as it takes
MANY = 16  # files taken away at a time: some disks need milliseconds for each
FIRST_PAGE = "notebooks/00_start_here.ipynb"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FROM_HERE = ("followup", "audit", "site", "hub", "sbom", "docs")  # their files are named from where the person is
ON_LOCK = ("open", "app", "followup", "audit", "setup")  # every other word sets up REST too, the first time
WORDS = {
    "open": "the workbook in JupyterLab (the same as no word)",
    "app": "the workbook as one page, without code: app [--port 8866] [--no-browser]",
    "followup": "the command line: start.py followup plan CASE",
    "audit": "what the rulebook covers and where each rule comes from",
    "test": "the tests, and with --all also the slow ones with every example; further words go to pytest",
    "lint": "style, types and who imports whom; lint --fix repairs what it can of the style",
    "bench": "how fast it is, beside other engines",
    "bench-ui": "how fast the pages answer in a real browser, beside a bare echo",
    "bench-messages": "how well messages are read: found, missed, false alarms",
    "train": "make the weights of the sentence classifier again from data/sentences (needs scikit-learn)",
    "bench-group": "whether what is hidden of a group can be worked out: an attack on 1,000 invented groups",
    "bench-journal": "how a journal grows: a press, a line more, opening it, at 100 to 100,000 lines",
    "soak": "a journal under writers that are killed, a full disk, a second computer: soak [--minutes 2]",
    "fuzz": "300,000 odd inputs, each taken or refused in words: fuzz [--inputs 300000] [--seed 12] [KIND]",
    "mutants": "whether tests notice small mistakes: mutants [ROOM] [--sample 300] [--seed 10]",
    "site": "the workbook as a static site that needs no server (docs in lite/)",
    "site-test": "build such a site with local files and walk through it in a browser",
    "hub": "a workshop on this machine, a private journal for each (hub/README.md)",
    "hub-test": "such a workshop of 20 invented people at once, measured",
    "docs": "the docs as a static site: the advice, how-tos, formats: docs [--out DIR]",
    "sbom": "what is installed, with sums and licences, as CycloneDX: sbom [--of site|hub] [--out FILE]",
    "accessibility": "make the readable page of the accessibility report from its data (docs/accessibility)",
    "lock": "make the locks again from pyproject.toml",
    "setup": "set up what the workbook runs on, and do nothing else; setup --all also what every other word needs",
    "help": "this list",
}


def main(words):
    """Do what the first word says with the rest of them; returns the exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 (this file meets any Python)
        return fail("This needs Python 3.11 or newer; here it is " + sys.version.split()[0] + ".")
    word, rest = (words[0], words[1:]) if words else ("open", [])
    if word in ("help", "-h", "--help"):
        print(__doc__ + "\n" + "\n".join(f"  {name:<15} {what}" for name, what in WORDS.items()))
        return 0
    if word not in WORDS:
        near = difflib.get_close_matches(word, WORDS, 1)
        hint = f" Did you mean '{near[0]}'?" if near else ""
        return fail(f"start.py has no word '{word}'.{hint}\nIt knows: {', '.join(WORDS)}.", 2)
    if word == "setup" and rest not in ([], ["--all"]):
        return fail(f"start.py setup does not know '{' '.join(rest)}'. It knows: --all.", 2)
    try:
        set_up(needs_rest(word, rest))
        return max((hand_on(command, word) for command in commands(word, rest)), default=0)
    except KeyboardInterrupt:
        return 130


def fail(text, code=1):
    print(text, file=sys.stderr)
    return code


def needs_rest(word, rest):
    """Whether a word needs more than the workbook itself: `followup mcp` does, for what speaks to assistants."""
    return word not in ON_LOCK or (word, *rest[:1]) in (("setup", "--all"), ("followup", "mcp"))


def commands(word, rest):
    """What Python is to run for a word: lists of arguments, in order."""
    if word == "test":
        find_browser(rest)
        workers = str(min(os.cpu_count() or 1, 8))
        spread = ["--dist=loadfile", "--no-loadscope-reorder"]  # notebooks stay whole; conftest.py puts them in order
        return [["-m", "pytest", "-n", workers, *spread, *words] for words in tested(rest)]
    if word == "lint":
        how = [] if "--fix" in rest else ["--check"]
        order = "from importlinter.cli import lint_imports_command as run; run()"  # it has no -m
        style = [["-m", "ruff", "check", *rest], ["-m", "ruff", "format", *how]]
        return [*style, ["-m", "mypy"], ["-c", order, "--no-cache"]]
    if word == "lock":
        return locking(rest)
    if word in ("bench-ui", "site-test"):
        find_browser(["browser"])
    modules = {"followup": "followup", "audit": "followup audit", "bench": "benchmarks.run"}
    measures = ("bench-ui", "bench-messages", "bench-group", "bench-journal", "soak", "fuzz", "mutants")
    modules |= {word: f"benchmarks.{word.removeprefix('bench-')}" for word in measures}
    modules |= {"site": "lite.build", "site-test": "lite.trial", "hub": "hub.workshop", "hub-test": "hub.workshop test"}
    modules |= {"sbom": "publishing.sbom", "accessibility": "publishing.conformance", "docs": "publishing.docs"}
    modules["train"] = "benchmarks.training"
    if word in modules:
        return [["-m", *modules[word].split(), *rest]]
    return [server(word) + rest] if word in ("open", "app") else []


def locking(rest):
    """The locks, one after the other, since REST leaves out what is in LOCK. More settings are in pyproject.toml."""
    how = ["-m", *"uv pip compile -q --universal --python-version=3.11".split(), *rest]
    yield [*how, "--extra=grammar", "-o", "requirements.lock", "pyproject.toml"]
    there = sorted(set(re.findall(r"^[\w.-]+(?===)", LOCK.read_text(), re.MULTILINE)))
    besides = ["-c", "requirements.lock", *(f"--no-emit-package={name}" for name in there)]
    yield [*how, "--group=dev", *besides, "-o", "tests/requirements.lock", "pyproject.toml"]
    yield [*how, "--group=site", "-o", "lite/requirements.lock"]


def tested(rest):
    """The words for each run of pytest: what lies elsewhere, as a center's own notebooks, has one of its own.

    Paths are meant from where the person is. What lies elsewhere gets the settings of ours, and a clock that stands.
    """
    places = [place(word, before) for word, before in zip(rest, ["", *rest])]
    options = [word for word, found in zip(rest, places) if not found]
    theirs = [str(found) for found in places if found and not found.is_relative_to(ROOT)]
    ours = [str(found.relative_to(ROOT)) for found in places if found and found.is_relative_to(ROOT)]
    as_ours = ["-c", str(ROOT / "pyproject.toml"), "--rootdir", str(ROOT), "-p", "conftest"]
    runs = [[*options, *ours]] if ours or not theirs else []
    return [*runs, *([[*as_ours, *options, *theirs]] if theirs else [])]


def place(word, before):
    """The file or folder that a word is, beside the person or else here; None for options and what they ask for."""
    if word.startswith("-") or (before.startswith("-") and before != "--all" and "=" not in before):
        return None
    name, cells = word.partition("::")[0], word[len(word.partition("::")[0]) :]
    found = next((one for one in (Path(name).absolute(), ROOT / name) if one.exists()), None)
    return found and Path(f"{os.path.normpath(found)}{cells}")


def server(word):
    """JupyterLab, or the workbook as one page; both print their address."""
    print("The workbook opens in your browser. To stop it, press Ctrl-C here.", flush=True)
    if word == "app":
        return ["-m", "followup.serving", str(ROOT / "notebooks")]
    lab = ["jupyterlab", f"--LabApp.default_url=/lab/tree/{FIRST_PAGE}", f"--ServerApp.root_dir={ROOT}"]
    root = ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    return ["-m", *lab, *root]


def hand_on(command, word):
    """Run .venv's Python with the workbook's settings and wait; Ctrl-C is for that program to answer."""
    where = None if word in FROM_HERE else ROOT
    signal.signal(signal.SIGINT, lambda *_: None)
    with subprocess.Popen([str(PYTHON), "-P", *command], cwd=where, env=environment()) as child:
        signal.signal(signal.SIGTERM, lambda *_: child.terminate())
        code = child.wait()
    return code if code >= 0 else 128 - code


def environment():
    """This process' environment with the shipped Jupyter settings and this .venv in front."""
    env = dict(os.environ, JUPYTER_PREFER_ENV_PATH="1", JUPYTER_RUNTIME_DIR=str(ENV / "runtime"))
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # the first start writes what the next ones read, and is slower once
    first = {"JUPYTER_CONFIG_PATH": ROOT / "config", "JUPYTER_PATH": ROOT / "share", "PATH": BIN}
    for name, folder in first.items():
        env[name] = os.pathsep.join([str(folder), *filter(None, [env.get(name)])])
    return env


def set_up(rest=False):
    """Make .venv as the lock says, and with `rest` as REST says too, unless it is so already.

    The stamp has a line for each lock that is in, written last: what was interrupted is done again. Where only REST is
    missing it is added; anything else begins anew. It speaks on stderr: what a command prints stays its own.
    """
    made_from = [LOCK.read_bytes() + LEFT_OUT.read_bytes(), REST.read_bytes()][: 1 + rest]
    want = [hashlib.sha256(text + PLACE).hexdigest() for text in made_from]
    have = STAMP.read_text().split() if PYTHON.exists() and STAMP.is_file() else []
    if have[: len(want)] == want:
        return
    if ENV.is_symlink():  # setting up begins with an empty folder: what lies there is somebody else's
        sys.exit("Here .venv is a link to another folder, and setting up would empty that. Take the link away first.")
    if importlib.util.find_spec("ensurepip") is None:
        sys.exit("This Python cannot make environments. On Debian and Ubuntu: sudo apt install python3-venv")
    try:
        if have != want[:1]:
            say("Setting up .venv. This happens once and takes about a quarter of a minute.")
            STAMP.unlink(missing_ok=True)
            site = make_environment()
            install(LOCK)
            leave_out(site)
            make_importable(site)
            STAMP.write_text("\n".join(want[:1]))
        if rest:
            say("Setting up what tests, docs and tools need. This too happens once, and takes about half a minute.")
            install(LOCK, REST, how=["--compile-bytecode"])  # tests start many a program, and each would compile it
            STAMP.write_text("\n".join(want))
        say("Ready.")
    except subprocess.CalledProcessError as error:
        said = str(error.stderr or error).strip().splitlines()[-1]
        sys.exit(f"Setting up did not work. It needs the internet this once; try again later.\n{said}")
    except OSError as error:
        sys.exit(f"Setting up did not work: {error}")


def make_environment():
    """An empty .venv with the pip that Python carries; returns where its packages go.

    Python would run that pip to install itself, which takes longer than all the packages do.
    """
    carried = Path(importlib.util.find_spec("ensurepip").origin).with_name("_bundled")
    apart = sysconfig.get_config_var("WHEEL_PKG_DIR")  # as Debian and Fedora have it
    wheels = [wheel for folder in filter(None, (apart, carried)) for wheel in Path(folder).glob("pip-*.whl")]
    builder = venv.EnvBuilder(with_pip=not wheels, clear=True, symlinks=os.name != "nt")
    builder.create(ENV)
    site = Path(run("sysconfig").stdout.split('purelib = "', 1)[1].split('"', 1)[0])
    if wheels:
        with zipfile.ZipFile(wheels[0]) as pip:
            pip.extractall(site)
    return site


def say(text):
    print(text, file=sys.stderr, flush=True)


def install(*locks, how=()):
    """Install what locks name, by hash, with uv or else pip. uv leaves no trace, and a cache only where one was."""
    by_hash = ["install", "--quiet", "--require-hashes"]
    pip = ["pip", "--disable-pip-version-check", "--retries=2", *by_hash, "--no-compile"]
    named = [word for lock in locks for word in ("--requirement", lock)]
    pin = ENV / "uv.txt"
    pin.write_text(re.search(r"^uv==.*?(?=^\S|\Z)", REST.read_text(), re.MULTILINE | re.DOTALL)[0])
    try:
        run(*pip, "--target", UV, "--requirement", pin)
        kept = Path(run("uv", "cache", "dir").stdout.strip())
        run("uv", "pip", *by_hash, f"--cache-dir={kept if kept.exists() else UV / 'cache'}", *named, *how)
    except subprocess.CalledProcessError:
        say("Trying again with pip, which is slower.")
        run(*pip, *named)
    finally:
        with ThreadPoolExecutor(MANY) as many:
            list(many.map(lambda folder: shutil.rmtree(folder, ignore_errors=True), UV.glob("cache/*/*")))
        shutil.rmtree(UV, ignore_errors=True)
        pin.unlink()


def leave_out(site):
    """Take away what LEFT_OUT names, and its lines in RECORD: what is left can be checked, upgraded and removed.

    RECORD becomes a new file, since the old one may be the same as in uv's cache.
    """
    import tomllib  # not before the Python is known to be new enough

    entries = tomllib.loads(LEFT_OUT.read_text("utf-8"))["left_out"]
    unused, gone = re.compile("|".join(entry["files"] for entry in entries)), []
    for record in site.glob("*.dist-info/RECORD"):
        lines = record.read_text("utf-8").splitlines(keepends=True)
        names = {line: next(csv.reader([line]))[0] for line in lines}
        left = [line for line in lines if not unused.fullmatch(names[line])]
        if left != lines:
            record.unlink()
            record.write_text("".join(left), "utf-8")
            gone += [Path(os.path.normpath(site / names[line])) for line in {*lines} - {*left}]
    with ThreadPoolExecutor(MANY) as many:
        list(many.map(lambda file: file.unlink(missing_ok=True), gone))
        list(many.map(remove_empty, {file.parent for file in gone}))


def remove_empty(folder):
    """A folder, and those it stands in, as far as nothing is left in them."""
    with contextlib.suppress(OSError):
        os.removedirs(folder)


def make_importable(site):
    """Put the project on .venv's path and the commands `followup` and `pip` into it, without building anything."""
    Path(site, "followup-project.pth").write_text(f"{ROOT}\n")
    lines = '@"{}" -P -m {} %*\n' if os.name == "nt" else '#!/bin/sh\nexec "{}" -P -m {} "$@"\n'
    for name in ("followup", "pip"):  # as anybody expects who switches to this .venv
        command = BIN / (f"{name}.cmd" if os.name == "nt" else name)
        command.write_text(lines.format(PYTHON, name))
        command.chmod(0o755)


def run(*command):
    """Run a module of .venv without a word; CalledProcessError carries what it said."""
    env = dict(os.environ, VIRTUAL_ENV=str(ENV), UV_SYSTEM_CERTS="1", PYTHONPATH=str(UV))
    words = [str(PYTHON), "-m", *map(str, command)]
    return subprocess.run(words, check=True, capture_output=True, text=True, errors="replace", env=env)


def find_browser(rest):
    """Look for Chromium before tests that may need it.

    Where there is none and we are root on Debian or its kin, as in a fresh container, Debian's own is
    installed; anywhere else those tests are skipped, and this says so. Chosen tests are left alone.
    """
    chosen = [word for word in rest if not word.startswith("-")]
    if any(map(shutil.which, BROWSERS)) or (chosen and "browser" not in " ".join(chosen)):
        return
    if not (shutil.which("apt-get") and os.geteuid() == 0):
        print("No Chromium here: the browser tests will be skipped.", flush=True)
        return
    print("Installing Debian's chromium for the browser tests.", flush=True)
    quiet = {"env": dict(os.environ, DEBIAN_FRONTEND="noninteractive"), "stdin": subprocess.DEVNULL}
    for words in (["update"], ["install", "-y", "--no-install-recommends", "chromium"]):
        done = subprocess.run(["apt-get", "-qq", *words], stdout=subprocess.DEVNULL, **quiet)
    if done.returncode:
        print("That did not work: the browser tests will be skipped.", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
