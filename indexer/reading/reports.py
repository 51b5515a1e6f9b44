"""How a report begins: 本报讯, 新华社北京3月8日电, （记者 张三）."""

from __future__ import annotations

import re

from indexer.reading.people import is_byline

_LEAD = re.compile(
    r"本报|本報|.{0,12}(?:讯|电|訊|電)[\s　（(]|[（(](?:本报|本報|通讯员|通訊員|记者|記者)"
)


def is_report(text: str) -> bool:
    """Whether a text begins as reports do.

    >>> is_report("本报讯 昨日"), is_report("新华社北京3月8日电 记者"), is_report("茶座里坐满了人")
    (True, True, False)
    """
    return _LEAD.match(text) is not None and not is_byline(text)
