"""The notebooks as the site ships them: each carries a mark by which a page sees that a newer one is there."""

import hashlib
import json
from pathlib import Path

MARK = "followup"  # the key in a notebook's metadata


def mark_of(notebook: dict) -> str:
    """A short sign of what a notebook's cells say; running them does not change it, editing one does."""
    words = "\0".join("".join(cell["source"]) for cell in notebook["cells"])
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def copy_notebooks(folder: Path, into: Path) -> list[str]:
    """Copy all that lies below a folder of notebooks, marking each notebook; the notebooks' paths inside it."""
    pages = []
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if path.is_dir() or any(part.startswith((".", "__")) for part in inside.parts):
            continue
        (into / inside).parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".ipynb":
            pages.append(inside.as_posix())
            (into / inside).write_text(marked(path.read_text(encoding="utf-8")), encoding="utf-8")
        else:
            (into / inside).write_bytes(path.read_bytes())
    return pages


def marked(text: str) -> str:
    """A notebook's text with its mark in it, and the kernel's name that the browser's Python has."""
    notebook = json.loads(text)
    notebook["metadata"][MARK] = {"mark": mark_of(notebook)}
    notebook["metadata"]["kernelspec"] = {"name": "python", "display_name": "Python", "language": "python"}
    return json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"


def title_of(path: Path) -> tuple[str, str]:
    """A notebook's title and its first paragraph, as plain words."""
    first = "".join(json.loads(path.read_text(encoding="utf-8"))["cells"][0]["source"])
    title, _, rest = first.partition("\n")
    return title.lstrip("# ").strip(), " ".join(rest.strip().split("\n\n")[0].split())
