"""One invented participant, as a browser would be: opens the workbook, runs a page, presses "I did it", then snoops."""

import json
import re
import time
import uuid

import requests
import websocket

PAGE = "notebooks/20_thank_you.ipynb"
PATIENCE = 240  # seconds, for any one thing
VIEW = "application/vnd.jupyter.widget-view+json"
OPEN_CASE = """
from datetime import timedelta
ends = d.now - timedelta(hours=1)
d.own_case({
    "candidate": {"name": %(name)r}, "employer": {"name": "Northwind Clinics", "timezone": "America/Chicago"},
    "role": {"title": "Data analyst"},
    "contacts": [{"id": "maria", "name": "Maria Lopez", "is": "hiring_manager", "email": "m.lopez@northwind.example"}],
    "interviews": [{"round": 1, "at": ends - timedelta(hours=1), "ends": ends, "with": ["maria"]}],
})
d.refresh()
print(d.case_page().sent.yes.comm.comm_id)
"""
SNOOP = """
import json, os
def tries(path):
    yield lambda: open(path).read(1)
    yield lambda: os.listdir(path)
    yield lambda: os.open(path, os.O_WRONLY | os.O_APPEND)
    yield lambda: os.close(os.open(os.path.join(path, "left-here"), os.O_WRONLY | os.O_CREAT))
got = []
for path in %(paths)r:
    for number, attempt in enumerate(tries(path)):
        try:
            attempt()
            got.append([path, number])
        except OSError:
            pass
print(json.dumps(got))
"""


class Closed(Exception):
    """The server closed the connection to the kernel."""


