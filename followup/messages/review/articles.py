"""Finds "a" before a vowel that is heard and "an" before any other sound: a rule of sounds, which no list can hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..occasion import Occasion
from .finding import Finding, slip_of_grammar
from .note import Note
from .placeholders import without_gaps

ARTICLE = re.compile(r"(?<![\w'.&/-])(a|an|An|A)[ \n]{1,3}([^\W\d_][\w'’-]*)")
SAYS = "“An” goes before a vowel that is heard, “a” before any other sound."
# Written with a vowel and spoken with a consonant: a university, a one-day course, a European.
SOUNDS_LIKE_CONSONANT = re.compile(
    r"(?:uni(?!n|m(?!od)|d)|us(?:e|a|u|ing)|uti|ubi|ura|ure|uro|uruguay|uk|ugand|uvul|eu|ewe|once|one(?!ir))",
    re.IGNORECASE,
)
SILENT_H = re.compile(r"(?:hour|honest|honou?r|heir)", re.IGNORECASE)
EITHER = re.compile(r"(?:h(?:istor|otel|erb|ypoth|ilar|omage|abit|ero)|yt|[aeiou]h?(?:-|$))", re.IGNORECASE)
NOT_AN_ARTICLE = frozenset("and or is are was were in on of to at as but than if".split())  # "vitamin A is"


def find(note: Note, here: Occasion) -> Iterator[Finding]:
    """Articles that do not fit the word after them; acronyms and single letters are spoken in ways nobody can know."""
    begin = note.subject.start if note.subject else note.body.start
    for found in ARTICLE.finditer(without_gaps(note), begin):
        article, word = found[1], found[2]
        if not _known(article, word) or EITHER.match(word) or _is_a_name(f"{article} {word}", here):
            continue
        right = "an" if _vowel_is_heard(word) else "a"
        if article.casefold() != right:
            better = right.capitalize() if article[0] == "A" else right
            yield slip_of_grammar(found.start(), found.end(1), SAYS, better)


def _known(article: str, word: str) -> bool:
    """Whether it is an article before a word that is read as it is written."""
    spoken = len(word) > 1 and word.isascii() and not any(letter.isupper() for letter in word[1:])
    return spoken and not (article == "A" and (word.casefold() in NOT_AN_ARTICLE or word[0].isupper()))


def _is_a_name(words: str, here: Occasion) -> bool:
    """Whether somebody there is called so: An Claes."""
    return any(contact.name.startswith(words) for contact in here.case.contacts)


def _vowel_is_heard(word: str) -> bool:
    if SILENT_H.match(word):
        return True
    return word[0] in "aeiouAEIOU" and not SOUNDS_LIKE_CONSONANT.match(word)
