"""What a list leaves open is asked, and what each line of it is: a row, a header, or no part of the table at all."""

import pytest

from followup.case.errors import InputError
from followup.exchange.importing.statuses import read_status

from .import_shapes import look, table_of


@pytest.mark.parametrize("lines", [
    ("Quay,Clerk,2026-01-05,Applied", "Mill,Cook,2026-01-06,Rejected", "Oak,Cook,2026-01-09,Applied"),
    ("Quay,Rejected", "Mill,Applied", "Oak,Rejected", "Elm,"),
    ("Quay,https://a.example/1,Applied", "Mill,https://b.example/1,Applied", "Oak,https://b.example/2,No reply"),
    ("5 Jan 2026\tQuay\tClerk", "6 Jan 2026\tMill\tCook", "6 Jan 2026\tOak\tCook"),
    ("Quay,Clerk,www.quay.example,120000.0,2026-01-05,Good", "Mill,Clerk,www.quay.example,120000.0,2026-01-05,Good"),
])  # fmt: skip
def test_a_first_line_that_is_a_row_is_kept_as_one_and_what_its_columns_hold_is_asked(lines):
    table = table_of(*lines)
    seen = look(table)
    assert [row.number for row in seen.rows] == list(range(1, len(lines) + 1)) and not seen.taken
    assert any(question.id == "column" and "Quay" in question.seen for question in seen.questions)
    assert "its first line is a row" in table.remarks[0]


@pytest.mark.parametrize("header", ["Company,Role,Applied", "Firm,Applied,Rejected", "Company,2025,2026", "Oak,Mill"])
def test_a_header_stays_one_and_one_in_words_nobody_knows_is_shown(header):
    seen = look(table_of(header, "Quay,Clerk,Applied", "Mill,Cook,Applied"))
    told = any("is taken for the names" in remark for remark in seen.remarks)
    assert (len(seen.rows), told) == (2, header == "Oak,Mill")


@pytest.mark.parametrize(("header", "rows"), [
    ("Company,Role", ("Quay,Clerk", "Mill,Cook")),
    ("Company,Role,Link", ("Quay,Clerk,https://x.example/1",)),
    ("Company,Role,Date applied", ("Quay,Clerk,", "Mill,Cook,", "Oak,Cook,2026-01-05")),
    ("Company,Role,Status", ("Quay,Clerk,", "Mill,Cook,Rejected")),
    ("Company,City,Notes", ("Quay,Bristol,nice place", "Mill,Leeds,")),
])  # fmt: skip
def test_however_short_a_list_a_row_that_says_nothing_of_having_been_sent_is_asked_about(header, rows):
    seen = look(table_of(header, *rows))
    said = [row for row in rows if "2026" in row or "Rejected" in row]
    assert len(seen.taken) == len(said) and [one.id for one in seen.questions] == ["words"]
    assert len(look(table_of(header, *rows), words={"(blank)": "applied"}).taken) == len(rows)


@pytest.mark.parametrize("below", [
    "- Elm | to do next", "* Elm | to do next", "1. Elm | to do next", "> Elm | to do next", "## Elm | to do next",
])  # fmt: skip
def test_a_list_right_below_a_table_is_no_part_of_it(below):
    lines = "| Company | Status |", "|---|---|", "| Quay | Applied |", below, "Oak | Applied"
    seen = look(table_of(*lines, name="log.md"))
    assert [row.employer for row in seen.rows] == ["Quay"]
    assert len(look(table_of(*lines[:3], *lines[4:], name="log.md")).rows) == 2


def told(*lines, **more):
    """Of each row: days of interviews, and what was heard or decided with its day; "?" where none is known."""
    rows = look(table_of(*lines), **more).rows
    return [happened(row.facts) if row.facts else row.reason for row in rows]


def happened(facts):
    met = ["?" if one.get("day_unknown") else one["at"][:10] for one in facts["interviews"]]
    return met + [f"{one['what']} {'?' if one.get('day_unknown') else one['at'][:10]}" for one in facts["events"]]


