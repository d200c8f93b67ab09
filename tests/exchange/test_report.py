"""The pages to print, read by Python's own HTML parser."""

from datetime import date, datetime
from html.parser import HTMLParser

import pytest
from hypothesis import given

from followup.case.errors import InputError
from followup.exchange.case_page import case_pages
from followup.exchange.report import search_report, standing
from tests.amount import examples

from .invented import HOSTILE, NOW, case, case_saying, example_search, lines, mapping, texts

DAYS = {"since": date(2026, 2, 1), "until": date(2026, 3, 12)}
TAGS = set("html head meta title style body h1 h2 h3 p ul li table caption thead tbody tr th td div section".split())


class Page(HTMLParser):
    """Tags, attributes, and the texts of table cells."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.attributes, self.rows, self.words = [], set(), [], []
        self.in_cell = False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
            self.in_cell = True

    def handle_endtag(self, tag):
        self.in_cell = self.in_cell and tag not in ("td", "th")

    def handle_data(self, data):
        self.words.append(data)
        if self.in_cell:
            self.rows[-1][-1] += data

    @property
    def done(self):
        return [row for row in self.rows if len(row) == 6][1:]


def report(*cases, now=NOW, **days):
    return Page(search_report(cases, now=now, **{**DAYS, **days}))


def heard(what, at="2026-03-10T10:00:00-05:00", **more):
    return {"at": at, "kind": "heard", "what": what, **more}


def test_each_contact_has_date_employer_how_and_result():
    assert report(case()).done == [
        ["2026-02-16", "Northwind Clinics", "Data analyst", "Application (LinkedIn)", "",
         "still waiting, after the interview, 2026-03-04"],
        ["2026-03-04", "Northwind Clinics", "Data analyst", "Interview, round 1", "Maria Lopez", "no answer yet"],
        ["2026-03-04", "Northwind Clinics", "Data analyst", "Thank-you by email", "Maria Lopez", "sent"],
    ]  # fmt: skip


def test_only_days_of_the_range_count_both_ends_included():
    assert len(report(case(), since=date(2026, 2, 16), until=date(2026, 2, 16)).done) == 1
    assert report(case(), since=date(2026, 2, 17), until=date(2026, 3, 3)).done == []
    assert len(report(case(), since=date(2026, 3, 4), until=date(2026, 3, 4)).done) == 2


def test_the_day_is_that_of_the_employers_place():
    late = {"at": "2026-03-05T05:30:00+00:00", "kind": "visited", "to": "bob"}
    assert report(case(events=[late])).done[-1][0] == "2026-03-04"


def test_what_has_not_happened_yet_is_not_in_it():
    assert len(report(case(), now=datetime.fromisoformat("2026-03-04T16:00:00-06:00")).done) == 2


@pytest.mark.parametrize(
    ("events", "stands"),
    [
        ([], "still waiting, after the interview, 2026-03-04"),
        ([heard("no_decision")], "still waiting, after the interview, 2026-03-04"),
        ([heard("rejection")], "a no, 2026-03-10"),
        ([heard("offer")], "an offer, 2026-03-10"),
        ([heard("rejection", "2026-03-02T10:00:00-06:00")], "still waiting, after the interview, 2026-03-04"),
        ([heard("offer"), {"at": "2026-03-11T10:00:00-05:00", "kind": "decided", "what": "accepted"}],
         "accepted, 2026-03-11"),
    ],
)  # fmt: skip
def test_silence_is_waiting_and_an_end_is_an_end(events, stands):
    assert standing(case(events=events), NOW) == stands


def test_an_answer_to_a_follow_up_is_its_result():
    asked = {"at": "2026-03-09T10:00:00-05:00", "kind": "sent", "what": "follow_up", "to": "bob"}
    assert report(case(events=[asked])).done[-1][-1] == "no answer yet"
    assert report(case(events=[asked, heard("no_decision")])).done[-1][-1] == "no decision yet, 2026-03-10"


def test_the_counts_are_those_of_the_rows():
    page = report(*example_search())
    counted = {row[1]: int(row[0]) for row in page.rows if len(row) == 2}
    assert counted["Applications"] == sum("Application" in row[3] for row in page.done)
    assert counted["Interviews"] == sum("Interview" in row[3] for row in page.done)
    assert sum(list(counted.values())[:4]) == len(page.done)
    assert sum(list(counted.values())[5:]) == list(counted.values())[4] == len({row[1] for row in page.done})


def test_a_range_without_anything_says_so():
    page = report(case(), since=date(2025, 1, 1), until=date(2025, 1, 2))
    assert any("Nothing is recorded" in words for words in page.words)
    assert any("Nothing is recorded" in words for words in report().words)


def test_a_range_that_ends_before_it_begins_is_refused():
    with pytest.raises(InputError, match="earlier day first"):
        report(case(), since=date(2026, 3, 2), until=date(2026, 3, 1))


def test_a_case_page_has_the_plan_its_reasons_dates_and_history():
    said = " ".join(Page(case_pages([case()], now=NOW)).words)
    for words in ("send Bob Hahn a short follow-up email", "the-call", "Not now", "Interview, round 1, 14:00",
                  "An answer is promised by this day", "Thank-you by email", "+1 312 555 0100"):  # fmt: skip
        assert words in said, words


def test_every_case_has_a_page_of_its_own():
    assert Page(case_pages(example_search(), now=NOW)).tags.count("section") == 14


def assert_safe(html, inner):
    page = Page(html)
    assert set(page.tags) <= TAGS | {"div", "bdi"} and page.tags.count("table") == inner
    assert page.attributes <= {"lang", "charset", "http-equiv", "content", "name", "class", "dir", "scope"}


@examples(25)
@given(lines, texts)
def test_no_text_becomes_markup(line, text):
    made = case_saying(line, text)
    assert_safe(search_report([made], now=NOW, **DAYS), 2)
    assert_safe(case_pages([made], now=NOW), 3)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_texts(text):
    made = case_saying("".join(c for c in text if c.isprintable())[:300].strip() or "x", text)
    assert_safe(case_pages([made], now=NOW), 3)


def test_nothing_is_fetched_and_no_script_runs():
    for html in (search_report([case()], now=NOW, **DAYS), case_pages([case()], now=NOW)):
        assert (
            "default-src &#39;none&#39;" in html
            and "<script" not in html
            and "http" not in html.replace("http-equiv", "")
        )


def test_the_same_arguments_give_the_same_page():
    made = mapping()
    assert search_report([case()], now=NOW, **DAYS) == search_report([case(**made)], now=NOW, **DAYS)
