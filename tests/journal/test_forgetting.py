"""A case that is forgotten is nowhere any more: not in the journal, not in the backups beside it, not in a draft."""

import errno
import json
import os
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followup.case.errors import InputError
from followup.commands.cli import main
from followup.exchange import snapshot
from followup.journal import Journal
from followup.journal.backup import back_up, is_sealed
from followup.journal.forgetting import ASIDE, OF_A_CASE, forget, no_cases, without
from followup.journal.remaining import beside as beside_in_words
from followup.journal.restoring import restore
from followup.journal.shortcut import beside

NOW = datetime(2026, 3, 4, 18, tzinfo=UTC)


def facts(name):
    return {
        "candidate": {"name": "Kim Invented"}, "employer": {"name": name, "timezone": "America/Chicago"},
        "role": {"title": "Planner"}, "contacts": [{"id": "a", "name": "Ada Invented", "is": "hr"}],
        "interviews": [{"round": 1, "at": NOW, "with": ["a"]}],
    }  # fmt: skip


@pytest.fixture
def journal(tmp_path):
    made = Journal(tmp_path / "search.jsonl")
    for name in ("Secretworks", "Keptworks"):
        made.new_case(facts(name), at=NOW)
    made.set("case", "secretworks-planner", at=NOW)
    return made


def ids(journal):
    return sorted(journal.ids())


def secret(journal):
    return next(one for one in journal.ids() if "secret" in one)


def test_no_byte_of_it_is_left_in_the_journal_the_backups_or_the_copies(journal, tmp_path):
    id = secret(journal)
    journal.log(id, {"kind": "note", "text": "Secretworks was odd", "at": NOW}, at=NOW)
    journal.undo(at=NOW + timedelta(minutes=1))
    journal.set("case", id, at=NOW)
    saved = tmp_path / "followup-journal-2026-03-04.jsonl"
    back_up(journal, at=NOW, save=saved.write_bytes)
    (tmp_path / "search (conflicted copy).jsonl").write_bytes(journal.path.read_bytes())
    (tmp_path / "search-kept-2026-03-01.jsonl").write_bytes(journal.path.read_bytes())
    done = forget(journal, id)
    assert done.lines >= 4 and len(done.files) == 3
    for path in tmp_path.iterdir():
        assert b"ecretworks" not in path.read_bytes(), path.name
    assert is_sealed(saved.read_bytes())
    assert not beside(journal.path).exists()
    again = Journal(journal.path)
    assert [case.employer.name for case in again.cases().values()] == ["Keptworks"]
    assert not again.problems


def test_the_other_cases_stay_as_they_were_and_go_on(journal):
    kept = next(one for one in journal.ids() if "kept" in one)
    before = journal.case(kept)
    forget(journal, secret(journal))
    assert Journal(journal.path).case(kept) == before
    journal.log(kept, {"kind": "note", "text": "still here", "at": NOW}, at=NOW)
    assert Journal(journal.path).case(kept).events[-1].text == "still here"


def test_another_persons_journal_beside_it_is_left_alone(journal, tmp_path):
    other = Journal(tmp_path / "somebody.jsonl")
    other.new_case(facts("Secretworks"), at=NOW)
    before = other.path.read_bytes()
    forget(journal, secret(journal))
    assert other.path.read_bytes() == before


def test_a_case_that_is_not_there_is_told_with_those_that_are(journal):
    with pytest.raises(InputError, match="no case has this id"):
        forget(journal, "nowhere")


@settings(max_examples=60)
@given(st.binary(max_size=400), st.text(min_size=1, max_size=12))
def test_whatever_stands_in_the_file_what_is_not_about_the_case_stays(data, case_id):
    left, gone = without(data, case_id)
    kept = [line for line in data.splitlines(keepends=True) if line not in gone]
    assert left == b"".join(kept)


