"""Which encoding a Chinese text is in.

Nearly every string of GBK bytes is a valid string of Big5, and the other way round, so
validity decides little. What decides is which decoding reads like Chinese: each
candidate is scored by the probability of its characters (`frequency`), and broken
bytes count as impossible characters. That holds for titles of five characters, where
statistics over byte classes fail.
"""

from __future__ import annotations

import codecs
import math
from collections.abc import Iterator
from typing import NamedTuple

from ipmine.reading.encoding_names import FAMILIES, canonical
from ipmine.reading.frequency import log_likelihood
from ipmine.reading.limits import Refused

SAMPLE = 180_000
"""Bytes that the candidates are judged by; more do not change the verdict."""

PRIOR = {"utf-8": 8.0, "gb18030": 1.0, "big5": 0.0, "utf-16-le": -6.0, "utf-16-be": -8.0}
"""How much likelier an encoding is before a byte is read (natural logarithm)."""

DECLARED = 12.0
"""The weight of a page's own word about its encoding; it is often wrong, so the bytes can outvote it."""

SWITCH = 40.0
"""The cost of a change of encoding inside a file; a damaged line is likelier than that."""

MOST_STRETCHES = 50_000
"""How many stretches of a file are looked at for a change of encoding; lines of longer files go together."""

IMPLAUSIBLE = -11.5
"""Mean likelihood of a character below which no Chinese text stands there."""

_CONTROLS = bytes({*range(32), 127} - set(b"\t\n\v\f\r\x1a\x1b"))

_BY_LINES = ("utf-8", "gb18030", "big5")

# what charset-normalizer may find where no Chinese stands; its rarer guesses are chance
_FOREIGN = (
    "cp932",
    "shift_jis",
    "euc_jp",
    "cp949",
    "euc_kr",
    "cp1252",
    "latin_1",
    "cp1251",
    "koi8_r",
    "cp1250",
    "cp874",
)


class Guess(NamedTuple):
    """One decoding: the text, the codec's name, and the text's likelihood."""

    text: str
    encoding: str
    score: float


class Verdict(NamedTuple):
    """The chosen decoding; `confidence` from 0 to 1, None where the caller named the encoding."""

    text: str
    encoding: str
    confidence: float | None
    notes: tuple[str, ...] = ()


def decode_as(data: bytes, name: str) -> Verdict:
    """Decode by the caller's word, strictly. Raises Refused for an unknown name or bytes that do not fit."""
    codec = canonical(name)
    if codec is None:
        raise Refused(f"unknown encoding {name!r}")
    if codec == "utf-8" and data.startswith(codecs.BOM_UTF8):
        data = data[3:]
    failure: UnicodeDecodeError | None = None
    for one in FAMILIES.get(codec, (codec,)):
        try:
            return Verdict(data.decode(one).removeprefix("\ufeff"), one, None)
        except UnicodeDecodeError as error:
            failure = failure or error
    assert failure is not None
    place = f"byte 0x{data[failure.start]:02x} at offset {failure.start:,}"
    raise Refused(f"is not {name} as asked: {place} ({failure.reason})")


def detect(data: bytes, declared: str | None = None) -> Verdict:
    """Decode bytes by what they are; `declared` is a page's own word. Raises Refused for what is no text."""
    marked = _by_mark(data)
    if marked is not None:
        return marked
    data = data.removeprefix(codecs.BOM_UTF8)  # it lied, and its three bytes would put all others out of step
    claim = canonical(declared) if declared else None
    if not _controls(data[:SAMPLE]):
        plain = _plain_utf8(data, claim)
        if plain is not None:
            return plain
    guesses = sorted(_guesses(data, claim), key=lambda g: g.score, reverse=True)
    best = guesses[0]
    sample = data[:SAMPLE]
    is_binary = _controls(sample) > 2 + len(sample) // 100
    if is_binary and not best.encoding.startswith("utf-16"):
        raise Refused("binary data, not text")
    text = _best(data, best.encoding).text
    if "\ufffd" in text or _mean(text) < IMPLAUSIBLE + 1.5:
        patched = _patchwork(data)
        if patched is not None and patched.score > log_likelihood(text) + 2 * SWITCH:
            return patched.verdict
    if _mean(text) < IMPLAUSIBLE or text.count("\ufffd") * 4 > len(text):
        if is_binary:
            raise Refused("binary data, not text")
        if len(text) > 40 or not text.replace(" ", "").isprintable() or "\ufffd" in text:
            return _foreign(data, claim)
        return Verdict(text, best.encoding, 0.3, ("the encoding is a guess",))  # a few rare characters
    rival = max((g.score for g in guesses[1:]), default=best.score - 100.0)
    confidence = min(0.99, round(1 / (1 + math.exp(-min(60.0, (best.score - rival) / 3))), 2))
    return Verdict(text, best.encoding, confidence, _losses(text))


# --- the candidates ---------------------------------------------------------------------