SHORT = (
    ("Company,Role,Status,Interview", "Quay,Clerk,Applied,Jan 5", ["2026-01-05"]),
    ("Company,Role,Phone Screen,Onsite", "Quay,Clerk,Dec 5,Jan 9", ["2026-12-05", "2027-01-09"]),
    ("Company,Role,Status", "Quay,Clerk,interview 20.3. → rejected 25.3.", ["2026-03-20", "rejection 2026-03-25"]),
    ("公司,笔试,一面", "甲,8.13,9月14日", ["2026-09-14", "task 2026-08-13"]),
    ("Firma,Stelle,Status,Absage am", "Quay,Koch,Beworben,5. März", ["rejection 2026-03-05"]),
)


@pytest.mark.parametrize(("header", "row", "days"), SHORT)
def test_the_year_of_days_without_one_is_asked_wherever_they_stand_and_the_turn_of_a_year_counts(header, row, days):
    seen = look(table_of(header, row), now=None)
    assert [question.id for question in seen.questions] == ["year"]
    assert [one.rpartition(" ")[2] for one in happened(seen.rows[0].facts)] == ["?"] * len(days)
    assert told(header, row, year=2026, now=None) == [days]


def test_a_year_that_is_said_near_a_short_day_needs_no_question():
    header = "Company,Role,Phone Screen,Onsite"
    assert told(header, "Quay,Clerk,2026-01-05,Jan 9", "Mill,Cook,Feb 2,") == [
        ["2026-01-05", "2026-01-09"],
        ["2026-02-02"],
    ]
    lines = "Company,Role,Date applied,Interview", "Quay,Clerk,2025-12-05,Jan 9", "Mill,Cook,2026-01-05,Feb 2"
    assert told(*lines) == [["2026-01-09"], ["2026-02-02"]] and not look(table_of(*lines)).questions


MIXED = {
    "Interview,Offer": {
        "2026-01-12,": ["2026-01-12"], "Y,N": ["?"], "rejected,": ["rejection ?"], "nobody called,": [],
    },
    "First round,Rejected": {
        "Jan 12 rejected,": ["2026-01-12", "rejection ?"], "Jan 12 with Ann,yes": ["2026-01-12", "rejection ?"],
        "moved to Jan 12,": [], ",2026-02-01": ["rejection 2026-02-01"],
    },
    "笔试,一面,二面": {
        "8.12,8.20 挂,": ["2026-08-20", "task 2026-08-12", "rejection ?"], "已凉,,": ["rejection ?"],
        "8.15,8.20 14:00,已凉": ["2026-08-20", "task 2026-08-15", "rejection ?"], "8.15,感觉已凉,": ["task 2026-08-15"],
        "通过,过,无": ["?", "task ?"],
    },
    "Gespräch,Absage": {
        "12.01.2026 14:00 Uhr,ja": ["2026-01-12", "rejection ?"], "13.01.2026 mit Anna,": ["2026-01-13"],
        "bis 20.1.2026,": [], "keine Zeit,nein": [],
    },
    "Entretien,Offre": {
        "12/01/2026 avec Anna,oui": ["2026-01-12", "offer ?"], "refusé,": ["rejection ?"], "annulé 13/01/2026,": [],
    },
}  # fmt: skip


@pytest.mark.parametrize(("header", "cells"), MIXED.items())
def test_each_cell_of_a_stage_is_read_for_what_it_is_and_what_else_stands_there_is_kept(header, cells):
    lines = [f"Quay {n},Clerk,2026-01-02,{cell}" for n, cell in enumerate(cells)]
    rows = look(table_of(f"Company,Role,Date applied,{header}", *lines), now=None).rows
    assert [happened(row.facts) for row in rows] == list(cells.values())
    kept = [row.note for row, said in zip(rows, cells.values()) if not said]
    assert all(note or cell.endswith("nein") for note, cell in zip(kept, cells))


def test_a_talk_in_a_status_and_in_a_column_of_its_own_is_one():
    lines = "Company,Role,Status,Interview Date", "Quay,Clerk,Interviewed,2026-01-12", "Mill,Cook,Interview,Y"
    assert told(*lines) == [["2026-01-12"], ["?"]]


