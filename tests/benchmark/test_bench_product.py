"""The parts that measure the product itself: commands, pages under load, reading and splitting."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

import pytest
from bench.commands import ran
from bench.pages import pages
from bench.pipeline import rebuilt
from bench.questions import Question
from bench.serving import CLIENTS, _address, _asked, served


class Page(BaseHTTPRequestHandler):
    """Answers every question but one."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        (question,) = parse_qs(urlsplit(self.path).query)["q"]
        self.asked.append(question)
        self.send_response(500 if question == "坏" else 200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@pytest.fixture
def port() -> Iterator[int]:
    Page.asked = []
    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        Thread(target=server.serve_forever).start()
        yield server.server_address[1]
        server.shutdown()


def test_every_question_is_asked_and_failures_are_counted(port: int) -> None:
    strings = [f"问{n}" for n in range(30)] + ["坏", "坏"]
    times, failed, took = _asked(port, [_address(Question("x", (s,))) for s in strings], seconds=0)
    assert sorted(Page.asked) == sorted(strings)
    assert len(times) == 32 and failed == 2 and 0 < max(times) / 1000 <= took


def test_clients_go_on_asking_until_time_is_up(port: int) -> None:
    times, failed, took = _asked(port, [_address(Question("x", ("问",)))], seconds=0.3)
    assert len(times) == len(Page.asked) > CLIENTS and failed == 0 and took >= 0.3


def test_nobody_at_home_is_a_failure_and_no_end() -> None:
    times, failed, _ = _asked(9, ["/?q=x"] * 5, seconds=0)
    assert failed == len(times) == 5


def test_commands_are_measured_and_their_failure_is_ours(tmp_path: Path) -> None:
    took = ran("--version")
    assert took.cpu > 0.05 and took.peak > 10**6
    with pytest.raises(subprocess.CalledProcessError):
        ran("show", "nothing", "--home", str(tmp_path / "none"))


@pytest.mark.slow
def test_an_archive_is_built_and_served(tmp_path: Path) -> None:
    built = rebuilt("txt", 30, tmp_path / "home", tmp_path)
    assert built.paragraphs == 30 and built.text_bytes > 5000 and built.speed > 0
    assert built.archive_bytes > built.text_bytes
    found = served(tmp_path / "home", 30, [Question("x", ("的",)), Question("x", ("在",))], 0.5)
    assert found.failed == 0 and found.per_second > 0
    assert found.latency.p50 <= found.latency.p99


@pytest.mark.slow
def test_pages_are_read_and_split() -> None:
    rows = pages(rounds=1, every=60)
    assert len({row.name for row in rows}) == 4
    assert all(0 < row.split < row.words and 0 < row.ratio < 1 for row in rows)
    assert all(row.tagging > 0 and row.tables > 0 for row in rows)
