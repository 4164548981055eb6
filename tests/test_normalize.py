"""Width, marks, blanks and script: from the mended text to the working text."""

from __future__ import annotations

import random

import pytest
from casetable import Case, load
from hypothesis import example, given, settings
from hypothesis import strategies as st
from opencc import OpenCC
from timing import seconds

import ipmine
from ipmine import guard
from ipmine.aligned import Aligned
from ipmine.normalize import dictionaries, normalize, script, script_of
from ipmine.normalize.phrases import Conversion

# simplified prose of the form that these papers have
PROSE = (
    "各市（州）人民政府，省政府各厅委办、各直属机构：",
    "为贯彻落实《知识产权强国建设纲要（2021—2035年）》，制定本方案。",
    "到2025年，每万人口高价值发明专利拥有量达到12件，年均增长10.5%以上；质押融资额突破100亿元。",
    "（一）完善地理标志保护制度。支持企业开展专利导航，建立快速维权机制。",
    "责任单位：省知识产权局、省财政厅，各市县人民政府。",
    "奖励1,000家示范企业，最高不超过50万元！联系电话：0431-88900000。",
    "吉政发〔2022〕18号文件自2022年9月1日起施行，有效期5年。",
    "对涉嫌犯罪的，依法移送公安机关；当事人不服的，可以申请行政复议。",
)
WIDE = {c: c + 0xFEE0 for c in range(0x21, 0x7F)}
NARROW = str.maketrans("，；：？！（）", ",;:?!()")


def work(text: str) -> str:
    return normalize(Aligned(text)).text


@pytest.mark.parametrize("case", load("normalize"))
def test_case(case: Case) -> None:
    done = normalize(Aligned(case.text))
    if not case.spans:
        assert done.text == case.text
    for (start, end), norm in zip(case.spans, case.norms, strict=True):
        assert done.text[done.locate(start) : done.locate(end)] == norm


def test_working_text_of_simplified_prose_is_itself() -> None:
    for text in PROSE:
        assert work(text) == text


prose = st.lists(st.sampled_from(PROSE), max_size=4).map("\n".join)


@settings(deadline=None)
@given(prose)
def test_width_and_script_leave_the_working_text_unchanged(text: str) -> None:
    assert work(text.translate(WIDE)) == work(text)
    assert work(text.translate(NARROW)) == work(text)
    for to in ("traditional", "taiwan", "hongkong"):
        assert work(ipmine.convert(text, to=to)) == work(text)


# --- laws ----------------------------------------------------------------------------

pieces = st.one_of(
    st.sampled_from(sorted(dictionaries.read("TSPhrases"))),
    st.sampled_from(sorted(dictionaries.read("TSPhrases").values())),
    st.sampled_from(sorted(script.exceptions("simplified"))),
    st.sampled_from(sorted(script.exceptions("simplified").values())),
    st.sampled_from(sorted(dictionaries.read("TSCharacters"))),
    st.sampled_from(list("乾徵於麽覆著藉沈畫盖作重年月第号附件")),
    st.sampled_from(
        [*",.:;?!()[]【】〖〗〔〕–—－一～·‧ \u3000\t\n１２0129％", "2022", "http://a.cn/", "：//", "１０００"]
    ),
    st.text(max_size=3),
)
texts = st.lists(pieces, max_size=12).map("".join)


@settings(max_examples=400, deadline=None)
@given(texts)
@example("覆露覆")  # what one phrase became is no part of another
@example("傷亡枕藉手链")  # nor does it lend one when it is read again
@example("慿著")  # a phrase in a script of its own
def test_normalize_is_idempotent(text: str) -> None:
    assert work(work(text)) == work(text)


@settings(deadline=None)
@given(texts)
def test_map_is_monotone_and_in_bounds(text: str) -> None:
    done = normalize(Aligned(text))
    last = (0, 0)
    for place in range(len(done.text)):
        span = done.span(place, place + 1)
        assert last[0] <= span[0] < span[1] <= len(text)
        assert last[1] <= span[1]
        last = span


@settings(deadline=None)
@given(texts)
def test_only_blanks_are_dropped(text: str) -> None:
    done = normalize(Aligned(text))
    if len(done.text) == len(text):
        assert done == Aligned(text).with_text(done.text)
    assert len(text) - len(done.text) <= sum(c.isspace() for c in text)


