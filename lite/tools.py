"""The programs that make the site, in an environment of their own, so that the workbook itself stays light."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "lite" / "requirements.lock"
ENV = ROOT / ".venv" / "site"  # .venv is made anew with a new lock, and this with it
PYTHON = ENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = ENV / "site.stamp"
EXTENSIONS = ENV / "share" / "jupyter" / "labextensions"


class NotMade(Exception):
    """The site can't be made; the text says why, for the person who asked for it."""


def set_up() -> None:
    """Make .venv/site as lite/requirements.lock says, by hash, unless it is so already. NotMade where it can't."""
    want = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if STAMP.is_file() and STAMP.read_text() == want:
        return
    print("Setting up what makes the site. This happens once.", flush=True)
    STAMP.unlink(missing_ok=True)
    run(sys.executable, "-m", "uv", "venv", "--quiet", "--clear", f"--python={sys.executable}", ENV)
    install = ["pip", "install", "--quiet", "--require-hashes", f"--python={PYTHON}", "--requirement"]
    run(sys.executable, "-m", "uv", *install, LOCK)
    STAMP.write_text(want)


def run(*words: object, cwd: Path | None = None) -> str:
    """What a program prints. NotMade with the end of what it said where it fails or is not there."""
    env = dict(os.environ, UV_SYSTEM_CERTS="1", PYTHONDONTWRITEBYTECODE="1")
    try:
        done = subprocess.run([*map(str, words)], capture_output=True, text=True, errors="replace", cwd=cwd, env=env)
    except FileNotFoundError:
        raise NotMade(f"{words[0]} is not installed here.") from None
    if done.returncode:
        said = (done.stderr + done.stdout).strip().splitlines()[-12:]
        raise NotMade("\n".join([f"{Path(str(words[0])).name} did not work:", *said]))
    return done.stdout
