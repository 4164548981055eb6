"""Text that decodes one byte off because a tool worked on its GBK bytes: 領域?qū)@麑?dǎo)航.

Mirror sites put readings behind the bytes of certain characters wherever these stand,
also across two characters, and cut the stream at the bytes of ； ？ 。 in the same way.
A lone byte, shown as `?`, then starts a run that is one byte off (see `lattice`). Nothing
is lost by that: the bytes can be put together again. Where one reading of them is clearly
better Chinese than all others and than what stands there, it is put back; otherwise the
place is reported with what may have stood there.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ipmine import guard
from ipmine.repair import effort, gbk, lattice, paths, ranking, readings, signs, words
from ipmine.repair.fix import Fix

KIND = "misaligned_gbk"

_MARGIN = 2.5  # how much likelier than the next the best must be (natural logarithm)
_OPEN = 0.5  # and more where nothing is known of the last byte
_LOSSY = 0.5  # and where characters may have been lost on the way,
_DOUBT = 1.5  # with more for each that stands oddly alone
_BEYOND = 10.0  # so far ahead, what came about without a loss is not asked again with one
_BEFORE, _AHEAD = 6, 60  # characters of context on each side
_KEEP = 16  # strings kept at a place; fewer where characters may have been lost, for there is more to try
_KEEP_LOSSY = 6
# Steps of the walks, about one microsecond each. Damaged pages take 1.5 to 2.4 a character, some 250 and at
# most 1,000 at a place; where characters were lost 25 a character and at most 45,000 at a place, so
# that a page of 48,000 characters is mended whole in four seconds, and of a longer one the rest only
# where nothing need have been lost. Made-up pages could take a million steps at each place.
_STEPS, _STEPS_A_CHARACTER, _STEPS_A_PLACE = 100_000, 8, 4_000
_STEPS_LOSSY, _STEPS_LOSSY_A_CHARACTER, _STEPS_A_PLACE_LOSSY, _STEPS_LOSSY_AT_MOST = 160_000, 30, 80_000, 1_200_000

_PLACE = re.compile(rf"[{lattice.LONE}](?=[；;？?。，,、：:！!]|[(（]? ?[{readings.LETTERS}]{{1,8}} ?[)）])")
# 2021年3月1日????: characters that an encoding does not have, one for each; a shift leaves no such runs
_LOST = re.compile(rf"[{lattice.LONE}]{{4,9999}}")
_READINGS = re.compile(rf"[(（](?<=[^\x00-\x7f].) ?[{readings.LETTERS}]{{1,8}} ?[)）]")
_SHIFTED = re.compile(rf"[{lattice.LONE}][^\n]{{0,16}}")
# how likely a blank and a bracket are behind another blank or a mark, with a label inside, and else
_INDENT, _LABEL, _GAP = 9.0, 6.0, 0.0
_DAY = re.compile(r"月(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})\Z")
_ENDS = " \u3000。；：！？.;:!?"
_RUN_ON = re.compile(r"[^ \u3000](?:  |\u3000\u3000)")
_ARTICLE = re.compile(r"第[0-9一二三四五六七八九十百]{1,7}[條条章節节]\Z")
_LABELLED = re.compile("\u3000（[一二三四五六七八九十]{1,3}）")
_AT_LINE_END = {"。": 2.0, ";": 1.0, ":": 1.0, ",": -4.0, "、": -4.0}
_DOUBLED = re.compile("[，。、；：？！,;:?!.（《“〈〔【(](?=[，。、；：？！,;:?!）》〉〕】)])")
_BRACKETS = {"）": "（", "》": "《", "”": "“", "〉": "〈", "〕": "〔", "】": "【", ")": "("}


class _Completion(NamedTuple):
    weight: float
    string: str
    end: int
    loners: int
    open: bool


def mend(text: str) -> list[Fix]:
    """Put shifted runs back.

    >>> mend("加強領域?qū)@麑?dǎo)航服務")[0].new
    '專利導'
    >>> mend("真的嗎?")
    []
    """
    place = guard.search(_PLACE, text) if signs.of(text).has("lone") else None
    if place is None:
        return []
    page = _Page(text)
    fixes: list[Fix] = []
    budget = 200 + len(text) // 40
    while place is not None:
        start = place.start()
        lost = _LOST.match(text, start)
        if lost is not None:
            place = guard.search(_PLACE, text, lost.end())
            continue
        budget -= 1
        fix = page.mend(start, fixes) if budget >= 0 else None
        if fix is not None:
            fixes.append(fix)
        place = guard.search(_PLACE, text, fix.end if fix is not None else start + 1)
    return fixes


class _Page:
    """A damaged text, and what it shows of how it was damaged."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.narrowed = re.search("[\uff01-\uff5e]", text.replace("？", "")) is None
        self.may_lose = 0 if re.search("[\ue000-\ue4c5]", text) else 5
        kinds = [words.script_only(c) for c in set(text[:20000])]
        self.script = "t" if kinds.count("t") >= kinds.count("s") else "s"
        # what is shifted is no evidence of how the page reads
        intact = _SHIFTED.sub("\n", text[:200_000])
        plain = _READINGS.sub("", intact)
        self.language = words.Language(words.simplify(plain))
        self.effort = effort.Effort(_STEPS + _STEPS_A_CHARACTER * len(text), _STEPS_A_PLACE)
        lossy = min(_STEPS_LOSSY + _STEPS_LOSSY_A_CHARACTER * len(text), _STEPS_LOSSY_AT_MOST)
        self.effort_lossy = effort.Effort(lossy, _STEPS_A_PLACE_LOSSY)

    def mend(self, start: int, before: list[Fix]) -> Fix | None:
        """The fix for the place that begins with the lone byte at `start`, or None where there is no damage."""
        found, clear = self.judge(start, self._left(start, before))
        if not found or not found[0].string:
            return None
        best, lossy = found[0], bool(self.may_lose)
        if clear:
            return Fix(start, best.end, best.string, KIND)
        candidates = [c.string.replace(lattice.UNKNOWN, "?") for c in found if c.string and c.end == best.end]
        if _known_but_for_the_swallowed(best) and _leads(found, lossy):
            return Fix(start, best.end, best.string.replace(lattice.UNKNOWN, "\ufffd"), KIND, tuple(candidates[:5]))
        sure = _but_for_the_last(found, lossy)
        if (
            sure
            and _DAY.search(self._left(start, before) + sure)
            and any(c.startswith(sure + "日") for c in candidates)
        ):
            return Fix(start, best.end, sure + "日", KIND)  # 二〇〇四年十二月十七?: nothing else stands there
        if sure:
            return Fix(start, best.end, sure + "?", KIND, tuple(candidates[:5]))
        return Fix(start, best.end, None, KIND, tuple(candidates[:5]))

    def judge(self, start: int, line: str) -> tuple[list[_Completion], bool]:
        """What may have stood at `start`, best first, and whether the best is beyond doubt."""
        try:
            found = self._complete(start, line, 0)
        except effort.Spent:
            return [], False
        if self.may_lose and not (_clear(found, lossy=False) and _settled(found)):
            try:
                found = self._complete(start, line, self.may_lose)
            except effort.Spent:
                return found, False
            return found, _clear(found, lossy=True)
        return found, _clear(found, lossy=False)

    def _left(self, start: int, before: list[Fix]) -> str:
        """The mended line in front of `start`, without readings."""
        window = max(0, start - 200)
        text = self.text[window:start]
        if before and before[-1].end > window and before[-1].new is not None:
            text = self.text[window : before[-1].start] + before[-1].new + self.text[before[-1].end : start]
        return guard.sub(_READINGS, "", text).rpartition("\n")[2]

    def _plain(self, start: int, end: int) -> str:
        return _READINGS.sub("", self.text[start:end])

    def _complete(self, start: int, line: str, may_lose: int) -> list[_Completion]:
        """What may have stood at `start`, best first; the empty string stands for the text as it is."""
        line_end = self.text.find("\n", start)
        limit = min(start + _AHEAD, line_end if line_end >= 0 else len(self.text))
        left = line[-_BEFORE:]
        self.language.leave_out(words.simplify(w) for w in (left, self._plain(start, limit)))
        best: dict[tuple[str, int], _Completion] = {}
        for behind, first in self._firsts(start, line):
            ways = lattice.Lattice(self.text, start, behind, limit, first, narrowed=self.narrowed, may_lose=may_lose)
            keep, effort = (_KEEP_LOSSY, self.effort_lossy) if may_lose else (_KEEP, self.effort)
            for path in paths.likeliest(ways, left, keep, self.script, self.language, effort):
                string = path.string[len(left) : path.cut]
                weight = path.weight + self._evidence(line, path, len(left))
                if self.narrowed:
                    string = "".join(map(gbk.narrowed, string))
                string = string.replace(lattice.LINE_END, "\n")
                key = (string, path.end)
                if key not in best or best[key].weight < weight:
                    best[key] = _Completion(weight, string, path.end, path.loners, path.open)
        return sorted(best.values(), reverse=True)

    def _evidence(self, line: str, path: ranking.Path, left: int) -> float:
        """What the line says for a string: its brackets and its indent."""
        run = path.string[left : path.cut]
        rest = self.text[path.end : path.end + 200].partition("\n")[0]
        if line.strip():
            # 　（, in which the tools find 。, stands inside lines too; other blanks hardly do
            opening = run.startswith("\u3000（")
            # where paragraphs were run together their indents stand inside the line
            indents = 2 * run.count("\u3000\u3000") if _RUN_ON.search(line) else 0
            weight = -12.0 * max(0, run.count("\u3000") - opening - indents)
            if opening:
                weight += (
                    _INDENT if line[-1] in _ENDS or _ARTICLE.search(line) else _LABEL if _LABELLED.match(run) else _GAP
                )
        else:
            weight = (10.0 if line else 4.0) * run.startswith("\u3000")
        if path.end >= len(self.text) or self.text[path.end] == "\n" or run.endswith(lattice.LINE_END):
            weight += _AT_LINE_END.get(gbk.narrowed(run.removesuffix(lattice.LINE_END)[-1:]), 0.0)
        weight -= 10.0 * len(_DOUBLED.findall(path.string[max(0, left - 1) : path.cut + 1]))
        return weight - 5.0 * _unmatched("".join(map(gbk.narrowed, line[-1000:] + run + rest)))

    def _firsts(self, start: int, line: str) -> list[tuple[int, dict[int, float] | None]]:
        """Where the shifted run begins, and what its lone byte may be."""
        found: list[tuple[int, dict[int, float] | None]] = []
        swallowed = lattice.SWALLOWED.match(self.text, start + 1)
        if swallowed and line:
            raw = gbk.two_bytes(gbk.widened(line[-1]) if line[-1].isascii() and self.narrowed else line[-1])
            first = _behind(raw[1], swallowed[1]) if raw else None
            if first:
                found.append((swallowed.end(), first))
        if self.text[start + 1 : start + 2] and self.text[start + 1] in lattice.DELIMITERS:
            found.append((start + 1, None))
        return found


