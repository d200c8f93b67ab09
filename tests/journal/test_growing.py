"""A case that goes on from where it was says what it would say read from the start, whatever comes and goes."""

import json
import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup.case.case_file import load_case
from followup.case.errors import InputError
from followup.case.pieces import read_piece, try_piece
from followup.journal.course import Course, Places
from followup.journal.entries import Entry, new_entry
from followup.journal.folding import to_mapping
from followup.journal.growing import Growing
from followup.journal.ledger import Ledger
from followup.journal.undoing import Undoing
from tests.amount import examples, some

from .example import AT, invented_case

PEOPLE = ("maria", "tom", "ada")
EVENTS = [
    {"kind": "note", "text": "x"},
    {"kind": "sent", "what": "thank_you", "to": "maria"},
    {"kind": "visited", "to": "tom"},
    {"kind": "heard", "what": "no_decision", "from": "ada", "promised_days": 3},
    {"kind": "heard", "what": "no_decision", "promised_days": 3, "promised_by": "2026-03-09"},
    {"kind": "sennt"},
    {"kind": "note"},
]
CHANGES = [
    [["employer", "country"], "US"],
    [["employer", "country"], None],
    [["employer", "region"], "IL"],
    [["employer", "region"], "nowhere"],
    [["employer", "timezone"], "Nowhere"],
    [["employer", "weather"], "fine"],
    [["employer"], {"name": "Orchard Labs", "timezone": "UTC"}],
    [["role", "title"], None],
    [["contacts", "tom"], {"name": "Tom Reyes", "is": "hr"}],
    [["contacts", "tom"], None],
    [["contacts", "tom", "email"], "tom@northwind.example"],
    [["contacts", "tom", "email"], "no address"],
    [["contacts", "ada"], {"name": "Ada Lind"}],
    [["contacts", "maria"], None],
    [["interviews", "1"], None],
    [["interviews", "1", "with"], ["tom"]],
    [["interviews", "1", "ends"], "2026-03-04T13:00:00-06:00"],
    [["interviews", "x"], {"round": 2, "at": "2026-03-06T14:00:00-06:00", "with": ["ada"]}],
    [["elsewhere", "1"], {"employer": "Mosaic Transit"}],
    [["nothing"], 1],
    ["employer"],
]
MORE = {  # of a second opening
    "employer": {"name": "Northwind Clinics", "timezone": "UTC", "country": "CA", "region": "ON"},
    "contacts": [{"id": "maria", "name": "Maria", "phone": "+1 312 555 0101"}, {"id": "ada", "name": "Ada Lind"}],
    "interviews": [{"round": 1, "at": "2026-03-04T20:00:00+00:00", "with": ["ada"], "promised_days": 3}],
    "events": [
        {"at": AT.isoformat(), "kind": "note", "text": "x"},
        {"at": AT.isoformat(), "kind": "note", "text": "y"},
    ],
    "elsewhere": [{"employer": "Mosaic Transit", "role": "Clerk"}],
}


def written(chance, number, do, **keys):
    """A new line of the case, whose id is drawn too, so that a seed draws the very same again."""
    entry = new_entry(number, AT, do, case="c", **keys)
    own = f"{entry.id[:9]}{chance.getrandbits(32):08x}"
    return replace(entry, id=own, data={**entry.data, "id": own})


def drawn(chance, count):
    """Lines of one case as several writers may have left them, most of them sound."""
    lines = [written(chance, 1, "case", facts=invented_case(id="c"))]
    for number in range(2, count):
        kind = chance.random()
        number = chance.choice([number, number, number, chance.randint(0, count)])
        if kind < 0.4:
            event = {"at": AT.isoformat(), **chance.choice(EVENTS)}
            lines.append(written(chance, number, "event", event=event))
        elif kind < 0.75:
            changes = [chance.choice(CHANGES) for _ in range(chance.choice([1, 1, 2, 3]))]
            lines.append(written(chance, number, "facts", set=changes))
        elif kind < 0.9:
            lines.append(written(chance, number, "undo", entry=chance.choice(lines).id))
        else:
            facts = chance.choice([invented_case(), invented_case(**MORE), {}, {"contacts": 7}])
            second = {"keyed": chance.choice(["a", "b"])} if chance.random() < 0.6 else {}
            lines.append(written(chance, number, "case", facts={**facts, "id": "c"}, **second))
    if chance.random() < 0.1:
        del lines[0]
    return lines


