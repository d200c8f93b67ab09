"""A mail as its program saved it: what its headers say is encoded is decoded before anybody reads it."""

from __future__ import annotations

import html
import re
from contextlib import suppress
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message

MOST = 400_000  # characters of a mail that are looked at; its text stands before what is attached
MOST_PARTS = 40  # a mail in a mail in a mail: each costs the parser a call within another
LONG_HEAD = 3_000  # characters; of a longer one only what is read is kept, so that the text is not crowded out
LONGEST = 300  # characters of one header
KEPT = ("From", "Subject", "Date")
FIRST = re.compile(r"[A-Za-z][A-Za-z-]{1,40}:")
BODY = re.compile(r"\n\r?\n")
NEEDED = re.compile(
    r"^content-transfer-encoding:\s*(?:base64|quoted-printable)|^content-type:\s*(?:multipart/|text/html)"
    r"|=\?[\w-]+\?[bq]\?",
    re.IGNORECASE | re.MULTILINE,
)
UNSEEN = (("<!--", "-->"), *((f"<{name}", f"</{name}") for name in ("style", "script", "title")))
BREAKS = re.compile(r"<(?:br|/?p|/?div|/?tr|/?li|/?h\d|/?table)\b[^<>]*>", re.IGNORECASE)
TAG = re.compile(r"<[^<>]*>")
CHARSET = re.compile(  # the encodings that mails are written in; Python knows others, which may cost or do anything
    r"(?:us-?)?ascii|utf[-_]?(?:7|8|16|32)(?:[-_]?[lb]e)?|(?:iso[-_]?8859[-_]|latin[-_]?)\d{1,2}|iso[-_]?2022[-_](?:jp|kr)"
    r"(?:[-_]\w{1,4})?|(?:windows|cp)[-_]?(?:125\d|874|932|936|949|950)|koi8[-_][rutf]|gb(?:k|2312|18030)|hz(?:-gb-2312)?"
    r"|big5(?:[-_]?hkscs)?|(?:shift[-_]?jis|sjis|euc[-_]?(?:jp|kr|cn)|ks_c_5601-1987|tis-620|macintosh|mac[-_]?roman)",
    re.IGNORECASE,
)
CODED = re.compile(r"(?<!\S)[A-Za-z0-9+/]{30,}={0,2}(?!\S)")
QUOTED = re.compile(r"=(?:[0-9A-F]{2}|$)", re.MULTILINE)


def opened(text: str) -> str:
    """The mail with few headers and its text decoded; any other text, and one that can't be decoded, as it is."""
    whole = text[:MOST].lstrip()
    ends = BODY.search(whole) if FIRST.match(whole) else None
    head = whole[: ends.start()] if ends else ""
    if not (NEEDED.search(head) or len(head) > LONG_HEAD) or whole.lower().count("boundary") > MOST_PARTS:
        return text
    with suppress(MessageError, RecursionError, ValueError, LookupError):
        mail = message_from_bytes(whole.encode("utf-8", "replace"))
        body = _text_of(mail)
        heads = [f"{name}: {_header(mail[name])}\n" for name in KEPT if mail[name]]
        return f"{''.join(heads)}\n{body}" if body.strip() else text
    return text


def is_encoded(text: str) -> bool:
    """Whether most of it is signs that only a program reads, of an encoding that no header tells."""
    coded = sum(len(found[0]) for found in CODED.finditer(text))
    return 2 * max(coded, 3 * len(QUOTED.findall(text))) > len("".join(text.split()))


def _header(value: object) -> str:
    words = str(value)[:LONGEST]
    with suppress(MessageError, ValueError, LookupError):
        words = str(make_header(decode_header(words)))
    return " ".join(words.split())


def _text_of(mail: Message) -> str:
    """Its first plain text, else its first HTML without the tags; "" where it has neither."""
    texts = [part for part in mail.walk() if part.get_content_maintype() == "text"]
    plain = next((part for part in texts if part.get_content_subtype() == "plain"), None)
    if plain is not None:
        return _decoded(plain)
    page = next((part for part in texts if part.get_content_subtype() == "html"), None)
    return _without_tags(_decoded(page)) if page is not None else ""


def _decoded(part: Message) -> str:
    """What was not encoded is in the encoding of the file it was read from, whatever the header says."""
    raw = part.get_payload(decode=True)
    data = raw if isinstance(raw, bytes) else b""
    as_said = str(part.get("Content-Transfer-Encoding", "")).strip().lower() in ("base64", "quoted-printable")
    said = part.get_content_charset() if as_said else None
    known = said is not None and CHARSET.fullmatch(said) is not None
    try:
        text = data.decode(said if said and known else "utf-8", "replace")
    except (LookupError, UnicodeError):  # a name like those that are known
        text = data.decode("utf-8", "replace")
    return text.replace("\r\n", "\n")


def _without_tags(page: str) -> str:
    page = " ".join(page.split())
    for begin, end in UNSEEN:
        page = _without(page, begin, end)
    words = TAG.sub(" ", BREAKS.sub("\n", page))
    return html.unescape("\n".join(" ".join(line.split()) for line in words.split("\n")))


def _without(page: str, begin: str, end: str) -> str:
    """Without what stands from one sign to the other; of one that nothing ends nothing stays. Each sign is met once."""
    low, kept, at = page.lower(), [], 0
    if len(low) != len(page):  # places would be others
        return page
    while (start := low.find(begin, at)) >= 0:
        kept.append(page[at:start])
        at = low.find(end, start)
        if at < 0:
            return " ".join(kept)
        at += len(end)
    return " ".join([*kept, page[at:]])
