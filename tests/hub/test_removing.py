"""One participant is taken away for good: nothing of theirs stays, nothing of the others goes."""

import os
import sqlite3
import subprocess
import sys

import pytest

from hub import people, places, removing
from hub import workshop as words

root_only = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root, to be other users")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="no hub on Windows")
HUB = """CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, cookie_id TEXT);
CREATE TABLE oauth_clients (id INTEGER PRIMARY KEY, identifier TEXT);
CREATE TABLE api_tokens (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users(id) ON DELETE CASCADE);
INSERT INTO users VALUES (1, 'ann', 'a-cookie-of-ann'), (2, 'bela', 'a-cookie-of-bela');
INSERT INTO oauth_clients VALUES (1, 'jupyterhub-user-ann'), (2, 'jupyterhub-user-ann-b');
INSERT INTO api_tokens VALUES (1, 1), (2, 2);"""


@pytest.fixture
def workshop(tmp_path):
    made = tmp_path / "workshop"
    places.lay_out(made)
    people.enter(made, ["ann", "bela", "ann-b"])
    for name in ("ann", "bela", "ann-b"):
        for place in (places.home_of(made, name), places.hand_in_of(made, name)):
            place.mkdir()
            (place / places.JOURNAL).write_text(f"a line of {name}\n")
    return made


def everything(workshop):
    return {str(path.relative_to(workshop)) for path in workshop.rglob("*")}


def test_everything_of_one_goes_and_the_others_keep_theirs(workshop):
    before, ann = everything(workshop), people.read(workshop)["ann"]
    assert removing.remove(workshop, "ann") == (2, 28, True)
    of_ann = {path for path in before if "ann" in path.split("/")}
    assert everything(workshop) == before - of_ann | {people.NUMBERS} and of_ann
    assert list(people.read(workshop)) == ["bela", "ann-b"]
    assert not any(b"of ann\n" in path.read_bytes() for path in workshop.rglob("*") if path.is_file())
    people.enter(workshop, ["ann"])
    assert people.read(workshop)["ann"].uid > ann.uid


def test_the_number_of_one_who_was_removed_is_nobodys_again(workshop):
    last = people.read(workshop)["ann-b"].uid
    for name in ("ann-b", "ann"):
        removing.remove(workshop, name)
    people.enter(workshop, ["dora"])
    assert people.read(workshop)["dora"].uid == last + 1


def test_an_old_sign_in_opens_nothing_for_a_newcomer_of_that_name(workshop):
    database = places.hub_of(workshop) / "hub.sqlite"
    with sqlite3.connect(database) as hub:
        hub.executescript(HUB)
    hub.close()
    removing.remove(workshop, "ann")
    with sqlite3.connect(database) as hub:
        assert hub.execute("SELECT name FROM users").fetchall() == [("bela",)]
        assert hub.execute("SELECT user_id FROM api_tokens").fetchall() == [(2,)]
        assert hub.execute("SELECT identifier FROM oauth_clients").fetchall() == [("jupyterhub-user-ann-b",)]
    hub.close()
    assert b"a-cookie-of-ann" not in database.read_bytes()


def test_a_link_a_participant_laid_leads_root_nowhere(workshop, tmp_path):
    kept, home = tmp_path / "kept", places.home_of(workshop, "ann")
    kept.mkdir()
    (kept / "file").write_text("of somebody else")
    (home / "to-a-folder").symlink_to(kept)
    (home / "to-a-file").symlink_to(kept / "file")
    places.hand_in_of(workshop, "ann").joinpath(places.JOURNAL).unlink()
    places.hand_in_of(workshop, "ann").rmdir()
    places.hand_in_of(workshop, "ann").symlink_to(kept)  # the folder itself
    removing.remove(workshop, "ann")
    assert (kept / "file").read_text() == "of somebody else"
    assert not any(path for path in everything(workshop) if "ann" in path.split("/"))


@pytest.mark.parametrize("name", ["anne", "", "..", "../../kept", ".", "/", "homes", "Ann"])
def test_a_name_of_nobody_removes_nothing(workshop, tmp_path, name):
    before = everything(tmp_path)
    with pytest.raises(ValueError, match="Nobody here is called"):
        removing.remove(workshop, name)
    assert everything(tmp_path) == before


def test_one_taken_from_the_list_by_hand_is_still_found(workshop):
    listed = people.read(workshop)
    people.write(workshop, [listed["bela"]])
    assert removing.remove(workshop, "ann").files == 2


@pytest.mark.skipif(not os.path.isdir("/proc"), reason="no /proc here")
def test_while_the_workshop_is_open_nothing_is_removed(workshop):
    before = everything(workshop) | {"hub/proxy.pid"}
    proxy = [sys.executable, "-c", "print('runs', flush=True); input()", "configurable-http-proxy"]
    with subprocess.Popen(proxy, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        assert running.stdout.readline() == b"runs\n"
        (places.hub_of(workshop) / "proxy.pid").write_text(str(running.pid))
        with pytest.raises(ValueError, match="The workshop is open"):
            removing.remove(workshop, "ann")
        running.communicate(b"\n")
    assert everything(workshop) == before
    removing.remove(workshop, "ann")  # the number stands there still, of a program that ended
    assert "ann" not in people.read(workshop)


@root_only
def test_what_still_runs_as_that_person_ends_first(workshop):
    ann, bela = (people.read(workshop)[name] for name in ("ann", "bela"))
    for folder in (workshop, *workshop.parents):
        if folder.stat().st_uid == os.geteuid():
            folder.chmod(folder.stat().st_mode | 0o011)  # pytest's own folders are closed
    running = []
    for one in (ann, bela):
        places.settle_in(workshop, one)
        running.append(subprocess.Popen(["sleep", "60"], cwd=places.home_of(workshop, one.name), user=one.uid,
                                        group=one.uid, extra_groups=[]))  # fmt: skip
    try:
        removing.remove(workshop, "ann")
        assert running[0].wait(20) < 0 and running[1].poll() is None
    finally:
        for one in running:
            one.kill()
            one.wait()


def test_the_word_asks_says_what_went_and_what_it_does_not_reach(workshop, monkeypatch, capsys):
    monkeypatch.setattr(words.tools, "missing", lambda: "")

    def said(*more, there=True, answer=False):
        monkeypatch.setattr(words, "is_somebody_there", lambda: there)
        monkeypatch.setattr(words, "is_yes", lambda: answer)
        code = words.main(["--folder", str(workshop), "remove", "ann", *more])
        told = capsys.readouterr()
        return code, told.out + told.err

    assert said(there=False) == (1, "This asks before it removes anybody; where nobody can answer: --yes\n")
    code, told = said()
    assert code == 0 and "for good, with their journal" in told and told.endswith("Nothing was removed.\n")
    assert "ann" in people.read(workshop)
    code, told = said(answer=True)
    assert code == 0 and "ann is removed: the link, the sign-in, their journal and all else they have here" in told
    assert "2 files, 1 kB" in told and "Not reached: what was collected before" in told
    assert said("--yes")[0] == 1
