"""The search page under load: `baodang serve` with two workers, eight clients that keep asking."""

from __future__ import annotations

import socket
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from itertools import count
from pathlib import Path
from urllib.parse import urlencode

from bench.commands import running
from bench.measures import Latency, percentile
from bench.questions import Question

WORKERS = 2
CLIENTS = 8
_PATIENCE = 60.0  # seconds that the server may take to start
_HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Served:
    """The search page of an archive of so many paragraphs: pages that are made for each request,
    and how many a second of those that were just made for another."""

    paragraphs: int
    per_second: float
    latency: Latency
    failed: int
    kept_per_second: float


def served(home: Path, paragraphs: int, questions: Sequence[Question], seconds: float) -> Served:
    """Ask for search pages, each client in turn, for so many seconds after a warm round."""
    port = _free_port()
    addresses = [_address(question) for question in questions]
    words = ("serve", "--home", str(home), "--port", str(port))
    with running(*words, BAODANG_WORKERS=str(WORKERS)):
        _wait(port)
        _asked(port, addresses, seconds=0)
        times, failed, took = _asked(port, addresses, seconds, anew=True)
        again, failed_again, took_again = _asked(port, addresses, seconds)
    found = Latency(*(percentile(times, share) for share in (0.5, 0.95, 0.99)))
    return Served(
        paragraphs, len(times) / took, found, failed + failed_again, len(again) / took_again
    )


def _asked(
    port: int, addresses: Sequence[str], seconds: float, anew: bool = False
) -> tuple[list[float], int, float]:
    """Milliseconds of every answer, how many were none, and the seconds all took.

    Every address is asked at least once; with `anew` none is asked twice, so that no page is kept.
    """
    turn = count()
    started = time.perf_counter()

    def client(_: int) -> tuple[list[float], int]:
        line, failed = HTTPConnection(_HOST, port, timeout=60), 0
        times: list[float] = []
        while True:
            n = next(turn)
            begun = time.perf_counter()
            if n >= len(addresses) and begun - started >= seconds:
                line.close()
                return times, failed
            try:
                address = addresses[n % len(addresses)]
                line.request("GET", f"{address}&n={n}" if anew else address)
                answer = line.getresponse()
                answer.read()
                failed += answer.status != 200
            except (OSError, HTTPException):
                failed += 1
                line.close()
            times.append((time.perf_counter() - begun) * 1000)

    with ThreadPoolExecutor(CLIENTS) as pool:
        told = list(pool.map(client, range(CLIENTS)))
    took = time.perf_counter() - started
    return [t for times, _ in told for t in times], sum(failed for _, failed in told), took


def _address(question: Question) -> str:
    return "/?" + urlencode({"q": question.typed})


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((_HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(port: int) -> None:
    """Until the server answers. TimeoutError when it does not."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        line = HTTPConnection(_HOST, port, timeout=10)
        try:
            line.request("GET", "/healthz")
            if line.getresponse().status == 200:
                return
        except (OSError, HTTPException):
            time.sleep(0.1)
        finally:
            line.close()
    raise TimeoutError("the server does not answer")
