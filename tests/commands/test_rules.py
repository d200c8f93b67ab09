"""followup rules check and diff: the mistakes of a folder, what it changes, and the exit status."""

import json

import pytest

from followup.commands.cli import main
from followup.house_rules import Draft, put, save
from followup.house_rules.draft import put_wordings
from tests.house_rules.places import place_of


@pytest.fixture
def run(capsys):
    def call(*words):
        status = main(list(map(str, words)))
        out, err = capsys.readouterr()
        return status, out, err

    return call


@pytest.fixture
def ours(tmp_path):
    draft = put(Draft(), "policy", "friday-caller", says="A call.", answers={"Q1": "with-grace", "Q3": "phone"})
    draft = put(put(draft, "limit", "card_days", value=9), "limit", "thank_you_hours", value=48)
    return save(draft, tmp_path / "ours")


def test_a_sound_folder_says_what_is_in_it_and_what_it_changes(run, ours):
    status, out, err = run("rules", "check", ours, "--policy", "balanced")
    assert (status, err) == (0, "")
    assert out == f"{ours}: sound. 1 policy new, 2 limits changed. 3 of 16 cases change (advice: balanced).\n"


def test_ones_own_policy_is_looked_at_first(run, ours):
    assert "friday-caller beside our " in run("rules", "check", ours)[1]


def test_all_mistakes_are_listed_with_status_1_and_unreadable_files_with_2(run, ours):
    (ours / "limits.toml").write_text('[[limit]]\nid = "card_dys"\nvalue = 3\nsays = "x"\nsources = ["house"]\n'
                                      '[[advice]]\nid = "D6"\n')  # fmt: skip
    status, out, err = run("rules", "check", ours)
    assert (status, err) == (1, "")
    assert f"{ours}: 4 mistakes" in out and "card_days?" in out and "advice D6: says" in out
    (ours / "limits.toml").write_text("x = [")
    assert run("rules", "check", ours)[0] == 2


def test_a_file_that_is_no_text_is_named_and_hides_no_other_mistake(run, ours):
    (ours / "a.toml").write_bytes(b"\xff\xfe\x00a")
    (ours / "b.toml").write_text("a = ")
    status, out, err = run("rules", "check", ours)
    assert (status, err) == (2, "") and f"{ours}: 2 mistakes" in out
    assert f"{ours.name}/a.toml: can't be read: not UTF-8 text" in out and f"{ours.name}/b.toml: not well-formed" in out
    status, _, err = run("rules", "diff", ours)
    assert status == 2 and "a.toml" in err


@pytest.mark.slow
def test_a_message_that_does_not_pass_is_a_mistake_too(run, tmp_path):
    draft = put_wordings(Draft(), "follow-up-email", place_of("plainly"), ["I am just checking in about the job."])
    (tmp_path / "templates").mkdir()
    for file, text in draft.files.items():
        (tmp_path / file).write_text(text)
    status, out, _ = run("rules", "check", tmp_path)
    assert status == 1 and "stock-phrase" in out and "I am just checking in" in out


def test_several_folders_are_each_checked_by_themselves(run, ours, tmp_path):
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "a.toml").write_text('[[limt]]\nid = "x"\n')
    status, out, _ = run("rules", "check", ours, tmp_path / "bad")
    assert status == 1 and f"{ours}: sound." in out and "bad/a.toml: unknown kind of entry: limt" in out


def test_a_folder_that_is_not_there_is_wrong_use(run, tmp_path):
    status, out, err = run("rules", "check", tmp_path / "nowhere")
    assert (status, out) == (2, "") and "no such folder of rules" in err


def test_json_says_the_same(run, ours):
    told = json.loads(run("rules", "check", ours, "--json")[1])["folders"]
    assert told[0]["problems"] == [] and told[0]["says"].startswith("1 policy new, 2 limits changed.")


def test_diff_shows_the_cases_before_and_after(run, ours):
    status, out, _ = run("rules", "diff", ours, "--policy", "balanced")
    lines = out.splitlines()
    assert status == 0 and lines[0] == "3 of 16 cases change. (advice: balanced)"
    assert "ours" in out and "yours" in out and "The evening after the interview" in out
    rows = json.loads(run("rules", "diff", ours, "--policy", "balanced", "--json")[1])
    first = [row for row in rows if row["what"] == "Thank Maria Lopez by email"]
    assert [row["rules"] for row in first] == ["ours", "yours"] and first[0]["when"] != first[1]["when"]


def test_a_policy_nobody_knows_is_wrong_use(run, ours):
    status, _, err = run("rules", "diff", ours, "--policy", "friday-callr")
    assert status == 2 and "friday-caller?" in err


def test_the_bare_word_says_what_there_is(run):
    status, out, _ = run("rules")
    assert status == 0 and "check" in out and "diff" in out


CASE = """
[candidate]
name = "Ada"
[employer]
name = "Larch & Loam"
timezone = "Europe/Berlin"
[role]
title = "Gardener"
[[contacts]]
id = "rosa"
name = "Rosa Lindqvist"
is = "hiring_manager"
[[interviews]]
round = 1
at = 2026-03-02T10:00:00+01:00
with = ["rosa"]
"""


def test_a_folder_in_use_counts_for_the_journals_cases_and_not_for_files(run, ours, tmp_path):
    journal, file = ["--journal", tmp_path / "own.jsonl"], tmp_path / "case.toml"
    file.write_text(CASE)
    case = run("case", "new", "--file", file, *journal)[1].partition(":")[0]
    status, out, _ = run("rules", "use", ours, *journal)
    assert status == 0 and f"follows {ours} from now on" in out
    assert run("plan", case, "--policy", "friday-caller", *journal)[0] == 0
    assert run("plan", file, "--policy", "friday-caller", *journal)[0] == 2
    assert run("rules", "use", *journal)[1].endswith("the workbook's own rules from now on\n")
    assert run("plan", case, "--policy", "friday-caller", *journal)[0] == 2


def test_a_folder_that_is_not_sound_is_not_taken_into_use(run, tmp_path):
    (tmp_path / "a.toml").write_text("x = [")
    journal = tmp_path / "own.jsonl"
    assert run("rules", "use", tmp_path, "--journal", journal)[0] == 2
    assert not journal.exists()
