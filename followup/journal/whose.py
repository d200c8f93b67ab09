"""Whose a file is, told from its bytes before anything is written into it: a journal's, or something else's."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from ..case.errors import InputError, Problem

CHUNK = 1 << 16  # bytes read at once
BLANK = b" \t\r\n\0\xef\xbb\xbf"  # a disk that lost its power leaves zeros; the last three begin some files
LINE = re.compile(  # as we write it; or with blanks, or in another order, where another program wrote it anew
    rb'(?:^|[\n\r\0\xbf])[ \t]*\{(?:"v":\d+,"id":"[0-8]\d{7}-'
    rb'|(?=[^\n]*"v" ?: ?\d)(?=[^\n]*"do" ?: ?")[^\n]*"id" ?: ?"[0-8]\d{7}-)'
)
FIRST = re.compile(rb'\{"v":\d,"id":"[0-8]\d{7}-')
HALF = b'{"v":1,"id":"00000001-'  # what a crash leaves of a first line may be less than this


def refuse_others(descriptor: int, path: Path) -> None:
    """InputError where the open file holds something, and no line of it is a journal's: a list, a letter, a picture."""
    if not _may_be_ours(descriptor):
        what = "this is no journal, so nothing is written into it"
        raise InputError(Problem(str(path), what, "", "a journal (.jsonl), or a name that no file has yet"))


def _may_be_ours(descriptor: int) -> bool:
    """Whether it is blank, or half a first line, or has a line of ours: mostly that is the first one."""
    begun = b""
    for part in _parts(descriptor):
        if LINE.search(part):
            return True
        begun = begun or part.lstrip(BLANK)
    return len(begun) < len(HALF) and FIRST.match(begun + HALF[len(begun) :]) is not None


def _parts(descriptor: int) -> Iterator[bytes]:
    """What the file holds, piece by piece; a line begins where a piece does, or within it."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    before = b""
    while part := os.read(descriptor, CHUNK):
        yield (whole := before + part)
        last = whole.rfind(b"\n")
        before = whole[last:] if last >= max(0, len(whole) - CHUNK) else b"-" + whole[-1:]  # in a long line
