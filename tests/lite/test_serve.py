"""The walk's own host: a sub-path, compression, an exact count, and nothing outside its folder."""

import gzip
import json
import urllib.error
import urllib.request

import pytest

from lite.browser import elsewhere
from lite.serve import Host


@pytest.fixture
def host(tmp_path):
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text("word " * 500)
    (tmp_path / "secret.txt").write_text("secret")
    running = Host(folder, "below/here")
    yield running
    running.stop()


def test_it_compresses_and_counts_what_goes_over_the_wire(host):
    asked = urllib.request.Request(f"{host.url}/", headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(asked, timeout=10) as answer:
        body = answer.read()
    assert gzip.decompress(body).decode() == "word " * 500
    assert sum(host.sent.values()) == len(body) < 200


@pytest.mark.parametrize("path", ["/index.html", "/below/here/../../secret.txt", "/below/here/%2e%2e/secret.txt"])
def test_it_shows_nothing_outside_its_folder(host, path):
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"http://127.0.0.1:{host.port}{path}", timeout=10)
    assert refused.value.code == 404
    assert host.missed == [path]


def test_a_request_of_a_page_to_another_host_is_found_in_chromiums_record(tmp_path):
    page = {"initiator": "http://127.0.0.1:1"}
    events = [page | {"url": "https://tracker.example/x"}, page | {"url": "http://127.0.0.1:1/a"}]
    events.append({"initiator": "not an origin", "url": "https://browser.example/ping"})
    lines = [json.dumps({"params": one}, separators=(",", ":")) for one in events]
    (tmp_path / "log").write_text(",\n".join(lines) + ",\n")  # Chromium was stopped before it could close the list
    assert elsewhere(tmp_path / "log") == ["https://tracker.example/x"]
