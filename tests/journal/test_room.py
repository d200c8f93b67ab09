"""Where one person's space is full it is said in plain words; nothing is acknowledged and nothing is lost."""

import errno
import os
from datetime import UTC, datetime, timedelta

import pytest

from followup.case.errors import InputError
from followup.journal import Journal, room

from .example import AT, invented_case


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A home with a ceiling of 300 kB."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("FOLLOWUP_HAND_IN", raising=False)
    monkeypatch.setenv(room.CEILING, "300000")
    monkeypatch.setattr(room, "_measured", {})
    return tmp_path


def note(journal, text):
    return journal.log(journal.ids()[0], {"kind": "note", "text": text}, at=AT)


def test_a_full_home_refuses_in_plain_words_and_takes_again_when_there_is_room(home):
    journal = Journal(home / "journal.jsonl")
    journal.new_case(invented_case(), at=AT)
    (home / "large").write_bytes(os.urandom(400_000))
    room._measured.clear()
    before = journal.path.read_bytes()
    with pytest.raises(InputError, match=r"space for one person .* is full") as told:
        note(journal, "one too many")
    assert str(home) not in str(told.value) and "safe" in str(told.value)
    assert journal.path.read_bytes() == before
    (home / "large").unlink()
    note(journal, "again")
    assert b"again" in journal.path.read_bytes()


def test_what_is_written_between_two_measurements_counts(home, monkeypatch):
    measured = []
    monkeypatch.setattr(room, "taken", lambda: measured.append(1) or 0)
    for _ in range(3):
        room.refuse_full(90_000)
    assert len(measured) == 1
    monkeypatch.setattr(room, "taken", lambda: 270_000)
    with pytest.raises(InputError, match="full"):
        room.refuse_full(90_000)


@pytest.mark.parametrize("number", [errno.EDQUOT, errno.EFBIG])
def test_a_disk_with_quotas_is_told_in_the_same_words(home, monkeypatch, number):
    journal = Journal(home / "journal.jsonl")
    journal.new_case(invented_case(), at=AT)
    before = journal.path.read_bytes()

    def refuse(descriptor, data):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "write", refuse)
    with pytest.raises(InputError, match="space for one person"):
        note(journal, "refused")
    assert journal.path.read_bytes() == before


def test_links_are_not_followed_and_a_file_of_two_names_counts_once(home):
    (home / "one").write_bytes(os.urandom(100_000))
    os.link(home / "one", home / "two")
    (home / "round").symlink_to("/usr")
    assert 100_000 <= room.taken() < 120_000


def test_without_a_ceiling_nothing_is_measured(monkeypatch):
    monkeypatch.delenv(room.CEILING, raising=False)
    monkeypatch.setattr(room, "taken", lambda: 1 / 0)
    room.refuse_full(10**12)


def test_how_much_room_there_is_is_said_in_whole_megabytes(home, monkeypatch):
    monkeypatch.setenv(room.CEILING, str(5 * 2**20 + 1000))
    assert "(5 MB)" in str(room.full())
    monkeypatch.delenv(room.CEILING)
    assert "(0 MB)" in str(room.full())


@pytest.mark.parametrize(("said", "ceiling"), [("", None), ("much", None), ("-1", None), ("0", 0), ("300000", 300000)])
def test_a_ceiling_is_a_number_of_bytes_or_none(home, monkeypatch, said, ceiling):
    monkeypatch.setenv(room.CEILING, said)
    assert room.ceiling() == ceiling


def test_up_to_the_last_byte_there_is_room(home, monkeypatch):
    monkeypatch.setattr(room, "taken", lambda: 200_000)
    room.refuse_full(100_000)
    monkeypatch.setattr(room, "taken", lambda: 300_000)
    with pytest.raises(InputError, match="full"):
        room.refuse_full(1)


def test_what_others_wrote_is_measured_anew_after_some_seconds(home, monkeypatch):
    now, measured = datetime(2026, 3, 4, tzinfo=UTC), []
    monkeypatch.setattr(room.clock, "running", lambda: now + timedelta(seconds=4.9 * len(measured)))
    monkeypatch.setattr(room, "taken", lambda: measured.append(1) or 0)
    room.refuse_full(1)
    room.refuse_full(1)
    assert len(measured) == 1
    monkeypatch.setattr(room.clock, "running", lambda: now + timedelta(seconds=5))
    room.refuse_full(1)
    assert len(measured) == 2


def test_the_folder_for_handing_in_counts_too_and_one_within_the_other_once(home, monkeypatch):
    (home / "in").mkdir()
    (home / "in" / "one").write_bytes(os.urandom(100_000))
    monkeypatch.setenv("FOLLOWUP_HAND_IN", str(home / "in"))
    assert 100_000 <= room.taken() < 120_000
    monkeypatch.setenv("HOME", str(home / "nowhere"))
    assert 100_000 <= room.taken() < 120_000
    monkeypatch.delenv("FOLLOWUP_HAND_IN")
    assert room.taken() == 0


def test_without_a_ceiling_a_disk_with_quotas_is_told_in_its_own_words(home, monkeypatch):
    monkeypatch.delenv(room.CEILING)
    assert not room.is_full(OSError(errno.EDQUOT, "Disk quota exceeded"))
    monkeypatch.setenv(room.CEILING, "300000")
    assert not room.is_full(OSError(errno.EIO, "Input/output error")) and not room.is_full(ValueError("x"))
