"""Undo and redo: nothing is removed, and what no longer counts can count again."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup import InputError
from followup.journal import Journal
from tests.amount import examples

from .example import AT, invented_case


@pytest.fixture
def case_id(journal, facts, at):
    return journal.new_case(facts, at=at)


def note(text):
    return {"kind": "note", "text": text}


def texts(journal, case_id):
    return [event.text for event in journal.case(case_id).events]


def test_undo_takes_back_the_last_thing_written_down(journal, case_id, at):
    journal.log(case_id, note("first"), at=at)
    second = journal.log(case_id, note("second"), at=at)
    undone = journal.undo(at=at)
    assert (undone.id, undone.undone, undone.data["event"]["text"]) == (second, True, "second")
    assert texts(journal, case_id) == ["first"]


def test_undoing_twice_goes_back_two_steps_and_redo_returns_them_in_order(journal, case_id, at):
    for text in ("first", "second"):
        journal.log(case_id, note(text), at=at)
    journal.undo(at=at)
    journal.undo(at=at)
    assert texts(journal, case_id) == []
    assert journal.redo(at=at).data["event"]["text"] == "first"
    assert texts(journal, case_id) == ["first"]
    journal.redo(at=at)
    assert texts(journal, case_id) == ["first", "second"]
    with pytest.raises(InputError, match="nothing to do again"):
        journal.redo(at=at)


def test_redo_is_over_once_something_new_is_written(journal, case_id, at):
    journal.log(case_id, note("first"), at=at)
    journal.undo(at=at)
    journal.log(case_id, note("other"), at=at)
    with pytest.raises(InputError, match="nothing to do again"):
        journal.redo(at=at)


def test_an_undo_may_be_undone_by_naming_it(journal, case_id, at):
    entry = journal.log(case_id, note("first"), at=at)
    journal.undo(entry, at=at)
    undo = journal.history(case_id)[-1]
    journal.undo(undo.id, at=at)
    assert texts(journal, case_id) == ["first"]
    assert [line.undone for line in journal.history(case_id)] == [False, False, True, False]


def test_what_was_said_before_the_whole_person_was_written_anew_is_no_part_of_saying_it_again(journal, case_id, at):
    email, whole = ("contacts", "maria", "email"), {"name": "Maria Lopez", "is": "hr", "email": "new@north.example"}
    for path, value in ((email, "old@north.example"), (("contacts", "maria"), whole), (email, "old@north.example")):
        journal.set_facts(case_id, {path: value}, at=at)
    seen = []
    for _ in range(3):
        journal.undo(at=at)
        seen.append(journal.case(case_id).contact("maria").email)
    assert seen[:2] == ["new@north.example", "old@north.example"] and seen[2] != seen[1]


def test_undo_of_one_case_leaves_the_others_alone(journal, case_id, facts, at):
    other = journal.new_case(facts, at=at)
    journal.log(case_id, note("here"), at=at)
    journal.log(other, note("there"), at=at)
    journal.undo(at=at, case=case_id)
    assert texts(journal, case_id) == [] and texts(journal, other) == ["there"]


def test_facts_return_to_what_they_were(journal, case_id, at):
    journal.set_facts(case_id, {("employer", "country"): "US"}, at=at)
    journal.set_facts(case_id, {("employer", "country"): "CA", ("role", "notes"): "x"}, at=at)
    journal.undo(at=at)
    case = journal.case(case_id)
    assert (case.employer.country, case.role.notes) == ("US", None)


def test_drafts_and_settings_are_undone_only_by_name(journal, case_id, at):
    entry = journal.log(case_id, note("first"), at=at)
    draft = journal.keep_draft(case_id, "thank-you", "maria", "Dear Maria", at=at)
    journal.set("policy", "the-call", at=at)
    assert journal.undo(at=at).id == entry
    assert journal.setting("policy") == "the-call"
    journal.undo(draft, at=at)
    assert journal.latest_draft(case_id, "thank-you", "maria") is None
    journal.undo(journal.history()[3].id, at=at)
    assert journal.setting("policy") is None


def test_an_undone_case_is_gone_and_comes_back_whole(journal, case_id, at):
    opening = journal.history(case_id)[0].id
    journal.log(case_id, note("first"), at=at)
    journal.undo(opening, at=at)
    assert journal.cases() == {} and journal.problems == []
    with pytest.raises(InputError):
        journal.case(case_id)
    journal.redo(at=at)
    assert texts(journal, case_id) == ["first"]


def test_an_id_stays_taken_while_its_case_is_undone(journal, case_id, facts, at):
    journal.undo(at=at)
    assert journal.new_case(facts, at=at) == f"{case_id}-2"


def test_an_undo_that_would_make_the_case_unsound_is_refused(journal, case_id, at):
    tom = journal.set_facts(case_id, {("contacts", "tom"): {"name": "Tom Reyes", "is": "hr"}}, at=at)
    journal.log(case_id, {"kind": "visited", "to": "tom"}, at=at)
    with pytest.raises(InputError, match="tom"):
        journal.undo(tom, at=at)
    assert len(journal.history(case_id)) == 3 and journal.case(case_id).contact("tom")


@pytest.mark.parametrize("wrong", ["00000009-aaaaaaaa", "nonsense"])
def test_an_unknown_line_cannot_be_undone(journal, case_id, at, wrong):
    with pytest.raises(InputError, match="no line has this id"):
        journal.undo(wrong, at=at)


def test_undoing_what_is_undone_already_is_refused(journal, case_id, at):
    entry = journal.log(case_id, note("first"), at=at)
    journal.undo(entry, at=at)
    with pytest.raises(InputError, match="undone already"):
        journal.undo(entry, at=at)


def test_an_empty_journal_has_nothing_to_undo(journal, at):
    with pytest.raises(InputError, match="nothing to undo"):
        journal.undo(at=at)


def test_an_undo_only_reaches_back_so_that_two_cannot_undo_each_other(journal, case_id, at):
    entry = journal.log(case_id, note("first"), at=at)
    undo = {"v": 1, "at": at.isoformat(), "do": "undo", "case": case_id}
    lines = [
        {**undo, "id": "00000001-00000000", "entry": entry},  # sorts before what it names
        {**undo, "id": "00000010-aaaaaaaa", "entry": "00000010-aaaaaaaa"},
        {**undo, "id": "00000011-aaaaaaaa", "entry": "00000012-aaaaaaaa"},
        {**undo, "id": "00000012-aaaaaaaa", "entry": "00000011-aaaaaaaa"},
    ]
    with journal.path.open("a") as file:
        file.writelines(json.dumps(line) + "\n" for line in lines)
    assert texts(journal, case_id) == ["first"]
    assert [line.id for line in journal.history(case_id) if line.undone] == ["00000011-aaaaaaaa"]


operations = st.lists(
    st.one_of(
        st.tuples(st.just("log"), st.text(min_size=1, max_size=8)),
        st.tuples(st.just("country"), st.sampled_from(["US", "CA", None])),
        st.tuples(st.just("contact"), st.sampled_from(["tom", "ada", "maria"])),
        st.tuples(st.just("draft"), st.text(max_size=8)),
        st.tuples(st.just("undo"), st.none()),
        st.tuples(st.just("redo"), st.none()),
    ),
    max_size=12,
)


def perform(journal, case_id, operation):
    """One operation; whether it was accepted."""
    what, value = operation
    acts = {
        "log": lambda: journal.log(case_id, note(value), at=AT),
        "country": lambda: journal.set_facts(case_id, {("employer", "country"): value}, at=AT),
        "contact": lambda: journal.set_facts(case_id, {("contacts", value): {"name": value, "is": "hr"}}, at=AT),
        "draft": lambda: journal.keep_draft(case_id, "thank-you", None, value, at=AT),
        "undo": lambda: journal.undo(at=AT, case=case_id) if len(journal.history(case_id)) > 1 else None,
        "redo": lambda: journal.redo(at=AT, case=case_id),
    }
    try:
        acts[what]()
    except InputError:
        return False
    return True


def state(journal, case_id):
    return (
        journal.mapping(case_id) if case_id in journal.ids() else None,
        [(draft.step, draft.body) for draft in journal.drafts(case_id)],
    )


@examples(35)
@given(before=operations, after=operations)
def test_undoing_everything_since_returns_to_what_was(tmp_path_factory, before, after):
    journal = Journal(tmp_path_factory.mktemp("undo") / "journal.jsonl")
    case_id = journal.new_case(invented_case(), at=AT)
    for operation in before:
        perform(journal, case_id, operation)
    was, known = state(journal, case_id), len(journal.history())
    for operation in after:
        perform(journal, case_id, operation)
    for entry in reversed(journal.history()[known:]):
        if not {line.id: line.undone for line in journal.history()}[entry.id]:
            journal.undo(entry.id, at=AT)
    assert state(journal, case_id) == was
    assert state(Journal(journal.path), case_id) == was
    assert journal.problems == []


@examples(25)
@given(steps=operations, order=st.randoms(use_true_random=False))
def test_a_reordered_or_doubled_file_says_the_same(tmp_path_factory, steps, order):
    folder = tmp_path_factory.mktemp("order")
    journal = Journal(folder / "journal.jsonl")
    case_id = journal.new_case(invented_case(), at=AT)
    for operation in steps:
        perform(journal, case_id, operation)
    lines = journal.path.read_bytes().splitlines(keepends=True)
    mixed = lines + order.sample(lines, len(lines) // 2)
    order.shuffle(mixed)
    (folder / "merged.jsonl").write_bytes(b"".join(mixed))
    merged = Journal(folder / "merged.jsonl")
    assert state(merged, case_id) == state(journal, case_id)
    assert [(line.id, line.undone) for line in merged.history()] == [
        (line.id, line.undone) for line in journal.history()
    ]


def test_an_undo_that_names_no_case_takes_its_line_back_all_the_same(journal, case_id, at):
    entry = journal.log(case_id, note("first"), at=at)
    assert texts(journal, case_id) == ["first"]
    undo = {"v": 1, "id": "00000010-aaaaaaaa", "at": at.isoformat(), "do": "undo", "case": None, "entry": entry}
    with journal.path.open("a") as file:
        file.write(json.dumps(undo) + "\n")
    assert texts(journal, case_id) == []


def test_undo_and_redo_of_a_case_nobody_knows_are_refused(journal, case_id, at):
    for act in (journal.undo, journal.redo):
        with pytest.raises(InputError, match="no case has this id"):
            act(at=at, case="nobody")
    assert len(journal.history()) == 1


def test_a_setting_written_meanwhile_is_no_reason_not_to_redo(journal, case_id, at):
    journal.log(case_id, note("first"), at=at)
    journal.undo(at=at)
    journal.set("policy", "foolproof", at=at)
    assert journal.redo(at=at).data["event"]["text"] == "first"


def test_what_was_done_again_says_that_it_counts(journal, case_id, at):
    journal.log(case_id, note("first"), at=at)
    assert journal.undo(at=at).undone
    assert not journal.redo(at=at).undone


def test_an_undo_takes_what_this_writer_wrote_and_not_what_another_wrote_meanwhile(journal, case_id, at):
    journal.log(case_id, note("earlier"), at=at)
    here, there = Journal(journal.path), Journal(journal.path)
    here.log(case_id, note("here"), at=at)
    there.log(case_id, note("there"), at=at)
    here.undo(at=at)
    assert texts(journal, case_id) == ["earlier", "there"]
    here.undo(at=at, case=case_id)  # its own are gone: back to what stood there before it began
    assert texts(journal, case_id) == ["there"]
    assert [here.redo(at=at).data["event"]["text"] for _ in range(2)] == ["earlier", "here"]
    there.undo(at=at)
    assert texts(journal, case_id) == ["earlier", "here"]


def test_redo_takes_back_no_undo_of_another_writer(journal, case_id, at):
    other = Journal(journal.path)
    journal.log(case_id, note("first"), at=at)
    other.log(case_id, note("second"), at=at)
    other.undo(at=at)
    with pytest.raises(InputError, match="nothing to do again"):
        journal.redo(at=at)


def test_a_writer_that_has_written_nothing_undoes_the_last_line_of_all(journal, case_id, at):
    journal.log(case_id, note("first"), at=at)
    Journal(journal.path).log(case_id, note("second"), at=at)
    Journal(journal.path).undo(at=at)
    assert texts(journal, case_id) == ["first"]


def test_a_writer_that_has_written_nothing_leaves_what_another_wrote_after_it_had_read(journal, case_id, at):
    journal.log(case_id, note("first"), at=at)
    here = Journal(journal.path)
    assert texts(here, case_id) == ["first"]
    for text in ("second", "third"):
        journal.log(case_id, note(text), at=at)
    assert texts(here, case_id) == ["first", "second", "third"]
    assert here.undo(at=at).data["event"]["text"] == "first"
    with pytest.raises(InputError, match="somebody else has written in this case since"):
        here.undo(at=at)
    assert texts(Journal(journal.path), case_id) == ["second", "third"]


def test_a_writer_that_opened_before_there_was_a_journal_takes_back_nothing_of_anothers(journal, facts, at):
    here = Journal(journal.path)
    assert here.ids() == []
    journal.log(journal.new_case(facts, at=at), note("theirs"), at=at)
    assert len(here.ids()) == 1
    with pytest.raises(InputError, match="nothing to undo"):
        here.undo(at=at)


def test_a_torn_line_read_anew_makes_no_line_of_another_ones_own(journal, case_id, at):
    here = Journal(journal.path)
    here.history()
    with journal.path.open("ab") as file:
        file.write(b'{"v":1,')
    here.history()
    journal.log(case_id, note("theirs"), at=at)
    here.history()
    with pytest.raises(InputError, match="somebody else"):
        here.undo(at=at)


def test_after_a_backup_took_its_place_what_is_there_is_what_undo_takes(journal, case_id, at):
    here = Journal(journal.path)
    here.history()
    for text in ("first", "second"):
        journal.log(case_id, note(text), at=at)
    restored = journal.path.with_name("restored")
    restored.write_bytes(journal.path.read_bytes())
    restored.replace(journal.path)
    assert texts(here, case_id) == ["first", "second"]
    assert here.undo(at=at).data["event"]["text"] == "second"


def test_a_case_that_another_went_on_with_is_not_gone_when_its_opening_is_undone(journal, facts, at):
    case_id = journal.new_case(facts, at=at)
    there = Journal(journal.path)
    entry = there.log(case_id, note("theirs"), at=at)
    before = journal.path.read_bytes()
    opening = journal.history(case_id)[0].id
    for named in (None, opening):
        with pytest.raises(InputError, match="somebody else has written in this case since"):
            journal.undo(named, at=at)
    assert journal.path.read_bytes() == before and journal.ids() == [case_id]
    there.undo(entry, at=at)
    journal.undo(at=at)
    assert journal.ids() == []


SET_ASIDE = [
    {"do": "event", "event": {"at": AT.isoformat(), "kind": "visited", "to": "nobody"}},
    {"do": "facts", "set": [[["contacts", "nobody", "email"], "n@nobody.example"]]},
    {"do": "case", "facts": invented_case()},
    {"do": "event", "case": "never-opened", "event": {"at": AT.isoformat(), "kind": "note", "text": "x"}},
]  # fmt: skip


def set_aside(journal, case_id, **keys):
    line = {"v": 1, "id": "00000050-aaaaaaaa", "at": AT.isoformat(), "case": case_id, **keys}
    with journal.path.open("ab") as file:
        file.write(json.dumps(line).encode() + b"\n")


@pytest.mark.parametrize("keys", SET_ASIDE)
def test_undo_takes_back_what_counts_and_passes_over_what_is_set_aside(journal, case_id, at, keys):
    first = journal.log(case_id, note("first"), at=at)
    set_aside(journal, case_id, **keys)
    again = Journal(journal.path)
    assert len(again.problems) == 1
    assert again.undo(at=at).id == first and texts(again, case_id) == []


@pytest.mark.parametrize("keys", SET_ASIDE)
def test_a_line_that_is_set_aside_and_named_has_nothing_to_undo(journal, case_id, at, keys):
    set_aside(journal, case_id, **keys)
    before = journal.path.read_bytes()
    with pytest.raises(InputError, match="set aside and never counted, so there is nothing to undo"):
        Journal(journal.path).undo("00000050-aaaaaaaa", at=at)
    assert journal.path.read_bytes() == before


def test_where_all_that_a_case_has_is_set_aside_there_is_nothing_to_undo(journal, case_id, at):
    set_aside(journal, "never-opened", do="event", event={"at": AT.isoformat(), **note("x")})
    with pytest.raises(InputError, match="nothing to undo"):
        Journal(journal.path).undo(at=at, case="never-opened")
