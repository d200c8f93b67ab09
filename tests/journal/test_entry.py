"""One line of a journal: what it must hold, whatever kind it is, and what is said of one that does not."""

import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from followup.case.errors import InputError
from followup.journal.entries import MOST_DEEP, Entry, new_entry, plain, to_line
from followup.journal.entry_lines import Foreign, read_entry
from followup.journal.lines import Line

AT = datetime(2026, 3, 4, 18, tzinfo=UTC)
SOUND = {
    "case": {"case": "c", "facts": {}},
    "facts": {"case": "c", "set": []},
    "event": {"case": "c", "event": {}},
    "draft": {"case": "c", "step": "s", "to": "maria", "template": "t", "subject": "s", "body": "b"},
    "undo": {"case": "c", "entry": "00000001-aaaaaa"},
    "setting": {"name": "n", "value": 1},
    "joined": {"late": {AT.isoformat(): ["00000001-aaaaaa"]}},
}
TEXT, WORDS = "a text", {"facts": "an object", "event": "an object", "set": "a list", "late": "an object"}
OPTIONAL = {("draft", "to"), ("draft", "template"), ("draft", "subject"), ("undo", "case")}


def whole(do, **more):
    return {"v": 1, "id": "00000002-aaaaaa", "at": AT.isoformat(), "do": do, **SOUND.get(do, {}), **more}


def read(held, number=2, torn=False):
    raw = held if isinstance(held, bytes) else json.dumps(held).encode()
    return read_entry(Line(number, raw, torn), "journal")


def refused(held, **line):
    with pytest.raises(InputError) as found:
        read(held, **line)
    (problem,) = found.value.problems
    return problem


@pytest.mark.parametrize("do", SOUND)
def test_a_sound_line_of_each_kind_is_read_with_all_it_holds(do):
    entry = read(whole(do))
    assert (entry.id, entry.at, entry.do, entry.case) == ("00000002-aaaaaa", AT, do, SOUND[do].get("case"))
    assert entry.data == whole(do) and (entry.line, entry.undone, entry.number) == (2, False, 2)


KEYS = [(do, key) for do in SOUND for key in ("id", "at", "do", *SOUND[do])]


@pytest.mark.parametrize(("do", "key"), KEYS)
def test_each_kind_of_line_lacks_none_of_its_keys(do, key):
    problem = refused({name: value for name, value in whole(do).items() if name != key})
    assert (problem.where, problem.what) == ("journal, line 2", f"the key {key} is missing")


@pytest.mark.parametrize(("do", "key"), [(do, key) for do, key in KEYS if (do, key) != ("setting", "value")])
def test_what_a_key_holds_is_of_its_kind(do, key):
    problem = refused(whole(do) | {key: 7})
    allowed = WORDS.get(key, TEXT) + (" or null" if (do, key) in OPTIONAL else "")
    assert (problem.what, problem.seen, problem.allowed) == (f"{key} is of the wrong kind", "7", allowed)
    if (do, key) in OPTIONAL:
        assert read(whole(do) | {key: None}).data[key] is None
    else:
        assert refused(whole(do) | {key: None}).what == f"{key} is of the wrong kind"


@pytest.mark.parametrize("version", [0, -1, 1.0, True, "1", None])
def test_a_version_is_a_number_from_one_on(version):
    problem = refused(whole("case", v=version))
    assert problem.what == "not the version of a journal line" and problem.allowed == "v = 1"


@pytest.mark.parametrize(("more", "what", "seen", "allowed"), [
    ({"v": 2}, "written by a newer version; kept, not used", "2", "v = 1"),
    ({"v": 2, "do": "poem"}, "written by a newer version; kept, not used", "2", "v = 1"),
    ({"do": "poem"}, "unknown kind of line; kept, not used", "poem",
     "case, draft, event, facts, joined, setting, undo"),
])  # fmt: skip
def test_what_a_newer_version_wrote_is_kept_and_named(more, what, seen, allowed):
    with pytest.raises(Foreign) as found:
        read(whole("case") | more)
    (problem,) = found.value.problems
    assert (problem.what, problem.seen, sorted(problem.allowed.split(", "))) == (what, seen, allowed.split(", "))
    assert found.value.number == 2