@lru_cache(maxsize=4096)
def _behind(carry: int, syllable: str) -> dict[int, float]:
    """Which bytes make a character that may be read so behind a first byte, and how likely a tool annotates it."""
    found = {}
    for lead in gbk.LEADS:
        char = gbk.character(carry, lead)
        if char and readings.reads(char, syllable):
            changed = words.simplified(char) != char
            found[lead] = (0.0 if changed else -4.0) - (0.0 if words.level(char) == 1 else 3.0)
    return found


def _but_for_the_last(found: list[_Completion], lossy: bool) -> str:
    """What all likely completions share, if only the character of the last lone byte is in doubt; else "".

    The lone byte stays: 良好的品? says less than 品行 or 品性, but all that is known.
    """
    best = found[0]
    likely = [c for c in found if c.weight > best.weight - _margin(best, lossy, known=True)]
    shared = best.string[:-1]
    if not shared or lattice.UNKNOWN in shared:
        return ""
    same = all(c.end == best.end and c.string[:-1] == shared for c in likely)
    return shared if same and best.open else ""


def _known_but_for_the_swallowed(best: _Completion) -> bool:
    """標准提高? in front of 0%: the digit is gone, not what stands in front of it.

    Which mark an open byte ends hangs on what was swallowed, so marks stay in doubt.
    """
    known = best.string[:-1]
    return (
        lattice.UNKNOWN not in known
        and best.string.endswith(lattice.UNKNOWN)
        and (not best.open or known[-1:].isalnum())
    )


