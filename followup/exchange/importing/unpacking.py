"""What is packed in a workbook, measured before its reader makes anything of it: little can unpack to a lot."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from ...case.errors import InputError, Problem

MOST_PARTS = 5_000  # files in one workbook
CHUNK = 1 << 20
CELLS = re.compile(rb"(?:\xef\xbb\xbf)?\s*+(?:<[?!][^>]*+>\s*+)*+<(?:\w+:)?(?P<kind>worksheet|sst|document-content)\b")
LONG_TAG = re.compile(rb"(?:\A|<)[^<>]{200000}")  # a reader takes ever longer for each attribute more
ENTITIES = (b"<!ENTITY", "<!ENTITY".encode("utf-16-le"), "<!ENTITY".encode("utf-16-be"))
LONGEST_ENTITY = max(map(len, ENTITIES))


def refuse_many_parts(data: bytes, name: str) -> None:
    """InputError where an archive lists more files than any workbook, before they are listed."""
    parts = data.count(b"PK\x01\x02")
    if parts > MOST_PARTS:
        raise InputError(Problem(name, "too many files in it for a workbook", f"{parts:,}", f"{MOST_PARTS:,}"))


def refuse_large_parts(data: bytes, name: str, *, most: int, tags: int, beside: int, swells: int = 0) -> None:
    """InputError where the XML in an archive is larger than any job log's, or tells of things to be put in its place.

    most: bytes of all XML together; tags: how many it holds, opening and closing; beside: of these, in one part that
    holds no cells (styles and the like); twice as many in one row of a sheet; swells: bytes that one of a large honest
    file unpacks to, ten to a tag; what unpacks to more than that and to more than `most` is refused
    """
    most, tags = max(most, swells * len(data)), max(tags, swells * len(data) // 10)
    size = total = row = part = 0
    kind = b""
    for chunk, is_new in _chunks(data, name):
        counts = [piece.count(b"<") for piece in chunk.split(b"row")]
        if is_new:
            found = CELLS.match(chunk)
            row, part, kind = 0, 0, found["kind"] if found else b""
        counts[0] += row
        here = sum(counts) - row
        size, total, part, row = size + len(chunk), total + here, part + here, counts[-1]
        if LONG_TAG.search(chunk):
            _refuse(name, "a tag longer than any sheet has", "save it again; or as CSV")
        if size > most:
            _refuse(name, f"over {most:,} bytes", f"{most:,} bytes; or save the table as CSV")
        crowded = (not kind and part > beside) or (kind == b"worksheet" and max(counts) > 2 * beside)
        if total > tags or crowded:
            _refuse(name, "too many cells or styles", "fewer; or save the table as CSV")


def _chunks(data: bytes, name: str) -> Iterator[tuple[bytes, bool]]:
    """The XML of an archive bit by bit, and whether a bit is the first of its part; InputError for entities in it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for part in packed.infolist():
                if not part.filename.lower().endswith((".xml", ".rels")):
                    continue
                with packed.open(part) as file:
                    before, is_new = b"", True
                    while chunk := file.read(CHUNK):
                        if any(entity in before + chunk for entity in ENTITIES):
                            _refuse(name, "names that stand for other text", "a plain sheet; or save the table as CSV")
                        yield chunk, is_new
                        before, is_new = chunk[-LONGEST_ENTITY:], False
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, OSError):
        raise InputError(Problem(name, "not a sound workbook", "damaged", "save the table as CSV")) from None


def _refuse(name: str, seen: str, allowed: str) -> None:
    raise InputError(Problem(name, "unpacks to too much", seen, allowed))
