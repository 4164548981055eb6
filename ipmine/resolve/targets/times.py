"""What the words in front of a number tell of when: it is no part of what is counted."""

from __future__ import annotations

import re

from ipmine.resolve.targets.verbs import verb_at_end

# 10月20日—11月30日（共22场）, 10月22日上午9:30及下午13:30各1场: days that name nothing
_DAYS = re.compile(
    r"[-—～至、和及]?(?:[0-9]{1,4}年)?[0-9]{1,2}月[0-9]{1,2}日(?:[（(][\u4e00-\u9fff]{1,6}[)）])?[0-9:：时分及至、和\-—～上下午月日]{0,40}[（(]?(?:共|各|共计)?"
)
_ENDS_OF_DAYS = frozenset("日时分0123456789）（(共各计")
# 12月10日—12月24日期间销售母猪, 2018—2020年每年安排
_DURING = re.compile(
    "^(?:[0-9]{1,4}年)?(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?[—–\\-至到]{1,2}(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:期间|间)"
    "|^(?:19|20)[0-9]{2}年?[—–\\-~至到]{1,2}(?:(?:19|20)[0-9]{2}|[0-9]{2})年(?:期间|间)?"
)
_FROM_DAY = re.compile(
    "[\u4e00-\u9fff]{0,10}?自(?=[0-9]{4}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?[—–\\-至到]{1,2}[0-9]{1,2}[月日])"
)
# 数位内容产业111年产值
_YEAR_INSIDE = re.compile(
    r"(?<=[\u4e00-\u9fff])(?:1[01][0-9]|20[0-9]{2})年度?(?=(?:度)?(?:[\u4e00-\u9fff]{0,4}|[A-Z]{2,4})(?:申请量|授权量|登记量|拥有量|产量|产值|收入|人数|数量|总额|金额|件数|户数|面积|预算|投资额?)$)"
)
# 水利署自110年起, 前期计划截至114年6月底累计媒合, 嘉南地区114年第一季降雨量: who, and when
_WHOSE_AND_WHEN = re.compile(
    r"^(?P<who>[\u4e00-\u9fff]{0,12}?)(?:截至|截止到?|[自于至到在从])?(?<![0-9])(?:1[01][0-9]|20[0-9]{2})年度?(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?|第?[一二三四]季度?|[上下]半年)?"
    "(?:底|末|起|止|以来|期间|间)?前?(?=[\u4e00-\u9fff]{2}|$)(?!(?:年度?|度)?(?:计划|预算|目标|任务|报告|版|级|届|型))"
)
_SINCE = re.compile("自|截[至止]")
# 入境处至九月底共巡查
_UP_TO_NOW = re.compile(
    "^[\u4e00-\u9fff]{0,10}?(?:截至|至)(?:今年|本年)?[0-9一二三四五六七八九十]{1,3}月[底末]?(?=[共已累合]|$)"
)
_ON_THE_DAY = re.compile("(?<=[额量数值])[于在][^，。；、]{2,8}日$")  # 出资总额于年度终了日达一亿元
_DATES_AT_END = re.compile(
    r"(?<![0-9])(?:(?:[和、]?(?:到|至|在|于|由|自|从)?(?:[0-9]{4}|1[0-2][0-9]|[〇零一二三四五六七八九]{4})年(?:[0-9]{1,2}月)?(?:底|末)?){1,4}前?[须应要将需]?|(?:今年|当年)?[年月季]?[底末]前?[须应要将需]?"
    r"|(?:近|连续)?(?<!第)[0-9一二两三四五六七八九十]{1,2}年)$"
)
_TIME_SIGNS = frozenset("年月日")
_Y = "(?:[0-9]{4}|[〇零一二三四五六七八九]{4})"
_M = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})月"
_DAY = "(?:(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})日)?"
_SPAN = (
    f"(?:{_Y}(?:[/至-][0-9〇零一二三四五六七八九]{{2,4}})?(?:年度?|学年度?|财政年度|课税年度)(?:{_M}{_DAY}(?:至{_M}{_DAY})?)?"
    f"|[去今明]年(?:{_M}{_DAY})?|{_M}{_DAY}(?:至{_M}{_DAY})?)(?:底|末|初|上旬|中旬|下旬)?"
)
# 财政储备于二〇二五年三月底, 工资水平已于去年五月一日, 收费七月十四日起会: when it is so
_WHEN_AT_END = re.compile(
    f"(?:已|会|将|并|亦)?(?:于|在|由|自|从)?{_SPAN}(?:[、及和]{_SPAN})?(?:起|或之?前|之?前|期间|间|内)?(?:会|将|已|就|共|各)?$"
)
# what the phrases of some patterns begin or end with: most words do otherwise
_DATE_ENDS = frozenset("年月底末前须应要将需")
_OPENS_A_TIME = frozenset("预拟会将于在未今过近往0123456789〇零一二三四五六七八九")
_ONLY_TIME = re.compile(
    "(?:预计|预定|拟|会|将)?(?:于|在)?(?:(?:[0-9]{4}|1[0-2][0-9]|[〇零一二三四五六七八九]{4})(?:[/至-][0-9〇零一二三四五六七八九]{2,4})?年?(?:度|底|初|中|内|年底)?|"
    "(?:未来|今后|过去|近|往后)[一二两三四五六七八九十0-9]{1,2}(?:个月|年)|[0-9]{1,2}月(?:[0-9]{1,2}日)?(?:底|初|中旬|上旬|下旬)?)(?:之?前|内|底)?"
)


