"""Two machines: their journals become one, however often and whichever way they are put together."""

import json
import os
import random

import pytest

from followup import InputError
from followup.commands.cli import main
from followup.exchange.snapshot import restore as take_in
from followup.exchange.snapshot import take
from followup.journal import Journal, merging
from followup.journal.merging import copies_of, merge
from tests.amount import some

from .example import AT, invented_case
from .test_growing import drawn


def note(text):
    return {"kind": "note", "text": text}


@pytest.fixture
def two(tmp_path, facts, at):
    """Two machines that began with the same journal."""
    here = Journal(tmp_path / "here" / "journal.jsonl")
    case_id = here.new_case(facts, at=at)
    here.log(case_id, note("both"), at=at)
    there = Journal(tmp_path / "there" / "journal.jsonl")
    there.path.parent.mkdir()
    there.path.write_bytes(here.path.read_bytes())
    return here, there, case_id


def joined(into, other):
    return merge(into, other.path.read_bytes(), other.path.name, strangers=AT.date())


def texts(journal, case_id):
    return [event.text for event in journal.case(case_id).events]


def said(journal):
    return (
        [(entry.id, entry.undone) for entry in journal.history()],
        {case_id: journal.mapping(case_id) for case_id in journal.cases()},
        journal.setting("policy"),
    )


def test_what_either_wrote_is_in_both(two, at):
    here, there, case_id = two
    here.log(case_id, note("here"), at=at)
    there.log(case_id, note("there"), at=at)
    there.set_facts(case_id, {("employer", "country"): "US"}, at=at)
    assert joined(here, there)[:2] == (2, 2) and joined(there, here)[:2] == (1, 4)
    assert said(here) == said(there)
    assert sorted(texts(here, case_id)) == ["both", "here", "there"]
    assert here.case(case_id).employer.country == "US" and here.problems == []


def test_a_second_time_changes_nothing(two, at):
    here, there, case_id = two
    there.log(case_id, note("there"), at=at)
    joined(here, there)
    before = here.path.read_bytes()
    assert joined(here, there).added == 0 and joined(here, here).added == 0
    assert here.path.read_bytes() == before


@pytest.mark.parametrize("change", [lambda data: b"\xef\xbb\xbf" + data, lambda data: data.replace(b"\n", b"\r\n")])
def test_a_file_that_an_editor_of_another_system_saved_brings_no_line_twice(two, at, change):
    here, there, case_id = two
    there.log(case_id, note("there"), at=at)
    done = merge(here, change(there.path.read_bytes()), there.path.name)
    assert (done.added, done.known) == (1, 2) and texts(here, case_id) == ["both", "there"]
    assert not here.problems


def parts_of(chance, count):
    """Lines of one case, and as many journals that hold some of them each."""
    whole = drawn(chance, 40)
    openings = {one.id for one in whole if one.do == "case"}  # who takes one back had read what went before it
    whole = [one for one in whole if one.data.get("entry") not in openings and (one.do != "case" or one is whole[0])]
    raws = [json.dumps(entry.data).encode() for entry in whole] + [b"no line", b'{"v":2,"id":"00000050-aaaaaa"}']
    parts = [[raw for raw in raws if chance.random() < 0.6] or raws[:1] for _ in range(count)]
    return [part for part in parts if part[0] not in raws[-2:]] or [raws]


def held_in(path, part):
    journal = Journal(path)
    journal.path.write_bytes(b"".join(raw + b"\n" for raw in part))
    return journal


# seeds of which the orders differed while a `joined` line was a verdict that stayed
@pytest.mark.parametrize("seed", [*range(some(35)), 263, 353, 355])
def test_three_journals_say_the_same_in_whatever_order_they_are_put_together(tmp_path, seed):
    chance = random.Random(seed)
    parts, ends = parts_of(chance, 3), []
    for number in range(4):
        chance.shuffle(parts)
        journal = held_in(tmp_path / f"{number}.jsonl", parts[0])
        for part in (*parts[1:], *chance.sample(parts, min(2, len(parts)))):
            merge(journal, b"".join(raw + b"\n" for raw in part), "part")
        lines = {raw for raw in journal.path.read_bytes().split(b"\n") if raw and b'"do":"joined"' not in raw}
        assert lines == {raw for part in parts for raw in part}
        ends.append(said(journal))
    assert all(end == ends[0] for end in ends), seed


