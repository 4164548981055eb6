"""What the fuzzers call: bytes in, laws checked, nothing returned.

Each target takes the bytes that a fuzzer made up and raises if a law of the library is
broken: an exception that is not an `IpmineError`, a span outside the text, a mention that
is not what stands at its place, a record that is no JSON, or far more time than the
input's size explains. They run without a fuzzer too: tests/test_crashers.py feeds them
every input that once broke something.
"""

from __future__ import annotations

import codecs
import json
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ipmine import normalize as normalizing
from ipmine import repair as repairing
from ipmine.aligned import Aligned
from ipmine.errors import IpmineError
from ipmine.mine import analyze as analyze_text
from ipmine.reading import read_source

# A byte that is no UTF-8 stands for one of these, so that a fuzzer that damages a text puts
# in what the library looks for, and not U+FFFD a thousand times.
FRAGMENTS = (
        "〔2022〕", "〔", "〕", "[2021]", "（", "）", "(", ")", "《", "》", "〈", "〉", "“", "”", "号", "第", "条", "章", "节", "款",
        "国发", "吉政发", "国办函", "国务院", "办公厅", "省", "市", "县", "人民政府", "知识产权局", "各", "有关部门", "等", "部门", "、", "，",
        "。", "；", "：", "？", "！", "\n", "\n\n", "\t", " ", "\u3000", "二〇二二年", "十", "百", "千", "万", "亿", "〇", "零", "点", "分之",
        "百分之", "年", "月", "日", "底", "前", "以内", "不低于", "达到", "%", "—", "-", "～", "至", "到", "1", "2", "0", "9", ".", ",",
        "一、", "（一）", "1.", "(1)", "①", "附件：", "抄送：", "主送", "（牵头单位：", "责任单位：", "牵头", "配合", "负责", "根据", "印发",
        "的通知", "十四五", "今年", "同年", "民國", "國發", "領(lǐng)域?qū)@麑?dǎo)航", "識(shí)", "(", "shí", "?", "??", "qū", "@", "\ue2fd",
        "\ufffd", "\ud800", "\udc80", "\x00", "\u200b", "\ufeff", "\u0301", "𠮷", "\U0010ffff", "\r", "\r\n", "\x85", "\u2028",
        "https://www.gov.cn/a?b=1", "12·21", "２０２２", "GB/T 9704—2012", "甲、乙", "企业", "应当", "给予", "补助", "50万元", "2030年",
)  # fmt: skip


def _fragment(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return FRAGMENTS[error.object[error.start] % len(FRAGMENTS)], error.start + 1


codecs.register_error("ipmine-fragment", _fragment)


def text_of(data: bytes) -> str:
    """The text that the bytes of a fuzzer stand for."""
    return data.decode("utf-8", "ipmine-fragment")


@contextmanager
def in_time(size: int) -> Iterator[None]:
    """Raise if what runs inside takes far more processor time than so many characters explain."""
    started = time.process_time()
    yield
    taken = time.process_time() - started
    if taken > 4 + size * 0.002:
        raise AssertionError(f"{taken:.1f} s for {size} characters or bytes")


def _check_spans(aligned: Aligned) -> None:
    before = 0
    for position in range(len(aligned.text)):
        start, end = aligned.span(position, position + 1)
        assert before <= start <= end <= len(aligned.source), (position, start, end)
        before = start


def normalize(data: bytes) -> None:
    """Normalizing keeps the map and is done at once: a second time changes nothing.

    An indent inside a line is known by its full-width blanks, which the working text no longer has.
    """
    text = text_of(data)
    with in_time(len(text)):
        work = normalizing.normalize(Aligned(text))
    assert work.source == text
    _check_spans(work)
    once = normalizing.normalize(Aligned(text.replace("\u3000", " "))).text
    again = normalizing.normalize(Aligned(once)).text
    assert again == once, (again, once)
    assert normalizing.script_of(text) in ("simplified", "traditional", "mixed", "none")


def repair(data: bytes) -> None:
    """Repairs lie in the text, in order, and the map of what was mended holds."""
    text = text_of(data)
    with in_time(len(text)):
        mended, done = repairing.repair(Aligned(text), repairing.DEFAULT)
    assert mended.source == text
    _check_spans(mended)
    assert all(0 <= r.start <= r.end <= len(text) for r in done)
    assert [r.start for r in done] == sorted(r.start for r in done)


def analyze(data: bytes) -> None:
    """Every mention is what stands at its place; the record is JSON."""
    text = text_of(data)
    with in_time(len(text)):
        paper = analyze_text(text)
    record = paper.to_dict()
    json.dumps(record, allow_nan=False)
    source = record["text"]
    assert source == text.replace("\r\n", "\n").replace("\r", "\n")
    for kind in (
        "doc_numbers",
        "dates",
        "durations",
        "agencies",
        "targets",
        "citations",
        "responsibilities",
        "audiences",
    ):
        before = (0, 0)
        for mention in record[kind]:
            span = (mention["start"], mention["end"])
            assert before <= span, (kind, mention)
            assert span[0] < span[1] <= len(source), (kind, mention)
            assert source[span[0] : span[1]] == mention["text"], (kind, mention)
            before = span
    for target in record["targets"]:
        inner = target["quantity"]
        if inner is not None:
            assert source[inner["start"] : inner["end"]] == inner["text"], target
    for number, section in enumerate(record["sections"]):
        assert 0 <= section["start"] <= section["end"] <= len(source), section
        assert section["parent"] is None or 0 <= section["parent"] < number, section


# faults of our own code that must not hide behind a ReadError
_FAULTS = (
    TypeError,
    IndexError,
    KeyError,
    AttributeError,
    NameError,
    AssertionError,
    ZeroDivisionError,
    RecursionError,
)


def reading(data: bytes) -> None:
    """A file is text or a ReadError; a programming error is no reason to refuse one."""
    with tempfile.TemporaryDirectory() as folder:
        for suffix in (".html", ".txt") if data[:2] != b"PK" else (".docx",):
            path = Path(folder, "paper" + suffix)
            path.write_bytes(data)
            try:
                with in_time(len(data)):
                    text, source = read_source(path)
            except IpmineError as error:
                if isinstance(error.__cause__, _FAULTS) or "\n" in str(error):
                    raise
                continue
            assert "\r" not in text
            assert source.format


TARGETS: dict[str, Callable[[bytes], None]] = {
    "reading": reading,
    "repair": repair,
    "normalize": normalize,
    "analyze": analyze,
}
