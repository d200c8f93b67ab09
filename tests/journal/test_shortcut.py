"""A long journal is not read for one line more; where the shortcut is not to be believed, everything is."""

import json
import os
import random
from datetime import timedelta

import pytest

from followup import InputError
from followup.commands.across import same_in_others
from followup.journal import Journal, around, elsewhere, shortcut
from followup.journal.around import side_of
from followup.journal.elsewhere import with_elsewhere
from followup.journal.entries import new_entry, to_line
from followup.planning.together import related
from tests.amount import some
from tests.pace import lines_run

from .example import AT, invented_case

CASES = ("c0", "c1", "c2")


@pytest.fixture
def path(tmp_path, monkeypatch):
    monkeypatch.setattr(shortcut, "LONG", 5)
    path = tmp_path / "journal.jsonl"
    path.write_bytes(as_bytes(lines_of(random.Random(1), 60)))
    return path


def lines_of(chance, count):
    lines = [new_entry(n, AT, "case", case=name, facts=invented_case(id=name)) for n, name in enumerate(CASES, 1)]
    for number in range(4, count):
        case = chance.choice(CASES)
        kind = chance.random()
        if kind < 0.6 or number < 6:
            event = {"at": AT.isoformat(), "kind": "note", "text": f"{number}"}
            lines.append(new_entry(number, AT, "event", case=case, event=event))
        elif kind < 0.7:
            lines.append(new_entry(number, AT, "setting", name="case", value=case))
        elif kind < 0.8:
            lines.append(new_entry(number, AT, "facts", case=case, set=[[["employer", "country"], "US"]]))
        else:
            target = chance.choice(lines[3:])
            lines.append(new_entry(number, AT, "undo", case=target.case, entry=target.id))
    return lines


def note(text):
    return {"kind": "note", "text": text}


def is_narrow(journal):
    return journal._only is not None


def with_shortcut(path):
    """Somebody wrote a line, and so a way to each case is known."""
    Journal(path).log("c0", note("first"), at=AT)
    assert shortcut.beside(path).exists()
    return path


def test_a_short_journal_gets_no_shortcut(tmp_path, facts, at):
    journal = Journal(tmp_path / "journal.jsonl")
    case_id = journal.new_case(facts, at=at)
    Journal(journal.path).log(case_id, note("x"), at=at)
    assert os.listdir(tmp_path) == ["journal.jsonl"]


def test_the_second_line_reads_its_case_alone(path):
    journal = Journal(with_shortcut(path))
    journal.log("c1", note("second"), at=AT)
    assert is_narrow(journal)
    assert journal.case("c1").events[-1].text == "second" and is_narrow(journal)
    assert journal.case("c0") == Journal(path).case("c0") and not is_narrow(journal)
    assert journal.history() == Journal(path).history()


def test_a_shortcut_names_nobody(path):
    held = shortcut.beside(with_shortcut(path)).read_bytes()
    assert not any(f'"{name}"'.encode() in held for name in CASES) and b"Northwind" not in held
    if os.name == "posix":
        assert shortcut.beside(path).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("seed", range(some(35)))
def test_what_is_written_by_the_shortcut_is_what_is_written_without(path, seed, tmp_path):
    chance = random.Random(seed)
    path.write_bytes(as_bytes(lines_of(chance, chance.choice([20, 60]))))
    with_shortcut(path)
    for _ in range(6):
        bare = tmp_path / "bare.jsonl"
        bare.write_bytes(path.read_bytes())
        act = chance.choice(ACTS)
        assert done(Journal(path), act) == done(Journal(bare), act), seed
        assert said(path) == said(bare)


ACTS = [
    lambda journal: journal.log("c1", note("x"), at=AT),
    lambda journal: journal.log("c2", {"kind": "visited", "to": "nobody"}, at=AT),
    lambda journal: journal.undo(at=AT, case="c1"),
    lambda journal: journal.redo(at=AT, case="c1"),
    lambda journal: journal.set_facts("c0", {("employer", "country"): "DE"}, at=AT),
    lambda journal: journal.keep_draft("c0", "thank-you", None, "Dear Maria", at=AT),
    lambda journal: journal.log("c9", note("x"), at=AT),
]


def done(journal, act):
    try:
        return isinstance(act(journal), str)
    except InputError as error:
        return [problem.what for problem in error.problems]


def said(path):
    """Every line but the letters of its id and what it names."""
    lines = [json.loads(line) for line in path.read_bytes().splitlines()]
    numbers = {line["id"]: line["id"][:8] for line in lines}
    for line in lines:
        line |= {"together": line["together"][:8]} if "together" in line else {}
    return [{**line, "id": numbers[line["id"]], "entry": numbers.get(line.get("entry"))} for line in lines]


