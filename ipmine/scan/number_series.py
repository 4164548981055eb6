"""Where the series of a document number begins: 吉政发 in 根据吉林省人民政府吉政发〔2022〕18号.

A series is short and made of abbreviations. What stands in front of it without a blank is
a lead-in (根据, 按照, 的通知), a date's 日, or the full name of the organ that issued it.
Everything here looks at the characters before a place, so it works backwards from there.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["KNOWN", "LONGEST_SERIES", "TAIL", "letter_series_start", "organs_start", "series_start"]

LONGEST_SERIES: Final = 12
_WINDOW: Final = 40

_PLACES: Final = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙内陕吉闽贵黔粤青藏川宁琼港澳台"
TAIL: Final = "发函办字规复文通电令秘呈批"
"""Characters that a series ends with, where nothing else says that it is one."""

KNOWN: Final = rf"[{_PLACES}][政府委党]|[省市县区州]政"
"""A regex fragment: what the series of a government or a Party committee consists of, but for its tail."""

# what a series certainly begins with; it lets a short word in front be a lead-in
_HEAD: Final = (
    r"(?:国发|国办|国函|国令|国税|国知|国科|国家|中发|中办|中纪|中组|财[税库建预教行综金会农]|法发|法释|高检|厅字|银发|证监|"
    r"建[城房市标质村]|教[育高职基]|卫[办发医]|民[办发函]|人社|发改|工信|工商|环[发办境]|商[务标]|交[通办]|农[发办]|"
    rf"[{_PLACES}][政府委党发办财科教知文税环交建农卫民人工商国法])"
)
_LEAD_IN: Final = re.compile(
    r"(?:根据|依据|按照|依照|遵照|参照|对照|比照|执行|落实|贯彻|实施|转发|印发|下发|批转|颁发|发布|公布|颁布|关于|"
    r"以及|详见|参见|参阅|载于|刊于|附件|文件|文号|字号|编号|发文|行文|公文|通知|意见|规定|细则|决定|方案|报告|请示|"
    r"要求|精神|废止|修订|修改|参考|适用|符合|违反|部门|单位|"
    r"[我该其的了及与或见按据把被是号等]"
    rf"|(?:办法|制发|[和由以对为在至经原如同并自附给向又因将从即依详本])(?={_HEAD})"
    r")"
)
# The organ's full name in front of its own series: 吉林省人民政府吉政发, 财政部财税. A name that a
# series itself uses (工信部, 人社部, 国资委) is none.
_ORGAN: Final = re.compile(
    r"(?:人民政府|政府|国务院|办公厅|办公室|委员会|总局|管委会|管理局|常委会|领导小组|指挥部|行政院|总统|"
    r"[省市县区州盟旗]委|党委|党组|"
    r"(?:财政|科技|科学技术|教育|商务|水利|农业|农业农村|交通运输|交通|铁道|生态环境|自然资源|国土资源|环境保护|民政|司法|公安|"
    r"文化和旅游|文化|卫生|人力资源社会保障|人力资源和社会保障|住房城乡建设|住房和城乡建设|工业和信息化|应急管理|退役军人事务|"
    r"外交|国防|经济|内政|法务|劳动|建设|信息产业|国家安全|安全|国家民族事务|组织|宣传|统战)部|"
    r"(?:国家发展改革|发展改革|发展和改革|国家卫生健康|卫生健康|国家民)委|审计署|海关总署|卫生署|保护署|"
    r"(?:[省市县区州局国][\u4e00-\u9fff]{2,14})(?:厅|局|委|办|部|院|会(?!议)|中心|公司))"
)
# too little to be a series of its own: 省委办发, 县政府办函
_BARE_TAIL: Final = re.compile(rf"(?:办公?|党|政|委)?[{TAIL}]{{1,2}}")
_DATE_END: Final = re.compile(r"[0-9○〇一二三四五六七八九十][年月日]$")
_NAME_RUN: Final = re.compile(r"[\u4e00-\u9fff](?<![\u4e00-\u9fff]{2})[\u4e00-\u9fff]{0,400}+$")
# a run is tried from its first character only: none of the others leads further
_RUN: Final = re.compile(
    r"[\u4e00-\u9fff〇](?<![\u4e00-\u9fff〇]{2})[\u4e00-\u9fff〇]{0,400}+(?:（[\u4e00-\u9fff]{1,3}）[\u4e00-\u9fff]{1,6})?$"
)


def _run_start(text: str, end: int) -> int:
    """The start of the run of Han characters that ends at `end`, one bracketed 陕科（社）函 in it allowed."""
    low = max(0, end - _WINDOW)
    found = _RUN.search(text[low:end])
    return low + found.start() if found else end


def _behind_lead_in(run: str) -> int:
    """The end of the last lead-in in a run."""
    cut = 0
    position = 0
    while found := _LEAD_IN.search(run, position):
        if len(found[0]) > 1 or found.end() < len(run) - 1:
            cut = max(cut, found.end())
        position = found.start() + 1
    return cut


def _behind_organ(run: str) -> int:
    """The end of the last full name of an organ in a run that leaves a series behind it."""
    cut = 0
    position = 0
    while found := _ORGAN.search(run, position):
        rest = run[found.end() :]
        if len(rest) >= 2 and not _BARE_TAIL.fullmatch(rest):
            cut = max(cut, found.end())
        position = found.start() + 1
    return cut


def series_start(text: str, end: int) -> int:
    """Where the series begins whose last character stands before `end`; `end` itself where there is none.

    >>> text = "根据吉林省人民政府吉政发〔2022〕18号"
    >>> text[series_start(text, 12):12]
    '吉政发'
    """
    start = _run_start(text, end)
    run = text[start:end]
    if not run:
        return end
    date_end = run[0] in "年月日" and _DATE_END.search(text[max(0, start - 1) : start + 1])
    conjunction = run[0] in "和或至按依见" and len(run) > 2 and text[start - 1 : start] in ("）", "》", "〉", "”", "号")
    if date_end or conjunction:
        start, run = start + 1, run[1:]
    if run == "通知" and text[start - 1 : start] in ("", "\n", "：", "（"):
        return start  # some bureaus number their notices so
    cut = _behind_lead_in(run)
    start, run = start + cut, run[cut:]
    cut = _behind_organ(run)
    start, run = start + cut, run[cut:]
    if cut and run[0] in "以按依经由" and len(run) > 2:
        start, run = start + 1, run[1:]  # 市发改委以宜发改审批〔2024〕112号
    if len(run) > LONGEST_SERIES:
        heads = list(re.finditer(_HEAD, run[-LONGEST_SERIES:]))
        if not heads:
            return end
        start = end - LONGEST_SERIES + heads[-1].start()
    # of all series the Supreme Court's alone has one character: 法〔2011〕442号
    return start if end - start >= 2 or text[start:end] == "法" else end


_LETTER_LEAD_IN: Final = re.compile(
    r"(?:根据|依据|按照|依照|遵照|参照|执行|转发|文号|字号|编号|发文|复函|来函|以及|业经|兼复|"
    r"[我本贵该](?:局|部|会|署|院|处|府|公司|馆|所)?|[其的了及与或见按据将把被从是即号等以由依奉和]|"
    r"经(?=华总|院台|台|经|府)|[日月年](?=[\u4e00-\u9fff]{2}))"
)
_LETTER_ORGAN: Final = re.compile(
    r"(?:行政院|立法院|司法院|考试院|监察院|总统|委员会|政府|"
    r"(?:经济|财政|内政|法务|教育|交通|国防|外交|劳动|文化|环境|卫生福利|卫生|农业|数位发展)部|"
    r"(?:卫生|环境保护|新闻|主计|研考|劳工|体育|海岸巡防|金融监督管理)署?局?(?<=[署局])|"
    r"[\u4e00-\u9fff]{4,16}?(?:局|署|处|会|院))"
)


def letter_series_start(text: str, end: int) -> int:
    """Where the series in front of 字第 begins: 经授智 in 经济部经授智字第….

    >>> text = "依经济部经授智字第10220030560号令"
    >>> text[letter_series_start(text, 7):7]
    '经授智'
    """
    low = max(0, end - _WINDOW)
    found = _NAME_RUN.search(text[low:end])
    start = low + found.start() if found else end
    run = text[start:end]
    if start and run and run[0] in "年月日" and text[start - 1].isdigit():
        if run.startswith("年度"):
            return start
        start, run = start + 1, run[1:]
    for pattern in (_LETTER_LEAD_IN, _LETTER_ORGAN):
        cut = 0
        for found in pattern.finditer(run):
            rest = run[found.end() :]
            if len(rest) >= (2 if pattern is _LETTER_ORGAN else 1):
                cut = found.end()
        start, run = start + cut, run[cut:]
    return start if 1 <= end - start <= 10 else end


_NAME_LEAD_IN: Final = re.compile(
    r"(?:根据|依据|按照|依照|遵照|参照|对照|比照|执行|违反|符合|适用|落实|贯彻|废止|修订|修改|修正|发布|公布|颁布|印发|转发|关于|后附|"
    r"以及|通知|文号|字号|编号|来源|近日|现行|参阅|参见|详见|留意|"
    r"(?:[号条款项][和或]?|[的以将按了是即见并被把与及或后附])|^[和对在从为由经至]|原(?=国家|中国|中华))"
)
_NAME_END: Final = re.compile(r"[部委局署会院厅办府行室主席长社团站心协]$")
_JOINT: Final = re.compile(r"(?:[、 ]|[，,](?=中华人民共和国))$")
_MOST_ORGANS: Final = 12


def _name_start(text: str, end: int) -> int:
    low = max(0, end - _WINDOW)
    found = _NAME_RUN.search(text[low:end])
    if not found:
        return end
    start = low + found.start()
    run = text[start:end]
    if start and run[0] in "年月日" and _DATE_END.search(text[max(0, start - 1) : start + 1]):
        start, run = start + 1, run[1:]
    cut = 0
    for lead_in in _NAME_LEAD_IN.finditer(run):
        cut = lead_in.end()
    return start + cut


def organs_start(text: str, end: int) -> int:
    """Where the organ or the joint organs begin whose order or announcement stands at `end`.

    >>> text = "依照财政部、税务总局公告2020年第8号"
    >>> text[organs_start(text, 10):10]
    '财政部、税务总局'
    """
    start = _name_start(text, end)
    if start == end:
        return end
    for _ in range(_MOST_ORGANS):
        gap = start
        if gap == 0 or not _JOINT.search(text[gap - 1 : gap]):
            break
        stop = gap - 1
        earlier = _name_start(text, stop)
        if stop - earlier < 3 or not _NAME_END.search(text[stop - 1 : stop]):
            break
        start = earlier
    return start
