"""The Chinese words for what the archive keeps as codes: one table each, for page and command."""

from __future__ import annotations

KINDS = {"news": "消息", "brief": "简讯", "photo": "图片", "teaser": "导读", "slogan": "栏目标语"}
STATES = {
    "whole": "完整",
    "rejoined": "已接续",
    "cut": "残缺",
    "caption": "图片说明",
    "suspected": "存疑",
}
_WITHOUT_ENCODING = ("pdf", "docx", "zip")
ROLES = {
    "headline": "标题",
    "kicker": "引题",
    "deck": "副题",
    "byline": "署名",
    "caption": "图片说明",
    "subheading": "小标题",
    "paragraph": "段落",
    "slogan": "栏目标语",
    "teaser": "导读",
    "leftover": "剩余",
}
# Every rule of a Doubt; a test holds this table against the program.
RULES = {
    "suspected-join": "疑似接续",
    "lost-text": "缺文",
    "lossy": "乱码",
    "odd-encoding": "编码可疑",
    "unknown-encoding": "编码不明",
    "mixed-encoding": "几种编码",
    "wrapped": "固定行宽",
    "private-use": "自造字",
    "invisible": "看不见的字符",
    "null-bytes": "空字节",
    "lone-return": "单独的回车符",
    "two-dates": "日期不一",
    "impossible-date": "日历上没有的日期",
    "unknown-city": "不认识的城市",
    "facts-differ": "资料不一",
    "facts-dropped": "资料不再采用",
    "bad-newspapers": "读不懂的报纸表",
    "binary": "不是文本",
    "empty-file": "空文件",
    "blank-file": "只有空白",
    "long-line": "超长的行",
    "bad-object": "读不懂的记录",
    "bad-sidecar": "读不懂的附带信息",
    "unreadable": "打不开的文件",
    "unreadable-folder": "打不开的文件夹或压缩包",
    "unreadable-content": "读不下去的文件",
    "unreadable-pdf": "打不开的 PDF",
    "unreadable-docx": "打不开的 Word 文件",
    "no-text-layer": "没有文字层",
    "no-article": "看不出文章的网页",
    "too-large": "太大的文件",
    "misnamed": "后缀不符",
    "bomb": "会胀大的压缩包",
    "bad-archive": "损坏的压缩包",
    "not-unpacked": "压缩包里没有读的文件",
    "folder-loop": "文件夹循环",
    "outside-link": "指向外面的链接",
    "no-file": "不是文件",
    "unknown-format": "不认识的格式",
    "same-name": "同名文件",
    "bad-correction": "没有执行的更正",
    "orphan-correction": "落空的更正",
    "pending-correction": "待执行的更正",
    "kept": "保留旧内容",
    "emptied": "已清空的文件夹",
    "page-failed": "处理失败的版面",
}


def encoding_label(format: str, encoding: str) -> str:
    """The encoding of a file as people read it; "" for formats that have none of their own.

    >>> encoding_label("txt", "gb18030"), encoding_label("txt", ""), encoding_label("pdf", "")
    ('gb18030', '编码不明', '')
    """
    return encoding or ("" if format in _WITHOUT_ENCODING else "编码不明")


def rule_label(rule: str) -> str:
    """The name of a doubt's rule for people; a rule without one keeps its code.

    >>> rule_label("lost-text"), rule_label("of-later-days")
    ('缺文', 'of-later-days')
    """
    return RULES.get(rule, rule)


def role_label(role: str, n: int | None = None) -> str:
    """What a line is; `n` is the number of a paragraph.

    >>> role_label("paragraph", 2), role_label("byline")
    ('段落 2', '署名')
    """
    return f"{ROLES.get(role, role)} {n}" if n else ROLES.get(role, role)
