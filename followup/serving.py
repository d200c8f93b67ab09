"""The server of `start.py app`: one page at /, made ready before anybody asks for it, for this computer only.

    python -m followup.serving FOLDER [--port 8866] [--no-browser]

It is Voilà's own server, which keeps a kernel that has run the page already; the page reads clock and journal again
when somebody comes (followup/panels/app). The numbered notebooks of the folder are at /voila/render/NAME.ipynb.
"""

from __future__ import annotations

import sys
import threading
import webbrowser
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from jupyter_server.services.kernels.websocket import KernelWebsocketHandler
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from tornado.netutil import bind_sockets
from tornado.web import RedirectHandler
from traitlets.config import Config
from voila.app import Voila
from voila.tornado.handler import TornadoVoilaHandler

from .nodelay import send_at_once

PAGE = "app.ipynb"
READY = 1  # kernels that wait; one more is made as soon as one is taken
USED = ("@jupyter-widgets/jupyterlab-manager", "@voila-dashboards/widgets-manager8", "anywidget", "followup-workbook")
HERE = "127.0.0.1"


class Served(Voila):  # type: ignore[misc]  # Voilà has no types
    """Voilà with the app at its root, a token, and the address printed on a line of its own."""

    name = "voila"

    def init_handlers(self) -> list[Any]:
        send_at_once(KernelWebsocketHandler)
        page = {"template_paths": self.template_paths, "config": self.config, "notebook_path": PAGE}
        page["voila_configuration"] = self.voila_configuration
        start = (r"/", TornadoVoilaHandler, page)
        old = (r"/voila/render/app\.ipynb", RedirectHandler, {"url": "/"})
        return [start, old, *super().init_handlers()]

    @property
    def address(self) -> str:
        """Where the app is, with the token that lets one in."""
        return f"http://{HERE}:{self.port}/?token={self.identity_provider.token}"

    def listen(self) -> None:
        """Serve until Ctrl-C. Exit 1 where the port that was asked for is taken."""
        ports = range(self.port, self.port + self.port_retries + 1)
        if not any(self._bound(port) for port in ports):
            sys.exit(f"Something else uses port {self.port}. Name another one with --port.")
        print(self.address, flush=True)
        if self.open_browser:
            threading.Thread(target=webbrowser.open, args=(self.address,), daemon=True).start()
        self.ioloop = IOLoop.current()
        try:
            self.ioloop.start()
        except KeyboardInterrupt:
            pass
        finally:
            self.stop()

    def _bound(self, port: int) -> bool:
        try:
            sockets = bind_sockets(port, self.ip)
        except OSError:
            return False
        HTTPServer(self.app).add_sockets(sockets)
        self.port = sockets[0].getsockname()[1]  # port 0 is any that is free
        return True


def settings(folder: Path, port: int | None, browser: bool, token: str | None) -> Config:
    """What Voilà is told: this computer only, one page ready, kernels of closed pages ended."""
    told = Config()
    told.Voila = Config({"ip": HERE, "root_dir": str(folder), "open_browser": browser, "auto_token": True})
    told.Voila.tornado_settings = {"allow_remote_access": False, "mathjax_url": ""}
    if token is not None:
        told.Voila.token = token
    if port is not None:
        told.Voila.port, told.Voila.port_retries = port, 0
    told.Voila.log_level = "ERROR"
    told.VoilaConfiguration = Config({"template": "followup", "preheat_kernel": True, "default_pool_size": 0})
    told.VoilaConfiguration.extension_allowlist = list(USED)
    told.VoilaKernelManager.kernel_pools_config = {"default": {"pool_size": 0}, PAGE: {"pool_size": READY}}
    told.VoilaKernelManager.fill_delay = 0.5
    told.MappingKernelManager = Config({"cull_idle_timeout": 900, "cull_interval": 60})
    told.KernelRestarter.time_to_dead = 1.0  # seconds between two looks whether a kernel lives
    return told


def main(words: list[str] | None = None) -> int:
    parser = ArgumentParser(prog="start.py app", description="The workbook as one page.")
    parser.add_argument("folder", type=Path, help="the folder of the notebooks")
    parser.add_argument("--port", type=int, help="which port (default: the first free one from 8866 on)")
    parser.add_argument("--no-browser", action="store_true", help="open no browser; the address is printed")
    parser.add_argument("--token", help="the word that lets one in (default: a new one each time)")
    asked = parser.parse_args(words)
    served = Served(config=settings(asked.folder.absolute(), asked.port, not asked.no_browser, asked.token))
    served.initialize([])
    served.start()
    return 0


if __name__ == "__main__":
    sys.exit(main())