@pytest.mark.parametrize("seed", range(some(25)))
def test_computers_that_each_joined_in_another_order_say_the_same_once_they_join_each_other(tmp_path, seed):
    chance = random.Random(seed)
    parts, ends = parts_of(chance, chance.randint(2, 5)), []
    for number in range(2):
        computers = [held_in(tmp_path / f"{number} {place}.jsonl", part) for place, part in enumerate(parts)]
        for _ in range(chance.randrange(2 * len(computers))):
            joined(*chance.choices(computers, k=2))
        chance.shuffle(computers)
        for one in computers[1:]:
            joined(computers[0], one)
        joined(computers[-1], computers[0])
        ends += [said(computers[0]), said(computers[-1]), said(Journal(computers[0].path))]
    assert all(end == ends[0] for end in ends), seed


def test_lines_written_at_the_same_number_count_by_their_moments(two):
    here, there, _ = two
    here.set("policy", "the-call", at=AT.replace(hour=20))
    there.set("policy", "foolproof", at=AT.replace(hour=21))
    joined(here, there)
    joined(there, here)
    assert here.setting("policy") == there.setting("policy") == "foolproof"


def test_an_undo_there_counts_here(two, at):
    here, there, case_id = two
    there.undo(at=at, case=case_id)
    joined(here, there)
    assert texts(here, case_id) == []


def test_lines_that_cannot_be_read_go_along_and_go_along_once(two, at):
    here, there, _ = two
    with there.path.open("ab") as file:
        file.write(b"a torn li\n\xff\xfe\n")
    assert joined(here, there).added == 2 and joined(here, there).added == 0
    assert len(here.problems) == 2


def test_what_is_left_of_a_last_line_that_was_cut_off_does_not_go_along(two, at):
    here, there, case_id = two
    there.log(case_id, note("whole"), at=at)
    there.log(case_id, note("Käthe called"), at=at)
    data = there.path.read_bytes()
    begun, last = data.rindex(b"\n", 0, -1) + 1, data[data.rindex(b"\n", 0, -1) + 1 :]
    before = here.path.read_bytes()
    for end in (1, 2, 14, last.index("ä".encode()) + 1, len(last) - 2):
        here.path.write_bytes(before)
        done = merge(here, data[: begun + end], "cut.jsonl")
        assert done.added == 1 and done.told == (merging.HALF,) and here.problems == []
        assert merge(here, data[: begun + end], "cut.jsonl").added == 0
        assert merge(here, data, "whole.jsonl").added == 1 and said(here) == said(there)
    here.path.write_bytes(before)
    assert merge(here, data[:-1], "no break at its end")[:2] == (2, 2) and said(here) == said(there)
    newer = data + b'{"v":2,"id":"00000009-abcdefgh","do":"of a later day"}'
    assert merge(here, newer, "a newer program's").told == () and here.path.read_bytes().endswith(b'later day"}\n')


def test_an_export_brings_no_half_line_into_a_journal_that_holds_something(two, at):
    here, there, case_id = two
    there.log(case_id, note("whole"), at=at)
    with there.path.open("ab") as file:
        file.write(b'{"v":1,"id":"0000')
    made = take(Journal(there.path), now=at)
    assert take_in(made, here).added == 1 and here.problems == [] and take_in(made, here).added == 0
    new = Journal(here.path.with_name("new.jsonl"))
    take_in(made, new)
    assert new.path.read_bytes().startswith(there.path.read_bytes())  # where nothing was, it is the same again


def test_a_strange_line_of_another_journal_is_set_aside_and_locks_nothing(two, at):
    here, there, case_id = two
    strange = {"v": 1, "id": "00000010-bbbbbbbb", "at": at.isoformat(), "do": "setting", "name": "x", "value": 1}
    with there.path.open("ab") as file:
        file.write(json.dumps({**strange, "case": ["a"]}).encode() + b"\n")
    assert joined(here, there).added == 1
    here.log(case_id, note("goes on"), at=at)
    assert texts(Journal(here.path), case_id) == ["both", "goes on"] and len(here.problems) == 1