def only_time(phrase: str) -> bool:
    """Whether a phrase only says when: 预计9月底前, 二〇二五至二六年度."""
    return phrase[:1] in _OPENS_A_TIME and _ONLY_TIME.fullmatch(phrase) is not None


def only_days(words: str) -> bool:
    """Whether words are days and clock times and nothing else."""
    return words[-1:] in _ENDS_OF_DAYS and _DAYS.fullmatch(words) is not None


def without_span(words: str) -> str:
    """Without the span of time that opens a clause: 12月10日—12月24日期间, 2018—2020年."""
    if "自" in words[:12] and (since := _FROM_DAY.match(words)):
        words = words[since.end() :]  # 该企业自2018年10月20日—12月24日期间
    return _DURING.sub("", words) if words[:1].isdigit() or words[:1] in "—–-" else words


def without_year_inside(phrase: str) -> str:
    """Without the year in a name, or what stands up to it: 数位内容产业111年产值, 嘉南地区114年第一季降雨量."""
    if "年" not in phrase[2:]:
        return _UP_TO_NOW.sub("", phrase)
    phrase = _YEAR_INSIDE.sub("", phrase)
    when = _WHOSE_AND_WHEN.match(phrase)
    if when and when.end() == len(phrase) and not _SINCE.search(phrase):
        return phrase  # 消费量于117年: what is in front is the thing
    return phrase[when.end() :] if when and not _does(when["who"]) else phrase  # 抓好2026年46项实事


def _does(who: str) -> bool:
    return who.endswith(_DEEDS) or who[-1:] in _COMPARES or bool(verb_at_end(who))


_COMPARES = frozenset("较比与同由从")
_DEEDS = tuple("下达 拨付 兑现 发放 获批 申报 争取 提前 编列 提出 发布 公布 印发 开工 签约".split())


def without_day(phrase: str) -> str:
    """Without the day for which an amount holds: 出资总额于年度终了日."""
    return _ON_THE_DAY.sub("", phrase) if phrase.endswith("日") else phrase


def before_the_time(phrase: str) -> str | None:
    """What stands in front of the time that ends a phrase, or None where no time ends it."""
    when = _WHEN_AT_END.search(phrase) if not _TIME_SIGNS.isdisjoint(phrase[-6:]) else None
    return phrase[: when.start()] if when else None


def without_dates_at_end(phrase: str) -> str:
    """Without years and ends of years at the end of a phrase: 覆盖率到2025年底."""
    return _DATES_AT_END.sub("", phrase) if phrase[-1:] in _DATE_ENDS else phrase