def _clear(found: list[_Completion], lossy: bool) -> bool:
    """Whether the best completion is known whole, and likelier than the next by far enough."""
    return bool(found and found[0].string) and lattice.UNKNOWN not in found[0].string and _leads(found, lossy)


def _settled(found: list[_Completion]) -> bool:
    """Whether no loss could tell more than what came about without one."""
    best = found[0]
    return not best.loners and (not best.open or len(found) == 1 or best.weight - found[1].weight >= _BEYOND)


def _leads(found: list[_Completion], lossy: bool) -> bool:
    return len(found) == 1 or found[0].weight - found[1].weight >= _margin(found[0], lossy)


def _margin(best: _Completion, lossy: bool, *, known: bool = False) -> float:
    """How much likelier than the next the best must be; `known` where its last character is not asked for."""
    margin = _MARGIN if known else _MARGIN + _OPEN * best.open
    return margin + _LOSSY + _DOUBT * best.loners if lossy else margin


def _unmatched(text: str) -> int:
    """How many brackets and quotation marks lack their partner."""
    waiting: list[str] = []
    odd = 0
    for char in text:
        if char in _BRACKETS:
            if waiting and waiting[-1] == _BRACKETS[char]:
                waiting.pop()
            else:
                odd += 1
        elif char in "（《“〈〔【(":
            waiting.append(char)
    return odd + len(waiting)
