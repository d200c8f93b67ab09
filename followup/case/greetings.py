"""What a person is called in a greeting: the first name, or the title and the family name, and never a wrong one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from . import name_words as words_for
from .full_name import BRACKETED, INITIAL, FullName, degree, has_both, is_job, key, read_name

PATRONYMIC = re.compile(r"(?:[oe]vi(?:ch|č|c)|[oe]vna|ична|[ое]вич|[ое]вна)$")
BESIDE = re.compile(r"\s*[,;|([]\s*|\s+[-–—]+\s+")  # between a name and what somebody does
TOGETHER = re.compile(r"\s+(?:and|und|&|\+)\s+")


def called(name: str, formal: bool, country: str | None = None) -> str:
    """What stands after "Dear": title and family name, else the first name, or all of it if formal.

    All of it, too, where nobody can tell which of its words is which. "" where it holds no name but a job at most.
    """
    if (one := _before_job(name)) is not None:
        return called(one, formal, country)
    if len(people := [read_name(part) for part in TOGETHER.split(name)]) > 1 and not is_job(name):
        if all(one.words for one in people):
            return " and ".join(called(part, formal, country) for part in TOGETHER.split(name))
        return " ".join(name.split())
    if len(raw := name.split()) > 1 and key(raw[-1]) in words_for.OFFICES:
        return ""
    read = read_name(name)
    if not read.words:
        return "" if read.job else _title(read)
    title = _title(read)
    if key(title) in words_for.BY_FIRST_NAME:
        return f"{title} {read.words[0]}"
    if key(title) in words_for.CLERGY or (title and not formal and _only_whole(read, country)):
        return f"{title} {' '.join(read.words)}"
    if title:
        return f"{title} {' '.join(family_of(read, country))}"
    return " ".join(read.words) if formal else _first_name(read, country)


@lru_cache(maxsize=4096)
def shown(name: str) -> str:
    """A whole name as one speaks of somebody: the title, the first and the family name, without degrees and jobs."""
    if (one := _before_job(name)) is not None:
        return shown(one)
    read = read_name(name)
    if len(TOGETHER.split(name)) > 1:
        return " ".join(name.split())
    return " ".join(filter(None, (_title(read), *read.words))) or read.job or name


def _before_job(name: str) -> str | None:
    """The name before what somebody does, where that has the "and": Maria Lopez, Head of People and Culture. None where
    it joins two people, or there is none.
    """
    found = TOGETHER.search(name)
    if found is None:
        return None
    pieces = BESIDE.split(BRACKETED.sub(" ", name[: found.start()]).strip())
    first, comma, _ = name[found.end() :].partition(",")
    after = first.split()
    if len(pieces) < 2 or not pieces[-1] or not after or not read_name(pieces[0]).words:
        return None
    jobs = words_for.JOBS | words_for.FIRMS
    named = bool(comma) and len(after) > 1 and not any(key(word) in jobs for word in after)  # and Tom Reyes, Sales
    job = any(key(word) in jobs for piece in pieces[1:] for word in piece.split())
    beside = len(after) == 1 and has_both(pieces[0]) and not all(degree(one) for one in pieces[-1].split())
    return pieces[0] if not named and (job or beside) else None


def family_of(read: FullName, country: str | None = None) -> tuple[str, ...]:
    """The words of the family name; all words where they cannot be told from the others."""
    if read.certain:
        return read.family or read.given
    if _only_whole(read, country):
        return read.words
    return tuple(_family_last(list(read.words), country, bool(read.titles)))


def _family_last(words: list[str], country: str | None, titled: bool) -> Sequence[str]:
    """The last word, with the particles before it; the last two where people have two family names."""
    while len(words) > 1 and INITIAL.fullmatch(words[0]):
        words = words[1:]
    if len(words) > 3 and _unaccented(key(words[0])) == "maria" and key(words[1]) in ("del", "de"):
        words = [
            words[0],
            *words[2 + (key(words[2]) in words_for.PARTICLES) + 1 :],
        ]  # María del Carmen, María de la Luz
    for place, word in enumerate(words[:-1]):
        if place and key(word) in words_for.BETWEEN_FAMILIES:
            return words[place - 1 :]
        inside = place or word.islower() or (titled and country == "FR")  # Mme Le Bihan; Van is a first name elsewhere
        if inside and key(word) in words_for.PARTICLES:
            return words[place:]
    families = country in words_for.TWO_FAMILIES and titled and _spanish(words[0])  # Señora Ruiz Ortega
    two = families or (len(words) > 2 and not INITIAL.fullmatch(words[-2]))
    return words[-2:] if two and (country in words_for.TWO_FAMILIES or _spanish(words[-2])) else words[-1:]


def _spanish(word: str) -> bool:
    bare = _unaccented(key(word))
    return bare in words_for.SPANISH or (bare.endswith("ez") and len(bare) > 4)


def _only_whole(read: FullName, country: str | None) -> bool:
    """Whether nobody can tell the family name: it may stand first, or it is the father's or none at all."""
    words = [key(word) for word in read.words]
    if read.certain or len(words) < 2:
        return False
    fathers = any(word in words_for.BY_FATHER for word in words) or words[-1] in words_for.HONORIFICS
    return (
        fathers
        or country in words_for.FAMILY_FIRST | words_for.BY_GIVEN_NAME
        or _family_may_be_first(words)
        or _patronymic_last(read)
    )


def _unaccented(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c)).replace("đ", "d")


def _family_may_be_first(words: Sequence[str]) -> bool:
    words = [_unaccented(word) for word in words]
    korean = words[0] in words_for.KOREAN and (len(words) > 2 or "-" in words[1] or words[1] in words_for.EASTERN)
    return words[0] in words_for.EASTERN or korean


def _patronymic_last(read: FullName) -> bool:
    """Petrov Ivan Sergeevich, as forms have it: the family name stands first."""
    return not read.certain and len(read.words) == 3 and bool(PATRONYMIC.search(read.words[-1]))


def _first_name(read: FullName, country: str | None) -> str:
    first, keys = read.given[0] if read.given else "", [key(word) for word in read.words]
    if len(first) < 2 or first.islower() or "." in first:  # an initial, or a title that nobody here knows
        return " ".join(read.words)
    if keys[0] in ("don", "doña") and country in words_for.TWO_FAMILIES:
        return " ".join(read.words)
    if keys[0] in words_for.SERVANT_OF:
        return " ".join(read.words[:2]) if len(keys[0]) > 2 else " ".join(read.words)
    whole = not read.certain and (
        country in words_for.FAMILY_FIRST
        or _family_may_be_first(keys)
        or keys[-1] in words_for.HONORIFICS
        or _patronymic_last(read)
    )
    return " ".join(read.words) if whole else first


def _title(read: FullName) -> str:
    """The one title of several that is said: Prof. before Dr. before Mr; Dr. for every kind of doctor."""
    kinds = (words_for.PROFESSORS, words_for.DOCTORS, words_for.BY_FIRST_NAME, words_for.RANKS, read.titles)
    for kind in kinds:
        for title in read.titles:
            if title in kind or key(title) in kind:
                return _spelled(title)
    return ""


def _spelled(title: str) -> str:
    if key(title) in ("dr-ing", "dr-med", "pd"):
        return "Dr."
    return title.capitalize() if title.isupper() or title.islower() else title
