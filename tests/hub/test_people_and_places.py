"""Who may come in and what each may open: kept without keys, and closed by the machine itself."""

import os
import stat
import subprocess

import pytest

from hub import people, places

root_only = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root, to be other users")


@pytest.fixture
def workshop(tmp_path):
    places.lay_out(tmp_path / "workshop")
    return tmp_path / "workshop"


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_a_key_belongs_to_one_person_and_is_not_kept(workshop):
    cards = dict(people.enter(workshop, ["ann", "bela"]))
    assert {name: people.who_has(workshop, key) for name, key in cards.items()} == {"ann": "ann", "bela": "bela"}
    kept = people.list_file(workshop).read_text()
    assert not any(key in kept for key in cards.values()) and mode(people.list_file(workshop)) == 0o600
    assert people.who_has(workshop, "") is None and people.who_has(workshop, "x" * 16) is None


def test_a_new_key_for_somebody_keeps_number_and_ends_the_old_key(workshop):
    (_, old), _ = people.enter(workshop, ["ann", "bela"])
    before = people.read(workshop)["ann"].uid
    ((_, new),) = people.enter(workshop, ["ann"])
    assert people.who_has(workshop, old) is None and people.who_has(workshop, new) == "ann"
    assert people.read(workshop)["ann"].uid == before


def test_nobody_shares_a_number(workshop):
    people.enter(workshop, [f"p{number}" for number in range(30)])
    people.enter(workshop, ["p3", "late"])
    assert len({one.uid for one in people.read(workshop).values()}) == 31


def test_a_newcomer_never_gets_the_number_of_somebody_taken_from_the_list(workshop):
    people.enter(workshop, ["ann", "bela", "chris"])
    ann, bela, chris = people.read(workshop).values()
    people.write(workshop, [bela, chris])
    people.enter(workshop, ["dora"])
    assert people.read(workshop)["dora"].uid not in (ann.uid, bela.uid, chris.uid)


@root_only
def test_a_home_that_is_left_keeps_its_number(workshop):
    people.enter(workshop, ["ann", "bela"])
    ann, bela = people.read(workshop).values()
    places.settle_in(workshop, bela)
    people.write(workshop, [ann])
    people.enter(workshop, ["chris"])
    assert people.read(workshop)["chris"].uid > bela.uid


@pytest.mark.parametrize("name", ["", "Ann", "../bela", "a/b", "a b", "-a", "ä", "a\n", "x" * 40, "$(id)", "a,b"])
def test_a_name_that_is_no_plain_word_is_refused_and_nobody_entered(workshop, name):
    with pytest.raises(ValueError, match="not a name"):
        people.enter(workshop, ["fine", name])
    assert people.read(workshop) == {}


def test_the_folders_are_passed_through_not_listed(workshop):
    assert {name: mode(workshop / name) for name in ("homes", "handed_in", "rules", "hub")} == {
        "homes": 0o711, "handed_in": 0o711, "rules": 0o755, "hub": 0o700,
    }  # fmt: skip


def test_a_participant_is_told_of_the_own_journal_and_of_rules_where_there_are_any(workshop, tmp_path):
    told = places.environment(workshop, "ann", tmp_path)
    assert told["FOLLOWUP_JOURNAL"].startswith(str(places.home_of(workshop, "ann"))) and "FOLLOWUP_RULES" not in told
    (workshop / "rules" / "ours.toml").write_text("")
    assert places.environment(workshop, "ann", tmp_path)["FOLLOWUP_RULES"] == str(workshop / "rules")


@root_only
def test_the_machine_keeps_one_from_anothers_home(workshop):
    for folder in (workshop, *workshop.parents):
        if folder.stat().st_uid == os.geteuid() and not mode(folder) & 0o001:
            folder.chmod(mode(folder) | 0o011)  # pytest's own folders are closed
    people.enter(workshop, ["ann", "bela"])
    ann, bela = people.read(workshop).values()
    for one in (ann, bela):
        places.settle_in(workshop, one)
    asks = {name: f"cd {places.home_of(workshop, 'ann')} && ls . && ls {places.hand_in_of(workshop, 'ann')}"
            for name in ("mine",)}  # fmt: skip
    ran = {
        one.name: subprocess.run(
            ["sh", "-c", asks["mine"]], user=one.uid, group=one.uid, extra_groups=[], cwd="/", capture_output=True
        ).returncode
        for one in (ann, bela)
    }
    assert ran["ann"] == 0 and ran["bela"] != 0
    listed = subprocess.run(["ls", str(workshop / "homes")], user=ann.uid, group=ann.uid, extra_groups=[], cwd="/",
                            capture_output=True)  # fmt: skip
    assert listed.returncode != 0
