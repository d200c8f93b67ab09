"""followup share: shown in full, written only when asked to, and a second time in the place of the first."""

import errno
import io
import json
import os
import sys
from dataclasses import replace
from datetime import timedelta

import pytest

from followup.case.errors import InputError
from followup.commands.cli import main
from followup.group.hand_in import count_of, hand_in, longer, prepare, read_hand_in, to_bytes
from followup.group.hand_in.keeping import TOKEN
from followup.journal import Journal
from followup.search import reply_times, stage_counts

from .conftest import NOW


@pytest.fixture
def share(journal, monkeypatch, capsys, tmp_path):
    monkeypatch.setenv("FOLLOWUP_JOURNAL", str(journal.path))
    monkeypatch.setenv("FOLLOWUP_NOW", NOW.isoformat())
    monkeypatch.delenv("FOLLOWUP_HAND_IN", raising=False)

    def run(*words, answer=""):
        monkeypatch.setattr(sys, "stdin", io.StringIO(answer))
        status = main(["share", *map(str, words)])
        out, err = capsys.readouterr()
        assert len(err.splitlines()) <= 3 and "Traceback" not in err
        return status, out, err

    return run


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "handed in"
    made.mkdir()
    return made


def test_without_a_place_it_shows_everything_and_writes_nothing(share, journal):
    before = journal.path.read_bytes()
    status, out, _ = share()
    assert status == 0 and "Nothing is written" in out
    shown = json.loads(out[out.index("{") : out.rindex("}") + 1])
    assert shown == {**json.loads(to_bytes(prepare(journal, now=NOW))), "token": shown["token"]}
    assert journal.path.read_bytes() == before


@pytest.mark.parametrize("answer", ["", "n\n", "maybe\n"])
def test_without_a_yes_nothing_is_written(share, folder, journal, answer):
    before = journal.path.read_bytes()
    status, out, _ = share("--to", folder, answer=answer)
    assert status == 0 and out.endswith("Nothing was written.\n") and '"token"' in out
    assert list(folder.iterdir()) == [] and journal.path.read_bytes() == before


def test_with_a_yes_it_is_written_as_it_was_shown(share, folder):
    _, out, _ = share("--to", folder, answer="y\n")
    (path,) = folder.iterdir()
    assert path.read_text("utf-8") in out


def test_a_second_time_replaces_the_first_also_after_the_journal_grew(share, folder, journal):
    share("--to", folder, "--yes")
    first = read_hand_in(next(folder.iterdir()))
    journal.log(journal.ids()[0], {"kind": "heard", "what": "rejection"}, at=NOW - timedelta(hours=1))
    share("--to", folder, "--yes")
    (path,) = folder.iterdir()
    assert read_hand_in(path).token == first.token and read_hand_in(path) != first


def test_the_workshop_s_own_folder_is_used_where_there_is_one(share, folder, monkeypatch):
    monkeypatch.setenv("FOLLOWUP_HAND_IN", str(folder))
    assert share("--yes")[0] == 0
    assert len(list(folder.iterdir())) == 1


def test_json_alone_is_printed_and_nothing_is_asked(share, folder):
    out = share("--json", "--to", folder, answer="y\n")[1]
    assert json.loads(out)["week"] == 11 and list(folder.iterdir()) == []
    json.loads(share("--json", "--to", folder, "--yes")[1])
    assert len(list(folder.iterdir())) == 1


@pytest.mark.parametrize("where", ["nowhere/x.json", "journal"])
def test_a_place_that_can_t_be_written_or_holds_something_else_is_refused(share, journal, where, tmp_path):
    target = journal.path if where == "journal" else tmp_path / where
    before = journal.path.read_bytes()
    status, _, err = share("--to", target, "--yes")
    assert status == 2 and err
    assert where != "journal" or journal.path.read_bytes() == before


def test_two_people_of_one_name_have_tokens_of_their_own(journal, tmp_path):
    other = Journal(tmp_path / "other.jsonl")
    for name in journal.ids():
        other.new_case(journal.mapping(name), at=NOW)
    assert prepare(journal, now=NOW).token != prepare(other, now=NOW).token