def said(ledger):
    """All that a ledger says of the case; of what does not fit only which lines these are."""
    folded = ledger.folded("c")
    mapping = to_mapping(folded.state, "c") if folded.state else None
    return json.dumps(mapping), folded.case, sorted(folded.refused), sorted(ledger.undone)


def afresh(lines):
    ledger = Ledger("journal")
    ledger.add(lines)
    return said(ledger)


@pytest.mark.many
@pytest.mark.parametrize("seed", range(some(240)))
def test_lines_that_come_in_any_order_in_any_portions_say_what_they_say_read_at_once(seed):
    chance = random.Random(seed)
    lines = drawn(chance, chance.choice([6, 15, 40]))
    if chance.random() < 0.5:
        chance.shuffle(lines)
    ledger, known = Ledger("journal"), 0
    while known < len(lines):
        more = chance.choice([1, 1, 2, 5])
        ledger.add(lines[known : known + more])
        known += more
        assert said(ledger) == afresh(lines[:known]), seed


@pytest.mark.parametrize("seed", range(some(120)))
def test_what_a_case_comes_to_is_what_the_case_file_of_it_would_say(seed):
    chance = random.Random(seed)
    ledger = Ledger("journal")
    for line in drawn(chance, 30):
        ledger.add([line])
        folded = ledger.folded("c")
        if folded.case:
            assert folded.case == load_case(to_mapping(folded.state, "c"))


@pytest.mark.parametrize("seed", range(some(120)))
def test_asking_whether_a_line_fits_changes_nothing_and_foretells_what_comes(seed):
    chance = random.Random(seed)
    lines = drawn(chance, 25)
    ledger = Ledger("journal")
    ledger.add(lines)
    for line in drawn(chance, 25):
        asked = Entry("89999999-zzzzzzzz", AT, line.do, "c", {**line.data, "id": "89999999-zzzzzzzz"})
        if line.do == "undo":
            asked.data["entry"] = chance.choice(lines).id
        before = said(ledger)
        try:
            ledger.refuse_unsound(asked)
            fits = True
        except InputError:
            fits = False
        assert said(ledger) == before == afresh(lines), seed
        after = Ledger("journal")
        after.add([*lines, asked])
        if fits and before[1] is not None:
            assert set(after.folded("c").refused) <= set(before[2]), (seed, line.data)


def undone_by(undos, entries):
    """The ids that no longer count, worked out from the last undo to the first: what `Undoing` has to come to."""
    gone = set()
    for undo in sorted(undos, key=lambda entry: entry.rank, reverse=True):
        target = entries.get(undo.data["entry"])
        if undo.id not in gone and target and target.rank < undo.rank:
            gone.add(target.id)
    return gone


@examples(180)
@given(named=st.lists(st.integers(0, 60), min_size=2, max_size=60), portions=st.randoms(use_true_random=False))
def test_undos_of_undos_in_any_order_come_to_the_same(named, portions):
    ids = [f"{number:08d}-aaaaaa" for number in range(len(named))]
    lines = [
        Entry(ids[number], AT, "undo", "c", {"id": ids[number], "entry": ids[name % len(ids)]})
        for number, name in enumerate(named)
    ]
    portions.shuffle(lines)
    entries, here = {}, 0
    undoing = Undoing(entries)
    while here < len(lines):
        more = lines[here : here + portions.choice([1, 1, 3, 20])]
        here += len(more)
        before = set(undoing.undone)
        entries.update({entry.id: entry for entry in more})
        changed = undoing.take(more)
        assert undoing.undone == undone_by(entries.values(), entries)
        assert before ^ undoing.undone <= set(changed)


def test_who_is_removed_by_one_and_visited_by_another_is_visited_once_they_are_back():
    """Two machines: the visit is set aside while the person is gone, and counts again with the person."""
    tom = {"name": "Tom Reyes", "is": "hr"}
    ledger = Ledger("journal")
    ledger.add(
        [
            new_entry(1, AT, "case", case="c", facts=invented_case(id="c")),
            new_entry(2, AT, "facts", case="c", set=[[["contacts", "tom"], tom]]),
            new_entry(3, AT, "facts", case="c", set=[[["contacts", "tom"], None]]),
            visit := new_entry(4, AT, "event", case="c", event={"at": AT.isoformat(), "kind": "visited", "to": "tom"}),
        ]
    )
    assert list(ledger.folded("c").refused) == [visit.id]
    ledger.add([new_entry(5, AT, "facts", case="c", set=[[["contacts", "tom"], tom]])])
    assert ledger.folded("c").refused == {} and len(ledger.folded("c").case.events) == 1


