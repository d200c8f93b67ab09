"""The code keeps the style that pyproject.toml describes."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_ruff_finds_nothing():
    words = [sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format=concise", str(ROOT)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