DAMAGE = {
    "no bytes": lambda data: b"",
    "half of it": lambda data: data[: len(data) // 2],
    "a byte changed": lambda data: data[:-90] + bytes([data[-90] ^ 1]) + data[-89:],
    "something else": lambda data: b"\x00" * 500,
    "of another version": lambda data: data.replace(b"shortcut 4", b"shortcut 9"),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_a_damaged_shortcut_is_not_believed_and_made_anew(path, name):
    beside = shortcut.beside(with_shortcut(path))
    beside.write_bytes(DAMAGE[name](beside.read_bytes()))
    journal = Journal(path)
    journal.log("c1", note("second"), at=AT)
    assert not is_narrow(journal)
    again = Journal(path)
    again.log("c1", note("third"), at=AT)
    assert is_narrow(again)


def change(path, before, after):
    path.write_bytes(path.read_bytes().replace(before, after, 1))


OTHERS = {
    "a word changed, the length the same": lambda path: change(path, b'"Data analyst"', b'"Data artisan"'),
    "a line gone": lambda path: path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-9])),
    "another journal": lambda path: path.write_bytes(as_bytes(lines_of(random.Random(7), 9))),
    "a line that goes before": lambda path: append(path, to_line(early())),
    "a line that stands there already": lambda path: append(path, path.read_bytes().splitlines()[4]),
    "the last line it speaks of once more": lambda path: append(path, path.read_bytes().splitlines()[-2]),
}  # fmt: skip


def as_bytes(entries):
    return b"".join(to_line(entry) + b"\n" for entry in entries)


def early():
    return new_entry(2, AT, "event", case="c1", event={"at": AT.isoformat(), **note("early")})


def append(path, line):
    path.write_bytes(path.read_bytes() + line + b"\n")


@pytest.mark.parametrize("name", OTHERS)
def test_a_shortcut_into_another_file_than_this_is_not_taken(path, name):
    with_shortcut(path)
    OTHERS[name](path)
    journal = Journal(path)
    journal.log("c1", note("second"), at=AT)
    assert not is_narrow(journal)
    assert journal.history() == Journal(path).history()
    assert journal.case("c1").events[-1].text == "second"


def test_a_line_of_another_writer_that_goes_before_has_everything_read(path):
    journal = Journal(with_shortcut(path))
    journal.log("c1", note("second"), at=AT)
    assert is_narrow(journal)
    append(path, to_line(early()))
    assert "early" in [event.text for event in journal.case("c1").events]
    assert not is_narrow(journal)


def test_where_an_undo_names_a_line_of_another_case_there_is_no_shortcut(path):
    target = next(entry for entry in Journal(path).history("c1") if entry.do == "event")
    append(path, to_line(new_entry(90, AT, "undo", case="c2", entry=target.id)))
    Journal(path).log("c0", note("first"), at=AT)
    assert not shortcut.beside(path).exists()


def test_where_no_shortcut_can_be_kept_the_line_is_written_all_the_same(path):
    shortcut.beside(path).mkdir()
    journal = Journal(path)
    journal.log("c1", note("x"), at=AT)
    assert Journal(path).case("c1").events[-1].text == "x"


def test_only_who_writes_leaves_a_shortcut(path):
    journal = Journal(path)
    assert journal.cases() and journal.history("c1") and journal.case("c1")
    assert os.listdir(path.parent) == ["journal.jsonl"]


@pytest.mark.parametrize("count", [100_000])
def test_a_line_more_among_a_hundred_thousand_costs_little(tmp_path, count):
    path = tmp_path / "journal.jsonl"
    entries = [new_entry(n, AT, "case", case=f"c{n}", facts=invented_case(id=f"c{n}")) for n in range(1, 101)]
    event = {"at": AT.isoformat(), **note("x")}
    entries += [new_entry(n, AT, "event", case=f"c{n % 100 + 1}", event=event) for n in range(101, some(count))]
    path.write_bytes(as_bytes(entries))
    first, second = (lines_run(lambda: Journal(path).log("c7", note("y"), at=AT)) for _ in range(2))
    assert second < first / 10, (first, second)


def test_who_comes_by_the_shortcut_knows_on_which_line_each_stands(path):
    with_shortcut(path)
    narrow, whole = Journal(path), Journal(path)
    narrow.log("c0", note("one more"), at=AT)
    assert is_narrow(narrow)
    assert [(entry.id, entry.line) for entry in narrow.history("c0")] == [
        (entry.id, entry.line) for entry in whole.history() if entry.case == "c0"
    ]


