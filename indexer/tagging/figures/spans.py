"""Whether time was spent (历时5年, 24小时) or only told from a point (过去五年, 三天前)."""

from __future__ import annotations

import re

from indexer.tagging.figures.find import Number

_FROM_A_POINT = re.compile(
    r"(?:过去|过|最近|近|未来|今后|此后|其后|随后|前|后|上|下|每|隔|头|这|那|同|当|再|又|晃|转眼|先后|接下来|短短)"
    r"(?:的|了|这)?$"
)
_TO_A_POINT = re.compile(
    r"[多余]?(?:之?[前后]|以[前后来]|来(?!回)|一[次度轮届个]|(?:里|间)(?!.{0,6}(?:共|累计)))"
)
_SPENT = re.compile(
    r"(?:历时|为期|时长|长达|耗时|工期|服务期|期限|徒刑|获刑|刑期|拘役|管制|缓刑|禁赛|停赛|用了|花了|缩短|延长|"
    r"连续|有效期|租期|合同期|保质期|质保|学制|寿命|工龄|教龄|党龄|从业|坚持|坚守|跨越|为时|时限|超过)"
    r"(?:[到至为了达约近超满是已]|超过|累计)*$"
)
_LONG = frozenset({"年", "周", "星期"})


def is_point_in_time(number: Number, before: str, after: str) -> bool:
    """In: a number whose unit is one of time, and what stands on each side of it.

    Years need a word that says that they were spent; a vague span of days is none.
    """
    if _SPENT.search(before):
        return False
    if number.unit in _LONG or number.value is None:
        return True
    return bool(_FROM_A_POINT.search(before) or _TO_A_POINT.match(after))
