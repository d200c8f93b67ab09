"""A long search stays whole: reading, folding and writing with thousands of cases (`start.py bench` says how fast)."""

from followup.journal import Journal
from followup.journal.entries import new_entry, to_line

from .example import AT, invented_case

CASES, ROUNDS = 1000, 9


def test_thousands_of_cases_keep_every_event(tmp_path):
    path = tmp_path / "journal.jsonl"
    entries = [new_entry(n, AT, "case", case=f"c{n}", facts=invented_case(id=f"c{n}")) for n in range(CASES)]
    for number in range(CASES, CASES * (ROUNDS + 1)):
        event = {"at": AT.isoformat(), "kind": "note", "text": f"{number}"}
        entries.append(new_entry(number, AT, "event", case=f"c{number % CASES}", event=event))
    path.write_bytes(b"".join(to_line(entry) + b"\n" for entry in entries))
    journal = Journal(path)
    cases = journal.cases()
    assert len(cases) == CASES and all(len(case.events) == ROUNDS for case in cases.values())
    journal.log("c7", {"kind": "note", "text": "one more"}, at=AT)
    assert len(journal.cases()["c7"].events) == ROUNDS + 1
