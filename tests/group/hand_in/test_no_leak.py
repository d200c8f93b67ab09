"""Secrets planted in every text field of a journal, and none of them in what is handed in."""

import dataclasses
import json
import re
import typing

import pytest

from followup.case import fields
from followup.case.case import Candidate, Case
from followup.group.hand_in import file_name, form, in_words, prepare, to_bytes
from followup.journal import Journal
from followup.journal.entries import JOINED
from followup.journal.entry_lines import SHAPES
from followup.rulebook.facts import STAGES
from followup.rulebook.loading import default_rulebook, load_rulebook

from .conftest import NOW
from .planting import Secrets, events, planted, table, texts_in, value_of

PIECE = 4  # letters of a secret that may not stand there


@pytest.fixture
def secrets():
    return Secrets()


@pytest.fixture
def journal(tmp_path, secrets):
    """One line of every kind that a person writes, each with a secret wherever text may be."""
    made = Journal(tmp_path / f"{secrets.fill('{}')}.jsonl")
    case_id = made.new_case(planted(secrets), at=NOW)
    made.new_case({**planted(secrets), "events": []}, at=NOW)
    made.set_facts(case_id, {("role", "notes"): secrets.fill("{}")}, at=NOW)
    made.log(case_id, {"kind": "note", "text": secrets.fill("{}")}, at=NOW)
    told = dict(subject=secrets.fill("{}"), template=secrets.fill("{}"), at=NOW)
    made.keep_draft(case_id, secrets.fill("{}"), secrets.fill("{}"), secrets.fill("{}"), **told)
    made.set(secrets.fill("{}"), secrets.fill("{}"), at=NOW)
    made.set("policy", secrets.fill("{}"), at=NOW)
    made.undo(at=NOW)
    assert {entry.do for entry in made.history()} == set(SHAPES) - {JOINED}
    assert made.problems == []
    return made


def pieces(secret):
    return {secret[start : start + PIECE].casefold() for start in range(len(secret) - PIECE + 1)}


def without_token(made):
    return to_bytes(made).decode().replace(made.token, "")


def leaked(text, secrets):
    return sorted(piece for secret in secrets.made for piece in pieces(secret) if piece in text.casefold())


def test_no_piece_of_any_secret_is_handed_in(journal, secrets):
    made = prepare(journal, now=NOW)
    shown = "\n".join(in_words(made)).replace(made.token, "")
    assert len(secrets.made) > 60 and len(journal.cases()) == 2
    assert leaked(without_token(made), secrets) == []
    assert leaked(file_name(made).replace(made.token, ""), secrets) == []
    assert leaked(shown, secrets) == []


def test_the_search_for_leaks_finds_one(journal, secrets):
    made = prepare(journal, now=NOW)
    for secret in secrets.made[3:]:
        assert leaked(without_token(made) + secret[2:7], secrets)


def test_every_text_field_of_a_case_was_planted(secrets):
    planted(secrets)
    whole = table(Case, secrets)
    kinds = [fields.Line, fields.Text, fields.Id, fields.Email, fields.Phone]
    assert all(value_of(kind, secrets) for kind in kinds)
    assert set(whole["candidate"]) == {field.name for field in dataclasses.fields(Candidate)}
    assert {text for text in texts_in(whole) if any(secret in text for secret in secrets.made)}


def test_a_new_text_field_is_planted_by_itself_and_a_new_kind_of_field_is_noticed(secrets):
    @dataclasses.dataclass
    class More:
        nickname: fields.Line | None = None
        remarks: tuple[fields.Text, ...] = ()

    More.__annotations__ = {"nickname": fields.Line | None, "remarks": tuple[fields.Text, ...]}
    made = table(More, secrets)
    assert made["nickname"] in secrets.made and made["remarks"][0].split("\n")[0] in secrets.made
    with pytest.raises(LookupError):
        value_of(typing.Annotated[bytes, "new"], secrets)


def test_every_word_in_it_is_one_of_ours_and_every_number_is_small(journal):
    made = prepare(journal, now=NOW)
    told = json.loads(to_bytes(made))
    ours = {*STAGES, *default_rulebook().steps, *default_rulebook().policies, *form.AFTER, "unknown", "own"}
    ours |= {"20+", "60+", form.FORMAT, made.token}
    keys = {key for kind in form.KINDS.values() for key in (field.name for field in dataclasses.fields(kind))}
    assert set(texts_in(told)) <= ours | keys
    year, week = told.pop("year"), told.pop("week")
    assert (year, week) == NOW.isocalendar()[:2]
    assert all(int(number) <= 60 for number in re.findall(r"\d+", json.dumps({**told, "token": ""})))


def test_there_is_no_day_and_no_time_of_day_in_it(journal):
    text = without_token(prepare(journal, now=NOW))
    assert not re.search(r"\d{1,4}[-/.]\d{1,2}|\d{1,2}:\d{2}|\d{5,}", text)


def test_a_policy_and_a_step_of_one_s_own_are_not_named(tmp_path, journal, secrets):
    name = secrets.fill("{}")
    (tmp_path / "own.toml").write_text(f'[[policy]]\nid = "{name}"\nsays = "Ours."\nsources = ["house"]\n')
    book = load_rulebook(tmp_path)
    journal.set("policy", name, at=NOW)
    made = prepare(journal, now=NOW, rulebook=book)
    assert made.policy == "own" and leaked(without_token(made), secrets) == []


def test_events_of_every_kind_were_planted(secrets):
    assert all(list(events(kind, "x", secrets)) for kind in ("sent", "called", "visited", "heard", "decided", "note"))
