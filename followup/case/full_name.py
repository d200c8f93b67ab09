"""Reads a name as people write it down: which words are titles, which a first and a family name, which neither.

No library does it: nameparser (LGPL, well kept) takes no job after a dash, no country and no doubt about the order, and
gave the right greeting for 13 of our first 30 names; no other was tried.
What cannot be known stays unknown here, and such a name is said whole.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from . import name_words as words_for
from .casing import recased

BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|[\"“„][^\"“”„]*[\"”“]|(?<!\S)['‘][^'’‘]+['’](?!\S)")
APART = re.compile(
    r"\s+[-–—]+\s*|\s*[-–—]+\s+|\s*[|•;:·]\s*|\s+/\s*|\s*/\s+|/(?!\w\b)|\s+@\s*|\s(?:from|at|bei|c/o)\s(?=\S)"
)
NO_NAME = re.compile(r"\S+@\S+\.\S+|,?\s*\b(?:she|he|they|ze|xe)/\w+(?:/\w+)*", re.IGNORECASE)  # address, pronouns
INITIAL = re.compile(r"(?:[^\W\d_]\.-?)+|[^\W\d_]")


@dataclass(frozen=True, slots=True)
class FullName:
    """titles, given, family: words as they are said; job: a name that is only somebody's job, said as written.

    certain: whether `given` and `family` are known to be that; else `given` holds all words in their order
    """

    titles: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    certain: bool = False
    job: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        return (*self.given, *self.family)


def key(word: str) -> str:
    """A word for looking it up: small, without dots and commas."""
    return unicodedata.normalize("NFC", word).casefold().replace(".", "").strip(",'’")


@lru_cache(maxsize=4096)
def read_name(name: str) -> FullName:
    """The parts of a name, whatever titles, degrees, jobs or "Last, First" surround it. Nothing where no word is."""
    shown = _titles_first(" ".join(NO_NAME.sub(" ", name).split()))
    bare = BRACKETED.sub(" ", shown) if any(map(str.isalpha, BRACKETED.sub(" ", shown))) else shown
    parts = [part.strip() for part in APART.split(bare) if any(map(str.isalpha, part))]
    parts = [part for part in parts if key(part) not in words_for.LABELS or ":" not in bare]
    named = next((part for part in parts if not is_job(part)), None)
    if named is None:
        return FullName(job=parts[0] if parts else "")
    if all(key(word) in words_for.NOBODY for word in named.split()):
        return FullName()
    return _by_commas([piece.strip() for piece in named.split(",") if any(map(str.isalpha, piece))])


def is_job(text: str) -> bool:
    """Whether a text names what somebody does, and nobody: HR, Head of Talent."""
    found = [key(word) for word in text.split()]
    return found[0] in words_for.JOBS and all(word in words_for.JOBS | words_for.SMALL_WORDS for word in found)


def _titles_first(name: str) -> str:
    """Müller (Frau) as Frau Müller."""
    for found in BRACKETED.finditer(name):
        inner = found[0].strip("()[]").split()
        if inner and all(key(word) in words_for.TITLES for word in inner):
            return f"{' '.join(inner)} {name[: found.start()]}{name[found.end() :]}"
    return name


def _by_commas(pieces: list[str]) -> FullName:
    """Smith, Jane; Jane Smith, PhD; Smith, Jane, PhD; Jane Smith, Head of Talent."""
    first, *rest = pieces
    rest = [piece for piece in rest if not _after_a_name(piece, first)]
    titles, family = _split_titles(first.split())
    if not rest:
        return _in_order(titles, family)
    more, given = _split_titles(rest[0].split())
    given = _without_tail(given)
    titles += more
    if not given:
        return _in_order(titles, family)
    return FullName(tuple(titles), tuple(recased(given)), tuple(recased(_without_tail(family))), certain=True)


def _after_a_name(piece: str, name: str) -> bool:
    """Whether this follows a name, and is no part of it: a degree, a job, several words with one of these."""
    found = piece.split()
    other = words_for.JOBS | words_for.FIRMS
    if all(degree(word, after_comma=True) for word in found) or any(key(word) in other for word in found):
        return True
    return has_both(name) and any(_looks_like_a_degree(word, name) for word in found)


def has_both(name: str) -> bool:
    """Whether first and family name stand there already: more than one word beside titles and particles."""
    _, found = _split_titles(name.split())
    return len([word for word in found if key(word) not in words_for.PARTICLES]) > 1


def _looks_like_a_degree(word: str, name: str) -> bool:
    """More capitals than small letters: FRCPath, LL.B.Hons."""
    capitals, small = sum(map(str.isupper, word)), sum(map(str.islower, word))
    return capitals > 1 and capitals > small and not name.isupper()


def degree(word: str, after_comma: bool = False) -> bool:
    """Whether a word behind a name is a degree: PhD, MBA."""
    bare = key(word)
    if bare not in words_for.AFTER:
        return False
    return after_comma or bare in words_for.SMALL_AFTER or sum(map(str.isupper, word)) > 1


def _split_titles(found: list[str]) -> tuple[list[str], list[str]]:
    """The titles before a name, and what follows them; degrees and jobs before it are neither."""
    titles: list[str] = []
    while found and (word := key(found[0])):
        if _is_style(found):
            found = found[1:]
            continue
        known = word in words_for.TITLES or (word == "hr" and found[0] != "HR")
        tail = bool(titles) and found[0].islower() and word in words_for.DEGREE_TAILS
        degree = word in words_for.DEGREES_BEFORE and not found[0].isupper() and len(found) > 1
        job = len(found) > 1 and word in words_for.JOBS and not known
        name = len(found) == 1 and bool(titles) and word in words_for.NAMES_TOO  # Ms. Judge
        if name or not (known or tail or degree or job):
            break
        titles += [found[0]] if known or ((degree or job) and len(found) == 2 and word != "hr") else []
        found = found[1:]
    return titles, found


def _is_style(found: list[str]) -> bool:
    """Whether the first word is a style that nobody is greeted by: The Rt Hon. Lord Bell. Hon Lam is a name."""
    ahead = {key(word) for word in found[1:2]}
    styled = key(found[0]) in words_for.STYLED
    return (
        styled
        and bool(ahead)
        and (found[0].endswith(".") or key(found[0]) == "rt" or bool(ahead & (words_for.TITLES | words_for.STYLED)))
    )


def _without_tail(found: list[str]) -> list[str]:
    """Without the degrees and jobs that stand after a name; a lone word stays."""
    shouted = all(word.isupper() for word in found)
    while len(found) > 1:
        short = shouted and len(key(found[-1])) < 3 and "." not in found[-1]  # JACK MA
        job = key(found[-1]) in words_for.JOBS and (len(found) > 2 or found[-1] == "HR")
        if not job and (short or not degree(found[-1])):
            break
        found = found[:-1]
    return found


def _in_order(titles: list[str], found: list[str]) -> FullName:
    """A name in the order of its words; the family name is known where it alone stands in capitals."""
    found = _without_tail([word for word in found if any(map(str.isalpha, word))])
    loud = [word.isupper() and (len(word) > 2 or key(word) in words_for.EASTERN) and "." not in word for word in found]
    if any(loud) and not all(word.isupper() for word in found):
        turns = sum(one != other for one, other in zip(loud, loud[1:], strict=False))
        if turns == 1:
            given = [word for word, is_loud in zip(found, loud, strict=True) if not is_loud]
            family = [word for word, is_loud in zip(found, loud, strict=True) if is_loud]
            return FullName(tuple(titles), tuple(given), tuple(recased(family)), certain=True)
    return FullName(tuple(titles), tuple(recased(found)))
