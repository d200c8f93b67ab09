"""The docs as a static site that asks no other host: start.py docs [--out DIR]."""

from __future__ import annotations

import argparse
import io
import re
import shutil
import sys
import tempfile
from pathlib import Path

from followup import __version__
from followup.rulebook.loading import load_rulebook

from .advice_pages import pages
from .pins import ROOT

OUT = ROOT / "dist" / "docs"
# Pages that stand elsewhere in the project; every page below docs/ is one too. Links between them stay as they are.
BESIDE = (
    "README.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "CODE_OF_CONDUCT.md",
    "CHANGELOG.md",
    "hub/README.md",
    "lite/README.md",
)
MAKER = {
    "project": "followup",
    "author": "The followup workbook authors",
    "copyright": "The followup workbook authors, MIT",
    "release": __version__,
    "extensions": ["myst_parser"],
    "html_theme": "furo",
    "html_title": "The followup workbook",
    "html_copy_source": False,
    "html_show_sphinx": False,
    "html_use_opensearch": "",
    "language": "en",
    "myst_heading_anchors": 3,
    "exclude_patterns": ["docs/own_notebooks"],
    # links to folders and files of the project that are no pages; headings that say the same in two places
    "suppress_warnings": ["myst.xref_missing", "myst.header"],
}
INDEX = """# The followup workbook

The workbook for what comes after a job interview: what to do now, why, who advises it and who disagrees.

## How to

```{{toctree}}
:maxdepth: 1
:caption: How to

docs/how-to/candidates
docs/how-to/counselors
docs/how-to/developers
```

## For your institution

```{{toctree}}
:maxdepth: 1
:caption: For your institution

{institution}
```

## Advice

```{{toctree}}
:maxdepth: 2
:caption: Advice

advice/index
```

## Reference

```{{toctree}}
:maxdepth: 1
:caption: Reference

{reference}
```
"""
# What an office asks for before others may use the workbook, and who works with groups and clients.
INSTITUTION = (
    "docs/for-it",
    "docs/accessibility/conformance",
    "SECURITY",
    "hub/README",
    "lite/README",
    "docs/caseload",
    "docs/hand-in",
)
# What the theme leaves out for who reads by keyboard or by ear: what scrolls takes the focus, both sides have a name.
REACHED = {
    '<p class="caption" role="heading">': '<p class="caption">',  # a heading of no level
    "<pre>": '<pre tabindex="0">',
    '<div class="table-wrapper': '<div tabindex="0" class="table-wrapper',
    '<aside class="sidebar-drawer': '<aside aria-label="All pages" class="sidebar-drawer',
    '<aside class="toc-drawer': '<aside aria-label="On this page" class="toc-drawer',
}
# The names that the list at the side gives its parts; on the first page they are headings already.
TWICE = re.compile(r'(<div class="toctree-wrapper[^>]*>\s*)<p class="caption".*?</p>', re.DOTALL)
COLOURS = re.compile(r"\x1b\[[\d;]*m")  # of a terminal
ELSEWHERE = re.compile(
    r"""<(?:link|script|img|iframe|source)\b[^>]*?(?:href|src)=["'](?:https?:)?//[^"']+""", re.IGNORECASE
)
SHEETS = re.compile(r"""url\(["']?(?:https?:)?//|@import\s+["']?https?:""", re.IGNORECASE)


class NotMade(Exception):
    """The docs can't be made; the text says why, for the person who asked for them."""


def main(words: list[str]) -> int:
    """Build, and say where it is; 1 with one plain reason."""
    asked = argparse.ArgumentParser(prog="start.py docs", description=__doc__)
    asked.add_argument("--out", type=Path, default=OUT, help="where the site goes (default: dist/docs)")
    out = asked.parse_args(words).out.absolute()
    try:
        build(out)
    except NotMade as error:
        print(error, file=sys.stderr)
        return 1
    size = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
    print(f"The docs are in {out} ({len(list(out.rglob('*.html')))} pages, {size / 1e6:.0f} MB). Open index.html.")
    return 0


def build(out: Path) -> None:
    """Make the site beside `out` and move it there when it is whole. NotMade where a page or link of ours is broken."""
    if out.exists() and any(out.iterdir()) and not (out / "objects.inv").is_file():
        raise NotMade(f"{out} holds something else than the docs; name another folder with --out.")
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".docs-", dir=out.parent) as work:
        source, made = Path(work, "source"), Path(work, "made")
        gather(source)
        make(source, made)
        for page in made.rglob("*.html"):
            page.write_text(reached(page.read_text(encoding="utf-8")), encoding="utf-8")
        asking = asks_elsewhere(made)
        if asking:
            raise NotMade(f"A page would ask another host: {asking[0]}")
        shutil.rmtree(out, ignore_errors=True)
        made.rename(out)


def gather(source: Path) -> None:
    """Lay out what the site is made of, as the project has it, with the advice and a first page beside."""
    shutil.copytree(ROOT / "docs", source / "docs")
    for name in BESIDE:
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, source / name)
    (source / "advice").mkdir()
    for name, text in pages(load_rulebook()).items():
        (source / "advice" / f"{name}.md").write_text(text, encoding="utf-8")
    told = [path.relative_to(source) for path in sorted((source / "docs").rglob("*.md")) if "how-to" not in path.parts]
    named = [str(path.with_suffix("").as_posix()) for path in [*told, *map(Path, BESIDE)]]
    rest = [name for name in named if name not in INSTITUTION]
    reference = "\n".join("The project as a whole <README>" if name == "README" else name for name in rest)
    index = INDEX.format(institution="\n".join(INSTITUTION), reference=reference)
    (source / "index.md").write_text(index, encoding="utf-8")


def make(source: Path, made: Path) -> None:
    """Run Sphinx over it. NotMade with its first words where it is not there, or warns of anything."""
    try:
        from sphinx.application import Sphinx
        from sphinx.util.docutils import docutils_namespace
    except ImportError:
        raise NotMade("Sphinx, which makes the docs, is not installed here.") from None
    said = io.StringIO()
    with docutils_namespace():  # a second build in one process begins where the first did
        Sphinx(source, None, made, made.parent / "trees", "html", MAKER, status=None, warning=said).build()
    if said.getvalue():
        raise NotMade(COLOURS.sub("", said.getvalue()).replace(f"{source}/", "").strip())


def reached(page: str) -> str:
    """A page in which what scrolls is reached by keyboard, both sides are told apart, and no part is named twice."""
    page = TWICE.sub(r"\1", page)
    for found, put in REACHED.items():
        page = page.replace(found, put)
    return page


def asks_elsewhere(made: Path) -> list[str]:
    """What the pages and their sheets would ask of another host as they are read; a link to press is none."""
    found = []
    for path in sorted(made.rglob("*")):
        look = {".html": ELSEWHERE, ".css": SHEETS}.get(path.suffix)
        found += [f"{path.name}: {hit}" for hit in look.findall(path.read_text(encoding="utf-8"))] if look else []
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
