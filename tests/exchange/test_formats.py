"""A format is one file: the command line, the page of downloads and the docs' test take it from there."""

import pytest

from followup.commands.cli import main
from followup.exchange import formats as room
from followup.exchange.formats import find, formats
from followup.exchange.formats.csv import TABLES
from followup.exchange.own_columns import HEADERS
from followup.journal.example import TOLD_AT, open_example
from followup.panels.search.downloads import Downloads
from followup.widgets import desk

NEW = """
from followup.exchange.formats import Asked, Format, Option, Shown


def make(asked: Asked) -> bytes:
    sign = {"star": "*", "dash": "-"}[asked.options.get("sign", "star")]
    return "".join(f"{sign} {case.employer.name}\\n" for case in asked.cases.values()).encode()


FORMAT = Format("names", "the employers", "text/plain", make, order=999, ending="txt",
                options=(Option("sign", "SIGN", "before each", ("star", "dash")),),
                shown=Shown("Save the names", "Nothing else."))
"""


@pytest.fixture
def with_a_new_one(tmp_path, monkeypatch):
    """One more file beside the formats there are."""
    (tmp_path / "names.py").write_text(NEW, "utf-8")
    monkeypatch.setattr(room, "__path__", [*room.__path__, str(tmp_path)])
    formats.cache_clear()
    yield
    formats.cache_clear()


@pytest.fixture
def example(tmp_path):
    return open_example(tmp_path / "example.jsonl", now=TOLD_AT)


def test_a_new_one_is_offered_on_the_command_line_with_its_own_option(with_a_new_one, example, capsys):
    words = ["export", "names", "--journal", str(example.path)]
    assert main(words) == 0
    assert capsys.readouterr().out.startswith("* ") and main([*words, "--sign", "dash"]) == 0
    assert capsys.readouterr().out.count("- ") >= 12 and main([*words, "--sign", "dsh"]) == 2
    assert "dash?" in capsys.readouterr().err and main(["export", "ics", "--sign", "dash"]) == 2
    assert "belongs to names" in capsys.readouterr().err and main(["export", "--help"]) == 0
    assert "names (the employers)" in " ".join(capsys.readouterr().out.split())  # help breaks its lines where it must


def test_a_new_one_is_a_link_on_the_page(with_a_new_one, example):
    panel = desk("20_thank_you", journal=str(example.path)).panel(Downloads)
    panel.ask.value = True
    assert ">Save the names</a>" in panel.links.value and 'href="data:text/plain;base64,' in panel.links.value
    assert "-search-2026-03-12.txt" in panel.links.value and "Nothing else." in panel.links.value


def test_each_is_found_by_its_name_and_the_name_is_that_of_its_file():
    assert all(find(name).make.__module__ == f"{room.__name__}.{name}" for name in formats())
    assert len({form.order for form in formats().values()}) == len(formats())


def test_the_tables_that_are_offered_are_those_of_the_spreadsheet():
    assert tuple(HEADERS) == TABLES