class Visitor:
    """times: seconds from the start to each thing, by name."""

    def __init__(self, address, name, key):
        self.address, self.name, self.key = address, name, key
        self.web, self.times, self.began = requests.Session(), {}, time.monotonic()
        self.kernel, self.reconnected, self.heard = None, 0, 0

    def reached(self, what):
        self.times[what] = time.monotonic() - self.began

    def url(self, path, name=None):
        return f"{self.address}/user/{name or self.name}/{path}"

    def come_in(self):
        """The link on the card, its button, then the page, asked for until the server is there."""
        self.began = time.monotonic()
        card = f"{self.address}/hub/enter/{self.key}"
        asked = self.web.get(card, timeout=PATIENCE)
        token = re.search(r'name="_xsrf" value="([^"]*)"', asked.text)[1]
        self.web.post(card, data={"_xsrf": token}, timeout=PATIENCE)
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            answer = self.web.get(self.url(f"lab/tree/{PAGE}"), timeout=PATIENCE)
            if answer.ok and answer.url.startswith(self.url("lab")):
                return self.reached("server")
            time.sleep(0.5)
        raise TimeoutError(f"{self.name}: no server ({answer.status_code} at {answer.url})")

    def open_page(self):
        """Read the notebook, start its kernel, run its cells in order."""
        held = self.web.get(self.url(f"api/contents/{PAGE}"), timeout=PATIENCE).json()["content"]
        asked = {"path": PAGE, "name": "", "type": "notebook", "kernel": {"name": "python3"}}
        made = self.web.post(self.url("api/sessions"), json=asked, headers=self.token(), timeout=PATIENCE)
        made.raise_for_status()
        self.kernel_id = made.json()["kernel"]["id"]
        self.connect()
        for cell in held["cells"]:
            if cell["cell_type"] == "code":
                shown = self.run("".join(cell["source"]))
                if "first panel" not in self.times and any(VIEW in one for one in shown):
                    self.reached("first panel")
        self.reached("whole page")

    def token(self):
        found = [one.value for one in self.web.cookies if one.name == "_xsrf" and one.path == f"/user/{self.name}/"]
        return {"X-XSRFToken": found[0], "Referer": self.url("lab")}

    def connect(self):
        """To the kernel, as a new session of its own."""
        if self.kernel:
            self.kernel.close(timeout=1)
        self.session = uuid.uuid4().hex
        url = self.url(f"api/kernels/{self.kernel_id}/channels?session_id={self.session}").replace("http://", "ws://")
        cookies = "; ".join(f"{one.name}={one.value}" for one in self.web.cookies if one.path in url)
        self.kernel = websocket.create_connection(url, cookie=cookies, timeout=PATIENCE, origin=self.address)
        self.heard = time.monotonic()

    def send(self, kind, content):
        header = {
            "msg_id": uuid.uuid4().hex,
            "msg_type": kind,
            "username": self.name,
            "session": self.session,
            "version": "5.3",
        }
        if time.monotonic() - self.heard > 15:  # nobody answered the server's pings meanwhile, as a browser does
            self.connect()
        message = {"header": header, "parent_header": {}, "metadata": {}, "content": content, "channel": "shell"}
        self.kernel.send(json.dumps(message))
        return header["msg_id"]

    def run(self, code):
        """What a cell shows: a mapping by media type for each output. RuntimeError with its error.

        Every cell may be run again, and is where the connection was closed before it answered.
        """
        while True:
            try:
                asked = {"code": code, "silent": False, "stop_on_error": False}  # else what follows an error is lost
                return self.answers(self.send("execute_request", asked))
            except Closed:
                self.connect_again()

    def answers(self, asked):
        shown, end = [], time.monotonic() + PATIENCE
        while time.monotonic() < end:
            message = self.receive()
            if message["parent_header"].get("msg_id") != asked:
                continue
            kind, content = message["header"]["msg_type"], message["content"]
            if kind == "error":
                raise RuntimeError(f"{self.name}: {content['ename']}: {content['evalue']}")
            shown += [content["data"]] if kind in ("execute_result", "display_data") else []
            shown += [{"text/plain": content["text"]}] if kind == "stream" and content["name"] == "stdout" else []
            if kind == "status" and content["execution_state"] == "idle":
                return shown
        raise TimeoutError(f"{self.name}: the kernel did not end what it was asked")

    def receive(self):
        if text := self.kernel.recv():
            self.heard = time.monotonic()
            return json.loads(text)
        raise Closed

    def connect_again(self):
        """As JupyterLab does; counted, and given up after the tenth time."""
        self.reconnected += 1
        if self.reconnected > 10:
            raise ConnectionError(f"{self.name}: the kernel's connection is closed again and again")
        self.connect()

    def log_thanks(self):
        """A case of one's own, and the button pressed as a browser presses it."""
        button = self.run(OPEN_CASE % {"name": self.name})[-1]["text/plain"].strip()
        click = {"method": "custom", "content": {"event": "click"}}
        end = time.monotonic() + PATIENCE
        while '"what":"thank_you"' not in self.own_journal():
            if time.monotonic() > end:  # a kernel that began anew has no such button
                raise TimeoutError(f"{self.name}: the button was pressed and nothing was written")
            try:
                self.answers(self.send("comm_msg", {"comm_id": button, "data": click}))
            except Closed:
                self.connect_again()
        self.reached("thank-you")

    def snoop(self, paths, others):
        """What could be read or written that is somebody else's: of these paths, and of others' servers."""
        got = json.loads(self.run(SNOOP % {"paths": paths})[-1]["text/plain"])
        for name in others:
            for path in ("api/contents/journal.jsonl", "api/contents/?content=1", "files/journal.jsonl", "api/status"):
                answer = self.web.get(self.url(path, name), timeout=PATIENCE, headers={"Accept": "application/json"})
                got += (
                    [[answer.url, answer.status_code]]
                    if answer.url.startswith(self.url("", name)) and answer.ok
                    else []
                )
            for path in (f"api/contents/..%2F{name}%2Fjournal.jsonl", f"files/..%2F{name}%2Fjournal.jsonl"):
                answer = self.web.get(self.url(path), timeout=PATIENCE)
                got += [[answer.url, answer.status_code]] if answer.ok and "northwind" in answer.text else []
        return got

    def own_journal(self):
        """The journal through one's own server, to know that the way works which is closed for others."""
        answer = self.web.get(self.url("api/contents/journal.jsonl?type=file&format=text"), timeout=PATIENCE)
        return answer.json()["content"]