def test_a_journal_that_is_taken_away_is_empty_for_who_came_by_the_shortcut_too(path):
    journal = Journal(with_shortcut(path))
    journal.log("c1", note("second"), at=AT)
    assert is_narrow(journal)
    path.unlink()
    assert journal.history() == [] and journal.ids() == []
    with pytest.raises(InputError, match="the journal has no case yet"):
        journal.case("c1")


def test_what_others_write_into_another_case_is_taken_in_by_who_came_by_the_shortcut(path):
    journal = Journal(with_shortcut(path))
    journal.log("c1", note("second"), at=AT)
    Journal(path).log("c2", note("of another case"), at=AT)
    assert journal.case("c1").events[-1].text == "second" and is_narrow(journal)
    assert journal.case("c2").events[-1].text == "of another case"
    assert journal.history() == Journal(path).history()


@pytest.mark.parametrize(("more", "narrow"), [(3, True), (4, False)])
def test_after_many_new_lines_everything_is_read_and_the_shortcut_made_anew(path, monkeypatch, more, narrow):
    """So that nobody who writes has ever more lines to read."""
    monkeypatch.setattr(shortcut, "MOST_NEW", 3)
    with_shortcut(path)
    for number in range(more - 1):
        append(path, to_line(new_entry(70 + number, AT, "setting", name="x", value=number)))
    journal = Journal(path)
    journal.log("c1", note("after"), at=AT)
    assert is_narrow(journal) is narrow
    again = Journal(path)
    again.log("c1", note("and after"), at=AT)
    assert is_narrow(again) is not narrow


def test_the_next_number_is_known_by_who_came_by_the_shortcut(path):
    """Also where the highest is that of another case, or of a line that a newer version wrote."""
    newer = json.loads(to_line(new_entry(400, AT, "setting", name="x", value=1))) | {"v": 2}
    for line in (to_line(new_entry(300, AT, "event", case="c2", event={"at": AT.isoformat(), **note("far")})),
                 json.dumps(newer).encode()):  # fmt: skip
        append(path, line)
        with_shortcut(path)
        highest = max(int(json.loads(line)["id"][:8]) for line in path.read_bytes().splitlines())
        journal = Journal(path)
        entry_id = journal.log("c1", note(f"after {highest}"), at=AT)
        assert is_narrow(journal) and int(entry_id[:8]) == highest + 1


@pytest.mark.parametrize(("lines", "kept"), [(4, False), (5, True)])
def test_from_so_many_lines_on_a_journal_is_long(path, lines, kept):
    path.write_bytes(as_bytes(lines_of(random.Random(1), lines + 1)))
    assert len(path.read_bytes().splitlines()) == lines
    Journal(path).log("c1", note("x"), at=AT)
    assert shortcut.beside(path).exists() is kept


def test_where_the_last_line_is_torn_the_shortcut_speaks_of_those_before_it(path):
    before = path.read_bytes()
    path.write_bytes(before + b'{"v":1,"id":"000')
    Journal(path).log("c1", note("x"), at=AT)
    assert shortcut.find(path, "c1").size == len(before)
    path.write_bytes(path.read_bytes() + b'{"v":1,"id":"000')
    journal = Journal(path)
    journal.log("c1", note("y"), at=AT)
    assert is_narrow(journal) and journal.history() == Journal(path).history()


def test_where_the_last_line_counts_and_lacks_its_break_no_shortcut_is_kept(path):
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    Journal(path).log("c1", note("x"), at=AT)
    assert not shortcut.beside(path).exists()


@pytest.mark.parametrize("blank", [b"\n", b"  \n\n", b"\r\n", b"x\n" * 1_100])
def test_lines_that_say_nothing_are_counted_too(path, blank):
    """Somebody looked at it in an editor; a sync program filled it up."""
    first, *others = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(blank.join([b"", first, *others[:20], b""]) + b"".join(others[20:]))
    with_shortcut(path)
    journal = Journal(path)
    journal.log("c1", note("second"), at=AT)
    assert is_narrow(journal) and journal.case("c1") == Journal(path).case("c1")
    assert [one.line for one in journal.newest("c1")] == [one.line for one in Journal(path).newest("c1")]


def test_a_shortcut_that_speaks_of_no_such_case_leads_nowhere(path):
    with_shortcut(path)
    journal = Journal(path)
    with pytest.raises(InputError, match="no case has this id"):
        journal.log("c9", note("x"), at=AT)
    assert not is_narrow(journal)
    assert shortcut.find(path, "c9") is None and shortcut.find(path.with_name("other"), "c1") is None