def test_the_command_asks_first_and_says_what_it_cannot_reach(journal, capsys, monkeypatch):
    id = secret(journal)
    words = ["forget", id, "--journal", str(journal.path)]
    assert main(words) == 2
    assert "--yes" in capsys.readouterr().err
    assert id in Journal(journal.path).ids()
    assert main([*words, "--yes"]) == 0
    said = capsys.readouterr().out
    assert "Secretworks is forgotten" in said and "still hold it" in said
    assert main([*words, "--yes"]) == 2


def test_a_backup_that_was_damaged_before_is_not_made_to_look_whole(journal):
    data = back_up(journal, at=NOW)
    torn = data.replace(b"Keptworks", b"Keptwerks")
    assert not is_sealed(torn)
    left, gone = without(torn, secret(journal))
    assert gone and not is_sealed(left)
    assert is_sealed(without(data, secret(journal))[0])


def test_a_line_that_cannot_be_read_goes_where_it_names_the_case_and_stays_where_it_does_not(journal):
    id = secret(journal)
    with journal.path.open("ab") as file:
        file.write(b'torn {"case":"' + id.encode() + b'"\ntorn {"case":"another"\n[1, 2]\n')
    done = forget(journal, id)
    left = journal.path.read_bytes()
    assert done.lines == 3 and b"secret" not in left
    assert left.splitlines()[-3:-1] == [
        b'torn {"case":"another"',
        b"[1, 2]",
    ]  # the last one says that one was forgotten


def test_what_was_chosen_for_the_case_goes_and_what_was_chosen_for_others_stays(journal):
    id = secret(journal)
    kept = next(one for one in journal.ids() if one != id)
    for name, value in (
        (f"wording {id}", 3),
        (f"wording {kept}", 4),
        (f"decided: {id} thank-you  ", [id]),
        (f"decided: {kept} thank-you  ", 5),
        ("policy", "the-call"),
        ("case", kept),
    ):
        journal.set(name, value, at=NOW)
    forget(journal, id)
    again = Journal(journal.path)
    assert again.setting(f"wording {id}") is None and again.setting(f"wording {kept}") == 4
    assert again.setting(f"decided: {kept} thank-you  ") == 5 and b"secret" not in journal.path.read_bytes()
    assert again.setting("policy") == "the-call" and again.setting("case") == kept


def test_an_undo_of_another_cases_line_stays(journal):
    kept = next(one for one in journal.ids() if "kept" in one)
    entry = journal.log(kept, {"kind": "note", "text": "wrong"}, at=NOW)
    journal.undo(entry, at=NOW)
    forget(journal, secret(journal))
    assert Journal(journal.path).case(kept).events == () and len(Journal(journal.path).history(kept)) == 3


def test_links_folders_and_files_that_hold_nothing_of_it_are_left_alone(journal, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "copy").write_bytes(journal.path.read_bytes())
    (tmp_path / "link.jsonl").symlink_to(elsewhere / "copy")
    (tmp_path / "folder.jsonl").mkdir()
    notes = b'Secretworks: "secretworks-planner" was the id\n'
    (tmp_path / "notes.txt").write_bytes(notes)
    before = journal.path.read_bytes()
    assert forget(journal, secret(journal)).files == ()
    assert (elsewhere / "copy").read_bytes() == before and (tmp_path / "notes.txt").read_bytes() == notes
    assert (tmp_path / "link.jsonl").is_symlink()


def test_a_journal_behind_a_link_is_cleared_where_it_lies(journal, tmp_path):
    (tmp_path / "there").mkdir()
    real = tmp_path / "there" / "real.jsonl"
    journal.path.rename(real)
    journal.path.symlink_to(real)
    copy = real.with_name("real-kept-2026-03-01.jsonl")
    copy.write_bytes(real.read_bytes())
    assert forget(journal, secret(journal)).files == (copy,)
    assert journal.path.is_symlink() and b"ecretworks" not in real.read_bytes() + copy.read_bytes()
    assert sorted(path.name for path in real.parent.iterdir()) == [copy.name, real.name]


