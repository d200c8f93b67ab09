"""Saving: all of a folder or nothing, and nothing that is somebody else's is lost."""

import os

import pytest

from followup.case.errors import InputError
from followup.house_rules import Draft, put, read_folder, save
from followup.house_rules.draft import put_wordings
from followup.house_rules.folder import folder_name, known_folders, unchanged_since
from followup.rulebook.loading import load_rulebook
from tests.house_rules.places import place_of

from .conftest import BY_HAND


def everything(folder):
    return {path.relative_to(folder): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_what_is_saved_is_what_is_used(tmp_path):
    saved = save(put(Draft(), "limit", "too_late_days", value=60), tmp_path / "deep" / "ours")
    assert load_rulebook(saved).limits.too_late_days == 60
    assert os.listdir(saved.parent) == ["ours"]  # nothing is left lying beside it


def test_opening_and_saving_changes_not_a_byte(folder):
    before = everything(folder)
    save(read_folder(folder), folder)
    assert everything(folder) == before


def test_a_rule_by_hand_and_other_files_stay_when_a_form_changes_something(folder):
    save(put(read_folder(folder), "limit", "card_days", value=9), folder)
    after = everything(folder)
    assert after.pop(next(path for path in after if path.name == "limits.toml"))
    assert {path.name for path in after} == {"README.txt", "by-hand.toml", "policies.toml"}
    assert (folder / "more" / "by-hand.toml").read_text() == BY_HAND


def test_what_went_back_to_ours_is_gone_from_the_folder(folder):
    draft = put(read_folder(folder), "limit", "card_days", value=9)
    save(draft, folder)
    from followup.house_rules import drop

    save(drop(read_folder(folder), "limit", "card_days"), folder)
    assert not (folder / "limits.toml").exists()


@pytest.mark.parametrize("draft", [
    put(Draft(), "limit", "too_late_days", value=4000),
    put_wordings(Draft(), "follow-up-email", place_of("plainly"), ["I am just checking in."]),
    Draft({"a.toml": "x = ["}),
], ids=["figure", "message", "no TOML"])  # fmt: skip
def test_what_is_not_sound_is_not_saved(tmp_path, draft):
    with pytest.raises(InputError):
        save(draft, tmp_path / "ours")
    assert os.listdir(tmp_path) == []


def test_a_folder_that_was_not_opened_is_not_written_over(folder):
    before = everything(folder)
    with pytest.raises(InputError, match="of this name"):
        save(put(Draft(), "limit", "card_days", value=9), folder)
    assert everything(folder) == before


def test_where_putting_it_in_place_fails_the_old_one_stands_there(folder, monkeypatch):
    before, rename = everything(folder), os.rename

    def fails(old, new):
        if os.path.basename(os.path.dirname(old)).startswith(".riverside"):
            raise OSError(28, "no room left")
        rename(old, new)

    draft = put(read_folder(folder), "limit", "card_days", value=9)
    calls = []
    monkeypatch.setattr(os, "rename", lambda old, new: (calls.append(new), fails(old, new))[1] if len(calls) == 1 else
                        (calls.append(new), rename(old, new))[1])  # fmt: skip
    with pytest.raises(InputError, match="no room left"):
        save(draft, folder)
    assert everything(folder) == before
    assert os.listdir(folder.parent) == ["riverside"]


def test_a_folder_somebody_changed_meanwhile_is_noticed(folder):
    opened = read_folder(folder).files
    assert unchanged_since(opened, folder)
    (folder / "new.toml").write_text("")
    assert not unchanged_since(opened, folder)


def test_a_folder_that_is_not_there_or_not_text_is_refused_in_words(tmp_path):
    with pytest.raises(InputError, match="no such folder"):
        read_folder(tmp_path / "nowhere")
    (tmp_path / "a.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match="not UTF-8 text"):
        read_folder(tmp_path)


@pytest.mark.parametrize(("words", "name"), [
    ("Riverside career center", "riverside-career-center"), ("../../etc", "etc"), ("Büro 7", "büro-7"), ("a/b", "a-b"),
])  # fmt: skip
def test_a_name_becomes_a_folder_and_never_a_way_out(words, name):
    assert folder_name(words) == name


@pytest.mark.parametrize("words", ["", "  ", "...", "/"])
def test_a_name_of_nothing_is_refused(words):
    with pytest.raises(InputError, match="need a name"):
        folder_name(words)


def test_half_written_folders_are_not_offered(tmp_path):
    (tmp_path / "ours").mkdir()
    (tmp_path / ".ours-x1").mkdir()
    assert [path.name for path in known_folders(tmp_path)] == ["ours"]
    assert known_folders(tmp_path / "nowhere") == []


def test_where_nothing_can_be_put_in_place_what_was_there_is_not_thrown_away(folder, monkeypatch):
    before, draft = everything(folder), put(read_folder(folder), "limit", "card_days", value=9)
    real = os.rename

    def only_aside(source, target):
        if str(target) == str(folder):
            raise OSError(5, "Input/output error")
        real(source, target)

    monkeypatch.setattr(os, "rename", only_aside)
    with pytest.raises(InputError, match="Input/output"):
        save(draft, folder)
    (aside,) = folder.parent.glob(f".{folder.name}-*/before")
    assert everything(aside) == before


def test_hidden_files_and_links_stay_when_a_form_changes_something(folder):
    (folder / ".kept.toml").write_text("half a line")
    (folder / ".#limits.toml").symlink_to("me@host.1:2")
    save(put(read_folder(folder), "limit", "card_days", value=9), folder)
    assert (folder / ".kept.toml").read_text() == "half a line" and (folder / ".#limits.toml").is_symlink()
