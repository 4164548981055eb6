"""What a number is compared with, at the end of the phrase in front of it: 比上年, 较2011年, 较法定期限."""

from __future__ import annotations

import re

_COMPARISON = re.compile(
    r"(?:与|比|较|同)(?:(?:对?上|前|对上)(?:一|[两三四五六]个?)?(?:届|季度?|周|轮|批|月|次|学年|年度|财政年度)(?:同期)?(?:（[^（）]{2,12}）)?|上年度?(?:修订|核定|实际)?(?:预算|决算)|(?:[^，。；、]{2,8}前的)?[0-9]{1,2}月份?|[0-9]{2,4}年|[〇零一二三四五六七八九]{4}(?:[至/][〇零一二三四五六七八九]{2,4})?年|上年|上一年|去年|上期|同期|上年同期|去年同期|同月|同季|现行|[前]年|全国|全省|年初|目前|“?十[一二三四五]五”?|“[^“”]{1,8}”)(?:期间|时期|末期|期末|年底|年末|年初|底|末|初|度|同期|平均水平|平均)?(?:同季)?(?:的(?:基准|基数|水平|数字))?(?:（[^（）]{2,12}）)?(?:相比|比较|相较|对比)?(?:[多少]了?)?$"
)


_DIGITS = "[0-9〇零一二三四五六七八九]"
# 较二〇二三年的402宗, 是前年的1.6倍, 相当于2019年的八成: nothing but what the number is compared with
_ONLY = re.compile(
    r"(?:即|则|已|又|仅|只|但)?(?:较|比|是|为|与|相当于|相等于|恢复至|恢复到|回复至)(?:约|了)?"
    rf"(?:{_DIGITS}{{2,4}}(?:[-/／至]{_DIGITS}{{2,4}})?(?:课税|财政|财务|课税)?年(?:度|底|末|初)?(?:[0-9〇一二三四五六七八九十]{{1,3}}月份?|首?[一二三四]?季度?)?"
    r"|[去前上今]年度?(?:[0-9一二三四五六七八九十]{1,3}月份?)?|(?:对上)?(?:上|前)?(?:[一二三四五六]个?)?(?:年度?|月|季度?|财政年度|学年|届|次|期)"
    r"|(?:上年|去年)?同[月期季]|现[行时]|目前|原来?|全[国省市]平均|[0-9〇一二三四五六七八九十]{1,3}月份?)(?:同[月期季])?(?:水平)?的?(?:约|近|逾)?"
)


def only_compares(words: str) -> bool:
    """Whether words in front of a number say nothing but what it is compared with, and name no thing."""
    return len(words) < _LONGEST and words[:1] in _ONLY_FIRST and _ONLY.fullmatch(words) is not None


_LONGEST = 24
_ONLY_FIRST = frozenset("即则已又仅只但较比是为与相恢回")


_NORMS = ("期限", "时限", "标准", "要求", "水平", "时间")
_BY_NORM = re.compile(
    "(?:较|比)(?:法定|国家|承诺|规定|原定|国际|原有|既定)[^，。；、]{0,4}(?:期限|时限|标准|要求|水平|时间)$"
)
# 贷款利率在去年基础上再次下调
_ON_BASIS = re.compile(
    r"(?:在|于)(?P<basis>[^，。；在于]{1,30}?)?的?(?:基础|基准|基数)(?:之)?上(?:再次|再|又|统一|进一步|总体|各|分别|四面|增发|加发|上浮|下浮|增列){0,9}$"
)


def without_comparison(phrase: str) -> str:
    """Without a comparison at its end: 比上年, 较2011年, 与去年同期相比, 在现行基础上."""
    if "上" in phrase[-8:] and "基" in phrase:
        basis = _ON_BASIS.search(phrase)
        phrase = phrase[: basis.start()] or basis["basis"] or "" if basis else phrase
    phrase = phrase.removesuffix("相比") if phrase.endswith("年相比") else phrase
    if not phrase or phrase[-1] not in "年月份期国省初前底末度平均比较同与五”间算多少了限准求届季周轮批次行）":
        return phrase
    if phrase.endswith(_NORMS) and (norm := _BY_NORM.search(phrase)):
        return phrase[: norm.start()]  # 办理周期较法定期限缩短一半
    if phrase.endswith(("数比", "量比", "额比", "率比", "值比")):  # …人数比(2020年)
        return phrase[:-1]
    match = _COMPARISON.search(phrase)
    return phrase[: match.start()] if match else phrase


# 比普通贷款, 奖励上限比原来, 仅相当于全国平均水平: what a change is measured from
_MEASURED_FROM = re.compile(
    "(?P<thing>[^，。；、]{0,20}?)(?:(?<![占相同环对评攀])(?:比|较)(?!重(?![整建组])|例|率|值|赛|较|照|价|分|对|为|大|小|高|低|快|好|长|短|多|少)[^，。；、的]{2,8}?(?P<by>[低高多少快慢长短])?"
    "|(?:仅|只|约)?相当于(?:全国|全省|全市|全球|世界|发达国家)[^，。；、]{0,6}水平)"
)


def left_of_comparison(phrase: str, changed: bool) -> str:
    """What is left in front of any comparison that ends a phrase, behind which a change or a share stands.

    `changed` tells that a predicate stood behind it; 低 and the like tell it themselves.
    """
    match = _MEASURED_FROM.fullmatch(phrase) if "比" in phrase or "较" in phrase or "相当" in phrase else None
    return match["thing"] if match and (changed or match["by"]) else phrase
