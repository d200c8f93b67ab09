"""Lines of cases that stay behind when two journals are joined: all of theirs stay, and nothing of another case."""

import json

from followup.journal.entries import new_entry, to_line
from followup.journal.entry_lines import read_entry
from followup.journal.lines import Line
from followup.journal.staying import Held, without_cases
from followup.journal.told import forgotten_words

from .example import AT, invented_case


def held(*entries, others=()):
    return Held({entry.id: (entry, to_line(entry)) for entry in entries}, dict.fromkeys(others))


def line(number, do, case=None, **keys):
    return new_entry(number, AT, do, **({"case": case} if case else {}), **keys)


def test_what_stays_is_counted_without_settings_and_the_rest_comes_along():
    note = {"at": AT.isoformat(), "kind": "note", "text": "x"}
    opened, noted = (
        line(1, "case", "north", facts=invented_case(id="north")),
        line(2, "event", "north", event=note),
    )
    other = line(3, "event", "cedar", event=note)
    undone = line(4, "undo", "north", entry=noted.id)
    chosen = line(5, "setting", name="case", value="north")
    left, stays = without_cases(held(opened, noted, other, undone, chosen), ["north"])
    assert stays == {"north": 3} and list(left.entries) == [other.id]


def test_a_line_that_cannot_be_read_stays_with_the_case_that_it_names():
    north, cedar = b'{"v":1,"do":"event","case":"north","event":', b'{"v":1,"do":"event","case":"cedar","event":'
    left, stays = without_cases(held(others=[north, cedar, b"\xff"]), ["north"])
    assert list(left.others) == [cedar, b"\xff"] and stays == {"north": 0}


def test_a_setting_about_several_cases_comes_along_without_theirs():
    several = line(1, "setting", name="questions put aside", value={"north": 1, "cedar": 2})
    left, _ = without_cases(held(several), ["north"])
    ((entry, raw),) = left.entries.values()
    assert entry.data["value"] == {"cedar": 2} == json.loads(raw)["value"]
    assert read_entry(Line(1, raw, False), "x").data == entry.data


def test_one_line_left_out_is_one_line():
    assert forgotten_words("Cedar", 1).endswith("1 line left out.")
    assert forgotten_words("Cedar", 2).endswith("2 lines left out.")