@pytest.mark.parametrize("entry_id", ["2-aaaaaa", "00000002-aaaaa", "00000002-AAAAAA", "00000002", "90000000-aaaaaa",
                                      f"00000002-{'a' * 33}", "00000002-aaaaaa\n"])  # fmt: skip
def test_an_id_is_eight_digits_and_letters(entry_id):
    problem = refused(whole("case", id=entry_id))
    assert (problem.what, problem.allowed) == ("not the id of a line", "00000001-k3v9x2ab")


@pytest.mark.parametrize(("raw", "what"), [
    (b'{"v":1', "not one JSON object"), (b"\xff", "not UTF-8 text"), (b"[]", "not one JSON object"),
    (b'{"v":1} {"v":1}', "not one JSON object"), (b"", "not one JSON object"), (b"{}x", "not one JSON object"),
])  # fmt: skip
def test_what_cannot_be_read_says_so_and_at_the_end_that_it_is_torn(raw, what):
    assert refused(raw).what == what
    torn = refused(raw, torn=True).what
    assert torn == ("not one JSON object" if raw == b"[]" else "the last line is torn")


def test_blanks_around_a_line_and_a_mark_before_the_first_are_no_damage():
    raw = json.dumps(whole("case")).encode()
    assert read(b"  " + raw + b" \r").id == "00000002-aaaaaa"
    assert read(b"\xef\xbb\xbf" + raw, number=1).line == 1
    assert refused(b"\xef\xbb\xbf" + raw, number=2).what == "not one JSON object"


def test_letters_that_are_written_as_numbers_are_read_and_halves_of_them_are_none():
    assert read(whole("setting", value="🎉é\u2028")).data["value"] == "🎉é\u2028"
    assert b"\\ud83c\\udf89" in json.dumps(whole("setting", value="🎉")).encode()
    assert refused(json.dumps(whole("setting", value="\ud83c")).encode()).what == "not UTF-8 text"


@pytest.mark.parametrize("at", ["2026-03-04", "2026-03-04T18:00:00", "yesterday", ""])
def test_a_moment_has_its_offset(at):
    problem = refused(whole("case", at=at))
    assert (problem.what, problem.seen) == ("at is not a date and time with offset", at)
    assert problem.allowed == "2026-03-04T18:00:00-06:00"


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "1969-12-31T23:00:00+00:00"])
def test_a_moment_is_in_the_years_that_facts_may_have(at):
    problem = refused(whole("case", at=at))
    assert (problem.what, problem.allowed) == ("the year of at is out of range", "1970 to 2100")
    with pytest.raises(InputError, match="out of range"):
        new_entry(1, datetime.fromisoformat(at), "setting", name="x", value=1)


@pytest.mark.parametrize("open_, close", [("[", "]"), ('{"a":', "}"), ('[{"a":', "}]")])
@pytest.mark.parametrize(("do", "key"), [("setting", "value"), ("event", "event"), ("case", "facts")])
def test_what_is_nested_for_hundreds_of_levels_is_no_line(do, key, open_, close):
    deep = f"{open_ * 450}1{close * 450}"
    raw = json.dumps(whole(do, **{key: {"in": "HERE"}})).replace('"HERE"', deep).encode()
    assert refused(raw).what == "nested too deep"
    many = whole("setting", value=[{"a": [1]}] * 500)
    assert read(many).data == many
    with pytest.raises(InputError, match="nested too deep"):
        new_entry(1, AT, do, **{**SOUND[do], key: json.loads(deep)})


@pytest.mark.parametrize("at", [date(2026, 3, 4), "2026-03-04T18:00:00Z", None, datetime(2026, 3, 4)])
def test_nothing_is_written_without_a_moment_and_its_offset(at):
    with pytest.raises(InputError, match="offset"):
        new_entry(1, at, "setting", name="x", value=1)


