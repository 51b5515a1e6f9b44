"""Which source a person means: by its name, its file on disk, or the end of its name."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from archive.errors import NotFound

_SHOWN = 3


def find_source(asked: str, known: Mapping[str, str]) -> str:
    """What was typed → the name of a source; `known` maps names to paths on disk.

    Raises NotFound, which names the nearest ones, when nothing or several sources fit. It speaks
    of articles too: whoever asks here has sought an article of that name before.
    """
    if asked in known:
        return asked
    paths = {Path(asked).expanduser().absolute(), Path(asked).expanduser().resolve()}
    on_disk = [name for name, path in known.items() if Path(path) in paths]
    if len(on_disk) == 1:
        return on_disk[0]
    endings = [name for name in known if _ends(name, asked)]
    whole = [name for name in endings if _ends(f"/{name}", f"/{asked}")]
    if len(whole or endings) == 1:
        return (whole or endings)[0]
    if endings:
        raise NotFound(
            f"有 {len(endings)} 个来源的名称以“{asked}”结尾。",
            f"请写得更全，例如：{_listed(endings)}。",
        )
    near = [name for name in known if asked and asked in name] or _alike(asked, known)
    remedy = (
        f"相近的有：{_listed(near)}。"
        if near
        else "运行 baodang export --articles 可看到全部文章和来源。"
    )
    raise NotFound(f"没有名为“{asked}”的文章或来源。", remedy)


def _ends(name: str, asked: str) -> bool:
    """Whether a name ends so, with its extension or without."""
    return bool(asked) and (name.endswith(asked) or name.rpartition(".")[0].endswith(asked))


def _alike(asked: str, known: Mapping[str, str]) -> list[str]:
    """Names that differ little; file names count as well as whole names."""
    shorts = {PurePosixPath(name).name: name for name in known}
    close = get_close_matches(asked, known, _SHOWN)
    close += (shorts[s] for s in get_close_matches(PurePosixPath(asked).name, shorts, _SHOWN))
    return list(dict.fromkeys(close))


def _listed(names: list[str]) -> str:
    more = " 等" if len(names) > _SHOWN else ""
    return "、".join(names[:_SHOWN]) + more