@pytest.mark.parametrize("word", [
    "Recruiter contacted", "Replied", "Intro sent", "LinkedIn connect request", "In touch", "Headhunted",
    "angeschrieben", "Ont répondu", "Me contactaron", "mi hanno contattato", "gereageerd", "Responderam",
    "Odezwali się", "已沟通",
])  # fmt: skip
def test_who_wrote_first_is_asked_and_no_proof_that_anything_was_sent(word):
    assert told("Company,Role,Status", f"Quay,Clerk,{word}") == ["its status is not explained yet"]


@pytest.mark.parametrize(
    "word", ["In progress", "In Bearbeitung", "En cours", "En proceso", "In corso", "W toku", "进行中"]
)
def test_what_moves_in_a_list_of_what_was_never_sent_too_may_not_have_been(word):
    header = "Company,Role,Status"
    assert told(header, f"Quay,Clerk,{word}", "Mill,Cook,Applied") == [[], []]
    assert told(header, f"Quay,Clerk,{word}", "Mill,Cook,To apply")[0] == "its status is not explained yet"
    assert told(f"{header},Date applied", f"Quay,Clerk,{word},2026-01-05", "Mill,Cook,To apply,")[0] == []


SLANG = {
    "rejected": "凉; 已凉; 一面挂; 简历未通过; 收到感谢信; お祈り; 書類落ち; 서탈; Korb bekommen; nichts geworden; "
    "recalé; non retenue; no pasé; bocciata; esito negativo; niet geworden; reprovado; nie przeszedłem; failed oa",
    "silent": "没消息; 已读不回; 連絡なし; 무응답; left on read; never called back; nie wieder gehört; jamais répondu; "
    "en visto; spariti; nooit meer gehoord; no vácuo; sumiram; nie odezwali się; zamilkli",
    "unclear": "感觉已凉; 结束; 人才库; 通过; 过; 拒了; 等待二面; 合격; 终止; 面试待定",
}


@pytest.mark.parametrize(("meaning", "words"), SLANG.items())
def test_words_people_have_for_a_no_and_for_silence_in_many_languages(meaning, words):
    assert {word: read_status(word).meaning for word in words.split("; ")} == dict.fromkeys(words.split("; "), meaning)


@pytest.mark.parametrize(("header", "field"), [
    ("结果", "outcome"), ("進捗状況", "status"), ("합격 여부", "outcome"), ("Bewerbungsstand", "status"),
    ("Statut de la candidature", "status"), ("Estado de la postulación", "status"), ("Esito finale", "outcome"),
    ("Beslissing", "outcome"), ("Andamento", "status"), ("Decyzja", "outcome"),
])  # fmt: skip
def test_headings_of_how_it_stands_in_many_languages(header, field):
    seen = look(table_of(f"Company,Role,{header}", "Quay,Clerk,Rejected"))
    assert seen.columns.choices[field].name == header and not seen.questions


def dates(*rows):
    return "Company,Role,Date,Status,Notes", *(f"Quay {n},Clerk,2026-{row}" for n, row in enumerate(rows))


@pytest.mark.parametrize("rows", [
    ("01-05,Applied,", "01-20,Rejected,Applied on 2026-01-06", "01-21,Applied,"),
    ("01-05,Applied,", "01-20,Rejected,", "01-08,Applied,", "01-25,Interview,", "01-09,Applied,"),
    ("03-01,Rejected,", "01-05,Applied,", "02-20,Offer,", "01-09,Applied,"),
    ("01-09,Sent,", "01-20,Phone screen,applied 2026-01-02", "01-21,Sent,", "01-22,Sent,"),
])  # fmt: skip
def test_a_date_that_may_be_that_of_the_status_is_asked_about_and_then_ends_what_it_ended(rows):
    seen = look(table_of(*dates(*rows)))
    assert [one.id for one in seen.questions] == ["column:applied"] and "day of that status" in seen.questions[0].asks
    assert not any(row.applied == "2026-01-20" for row in seen.rows)
    said = look(table_of(*dates(*rows)), {"status_date": "Date"}).rows
    for row, line in zip(said, rows):
        sent = "Applied," in line or "Sent," in line
        assert not sent or row.applied == f"2026-{line[:5]}"
        assert "Rejected" not in line or happened(row.facts) == [f"rejection 2026-{line[:5]}"]