def _by_mark(data: bytes) -> Verdict | None:
    """UTF-8, UTF-16 or UTF-32 with a byte order mark."""
    for mark, name in (
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            text = data[len(mark) :].decode(name, "replace")
            if text.count("\ufffd") * 20 <= len(text):  # a mark may stand before bytes that are something else
                return Verdict(text.removeprefix("\ufeff"), name, 1.0, _losses(text))
    return None


def _controls(data: bytes) -> int:
    """How many bytes are control characters that no text has."""
    return len(data) - len(data.translate(None, _CONTROLS))


def _plain_utf8(data: bytes, claim: str | None) -> Verdict | None:
    """Valid UTF-8, unless it is a short legacy text that is valid UTF-8 by chance."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if text.isascii():
        return Verdict(text, "utf-8", 1.0)
    # two-byte GBK characters can pass for letters of Latin, Greek, Cyrillic or Arabic; three-byte ones can not
    if max(text) < "\u0800" and len(text) < 1000 and claim != "utf-8":
        rivals = [g for g in _guesses(data, claim) if "\ufffd" not in g.text]
        rivals.sort(key=lambda g: g.score, reverse=True)
        if rivals and rivals[0].encoding != "utf-8":
            return Verdict(rivals[0].text, rivals[0].encoding, 0.6)
    return Verdict(text, "utf-8", 1.0, _losses(text))


def _guesses(data: bytes, claim: str | None) -> Iterator[Guess]:
    """Every family's decoding of the sample, with what is broken as U+FFFD."""
    sample = _sample(data)
    for family in FAMILIES:
        if family.startswith("utf-16") and len(sample) % 2 and b"\0" not in sample:
            continue
        bonus = PRIOR.get(family, 0.0) + (DECLARED if claim == family else 0.0)
        best = _best(sample, family)
        yield best._replace(score=best.score + bonus)


def _foreign(data: bytes, claim: str | None) -> Verdict:
    """What is not Chinese: the page's own word, then charset-normalizer's. Raises Refused where neither holds."""
    from charset_normalizer import from_bytes

    names = [claim] if claim else []
    found = from_bytes(data[:SAMPLE]).best()
    if found is not None and found.encoding in _FOREIGN:
        names.append(found.encoding)
    for name in names:
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        letters = sum(map(str.isalnum, text[:SAMPLE]))
        if letters * 2 > len(text[:SAMPLE].replace(" ", "")):
            return Verdict(text, name, 0.3, ("the encoding is a guess",))
    raise Refused("the encoding is not recognised; name it with encoding=")


# --- files of several encodings -----------------------------------------------------------


class _Patchwork(NamedTuple):
    verdict: Verdict
    score: float


def _patchwork(data: bytes) -> _Patchwork | None:
    """A file whose lines are in several encodings: the likeliest way through them, changes being costly.

    A line end is one byte in every family and no part of a longer character, so lines can be told apart first.
    """
    lines = data.splitlines(keepends=True)
    if len(lines) < 2:
        return None
    together = len(lines) // MOST_STRETCHES + 1
    if together > 1:
        lines = [b"".join(lines[k : k + together]) for k in range(0, len(lines), together)]
    families = _BY_LINES
    columns = [[_best(line, family) for line in lines] for family in families]
    totals = [0.0] * len(families)
    steps: list[list[int]] = []
    for row in range(len(lines)):
        leader = max(range(len(families)), key=totals.__getitem__)
        came = [k if totals[k] >= totals[leader] - SWITCH else leader for k in range(len(families))]
        totals = [
            totals[came[k]] - (0 if came[k] == k else SWITCH) + columns[k][row].score for k in range(len(families))
        ]
        steps.append(came)
    at = max(range(len(families)), key=totals.__getitem__)
    score, path = totals[at], []
    for came in reversed(steps):
        path.append(at)
        at = came[at]
    path.reverse()
    used = {families[k] for k, line in zip(path, lines, strict=True) if not line.isascii()}
    if len(used) < 2:
        return None
    text = "".join(columns[k][row].text for row, k in enumerate(path))
    first = {families[k]: row * together + 1 for row, k in reversed(list(enumerate(path))) if not lines[row].isascii()}
    order = sorted(used, key=first.__getitem__)
    note = "several encodings in one file: " + ", ".join(f"{name} from line {first[name]:,}" for name in order)
    return _Patchwork(Verdict(text, "+".join(order), 0.8, (note, *_losses(text))), score)


def _best(data: bytes, family: str) -> Guess:
    """The likeliest decoding among a family's codecs (or by the codec itself)."""
    texts = [(data.decode(name, "replace"), name) for name in FAMILIES.get(family, (family,))]
    return max((Guess(text, name, log_likelihood(text)) for text, name in texts), key=lambda g: g.score)


# --- small measures -------------------------------------------------------------------------


def _sample(data: bytes) -> bytes:
    """The head, the middle and the end of long data, cut at line ends where there are any."""
    if len(data) <= SAMPLE:
        return data
    if b"\0" in data:  # UTF-16, whose characters stand at even places
        return data[:SAMPLE]
    third = SAMPLE // 3
    pieces = [data[:third], data[len(data) // 2 :][:third], data[-third:]]
    return b"\n".join(
        piece[piece.find(b"\n") + 1 : piece.rfind(b"\n") if b"\n" in piece[1:] else None] for piece in pieces
    )


def _mean(text: str) -> float:
    """The mean likelihood of the characters beyond ASCII (and of control characters)."""
    kept = [c for c in text[:SAMPLE] if c > "~" or c < "\t"]
    return log_likelihood("".join(kept)) / len(kept) if kept else 0.0


def _losses(text: str) -> tuple[str, ...]:
    lost = text.count("\ufffd")
    return (f"{lost:,} broken byte sequence{'s' * (lost > 1)} read as U+FFFD",) if lost else ()
