"""Made-up headings of the official kind, and headings made of an article's own words."""

from __future__ import annotations

import re
from random import Random

_DO = [
    "抓好",
    "做实",
    "筑牢",
    "夯实",
    "激活",
    "织密",
    "拓宽",
    "凝聚",
    "提升",
    "守住",
    "擦亮",
    "跑出",
    "绘就",
    "谱写",
    "打通",
    "畅通",
    "厚植",
    "补齐",
    "压实",
    "点燃",
    "聚焦",
    "深化",
    "推进",
    "优化",
    "创建",
    "践行",
    "弘扬",
    "建强",
    "下足",
    "走好",
    "念好",
    "打好",
    "撑起",
    "架起",
    "唱响",
]
_WHAT = [
    "主心骨",
    "责任链",
    "防护网",
    "幸福路",
    "新画卷",
    "同心圆",
    "连心桥",
    "组合拳",
    "先手棋",
    "压舱石",
    "大动脉",
    "小血管",
    "微循环",
    "保护伞",
    "加速度",
    "新名片",
    "营商环境",
    "产业短板",
    "基层治理",
    "文明新风",
    "民生底线",
    "发展动能",
    "为民初心",
    "支部堡垒",
    "干部队伍",
    "红色引擎",
    "绿色底色",
    "致富门路",
    "平安根基",
    "最后一公里",
    "乡村新图景",
    "惠民幸福线",
    "发展新动能",
    "群众贴心人",
    "企业暖心事",
    "志愿服务队",
    "干事精气神",
    "环境整治战",
]
_HALVES = [
    "党建引领",
    "科技赋能",
    "精准施策",
    "上下联动",
    "干群同心",
    "多措并举",
    "文明城市",
    "你我共建",
    "真抓实干",
    "凝心聚力",
    "为民服务",
    "靠前指挥",
    "以案促改",
    "警钟长鸣",
    "传承红色基因",
    "赓续精神血脉",
    "同心抗疫",
    "守望相助",
    "强能力",
    "锻作风",
    "优服务",
    "促发展",
    "转作风",
    "提效能",
    "办实事",
    "开新局",
    "学党史",
    "悟思想",
    "保增长",
    "调结构",
    "惠民生",
    "促和谐",
    "关爱老人",
    "传递温情",
    "书香满园",
    "快乐成长",
    "安全生产",
    "重于泰山",
]
_WHERE = [
    "临江区",
    "青河县",
    "安平镇",
    "石桥街道",
    "东山社区",
    "柳林村",
    "市第三小学",
    "县人民医院",
    "城关派出所",
    "市税务局",
    "望湖街道",
    "河东区委",
    "市民政局",
    "南关社区",
    "白水县",
]
_DID = [
    "召开专题推进会",
    "开展志愿服务活动",
    "组织干部下沉一线",
    "扎实推进环境整治",
    "举办职工技能比武",
    "启动惠民工程",
    "多举措助企纾困",
    "深入开展调研",
    "举行应急演练",
    "全力抓好春耕生产",
]
_PLAIN_KICKERS = [
    "市长办公会研究决定",
    "昨日上午记者现场探访",
    "全省率先",
    "市委常委会强调",
    "一季度经济运行平稳",
    "新闻追踪",
    "本报独家报道",
    "读者来信引起重视",
]
_MARKS = re.compile(r"[，。；：、！？“”《》（）,;:()!?\s]")


def phrase(rng: Random, size: int | None = None) -> str:
    """抓好产业短板, 打通“大动脉”: a verb and its object, together of a given size."""
    what = rng.choice([x for x in _WHAT if size is None or len(x) == size - 2])
    return rng.choice(_DO) + (f"“{what}”" if rng.random() < 0.3 else what)


def couplet(rng: Random) -> str:
    """Two or three even halves, or a short one and a longer one."""
    kind = rng.random()
    fours = [x for x in _HALVES if len(x) == 4]
    if kind < 0.45:
        size = rng.choice((5, 6, 6))
        left, right = phrase(rng, size), phrase(rng, size)
        longer = rng.random() < 0.3
        return (
            f"{rng.choice(fours)}{left} {rng.choice(fours)}{right}" if longer else f"{left} {right}"
        )
    if kind < 0.6:
        return f"{rng.choice(fours)} {phrase(rng, 6)}{rng.choice(('', '', '新篇章', '见实效'))}"
    size = rng.choice((3, 4, 4, 6))
    same = [x for x in _HALVES if len(x) == size]
    return " ".join(rng.sample(same, min(len(same), rng.choice((2, 2, 2, 3)))))


def plain(rng: Random) -> str:
    """Who did what."""
    return rng.choice(_WHERE) + rng.choice(_DID)


def kicker(rng: Random) -> str:
    """What stands over a headline."""
    kind = rng.random()
    if kind < 0.6:
        return couplet(rng)
    return rng.choice(_PLAIN_KICKERS) if kind < 0.7 else plain(rng) if kind < 0.85 else phrase(rng)


def deck(rng: Random) -> str:
    """What stands under a headline."""
    kind = rng.random()
    if kind < 0.3:
        return f"——{plain(rng)}{rng.choice(('纪实', '侧记', '见闻', '综述', ''))}"
    return plain(rng) if kind < 0.65 else couplet(rng)


def subheading(text: str, rng: Random) -> str:
    """What stands over a section, most often with words of its text."""
    own = rng.choice(clauses(text[:150], 4, 10) or [""])
    kind = rng.random()
    if own and kind < 0.5:
        return f"{phrase(rng)} {own}" if kind < 0.3 else f"{own} {phrase(rng)}"
    if own and kind < 0.7:
        return own if len(own) > 5 else own + phrase(rng)
    return couplet(rng) if kind < 0.85 else phrase(rng)


def wire(headline: str, text: str, rng: Random) -> str:
    """A headline as agencies and web sites write them: of words of the lead, in two halves."""
    own = clauses(text, 6, 18)[:6]
    if not own:
        return headline
    kind = rng.random()
    if kind < 0.45:
        return f"{headline if kind < 0.25 else own[0]} {rng.choice(own)}"
    if kind < 0.75:
        first = rng.choice(_WHERE)[:3] if kind < 0.6 else rng.choice(own)
        return f"{first}{rng.choice('：，')}{rng.choice(own)}"
    if kind < 0.85:
        return rng.choice(own)
    return headline + rng.choice(("？", "！", " 专家这样说", " 官方回应", " 记者现场探访"))


def clauses(text: str, least: int, most: int) -> list[str]:
    """The pieces of a text between its marks, as far as they have the given size."""
    return [x for x in _MARKS.split(text) if least <= len(x) <= most]
