"""A file somebody handed in is taken whole or refused with one clear error, however odd or hostile it is."""

import json
import os

import pytest

from followup.case.errors import InputError
from followup.group.hand_in import prepare, read_hand_in, to_bytes
from followup.group.hand_in.reading import MOST_BYTES, from_bytes

from .conftest import NOW


@pytest.fixture
def told(journal):
    return json.loads(to_bytes(prepare(journal, now=NOW)))


def refused(told):
    with pytest.raises(InputError) as caught:
        from_bytes(told if isinstance(told, bytes) else json.dumps(told).encode(), "file.json")
    assert str(caught.value).startswith("file.json")
    return str(caught.value)


def test_what_was_written_is_read_as_it_was(journal):
    made = prepare(journal, now=NOW)
    assert from_bytes(to_bytes(made), "file.json") == made


@pytest.mark.parametrize(("path", "value"), [
    (("name",), "Priya"), (("stages", 0, "employer"), "Northwind"), (("thank_yous", "why"), 1),
    (("format",), "other"), (("version",), 2), (("version",), True), (("version",), "1"), (("token",), "Priya Raman"),
    (("token",), "A" * 32), (("token",), "0" * 33), (("year",), 1.5), (("year",), 99999), (("week",), 54),
    (("week",), "2026-03-12"), (("policy",), "mine"), (("policy",), ["balanced"]), (("stages", 0, "stage"), "home"),
    (("stages", 0, "cases"), 21), (("stages", 0, "cases"), -1), (("stages", 0, "cases"), "21+"),
    (("stages", 0, "cases"), True), (("stages", 0, "cases"), None), (("stages", 0, "days"), [61]),
    (("stages", 0, "days"), [3, 1]), (("stages", 0, "days"), [1] * 401), (("stages", 0, "days"), {"1": 1}),
    (("replies", 0, "after"), "lunch"), (("replies", 0, "answered"), [0.5]),
    (("overdue",), [{"step": "x", "steps": 1}]),
    (("promises",), None), (("exercises",), {"solved": 1}),
])  # fmt: skip
@pytest.mark.many
def test_what_is_not_in_the_form_is_refused(told, path, value):
    place = told
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    said = refused(told)
    assert str(path[0]) in said and len(said.splitlines()) <= 3


@pytest.mark.parametrize("key", ["token", "year", "week", "policy", "thank_yous", "follow_ups", "promises"])
def test_what_is_missing_is_named(told, key):
    del told[key]
    assert key in refused(told)


@pytest.mark.parametrize("name", ["stages", "replies"])
def test_the_same_thing_twice_is_refused(told, name):
    told[name] = [*told[name][:2], told[name][0]]
    assert name in refused(told)


@pytest.mark.parametrize("data", [
    b"", b"\xff\xfe", b"[]", b"null", b"[" * 40_000, b'{"week": NaN}', b'{"week": 1, "week": 2}',
    b" " * (MOST_BYTES + 1), b'{"week": ' + b"9" * 9_000 + b"}", b"name,day\nPriya,2026-03-12\n",
])  # fmt: skip
def test_what_is_no_hand_in_at_all_is_refused_without_repeating_it(data):
    assert "Priya" not in refused(data)


def test_links_pipes_and_folders_are_not_read(tmp_path, journal):
    real = tmp_path / "real.json"
    real.write_bytes(to_bytes(prepare(journal, now=NOW)))
    assert read_hand_in(real).week == 11
    places = [tmp_path / name for name in ("link.json", "folder.json", "pipe.json", "nowhere.json")]
    places[0].symlink_to(real)
    places[1].mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(places[2])
    for place in places:
        with pytest.raises(InputError, match=place.name):
            read_hand_in(place)