def test_the_lines_that_left_are_counted(journal):
    id = secret(journal)
    journal.log(id, {"kind": "note", "text": "x"}, at=NOW)
    before = len(journal.path.read_bytes().splitlines())
    done = forget(journal, id)
    assert done.lines == 3 and len(journal.path.read_bytes().splitlines()) == before - 3 + 1


@pytest.mark.parametrize("escaped", [True, False])
def test_a_torn_line_goes_also_where_the_name_of_its_case_has_other_letters(escaped):
    torn = b'{"v":1,"case":' + json.dumps("müller-gmbh", ensure_ascii=escaped).encode() + b',"facts":{"em\n'
    assert without(b"[1]\n" + torn, "müller-gmbh") == (b"[1]\n", [torn])


def test_copies_of_any_spelling_and_what_a_crash_left_are_cleared(journal, tmp_path):
    id = secret(journal)
    names = (".search.jsonl-ab12cd_x", "search.jsonl.bak", "search-copy.JSONL", "search.jsonl~")
    for name in names:
        (tmp_path / name).write_bytes(journal.path.read_bytes())
    done = forget(journal, id)
    assert sorted(path.name for path in done.files) == sorted(names)
    assert all(b"ecretworks" not in path.read_bytes() for path in tmp_path.iterdir())


def test_what_a_crash_left_of_a_journal_with_a_long_name_is_cleared(tmp_path):
    made = Journal(tmp_path / f"{'long' * 15}.jsonl")
    made.new_case(facts("Secretworks"), at=NOW)
    left = tmp_path / f".{made.path.name[:40]}-ab12cd_x"
    left.write_bytes(made.path.read_bytes())
    assert forget(made, secret(made)).files == (left,)


def test_another_persons_journal_with_blank_lines_as_in_this_one_is_left_alone(journal, tmp_path):
    other = Journal(tmp_path / "somebody.jsonl")
    other.new_case(facts("Secretworks"), at=NOW)
    for path in (other.path, journal.path):
        path.write_bytes(path.read_bytes() + b"\n\n")
    before = other.path.read_bytes()
    forget(journal, secret(journal))
    assert other.path.read_bytes() == before


@pytest.mark.parametrize(("name", "value"), [
    ("policy", "foolproof"), ("backup", "sha256 0"), ("card policy", 1), ("backup offered", []), ("new case", {"x": 1}),
    ("questions put aside", {"other": ["employer.country"]}), ("case", "other"),
])  # fmt: skip
def test_a_case_called_as_a_setting_is_takes_no_setting_along(tmp_path, name, value):
    made = Journal(tmp_path / "search.jsonl")
    for id in {name, name.split()[-1], "foolproof"}:
        made.new_case({**facts("Secretworks"), "id": id}, at=NOW)
    made.set(name, value, at=NOW)
    for id in made.ids():
        forget(made, id)
        assert Journal(made.path).setting(name) == value


def test_what_was_put_aside_for_the_case_goes_and_what_was_put_aside_for_others_stays(journal):
    id = secret(journal)
    kept = next(one for one in journal.ids() if one != id)
    journal.set(ASIDE, {id: ["employer.country"], kept: ["employer.size"]}, at=NOW)
    forget(journal, id)
    assert Journal(journal.path).setting(ASIDE) == {kept: ["employer.size"]}
    assert b"secret" not in journal.path.read_bytes()


def test_every_setting_of_a_case_is_known_to_what_forgets_it():
    from followup.panels.case import happened

    assert happened.KEPT in OF_A_CASE


@pytest.mark.parametrize("at", ["shortcut", "kept"])
def test_a_disk_that_removes_nothing_is_told_in_words(journal, monkeypatch, at):
    whole = type(journal.path).unlink

    def refuse(path, missing_ok=False):
        if at in path.name:
            raise OSError(errno.EROFS, "Read-only file system")
        whole(path, missing_ok=missing_ok)

    monkeypatch.setattr(type(journal.path), "unlink", refuse)
    what = "the case is still there" if at == "shortcut" else "still holds the case"
    with pytest.raises(InputError, match=f"{what}.*Read-only"):
        forget(journal, secret(journal))