def test_a_merge_that_fails_while_it_looks_has_written_nothing(two, at, monkeypatch):
    here, there, case_id = two
    there.log(case_id, note("there"), at=at)
    before = here.path.read_bytes()
    monkeypatch.setattr("followup.journal.merging.Ledger", lambda where: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        joined(here, there)
    assert here.path.read_bytes() == before


def test_who_is_removed_here_and_visited_there_is_told(two, at):
    here, there, case_id = two
    tom = {"name": "Tom Reyes", "is": "hr"}
    here.set_facts(case_id, {("contacts", "tom"): tom}, at=at)
    joined(there, here)
    here.set_facts(case_id, {("contacts", "tom"): None}, at=at)
    here.log(case_id, note("here"), at=at)
    there.log(case_id, note("there"), at=at)
    there.log(case_id, {"kind": "visited", "to": "tom"}, at=at)
    assert joined(here, there).aside == 1
    joined(there, here)
    assert said(here) == said(there)


@pytest.mark.parametrize("data", [b"", b"what is this\n", b"{}\n", b"\x00" * 99, b'{"format":"followup snapshot"}'])
def test_what_is_no_journal_is_refused_and_nothing_is_written(two, data):
    here = two[0]
    before = here.path.read_bytes()
    with pytest.raises(InputError):
        merge(here, data, "x")
    assert here.path.read_bytes() == before


def test_a_line_changed_by_hand_is_refused_both_ways(two):
    here, there, _ = two
    there.path.write_bytes(there.path.read_bytes().replace(b'"both"', b'"hand"'))
    for into, other in ((here, there), (there, here)):
        with pytest.raises(InputError, match="by hand"):
            joined(into, other)


COPIES = (
    "journal (conflicted copy 2026-03-04).jsonl",
    "journal (Priya's conflicted copy 2026-03-04).jsonl",
    "journal.sync-conflict-20260304-181500-ABCDEFG.jsonl",
    "journal-LAPTOP.jsonl",
    "journal 2.jsonl",
    "journal-example-laptop.jsonl",
    "journal-kept-PC.jsonl",
    "Journal (1).jsonl",
    "journal - Copy.JSONL",
    "Copy of journal.jsonl",
    "Kopie von journal.jsonl",
    "Copie de journal.jsonl",
    "Copia di journal.jsonl",
    "Cópia de journal.jsonl",
    "Kopia journal.jsonl",
    "journalのコピー.jsonl",
    "journal 副本.jsonl",
    "journal (SFConflict ann 2026-03-04-18-15-00).jsonl",
    "journal.jsonl.bak",
    "journal.jsonl~",
    "journal.jsonl.sync-conflict-20260304-181500-ABCDEFG",
    ".journal.jsonl.swp",
)


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_that_a_sync_program_left_is_noticed_until_it_is_taken_in(two, at, name):
    here, there, case_id = two
    there.log(case_id, note("there"), at=at)
    copy = here.path.with_name(name)
    copy.write_bytes(there.path.read_bytes())
    assert [(one.path, one.lines) for one in copies_of(here)] == [(copy, 1)]
    merge(here, copy.read_bytes(), name)
    assert copies_of(here) == [] and copy.exists()


@pytest.mark.parametrize(
    "name",
    [
        "journal-kept-2026-03-04.jsonl",
        "journal-kept-2026-03-04_2.jsonl",
        "Kopie von journal-kept-2026-03-04.jsonl",
        "journal-example.jsonl",
        "other.jsonl",
        "journal copy.txt",
        "journal",
    ],
)
def test_other_files_beside_it_are_no_copies(two, at, name):
    here, there, case_id = two
    there.log(case_id, note("there"), at=at)
    here.path.with_name(name).write_bytes(there.path.read_bytes())
    assert copies_of(here) == []


def test_another_search_of_a_name_like_it_is_no_copy(two, tmp_path, at):
    here = two[0]
    Journal(here.path.with_name("journal-old.jsonl")).new_case(invented_case(), at=at)
    assert copies_of(here) == []


def test_the_command_line_tells_of_a_copy_and_takes_it_in(two, at, capsys):
    here, there, case_id = two
    there.log(case_id, note("there"), at=at)
    copy = here.path.with_name(COPIES[0])
    copy.write_bytes(there.path.read_bytes())
    assert main(["case", "list", "--journal", str(here.path)]) == 0
    assert f"followup merge '{copy}'" in capsys.readouterr().out
    assert main(["merge", str(copy), "--journal", str(here.path)]) == 0
    assert "1 line of" in capsys.readouterr().out
    assert main(["merge", str(here.path), str(copy)]) == 0
    assert "Nothing written" in capsys.readouterr().out
    assert texts(here, case_id) == ["both", "there"]


@pytest.mark.parametrize("words", [["a", "b", "c"], ["nowhere.jsonl", "nowhere.jsonl"], ["nowhere.jsonl"]])
def test_the_command_line_refuses_what_it_cannot_put_together(tmp_path, capsys, words):
    assert main(["merge", *(str(tmp_path / word) for word in words)]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_of_very_many_files_beside_it_those_changed_last_are_looked_into(two, at):
    here, there, case_id = two
    there.log(case_id, note("there"), at=at)
    for number in range(22):
        copy = here.path.with_name(f"journal {number:02}.jsonl")
        copy.write_bytes(there.path.read_bytes())
        os.utime(copy, (number, number))
    (here.path.parent / "journal 000.jsonl").mkdir()
    assert [one.path.name for one in copies_of(here)] == [f"journal {number:02}.jsonl" for number in range(21, 1, -1)]


@pytest.mark.parametrize("broken", [b"", b"\xff\xfe", b"what is this\n", b"{}\n"])
def test_a_file_beside_it_that_is_no_journal_is_no_copy_and_hides_none(two, at, broken):
    here, there, case_id = two
    there.log(case_id, note("there"), at=at)
    here.path.with_name("journal 1.jsonl").write_bytes(broken)
    copy = here.path.with_name("journal 2.jsonl")
    copy.write_bytes(there.path.read_bytes())
    assert [one.path for one in copies_of(here)] == [copy]


def test_an_empty_journal_has_no_copies_and_one_that_is_not_there_has_none(tmp_path, two):
    journal = Journal(tmp_path / "journal.jsonl")
    (tmp_path / "journal 2.jsonl").write_bytes(two[0].path.read_bytes())
    assert copies_of(journal) == []
    journal.path.touch()
    assert copies_of(journal) == []  # it shares no line with it


@pytest.mark.parametrize(("data", "what"), [(b"", "the file is empty"), (b"{}\n", "not a journal of this workbook")])
def test_what_is_wanted_is_said_of_what_is_no_journal(two, data, what):
    with pytest.raises(InputError) as refused:
        merge(two[0], data, "x.jsonl")
    (problem,) = refused.value.problems
    wanted = "a journal or a backup of this workbook (.jsonl)"
    assert (problem.where, problem.what, problem.allowed) == ("x.jsonl", what, wanted)


def test_a_line_that_stands_in_the_other_twice_is_added_once(two, at):
    here, there, case_id = two
    there.log(case_id, note("there"), at=at)
    data = there.path.read_bytes()
    assert merge(here, data + data.splitlines(keepends=True)[-1] + b"no line\nno line\n", "x")[:4] == (2, 2, 0, ())
    assert texts(here, case_id) == ["both", "there"]


def another(facts, **role):
    return {**facts, "id": "north", "role": {"title": "Cook", **role}}


@pytest.mark.parametrize("id", ["north", "case", "north wind", "x" * 120])
def test_two_jobs_that_got_one_id_are_not_laid_onto_each_other_and_keep_nothing_else_away(tmp_path, facts, at, id):
    here, there = Journal(tmp_path / "here.jsonl"), Journal(tmp_path / "there.jsonl")
    here.new_case({**facts, "id": id}, at=at)
    there.new_case({**another(facts), "id": id}, at=at)
    there.log(id, {"kind": "heard", "what": "rejection"}, at=at)
    there.set(f"wording {id}", 3, at=at)
    there.set(f"decided: {id} thank-you maria thanks", 4, at=at)
    other = there.new_case({**facts, "id": "cedar"}, at=at)
    there.log(other, {"kind": "heard", "what": "offer"}, at=at)
    ours = there.mapping(id)
    before, done = here.mapping(id), joined(here, there)
    assert here.mapping(id) == before and here.mapping(other) == there.mapping(other) and not here.problems
    assert done.told[0].startswith("Cook at Northwind Clinics there goes by the same name as Data analyst at")
    assert done.apart == (id,) and done.added == 2
    assert here.setting(f"wording {id}") is here.setting(f"decided: {id} thank-you maria thanks") is None
    assert joined(here, there).added == 0 and joined(here, there).told == done.told
    assert joined(there, here).added == 0 and there.mapping(id) == ours


def test_the_command_says_how_two_jobs_of_one_id_come_together_and_so_they_do(tmp_path, facts, at, capsys):
    here, there, shown = (tmp_path / name for name in ("here.jsonl", "there.jsonl", "north.toml"))
    Journal(here).new_case({**facts, "id": "north"}, at=at)
    Journal(there).new_case(another(facts), at=at)
    for _ in range(2):
        assert main(["merge", str(here), str(there), "--yes"]) == 0
        said = capsys.readouterr().out
        assert "Data analyst at" in said and "followup case show north there, then followup case new" in said
    assert main(["case", "show", "north", "--journal", str(there)]) == 0
    shown.write_text(capsys.readouterr().out, "utf-8")
    assert main(["case", "new", "--file", str(shown), "--journal", str(here)]) == 0
    assert [case.role.title for case in Journal(here).cases().values()] == ["Data analyst", "Cook"]
    Journal(there).new_case({**facts, "id": "cedar"}, at=at)
    assert main(["merge", str(here), str(there), "--yes"]) == 0
    assert list(Journal(here).cases()) == ["north", "cedar", "north-2"]


def test_a_job_that_was_opened_on_both_machines_is_one(tmp_path, facts, at):
    here, there = Journal(tmp_path / "here.jsonl"), Journal(tmp_path / "there.jsonl")
    here.new_case({**facts, "id": "north"}, at=at)
    there.new_case({**another(facts, title=" data  Analyst")}, at=at.replace(hour=19))
    there.log("north", note("there"), at=at.replace(hour=20))
    done = joined(here, there)
    assert done[:3] == (2, 0, 0) and done.told == (
        "Northwind Clinics, Data analyst was opened on both computers: it is one case, with what either knew of it.",
    )
    (said_twice,) = done.overruled
    assert "“Data analyst” (" in said_twice and ", here) counts, not “" in said_twice and ", there)." in said_twice
    joined(there, here)
    assert said(here) == said(there) and texts(here, "north") == ["there"] and here.problems == []


def test_a_job_that_was_taken_back_here_or_opened_anew_there_is_in_nobodys_way(two, facts, at):
    here, there, case_id = two
    here.undo(next(one.id for one in here.history(case_id) if one.do == "case"), at=at)
    here.new_case({**another(facts), "id": case_id}, at=at)
    assert joined(there, here).added == 2 and joined(here, there).added == 0


@pytest.mark.parametrize("again", [False, True], ids=["taken back", "and done again"])
def test_a_job_that_a_third_machine_took_back_opens_no_door_to_another_job_of_that_id(tmp_path, facts, at, again):
    """Its opening came along, does not count, and is older: what this id stands for here stays all the same."""
    here, there, third = (Journal(tmp_path / name / "j.jsonl") for name in ("here", "there", "third"))
    third.new_case({**facts, "id": "north"}, at=at)
    third.undo(at=at)
    there.new_case({**facts, "id": "north"}, at=at.replace(hour=19))
    here.new_case(another(facts), at=at.replace(hour=20))
    before = here.mapping("north")
    assert joined(here, there).apart == ("north",) and joined(here, third).apart == ()
    if again:
        third.redo(at=at.replace(hour=21))
    for other in (there, third):
        done = joined(here, other)
        assert done.apart == (("north",) if again or other is there else ()) and done.added == 0
    assert here.mapping("north") == before and not here.problems


EMAIL = ("contacts", "maria", "email")


def apart(here, there, case_id, ours, theirs, path=EMAIL):
    """There many lines come first, so that the older value has the higher number."""
    for number in range(5):
        there.log(case_id, note(f"n{number}"), at=AT.replace(hour=19, minute=number))
    there.set_facts(case_id, {path: theirs}, at=AT.replace(hour=20))
    here.set_facts(case_id, {path: ours}, at=AT.replace(hour=22))


def test_a_fact_that_both_changed_is_what_was_written_later_and_told_with_both_values(two, capsys):
    here, there, case_id = two
    apart(here, there, case_id, "new@northwind.example", "old@northwind.example")
    assert main(["merge", str(here.path), str(there.path), "--now", AT.replace(day=5).isoformat()]) == 0
    assert here.case(case_id).contacts[0].email == "new@northwind.example"
    said = capsys.readouterr().out.splitlines()
    assert said[-2:] == [
        "Changed in both:",
        "Maria Lopez (Northwind Clinics), email: “new@northwind.example” (Wednesday, March 4, 22:00, here) counts, "
        "not “old@northwind.example” (Wednesday, March 4, 20:00, there).",
    ]
    assert joined(there, here).overruled == ()  # this side has all of it by now


def test_what_both_made_of_it_alike_or_took_back_is_no_news(two):
    here, there, case_id = two
    apart(here, there, case_id, "one@northwind.example", "one@northwind.example")
    here.set_facts(case_id, {("employer", "country"): "US"}, at=AT.replace(hour=22))
    here.set_facts(case_id, {("role", "title"): "Clerk"}, at=AT.replace(hour=22))
    there.set_facts(case_id, {("role", "title"): "Cook"}, at=AT.replace(hour=22))
    here.undo(at=AT.replace(hour=23))
    assert joined(here, there).overruled == ()


@pytest.mark.parametrize(("path", "ours", "theirs", "whose"), [
    (("employer", "country"), "US", "CA", "Northwind Clinics, employer country: “US”"),
    (("interviews", "1", "promised_days"), 3, 7,
     "The interview of Wednesday, March 4 (Northwind Clinics), promised days: “3”"),
    (("contacts", "maria"), {"name": "Maria L", "is": "hiring_manager"}, {"name": "Maria P", "is": "hiring_manager"},
     "Maria L (Northwind Clinics), name: “Maria L”"),
    (("role",), {"title": "Planner"}, {"title": "Clerk"}, "Northwind Clinics, role title: “Planner”"),
])  # fmt: skip
def test_of_any_fact_it_is_told_whose_it_is_and_what_counts(two, path, ours, theirs, whose):
    here, there, case_id = two
    apart(here, there, case_id, ours, theirs, path)
    (said,) = joined(here, there).overruled
    assert said.startswith(whose) and "counts, not" in said


def test_who_was_changed_here_and_removed_there_is_told(two, at):
    here, there, case_id = two
    here.set_facts(case_id, {("contacts", "tom"): {"name": "Tom Reyes", "is": "hr"}}, at=at)
    joined(there, here)
    apart(here, there, case_id, "tom@northwind.example", None, ("contacts", "tom", "email"))
    there.set_facts(case_id, {("contacts", "tom"): None}, at=AT.replace(hour=21))
    (said,) = joined(here, there).overruled
    assert said.startswith("Tom Reyes (Northwind Clinics), email: nothing (Wednesday, March 4, 21:00, there) counts")


def test_of_very_many_facts_five_are_told_and_the_rest_is_counted(two, at):
    here, there, case_id = two
    for journal, end in ((here, "here"), (there, "there")):
        people = {
            ("contacts", f"p{n}"): {"name": f"P {n}", "is": "hr", "email": f"p{n}@{end}.example"} for n in range(7)
        }
        journal.set_facts(case_id, people, at=at)
    told = joined(here, there).overruled
    assert len(told) == 6 and told[-1] == "And 2 more."


def test_lines_that_stand_in_both_are_read_once(two, at, monkeypatch):
    here, there, case_id = two
    there.log(case_id, note("more"), at=at)
    read, as_it_is = [], merging.read_entry
    monkeypatch.setattr(merging, "read_entry", lambda line, name: read.append(line.raw) or as_it_is(line, name))
    assert joined(here, there).added == 1 and len(read) == 3
