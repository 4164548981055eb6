"""The small kinds of damage: what each repairer mends, and what it must leave."""

import damage
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipmine.aligned import Aligned
from ipmine.repair import DEFAULT, repair

MENDED = [
    ("entity", "根据&nbsp;国办发&#12308;2022&#12309;5号", "根据\u00a0国办发〔2022〕5号"),
    ("entity-worn", "国务院办公厅 &sp; &bsp;\n二〇〇六年十月十八日", "国务院办公厅    \n二〇〇六年十月十八日"),
    ("entity-hex", "国办发&#x3014;2022&#x3015;5号", "国办发〔2022〕5号"),
    ("tag", "<p style='x'>各市人民政府：</p>现通知如下<br/>一、总则", "各市人民政府：\n现通知如下\n一、总则"),
    ("spaced", "吉　林　省 人 民 政 府 文 件\n正文", "吉林省人民政府文件\n正文"),
    ("lost-blanks", "请贯彻执行。\n财政部????教育部\n2021年3月1日??", "请贯彻执行。\n财政部    教育部\n2021年3月1日  "),
    ("lost-in-a-spaced-name", "请贯彻执行。\n财??政??部\n2021年3月1日", "请贯彻执行。\n财政部\n2021年3月1日"),
    ("questions", "这是为什么??\n真的?", "这是为什么??\n真的?"),
    ("spaced-ministry", "请认真贯彻执行。\n财　政　部\n2020年2月14日", "请认真贯彻执行。\n财政部\n2020年2月14日"),
    ("spaced-person", "局长：\n王 建 军", "局长：\n王 建 军"),
    ("spaced-notice", "几 个 问 题 的 通 知", "几个问题的通知"),
    ("circle-zero is a way to print it", "二○○九年三月八日", "二○○九年三月八日"),
    ("greek-zero", "自二ΟΟ二年四月一日起施行", "自二〇〇二年四月一日起施行"),
    ("latin-zero", "二OO九年", "二〇〇九年"),
    ("series spaced out", "某通知\n吉 政 办 发〔2022〕18号\n", "某通知\n吉政办发〔2022〕18号\n"),
    ("zero-among-digits", "自2O22年1O月1日至2Ο25年O9月O8日", "自2022年10月1日至2025年09月08日"),
    ("zero-in-a-number", "国发〔2O21〕2O号，2O22—2O25年，1OO%，1O万件", "国发〔2021〕20号，2022—2025年，100%，10万件"),
    ("zero-full-width", "２Ｏ２２年", "２0２２年"),
    (
        "letters-beside-digits",
        "H2O、O2O平台、CO2排放2030年达峰、A1O8号、第O号、“2O”",
        "H2O、O2O平台、CO2排放2030年达峰、A1O8号、第O号、“2O”",
    ),
    ("quoted-year", "国办发„2009‟3号", "国办发〔2009〕3号"),
    ("swallowed-bracket", "浦府〔20221 35号", "浦府〔2022〕 35号"),
    ("comma-twice", "知识产权，，保护", "知识产权，保护"),
    ("comma-before-mark", "落实,、推进,。", "落实、推进。"),
    ("zero-width", "知\u200b识产权\ufeff局", "知识产权局"),
    ("direction-marks", "知识\u202e产权", "知识产权"),
    ("latin-mojibake", "关于知识产权".encode().decode("latin-1"), "关于知识产权"),
    ("windows-mojibake", "知识产权工作要点".encode().decode("cp1252", "replace"), None),
    # 办 holds ž, which Windows-1252 has far from its neighbours
    ("windows-mojibake, all marks", damage.windows("企业办理知识产权备案"), "企业办理知识产权备案"),
    ("gbk-mojibake", "知识产权局关于印发".encode().decode("gbk", "replace"), None),
]


@pytest.mark.parametrize(("kind", "damaged", "clean"), MENDED, ids=[m[0] for m in MENDED])
def test_mended(kind, damaged, clean):
    mended, repairs = repair(Aligned(damaged))
    if clean is None:  # some bytes were lost on the way: most comes back, nothing is invented
        assert "知识" in mended.text
    else:
        assert mended.text == clean
    for r in repairs:
        assert damaged[r.start : r.end]


UNDAMAGED = [
    "技术与创新支持中心(TISC)2家，各市(州)，PCT(专利合作条约)，(a)项，(IPR)",
    "比较 a<b 与 x&y，AT&T公司，若p<0.05则拒绝",
    "王　勇\n局 长 王 勇\n部　　長　張家祝",
    "财政部 税务总局 海关总署关于有关事项的公告",
    "主　　旨：預告修正要點。",
    "其他……等等。。。好的",
    "1,,2\n3,,4",
    "他说：“好。”，然后走了",
    "第〇条 二〇二二年",
    "维生素O型 二O型血",
    "café déjà vu naïve Ångström",
    "2022年9月1日10:30",
    "①一、（一）1. 100%",
    "鍾先生與骞先生",
    "【通知】〔2022〕18号 [2022]18号 (2022)18号",
]


@pytest.mark.parametrize("text", UNDAMAGED)
def test_undamaged_text_is_never_changed(text):
    mended, repairs = repair(Aligned(text))
    assert mended.text == text
    assert not repairs


PIECES = st.lists(
    st.sampled_from(
        "知识 产权 ， ,, 、、 &nbsp; &#12308; <p> </p> \u200b ○ 二○○九年 O 〔20221 ( ) 鐭ヨ瘑浜ф潈 識(shí) ? \ue2fd 通 知 \n 年 〔2022〕18号 a".split(
            " "
        )
    ),
    max_size=25,
).map("".join)


@settings(deadline=None)
@given(PIECES)
def test_repair_is_idempotent(text):
    once, _ = repair(Aligned(text))
    twice, again = repair(Aligned(once.text))
    assert twice.text == once.text
    assert all(r.repaired is None for r in again)


@settings(deadline=None)
@given(PIECES)
def test_repairs_stand_where_they_say(text):
    mended, repairs = repair(Aligned(text))
    assert mended.source == text
    for r in repairs:
        assert 0 <= r.start < r.end <= len(text)


@pytest.mark.parametrize(
    "piece", ["&#12308;", "<p>", "○", "二○", "〔20221", "，，", "通 ", "鐭ヨ", "ç\x9f¥", "\u200b", "(a)"]
)
def test_hostile_repeats_end(piece):
    for step in DEFAULT:
        fixes = step(piece * 5000)
        assert len(fixes) <= 15000
