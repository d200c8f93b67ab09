"""Ways out of the workbook: a link that saves a file, a button that opens a page to print."""

from __future__ import annotations

import os
from base64 import b64encode
from pathlib import Path

from .markup import Markup, tag

# Its own tab, from which the browser prints. The page forbids scripts itself.
OPEN = "window.open(window.URL.createObjectURL(new Blob([this.dataset.page],{type:'text/html'})),'_blank')"


def download(name: str, kind: str, data: bytes, words: str) -> Markup:
    """A link that saves `data` under `name`; it needs no server. kind: a media type."""
    href = f"data:{kind};base64,{b64encode(data).decode()}"
    return tag("a", words, href=href, download=name, class_="fu-out")


def opens(page: str, words: str) -> Markup:
    """A button that opens `page`, a whole HTML document, in a tab of its own."""
    return tag("button", words, type="button", class_="fu-out", data_page=page, onclick=OPEN)


def saves(page: str, name: str, words: str) -> Markup:
    """A link that saves `page`, a whole HTML document, as name.html."""
    return download(f"{name}.html", "text/html", page.encode(), words)


def absolute(typed: str) -> Path:
    """The file or folder that somebody typed, wherever the notebook runs later; where nothing is typed, this folder."""
    return Path(os.path.expanduser(typed.strip() or ".")).absolute()
