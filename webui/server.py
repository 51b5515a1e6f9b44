"""Production servers: gunicorn where processes can fork, waitress elsewhere (Windows).

Threads inside a worker only keep idle browser connections from blocking it; every thread has its
own reader of the index.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from flask import Flask

THREADS = 4
_OBJECTS = 20_000  # new ones among which rings are looked for; a page makes some thousands
_ASCII = "".join(map(chr, range(128)))


def serve_forever(make_app: Callable[[], Flask], host: str, port: int, workers: int) -> None:
    """Serve until stopped. `make_app` is called in each worker, so that nothing is shared."""
    if sys.platform == "win32":
        _waitress(make_app(), host, port)
    else:
        _gunicorn(make_app, host, port, workers)


def _waitress(app: Flask, host: str, port: int) -> None:
    import waitress

    waitress.serve(app, host=host, port=port, threads=THREADS)


def _gunicorn(make_app: Callable[[], Flask], host: str, port: int, workers: int) -> None:
    from gunicorn.app.base import BaseApplication
    from gunicorn.http.message import Request
    from gunicorn.http.parser import RequestParser

    class Lenient(Request):  # type: ignore[misc]
        """Browsers encode the Chinese in an address; what people type into curl is not encoded."""

        def parse_request_line(self, line: bytes) -> None:
            super().parse_request_line(quote(bytes(line), safe=_ASCII).encode())

    RequestParser.mesg_class = Lenient

    address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"

    class Server(BaseApplication):  # type: ignore[misc]
        """gunicorn's way to be started from a program."""

        def load_config(self) -> None:
            for name, value in {
                "bind": address,
                "workers": workers,
                "threads": THREADS,
                "worker_class": "gthread",
                # A long query in the address is answered by a page, not by the server's bare 414.
                "limit_request_line": 0,
                # It would stand outside the archive's folder, and nobody asks for it.
                "control_socket_disable": True,
                "loglevel": "warning",
                "proc_name": "baodang",
            }.items():
                if name in self.cfg.settings:  # older versions lack some
                    self.cfg.set(name, value)

        def load(self) -> Any:
            app = make_app()
            # What is there now stays to the end, and a page leaves nothing behind that only the
            # search for rings of objects would find: it need not look at the one for each other.
            gc.freeze()
            gc.set_threshold(_OBJECTS)
            return app

    Server().run()
