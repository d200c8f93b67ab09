"""JupyterHub and its proxy, in an environment of their own, so that the workbook itself stays light."""

import compileall
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HERE = ROOT / "hub"
ENV = ROOT / ".venv" / "hub"  # .venv is made anew with a new lock, and this with it
PYTHON = ENV / "bin" / "python"
PROXY = ENV / "proxy" / "node_modules" / ".bin" / "configurable-http-proxy"
STAMP = ENV / "hub.stamp"
FOR_PROXY = [HERE / name for name in ("package.json", "package-lock.json", ".npmrc")]
MADE_FROM = [HERE / "requirements.lock", *FOR_PROXY, ROOT / "left-out.toml"]


class NotReady(Exception):
    """The hub can't run here; the text says why, for the person who asked for it."""


def missing():
    """Why a workshop can't run on this machine, in a sentence; nothing where it can."""
    if os.name == "nt":
        return "JupyterHub runs on Linux and macOS, not on Windows."
    if os.geteuid() != 0:
        return "A workshop needs root (sudo): only then is no participant's journal open to the others."
    if not shutil.which("node") or not shutil.which("npm"):
        return "The hub's proxy needs Node.js and npm. On Debian and Ubuntu: sudo apt install nodejs npm"
    return ""


def is_set_up():
    return STAMP.is_file() and STAMP.read_text() == _wanted()


def _wanted():
    return hashlib.sha256(b"".join(path.read_bytes() for path in MADE_FROM)).hexdigest()


def set_up():
    """Make .venv/hub as the two locks say, by hash, unless it is so already. NotReady where it can't."""
    if why := missing():
        raise NotReady(why)
    if is_set_up():
        return
    print("Setting up JupyterHub. This happens once and takes about a minute.", flush=True)
    STAMP.unlink(missing_ok=True)
    run(sys.executable, "-m", "uv", "venv", "--quiet", "--clear", f"--python={open_python()}", ENV)
    install = ["pip", "install", "--quiet", "--compile-bytecode", "--require-hashes", f"--python={PYTHON}"]
    run(sys.executable, "-m", "uv", *install, "--requirement", MADE_FROM[0])
    site = Path(run(PYTHON, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    leave_out(site)
    (site / "followup-project.pth").write_text(f"{ROOT}\n")
    for folder in ("followup", "hub"):  # participants can't write there, so each of their starts would pay
        compileall.compile_dir(ROOT / folder, quiet=1)
    proxy = PROXY.parents[2]
    proxy.mkdir()
    for path in FOR_PROXY:
        shutil.copy(path, proxy)
    run("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", cwd=proxy)
    STAMP.write_text(_wanted())


def leave_out(site):
    """Take away what .venv does without too: each participant's server would read some of it for seconds."""
    spec = importlib.util.spec_from_file_location("start_for_hub", ROOT / "start.py")
    start = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(start)
    start.leave_out(site)


def hub_command(*more):
    """The words that start the hub."""
    config = HERE / "jupyterhub_config.py"
    return [str(PYTHON), "-P", "-m", "jupyterhub", f"--config={config}", "--JupyterHub.log_level=WARN", *more]


def hub_environment():
    """What the hub itself is told. Nothing of root's own surroundings reaches a participant but PATH and language."""
    return dict(os.environ, PATH=os.pathsep.join([str(ENV / "bin"), os.environ.get("PATH", os.defpath)]))


def run(*words, cwd=None):
    """What a program prints. NotReady with the end of what it said where it fails."""
    env = dict(os.environ, UV_SYSTEM_CERTS="1")
    done = subprocess.run([*map(str, words)], capture_output=True, text=True, errors="replace", cwd=cwd, env=env)
    if done.returncode:
        said = (done.stderr + done.stdout).strip().splitlines()[-8:]
        raise NotReady("\n".join([f"{Path(str(words[0])).name} did not work:", *said]))
    return done.stdout


NOBODY = {"user": 65534, "group": 65534, "extra_groups": []}


def open_python():
    """A Python that other users of this machine can run: ours, else the system's. NotReady where there is none."""
    code = "import sys, venv; sys.exit(sys.version_info < (3, 11))"
    for python in (sys.executable, "/usr/bin/python3", "/usr/local/bin/python3"):
        if _runs(os.path.realpath(python), "-c", code):
            return python
    raise NotReady(
        "No Python 3.11 or newer here that other users may run. On Debian and Ubuntu: sudo apt install python3"
    )


def refuse_closed():
    """NotReady where participants could not read the workbook, as below somebody's home."""
    if not _runs(PYTHON, "-P", "-c", "import jupyterhub, jupyterlab, voila, followup.widgets, hub"):
        raise NotReady(f"Other users of this machine can't read {ROOT}. Put the project below /opt, for instance.")


def _runs(*words):
    """Whether somebody with no rights here can run this."""
    try:
        return not subprocess.run([*map(str, words)], cwd="/", capture_output=True, **NOBODY).returncode
    except OSError:
        return False
