"""What a run leaves out: said in a line, tried with --all, and never left out where it is named."""

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import settings

from tests.amount import SHARES, examples, some, spread

ROOT = Path(__file__).resolve().parents[2]
EVERYTHING = ["tests", "notebooks"]


def test_a_run_of_everything_leaves_out_what_is_slow_and_says_so():
    words = ["-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider", "-o", "testpaths=tests/hub"]
    said = subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    assert "tests/hub/test_real_hub.py" not in said and "tests/hub/test_files.py" in said
    assert "\nLeft out here: five of six random examples and lines of long tables, " in said


@pytest.mark.parametrize(("all_of_it", "named", "whole"), [
    (False, EVERYTHING, False), (True, EVERYTHING, True), (False, ["tests/hub"], True), (True, ["tests/hub"], True),
])  # fmt: skip
def test_nothing_slow_is_left_out_with_all_or_where_it_is_named(request, all_of_it, named, whole):
    ours = request.config.pluginmanager.getplugin(str(ROOT / "conftest.py"))
    config = SimpleNamespace(args=named, getoption={"--all": all_of_it}.get, getini={"testpaths": EVERYTHING}.get)
    assert ours.whole(config) is whole


def item(test, *marks):
    file = SimpleNamespace(nodeid="a file")
    return SimpleNamespace(parent=file, originalname=test, get_closest_marker=marks.__contains__)


def test_of_each_long_table_every_sixth_line_stays_and_of_what_is_slow_nothing(request):
    ours = request.config.pluginmanager.getplugin(str(ROOT / "conftest.py"))
    one, other = ([item(name, "many") for _ in range(9)] for name in ("one", "other"))
    slow, plain = item("slow", "slow"), item("plain")
    left = [*ours.left_out([one[0], slow, *other, plain, *one[1:]])]
    assert slow in left and plain not in left
    assert [n for n in range(9) if one[n] not in left] == [n for n in range(9) if other[n] not in left] == [0, 6]


@pytest.fixture
def in_profile():
    """Takes a profile for one test."""
    before = settings.get_current_profile_name()
    yield settings.load_profile
    settings.load_profile(before)


@pytest.mark.parametrize(("profile", "tried"), [("quick", 14), ("all", 90), ("search", 900), ("default", 90)])
def test_how_many_examples_a_run_draws_is_its_profiles_share(in_profile, profile, tried):
    in_profile(profile)
    assert some(90) == examples(90).max_examples == tried
    assert some(1) >= 1


def test_what_ci_draws_it_draws_again():
    assert [name for name in SHARES if not settings.get_profile(name).derandomize] == ["search"]
    assert [name for name in SHARES if settings.get_profile(name).database is not None] == []


@pytest.mark.parametrize(("profile", "seen"), [("quick", [0, 6, 12]), ("all", [*range(13)]), ("search", [*range(13)])])
def test_of_a_long_row_a_run_looks_at_its_profiles_share_and_never_at_less_than_one(in_profile, profile, seen):
    in_profile(profile)
    assert [*spread(range(13))] == seen
    assert [*spread(range(1))] == [0] and [*spread(())] == []
