"""A message as it reads, with what the check found marked at its place, and ways to take it out of the workbook."""

from __future__ import annotations

from collections.abc import Sequence

from ...case.case import Case
from ...case.errors import Unavailable
from ...exchange.mail import addresses, to_eml, to_mailto, too_long
from ...messages.drafting import Draft
from ...messages.review import Finding
from ..parts.files import download
from ..parts.markup import EMPTY, Markup, join, tag, unseen

SIGNS = {"error": ("✕", "To mend"), "warning": ("!", "To look at"), "hint": ("i", "Hint")}
# Works without a secure address too, and says whether it did.
COPY = (
    "const b=this,t=b.dataset.text,done=()=>{b.textContent='Copied'},"
    "old=()=>{const a=document.createElement('textarea');a.value=t;document.body.append(a);a.select();"
    "document.execCommand('copy')?done():0;a.remove();b.focus()};"
    "navigator.clipboard?navigator.clipboard.writeText(t).then(done,old):old()"
)


def paper(text: str, findings: Sequence[Finding]) -> Markup:
    """The text with each found stretch marked and numbered as in the list below it."""
    parts: list[Markup | str] = []
    place = 0
    for number, finding in enumerate(findings, 1):
        if finding.end <= finding.start or finding.start < place:
            continue
        parts += [text[place : finding.start], _mark(text[finding.start : finding.end], finding, number)]
        place = finding.end
    return tag("div", join(*parts, text[place:]), class_="fu-paper")


def _mark(words: str, finding: Finding, number: int) -> Markup:
    sign, says = SIGNS[finding.severity]
    return tag("mark", unseen(f"{says}, {number}: "), words, tag("sup", f"{sign}{number}", aria_hidden="true"),
               class_=f"fu-mark fu-{finding.severity}")  # fmt: skip


def found(findings: Sequence[Finding]) -> Markup:
    """What was found, in the order of the text; that nothing was, where it is so."""
    if not findings:
        sign = tag("span", "✓ ", aria_hidden="true")
        return tag("p", sign, "Everything this message needs is there.", class_="fu-found-none")
    return tag("ol", *(_entry(finding) for finding in findings), class_="fu-findings")


def _entry(finding: Finding) -> Markup:
    sign, says = SIGNS[finding.severity]
    advice = tag("span", unseen("Advice: "), ", ".join(finding.advice), class_="fu-src") if finding.advice else EMPTY
    better = tag(
        "div", "Better: ", join(*(tag("q", one) for one in finding.suggestions), between=" or "), class_="fu-soft"
    )
    mark = join(tag("span", sign, aria_hidden="true", class_=f"fu-sign fu-{finding.severity}"), unseen(f"{says}: "))
    return tag("li", mark, " ", finding.says, " ", advice, better if finding.suggestions else EMPTY)


def to_answer(points: Sequence[str]) -> Markup:
    """Which of the candidate's own notes ask for a better answer; the message itself never names them."""
    if not points:
        return EMPTY
    quoted = join(*(tag("q", point) for point in points), between=", ")
    return tag(
        "p", "A note to yourself asks for a better answer: ", quoted, ". It stands in no message.", class_="fu-soft"
    )


def words_of(text: str) -> str:
    count = len(text.split())
    return f"{count} word{'' if count == 1 else 's'}"


def ways_out(words: Draft, case: Case) -> Markup:
    """Copy it; where it is an email, open it in the mail program or save it as a message that is not sent yet."""
    whole = words.body if words.subject is None else f"{words.subject}\n\n{words.body}"
    copy = tag("button", "Copy", type="button", class_="fu-out", data_text=words.body, onclick=COPY)
    both = tag("button", "Copy with subject", type="button", class_="fu-out", data_text=whole, onclick=COPY)
    links, told = _mail(words, case)
    buttons = (copy, both) if words.subject is not None else (copy,)
    return join(tag("p", *buttons, *links, class_="fu-outs"), tag("p", told, class_="fu-soft") if told else EMPTY)


def _mail(words: Draft, case: Case) -> tuple[list[Markup], str | None]:
    """The links to the mail program, and a word about them; the word alone where they would go to somebody else."""
    if words.subject is None:
        return [], None
    try:
        people = [f"{one.username}@{one.domain}" for one in addresses(case, words.to)]
        link, message = to_mailto(people, words.subject, words.body), to_eml(words, case)
    except Unavailable as error:
        return [], str(error)
    opened = tag("a", "Open in your mail program", href=link, class_="fu-out")
    saved = download(f"{words.template}.eml", "message/rfc822", message, "Save as a message (.eml)")
    return [opened, saved], too_long(link)
