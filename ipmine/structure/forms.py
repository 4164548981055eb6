"""The forms of single lines: a number's line, a date, addressees, a dateline, a signature."""

from __future__ import annotations

import re

from ipmine.bracketed_years import BRACKETED_YEAR, CLOSE, SQUARE
from ipmine.structure import titles

_CN = "零〇○Ο一二三四五六七八九十百千"
_DAY = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_YEAR = (
    rf"(?:(?:19|20)\d{{2}}|(?<!\d)(?:9\d|1[0-2]\d)(?=[ ]?年)|[{_CN}]{{4}}|(?:中华)?民国 ?(?:\d{{1,3}}|[{_CN}]{{1,5}}))"
)
DATE = rf"{_YEAR} ?年 ?{_DAY} ?月 ?{_DAY} ?日|(?:19|20)\d{{2}}[-./]\d{{1,2}}[-./]\d{{1,2}}"
_DATE_LINE = re.compile(
    rf"[（(]?(?P<date>{DATE})(?: {{0,3}}\d{{1,2}}[:：]\d{{2}}(?:[:：]\d{{2}})?)?(?:[（(][^（）()]{{1,12}}[）)])?"
    rf"(?:发布|印发|制定|核准|于[\u4e00-\u9fff]{{2,24}}|[，,] ?[\u4e00-\u9fff]{{2,16}}[局署处部院厅])?"
    r"[）)]?[。 ]?$"
)

_BRACKETED = rf"{BRACKETED_YEAR}[ ]?第?[ ]?(?:\d{{1,5}}(?:[-—~～、，]\d{{1,5}}){{0,4}}|[{_CN}]{{1,6}})[ ]?号"
_NUMBER_LINE = re.compile(
    rf"""[（(【]?[ ]?(?:
      (?:[^\s，。；：！？0-9〔\[（(【]{{1,24}}[ ]?){{1,2}}{_BRACKETED}(?:[ ]?[（(][A-C][1-4]?类?[）)])?           # 吉政发〔2022〕18号, and 88号（A类） of replies
    | (?:[\u4e00-\u9fff]{{2,30}}(?:令|公告|通告)[ ]?)?[（(]?第[ ]?(?:\d{{1,5}}|[{_CN}]{{1,6}})[ ]?号(?:令|公告|通告)?[）)]?   # 第735号
    | {SQUARE}[5-8][0-9]{CLOSE}[ ]?[\u4e00-\u9fff]{{1,7}}(?:字[ ]?第|[发函][ ]?第?)[ ]?\d{{1,4}}[ ]?号               # (85)国发字第47号
    | (?:[\u4e00-\u9fff]{{0,30}}通[函告])?第[ ]?\d{{1,4}}/\d{{4}}[ ]?号                    # 第4/2023号, 教育局通函第86/2024号
    | 立法会[A-Z]{{2,4}}[ ]?[（(]\d{{1,2}}[）)][ ]?\d{{1,5}}/(?:\d{{2}}-)?\d{{2,4}}(?:[（(]\d{{1,2}}[）)])?号(?:文件)?   # 立法会CB（1）612/2025（04）号文件
    | (?:[\u4e00-\u9fff ]{{2,80}})?(?:公告|通告|令)?(?:19|20)\d{{2}}年[ ]?第[ ]?\d{{1,4}}[ ]?号(?:公告|通告|令)?   # 公告2021年第18号
    | [\u4e00-\u9fff（）()]{{1,16}}字第?[ ]?[0-9A-Z〔〕\[\]]{{4,20}}[ ]?号(?:令|函|公告|书函)?          # 经授智字第…号
    | [\u4e00-\u9fff]{{1,12}}[〔\[]\d{{5,9}}[〕\]]?号?                          # a number that lost its bracket
    )[ ]?[）)】]?(?:[ ]{{0,20}}[、，]?[ ]{{0,20}}[^\s，。；：！？0-9〔\[（(【]{{1,24}}{_BRACKETED}){{0,4}}   # a joint paper's others
    (?:[ ]{{0,20}}(?P<date>{DATE}))?(?:[ ]{{0,60}}(?:签发人[：:]?.{{0,12}}|类别[：:]?[ ]?[A-D][0-9]?类?))?[；;]?$""",
    re.VERBOSE,
)
_NUMBER_HINT = re.compile(r"[\d）] ?号|[零〇一二三四五六七八九十百千]号|〔\d|号[令函）)】公通]|字第")

