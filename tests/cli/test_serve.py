"""`baodang serve` as it is started for real: a server process, asked over its port."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.parse import quote

import pytest

PAGE = "管城区启动党建活动\n\n本报讯(记者 王思俊)昨日,管城区启动党建活动。\n"
WAIT = 60  # seconds until the server must answer


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    folder = tmp_path_factory.mktemp("serve")
    (folder / "page.txt").write_text(PAGE, "utf-8")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = ["serve", "--port", str(port), "--home", str(folder / "home")]
    words += ["--index-if-empty", str(folder / "page.txt")]
    start = "import sys; from webui.cli import main; sys.argv[0] = 'baodang'; main()"
    with subprocess.Popen([sys.executable, "-c", start, *words], stderr=subprocess.PIPE) as server:
        try:
            _wait(port, server)
            yield port
        finally:
            server.send_signal(signal.SIGINT)
            _, said = server.communicate(timeout=WAIT)
    assert f"http://127.0.0.1:{port}/" in said.decode()
    assert "Traceback" not in said.decode()


def _wait(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(WAIT * 10):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz").close()
            return
        except (URLError, ConnectionError):
            assert server.poll() is None, "the server stopped"
            time.sleep(0.1)
    pytest.fail("the server did not answer")


def ask(port: int, line: bytes) -> tuple[bytes, bytes]:
    """Send a request line as it is; the status line and the body of the answer."""
    with socket.create_connection(("127.0.0.1", port), timeout=WAIT) as talk:
        talk.sendall(line + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        answer = b"".join(iter(lambda: talk.recv(65536), b""))
    head, _, body = answer.partition(b"\r\n\r\n")
    return head.split(b"\r\n")[0], body


@pytest.mark.parametrize("typed", ["管城", quote("管城")])
def test_chinese_in_an_address_may_be_encoded_or_not(port: int, typed: str) -> None:
    status, body = ask(port, f"GET /api/search?q={typed}".encode())
    assert status.endswith(b"200 OK")
    assert json.loads(body)["total_articles"] == 1


def test_a_very_long_query_is_a_normal_page(port: int) -> None:
    for path in ("/?q=", "/api/search?q="):
        status, _ = ask(port, f"GET {path}{quote('长*' * 5000)}".encode())
        assert status.endswith(b"200 OK")


def test_idle_connections_do_not_block_the_others(port: int) -> None:
    idle = [socket.create_connection(("127.0.0.1", port)) for _ in range(6)]
    try:
        assert ask(port, b"GET /healthz")[0].endswith(b"200 OK")
    finally:
        for talk in idle:
            talk.close()


def test_a_port_that_is_taken_is_a_sentence(port: int, tmp_path: Path) -> None:
    start = "import sys; from webui.cli import main; main()"
    words = ["serve", "--port", str(port), "--home", str(tmp_path)]
    done = subprocess.run(
        [sys.executable, "-c", start, *words], capture_output=True, timeout=WAIT, check=False
    )
    assert done.returncode == 2
    assert "--port 换一个端口" in done.stderr.decode()
