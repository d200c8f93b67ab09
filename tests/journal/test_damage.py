"""Torn and damaged lines: named by number, set aside, never deleted, and no whole line is lost with them."""

import json
import os
import random
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup import InputError
from followup.case.errors import FollowupError
from followup.journal import Journal
from followup.journal.entries import new_entry, to_line
from tests.amount import examples, some

from .example import AT, invented_case


def note(text):
    return {"kind": "note", "text": text}


@pytest.fixture
def case_id(journal, facts, at):
    return journal.new_case(facts, at=at)


def texts(journal, case_id):
    return [event.text for event in journal.case(case_id).events]


def append(journal, raw):
    with journal.path.open("ab") as file:
        file.write(raw)


def line(**keys):
    base = {"v": 1, "id": "00000050-aaaaaaaa", "at": AT.isoformat(), "do": "event"}
    return json.dumps({key: value for key, value in {**base, **keys}.items() if value is not ...}).encode() + b"\n"


def test_a_torn_last_line_is_named_and_the_next_line_is_whole(journal, case_id, at):
    journal.log(case_id, note("first"), at=at)
    append(journal, b'{"v":1,"id":"000000')
    (problem,) = journal.problems
    assert problem.where == f"{journal.path}, line 3" and "torn" in problem.what
    journal.log(case_id, note("second"), at=at)
    assert texts(journal, case_id) == ["first", "second"]
    assert b'{"v":1,"id":"000000\n{"v":1,' in journal.path.read_bytes()
    assert [problem.where for problem in journal.problems] == [f"{journal.path}, line 3"]


def test_a_last_line_that_lacks_only_its_break_counts(journal, case_id, at):
    journal.log(case_id, note("first"), at=at)
    journal.path.write_bytes(journal.path.read_bytes().rstrip(b"\n"))
    again = Journal(journal.path)
    assert texts(again, case_id) == ["first"] and again.problems == []
    again.log(case_id, note("second"), at=at)
    assert texts(again, case_id) == texts(journal, case_id) == ["first", "second"]


