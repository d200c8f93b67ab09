"""A real JupyterHub in a folder of its own, on free ports of this machine alone, and what root can see of it."""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from . import people, places, tools
from .processes import below, pids_of, session_of, size_of
from .visitor import PATIENCE, Visitor


@contextlib.contextmanager
def running(**told):
    """A hub; everything it made is gone afterwards. told: more of its settings, as jupyterhub_config.py reads them."""
    folder = Path(tempfile.mkdtemp(prefix="followup-workshop-"))
    hub = Hub(folder, told)
    try:
        hub.wait()
        yield hub
    except Exception:
        print(hub.log.read_text()[-3000:], file=sys.stderr)
        raise
    finally:
        hub.stop()
        shutil.rmtree(folder, ignore_errors=True)


class Hub:
    """A running JupyterHub and what root can see of it."""

    def __init__(self, folder, told):
        self.folder = folder
        places.lay_out(folder)
        site, hub, proxy = (f"http://127.0.0.1:{port}" for port in free_ports(3))
        self.address = site
        more = [f"--JupyterHub.hub_bind_url={hub}", f"--ConfigurableHTTPProxy.api_url={proxy}"]
        told = told | {"FOLLOWUP_WORKSHOP": str(folder), "FOLLOWUP_WORKSHOP_ADDRESS": site}
        self.log = folder / "hub" / "log"
        with self.log.open("w") as log:
            env = tools.hub_environment() | told
            self.process = subprocess.Popen(
                tools.hub_command(*more), cwd=folder / "hub", env=env, stdout=log, stderr=log, start_new_session=True
            )

    def wait(self):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.process.poll() is None:
            with contextlib.suppress(OSError):  # the proxy is there before the hub
                urllib.request.urlopen(f"{self.address}/hub/api", timeout=10).close()
                return
            time.sleep(0.2)
        raise RuntimeError(f"the hub did not start:\n{self.log.read_text()[-2000:]}")

    def stop(self):
        """The hub stops its servers and its proxy; whatever is left of ours ends with its session."""
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(10)
        for pid in [pid for one in people.read(self.folder).values() for pid in self.pids_of(one)]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def enter(self, names):
        return [Visitor(self.address, name, key) for name, key in people.enter(self.folder, names)]

    def thanked(self, visitor):
        """Whether the journal has this person's case and one thank-you, and no other person's."""
        text = places.home_of(self.folder, visitor.name).joinpath(places.JOURNAL).read_text("utf-8")
        lines = [json.loads(line) for line in text.splitlines()]
        names = [line["facts"]["candidate"]["name"] for line in lines if line["do"] == "case"]
        thanks = [line for line in lines if line["do"] == "event" and line["event"].get("what") == "thank_you"]
        return names == [visitor.name] and len(thanks) == 1 and visitor.own_journal() == text

    def snoop(self, visitor, everybody):
        """What this participant can get at that is another's, the counselor's or the hub's."""
        others = [one.name for one in everybody if one is not visitor]
        mine = self.folder
        closed = [
            mine / "homes",
            mine / "handed_in",
            mine / "hub",
            mine / "participants.csv",
            mine / "hub" / "hub.sqlite",
        ]
        for name in others:
            home = places.home_of(mine, name)
            closed += [home, home / places.JOURNAL, home / places.NOTEBOOKS, places.hand_in_of(mine, name)]
        got = visitor.snoop([str(path) for path in closed], others)
        return [(visitor.name, *found) for found in got]

    def memory(self, visitor):
        """(PSS, RSS) in bytes of all that runs as this participant."""
        person = people.read(self.folder)[visitor.name]
        return tuple(sum(sizes) for sizes in zip(*map(size_of, self.pids_of(person))))

    def pids_of(self, person):
        """What runs as this participant of this workshop; another on the same machine may use the same number."""
        home = str(places.home_of(self.folder, person.name))
        return [pid for pid in pids_of(person.uid) if below(pid, home)]

    def memory_of_its_own(self):
        """The same for the hub and its proxy."""
        of_session = [pid for pid in pids_of(os.geteuid()) if session_of(pid) == self.process.pid]
        return tuple(sum(sizes) for sizes in zip(*map(size_of, of_session)))


def free_ports(count):
    with contextlib.ExitStack() as open_:
        found = [open_.enter_context(socket.socket()) for _ in range(count)]
        for one in found:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in found]
