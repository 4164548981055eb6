"""What does not belong to the name of a thing at the front of a phrase: time, scope, manner."""

from __future__ import annotations

import re
from functools import lru_cache

from ipmine.resolve.targets.phrase_words import EACH, starting_with
from ipmine.resolve.targets.verbs import AMOUNT, name_at, starting, verbs

_TIME_HEAD = re.compile(
    r"(?:(?:在)?(?:最近)?(?:连续)?[一二三四五六两0-9]{1,2}个[\u4e00-\u9fff]{0,6}(?:周期|学期|学年|会计年度|纳税年度)[内中]?|(?:自[^，。；]{2,14}日起)?[一二三四五六两十0-9]{1,3}(?:年|个月|个工作日|日)(?:左右)?(?:的?时间)?内|"
    r"[用以][一二三四五六两十0-9]{1,3}(?:年|个月)(?:左右)?的?时间|(?:[本当下上今明](?:个)?)?(?:年|月|季度|周)(?:底|末|初)(?:之?前)?|下个五年末?|"
    r"(?:到|至|截至|截止|自|从|在)?"
    r"(?:(?:[0-9]{4}|1[0-2][0-9](?:年?[至到—～-]1[0-2][0-9])?|[〇零一二三四五六七八九]{4}|[一二三四五六七八九十百]{2,5}(?=年度))年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?|(?:[0-9]{1,2}(?:-|—|～|至|到))?[0-9]{1,2}月(?:[0-9]{1,2}日)?|“?十[一二三四五]五”?|今年|去年|明年|上年|同期|全年|年内|目前|近年|(?:前[一二三四]|[一二三四])个?季度(?!末)|"
    r"首[一二三两四五六七八九十0-9]{1,2}个月|[首前][两二三]个?季度?|首季度?|第[一二三四]季度?末?|首半年|"
    r"(?:[0-9]{4}[/-][0-9]{2,4}|[〇零一二三四五六七八九]{4}[/至][〇零一二三四五六七八九]{2,4}|[89][0-9]|1[0-2][0-9])学年度?|"
    r"[本上]世纪|改革开放|建国|近[一二三四五六七八九十0-9]{1,3}年|[一二三四五六七八九十两0-9]{1,2}年(?=新|累计|共))"
    r"(?:前[一二三两几]个?(?:月|季度)|年底前?|年末|年初|底|末|初|年度|份|度|期间|时期|以来|来|之前|前|上半年|下半年)?(?:间|内(?![蒙地河])|起(?![重步点诉草伏降]))?)"
)
# words of an indicator's front that vary: a scope, a year
_LEAD_FORM = re.compile(
    r"单(?:户|家)(?:企业|单位|项目)(?=最高|最多|不|每|年|累|$)|单个(?:企业|项目|单位|机构|个人|基地|园区|平台|学校|家庭|产品|案件)|每[个家户名位]?(?:企业|项目|单位|机构|家庭|个人|家|人|户|件|年度?)(?=每|最|不|年|累|$)|"
    r"(?:分(?:行业|领域|批次|批|层次|层|类别|类|级|区域|阶段|步骤|年度|地区|业态|片区|品类|季度|赛道|专题)、?){1,4}(?=[^，。；、])|"
    r"全社会(?!研发|用电|固定)|(?:[0-9]{4}|1[0-9]{2})年(?:底|末|度)?(?:前)?|[0-9]{1,2}月(?:份|底)?(?:前)?|“?十[一二三四五]五”?(?:时期|期间|末)?|"
    r"年度计划(?=新|改|建|完成|实施|安排)|连续[一二两三四五六七八九十0-9]{1,2}年(?:以上)?|面向[^，。；、]{2,14}(?=推介|发放|征集|招募|推出|遴选|招聘|招录)|第[一二三四五六七八九十]{1,3}批|(?:在|自|从)[^，。；、]{2,12}(?:以来|期间)"
)
# 入驻后年纳税
_ONCE_DONE = re.compile(
    "(?:入驻|落户|投产|达产|建成|运行|运营|完成|竣工|获批|认定|实施|改造|完工|投用)后(?=[^，。；、]{2})"
)
_ON_THE_SPOT = ("现场", "当场", "当日", "依法", "一并")
_EACH_DOES = re.compile("(?:各(?:省|市|县|区|州|乡|镇|街道|地|部门|单位){1,2}|[省市县区州乡镇村校])?各")
# what they begin with: most phrases begin with something else
_TIME_FIRST = frozenset(
    "首第〇零最连0123456789一二三四五六七八九十两“自用以到至截从在今去明上下同全年月季周目近本改建当"
)
_FORM_FIRST = frozenset("分0123456789十“单每全第在自从面连年")
# 每张收费, 每户农田受灾面积, 每连续租满1年补贴: the same in front of the thing
_SCOPE_HEAD = re.compile(
    "每(?:隔[0-9一二两三四五六七八九十至到—-]{1,7}个?(?:年|月|日|天|周|小时|分钟|秒)|[一1]?"
    + EACH
    + r"(?![口均平])|(?:连续)?[\u4e00-\u9fff]{0,3}满[0-9一二三四五六七八九十]{1,3}(?:年|个?月))(?=每.|[^，。；、每]{2})"
)


