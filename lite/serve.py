"""A small static host for the walk: one folder under a sub-path, compressed as real hosts do, every answer counted."""

import gzip
import mimetypes
import threading
from collections import Counter
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

MIME = {".mjs": "text/javascript", ".js": "text/javascript", ".wasm": "application/wasm", ".json": "application/json"}
MIME |= {".ipynb": "application/json", ".whl": "application/octet-stream"}
PACKED = (".html", ".js", ".mjs", ".json", ".css", ".wasm", ".ipynb", ".svg", ".webmanifest")


class Host:
    """Serves `folder` at http://127.0.0.1:PORT/NAME/; `sent`: bytes of bodies, `asked`: how often, for each path."""

    def __init__(self, folder: Path, name: str = "somewhere/workbook", port: int = 0) -> None:
        self.folder, self.name = folder, name
        self.sent: Counter[str] = Counter()
        self.asked: Counter[str] = Counter()
        self.missed: list[str] = []
        self._packed: dict[tuple[Path, int], bytes] = {}
        self._server = ThreadingHTTPServer(("127.0.0.1", port), self._handler())
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}/{name}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def forget(self) -> None:
        """Begin to count anew."""
        self.sent.clear()
        self.asked.clear()
        self.missed.clear()

    def find(self, address: str) -> Path | None:
        """The file of an address; None for what is not there, or lies outside."""
        path = unquote(urlsplit(address).path)
        if not path.startswith(f"/{self.name}/"):
            return None
        found = (self.folder / path.removeprefix(f"/{self.name}/")).resolve()
        found = found / "index.html" if found.is_dir() else found
        return found if found.is_file() and self.folder.resolve() in found.parents else None

    def body(self, found: Path, packed: bool) -> bytes:
        """A file's bytes, compressed once where that helps."""
        if not packed:
            return found.read_bytes()
        key = (found, found.stat().st_mtime_ns)
        if key not in self._packed:
            self._packed[key] = gzip.compress(found.read_bytes(), 6)
        return self._packed[key]

    def _handler(host) -> type[BaseHTTPRequestHandler]:
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                host._answer(self)

            def log_message(self, *_: object) -> None:
                pass

        return Handler

    def _answer(self, request: BaseHTTPRequestHandler) -> None:
        path = urlsplit(request.path).path
        self.asked[path] += 1
        found = self.find(request.path)
        if found is None:
            self.missed.append(path)
            return self._send(request, 404, b"", {})
        stamp = f'"{found.stat().st_mtime_ns:x}"'
        packed = found.suffix in PACKED and "gzip" in request.headers.get("Accept-Encoding", "")
        kind = MIME.get(found.suffix) or mimetypes.guess_type(found.name)[0] or "application/octet-stream"
        about = {"ETag": stamp, "Content-Type": kind, "Cache-Control": "max-age=600"}  # as public hosts have it
        about |= {"Last-Modified": formatdate(found.stat().st_mtime, usegmt=True)}
        if request.headers.get("If-None-Match") == stamp:
            return self._send(request, 304, b"", about)
        body = self.body(found, packed)
        self.sent[path] += len(body)
        return self._send(request, 200, body, about | ({"Content-Encoding": "gzip"} if packed else {}))

    def _send(self, request: BaseHTTPRequestHandler, code: int, body: bytes, about: dict[str, str]) -> None:
        request.send_response(code)
        for name, value in {**about, "Content-Length": str(len(body))}.items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(body)
