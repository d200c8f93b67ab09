"""What a folder of rules may hold: regular files alone, not too many bytes, not too many entries."""

from __future__ import annotations

import os

import pytest

from followup.case.errors import InputError
from followup.house_rules.folder import read_folder
from followup.house_rules.in_use import rules_in_use, state
from followup.journal import Journal
from followup.rulebook.loading import (
    MOST_BYTES,
    MOST_DEEP,
    MOST_ENTRIES,
    MOST_SEEN,
    folders_from_environment,
    load_rulebook,
)
from tests.pace import within

SOURCE = '[[source]]\nid = "s{}"\ntitle = "T"\n'
READERS = (load_rulebook, read_folder)


@pytest.mark.parametrize("read", READERS)
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_in_it_is_refused_without_waiting_for_it(read, tmp_path):
    os.mkfifo(tmp_path / "x.toml")
    with pytest.raises(InputError, match=r"x\.toml: not a file"):
        read(tmp_path)


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("target", ["/dev/zero", "/dev/random", "."])
def test_a_device_or_a_folder_in_it_is_refused(read, target, tmp_path):
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "x.toml").symlink_to(target)
    with pytest.raises(InputError, match=r"x\.toml: not a file"):
        read(tmp_path)


@pytest.mark.parametrize("read", READERS)
def test_all_its_files_together_have_a_size(read, tmp_path):
    for number in range(4):
        (tmp_path / f"{number}.toml").write_text("#" * (MOST_BYTES // 3))
    with pytest.raises(InputError, match="too large for a folder of rules"):
        read(tmp_path)


def test_it_holds_so_many_entries_and_no_more(tmp_path):
    for number in range(MOST_ENTRIES):
        (tmp_path / f"{number % 7}.toml").open("a").write(SOURCE.format(number))
    assert len(load_rulebook(tmp_path).sources) > MOST_ENTRIES
    (tmp_path / "9.toml").write_text(SOURCE.format("one-more"))
    with pytest.raises(InputError, match=f"too many entries for a folder of rules .*{MOST_ENTRIES:,}"):
        load_rulebook(tmp_path)


@pytest.mark.parametrize("read", READERS)
def test_a_link_to_nothing_is_named(read, tmp_path):
    (tmp_path / "a.toml").symlink_to(tmp_path / "gone")
    with pytest.raises(InputError, match=r"a\.toml: a link to nothing"):
        read(tmp_path)


@pytest.mark.parametrize("read", READERS)
def test_what_an_editor_leaves_beside_a_file_is_passed_over(read, tmp_path):
    (tmp_path / "a.toml").write_text(SOURCE.format(1))
    (tmp_path / ".#a.toml").symlink_to("me@host.1:2")
    for name in (".git", ".ipynb_checkpoints"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.toml").write_text(SOURCE.format(1))
    for name in ("~$a.toml", "#a.toml", ".a.toml"):
        (tmp_path / name).write_text("half a line")
    found = read(tmp_path)
    assert list(found.files) == ["a.toml"] if read is read_folder else "s1" in found.sources


def many_files(folder):
    for number in range(MOST_SEEN + 1):
        (folder / f"photo-{number}.jpg").touch()


def far_down(folder):
    folder.joinpath(*(["inside"] * (MOST_DEEP + 1))).mkdir(parents=True)
    folder.joinpath(*(["inside"] * (MOST_DEEP + 1)), "x.toml").touch()


def many_folders(folder):
    for number in range(MOST_SEEN // 9):
        for inner in range(9):
            (folder / str(number) / str(inner)).mkdir(parents=True)


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("fill", [many_files, far_down, many_folders])
def test_a_folder_full_of_other_things_is_no_folder_of_rules_and_is_not_walked_to_its_end(read, fill, tmp_path):
    fill(tmp_path)
    with pytest.raises(InputError, match=r"too much in it for a folder of rules .*a folder with rules alone"):
        read(tmp_path)


@pytest.mark.parametrize("folder", ["/", "/usr", "/proc"])
@pytest.mark.skipif(os.name == "nt", reason="no such folders")
def test_a_root_is_refused_at_once(folder, tmp_path, monkeypatch):
    monkeypatch.setenv("FOLLOWUP_RULES", folder)
    told = state(Journal(tmp_path / "journal.jsonl"))
    with within(2), pytest.raises(InputError, match=rf"{folder}.*too much in it"):
        rules_in_use(told)


def test_a_folder_named_from_here_is_the_same_from_elsewhere(tmp_path, monkeypatch):
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "a.toml").write_text(SOURCE.format(1))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FOLLOWUP_RULES", "ours")
    (folder,) = folders_from_environment()
    monkeypatch.chdir("/")
    assert "s1" in load_rulebook(folder).sources
    monkeypatch.chdir(tmp_path / "ours")
    assert "s1" in load_rulebook(".").sources and read_folder(".").folder == str(tmp_path / "ours")
