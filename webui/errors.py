"""Every failure as a plain page, or as {"error": sentence} below /api/ and for /healthz."""

from __future__ import annotations

from flask import Flask, Response, current_app, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from archive.errors import BaodangError, NotFound
from webui.answers import json_response

SENTENCES = {
    400: ("看不懂这个请求。", "请检查地址，或回到首页重新检索。"),
    404: ("没有这个网页。", "地址可能写错了，或内容已经改动。请回到首页检索。"),
    405: ("这个地址不接受这种请求。", "请从首页开始。"),
    414: ("地址太长了。", "请把查询缩短一些。"),
    500: ("程序出错了，这不是您的问题。", "请稍后再试；若总是这样，请把当前地址告诉管理员。"),
}


def register_errors(app: Flask) -> None:
    """Make `app` answer failures in its own words."""
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(BaodangError, _expected)
    app.register_error_handler(Exception, _unexpected)


def _http(error: HTTPException) -> Response:
    code = error.code or 500
    if code < 400:
        return make_response(error.get_response())
    response = _page(code, *SENTENCES.get(code, SENTENCES[400 if code < 500 else 500]))
    for name, value in error.get_headers():
        if name in ("Allow", "Retry-After"):
            response.headers[name] = value
    return response


def _expected(error: BaodangError) -> Response:
    return _page(404 if isinstance(error, NotFound) else 503, error.sentence, error.remedy)


def _unexpected(error: Exception) -> Response:
    current_app.logger.exception("unexpected failure", exc_info=error)
    return _page(500, *SENTENCES[500])


def _page(code: int, sentence: str, remedy: str) -> Response:
    if request.path.startswith("/api/") or request.path == "/healthz":
        return json_response({"error": sentence + remedy}, code)
    page = render_template("errors/page.html", code=code, sentence=sentence, remedy=remedy)
    return make_response(page, code)
