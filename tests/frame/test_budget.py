"""Unsound and hostile files: two seconds and 300 MB at the most, as the operating system counts them."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterable

import pytest

from followup.case.case import MOST_PEOPLE

from .budget import within_budget

RULE = '[[rule]]\nid = "r{}"\ndoes = "avoid"\nstages = ["waiting"]\nwhen = "{}"\nsays = "No."\nadvice = [{}]\n' + (
    'sources = ["the-call"]\nread = 2026-11-22\n'
)
CHECK = '{}[[check]]\nid = "x"\ncode = "pushy"\nsays = "s"\nphrases = [{}]\nbad = [{}]\ngood = ["z."]\n' + (
    'advice = ["B10"]\nsources = ["foolproof"]\nread = 2026-11-22\n'
)
MANY = 100_000
CASES = {
    "a dotted key": "a." * 20_000 + "a = 1",
    "nested lists": "x = " + "[" * 400_000,
    "many headers": "".join(f"[a{n}.b.c.d.e.f.g.h]\n" for n in range(40_000)),
    "unknown keys": "".join(f"k{n} = 1\n" for n in range(80_000)),
    "five megabytes": "x = 1\n" * 800_000,
    "a number without end": "x = 0x" + "f" * 900_000,
}
RULES = {
    "brackets": RULE.format(1, "(" * 3_000 + "visits" + ")" * 3_000, '"D1"'),
    "words in words": CHECK.format(
        "".join(
            f'[[words]]\nid = "w{n}"\nare = ["{" ".join([f"{{w{n - 1}}}" if n else "a"] * 10)}"]\n' for n in range(8)
        ),
        '"{w7}"',
        '"a."',
    ),
    "optional words": CHECK.format("", '"' + "[a] " * 370 + 'a"', ", ".join(['"' + "a " * 499 + '"'] * 400)),
    "gaps": CHECK.format("", '"a ' + "...9 " * 80 + 'b"', '"' + "a " * 490 + 'b."'),
    "a number of 400 digits": RULE.format(1, "days_since_interview > " + "9" * 400 + ".5", '"D1"'),
    "names of nothing": RULE.format(1, "visits", ", ".join(f'"Q{n}"' for n in range(MANY))),
    "values": "x = [" + "1," * 499_000 + "]",
    "many rules": "".join(RULE.format(n, "visits", '"D1"') for n in range(6_000)),
}


@pytest.mark.many
@pytest.mark.parametrize("name", CASES)
def test_a_case_file(name, tmp_path):
    (tmp_path / "case.toml").write_text(CASES[name])
    within_budget("case", "check", str(tmp_path / "case.toml"), home=tmp_path / "home")


MEMBERS = 12_000  # more people than a case may have; of offers any number
LISTS = {  # what makes one of them, and whether all of them took part in one interview
    "contacts": ('[[contacts]]\nid = "p{0}"\nname = "Ann B"\nemail = "a{0}@x.example"\n', False),
    "of one address": ('[[contacts]]\nid = "p{0}"\nname = "Ann B"\nemail = "a@x.example"\n', False),
    "people of one talk": ('[[contacts]]\nid = "p{0}"\nname = "Ann B"\n', True),
    "offers": ('[[events]]\nat = {1}+00:00\nkind = "heard"\nwhat = "offer"\nsalary = "9"\n', False),
}


@pytest.mark.many
@pytest.mark.parametrize("name", LISTS)
def test_a_case_with_very_many_of_one_kind(name, tmp_path):
    line, talked = LISTS[name]
    when = [f"2026-03-05T{n // 3600:02}:{n // 60 % 60:02}:{n % 60:02}" for n in range(MEMBERS)]
    said = [line.format(n, when[n]) for n in range(MEMBERS)]
    head = '[candidate]\nname = "Priya Raman"\n[employer]\nname = "Northwind"\ntimezone = "America/Chicago"\n'
    head += '[role]\ntitle = "Analyst"\n'
    talk = f"[[interviews]]\nround = 1\nat = 2026-03-04T14:00:00-06:00\nwith = {[f'p{n}' for n in range(MEMBERS)]}\n"
    (tmp_path / "case.toml").write_text(f"{head}{talk * talked}{''.join(said)}"[:980_000].rpartition("[[")[0])
    for words in (("case", "check"), ("plan", "--now", "2026-03-12T09:00:00-05:00")):
        within_budget(*words, str(tmp_path / "case.toml"), home=tmp_path / "home")


@pytest.mark.many
def test_as_many_people_as_a_case_may_have_are_told_of_and_written_to(tmp_path):
    who = [f"p{n}" for n in range(MOST_PEOPLE)]
    people = [{"id": one, "name": "Ann B", "email": f"{one}@x.example"} for one in who]
    talk = {"round": 1, "at": "2026-03-04T14:00:00-06:00", "with": who}
    case = {"candidate": {"name": "Priya Raman"}, "employer": {"name": "Northwind", "timezone": "America/Chicago"},
            "role": {"title": "Analyst"}, "contacts": people, "interviews": [talk]}  # fmt: skip
    (tmp_path / "case.json").write_text(json.dumps(case))
    for words in (("explain",), ("draft", "thank-you")):
        told = (words[0], str(tmp_path / "case.json"), *words[1:], "--now", "2026-03-04T17:00:00-06:00")
        within_budget(*told, home=tmp_path / "home")


@pytest.mark.many
@pytest.mark.parametrize("name", RULES)
def test_a_folder_of_rules(name, tmp_path):
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "x.toml").write_text(RULES[name])
    within_budget("rules", "check", str(folder), home=tmp_path / "home")


def a_workbook(rows: Iterable[str]) -> bytes:
    from openpyxl import Workbook

    plain, made = io.BytesIO(), io.BytesIO()
    Workbook().save(plain)
    kind = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = f'<worksheet xmlns="{kind}"><sheetData>{"".join(rows)}</sheetData></worksheet>'
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, sheet if part.startswith("xl/worksheets/sheet") else old.read(part))
    return made.getvalue()


ROW: Callable[[int], str] = '<row r="{}"><c><v>1</v></c></row>'.format


@pytest.mark.parametrize("number", [500_000, 30_000_000, 10**15])
def test_a_workbook_with_a_row_far_down(number, tmp_path):
    (tmp_path / "log.xlsx").write_bytes(a_workbook([ROW(1), ROW(number)]))
    within_budget("import", str(tmp_path / "log.xlsx"), home=tmp_path / "home")


def tables(count: int, across: int, begin: str, cell: str, line: str, end: str) -> str:
    """Tables of which each names other columns besides three that a job log has."""
    head = cell.join(["", "Company", "Title", "Applied"])
    heads = (f"{head}{cell}{cell.join(f'{n:x}_{c:x}' for c in range(across))}" for n in range(count))
    return "".join(f"{begin}{names}{line}{cell}Ann{end}" for names in heads)


TABLES = {
    "many small.html": "<html>" + tables(1_300, 287, "<table><tr>", "<td>", "<tr>", "</table>"),
    "many small.md": tables(1_300, 287, "", "|", "|\n|---|\n", "|\n\n"),
    "one far to the right.html": "<html>"
    + tables(1, 287, "<table><tr>", "<td>", "", "</table><table><tr><td>Company<td>Title<td>Applied<td>0_11e")
    + "<tr><td>A<td><td><td>1" * 90_000,
    "a tag.html": "<html><table " + "a=b " * 1_200_000 + "><tr><th>Company<th>Title</table>",
    "bars.md": "|Company|Title|\n|---|---|\n" + "|" * 4_900_000,
    "rows.md": "|Company|Title|\n|---|---|\n" + "|a|b|\n" * 800_000,
    "commas.csv": "Company,Title" + "," * 4_900_000,
}


@pytest.mark.many
@pytest.mark.parametrize("name", TABLES)
def test_a_text_with_tables(name, tmp_path):
    (tmp_path / name).write_text(TABLES[name])
    within_budget("import", str(tmp_path / name), "--preview", home=tmp_path / "home")
