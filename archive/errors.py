"""What can go wrong, as a tree; each error is one plain sentence and its remedy.

BaodangError
├── InputError        the caller gave something that cannot be used (path, option, sidecar)
├── HomeError         the folder that keeps catalogue and index cannot be used
│   ├── NoArchive     nothing was indexed there yet
│   └── StaleArchive  made by another version, or broken: `rebuild` heals it
└── NotFound          no article or source of that name
"""

import errno

_REASONS = {
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EFBIG: "文件超过了系统允许的大小",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘是只读的",
    errno.EIO: "磁盘读写出错",
    errno.ENOMEM: "内存不足",
    errno.EMFILE: "打开的文件太多",
}


def reason(error: OSError) -> str:
    """Why the system refused something, in words; its own ones where we have none.

    >>> reason(OSError(errno.ENOSPC, "No space left on device"))
    '磁盘已满'
    """
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)


class BaodangError(Exception):
    """Base of all expected failures.

    In: the sentence that says what happened, and the remedy (may be empty).
    `str(error)` is both, ready to be shown to a person.
    """

    exit_code = 1

    def __init__(self, sentence: str, remedy: str = "") -> None:
        super().__init__(sentence + remedy)
        self.sentence = sentence
        self.remedy = remedy


class InputError(BaodangError):
    """A path, option or file that the user gave cannot be used."""

    exit_code = 2


class HomeError(BaodangError):
    """The home folder cannot be read or written."""


class NoArchive(HomeError):
    """There is no archive in the home folder yet."""


class StaleArchive(HomeError):
    """Catalogue or index were made by another version, or are damaged."""


class NotFound(BaodangError):
    """No article or source has that name."""