def test_a_shortcut_says_where_each_line_of_a_case_stands(path):
    held, whole = shortcut.find(with_shortcut(path), "c1"), path.read_bytes()
    data = whole[: held.size]
    lines = held.lines_in(data, shortcut.key_of("c1"))
    last = [line for line in Journal(path).history() if line.do == "setting"][-1:]  # it counts in every case
    expected = [(line.line, to_line(line)) for line in [*Journal(path).history("c1"), *last]]
    assert sorted((line.number, line.raw) for line in lines) == sorted(expected)
    assert held.fits(data) and not held.fits(whole) and held.lines == data.count(b"\n") and whole.startswith(data)
    assert shortcut.beside(path).name == ".journal.jsonl-shortcut"


def test_who_has_read_everything_goes_by_no_shortcut(path):
    journal = Journal(with_shortcut(path))
    assert list(journal.cases()) == ["c0", "c1", "c2"]
    journal.log("c1", note("second"), at=AT)
    assert not is_narrow(journal) and journal.history() == Journal(path).history()


def test_what_concerns_no_single_case_neither_goes_by_a_shortcut_nor_makes_one(path):
    Journal(path).set("policy", "the-call", at=AT)
    Journal(path).new_case(invented_case(id="c3"), at=AT)
    assert os.listdir(path.parent) == ["journal.jsonl"]
    journal = Journal(with_shortcut(path))
    journal.set("policy", "foolproof", at=AT)
    assert not is_narrow(journal) and journal.setting("policy") == "foolproof"


# whom the other cases know

NAMES = ("Maria Lopez", "Tom Reyes", "Ada Lind")


def with_person(number, who, employer):
    contact = {"id": "maria", "name": NAMES[who], "is": "hr", "email": f"{who}@north.example"}
    return invented_case(id=f"k{number}", contacts=[contact], employer={"name": employer, "timezone": "UTC"})


def is_alone_read_whole(path, case_id):
    people = {case.id: set(side_of(case).people) for case in Journal(path).cases().values()}
    return not any(people.get(case_id, set()) & known for other, known in people.items() if other != case_id)


@pytest.mark.parametrize("seed", range(some(35)))
def test_whether_another_case_knows_the_same_person_is_said_as_though_all_were_read(tmp_path, monkeypatch, seed):
    monkeypatch.setattr(shortcut, "LONG", 3)
    chance = random.Random(seed)
    journal = Journal(tmp_path / "journal.jsonl")
    for number in range(4):
        journal.new_case(with_person(number, chance.randrange(3), f"Works {number}"), at=AT)
    for hour in range(8):
        case_id = f"k{chance.randrange(4)}"
        assert Journal(journal.path).stands_alone(case_id) == is_alone_read_whole(journal.path, case_id)
        match chance.randrange(4):
            case 0 if case_id in Journal(journal.path).cases():
                name, address = NAMES[chance.randrange(3)], f"{chance.randrange(3)}@north.example"
                change = {("contacts", "maria"): {"name": name, "email": address, "is": "hr"}}
                Journal(journal.path).set_facts(case_id, change, at=AT.replace(hour=hour))
            case 1:
                Journal(journal.path).undo(at=AT.replace(hour=hour)) if hour else None
            case 2:
                journal.new_case(with_person(hour + 9, chance.randrange(3), "Works 1"), at=AT.replace(hour=hour))
            case 3 if case_id in Journal(journal.path).cases():
                Journal(journal.path).log(case_id, note(f"n{hour}"), at=AT.replace(hour=hour))


def test_a_message_to_somebody_whom_no_other_case_knows_reads_its_case_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(shortcut, "LONG", 3)
    path = tmp_path / "journal.jsonl"
    for number in range(4):
        Journal(path).new_case(with_person(number, number % 3, f"Works {number}"), at=AT)
    thanks = {"kind": "sent", "what": "thank_you", "channel": "email", "to": "maria", "at": AT.isoformat()}
    for kept in (False, True):
        journal = Journal(path)
        assert same_in_others(journal, "k1", thanks, AT) == {} and is_narrow(journal) == kept
        journal.log("k1", thanks, at=AT)
    journal = Journal(path)
    assert not journal.stands_alone("k0") and is_narrow(journal)
    assert journal.cases().keys() == {"k0", "k1", "k2", "k3"} and not is_narrow(journal)
    assert b"Maria" not in shortcut.beside(path).read_bytes()


def test_what_an_undo_would_take_is_told_without_reading_the_others(path):
    with_shortcut(path)
    told = Journal(path).next_undo("c0")
    journal = Journal(path)
    journal.log("c0", note("first"), at=AT)  # stands there already
    assert journal.next_undo("c0") == told and told[0] is not None and is_narrow(journal)