DAMAGED = {
    "no JSON": (b"what is this\n", "not one JSON object"),
    "a list": (b"[1, 2]\n", "not one JSON object"),
    "a number": (b"7\n", "not one JSON object"),
    "not a number": (b'{"v":NaN}\n', "not one JSON object"),
    "zeros": (b"\x00" * 300 + b"\n", "not one JSON object"),
    "deep": (b"[" * 100_000 + b"\n", "not one JSON object"),
    "long digits": (b'{"v":' + b"9" * 5000 + b"}\n", "not one JSON object"),
    "latin-1": ('{"v":1,"id":"é"}\n'.encode("latin-1"), "not UTF-8 text"),
    "utf-16": ('{"v":1}'.encode("utf-16") + b"\n", "not UTF-8 text"),
    "half a character": (line(case="x", event={"text": "\ud800"}), "not UTF-8 text"),
    "no version": (line(v=...), "not the version of a journal line"),
    "an odd version": (line(v="1"), "not the version of a journal line"),
    "a true version": (line(v=True), "not the version of a journal line"),
    "no kind": (line(do=...), "the key do is missing"),
    "an odd kind": (line(do=["event"]), "do is of the wrong kind"),
    "no event": (line(case="x"), "the key event is missing"),
    "an odd event": (line(case="x", event="sent"), "event is of the wrong kind"),
    "an odd case": (line(case=7, event={}), "case is of the wrong kind"),
    "a setting of many cases": (line(do="setting", name="x", value=1, case=["a"]), "case is of the wrong kind"),
    "a setting of a thing": (line(do="setting", name="x", value=1, case={"a": 1}), "case is of the wrong kind"),
    "many cases looked at": (line(do="setting", name="case", value=["x"]), "value is of the wrong kind"),
    "an odd id": (line(id="1", case="x", event={}), "not the id of a line"),
    "an endless id": (line(id="99999999-aaaaaaaa", case="x", event={}), "not the id of a line"),
    "no offset": (line(at="2026-03-04T18:00:00", case="x", event={}), "at is not a date and time"),
    "no date": (line(at="2026-02-31T18:00:00+00:00", case="x", event={}), "at is not a date and time"),
    "a newer version": (line(v=2), "written by a newer version"),
    "an unknown kind": (line(do="poem"), "unknown kind of line"),
    "too long": (b'"' + b"x" * 5_000_001 + b'"\n', "line too long"),
    "no such case": (line(case="x", event=note("x")), "no readable line opens this case"),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_line_is_named_and_everything_else_is_kept(journal, case_id, at, name):
    raw, what = DAMAGED[name]
    journal.log(case_id, note("first"), at=at)
    append(journal, raw)
    journal.log(case_id, note("second"), at=at)
    for reader in (journal, Journal(journal.path)):
        assert texts(reader, case_id) == ["first", "second"]
        (problem,) = reader.problems
        assert problem.where == f"{journal.path}, line 3" and what in problem.what
    assert raw in journal.path.read_bytes()


@pytest.mark.parametrize(
    ("keys", "what"),
    [
        ({"event": {**note("x"), "at": AT.isoformat(), "kind": "sennt"}}, "event.kind: not one of the allowed words"),
        ({"event": {**note("x"), "at": "never"}}, "event.at: not a date with a time"),
        ({"do": "facts", "set": [[["employer", "timezone"], "Nowhere"]]}, "employer.timezone: unknown time zone"),
        ({"do": "facts", "set": [["employer"]]}, "set: not a pair of path and value"),
        ({"do": "facts", "set": [[["employer", 3], "x"]]}, "set: not a pair of path and value"),
        ({"do": "facts", "set": [[[], "x"]]}, "set: not a pair of path and value"),
        ({"do": "facts", "set": "all"}, "set is of the wrong kind"),
        ({"do": "facts", "set": [[["candidate"], "x"]]}, "candidate: not a table"),
        ({"do": "facts", "set": [[["contacts", "nobody", "email"], "x@y.example"]]}, "contacts: there is none"),
        ({"do": "case", "facts": {}}, "line 3: this id is taken by another case"),
    ],
)
def test_a_line_that_does_not_fit_its_case_is_named_and_the_case_stays(journal, case_id, at, keys, what):
    journal.log(case_id, note("first"), at=at)
    append(journal, line(case=case_id, **keys))
    journal.log(case_id, note("second"), at=at)
    assert texts(journal, case_id) == ["first", "second"]
    (problem,) = journal.problems
    assert f"{journal.path}, line 3" in problem.where and what in str(problem)


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"weather": 1},
        {"contacts": "maria"},
        {**invented_case(), "contacts": [{"name": "x"}]},
        {**invented_case(), "contacts": [*invented_case()["contacts"]] * 2},
        {**invented_case(), "employer": "Northwind"},
        {**invented_case(), "interviews": [7]},
    ],
)
def test_a_case_line_that_is_no_case_is_named_and_the_others_stay(journal, case_id, at, broken):
    append(journal, line(do="case", case="broken", facts=broken))
    assert list(journal.cases()) == [case_id]
    (problem,) = journal.problems
    assert problem.where.startswith(f"{journal.path}, line 2")
    with pytest.raises(InputError, match="line 2"):
        journal.case("broken")
    with pytest.raises(InputError):
        journal.log("broken", note("x"), at=at)


def test_two_notebooks_whose_changes_clash_leave_a_sound_case(journal, case_id, at):
    """One removed Tom while the other, synced later, wrote down a visit to him."""
    journal.set_facts(case_id, {("contacts", "tom"): {"name": "Tom Reyes", "is": "hr"}}, at=at)
    copy = journal.path.with_name("copy.jsonl")
    copy.write_bytes(journal.path.read_bytes())
    journal.set_facts(case_id, {("contacts", "tom"): None}, at=at)
    journal.log(case_id, note("here"), at=at)
    other = Journal(copy)
    other.log(case_id, note("first there"), at=at)
    other.log(case_id, {"kind": "visited", "to": "tom"}, at=at)
    append(journal, copy.read_bytes())
    case = journal.case(case_id)
    assert {"here", "first there"} <= {event.text for event in case.events}
    (problem,) = journal.problems
    assert "tom" in str(problem)


