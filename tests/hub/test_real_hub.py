"""A real JupyterHub with two participants: each logs a thank-you, and neither gets at anything of the other's.

`start.py hub test` does the same with twenty and measures it.
"""

import contextlib
import re
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests

from hub import memory, people, places, removing, tools, trial
from hub.running import running

WHY_NOT = tools.missing()
pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(WHY_NOT), reason=WHY_NOT)]
EAT_TOGETHER = """
import subprocess, sys
eater = "import time; held = b'x' * 300_000_000; print('held', flush=True); time.sleep(60)"
eaters = []
for _ in range(6):  # one after the other, so that it is one of them that is too much
    eaters.append(subprocess.Popen([sys.executable, "-c", eater], stdout=subprocess.PIPE))
    eaters[-1].stdout.readline()
print(sum(one.poll() is None for one in eaters))
for one in eaters:
    one.kill()
"""
FILL = """
import os
for number in range(%d):
    with open(os.path.join(os.environ["HOME"], f"filled-{number}"), "wb") as file:
        file.write(os.urandom(10 * 2**20))
"""
EMPTY = """
import glob, os
for path in glob.glob(os.path.join(os.environ["HOME"], "filled-*")):
    os.remove(path)
"""
LARGE = """
import os
path = os.path.join(os.environ["HOME"], "filled-large")
try:
    with open(path, "wb") as file:
        for _ in range(70):
            file.write(bytes(2**20))
            file.flush()
except OSError as error:
    print(error.strerror)
os.remove(path)
"""
NOTE = """
import time
from followup.case.errors import InputError
from followup.journal import room
room._measured.clear()
try:
    d.own.log(d.own.ids()[0], {"kind": "note", "text": %r}, at=d.now)
    print("kept")
except InputError as error:
    print(error)
"""
EAT = "try:\n    much = len(bytearray(3 * 10**9))\nexcept MemoryError:\n    much = 'refused'\nmuch"


@pytest.fixture(scope="module")
def workshop():
    """Set up on the first run, about a minute; where this machine can't, the tests are skipped with its reason."""
    try:
        tools.set_up()
        tools.refuse_closed()
    except tools.NotReady as why:
        pytest.skip(str(why))
    with running(FOLLOWUP_WORKSHOP_ROOM="60M", FOLLOWUP_WORKSHOP_TOGETHER="900M") as hub, ThreadPoolExecutor(2) as room:
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


@pytest.mark.skipif(not memory.is_bounded(), reason="this machine has no control groups for memory")
def test_all_programs_of_one_have_one_share_of_memory(workshop):
    """Six of 300 MB each are within the limit of a process; together they are not, and the other one works on."""
    ann, bela = workshop.visitors
    assert int(ann.run(EAT_TOGETHER)[0]["text/plain"]) < 4
    assert bela.run("print(d.summary())")[-1]["text/plain"].startswith("Northwind Clinics")


def test_where_the_space_of_one_is_full_it_is_said_and_nothing_is_lost(workshop):
    bela = workshop.visitors[1]
    before = bela.own_journal()
    bela.run(FILL % 6)
    said = "".join(one["text/plain"] for one in bela.run(NOTE % "one too many"))
    assert "space for one person (60 MB) is full" in said and "safe" in said and "/" not in said
    assert bela.own_journal() == before
    bela.run(EMPTY)
    assert bela.run(NOTE % "again")[0]["text/plain"].startswith("kept")
    assert "File too large" in "".join(one["text/plain"] for one in bela.run(LARGE)), (
        "no file of one is larger than that"
    )


def test_one_whose_code_fills_the_disk_is_stopped_and_told(workshop):
    """Last with bela's server: it ends within a poll or two."""
    bela = workshop.visitors[1]
    bela.send("execute_request", {"code": FILL % 13, "silent": False})  # stopped, it never answers
    end = time.monotonic() + 120
    while time.monotonic() < end:
        answer = bela.web.get(f"{workshop.address}/hub/spawn/bela", timeout=60)
        if "Your files take far more" in answer.text:
            break
        time.sleep(1)
    assert "60 MB" in answer.text and "Your search is safe" in answer.text
    home = places.home_of(workshop.folder, "bela")
    assert b"again" in (home / places.JOURNAL).read_bytes()


def test_a_link_that_is_only_fetched_signs_nobody_in(workshop):
    """As previews and mail scanners do, and a form on somebody else's page."""
    ann = workshop.visitors[0]
    card = f"{workshop.address}/hub/enter/{ann.key}"
    web = requests.Session()
    asked = web.get(card, timeout=60)
    assert "Come in as ann" in asked.text and "no-store" in asked.headers["Cache-Control"]
    assert asked.headers["Referrer-Policy"] == "no-referrer"
    assert "/hub/login" in web.get(f"{workshop.address}/hub/home", timeout=60).url
    for more in ({}, {"_xsrf": "made-up"}):
        assert requests.post(card, data=more, timeout=60).status_code == 403
        assert web.post(card, data=more, timeout=60).status_code == 403
    assert "/hub/login" in web.get(f"{workshop.address}/hub/home", timeout=60).url
    token = re.search(r'name="_xsrf" value="([^"]*)"', asked.text)[1]
    web.post(card, data={"_xsrf": token}, timeout=60)
    assert "/hub/login" not in web.get(f"{workshop.address}/hub/home", timeout=60).url


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


def test_one_who_is_removed_once_the_hub_is_closed_is_unknown_to_it_and_has_no_file_left(workshop):
    """Last: the hub is closed here."""
    with pytest.raises(ValueError, match="The workshop is open"):
        removing.remove(workshop.folder, "ann")
    workshop.stop()
    assert removing.remove(workshop.folder, "ann").journal
    with contextlib.closing(sqlite3.connect(workshop.folder / "hub" / "hub.sqlite")) as hub:
        told = [line for line in hub.iterdump() if re.search(r"\bann\b", line)]
        assert told == [] and hub.execute("SELECT name FROM users").fetchall() == [("bela",)]
    assert not [path for path in workshop.folder.rglob("*") if path.name == "ann"]