def test_of_what_was_written_in_two_cases_at_once_an_undo_is_told_from_all_of_them(path):
    with_shortcut(path)
    Journal(path).log_in_each({"c0": note("both"), "c1": note("both")}, at=AT)
    journal = Journal(path)
    journal.log("c0", note("both"), at=AT)
    whole = Journal(path)
    whole.cases()
    assert journal.next_undo("c0")[0].id == whole.next_undo("c0")[0].id and not is_narrow(journal)


HEARD = [("heard", "offer"), ("decided", "accepted"), ("heard", "rejection"), ("heard", "no_decision")]


def busy_search(chance, journal):
    """Cases of two candidates who know three people, with talks, offers, jobs taken and ends."""
    for number in range(chance.randrange(4, 14)):
        case = with_person(number, chance.randrange(3), f"Works {chance.randrange(6)}")
        case["candidate"] = {"name": chance.choice(["Priya Raman", "Priya Raman", "Jo Field"])}
        case["interviews"] = [{"round": 1, "at": hours(chance.randrange(-300, 60)), "with": ["maria"]}]
        journal.new_case(case, at=AT)
        if chance.random() < 0.5:
            kind, what = chance.choice(HEARD)
            event = {"kind": kind, "what": what, "at": hours(chance.randrange(-200, 40))}
            journal.log(f"k{number}", event, at=AT)
    journal.set("policy", chance.choice(["balanced", "foolproof"]), at=AT)


def hours(number):
    return (AT + timedelta(hours=number)).isoformat()


@pytest.mark.parametrize("seed", range(some(25)))
def test_of_a_case_the_shortcut_tells_what_all_cases_together_tell(tmp_path, monkeypatch, seed):
    """Who knows whom, what goes on elsewhere and the policy: the other cases are not read for it."""
    monkeypatch.setattr(shortcut, "LONG", 3)
    monkeypatch.setattr(around, "MOST", 2)
    monkeypatch.setattr(elsewhere, "MOST", 2)
    chance, journal = random.Random(seed), Journal(tmp_path / "journal.jsonl")
    busy_search(chance, journal)
    Journal(journal.path).stands_alone("k0")
    for hour in range(3):
        match chance.randrange(3):
            case 0:
                Journal(journal.path).log(f"k{chance.randrange(4)}", note(f"n{hour}"), at=AT + timedelta(hours=hour))
            case 1:
                Journal(journal.path).undo(at=AT)
        own, moment = f"k{chance.randrange(4)}", AT + timedelta(hours=chance.choice([-100, 0, 5, 90]))
        narrow, whole = Journal(journal.path), Journal(journal.path)
        told = [case for case in with_elsewhere(list(whole.cases().values()), moment)]
        mine = next((case for case in told if case.id == own), None)
        if mine is not None and not narrow.stands_alone(own):
            few = with_elsewhere(narrow.around(own, moment), moment)
            near = [told[number] for group in related(told) if told.index(mine) in group for number in group]
            assert is_narrow(narrow) and [case for case in few if case in near] == near
            assert narrow.setting("policy") == whole.setting("policy") and is_narrow(narrow)


def test_of_two_cases_that_share_a_person_a_message_is_written_into_both_and_the_others_stay_unread(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(shortcut, "LONG", 3)
    path = tmp_path / "journal.jsonl"
    for number in range(6):
        case = with_person(number, min(number // 2, 2), f"Works {min(number // 2, 2)}")
        Journal(path).new_case({**case, "interviews": [{"round": 1, "at": hours(-3), "with": ["maria"]}]}, at=AT)
    thanks = {"kind": "sent", "what": "thank_you", "channel": "email", "to": "maria", "at": hours(0)}
    for kept in (False, True):
        journal = Journal(path)
        assert same_in_others(journal, "k1", thanks, AT).keys() == {"k0"} and is_narrow(journal) == kept
    journal.log_in_each({"k1": thanks, "k0": thanks}, at=AT)
    assert is_narrow(journal) and Journal(path).cases() == journal.cases()


def test_a_setting_taken_back_after_the_shortcut_has_everything_read(path):
    Journal(path).set("policy", "foolproof", at=AT)
    Journal(path).set("policy", "balanced", at=AT)
    set_last = next(line for line in reversed(Journal(with_shortcut(path)).history()) if line.do == "setting")
    narrow = Journal(path)
    narrow.log("c1", note("second"), at=AT)
    assert narrow.setting("policy") == "balanced" and is_narrow(narrow)
    Journal(path).undo(set_last.id, at=AT)
    assert narrow.setting("policy") == "foolproof" and not is_narrow(narrow)