def test_an_employer_is_found_in_other_cases_whatever_letters_its_name_has(journal, capsys):
    gone = journal.new_case(facts("Société Secrète"), at=NOW)
    kept = next(one for one in journal.ids() if "kept" in one)
    journal.keep_draft(kept, "answer-offer", None, "I also have an offer of SOCIÉTÉ SECRÈTE.", at=NOW)
    assert main(["forget", gone, "--journal", str(journal.path), "--yes"]) == 0
    assert f"Société Secrète is still named in what you wrote in other cases: {kept}." in capsys.readouterr().out


def test_a_case_that_was_taken_back_and_one_that_is_damaged_are_called_so(journal):
    id = secret(journal)
    for entry in journal.history(id)[::-1]:
        journal.undo(entry.id, at=NOW)
    kept = next(one for one in journal.ids() if one != id)
    data = journal.path.read_bytes()
    journal.path.write_bytes(data.replace(b'"timezone":"America/Chicago"', b'"timezone":"nowhere"', 2))
    words = no_cases(Journal(journal.path))
    assert words[id] == "Secretworks, Planner (taken back)" and words[kept] == "Keptworks, Planner (damaged)"


def test_the_command_names_the_other_cases_that_still_speak_of_the_employer(journal, capsys):
    id = secret(journal)
    kept = next(one for one in journal.ids() if one != id)
    silent = journal.new_case(facts("Silentworks"), at=NOW)  # speaks of itself alone
    journal.log(silent, {"kind": "note", "text": "Silentworks was quiet", "at": NOW}, at=NOW)
    journal.keep_draft(kept, "answer-offer", None, "I also have an offer of Secretworks.", at=NOW)
    assert main(["forget", id, "--journal", str(journal.path), "--yes"]) == 0
    assert f"Secretworks is still named in what you wrote in other cases: {kept}." in capsys.readouterr().out
    assert main(["forget", kept, "--journal", str(journal.path), "--yes"]) == 0
    assert "still named" not in capsys.readouterr().out


def test_what_was_typed_into_the_form_goes_with_the_case_that_was_opened_with_it(tmp_path):
    journal = Journal(tmp_path / "search.jsonl")

    def typed(*employers):
        for employer in employers:
            journal.set("new case", {"employer": employer, "people": [{"email": "ada@hidden.example"}]}, at=NOW)

    typed("Secr", "Secretworks ")
    journal.new_case(facts("Secretworks"), at=NOW)
    journal.set("new case", {}, at=NOW)
    typed("Keptworks")
    journal.new_case(facts("Otherworks"), at=NOW)  # brought in from elsewhere: nothing was typed for it
    forget(journal, secret(journal))
    left = journal.path.read_text("utf-8")
    assert "Secr" not in left and left.count("ada@hidden.example") == 1
    forget(journal, next(one for one in journal.ids() if "other" in one))
    assert Journal(journal.path).setting("new case")["employer"] == "Keptworks"


def test_a_journal_that_cannot_be_written_is_told_before_a_copy_is_cleared(journal, tmp_path, monkeypatch):
    copy = tmp_path / "search-copy.jsonl"
    copy.write_bytes(journal.path.read_bytes())
    closed = (journal.path, os.W_OK)
    monkeypatch.setattr(os, "access", lambda path, mode: (path, mode) != closed)
    with pytest.raises(InputError, match=r"the case is still there.*Permission denied"):
        forget(journal, secret(journal))
    assert copy.read_bytes() == journal.path.read_bytes() and secret(journal)


