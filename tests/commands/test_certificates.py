"""followup certificate: the page on paper, from the journal."""

import pytest

from followup.case import clock
from followup.commands.cli import main
from followup.journal import Journal
from followup.training.certificate import NAME, note_answer


@pytest.fixture
def journal(tmp_path):
    return Journal(tmp_path / "journal.jsonl")


def test_nothing_solved_yet_is_status_1_in_words(journal, capsys):
    assert main(["certificate", "--journal", str(journal.path)]) == 1
    assert "nothing is solved yet" in capsys.readouterr().err


def test_the_page_goes_to_a_file_or_to_standard_output(journal, tmp_path, capsys):
    note_answer(journal, "nine-sharp", "balanced", True, at=clock.now())
    journal.set(NAME, "Priya Raman", at=clock.now())
    assert main(["certificate", "--journal", str(journal.path)]) == 0
    printed = capsys.readouterr().out
    assert "Priya Raman" in printed and "on the first try" in printed
    target = tmp_path / "page.html"
    assert main(["certificate", "--journal", str(journal.path), "--name", "Ada", "--to", str(target)]) == 0
    assert target.read_text() == printed.replace("Priya Raman", "Ada")
    assert main(["certificate", "--journal", str(journal.path), "--to", str(target)]) == 2
