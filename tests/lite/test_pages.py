"""What a person sees before Python is there, and what the settings ask for."""

import json
import shutil
import subprocess
from html.parser import HTMLParser

import pytest

from lite import build, contents, pages
from lite.tools import ROOT, NotMade

NOTEBOOKS = ROOT / "notebooks"
SETTINGS = build.settings("./static/pyodide-1/pyodide.mjs", "./static/pyodide-1/pyodide-lock.json")


class Links(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found += [value for name, value in attrs if name in ("href", "src")]


@pytest.fixture
def shipped(tmp_path):
    return tmp_path, contents.copy_notebooks(NOTEBOOKS, tmp_path)


def test_the_settings_name_no_other_host():
    assert "://" not in json.dumps(SETTINGS)
    kernel = SETTINGS["jupyter-config-data"]["litePluginSettings"][build.PLUGIN]
    assert kernel["disablePyPIFallback"] is True


def test_the_landing_page_links_to_every_page_and_to_no_other_host(shipped):
    folder, names = shipped
    links = Links(pages.landing(folder, names)).found
    assert [name for name in names if f"notebooks/index.html?path=notebooks/{name}" not in links] == []
    assert [link for link in links if "//" in link] == []


def test_titles_are_text_and_not_markup(tmp_path):
    notebook = {"cells": [{"source": "# <img src=x>\n\nAbout <b>it</b>."}], "metadata": {}}
    (tmp_path / "00_x.ipynb").write_text(json.dumps(notebook))
    assert "<img" not in pages.landing(tmp_path, ["00_x.ipynb"])


def test_the_word_while_loading_comes_first_in_the_body():
    page = pages.with_word("<html><body class='a'><p>rest</p></body></html>", "<div>soon</div>")
    assert "<body class='a'><div>soon</div><p>rest" in page
    with pytest.raises(NotMade, match="different"):
        pages.with_word("<html></html>", "")


def test_every_notebook_is_shipped_with_its_cells_unchanged(shipped):
    folder, names = shipped
    assert len(names) == len([path for path in NOTEBOOKS.rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts])
    for name in names:
        before, after = (json.loads((top / name).read_text(encoding="utf-8")) for top in (NOTEBOOKS, folder))
        assert after["cells"] == before["cells"]


def test_the_mark_changes_with_the_words_and_not_with_the_outputs():
    cell = {"source": ["a\n", "b"], "outputs": []}
    mark = contents.mark_of({"cells": [cell]})
    assert contents.mark_of({"cells": [{**cell, "outputs": ["x"]}]}) == mark
    assert contents.mark_of({"cells": [{**cell, "source": "a\nb"}]}) == mark
    assert contents.mark_of({"cells": [{**cell, "source": "a\nc"}]}) != mark


@pytest.mark.skipif(not shutil.which("node"), reason="no Node.js here")
def test_the_page_in_the_browser_makes_the_same_mark():
    entry = (ROOT / "share/labextensions/followup-workbook/static/remoteEntry.js").read_text(encoding="utf-8")
    code = entry[entry.index("  const words =") : entry.index("  async function newer")]
    notebook = json.loads((NOTEBOOKS / "20_thank_you.ipynb").read_text(encoding="utf-8"))
    code = f"{code}\nmarkOf({json.dumps(notebook)}).then(mark => console.log(mark));"
    done = subprocess.run(["node", "-e", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == contents.mark_of(notebook)


def test_a_folder_that_is_no_site_is_not_thrown_away(tmp_path):
    (tmp_path / "letters.txt").write_text("mine")
    with pytest.raises(NotMade, match="something else"):
        build.build("public", tmp_path)
    assert (tmp_path / "letters.txt").read_text() == "mine"