@pytest.mark.parametrize("event", EVENTS)
def test_a_piece_that_is_tried_is_one_that_can_be_read(event):
    held = {"at": AT.isoformat(), **event}
    try:
        assert try_piece("events", held) == read_piece("events", held, "event")
    except InputError:
        assert try_piece("events", held) is None


def test_what_was_passed_over_and_taken_away_counts_no_longer():
    course = Course("c", strict=False, places=Places("search.jsonl"))
    course.take(new_entry(1, AT, "case", case="c", facts=invented_case(id="c")))
    course.take(new_entry(2, AT, "facts", case="c", set=[["nothing"], 1]))
    assert not course.is_sound
    course.drop()
    assert course.is_sound


def grown(*lines):
    made = Growing("c")
    made.open(invented_case(id="c"))
    for line in lines:
        made.lay(line)
    return made


def test_what_two_wrote_down_stands_once_and_both_keys_lead_to_it_until_the_second_is_lifted_off():
    thanks = {"at": AT.isoformat(), "kind": "sent", "what": "thank_you", "to": "maria", "channel": "email"}
    first, second, other = (
        new_entry(number, AT, "event", case="c", event=event)
        for number, event in ((2, thanks), (3, thanks), (4, thanks | {"what": "follow_up"}))
    )
    made = grown(first, second, other)
    assert [event.what for event in made.case().events] == ["thank_you", "follow_up"]
    keys = [made.own_key("events", line.id) for line in (first, second, other)]
    assert keys == [first.id, first.id, other.id]
    assert made.event(second.id) == made.event(first.id) != made.event(other.id)
    made.lift()
    made.lift()
    assert made.own_key("events", second.id) == second.id and made.twins == {}
    made.lay(other)
    assert len(made.case().events) == 2


def test_a_change_of_the_second_of_two_alike_reaches_the_one_that_stands():
    talk = {"round": 2, "at": "2026-03-09T10:00:00-05:00", "with": ["maria"]}
    lines = [
        new_entry(2, AT, "facts", case="c", set=[[["interviews", "a"], talk]]),
        new_entry(3, AT, "facts", case="c", set=[[["interviews", "b"], talk]]),
        new_entry(4, AT, "facts", case="c", set=[[["interviews", "b", "format"], "video"]]),
    ]
    made = grown(*lines)
    assert [held.format for held in made.case().interviews] == [None, "video"]
    made.lift()
    assert [held.format for held in made.case().interviews] == [None, None]
    made.lift()
    assert made.own_key("interviews", "b") == "b" and len(made.case().interviews) == 2


@pytest.mark.parametrize("path", [["role", "colour"], ["contacts", "maria", "colour"]])
def test_a_key_that_no_case_has_is_refused_as_it_is_laid_and_nothing_is_left_of_it(path):
    made = grown()
    with pytest.raises(InputError, match="unknown key"):
        made.lay(new_entry(2, AT, "facts", case="c", set=[[path, "red"]]))
    assert made.laid == [] and made.is_sound()
    made.lay(new_entry(3, AT, "facts", case="c", set=[[path, None]]))  # what was never there may be taken away
    assert made.is_sound()


def test_a_second_opening_brings_what_the_first_lacks_and_nobody_who_was_met_is_lost():
    made = grown(new_entry(2, AT, "case", case="c", facts={**invented_case(id="c"), **MORE}, keyed="z"))
    case = made.case()
    assert [(one.id, one.name, one.phone) for one in case.contacts] == [
        ("maria", "Maria Lopez", "+1 312 555 0101"), ("ada", "Ada Lind", None),
    ]  # fmt: skip
    assert [(one.people, one.promised_days) for one in case.interviews] == [(("maria", "ada"), 3)]
    assert (case.employer.country, case.employer.region) == ("CA", "ON")
    assert str(case.zone) == "America/Chicago" and case.elsewhere[0].employer == "Mosaic Transit"
