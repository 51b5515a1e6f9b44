"""What can go wrong, as a tree; each error is one plain sentence and its remedy.

BaodangError
├── InputError        the caller gave something that cannot be used (path, option, sidecar)
├── HomeError         the folder that keeps catalogue and index cannot be used
│   ├── NoArchive     nothing was indexed there yet
│   └── StaleArchive  made by another version, or broken: `rebuild` heals it
└── NotFound          no article or source of that name
"""


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
