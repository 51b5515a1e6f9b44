"""Word documents as files."""

from __future__ import annotations

import io
from typing import Any


def saved(document: Any) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
