"""A message to read aloud: short lines for one breath each, the time it takes, and the browser's own voice."""

from __future__ import annotations

from ...messages.speaking import breaths, how_long
from ..parts.markup import EMPTY, Markup, tag

# Says the lines one after the other; a second press stops. A browser without a voice says so.
SPEAK = (
    "const b=this,s=window.speechSynthesis;"
    "if(!s){b.textContent='This browser has no voice'}"
    "else if(s.speaking){s.cancel();b.textContent='Hear it'}"
    "else{const u=new SpeechSynthesisUtterance(b.dataset.text);u.lang=b.dataset.lang;u.rate=.95;"
    "u.onend=()=>{b.textContent='Hear it'};b.textContent='Stop';s.speak(u)}"
)


def time_to_say(text: str, most: int | None) -> Markup:
    """How long a script takes, beside it; with what it may take where that is limited."""
    limit = f"; {most} seconds are enough" if most else ""
    return tag("p", f"Takes {how_long(text)} to say{limit}.", class_="fu-soft") if text.strip() else EMPTY


def aloud(text: str, british: bool = False) -> Markup:
    """The text in short lines behind a heading that opens; for the ear finds what the eye passes over (B8)."""
    lines = breaths(text)
    if not lines:
        return EMPTY
    hear = tag("button", "Hear it", type="button", class_="fu-out", data_text="\n".join(lines),
               data_lang="en-GB" if british else "en-US", onclick=SPEAK)  # fmt: skip
    told = tag("ol", *(tag("li", line) for line in lines), class_="fu-breaths")
    return tag("details", tag("summary", f"Read it aloud: {how_long(text)}"), tag("p", hear), told, class_="fu-more")
