"""Sentences and words, and jieba left as it was."""

from __future__ import annotations

import pickle
import subprocess
import sys

import jieba
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from timing import seconds

from ipmine import Segmenter, lexicon, segment, sentences, tokenizers, words


@pytest.mark.parametrize(
    "marked",
    [
        "加强保护。|严格执法；|抓好落实！|是否可行？",
        "第一条为了加强管理，制定本办法。|第二条本办法适用于本省。",
        "一、总体要求|\n坚持稳中求进。",
        "  吉林省  |\n\n  长春市",
        # pairs are not torn apart
        "坚持“保护优先；严格执法。”的原则。|抓好落实",
        "他说：“好。”|然后离开。",
        "他说：“好！很好！”|然后离开。",
        "完善制度（修订办法；建立清单。）和机制。|完毕",
        "抓好落实。|（见附件。）|下一步",
        "按照《关于加强；保护的通知》执行。|完毕",
        "「依法行政。」|下一句",
        "依據『商標法。』之規定；|另行公告",
        # closing marks stay with what they close, also where nobody opened
        "严格执法。”|抓好落实",
        "真的？！|是的。。|完毕",
        # marks that end nothing
        "网址a.cn/x?id=1&b=2;c和3.5%继续。|完毕",
        # a mark that never closes
        "坚持“保护优先。|严格执法。",
        "（一）加强保护。|（二）严格执法。",
        "",
        "\n \n",
    ],
)
def test_sentences(marked: str) -> None:
    text = marked.replace("|", "")
    assert [s.text for s in sentences(text)] == [p.strip() for p in marked.split("|") if p.strip()]


def test_long_quotation_has_sentences_of_its_own() -> None:
    text = "“" + "加强知识产权保护工作。" * 40 + "”"
    assert len(sentences(text)) == 40


pieces = st.lists(
    st.sampled_from([*"。！？；!?;，“”「」（）()《》\n \u3000[]〔〕", "保护", "a", "1", "国務院"]), max_size=40
).map("".join)


@given(pieces)
def test_sentences_lose_nothing_but_blanks(text: str) -> None:
    last = 0
    for sentence in sentences(text):
        assert not text[last : sentence.start].strip()
        assert text[sentence.start : sentence.end] == sentence.text == sentence.text.strip() != ""
        assert "\n" not in sentence.text
        last = sentence.end
    assert not text[last:].strip()


@settings(deadline=None)
@given(st.one_of(pieces, st.text(max_size=30)))
def test_words_lose_nothing_but_blanks(text: str) -> None:
    last = 0
    for word in words(text):
        assert text[last : word.start].isspace() or last == word.start
        assert text[word.start : word.end] == word.text != ""
        assert len(word.norm) == len(word.text)
        last = word.end
    assert not text[last:].strip()


def test_hostile_repeats_take_linear_time() -> None:
    for unit in ("（", "“", "“。”", "（。", "）", "（“「", "。", "!", "《》", "x"):

        def cost(count: int, unit: str = unit) -> float:
            return seconds(lambda: sentences(unit * count))

        cost(10)
        assert cost(16000) < 40 * cost(2000) + 0.1, unit


# --- words ---------------------------------------------------------------------------


def test_words_of_either_script_and_width() -> None:
    simplified = [w.norm for w in words("推进知识产权质押融资2022年")]
    assert "知识产权质押融资" in simplified
    assert [w.norm for w in words("推進知識產權質押融資２０２２年")] == simplified
    assert words("推進專利導航")[1] == segment.Word(2, 6, "專利導航", "专利导航")


TERMS = [row["term"] for row in lexicon.rows("policy_terms")]


def test_each_policy_term_is_one_word() -> None:
    segmenter = Segmenter()
    split = [term for term in TERMS if [w.text for w in segmenter.words(term)] != [term]]
    assert not split
    assert len(TERMS) > 600


def test_policy_terms_do_not_reach_over_common_words() -> None:
    for text, expected in {
        "其中试点地区": ["其中", "试点", "地区"],
        "加大保护力度": ["加大", "保护", "力度"],
        "共同保护": ["共同", "保护"],
        "研究生命起源": ["研究", "生命", "起源"],
    }.items():
        assert [w.text for w in Segmenter().words(text)] == expected


def test_own_terms_in_either_script() -> None:
    text = "推进数据资产入表试点"
    assert "数据资产入表" not in [w.text for w in words(text)]
    for term in ("数据资产入表", "數據資產入表"):
        assert "数据资产入表" in [w.text for w in Segmenter([term]).words(text)]
    # another segmenter learns nothing of it
    assert "数据资产入表" not in [w.text for w in Segmenter().words(text)]


def test_without_policy_terms() -> None:
    assert [w.text for w in Segmenter(policy=False).words("专利导航")] == ["专利", "导航"]


@pytest.mark.parametrize("term", ["", " ", "专利 导航", "《专利法》", "专利、商标", "专\n利", "长" * 101])
def test_refuses_what_is_no_word(term: str) -> None:
    with pytest.raises(ValueError, match="term"):
        Segmenter([term])


def test_refuses_a_single_str() -> None:
    with pytest.raises(TypeError, match="list of terms"):
        Segmenter("专利")


def test_pickles_by_its_terms() -> None:
    again = pickle.loads(pickle.dumps(Segmenter(["数据资产入表"], policy=False)))
    assert [w.text for w in again.words("数据资产入表")] == ["数据资产入表"]
    assert len(pickle.dumps(again)) < 1000


# --- jieba ---------------------------------------------------------------------------


def test_dictionary_is_jiebas_own() -> None:
    source = jieba.Tokenizer().get_dict_file()
    freq, total = jieba.Tokenizer.gen_pfdict(source)
    ours = tokenizers.tokenizer(policy=False)
    assert total == ours.total
    assert freq == ours.FREQ


UNTOUCHED = """
import logging, os, tempfile, sys
root = logging.getLogger()
before = (root.level, list(root.handlers), logging.root.manager.disable)
import ipmine
assert "jieba" not in sys.modules
assert [w.norm for w in ipmine.words("專利導航")] == ["专利导航"]
import jieba
assert not jieba.dt.initialized and not jieba.dt.FREQ
assert (root.level, list(root.handlers), logging.root.manager.disable) == before
assert os.listdir(tempfile.gettempdir()) == []
"""


def test_leaves_jieba_logs_and_the_temporary_folder_alone(tmp_path: object) -> None:
    done = subprocess.run(
        [sys.executable, "-c", UNTOUCHED],
        env={"TMPDIR": str(tmp_path), "PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