def test_two_notebooks_synced_later_make_one_search(journal, case_id, at):
    copy = journal.path.with_name("copy.jsonl")
    copy.write_bytes(journal.path.read_bytes())
    other = Journal(copy)
    journal.set_facts(case_id, {("contacts", "tom"): {"name": "Tom Reyes", "is": "hr"}}, at=at)
    other.set_facts(case_id, {("contacts", "ada"): {"name": "Ada Lind", "is": "hr"}}, at=at)
    journal.add_interview(case_id, {"round": 2, "at": at, "with": ["tom"]}, at=at)
    other.add_interview(case_id, {"round": 2, "at": at, "with": ["ada"]}, at=at)
    append(journal, copy.read_bytes())
    case = journal.case(case_id)
    assert {contact.id for contact in case.contacts} == {"maria", "tom", "ada"}
    assert {interview.people for interview in case.interviews} == {("maria",), ("tom",), ("ada",)}
    assert journal.problems == []


def test_a_new_line_counts_after_lines_of_a_newer_version(journal, case_id, at):
    append(journal, line(v=2, id="00000090-aaaaaaaa"))
    entry = journal.log(case_id, note("x"), at=at)
    assert entry > "00000090-aaaaaaaa"


def test_a_file_put_in_place_by_another_program_is_read_anew(journal, case_id, at):
    journal.log(case_id, note("first"), at=at)
    old = journal.path.read_bytes()
    for text in ("second", "third"):
        journal.log(case_id, note(text), at=at)
    other = journal.path.with_name("other")
    other.write_bytes(old)
    os.replace(other, journal.path)
    assert texts(journal, case_id) == ["first"]
    journal.path.unlink()
    assert journal.cases() == {}


def test_a_line_edited_by_hand_is_read_anew_even_if_its_length_stays(journal, case_id, at):
    journal.log(case_id, note("frist"), at=at)
    assert texts(journal, case_id) == ["frist"]
    before = journal.path.stat().st_mtime_ns
    journal.path.write_bytes(journal.path.read_bytes().replace(b"frist", b"first"))
    os.utime(journal.path, ns=(before + 1, before + 1))  # however coarse this disk's clock is
    assert texts(journal, case_id) == ["first"]
    journal.path.write_bytes(journal.path.read_bytes().replace(b'"first"', b'"at first"') + b"\n\n")
    assert texts(journal, case_id) == ["at first"]


def test_byte_order_mark_blank_lines_and_windows_breaks_are_no_damage(journal, case_id, at):
    journal.log(case_id, note("first"), at=at)
    journal.path.write_bytes(b"\xef\xbb\xbf" + journal.path.read_bytes().replace(b"\n", b"\r\n\r\n"))
    assert texts(Journal(journal.path), case_id) == ["first"] and Journal(journal.path).problems == []


@pytest.mark.parametrize("place", ["folder", "device", "file/inside.jsonl", "null\0byte"])
def test_what_is_no_file_gives_a_clear_error(tmp_path, facts, at, place):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    os.mkfifo(tmp_path / "device")
    for act in (lambda journal: journal.cases(), lambda journal: journal.new_case(facts, at=at)):
        with pytest.raises(FollowupError) as refused:
            act(Journal(tmp_path / place))
        assert str(tmp_path) in str(refused.value)


def test_a_full_disk_is_said_and_costs_no_line(journal, case_id, at, monkeypatch):
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, data[:20]))
    with pytest.raises(InputError, match="no room"):
        journal.log(case_id, note("lost"), at=at)
    monkeypatch.undo()
    journal.log(case_id, note("kept"), at=at)
    assert texts(Journal(journal.path), case_id) == ["kept"]


