"""A word to a client: whatever is made can be opened, and what says nothing is not made."""

from datetime import UTC, datetime

import pytest

from followup.case.errors import InputError
from followup.commands.cli import main
from followup.exchange.comment import MOST_BYTES, MOST_LETTERS, Comment, comment_bytes, read_comment

NOW = datetime(2026, 3, 9, 9, tzinfo=UTC)


@pytest.mark.parametrize("says", ["", "  \n", "\u200b", "\u2060\u00a0\ufeff", "\x00\x1b", "\u202e \u2066"])
def test_nothing_to_be_seen_is_nothing_said(says):
    with pytest.raises(InputError, match="comment: empty or too long"):
        comment_bytes(Comment("Rosa", says, NOW))


@pytest.mark.parametrize(("key", "named"), [
    ("says", "comment"), ("by", "name"), ("employer", "what it is about"), ("step", "step"),
])  # fmt: skip
@pytest.mark.parametrize("letter", ["x", "é", "👩", '"', "\n"])
def test_every_word_may_be_as_long_as_it_is_read_and_no_longer(key, named, letter):
    fits = {"by": "Rosa", "says": "Well done"} | {key: "a" + letter * (MOST_LETTERS - 1)}
    assert getattr(read_comment(comment_bytes(Comment(at=NOW, **fits))), key) == fits[key]
    with pytest.raises(InputError, match=f"^{named}: empty or too long"):
        comment_bytes(Comment(at=NOW, **fits | {key: fits[key] + letter}))


def test_all_of_it_may_be_as_large_as_a_file_that_is_read():
    long = "👩" * MOST_LETTERS
    with pytest.raises(InputError, match=f"too long in all .allowed: {MOST_BYTES:,} bytes"):
        comment_bytes(Comment(long, long, NOW, long, long))


def test_where_it_is_refused_no_file_is_promised(tmp_path, capsys):
    path, letters = tmp_path / "word.json", "x" * MOST_BYTES
    words = ["cohort", "comment", "ada", "Well done", "--from", "Rosa", "--output", str(path), "--about", letters]
    assert main([*words, "--now", NOW.isoformat()]) == 2
    said = capsys.readouterr()
    assert not said.out and "what it is about: empty or too long" in said.err and not path.exists()
