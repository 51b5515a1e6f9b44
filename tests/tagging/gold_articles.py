"""The gold articles of the seed pages, built from their line numbers (no splitter needed)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "gold"
Gold = dict[str, Any]
