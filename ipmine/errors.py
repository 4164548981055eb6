"""The errors that ipmine raises for its callers."""

from __future__ import annotations


class IpmineError(Exception):
    """Base of all errors that ipmine raises on purpose."""


class ReadError(IpmineError):
    """A file that cannot be read: names the path and the reason in one line."""

    def __init__(self, path: object, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = str(path)
        self.reason = reason

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.path, self.reason)


class MissingExtra(ReadError):
    """A file that needs an optional package; the reason names the extra to install."""


class ScanError(IpmineError):
    """A text that cannot be scanned in time; says so in one line, with the limit."""

    def __init__(self, characters: int, seconds: int) -> None:
        super().__init__(
            f"could not be scanned within {seconds:,} seconds (limit MAX_PATTERN_SECONDS): "
            f"one pattern takes longer over its {characters:,} characters"
        )
        self.characters = characters
        self.seconds = seconds

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.characters, self.seconds)


class LexiconError(IpmineError):
    """A lexicon that breaks its own form: names the file, the line and the column."""


class OutputError(IpmineError):
    """A folder or file that cannot be written, or does not hold what was written: the path and the reason in one line."""

    def __init__(self, path: object, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = str(path)
        self.reason = reason

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.path, self.reason)