_SIGNER = re.compile(r"签发人? ?[：:]")
# all amendments of a law may stand behind its adoption: （2001年…通过 根据2012年…修正 2018年…修订）
_DATELINE_MAX = 700
_DATELINE = re.compile(
    rf"[（(【]?(?:[—–-]{{1,3}} ?)?(?:{DATE}|\d{{8}})(?:(?!之[「《]).){{0,{_DATELINE_MAX}}}"
    r"(?:通过|公布|发布|颁布|施行|修正|修订|修改|批准|会议上?(?: .{2,24})?|通告|印发|令"
    r"|[令函](?:会衔)?(?:订定|制定|修正|函颁|核定|订颁|下达)(?:全文[0-9一二三四五六七八九十]{1,3}[条点])?(?:[，,]并?(?:溯)?自[^，。]{1,20}(?:生效|施行|实施))?)[）)】]?[。 ]?$"
    rf"|(?:{DATE}) ?[^，。；：]{{0,60}}(?:令|公告)第?.{{1,12}}号.{{0,60}}$"
)
# （某某部 一九九七年一月二十八日）
_BRACKETED_DAY = re.compile(rf"[（(][^（）()。；]{{0,60}}(?:{DATE})[^（）()。；]{{0,90}}[）)]$")
# 行政院115年3月12日院台经字第1150004321号函核定
_APPROVED = re.compile(
    rf"[\u4e00-\u9fff]{{2,12}}(?:{DATE})[\u4e00-\u9fff]{{2,8}}字第[0-9]{{4,16}}号[令函](?:核定|订定|修正|发布|公布|备查)[^，。；]{{0,20}}$"
)
_DELIVERY = re.compile(rf"[—–-]{{1,3}} ?(?:{DATE})?.{{0,60}}(?:会议|大会|论坛|讲话|上)$")

# What a list of addressees is made of.
_PARTY = re.compile(
    r"各|人民政府|政府|委员会|办公[厅室]|[部厅局署院委司处办]（?局?）?[，、；：]|单位|部门|机构|企业|公司|高校|学校|银行|法院|检察院|协会"
    r"|[主席长任员事]：$|先生|女士|代表：$|同志：$|[厅局委部院]：$|厅（局|局（厅|你[省市县区州]|村民|用户|商户|业主|市民|申请人|发行人|[团会社中心所队站馆]：$"
)
_NOT_PARTY = re.compile(
    r"如下：$|如下(?:修改|决定|规定|安排|通知|意见|处理)：$|制定本|特制定|作出|决定：|以下|包括：|是：$|为：$|有：$|附件|联系|电话|现将|如左|内容：|事项：|要求：|方式：|条件：|标准：|材料：|指出：|表示：|强调：|说：|"
    r"问：|答：|记者：|主持人：|名单：|序号|注：|说明：|依据：|主旨：|提示：|决议：|决定：|目标：|原则：|牵头|责任单位|主办单位|承办单位|协办单位|^[^，、]{0,12}(?<!各)成员单位：$|来源：|编辑：|作者：|时间：|地点：|规定：|意见：|方面："
)
_SALUTATION = re.compile(
    r"(?:各位(?:代表|委员|同志|领导|来宾|嘉宾|专家|记者|媒体)|同志们|女士们|先生们|朋友们|尊敬的|记者朋友).{0,40}[：！:，]$"
)
_SPEAKER = re.compile(
    r"(?:.{0,60}(?:[长任员人]|主席|书记|司长|院长|记者|代表|委员|顾问|教授|研究员|主持人|发言人|总监|总工程师|巡视员) {1,4}[\u4e00-\u9fff·]{2,6}[：:]$"
    r"|.{0,30}(?:记者|主持人|发言人)(?:（.{1,20}）)?[：:])"
)