def test_what_is_kept_is_what_json_holds():
    west = timezone(timedelta(hours=-6))
    value = {"day": date(2026, 3, 4), "at": datetime(2026, 3, 4, 12, tzinfo=west), "many": (1, 2.5, None, True), 3: "x"}
    kept = {"day": "2026-03-04", "at": "2026-03-04T12:00:00-06:00", "many": [1, 2.5, None, True], "3": "x"}
    assert plain(value) == kept


@pytest.mark.parametrize(("value", "seen"), [
    ({1, 2}, "set is not kept"), (b"x", "bytes is not kept"), (float("inf"), "Out of range float"),
    (object, "type is not kept"), ("\udc80", "half a character"),
])  # fmt: skip
def test_what_no_line_can_hold_is_named(value, seen):
    with pytest.raises(InputError) as found:
        plain({"x": [value]})
    (problem,) = found.value.problems
    assert (problem.where, problem.what) == ("value", "nothing a journal can hold") and seen in problem.seen
    assert problem.allowed == "text, numbers, dates, lists, mappings"


def test_a_line_is_written_in_the_letters_that_were_typed_and_without_blanks():
    entry = new_entry(12, AT, "setting", name="é", value=["🎉", 1])
    line = to_line(entry).decode()
    head = f'{{"v":1,"id":"{entry.id}","at":"2026-03-04T18:00:00+00:00","do":"setting",'
    assert line == head + '"name":"é","value":["🎉",1]}'
    assert read(line.encode()) == Entry(entry.id, AT, "setting", None, entry.data, 2) and entry.line == 0


def test_of_two_lines_of_one_number_the_later_counts_then_an_undo_then_the_letters():
    def line(do, letters, minutes=0):
        at = (AT + timedelta(minutes=minutes)).isoformat()
        return read(whole(do, id=f"00000002-{letters}", at=at))

    ranked = [line("event", "zzzzzz"), line("undo", "aaaaaa"), line("undo", "bbbbbb"), line("event", "aaaaaa", 1)]
    assert sorted(reversed(ranked), key=lambda entry: entry.rank) == ranked


@pytest.mark.parametrize(("place", "held", "near", "no"), [
    (["events", "new"], {"kind": "note", "at": AT.isoformat(), "txt": "hi"}, "text? — about, answer_by,", "candidate"),
    (["contacts", "new"], {"name": "Ada Invented", "is": "hr", "emial": "ada@x.example"}, "email? — ", "candidate"),
    (["interviews", "new"], {"at": AT, "round": 2, "with": ["maria"], "promised_dys": 7}, "promised_days? — ", "role"),
])  # fmt: skip
def test_a_wrong_key_is_told_with_those_of_its_own_table(journal, facts, place, held, near, no):
    case_id = journal.new_case(facts, at=AT)
    with pytest.raises(InputError) as refused:
        if place[0] == "events":
            journal.log(case_id, held, at=AT)
        else:
            journal.set_facts(case_id, {tuple(place): held}, at=AT)
    (problem,) = refused.value.problems
    assert problem.what == "unknown key" and problem.allowed.startswith(near) and no not in problem.allowed


def test_a_line_may_be_as_deep_as_is_said_and_no_deeper():
    def lists(levels):
        return json.loads("[" * levels + "1" + "]" * levels)

    most = lists(MOST_DEEP - 1)  # the line around it is an object itself
    assert read(whole("setting", value=most)).data["value"] == most
    assert refused(whole("setting", value=[most])).what == "nested too deep"
    new_entry(1, AT, "setting", name="n", value=lists(MOST_DEEP - 2))
    with pytest.raises(InputError, match="nested too deep"):
        new_entry(1, AT, "setting", name="n", value=[most])
    new_entry(1, AT, "setting", name="n", value=[[]] * MOST_DEEP)  # many, and not within each other
