"""What a damaged or hostile list is told in our words, and read in time."""

import json
import zipfile

import pytest

from followup.case.errors import InputError
from followup.exchange import snapshot
from followup.exchange.importer import open_table
from followup.exchange.importing.dates import find_order, read_date
from followup.exchange.importing.words import fold
from followup.group.caseload.roster import read_roster
from tests.pace import within

PROGRAMMERS = ("Error", "Exception", "Expecting", "delimiter", "NoneType", "dict", "recursion", "field limit", "'str'")


def zipped(tmp_path, name, **parts):
    with zipfile.ZipFile(tmp_path / name, "w") as packed:
        for part, text in parts.items():
            packed.writestr(part.replace("_", "/").replace("-", "."), text)
    return (tmp_path / name).read_bytes()


DAMAGED = {
    "log.json": [b"{", b'{"a": }', b"[" * 30_000, b"[" + b"1" * 6_000 + b"]", b'{"a": {"b": 1}}', b'"x"', b"null"],
    "log.jsonl": [b'{"a": 1}\n{"a": }\n{"a": 2}'],
    "log.csv": [
        b"Company,Notes\nNorthwind," + b"x" * 140_000 + b"\n",
        b"Company,Notes\n" + b'"' + b"x" * 140_000 + b'"',
    ],
    "log.xlsx": [b"PK\x03\x04 torn"],
}


@pytest.mark.parametrize(("name", "data"), [(name, data) for name, all_ in DAMAGED.items() for data in all_])
def test_what_is_wrong_with_a_list_is_said_in_our_words(name, data):
    with pytest.raises(InputError) as refused:
        open_table(data, name)
    said = str(refused.value)
    assert name in said and not any(word in said for word in PROGRAMMERS)


@pytest.mark.parametrize("name", ["log.xlsx", "log.ods"])
def test_a_damaged_spreadsheet_is_called_damaged(tmp_path, name):
    data = zipped(tmp_path, name, **{"content-xml": "<a>", "xl_workbook-xml": "<a>", "[Content_Types]-xml": "<a>"})
    with pytest.raises(InputError) as refused:
        open_table(data, name)
    assert not any(word in str(refused.value) for word in PROGRAMMERS)


def test_a_cell_that_is_too_long_says_how_long_one_may_be_and_in_which_row():
    with pytest.raises(InputError, match=r"row 3: a cell is too long for a table .*131,072 characters in a cell"):
        open_table(b"Company,Notes\nA,b\nNorthwind," + b"x" * 140_000, "log.csv")


def test_a_list_of_clients_with_such_a_cell_is_refused_too(tmp_path):
    path = tmp_path / "clients.csv"
    path.write_text("journal,client\na.jsonl," + "x" * 140_000)
    with pytest.raises(InputError, match="row 2: a cell is too long"):
        read_roster(path)


def test_a_snapshot_says_what_stands_in_the_place_of_what(tmp_path):
    made = {"format": snapshot.FORMAT, "version": "1", "made": "", "journal": {}, "cases": []}
    for key, words in (("version", "a text"), ("journal", "a table")):
        with pytest.raises(InputError, match=f"{key} is missing or of the wrong kind: {words}"):
            snapshot.read(json.dumps({**made, **({"version": 1} if key == "journal" else {})}).encode())


HOSTILE = [" " * 300_000 + "x", "x" + " " * 300_000 + "to", "1" * 6_000 + "/2/2026", " to " * 80_000, "1-" * 200_000,
           "T1:" * 100_000, "(" * 300_000, "ﷺ" * 30_000]  # fmt: skip


@pytest.mark.parametrize("cell", HOSTILE, ids=range(len(HOSTILE)))
def test_a_cell_without_end_is_no_day_and_takes_no_time(cell):
    with within(1):
        assert read_date(cell).day is None and find_order([cell]) is None and isinstance(fold(cell), str)


def test_blanks_around_a_day_are_still_a_day():
    assert str(read_date("2026-03-04" + " " * 500).day) == "2026-03-04"
    assert find_order(["13/" + "02/2026" + " " * 500]) == "dmy"
