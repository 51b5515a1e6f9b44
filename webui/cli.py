"""The console command: the indexer's commands and `serve`, which puts all rooms together."""

from __future__ import annotations

import errno
import socket
from pathlib import Path

import click
from flask import Flask

from archive.catalogue import Catalogue
from archive.errors import InputError
from archive.home import Home
from archive.settings import Settings, load_settings
from indexer.cli import baodang, run
from indexer.cli.build import force_of
from indexer.cli.group import home_option
from indexer.cli.progress import announced
from indexer.pipeline import open_archive
from indexer.pipeline import rebuild as run_rebuild
from webui.app import create_app
from webui.server import serve_forever

_TAKEN = (errno.EADDRINUSE, errno.EACCES)


@click.command(short_help="在浏览器里使用档案库。")
@click.option("--host", help="监听的地址。  [默认：设置 host]")
@click.option("--port", type=click.IntRange(1, 65535), help="监听的端口。  [默认：设置 port]")
@click.option(
    "--index-if-empty",
    "first",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="档案库还是空的就先阅读 PATH。",
)
@home_option
def serve(host: str | None, port: int | None, first: Path | None, home: Home) -> None:
    """启动网站，按 Ctrl+C 停止。"""
    settings = load_settings(home.folder)
    host, port = host or settings.host, port or settings.port
    _check_free(host, port)
    if first is not None and _is_empty(home):
        click.echo(f"档案库还是空的，正在阅读 {first} ……", err=True)
        report = run_rebuild(home, (first,), force=force_of(home))
        click.echo(f"已读 {report.files} 个文件，{report.articles} 篇文章。", err=True)
    open_archive(home, create=True, watch=announced, force=force_of(home))
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host
    click.echo(f"报档已就绪，请用浏览器打开 http://{shown}:{port}/ （按 Ctrl+C 停止）", err=True)
    serve_forever(lambda: make_app(home, settings), host, port, settings.workers)


def make_app(home: Home, settings: Settings) -> Flask:
    """The web application over the archive in `home`; called once in each worker process."""
    catalogue, searcher = open_archive(home, create=True, watchful=True)
    return create_app(searcher, catalogue, settings)


def _is_empty(home: Home) -> bool:
    """Also when a first build was stopped half-way and left a catalogue with nothing in it."""
    return not home.catalogue.exists() or not Catalogue(home.catalogue).roots()


def _check_free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            other = "--port 换一个端口" if error.errno in _TAKEN else "--host 换一个地址"
            raise InputError(
                f"不能在 {host}:{port} 监听（{error.strerror}）。", f"请用 {other}。"
            ) from error


baodang.add_command(serve)


def main() -> None:
    """Entry point of `baodang`."""
    run(baodang)