@pytest.mark.parametrize("rows", [
    ("01-05,Applied,", "01-06,Rejected,", "01-08,Applied,", "01-09,Interview,"),
    ("01-09,Applied,", "01-08,Rejected,applied 2026-01-08", "01-06,Applied,", "01-05,Interview,"),
    ("01-05,Applied,", "03-06,Applied,", "01-08,Applied,", "02-09,Applied,"),
])  # fmt: skip
def test_a_date_of_a_list_that_is_kept_day_by_day_is_that_of_the_application(rows):
    seen = look(table_of(*dates(*rows)))
    assert not seen.questions and [row.applied for row in seen.rows] == [f"2026-{row[:5]}" for row in rows]


@pytest.mark.parametrize(("header", "cell", "day"), [
    ("公司,投递时间", "25.9.4", "2025-09-04"), ("公司,投递时间", "25年9月24日14：00--17：00", "2025-09-24"),
    ("会社名,応募日", "2026年1月5日", "2026-01-05"), ("회사명,지원일", "26. 1. 5.", "2026-01-05"),
    ("公司,投递日期", "２０２６／１／５", "2026-01-05"),
])  # fmt: skip
def test_where_the_year_comes_first_a_short_one_does_too(header, cell, day):
    seen = look(table_of(header, f"甲,{cell}"), now=None)
    assert seen.rows[0].applied == day and not seen.questions


@pytest.mark.parametrize("cell", ["10月中旬", "soon", "next week maybe", "TODO", "deadline passed", "waiting for CV"])
def test_words_where_the_day_of_sending_should_stand_prove_nothing(cell):
    header = "Company,Role,Date applied", "Mill,Cook,2026-01-05"
    row = look(table_of(*header, f"Quay,Clerk,{cell}")).rows[1]
    assert row.reason == "neither a day nor a status: applied for or not?"


def test_an_employer_left_blank_is_not_recorded_where_the_row_says_that_it_was_sent():
    lines = (
        "Company,Role,Date applied,Status",
        ",Clerk,2026-01-05,",
        ",Cook,,Rejected",
        ",Cook,,",
        ",,2026-01-05,Applied",
    )
    rows = look(table_of(*lines)).rows
    assert [row.employer or row.reason for row in rows] == [
        "Not recorded (row 2)", "Not recorded (row 3)", "no employer named", "no employer named",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "header", ["Applied to,Title", "Entreprise,Intitulé mission", "Firma,Tätigkeit", "Company,Opening"]
)
def test_what_employers_and_roles_are_called(header):
    row = look(table_of(f"{header},Status", "Quay,Clerk,Applied")).rows[0]
    assert (row.employer, row.title) == ("Quay", "Clerk")


@pytest.mark.parametrize(("cell", "applied", "days"), [
    ("7月26日投递-8月20日笔试-9月1日一面", "2026-07-26", ["2026-09-01", "task 2026-08-20"]),
    ("8月3日投递，8月9日一面，8月12日未通过", "2026-08-03", ["2026-08-09", "rejection 2026-08-12"]),
    ("3/2 applied - 3/13 phone screen - 3/20 rejected", "2026-03-02", ["2026-03-13", "rejection 2026-03-20"]),
    ("Applied 3/2 - interview 3/13 - offer 3/20", "2026-03-02", ["2026-03-13", "offer 2026-03-20"]),
    ("8月3日投递-8月12日流程终止", "", None),
])  # fmt: skip
def test_stages_with_nothing_but_a_dash_between_their_days(cell, applied, days):
    row = look(table_of("公司;状态", f"甲;{cell}"), year=2026, order="mdy", now=None).rows[0]
    assert (row.applied, happened(row.facts) if row.facts else None) == (applied, days)


def test_a_row_of_which_only_the_name_is_struck_through_is_kept_and_one_struck_as_a_whole_is_gone():
    lines = (
        "| Company | Role | Status |",
        "|---|---|---|",
        "| ~~Quay~~ | Clerk | Rejected |",
        "| ~~Mill~~ | ~~Cook~~ | |",
    )
    seen = look(table_of(*lines, name="log.md"))
    assert [(row.employer, row.outcome) for row in seen.rows if row.employer] == [("Quay", "taken")]


def test_whether_there_was_an_interview_adds_none_to_those_that_are_told():
    lines = "Company,Status,Had interview", "Quay,applied 1/5/2026 → interview 1/19/2026,yes", "Mill,Applied,yes"
    assert told(*lines, order="mdy") == [["2026-01-19"], ["?"]]


