"""One invented case to export, hostile texts to put into it, and the moment it is looked at."""

from datetime import datetime
from pathlib import Path

from hypothesis import strategies as st

import followup
from followup.case.text import trimmed

NOW = datetime.fromisoformat("2026-03-12T09:05:00-05:00")
SEARCH = Path(__file__).parents[2] / "data" / "example_search"
HOSTILE = [
    "=1+1", "+1 312 555 0100", "-2", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠x",
    "\t=1", "\r=1", " =1", "\n=1", "\u200b=1", "'", "a,b;c\\n\\", 'he said "x"',
    "line\nbreak\r\nand\rmore\u2028still\x85on", "Cc: x@evil.example\r\nBcc: y@evil.example",
    "BEGIN:VALARM\r\nEND:VEVENT", "<script>alert(1)</script><img src=x onerror=alert(1)>", "]]>--><!--",
    "👩🏽\u200d💻" * 30, "שלום عالم \u202eabc", "İstanbul ß", "\x00\x07\x1b[31m", "é" * 200, "x" * 10_000,
    "https://x.example/?a=1&b=%0d%0a",
]  # fmt: skip
texts = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=300)).map(lambda text: text if trimmed(text) else "x")
lines = texts.map(lambda text: "".join(c for c in text if c.isprintable())[:300].strip() or "x").map(
    lambda text: text if trimmed(text) else "x"
)


def mapping(**changes):
    """The mapping of a sound case in its first follow-up; changes: whole tables by name."""
    return {
        "id": "northwind",
        "candidate": {"name": "Priya Raman", "email": "priya@example.org"},
        "employer": {"name": "Northwind Clinics", "timezone": "America/Chicago", "country": "US"},
        "role": {"title": "Data analyst", "applied": "2026-02-16", "source": "LinkedIn"},
        "contacts": [
            {"id": "maria", "name": "Maria Lopez", "is": "hiring_manager", "email": "m.lopez@northwind.example",
             "phone": "+1 312 555 0100"},
            {"id": "bob", "name": "Bob Hahn", "is": "hr", "email": "b.hahn@northwind.example"},
        ],
        "interviews": [
            {"round": 1, "at": "2026-03-04T14:00:00-06:00", "ends": "2026-03-04T15:00:00-06:00", "with": ["maria"],
             "promised_days": 7},
        ],
        "events": [
            {"at": "2026-03-04T18:00:00-06:00", "kind": "sent", "what": "thank_you", "channel": "email", "to": "maria"},
        ],
    } | changes  # fmt: skip


def case(**changes):
    return followup.load_case(mapping(**changes))


def case_saying(line, text):
    """A case with `line` in every one-line place of a person's own words, and `text` in its notes."""
    made = mapping()
    made["candidate"]["name"] = made["employer"]["name"] = made["role"]["title"] = line
    made["role"] |= {"source": line, "url": line, "location": line, "salary": line, "notes": text}
    made["contacts"][0]["name"] = made["contacts"][1]["name"] = line
    made["interviews"][0] |= {"topics": [text], "fit": [text], "open_points": [text], "format": "in_person"}
    made["events"].append({"at": "2026-03-05T10:00:00-06:00", "kind": "note", "text": text})
    return followup.load_case(made)


def example_search():
    """The fourteen invented cases of the example."""
    return [followup.load_case(path) for path in sorted(SEARCH.glob("*.toml"))]