def test_a_token_that_somebody_wrote_by_hand_is_not_used(journal):
    journal.set(TOKEN, "Priya Raman", at=NOW)
    assert "Priya" not in to_bytes(prepare(journal, now=NOW)).decode()


def test_the_numbers_are_those_of_the_pipeline(journal):
    made, asked = prepare(journal, now=NOW), {"now": NOW}
    counts = stage_counts(journal.cases(), **asked).set_index("stage")["cases"]
    assert {one.stage: one.cases for one in made.stages} == {name: n for name, n in counts.items() if n}
    times = reply_times(journal.cases(), **asked)
    for one in made.replies:
        held = times[times["after"] == one.after]
        assert list(one.answered) == sorted(longer(day) for day in held.loc[held["answered"], "days"])
        assert len(one.waiting) == held["waiting"].sum()


def test_thank_yous_are_counted_person_by_person(tmp_path):
    journal = Journal(tmp_path / "j.jsonl")
    people = [{"id": name, "name": name, "is": "interviewer", "email": f"{name}@e.example"} for name in "abcd"]
    over = NOW - timedelta(hours=40)
    held = {"round": 1, "at": over.isoformat(), "with": ["a", "b", "c"]}
    later = {"round": 1, "at": (NOW - timedelta(hours=2)).isoformat(), "with": ["d"]}
    sent = [("a", 3), ("b", 30)]
    events = [{"at": (over + timedelta(hours=after)).isoformat(), "kind": "sent", "what": "thank_you", "to": who}
              for who, after in sent]  # fmt: skip
    journal.new_case({
        "candidate": {"name": "P"}, "employer": {"name": "E", "timezone": "Europe/Berlin"}, "role": {"title": "R"},
        "contacts": people, "interviews": [held, later], "events": events,
    }, at=NOW)  # fmt: skip
    thanks = prepare(journal, now=NOW).thank_yous
    assert (thanks.on_time, thanks.late, thanks.owed, thanks.still_time) == (1, 1, 1, 1)


OWES = {"id": "a", "name": "A", "is": "interviewer", "email": "a@e.example"}
NO = {"at": (NOW - timedelta(days=1)).isoformat(), "kind": "heard", "what": "rejection"}


@pytest.mark.parametrize(("held", "events", "contact", "owed"), [
    ([3], [], {}, 1),
    ([3], [NO], {}, 0),  # after a no, thanks for the talk are not what one sends
    ([3], [], {"left": True}, 0),  # whoever has left is not written to
    ([120], [], {}, 0),  # so long after the talk nothing is sent any more
    ([30, 2], [], {}, 1),  # of two rounds, the first is past thanking for
    ([12], [], {}, 1),  # said in the follow-up
])  # fmt: skip
def test_owed_is_what_the_plan_would_still_send_and_said_once(tmp_path, held, events, contact, owed):
    journal = Journal(tmp_path / "j.jsonl")
    rounds = [{"round": number, "at": (NOW - timedelta(days=days)).isoformat(), "with": ["a"]}
              for number, days in enumerate(held, 1)]  # fmt: skip
    journal.new_case({
        "candidate": {"name": "P"}, "employer": {"name": "E", "timezone": "Europe/Berlin"}, "role": {"title": "R"},
        "contacts": [OWES | contact], "interviews": rounds, "events": events,
    }, at=NOW)  # fmt: skip
    made = prepare(journal, now=NOW)
    assert made.thank_yous.owed == owed
    assert not [late for late in made.overdue if "thank" in late.step and late.step != "thank-after-rejection"]


def test_rare_numbers_are_coarse(tmp_path):
    journal = Journal(tmp_path / "j.jsonl")
    old = (NOW - timedelta(days=300)).date().isoformat()
    for number in range(23):
        journal.new_case({
            "candidate": {"name": "P"}, "employer": {"name": f"E{number}", "timezone": "Europe/Berlin"},
            "role": {"title": "R", "applied": old},
        }, at=NOW)  # fmt: skip
    (stage,) = prepare(journal, now=NOW).stages
    assert stage.cases == "20+" and set(stage.days) == {"60+"} and count_of(stage.cases) == 21