def test_in_a_browser_without_fsync_and_locks_the_journal_works(journal, facts, at, monkeypatch):
    monkeypatch.delattr(os, "fsync")
    monkeypatch.setattr(sys, "platform", "emscripten")
    monkeypatch.setitem(__import__("sys").modules, "fcntl", None)
    case_id = journal.new_case(facts, at=at)
    assert list(Journal(journal.path).cases()) == [case_id]


WHOLE = 8


def filled(path):
    """A journal of one case and WHOLE notes; the case's id."""
    notes = [
        {"case": "northwind", "event": {**note(f"note {number}"), "at": AT.isoformat()}} for number in range(WHOLE)
    ]
    entries = [new_entry(1, AT, "case", case="northwind", facts=invented_case())]
    entries += [new_entry(number, AT, "event", **keys) for number, keys in enumerate(notes, 2)]
    path.write_bytes(b"".join(to_line(entry) + b"\n" for entry in entries))
    return "northwind"


@examples(50)
@given(junk=st.lists(st.tuples(st.integers(0, WHOLE), st.binary(max_size=40)), max_size=6), tail=st.binary(max_size=30))
def test_no_bytes_between_or_after_whole_lines_cost_one_of_them(tmp_path_factory, junk, tail):
    path = tmp_path_factory.mktemp("junk") / "journal.jsonl"
    case_id = filled(path)
    lines = path.read_bytes().splitlines(keepends=True)
    for where, raw in junk:
        lines.insert(where + 1, raw.replace(b"\n", b"") + b"\n")
    path.write_bytes(b"".join(lines) + tail)
    journal = Journal(path)
    journal.log(case_id, note("after"), at=AT)
    assert texts(journal, case_id) == [*(f"note {number}" for number in range(WHOLE)), "after"]
    assert texts(Journal(path), case_id) == texts(journal, case_id)


def test_thousands_of_damaged_files_give_no_traceback_and_keep_the_whole_lines(tmp_path):
    """Each file: a few bytes of a sound one changed, removed or doubled; seeds fixed."""
    path = tmp_path / "journal.jsonl"
    case_id = filled(path)
    sound = path.read_bytes()
    known = {json.loads(raw)["id"]: raw for raw in sound.splitlines()}
    for seed in range(some(600)):
        path.write_bytes(damaged(sound, random.Random(seed)))
        journal = Journal(path)
        assert all(1 <= len(str(problem).splitlines()) <= 3 for problem in journal.problems)
        kept = {entry.id for entry in journal.history()}
        whole = set(path.read_bytes().split(b"\n"))
        assert kept >= {entry_id for entry_id, raw in known.items() if raw in whole}, seed
        if case_id in journal.cases():
            assert journal.case(case_id).id == case_id


def damaged(sound, chance):
    raw = bytearray(sound)
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(raw))
        end = start + chance.randint(1, 60)
        raw[start:end] = chance.choice(
            [b"", chance.randbytes(3), raw[start:end] * 2, b"\n", b"\xff\xfe", b'"', b"null", raw[start:end][::-1]]
        )
    return bytes(raw[: chance.randint(len(raw) // 2, len(raw))])


@pytest.mark.parametrize(("keys", "allowed"), [
    ({"event": "sent"}, "an object"),
    ({"do": "facts", "set": "all"}, "a list"),
    ({"event": {}, "case": 7}, "a text"),
    ({"do": "draft", "step": "x", "to": 7, "template": None, "subject": None, "body": "x"}, "a text or null"),
])  # fmt: skip
def test_what_is_of_the_wrong_kind_is_told_with_the_right_one(journal, case_id, keys, allowed):
    append(journal, line(**{"case": case_id, **keys}))
    (problem,) = journal.problems
    assert problem.allowed == allowed and "of the wrong kind" in problem.what
