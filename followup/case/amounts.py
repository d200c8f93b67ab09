"""How people write an amount: 34,500 and 34.500, 34'500 and 34 500, whatever blank stands between the thousands."""

from __future__ import annotations

APART = r"[.,'\u2019 \u00a0\u2009\u202f]"  # between thousands, by country; the blanks are plain, hard, thin and both
WHOLE = rf"\d{{1,3}}(?:{APART}\d{{3}})+(?!\d)|\d+"