@pytest.mark.skipif(os.name == "nt", reason="rights are others there")
def test_the_file_can_be_read_by_the_counselor(share, folder):
    share("--to", folder, "--yes")
    assert next(folder.iterdir()).stat().st_mode & 0o044


def test_hand_ins_are_values(journal):
    made = prepare(journal, now=NOW)
    assert replace(made, week=12) != made == replace(made)


def test_days_that_nobody_knows_are_counted_and_handed_in_as_no_number(journal):
    """A follow-up of an unknown day is one; a wait it would bound has no length; a stage is one all the same."""
    before = prepare(journal, now=NOW)
    case_id = "juniper-grid-bi-developer"
    told = [
        {"kind": "sent", "what": "follow_up", "channel": "post", "to": journal.case(case_id).contacts[0].id},
        {"kind": "heard", "what": "rejection"},
    ]
    for event in told:
        journal.log(case_id, event | {"at": NOW - timedelta(hours=1), "day_unknown": True}, at=NOW)
    after = prepare(journal, now=NOW)
    assert count_of(after.follow_ups.post) == count_of(before.follow_ups.post) + 1
    stages = {one.stage: count_of(one.cases) for one in after.stages}
    assert stages["rejected"] == 1 + next(count_of(one.cases) for one in before.stages if one.stage == "rejected")
    (was,), (now,) = ([one for one in made.replies if one.after == "interview"] for made in (before, after))
    assert len(now.waiting) == len(was.waiting) - 1 and now.answered == was.answered
    assert after.promises.answered_in_time == before.promises.answered_in_time


def test_who_handed_in_from_two_computers_is_one_person_once_their_journals_are_merged(share, folder, journal):
    share("--to", folder, "--yes")
    (first,) = folder.iterdir()
    second, stranger = "ab" * 16, "cd" * 16
    held = first.read_bytes().replace(read_hand_in(first).token.encode(), b"%s")
    for token in (second, stranger):
        (folder / f"hand-in-{token}.json").write_bytes(held.replace(b"%s", token.encode()))
    journal.set(TOKEN, second, at=NOW)  # what merging the other computer's journal brings
    share("--to", folder, "--yes")
    assert sorted(path.name for path in folder.iterdir()) == [f"hand-in-{second}.json", f"hand-in-{stranger}.json"]


def test_no_file_is_removed_that_is_no_hand_in_under_that_token(share, folder, journal):
    share("--to", folder, "--yes")
    (first,) = folder.iterdir()
    first.write_text("somebody's own words")
    for value in ("ab" * 16, "../../x", ["x"], None, "cd" * 16):
        journal.set(TOKEN, value, at=NOW)
    (folder / f"hand-in-{'ab' * 16}.json").mkdir()
    share("--to", folder, "--yes")
    assert first.read_text() == "somebody's own words"
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        [first.name, f"hand-in-{'ab' * 16}.json", f"hand-in-{'cd' * 16}.json"]
    )


def test_on_a_full_disk_nothing_is_noted_of_what_was_not_handed_in(journal, folder, monkeypatch):
    before, place = journal.path.read_bytes(), folder / "hand-in.json"
    made = prepare(journal, now=NOW)

    def refuse(file, data):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("followup.journal.files.to_disk", refuse)
        with pytest.raises(InputError, match="No space"):
            hand_in(journal, made, place, now=NOW)
    assert journal.path.read_bytes() == before and not place.exists()
    hand_in(journal, made, place, now=NOW)
    assert made.token.encode() in journal.path.read_bytes() and place.exists()
    with monkeypatch.context() as patch:
        patch.setattr("followup.group.hand_in.keeping.keep_token", lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            hand_in(journal, made, folder / "other.json", now=NOW)
    assert [one.name for one in folder.iterdir()] == ["hand-in.json"]
