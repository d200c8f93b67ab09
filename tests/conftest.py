"""How much a run tries, and a counselor's own folder of rules for every test that lays one over ours."""

from __future__ import annotations

import pytest
from hypothesis import settings
from hypothesis.internal.conjecture import providers

import tests.amount  # noqa: F401 (makes its profiles known)
from followup.rulebook.loading import load_rulebook

RULE = {
    "id": '"of-ours"',
    "does": '"explain"',
    "step": '["first-follow-up"]',
    "stages": '["follow_up"]',
    "says": '"Ours."',
    "advice": '["D1"]',
    "sources": '["house"]',
    "read": "2026-11-22",
}


def pytest_configure(config):
    """Take the profile of this run, unless hypothesis' own option names another.

    With ours, hypothesis reads no constants out of the modules that happen to be imported: which ones are is by chance
    where workers share the files, and the same run would draw other examples each time.
    """
    if not config.getoption("--hypothesis-profile"):
        settings.load_profile("all" if config.getoption("--all") else "quick")
        providers.is_local_module_file = lambda path: False


@pytest.fixture
def rule():
    """Writes a sound rule as TOML, with some keys changed; None leaves a key out."""

    def write(**changes) -> str:
        keys = {**RULE, **changes}
        return "[[rule]]\n" + "\n".join(f"{key} = {value}" for key, value in keys.items() if value is not None) + "\n"

    return write


@pytest.fixture
def laid_over(tmp_path):
    """Our rulebook with files of one more folder laid over it."""

    def load(*texts: str):
        for number, text in enumerate(texts):
            (tmp_path / f"house{number}.toml").write_text(text, "utf-8")
        return load_rulebook(tmp_path)

    return load
