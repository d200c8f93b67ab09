"""The server that start.py opens uses the shipped settings and asks no other host for anything."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from jupyter_server.base.websocket import WebSocketMixin

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = json.loads((ROOT / "config/jupyter_server_config.json").read_text())
CELL = "from IPython.display import HTML\nimport followup\nHTML('<b>' + followup.__name__ + ' is here</b>')"
TOKEN = "for-the-test"


def notebook():
    cell = {"cell_type": "code", "id": "a", "metadata": {}, "execution_count": None, "outputs": [], "source": CELL}
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return json.dumps({"cells": [cell], "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5})


class Server:
    """One running server and its log."""

    def __init__(self, folder, start):
        self.log = folder / "log"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        env = start.environment()
        env.update({f"JUPYTER_{name}_DIR": str(folder / name) for name in ("CONFIG", "DATA", "RUNTIME")})
        start.ROOT = folder
        more = ["--no-browser", f"--port={self.port}", f"--IdentityProvider.token={TOKEN}"]
        words = [sys.executable, *start.server("open"), *more, "--ServerApp.log_level=INFO"]
        with self.log.open("w") as log:
            self.process = subprocess.Popen(words, cwd=folder, env=env, stderr=log, stdout=log)

    def get(self, path):
        url = f"http://127.0.0.1:{self.port}{path}"
        request = urllib.request.Request(url, headers={"Authorization": f"token {TOKEN}"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.read().decode()

    def wait(self, seconds=120):
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.process.poll() is None:
            try:
                return self.get("/api/status")
            except OSError:
                time.sleep(0.2)
        raise AssertionError(self.log.read_text())


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    import importlib.util

    spec = importlib.util.spec_from_file_location("start_for_server", ROOT / "start.py")
    start = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(start)
    folder = tmp_path_factory.mktemp("server")
    (folder / "page.ipynb").write_text(notebook())
    running = Server(folder, start)
    try:
        running.wait()
        yield running
    finally:
        running.process.terminate()
        running.process.wait(120)


@pytest.mark.slow
def test_lab_answers_without_news_or_installs(server):
    page = server.get("/lab")
    config = json.loads(re.search(r'<script id="jupyter-config-data"[^>]*>(.*?)</script>', page, re.DOTALL)[1])
    assert "@jupyterlab/apputils-extension:announcements" in config["disabledExtensions"]
    assert config["news"] == {"disabled": True}
    assert config["extensionManager"]["can_install"] is False


def test_widget_messages_are_sent_at_once(server):
    assert "followup.nodelay | extension was successfully loaded" in server.log.read_text()


@pytest.mark.slow
def test_a_page_runs_the_package_and_loads_nothing_from_elsewhere(server):
    page = server.get("/voila/render/page.ipynb")
    assert "followup is here" in page
    assert re.findall(r'(?:src|href)="https?://[^"]*', page) == []
    assert page.count('<div id="rendered_cells" role="main"') == 1


def test_kernels_of_closed_pages_end_by_themselves():
    assert 300 <= SETTINGS["MappingKernelManager"]["cull_idle_timeout"] <= 3600
    assert SETTINGS["MappingKernelManager"]["cull_interval"] <= 60


def test_the_connection_of_an_open_page_is_not_closed_before_it_could_answer_a_ping():
    asked = WebSocketMixin()
    asked.settings = SETTINGS["ServerApp"]["tornado_settings"]
    assert asked.ping_timeout > asked.ping_interval


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals differ on Windows")
def test_ctrl_c_ends_the_server_without_a_question(start, tmp_path):
    second = Server(tmp_path, start)
    second.wait()
    second.process.send_signal(signal.SIGINT)
    assert second.process.wait(120) == 0
    assert "Traceback" not in second.log.read_text()


@pytest.mark.skipif(os.name == "nt", reason="signals differ on Windows")
def test_the_app_prints_its_address_lets_nobody_in_without_its_token_and_ends_at_ctrl_c(start, tmp_path):
    words = [sys.executable, *start.server("app"), "--port=0", "--no-browser"]
    env = start.environment() | {"FOLLOWUP_JOURNAL": str(tmp_path / "journal.jsonl"), "PYTHONPATH": str(ROOT)}
    said = tmp_path / "said"
    with said.open("w") as out, (tmp_path / "log").open("w") as log:
        running = subprocess.Popen(words, cwd=tmp_path, env=env, stdout=out, stderr=log)
    try:
        until = time.monotonic() + 120
        while not said.read_text().endswith("\n") and time.monotonic() < until and running.poll() is None:
            time.sleep(0.1)
        address = said.read_text().splitlines()[-1]
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\?token=\w{20,}", address), (tmp_path / "log").read_text()
        with urllib.request.urlopen(address.split("?")[0], timeout=60) as answer:
            assert "login" in answer.url and "rendered_cells" not in answer.read().decode()
        with urllib.request.urlopen(address, timeout=120) as answer:
            page = answer.read().decode()
        assert "<title>After the interview</title>" in page and "widget-view+json" in page
        assert re.findall(r'(?:src|href)="https?://[^"]*', page) == []
    finally:
        running.send_signal(signal.SIGINT)
        assert running.wait(120) == 0
    assert "serving.py" not in (tmp_path / "log").read_text()  # a kernel that was just starting may complain


def test_a_port_that_is_taken_is_said_in_one_sentence(start, tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        words = [sys.executable, *start.server("app"), f"--port={taken.getsockname()[1]}", "--no-browser"]
        env = start.environment() | {"PYTHONPATH": str(ROOT)}
        done = subprocess.run(words, cwd=tmp_path, env=env, capture_output=True, text=True, timeout=120)
    assert done.returncode == 1 and "Name another one with --port" in done.stderr and "Traceback" not in done.stderr
