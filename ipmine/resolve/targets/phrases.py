"""What does not belong to the name of a thing at the ends of a phrase: time, scope, manner, 的."""

from __future__ import annotations

import re

# words in front of an indicator that name time, scope or manner, not the thing
_LEAD = re.compile(
    r"(?:单个(?:企业|项目|单位|机构|个人|基地|园区|平台|学校|家庭|产品|案件)|单家|每个?(?:企业|项目|单位|家|人|户|件|年度?)(?=每|最|不|年|累|$)|到|至|在|从|自|截至|截止|预计|力争|争取|确保|努力|实现|使|将|把|其中|并|且|并且|同时|以及|和|及|、|又|还|也|均|都|已|已经|共|共计|"
    r"累计|先后|分别|平均|每年|全年|年内|当年|今年|去年|明年|上年|我省|我市|我县|我区|我国|本市|本省|全国|全省|全市|全区|全县|全社会(?!研发|用电|固定)|"
    r"[0-9]{4}年(?:底|末|度)?(?:前)?|[0-9]{1,2}月(?:份|底)?(?:前)?|“?十[一二三四五]五”?(?:时期|期间|末)?|期间|前|底|末|以来|"
    r"要|应当|应|可|可以|须|不断|积极|大力|重点|支持|鼓励|引导|推动|对|为|由|向|按|按照|以|于|原则上|基本|总体|新|再|共同|最新|经|的|得|不得|不应) {0,2}"
)
_TIME_HEAD = re.compile(
    r"(?:[一二三四五六两十0-9]{1,3}(?:年|个月)(?:左右)?(?:的?时间)?内|"
    r"(?:到|至|截至|截止|自|从|在)?"
    r"(?:[0-9]{4}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?|[0-9]{1,2}月(?:[0-9]{1,2}日)?|“?十[一二三四五]五”?|今年|去年|明年|上年|同期|全年|年内|目前|近年)"
    r"(?:底|末|初|年度|份|度|期间|时期|以来|前|之前|上半年|下半年|前[一二三两几]个?(?:月|季度))?(?:间|内)?)"
)


def tail_of_attribute(phrase: str) -> str:
    """主体收取的担保费率: behind the last 的, where that says enough."""
    _, mark, tail = phrase.rpartition("的")
    if mark and len(tail) >= 2 and not _TOO_SHORT.fullmatch(tail):
        return tail
    return phrase


# nouns that say too little alone: 金额的比例
_TOO_SHORT = re.compile(
    r"(?:比例|比重|占比|数量|总量|总数|总额|规模|人数|标准|水平|要求|部分|面积|金额|费用|个数|企业|项目|单位|个人|人员)"
)


def trim_lead(phrase: str) -> str:
    for _ in range(8):
        time = _TIME_HEAD.match(phrase)
        shorter = (phrase[time.end() :] if time else phrase).lstrip(" ，、")
        match = _LEAD.match(shorter)
        if match and not _opens_a_noun(shorter, match[0]):
            shorter = shorter[match.end() :]
        if shorter == phrase:
            break
        phrase = shorter
    return phrase


def _opens_a_noun(phrase: str, lead: str) -> bool:
    """Whether the lead word is the start of a noun: 新能源, 对外贸易, 可再生, 应届."""
    return phrase.startswith(_NOUNS)


_NOUNS = (
    "新能源",
    "新兴",
    "新型",
    "新材料",
    "新一代",
    "新医药",
    "新增",
    "新建",
    "新产品",
    "新设",
    "新注册",
    "对外",
    "对口",
    "可再生",
    "可支配",
    "应急",
    "应届",
    "应收",
    "应发",
    "应缴",
    "以工代赈",
    "全社会研发",
    "全社会用电",
    "全社会固定",
    "为民",
    "向上",
    "重点",
    "支持率",
    "鼓励类",
    "经济",
    "经营",
    "经费",
    "经常",
    "期间费",
    "共有",
    "由来",
    "共建",
    "共享",
    "在校",
    "在职",
    "在建",
    "在岗",
    "在线",
    "将军",
    "和谐",
    "并网",
    "均等",
    "至少",
    "得分",
    "使用",
    "自主",
    "自然",
    "自有",
    "自贸",
    "从业",
    "从事",
    "要素",
)


def trim_tail(phrase: str) -> str:
    for _ in range(4):
        shorter = _TAIL_WORDS.sub("", phrase) if phrase and phrase[-1] in _TAIL_ENDS else phrase
        shorter = shorter.rstrip(" ，、：（“")
        if shorter == phrase or len(shorter) < 2:
            break
        phrase = shorter
    if phrase.count("（") != phrase.count("）"):
        phrase = phrase.replace("（", "").replace("）", "") if "）" not in phrase else phrase.lstrip("）")
    return phrase


_TAIL_ENDS = frozenset("的和及并已均都又也再可能应不得要将质义共后上性高照")
_TAIL_WORDS = re.compile(
    r"(?:的|和|及|并|已|均|都|又|也|再|可|能|应|不|得|要|将|实质|名义|共|先后|原则上|一次性|最高|按照)$"
)
