"""A small folder of house rules, as a counselor would have one: made by forms and mended by hand."""

import pytest

BY_HAND = """# Written by hand, and dear to us.
[[rule]]
id = "our-own-reminder"   # nobody else has it
does = "remind"
stages = ["waiting"]
says = "Come by on Thursdays."
advice = ["D6"]
sources = ["house"]
read = 2026-11-22
"""
POLICY = """[[policy]]
id = "friday-caller"
says = "A call."

[policy.answers]
Q1 = "with-grace"   # as ever
"""


@pytest.fixture
def folder(tmp_path):
    """One policy, a rule by hand in a folder of its own, and a file that is no TOML."""
    made = tmp_path / "riverside"
    (made / "more").mkdir(parents=True)
    (made / "policies.toml").write_text(POLICY, encoding="utf-8")
    (made / "more" / "by-hand.toml").write_text(BY_HAND, encoding="utf-8")
    (made / "README.txt").write_text("Ask Ada.", encoding="utf-8")
    return made
