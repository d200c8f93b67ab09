"""A real JupyterHub with two participants: each logs a thank-you, and neither gets at anything of the other's.

`start.py hub test` does the same with twenty and measures it.
"""

from concurrent.futures import ThreadPoolExecutor

import pytest
import requests

from hub import people, places, tools, trial
from hub.running import running

WHY_NOT = tools.missing()
pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(WHY_NOT), reason=WHY_NOT)]
EAT = "try:\n    much = len(bytearray(3 * 10**9))\nexcept MemoryError:\n    much = 'refused'\nmuch"


@pytest.fixture(scope="module")
def workshop():
    """Set up on the first run, about a minute; where this machine can't, the tests are skipped with its reason."""
    try:
        tools.set_up()
        tools.refuse_closed()
    except tools.NotReady as why:
        pytest.skip(str(why))
    with running() as hub, ThreadPoolExecutor(2) as room:
        hub.visitors = hub.enter(["ann", "bela"])
        list(room.map(trial.visit, hub.visitors))
        yield hub


def test_each_has_a_thank_you_in_a_journal_of_their_own(workshop):
    assert [workshop.thanked(one) for one in workshop.visitors] == [True, True]
    assert all("first panel" in one.times for one in workshop.visitors)


def test_neither_gets_at_anything_of_the_other_the_counselor_or_the_hub(workshop):
    assert [workshop.snoop(one, workshop.visitors) for one in workshop.visitors] == [[], []]


def test_what_would_be_found_open_is_found(workshop):
    """The snooping itself: with a home left open, it says so."""
    ann, bela = workshop.visitors
    home = places.home_of(workshop.folder, "bela")
    home.chmod(0o755)
    try:
        found = {path for _, path, _ in workshop.snoop(ann, [ann, bela])}
    finally:
        home.chmod(0o700)
    assert found == {str(home)}


def test_the_counselors_rules_are_read_and_not_written(workshop):
    rules = places.rules_of(workshop.folder)
    (rules / "ours.toml").write_text("# read me")
    said = workshop.visitors[0].run(f"print(open({str(rules / 'ours.toml')!r}).read())")
    assert said[-1]["text/plain"].strip() == "# read me"
    with pytest.raises(RuntimeError, match="PermissionError"):
        workshop.visitors[0].run(f"open({str(rules / 'mine.toml')!r}, 'w')")


def test_one_who_takes_too_much_memory_is_refused_alone(workshop):
    ann, bela = workshop.visitors
    assert ann.run(EAT)[-1]["text/plain"] == "'refused'"
    assert bela.run("print(d.summary())")[-1]["text/plain"].startswith("Northwind Clinics")


def test_the_hand_in_folder_takes_a_file(workshop):
    ann = workshop.visitors[0]
    ann.run("import os, pathlib; pathlib.Path(os.environ['HOME'], 'hand_in', 'list.txt').write_text('mine')")
    assert (places.hand_in_of(workshop.folder, "ann") / "list.txt").read_text() == "mine"


def test_a_wrong_or_old_key_opens_nothing(workshop):
    ann = workshop.visitors[0]
    assert people.who_has(workshop.folder, ann.key) == "ann"
    for key in ("x" * 16, ann.key[:-1] + ("A" if ann.key[-1] != "A" else "B")):
        answer = requests.get(f"{workshop.address}/hub/enter/{key}", timeout=60)
        assert "/hub/login" in answer.url
    form = {"username": "bela", "password": ann.key}
    web = requests.Session()
    web.get(f"{workshop.address}/hub/login", timeout=60)
    form["_xsrf"] = next(one.value for one in web.cookies if one.name == "_xsrf")
    assert web.post(f"{workshop.address}/hub/login", data=form, timeout=60).status_code == 403
