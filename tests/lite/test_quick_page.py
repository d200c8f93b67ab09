"""The quick page as it is built: its words from the package, its policy, its archive."""

import io
import json
import re
import zipfile
from html.parser import HTMLParser

import pytest

from followup.case.roles import ROLES
from followup.quick.form import SINCE, label
from lite import pages, quick_page
from lite.tools import NotMade

ARCHIVES = {"archive": "./static/q/archive", "library": "./static/q/library", "packages": ""}
PAGE = quick_page.page("./static/p/pyodide.mjs", "./static/p/pyodide-lock.json", ARCHIVES)


class Tags(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def test_the_page_says_what_the_package_says():
    assert all(label(chip) in PAGE for chip in range(len(SINCE)))
    assert all(f'value="{role}"' in PAGE for role in ROLES)


def test_the_page_names_no_other_host_and_its_policy_allows_none():
    addresses = [v for _, attrs in Tags(PAGE).found for k, v in attrs.items() if k in ("href", "src") and v]
    assert not [one for one in addresses if "//" in one]
    policy = quick_page.policy("./static/p/pyodide.mjs")
    assert "default-src 'none'" in policy and "unsafe-inline" not in policy and "://" not in policy
    assert "'unsafe-eval'" not in policy


def test_python_from_its_public_release_is_the_only_other_host():
    policy = quick_page.policy("https://python.example/v1/pyodide.mjs")
    assert re.findall(r"https?://[^ ;]+", policy) == ["https://python.example"] * 2
    with pytest.raises(NotMade):
        quick_page.policy("https://python.example;script-src *'/x.mjs")


def test_nothing_in_the_page_needs_what_its_policy_forbids():
    for tag, attrs in Tags(PAGE).found:
        assert not [name for name in attrs if name == "style" or name.startswith("on")], tag
        assert tag != "style" and (tag != "script" or attrs.get("src") or attrs.get("type") == "application/json")


def test_every_field_has_a_name_for_who_does_not_see_it():
    ids = {attrs.get("id") for _, attrs in Tags(PAGE).found}
    script = (quick_page.HERE / "page.js").read_text(encoding="utf-8")
    assert set(re.findall(r"\bat\('([\w-]+)'\)", script)) <= ids
    for tag, attrs in Tags(PAGE).found:
        if tag == "input" and attrs.get("type") != "checkbox":
            assert attrs.get("aria-label") or re.search(rf"<label[^>]*>[^<]+<input id=\"{attrs['id']}\"", PAGE), attrs


def test_all_the_page_needs_is_there_offline(tmp_path):
    kept = pages.kept(tmp_path, [])
    assert {f"quick/{name}" for name in (*quick_page.SCRIPTS, *quick_page.PICTURES)} <= set(kept)
    manifest = json.loads((quick_page.HERE / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert manifest["icons"][0]["src"] in kept and manifest["start_url"] == "."


def test_the_archive_leaves_out_what_the_page_never_opens(tmp_path, made_wheel):
    files = ["followup/quick/form.py", "followup/panels/app/app.py", "followup/panels/parts/style.css"]
    (tmp_path / "a.whl").write_bytes(made_wheel("followup", files=files))
    data = quick_page.packed({"followup": tmp_path / "a.whl"})
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    assert "followup/quick/form.py" in names and not {*files[1:]} & set(names)
    assert data == quick_page.packed({"followup": tmp_path / "a.whl"})