def opens_a_noun(phrase: str) -> bool:
    """Whether a phrase begins with a noun whose first character could be a lead: 新能源, 对外贸易, 可再生."""
    return phrase.startswith(starting_with("noun").get(phrase[:1], ()))


def _verb_size(phrase: str) -> int:
    """How long the verb is that opens a phrase."""
    return next((len(verb) for verb in starting().get(phrase[:1], ()) if phrase.startswith(verb)), 0)


_SPANS = frozenset("年月周日天度期时钟")


def _who_does(phrase: str) -> int:
    """How long the noun is that opens a phrase with a verb of more than one character behind it: 基地配备专职人员."""
    for size in range(2, min(7, len(phrase) - 2)):
        if _verb_size(phrase[size:]) > 1 and not name_at(phrase, size) and phrase[size : size + 2] in verbs("action"):
            return size
    return 0


def _lead_size(phrase: str) -> int:
    """How much of a phrase's front names time, scope or manner, with the blanks behind it."""
    first = phrase[:1]
    if phrase.startswith(_ON_THE_SPOT) and _verb_size(phrase[2:]) > 1:
        return 2  # 现场查获白酒126箱
    if opens_a_noun(phrase):
        return 0
    match = _LEAD_FORM.match(phrase) if first in _FORM_FIRST else None
    if match is None:
        match = _SCOPE_HEAD.match(phrase) if first == "每" else _ONCE_DONE.match(phrase)
    size = match.end() if match else 0
    if size and first == "每" and phrase[size - 1] not in _SPANS and not AMOUNT.search(phrase):
        size += _who_does(phrase[size:])
    if (
        (first == "各" or phrase[1:2] == "各")
        and (each := _EACH_DOES.match(phrase))
        and _verb_size(phrase[each.end() :])
    ):
        return each.end()  # 各形成经验3项, 各县各建设示范点2个
    leads = starting_with("lead").get(first, ())
    if not size and phrase.startswith(leads):
        size = next(len(lead) for lead in leads if phrase.startswith(lead))
        behind = _verb_size(phrase[size:])
        if _verb_size(phrase) > size + behind - (behind > 0):
            return 0  # 新晋院士, 新改建公路: the lead is the start of a verb, as it is not in 新开通
    return size + len(phrase[size : size + 2]) - len(phrase[size : size + 2].lstrip(" ")) if size else 0


@lru_cache(maxsize=512)
def trim_lead(phrase: str) -> str:
    """Without the words in front that name time, scope or manner."""
    for _ in range(8):
        shorter = phrase
        if phrase[:1] in _TIME_FIRST and (match := _TIME_HEAD.match(phrase)):
            shorter = phrase[match.end() :]
        shorter = shorter.lstrip(" ，、")
        shorter = shorter[_lead_size(shorter) :]
        if shorter == phrase:
            break
        phrase = shorter
    return phrase
