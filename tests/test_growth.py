"""Time on hostile repeats: when the input doubles twice, the time does no more than that, with room to spare.

Each step of the analysis is fed texts that a pattern or a loop might crawl on. Quadratic
code takes sixteen times as long for four times the text; linear code four times. A step
fails beyond nine times, and only where the longer text takes a seventh of a second or more,
so that a busy machine does not decide.
"""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest
from timing import seconds

from ipmine import normalize, repair, resolve, scan, structure
from ipmine.aligned import Aligned
from ipmine.scan import agencies, audiences, citations, dates, doc_numbers, durations, duties, quantities

REPEATS = (
    "〔", "（", "《", "》", "“", "十", "二〇二〇", "(a)", "各", "、", "\t", "\n", " ", "第", "1", "1.", "1,", "省、市、", "部门和", "各级、", "委员会",
    "1件", "增长1件，", "下一步，增长5%；", "2020年1月1日、", "3年内，", "（一）标题\n", "第一条 \n", "附件：1.通知\n", "吉林省", "省财政厅", "国家知识产权局、",
    "（省财政厅牵头，省科技厅配合）", "对企业给予", "《法》", "根据《办法》", "责任单位：省财政厅、\n", "国发〔2020〕1号、", "到2020年底，达到10件。", "同年",
    "国家知识产权局（以下简称“局”）", "1\t2\t3件\n", "识(shí)", "國", "<p>", "&nbsp;", "？q", "\ue2fd", "\udc80", "Ã¤",
    "??", "?。", "?;", "\ufffd。", "前?？", "領(lǐng)域?qū)@麑?dǎo)航", "\n附件", "各单位：\n附件1\n",
)  # fmt: skip
SMALL = 1_000


def _resolve(text: str) -> Callable[[], object]:
    layout, scans = structure.parse(text), scan.scan_all(text)
    return lambda: resolve.resolve_all(text, layout, scans)


def _scanner(module: ModuleType) -> Callable[[str], Callable[[], object]]:
    return lambda text: lambda: module.scan(text)


STEPS: dict[str, Callable[[str], Callable[[], object]]] = {
    "repair": lambda text: lambda: repair.repair(Aligned(text)),
    "normalize": lambda text: lambda: normalize.normalize(Aligned(text)),
    "structure": lambda text: lambda: structure.parse(text),
    "resolve": _resolve,
    **{
        module.__name__.rpartition(".")[2]: _scanner(module)
        for module in (agencies, audiences, citations, dates, doc_numbers, durations, duties, quantities)
    },
}


@pytest.mark.parametrize("step", STEPS)
def test_time_is_linear_on_hostile_repeats(step: str) -> None:
    prepare = STEPS[step]
    crawling = []
    for repeat in REPEATS:
        short = repeat * (SMALL // len(repeat))
        long = repeat * (4 * SMALL // len(repeat))
        taken = seconds(prepare(long), tries=1)
        if taken < 0.15:
            continue
        before = seconds(prepare(short), tries=1)
        if taken > 9 * before:  # once may be chance
            taken, before = min(taken, seconds(prepare(long), tries=2)), min(before, seconds(prepare(short)))
        if taken > 9 * before:
            crawling.append(f"{repeat!r}: {before:.3f} s, then {taken:.3f} s")
    assert not crawling