def test_hostile_repeats_take_linear_time() -> None:
    for unit in (
        "〔",
        "[2022]",
        "1 年",
        "1,",
        "一1",
        "http://",
        "乾",
        "於",
        "計畫",
        "反覆",
        " ",
        "1" + " " * 50,
        "著",
        "隨著作",
    ):

        def cost(count: int, unit: str = unit) -> float:
            return seconds(lambda: normalize(Aligned(unit * count)))

        cost(10)
        # both sizes on one side of LONG, for behind it another engine searches
        short = min(16000, guard.LONG // len(unit))
        assert cost(short) < 40 * cost(short // 8) + 0.05, unit
        beyond = guard.LONG // len(unit) + 1
        if beyond < 8000:
            assert cost(16000) < 5 * (16000 / beyond) * cost(beyond) + 0.05, unit


# --- script --------------------------------------------------------------------------


def longest_leftmost(text: str, characters: dict[str, str], phrases: dict[str, str]) -> str:
    """The rule itself, one place after the other."""
    longest = max(map(len, phrases))
    out = []
    at = 0
    while at < len(text):
        for length in range(min(longest, len(text) - at), 1, -1):
            if text[at : at + length] in phrases:
                out.append(phrases[text[at : at + length]])
                at += length
                break
        else:
            out.append(characters.get(text[at], text[at]))
            at += 1
    return "".join(out)


@pytest.mark.parametrize(("characters", "phrases"), [("TSCharacters", "TSPhrases"), ("STCharacters", "STPhrases")])
def test_engine_takes_the_longest_phrase_at_the_leftmost_place(characters: str, phrases: str) -> None:
    chars, known = dictionaries.read(characters), dictionaries.read(phrases)
    convert = Conversion(chars, known)
    keys, singles = list(known), list(chars)
    chance = random.Random(7)
    for _ in range(500):
        parts = (chance.choice(keys), chance.choice(keys)[:2], chance.choice(keys)[-2:], chance.choice(singles), "，")
        text = "".join(chance.choice(parts) for _ in range(12))
        assert convert(text) == longest_leftmost(text, chars, known)


def test_engine_refuses_what_would_move_offsets() -> None:
    with pytest.raises(ValueError, match="differ in length"):
        Conversion({}, {"甲乙": "丙"})


@pytest.mark.parametrize("to", ["simplified", "traditional", "taiwan", "hongkong"])
def test_equal_to_the_package_but_for_the_exceptions(to: str) -> None:
    theirs = OpenCC({"simplified": "t2s", "traditional": "s2t", "taiwan": "s2tw", "hongkong": "s2hk"}[to])
    simplified = to == "simplified"
    ours = script.exceptions("simplified" if simplified else "traditional")
    # all characters
    known = dictionaries.read("TSCharacters" if simplified else "STCharacters")
    for character in known:
        if character not in ours:
            assert ipmine.convert(character, to=to) == theirs.convert(character), character
    # phrases between marks; the package takes the longest phrase anywhere first, so one at a time
    phrases = list(dictionaries.read("TSPhrases" if simplified else "STPhrases"))
    for phrase in random.Random(3).sample(phrases, min(len(phrases), 2000)):
        if not any(written in phrase or phrase in written for written in ours):
            assert ipmine.convert(f"，{phrase}。", to=to) == theirs.convert(f"，{phrase}。"), phrase
    # prose
    for text in PROSE:
        text = ipmine.convert(text, to="traditional") if simplified else text
        if not any(written in text for written in ours):
            assert ipmine.convert(text, to=to) == theirs.convert(text)


def test_every_exception_comes_out_as_written() -> None:
    for written, becomes in script.exceptions("simplified").items():
        assert ipmine.convert(written) == becomes
        assert ipmine.convert(becomes) == becomes
    for written, becomes in script.exceptions("traditional").items():
        assert ipmine.convert(written, to="traditional") == becomes


def test_exceptions_keep_the_length() -> None:
    for to in ("simplified", "traditional"):
        for written, becomes in script.exceptions(to).items():
            assert len(written) == len(becomes)


def test_taiwan_and_hongkong_use_their_forms() -> None:
    assert ipmine.convert("群众里面着重说明", to="taiwan") == "群眾裡面著重說明"
    assert ipmine.convert("卫生说明", to="hongkong") == "衞生説明"


def test_convert_keeps_the_map() -> None:
    mended = Aligned("乾安縣(xiàn)").edit([(3, 9, "")])
    done = ipmine.convert(mended)
    assert done.text == "乾安县"
    assert done.source[slice(*done.span(0, 3))] == "乾安縣"


def test_convert_refuses_another_script() -> None:
    with pytest.raises(ValueError, match="'japanese'"):
        ipmine.convert("专利", to="japanese")  # type: ignore[type-var]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "none"),
        ("2022-09-01 PCT", "none"),
        ("公告", "none"),
        ("关于加强知识产权保护的通知", "simplified"),
        ("關於加強知識產權保護的通知", "traditional"),
        ("經濟部智慧財產局台北里", "traditional"),
        ("群眾、床、峰、秘書、台灣", "traditional"),
        ("乾安县于洪后里只有台面", "simplified"),
        # a quotation does not make a text mixed
        ("關於加強知識產權保護與運用實施方案的通知，經國務院審議通過，現予發布。參見“关于”一文。", "traditional"),
        ("关于加强知识产权保护的通知\n關於加強知識產權保護的通知", "mixed"),
    ],
)
def test_script_of(text: str, expected: str) -> None:
    assert script_of(text) == expected
