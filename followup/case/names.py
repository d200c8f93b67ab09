"""People's names: titles set apart, several in one sentence, and how alike two spellings are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from .full_name import read_name

NICKNAMES = {
    "mike": "michael",
    "bill": "william",
    "will": "william",
    "bob": "robert",
    "bobby": "robert",
    "liz": "elizabeth",
    "beth": "elizabeth",
    "kate": "katherine",
    "katie": "katherine",
    "cathy": "catherine",
    "kathy": "katherine",
    "tony": "anthony",
    "jim": "james",
    "jimmy": "james",
    "dick": "richard",
    "rick": "richard",
    "peggy": "margaret",
    "maggie": "margaret",
    "meg": "margaret",
    "jack": "john",
    "johnny": "john",
    "ted": "edward",
    "ned": "edward",
    "harry": "henry",
    "hank": "henry",
    "chuck": "charles",
    "charlie": "charles",
    "becky": "rebecca",
    "tom": "thomas",
    "tommy": "thomas",
    "betty": "elizabeth",
    "jerry": "gerald",
    "larry": "lawrence",
    "andy": "andrew",
    "drew": "andrew",
    "steve": "stephen",
    "jenny": "jennifer",
    "sue": "susan",
    "debbie": "deborah",
    "vicky": "victoria",
    "pat": "patricia",
    "dave": "david",
    "joe": "joseph",
    "ron": "ronald",
    "sandy": "sandra",
    "suzy": "susan",
    "terry": "teresa",
    "trish": "patricia",
    "sasha": "alexandra",
    "lexi": "alexandra",
}
GENERIC = frozenset(
    "and the of for a an de la du von van & inc llc ltd plc co corp company group gmbh ag "
    "limited incorporated corporation "
    "llp partners associates services solutions systems international global".split()
)
WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*", re.UNICODE)


def folded(text: str) -> str:
    """For comparing: composed, without case."""
    return unicodedata.normalize("NFC", text).casefold().replace("’", "'")


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", folded(text)) if not unicodedata.combining(c))


def untitled(name: str) -> list[str]:
    """The words of a name in the order they are said, without titles, degrees and jobs around it."""
    read = read_name(name)
    return list(read.words) or name.split()


def title_of(name: str) -> str:
    """The first title before a name as written, or ""."""
    return next(iter(read_name(name).titles), "")


def listed(names: Sequence[str]) -> str:
    """Maria Lopez; Maria Lopez and Tom Okafor; more than three as the first and colleagues."""
    if len(names) > 3:
        return f"{names[0]} and colleagues"
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def distance(a: str, b: str, most: int) -> int:
    """How many letters to change, add, drop or swap to turn one into the other; `most` + 1 when it is more."""
    if abs(len(a) - len(b)) > most:
        return most + 1
    before, row = [0] * (len(b) + 1), list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        above, row, older = row, [i], before
        for j, other in enumerate(b, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        before = above
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def fits(words: Sequence[str], name: str) -> bool:
    """Whether every word of a greeting is one of that name's, a part of it, an initial or a nickname."""
    known = words_of(name)
    return all(word in known or len(word) == 1 or any(_short_for(word, one) for one in known) for word in words)


def _short_for(word: str, name: str) -> bool:
    return (len(word) > 1 and name.startswith(word) and len(name) - len(word) > 1) or NICKNAMES.get(word) == name


@lru_cache(maxsize=4096)
def words_of(name: str) -> frozenset[str]:
    words = [folded(found[0]) for found in WORD.finditer(name)]
    return frozenset([*words, *(part for word in words for part in re.split(r"[-']", word) if len(part) > 1)])


def alike(token: str, word: str) -> bool:
    """Unlike, but meant: accents dropped, or one letter off; two in a long word."""
    if (
        abs(len(token) - len(word)) > 2
        or token == word
        or token == word + "s"
        or token + "s" == word
        or token == word + "es"
    ):
        return False
    if plain(token) == plain(word):
        return True
    most = 2 if len(word) > 7 else 1 if len(word) > 3 else 0
    return most > 0 and distance(token, word, most) <= most
