"""JSON answers: UTF-8 as it is, keys in the order of the contract."""

from __future__ import annotations

from flask import Response

from archive.lines import json_line


def json_response(value: object, code: int = 200) -> Response:
    """`value` as a JSON response; Chinese stays readable."""
    return Response(json_line(value) + "\n", code, content_type="application/json; charset=utf-8")