def test_an_undo_that_names_no_case_goes_with_the_line_it_undid():
    line = {"v": 1, "id": "00000001-aaaaaaaa", "at": NOW.isoformat(), "do": "event", "case": "gone", "event": {}}
    undo = {"v": 1, "id": "00000002-bbbbbbbb", "at": NOW.isoformat(), "do": "undo", "entry": line["id"]}
    other = {**undo, "id": "00000003-cccccccc", "entry": "00000000-dddddddd"}
    lines = [json.dumps(one).encode() + b"\n" for one in (line, undo, other)]
    assert without(b"".join(lines), "gone") == (lines[2], lines[:2])


def test_what_is_written_anew_for_others_keeps_its_letters():
    held = {"v": 1, "id": "00000001-aaaaaaaa", "at": NOW.isoformat(), "do": "setting", "name": ASIDE,
            "value": {"gone": "x", "zürich": "ü"}}  # fmt: skip
    left, gone = without(json.dumps(held).encode() + b"\n", "gone")
    assert '"zürich":"ü"'.encode() in left and len(gone) == 1 and left.endswith(b"}\n")


def test_a_case_that_was_undone_can_be_forgotten_too(journal, capsys):
    id = secret(journal)
    journal.log(id, {"kind": "note", "text": "PRIVATE"}, at=NOW)
    for entry in journal.history(id)[::-1]:
        journal.undo(entry.id, at=NOW)
    assert id not in journal.ids()
    assert main(["forget", id, "--journal", str(journal.path), "--yes"]) == 0
    assert f"{id} is forgotten" in capsys.readouterr().out
    assert b"PRIVATE" not in journal.path.read_bytes() and b"ecretworks" not in journal.path.read_bytes()
    assert main(["forget", id, "--journal", str(journal.path), "--yes"]) == 2


