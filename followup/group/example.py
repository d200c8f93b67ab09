"""The hand-ins of an invented group, for a counselor who looks before anybody has handed in."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "examples" / "hand_ins"
ABOUT = "This group is invented: nobody in it exists."
