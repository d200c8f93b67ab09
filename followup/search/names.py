"""One name however it is spelled: LinkedIn, Linkedin and "LinkedIn " are the same source."""

from __future__ import annotations

from collections import Counter, defaultdict


class Names:
    """Collects spellings; the one met most often is shown, the first of those where several are."""

    def __init__(self) -> None:
        self._spelled: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def key(self, name: str | None) -> str:
        """What all spellings of `name` have in common."""
        words = " ".join((name or "").split())
        # a Turkish capital İ folds to two letters, of which the second is only a dot
        key = words.casefold().replace("\N{COMBINING DOT ABOVE}", "")
        self._spelled[key][words] += 1
        return key

    def said(self, key: str) -> str:
        """The spelling to show."""
        return self._spelled[key].most_common(1)[0][0] if self._spelled[key] else key