@pytest.mark.parametrize("damage", [
    lambda opener: opener[: len(opener) // 2],
    lambda opener: opener.replace(b'"v":1', b'"v":"x"'),
    lambda opener: opener.replace(b'"case":"secretworks-planner"', b'"case":["secretworks-planner"]'),
    lambda opener: opener.replace(b'"case":"secretworks-planner",', b""),
    lambda opener: opener.replace(b'"do":"case"', b'"do":7'),
])  # fmt: skip
def test_a_case_whose_opening_line_is_damaged_can_be_forgotten_too(journal, damage):
    id = secret(journal)
    journal.log(id, {"kind": "note", "text": "PRIVATE"}, at=NOW)
    first, *others = journal.path.read_bytes().splitlines()
    journal.path.write_bytes(b"\n".join([damage(first), *others, b""]))
    damaged = Journal(journal.path)
    assert id not in damaged.ids()
    forget(damaged, id)
    left = journal.path.read_bytes()
    assert b"PRIVATE" not in left and b"ecretworks" not in left and b"Keptworks" in left


def test_a_case_that_opens_with_nothing_sound_can_be_forgotten_too(journal, capsys):
    id = secret(journal)
    journal.path.write_bytes(journal.path.read_bytes().replace(b"America/Chicago", b"Nowhere"))
    assert main(["forget", id, "--journal", str(journal.path), "--yes"]) == 0
    assert b"ecretworks" not in journal.path.read_bytes()


def test_a_torn_line_of_another_case_stays_whatever_word_of_it_is_the_id():
    torn = b'{"v":1,"id":"00000001-aaaaaaaa","do":"event","case":"kept","event":{"kind":"note","text":"no\n'
    assert all(without(torn, id) == (torn, []) for id in ("case", "note", "event", "kind", "nobody"))
    assert without(torn, "kept") == (b"", [torn])


@pytest.mark.parametrize(("gone", "kept"), [("north", "north wind"), ("a", "a b c"), ("zürich", "zürich süd")])
def test_what_is_kept_for_a_case_stays_where_another_whose_id_it_begins_with_goes(tmp_path, gone, kept):
    made = Journal(tmp_path / "search.jsonl")
    for id in (gone, kept):
        made.new_case({**facts("Works"), "id": id}, at=NOW)
        for what in ("wording", "decided"):
            made.set(f"{what}: {id} thank-you a thanks", [id], at=NOW)
    forget(made, gone)
    assert made.setting(f"wording: {kept} thank-you a thanks") == made.setting(f"decided: {kept} thank-you a thanks")
    assert made.setting(f"decided: {kept} thank-you a thanks") == [kept]
    assert made.setting(f"wording: {gone} thank-you a thanks") is None
    forget(made, kept)
    assert {one.data["name"] for one in made.history()} == {"forgotten"}  # which says of no case which it was


@pytest.mark.parametrize("name", ["mybackup", "bak.json", "journal.bak", "old.txt", ".hidden", "no ending at all"])
def test_a_backup_of_any_name_beside_it_is_cleared(journal, tmp_path, name, capsys):
    id = secret(journal)
    saved = tmp_path / name
    assert main(["backup", str(saved), "--journal", str(journal.path)]) == 0
    assert main(["forget", id, "--journal", str(journal.path), "--yes"]) == 0
    assert f"Also cleared: {name}." in capsys.readouterr().out
    assert b"ecretworks" not in saved.read_bytes() and is_sealed(saved.read_bytes())


def test_what_stands_beside_a_link_to_the_journal_is_cleared_too(journal, tmp_path):
    for folder in ("there", "between"):
        (tmp_path / folder).mkdir()
    real, between = tmp_path / "there" / "real.jsonl", tmp_path / "between" / "link.jsonl"
    journal.path.rename(real)
    between.symlink_to(real)
    journal.path.symlink_to(between)
    saved = [tmp_path / "saved", tmp_path / "between" / "saved.txt", tmp_path / "there" / "copy.json"]
    for path in saved:
        path.write_bytes(real.read_bytes())
    assert sorted(forget(journal, secret(journal)).files) == sorted(saved)
    assert not any(b"ecretworks" in path.read_bytes() for path in saved)


def test_a_backup_that_shares_nothing_with_the_journal_is_named_and_left(journal, tmp_path, capsys):
    other = Journal(tmp_path / "somebody")
    other.new_case(facts("Secretworks"), at=NOW)
    before = back_up(other, at=NOW)
    assert main(["forget", secret(journal), "--journal", str(journal.path), "--yes"]) == 0
    assert "Not cleared, an export or perhaps another person's: somebody." in capsys.readouterr().out
    assert other.path.read_bytes() == before


def test_what_a_restore_put_aside_is_cleared_also_where_it_shares_no_line(journal, tmp_path, capsys):
    id = secret(journal)
    before = Journal(tmp_path / "elsewhere" / "before.jsonl")
    before.new_case(facts("Secretworks"), at=NOW)
    restore(before.path.read_bytes(), journal, day=NOW.date())
    first = journal.path.read_bytes()
    other = Journal(tmp_path / "elsewhere" / "other.jsonl")
    other.new_case({**facts("Newworks"), "id": id}, at=NOW)
    restore(other.path.read_bytes(), journal, day=NOW.date())
    assert first in [path.read_bytes() for path in tmp_path.glob("*-kept-*")]
    forget(journal, id)
    assert main(["restore", "--undo", "--journal", str(journal.path)]) == 0 or capsys.readouterr()
    assert id not in Journal(journal.path).ids()
    for path in tmp_path.iterdir():
        assert path.is_dir() or b"ecretworks" not in path.read_bytes(), path.name


def test_of_very_many_files_beside_it_those_that_were_not_looked_into_are_named(journal, tmp_path, monkeypatch):
    monkeypatch.setattr("followup.journal.nearby.MOST_FILES", 3)
    for number in range(6):
        (tmp_path / f"{number} letter").write_text("Dear Ada")
    (tmp_path / "9 saved").write_bytes(journal.path.read_bytes())
    done = forget(journal, secret(journal))
    assert [path.name for path in done.left] == ["3 letter", "4 letter", "5 letter", "9 saved"] and done.files == ()
    assert beside_in_words(done)[0].endswith("person's: 3 letter, 4 letter, 5 letter, 9 saved.")


@pytest.mark.parametrize("place", ["first", "last"])
def test_a_long_file_of_another_name_is_cleared_where_our_lines_stand_at_either_end_of_it(journal, tmp_path, place):
    filled = b"Dear Ada\n" * 20_000  # more than is glanced at
    ours = journal.path.read_bytes()
    saved = tmp_path / "letters"
    saved.write_bytes(ours + filled if place == "first" else filled + ours)
    forget(journal, secret(journal))
    assert b"ecretworks" not in saved.read_bytes()


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_file_of_somebody_else_that_nobody_may_read_is_named_and_stops_nothing(journal, tmp_path):
    closed = tmp_path / "closed"
    closed.write_text("theirs")
    closed.chmod(0)
    assert forget(journal, secret(journal)).left == (closed,)


def test_a_case_goes_also_where_no_line_can_come_any_more(journal):
    id = secret(journal)
    last = {"v": 1, "id": "89999999-aaaaaaaa", "at": NOW.isoformat(), "do": "setting", "name": "x", "value": 1}
    with journal.path.open("ab") as file:
        file.write(json.dumps({**last, "turn": 10**15}).encode() + b"\n")
    forget(journal, id)
    assert b"ecretworks" not in journal.path.read_bytes()


def test_an_older_backup_or_export_does_not_bring_back_what_was_forgotten_unless_asked(journal, tmp_path, capsys):
    path, folder = str(journal.path), tmp_path / "elsewhere"
    folder.mkdir()
    saved, exported = folder / "saved.jsonl", folder / "all.json"
    saved.write_bytes(back_up(journal, at=NOW))
    exported.write_bytes(snapshot.take(journal, now=NOW))
    case_id = secret(journal)
    assert main(["forget", case_id, "--journal", path, "--yes"]) == 0
    before = Journal(path).ids()
    for words in (["restore", str(saved)], ["import", str(exported), "--accept"], ["restore", str(saved)]):
        capsys.readouterr()
        assert main([*words, "--journal", path]) == 0
        said = capsys.readouterr().out
        assert "Secretworks" in said and "was forgotten here and stays away" in said and "--forgotten" in said
        assert Journal(path).ids() == before and b"ecretworks" not in journal.path.read_bytes()
    assert main(["import", str(exported), "--forgotten", "--journal", path]) == 0 and case_id in Journal(path).ids()
    forget(Journal(path), case_id)
    assert main(["restore", str(saved), "--forgotten", "--journal", path]) == 0
    assert journal.path.read_bytes() == saved.read_bytes()


def test_an_export_beside_the_journal_that_holds_the_case_is_named(journal, tmp_path, capsys):
    (tmp_path / "all.json").write_bytes(snapshot.take(journal, now=NOW))
    others = [case_id for case_id in journal.ids() if case_id != secret(journal)]
    (tmp_path / "rest.json").write_bytes(snapshot.take(journal, now=NOW, only=others[:1]))
    assert main(["forget", secret(journal), "--journal", str(journal.path), "--yes"]) == 0
    assert "perhaps another person's: all.json." in capsys.readouterr().out


def test_a_table_that_may_bring_back_what_was_forgotten_says_so(journal, tmp_path, capsys):
    table = tmp_path / "list.csv"
    table.write_text("Company,Role,Applied,Status\nSecretworks,Planner,2026-03-01,Rejected\n")
    words = ["import", str(table), "--preview", "--timezone", "Chicago", "--journal", str(journal.path)]
    main(words)
    assert "forgotten" not in capsys.readouterr().out
    forget(journal, secret(journal))
    main(words)
    assert "something was forgotten here once" in capsys.readouterr().out
