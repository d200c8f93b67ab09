"""Whose rules count: the environment's, else the folder chosen on a page, else the workbook's own."""

import pytest

from followup.case import clock
from followup.case.errors import InputError
from followup.commands.cli import main
from followup.house_rules import SETTING, Draft, put, rules_in_use, save
from followup.house_rules.in_use import state
from followup.journal import Journal
from followup.rulebook.loading import default_rulebook


@pytest.fixture
def journal(tmp_path, monkeypatch):
    monkeypatch.delenv("FOLLOWUP_RULES", raising=False)
    return Journal(tmp_path / "journal.jsonl")


@pytest.fixture
def ours(tmp_path):
    return save(put(Draft(), "limit", "too_late_days", value=60), tmp_path / "ours")


def used(journal):
    return rules_in_use(state(journal))


def test_without_a_choice_the_workbooks_own_rules_count(journal):
    assert used(journal).book is default_rulebook() and not used(journal).folders


def test_a_chosen_folder_counts_until_the_choice_is_taken_back(journal, ours):
    journal.set(SETTING, str(ours), at=clock.now())
    assert used(journal).book.limits.too_late_days == 60 and used(journal).name == "ours"
    journal.set(SETTING, None, at=clock.now())
    assert used(journal).book is default_rulebook()


def test_the_environment_wins(journal, ours, folder, monkeypatch):
    journal.set(SETTING, str(ours), at=clock.now())
    monkeypatch.setenv("FOLLOWUP_RULES", str(folder))
    assert used(journal).by_environment
    assert "friday-caller" in used(journal).book.policies and used(journal).book.limits.too_late_days == 90


def test_a_chosen_folder_that_is_gone_or_broken_is_told_and_ours_count(journal, ours):
    journal.set(SETTING, str(ours), at=clock.now())
    (ours / "limits.toml").write_text("x = [")
    assert "not well-formed" in used(journal).trouble and used(journal).book is default_rulebook()
    (ours / "limits.toml").unlink()
    ours.rmdir()
    assert "no such folder" in used(journal).trouble and used(journal).book is default_rulebook()


def test_a_folder_that_is_not_on_this_computer_gives_way_to_the_last_that_is(journal, ours, folder, capsys):
    for path in (folder, ours, "/another/computer/rb", "/another/computer/rc"):
        journal.set(SETTING, str(path), at=clock.now())
    assert used(journal).folders == (str(ours),) and not used(journal).trouble
    assert main(["case", "list", "--journal", str(journal.path)]) == 0
    assert "are not on this computer" in capsys.readouterr().err
    journal.set(SETTING, None, at=clock.now())
    journal.set(SETTING, "/another/computer/rd", at=clock.now())
    assert "no such folder" in used(journal).trouble and used(journal).book is default_rulebook()


def test_a_broken_folder_of_the_environment_is_an_error_as_before(journal, monkeypatch):
    monkeypatch.setenv("FOLLOWUP_RULES", "/nowhere/at/all")
    with pytest.raises(InputError, match="no such folder"):
        used(journal)


def test_a_changed_file_is_another_state(journal, ours):
    journal.set(SETTING, str(ours), at=clock.now())
    before = state(journal)
    assert state(journal) == before
    (ours / "limits.toml").write_text((ours / "limits.toml").read_text() + "\n# a note\n")
    assert state(journal) != before


def test_a_setting_that_is_no_folder_is_passed_over(journal):
    journal.set(SETTING, {"odd": 1}, at=clock.now())
    assert used(journal).book is default_rulebook()
