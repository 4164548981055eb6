"""A text that remembers where each of its characters came from.

Extraction works on repaired, narrowed, simplified text; a reader needs the place in
the original. `Aligned` carries both, and the map between them is built while editing,
never guessed afterwards.

Units: every offset counts Unicode code points, half-open. Offsets into `text` are
*working* offsets, offsets into `source` are *source* offsets; `span` turns the first
into the second and `locate` the second into the first.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from operator import attrgetter
from typing import NamedTuple


class Edit(NamedTuple):
    """Replace `text[start:end]` (working offsets) by `new`."""

    start: int
    end: int
    new: str


class _Stretch(NamedTuple):
    """A run of the text that did not come one to one from the source.

    Each character of `text[text_start:text_end]` came from the whole of
    `source[source_start:source_end]`; an empty run is a deletion.
    """

    text_start: int
    text_end: int
    source_start: int
    source_end: int


_NOTHING = _Stretch(0, 0, 0, 0)
_source_end = attrgetter("source_end")


class Aligned:
    """An immutable pair of a source and the text made from it.

    >>> a = Aligned("知識(shí)產")
    >>> b = a.edit([Edit(1, 7, "識")])
    >>> b.text, b.span(0, 2), b.source[slice(*b.span(0, 2))]
    ('知識產', (0, 7), '知識(shí)')

    Text that was not edited, or only edited one character for one, holds no map.
    """

    __slots__ = ("_stretches", "_text_starts", "source", "text")

    source: str
    text: str
    _stretches: tuple[_Stretch, ...]
    _text_starts: list[int]

    def __init__(self, source: str) -> None:
        self._fill(source, source, ())

    def _fill(self, source: str, text: str, stretches: tuple[_Stretch, ...]) -> None:
        put = object.__setattr__
        put(self, "source", source)
        put(self, "text", text)
        put(self, "_stretches", stretches)
        put(self, "_text_starts", [s.text_start for s in stretches])

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("Aligned is immutable; edit() gives a new one")

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (self.source, self.text, self._stretches)

    def __repr__(self) -> str:
        return f"Aligned({self.text!r}, {len(self._stretches)} stretches from {len(self.source)} characters)"

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Aligned)
            and self.source == other.source
            and self.text == other.text
            and self._stretches == other._stretches
        )

    def __hash__(self) -> int:
        return hash((self.source, self.text))

    @property
    def straight(self) -> bool:
        """Whether each character came from the one at its own offset, so that `span` changes nothing."""
        return not self._stretches

    # --- from the text to the source -------------------------------------------------

    def _origin(self, position: int) -> tuple[int, int]:
        """The source range of the one character at `position`."""
        k = bisect_right(self._text_starts, position) - 1
        if k < 0:
            return position, position + 1
        stretch = self._stretches[k]
        if position < stretch.text_end:
            return stretch.source_start, stretch.source_end
        start = stretch.source_end + position - stretch.text_end
        return start, start + 1

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source range that `text[start:end]` came from.

        An empty range maps to the place in front of the character at `start`.
        Raises IndexError for a range outside the text.
        """
        if not 0 <= start <= end <= len(self.text):
            raise IndexError(f"span {start}:{end} outside a text of {len(self.text)} characters")
        if not self._stretches:
            return start, end
        if start == end:
            place = len(self.source) if start == len(self.text) else self._origin(start)[0]
            return place, place
        k = bisect_right(self._text_starts, start)
        before = self._stretches[k - 1] if k else _NOTHING
        if start >= before.text_end and (k == len(self._text_starts) or self._text_starts[k] >= end):
            shift = before.source_end - before.text_end  # nothing was edited inside
            return start + shift, end + shift
        return self._origin(start)[0], self._origin(end - 1)[1]

    # --- from the source to the text -------------------------------------------------

    def locate(self, position: int) -> int:
        """The working offset of the first character that came from `source[position]` or later.

        Raises IndexError for a position outside the source.
        """
        if not 0 <= position <= len(self.source):
            raise IndexError(f"position {position} outside a source of {len(self.source)} characters")
        # the ends of the stretches' ranges never fall, so they can be searched
        k = bisect_right(self._stretches, position, key=_source_end)
        before = self._stretches[k - 1] if k else _NOTHING
        straight = before.text_end + position - before.source_end
        return min(straight, self._stretches[k].text_start if k < len(self._stretches) else len(self.text))

    # --- editing ---------------------------------------------------------------------

    def edit(self, edits: Iterable[Edit | tuple[int, int, str]]) -> Aligned:
        """Apply edits, given in order and without overlap, and keep the map.

        An edit of equal length is one to one; after any other, each new character
        claims the whole replaced range. Raises ValueError for an edit that cannot say
        where its text came from (an insertion), overlaps, or lies outside.
        """
        old = self._stretches
        pieces: list[str] = []
        stretches: list[_Stretch] = []
        text, done, shift, k = self.text, 0, 0, 0
        size = len(text)
        pending: _Stretch | None = None  # the rest of a stretch that an edit cut in two

        def keep_until(limit: int) -> None:
            nonlocal k, pending
            while True:
                stretch = pending if pending is not None else (old[k] if k < len(old) else None)
                if stretch is None or stretch.text_start > limit:
                    return
                if stretch.text_start == limit and stretch.text_end > limit:
                    return
                cut = min(stretch.text_end, limit)
                stretches.append(
                    _Stretch(stretch.text_start + shift, cut + shift, stretch.source_start, stretch.source_end)
                )
                if cut < stretch.text_end:
                    pending = stretch._replace(text_start=cut)
                    return
                if pending is not None:
                    pending = None
                k += 1

        for start, end, new in edits:
            if start < done:
                raise ValueError(f"edit {start}:{end} overlaps the one before or is out of order")
            if end > size:
                raise ValueError(f"edit {start}:{end} outside a text of {size} characters")
            if start >= end:
                raise ValueError(f"edit {start}:{end} is an insertion: its text has no source")
            pieces += text[done:start], new
            done, longer = end, len(new) - (end - start)
            if not longer:
                continue
            if not old:
                stretches.append(_Stretch(start + shift, end + shift + longer, start, end))
                shift += longer
                continue
            keep_until(start)
            source_start, source_end = self.span(start, end)
            stretches.append(_Stretch(start + shift, end + shift + longer, source_start, source_end))
            # what the edit covers is gone; what reaches beyond it goes on behind it
            while True:
                stretch = pending if pending is not None else (old[k] if k < len(old) else None)
                if stretch is None or stretch.text_start >= end:
                    break
                if stretch.text_end > end:
                    pending = stretch._replace(text_start=end)
                    break
                if pending is not None:
                    pending = None
                k += 1
            shift += longer
        if done == 0:
            return self
        pieces.append(text[done:])
        keep_until(size)
        result = object.__new__(Aligned)
        result._fill(self.source, "".join(pieces), tuple(stretches))
        return result

    def translate(self, table: Mapping[int, str | int]) -> Aligned:
        """Replace characters one for one, as `str.translate` does.

        Raises ValueError if the table drops or widens a character of this text.
        """
        return self.with_text(self.text.translate(table))

    def with_text(self, text: str) -> Aligned:
        """The same map under a text of the same length, changed character by character.

        Raises ValueError if the length differs.
        """
        if text == self.text:
            return self
        if len(text) != len(self.text):
            raise ValueError(f"a text of {len(text)} characters cannot take the map of {len(self.text)}")
        result = object.__new__(Aligned)
        result._fill(self.source, text, self._stretches)
        return result


def _rebuild(source: str, text: str, stretches: tuple[_Stretch, ...]) -> Aligned:
    result = object.__new__(Aligned)
    result._fill(source, text, stretches)
    return result
