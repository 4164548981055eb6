"""Named themes with seed words, as researchers keep them in a codebook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from ipmine import lexicon
from ipmine.errors import LexiconError

Codebook = dict[str, list[str]]


def read_codebook(path: str | Path | Mapping[str, Sequence[str]]) -> Codebook:
    """Read a codebook: a TSV with the columns `theme`, `words` (joined by blanks) and `source`.

    A mapping of theme to words is taken as it is. Raises LexiconError for a broken file or a theme without words.

    >>> read_codebook({"质押融资": ["质押", "融资"]})
    {'质押融资': ['质押', '融资']}
    """
    if isinstance(path, Mapping):
        book = {str(theme): [str(word) for word in words] for theme, words in path.items()}
    else:
        rows = lexicon.table(Path(path))
        for column in ("theme", "words"):
            if column not in rows.columns:
                raise LexiconError(f"{path} line 1, column {column}: not in the header")
        book = {row["theme"]: row["words"].split() for row in rows.rows}
    for theme, words in book.items():
        if not words:
            raise LexiconError(f"codebook: theme {theme!r} has no seed words")
    return book