def is_number(text: str) -> bool:
    """Whether a line is the number of a paper and nothing else (a date may follow it).

    >>> is_number("吉政发〔2022〕18号"), is_number("（第四号）"), is_number("第三条")
    (True, True, False)
    """
    hinted = len(text) <= 90 and ("号" in text or "〔" in text or "字第" in text)
    return hinted and _NUMBER_HINT.search(text) is not None and _NUMBER_LINE.match(text) is not None


_PLAIN_MAX = 140  # characters of a dateline that a sentence may be
# what opens a day, with the bracket or dash that may stand in front
_DATE_FIRSTS = frozenset(f"（(【—–-{_CN}民中")


def _may_open_with_date(text: str) -> bool:
    first = text[:1]
    return first in _DATE_FIRSTS or first.isdecimal()


def is_date(text: str) -> bool:
    """Whether a line is a day and nothing else.

    >>> is_date("2022年9月1日"), is_date("中华民国99年9月24日"), is_date("2022年9月1日起施行")
    (True, True, False)
    """
    return len(text) <= 40 and _may_open_with_date(text) and _DATE_LINE.match(text) is not None


def is_own_date(text: str) -> bool:
    """Whether a line is a day as papers write their own: with 年月日 and without a clock time.

    >>> is_own_date("2022年9月1日"), is_own_date("2022-09-01"), is_own_date("2022年9月1日 17:00")
    (True, False, False)
    """
    return "年" in text[:14] and ":" not in text and "：" not in text and is_date(text)


# 经济部　中华民国114年3月, 劳工及福利局　二零二五年一月公布: who made a plan, and when, under its title
_BYLINE = re.compile(
    rf"(?P<who>[\u4e00-\u9fff（）]{{2,30}}?) {{1,12}}(?P<date>(?:{DATE})|{_YEAR} ?年 ?{_DAY} ?月)(?:公布|发布|颁布|修订|编印|编制|核定|印)?$"
)


