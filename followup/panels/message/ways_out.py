"""Ways to take a message out of the workbook: copy it, open it in the mail program, save it, call the number."""

from __future__ import annotations

from ...case.case import Case
from ...case.doubts import look_alike
from ...case.errors import Unavailable
from ...exchange.mail import addresses, to_eml, to_mailto, too_long
from ...messages.drafting import Draft
from ..parts.files import download
from ..parts.markup import EMPTY, Markup, join, tag

# Both mark themselves as pressed, so that the question beside them becomes the button to press next.
PRESSED = "this.classList.add('fu-pressed');"
# Works without a secure address too, and says whether it did.
COPY = (
    PRESSED + "const b=this,t=b.dataset.text,done=()=>{b.textContent='Copied'},"
    "old=()=>{const a=document.createElement('textarea');a.value=t;document.body.append(a);a.select();"
    "document.execCommand('copy')?done():0;a.remove();b.focus()};"
    "navigator.clipboard?navigator.clipboard.writeText(t).then(done,old):old()"
)


def copies(text: str, words: str = "Copy", main: bool = False) -> Markup:
    """A button that copies a text."""
    css = "fu-out fu-main" if main else "fu-out"
    return tag("button", words, type="button", class_=css, data_text=text, onclick=COPY)


def send_ways(words: Draft, case: Case) -> Markup:
    """What is at the foot of the page: open it in the mail program, and copy it; one of them is the one to press."""
    link = _mail_link(words, case) if words.subject is not None else None
    if link is None:
        return tag("p", copies(words.body, main=True), class_="fu-outs")
    opened = tag("a", "Open in mail", href=link, class_="fu-out fu-main", onclick=PRESSED)
    ways = tag("p", opened, copies(words.body), class_="fu-outs")
    odd = [f"{one.addr_spec} {said}." for one in addresses(case, words.to) if (said := look_alike(one.addr_spec))]
    return join(tag("p", *odd, class_="fu-warned", role="alert"), ways) if odd else ways


def _mail_link(words: Draft, case: Case) -> str | None:
    """The address that opens the mail program; None where it would go to somebody else."""
    try:
        people = [f"{one.username}@{one.domain}" for one in addresses(case, words.to)]
        return to_mailto(people, words.subject or "", words.body)
    except Unavailable:
        return None


def more_ways(words: Draft, case: Case) -> Markup:
    """Copy with the subject, and save as a message that is not sent yet; what to know of the link where it is long."""
    if words.subject is None:
        return EMPTY
    both = copies(f"{words.subject}\n\n{words.body}", "Copy with subject")
    try:
        saved = download(f"{words.template}.eml", "message/rfc822", to_eml(words, case), "Save as a message")
        told = too_long(_mail_link(words, case) or "")
    except Unavailable as error:
        return join(tag("p", both, class_="fu-outs"), tag("p", str(error.problems[0].what), class_="fu-quiet"))
    return join(tag("p", both, saved, class_="fu-outs"), tag("p", told, class_="fu-quiet") if told else EMPTY)


def dials(number: str, main: bool) -> Markup:
    """The number as a link that calls it; main: whether it is the one thing to press now."""
    dialled = "".join(sign for sign in number if sign.isdigit() or sign == "+")
    return tag("a", number, href=f"tel:{dialled}", class_="fu-out fu-dial fu-main" if main else "fu-out fu-dial",
               onclick=PRESSED)  # fmt: skip