def test_one_posting_is_one_application_at_whatever_hours_and_numbers_of_applications_tell_rows_apart():
    link, header = "https://x.example/jobs/view/43445214", "Company,Role,Date applied,Link"
    lines = header, f"Quay,Clerk,2026-01-05 13:05,{link}", f"Quay,Clerk,2026-01-05 14:05,{link}"
    assert [row.outcome for row in look(table_of(*lines)).rows] == ["taken", "held back"]
    apart = [line.replace(link, "https://x.example/jobs") for line in lines]
    assert len(look(table_of(*apart)).taken) == 2
    for name, first, taken in (("Application ID", 3801, 2), ("Index", 3801, 1), ("Application ID", 1, 1)):
        numbered = f"{name},Company,Role,Status", f"{first},Quay,Clerk,Offer", f"{first + 1},Quay,Clerk,Offer"
        assert len(look(table_of(*numbered)).taken) == taken, name


def test_that_no_column_names_the_employer_can_be_said():
    table = table_of("Applied,Letter", "2026-01-05,Dear Sir", "2026-01-06,Dear Madam")
    assert [one.id for one in look(table).questions] == ["column"]
    seen = look(table, {"employer": None})
    assert not seen.questions and [row.employer for row in seen.taken] == [
        "Not recorded (row 2)",
        "Not recorded (row 3)",
    ]


@pytest.mark.parametrize("header", [
    "Expected Response Date", "Planned interview date", "Estimated offer date", "Voraussichtliche Antwort am",
    "Date de réponse attendue",
])  # fmt: skip
def test_a_day_that_is_only_expected_is_no_answer(header):
    seen = look(table_of(f"Company,Role,Status,{header}", "Quay,Clerk,Applied,2026-02-05"))
    assert happened(seen.rows[0].facts) == [] and header in seen.left_behind


@pytest.mark.parametrize("header", ["Title,Position", "Position,Job Title", "Role,Opening"])
def test_of_two_columns_for_the_role_the_one_that_says_more_is_it(header):
    lines = [f"Quay {n},Applied,{'Clerk'},Clerk number {n}" for n in range(4)]
    assert look(table_of(f"Company,Status,{header}", *lines)).rows[3].title == "Clerk number 3"


def test_a_short_day_that_would_lie_far_ahead_has_no_known_year():
    lines = "Company,Role,Date applied,Phone screen", "Quay,Clerk,2026-02-20,Jan 5", "Mill,Cook,2026-04-20,Jun 1"
    assert told(*lines) == [["?"], ["2026-06-01"]]


def test_a_row_that_names_no_role_may_be_another_word_on_one_that_does():
    lines = (
        "Company,Role,Date applied,Status",
        "Quay,,,Rejected",
        "Quay,Clerk,,Applied",
        "Mill,,,Applied",
        "Quay,,2026-01-05,Sent",
    )
    rows = look(table_of(*lines)).rows
    assert [row.outcome for row in rows] == ["held back", "taken", "taken", "taken"]
    assert rows[0].reason == "can't be told from another row"


def test_what_stands_in_brackets_behind_an_employer_in_any_signs_says_that_it_was_not_sent():
    lines = (
        "投递公司+时间;目前状态",
        "甲（未投递，准备机考）;",
        "乙（4月份）;已投递",
        "Quay (not applied, maybe later);",
    )
    rows = look(table_of(*lines)).rows
    assert [(row.outcome, row.reason) for row in rows] == [
        ("held back", "saved, not applied for"), ("taken", ""), ("held back", "saved, not applied for"),
    ]  # fmt: skip


@pytest.mark.parametrize("between", ["", "\n", ", ", "\n\n"])
def test_json_that_a_program_only_added_to_is_read_as_one_list(between):
    first, second = '[{"company": "Quay", "status": "Applied"}]', '[{"company": "Mill", "status": "Rejected"}]'
    assert [row.employer for row in look(table_of(first + between + second, name="log.json")).taken] == ["Quay", "Mill"]
    with pytest.raises(InputError, match="not well-formed"):
        table_of(first + between + second[:-9], name="log.json")