def byline(text: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """For a line of an organ and a day or month and nothing else, where the two stand.

    >>> byline("某市发展局 2025年1月公布"), byline("2025年1月公布")
    (((0, 5), (6, 13)), None)
    """
    found = _BYLINE.match(text) if len(text) <= 60 and "月" in text else None
    return (found.span("who"), found.span("date")) if found and titles.is_organ(found["who"]) else None


def is_signer(text: str) -> bool:
    """签发人：…"""
    return len(text) <= 40 and _SIGNER.match(text) is not None


def is_dateline(text: str) -> bool:
    """The line under a title that tells of adoption or delivery.

    >>> is_dateline("（2019年5月30日省第十三届人大常委会第十一次会议通过）")
    True
    """
    if len(text) > _DATELINE_MAX or not _may_open_with_date(text):
        return _APPROVED.match(text) is not None
    if len(text) > _PLAIN_MAX and ("。" in text[:-1] or (text[0] not in "（(" and "，" in text)):
        return False  # a paragraph that begins with a day
    return bool(_DATELINE.match(text) or _DELIVERY.match(text) or _BRACKETED_DAY.match(text))


def is_salutation(text: str) -> bool:
    """各位代表： opens a speech; it addresses hearers, not the parties of a paper."""
    if len(text) > 60 or text[-1] not in "：:！，,":
        return False
    return _SALUTATION.match(text) is not None or ("各位" in text and text[-1] in "：:")


_LETTER_OPENS = re.compile(r"(?:敬启者|先生[/／](?:女士|小姐)|各位先生[/／]?女士|执事先生)[：:，]?")


def is_letter_opening(text: str) -> bool:
    """敬启者： stands over the subject of a letter of Hong Kong's.

    >>> is_letter_opening("敬启者："), is_letter_opening("各位代表：")
    (True, False)
    """
    return _LETTER_OPENS.fullmatch(text) is not None


def is_speaker(text: str) -> bool:
    """A line that names the speaker of what follows: 省科技厅厅长 张三："""
    return len(text) <= 80 and ("：" in text or ":" in text) and _SPEAKER.match(text) is not None


def is_addressees(text: str) -> bool:
    """Whether a line is a list of the parties that a paper is sent to.

    >>> is_addressees("各市、县人民政府，省各委、办、厅、局："), is_addressees("现就有关事项通知如下：")
    (True, False)
    """
    if not text.endswith(("：", ":")) or len(text) > 700 or "。" in text:
        return False
    if text.startswith(("附", "一、", "主旨", "（一）", "1")) or "关于" in text[:40] or is_salutation(text):
        return False
    if text.startswith(("为了", "为", "根据", "按照", "目录")) or text[0].isdigit():
        return False
    text = text[:-1] + "："
    return _PARTY.search(text) is not None and _NOT_PARTY.search(text) is None


def is_name(text: str) -> bool:
    """Whether a line may be a person's name and nothing else: 王某某, 李 某."""
    return _NAME.match(text) is not None and text[0] not in "的关和与第（" and titles.kind_of(text) is None


def is_person(text: str) -> bool:
    """A signature: 局长 某某某, 部 长 某某某.

    >>> is_person("局长 王某某"), is_person("部  长 张三"), is_person("省长负责制")
    (True, True, False)
    """
    return len(text) <= 40 and _PERSON.match(text) is not None


_NAME = re.compile(r"[\u4e00-\u9fff](?: {0,4}[\u4e00-\u9fff]){1,3}$")
_PERSON = re.compile(
    r"(?:[\u4e00-\u9fff]{0,24} {0,4}(?:总 {0,6}统|[部省市县区州院厅局署校会]{0,2} {0,6}长|主 {0,6}任(?: {0,3}委 {0,3}员)?|主 {0,6}席|总 {0,3}理|行政长官|委员长|"
    r"书 {0,3}记|署长|司长|审计长|行长|代理[省市县]长)) {1,12}[\u4e00-\u9fff·]{1,6}(?: {1,3}[\u4e00-\u9fff]{1,2})?(?: {0,20}[—-]{1,3})?$"
)

_SIGNED = re.compile(
    rf"(?P<who>[^，。；：！？《》\d]{{2,80}}?) {{0,80}}(?P<date>{DATE})(?=$| {{0,80}}[（(]|  |(?P<more>[\u4e00-\u9fff]))"
)


def signed(text: str) -> tuple[int, int] | None:
    """For a line that begins with signature and day, where the day begins and where it ends.

    >>> signed("某市人民政府 2022年9月1日")
    (7, 16)
    """
    if len(text) > 160 or "\t" in text:
        return None  # a row of a table is no signature
    found = _SIGNED.match(text)
    if found is None:
        return None
    who = found["who"].strip()
    if not (titles.is_organ(who) or is_person(who)):
        return None
    if found["more"] and not titles.is_complete(text[found.end("date") :]):
        return None
    return found.span("date")


_IMPRINT = re.compile(
    rf".{{0,60}}?(?:{DATE}) ?印 ?发[。 ]{{0,3}}$"
    rf"|.{{2,40}}(?:办公[室厅]|办|处|科) {{0,40}}(?:{DATE})印发"
)


def is_imprint(text: str) -> bool:
    """某办公室2022年9月8日印发"""
    return "印" in text and len(text) <= 160 and _IMPRINT.match(text) is not None
