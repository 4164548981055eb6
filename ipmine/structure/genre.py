"""What sort of text a paper is, told by its form: an order, a law, a work report, news."""

from __future__ import annotations

import re

from ipmine.structure import forms, titles
from ipmine.structure.lines import Line

GENRES = (
    "paper",  # an official paper in the mainland's form
    "order",  # 令, by which an organ or its head puts a rule in force
    "law",  # laws, regulations, judicial interpretations
    "report",  # a government's work report
    "speech",
    "press",  # a press conference, with speakers
    "news",
    "tw_gazette",  # orders, announcements and letters in Taiwan's form
    "explanation",  # 解读, 问答
    "minutes",
    "fragment",  # a piece of a paper without head and sign-off
)

_NEWS = re.compile(
    r"(?:讯|日电|记者|编者按|据[^，。]{1,12}(?:消息|报道)|日前|近日|本报|新华社|中新社|通讯员|获悉|了解到|报道)"
)
_NEWS_STRONG = re.compile(
    r"(?:\d{1,2}月\d{1,2}日(?:电|讯)|本报记者|（?记者 ?[\u4e00-\u9fff]{2,4}|对[^，。]{2,30}记者表示|获悉|新华社|中新社|【?本[报社]讯)"
)
_FIRST_ARTICLE = re.compile(r"第 ?[一1] ?条")
_SAID = re.compile("表示|指出|宣布|强调|介绍说|认为")
_PLANS = frozenset(("计划", "规划", "方案", "行动", "政策", "措施", "办法", "意见", "决定"))
_PRINTED_IN_FULL = re.compile(r"[^《》，。]{4,60}(?:印发|发布|公布|下发)了?《[^》]{4,80}》$")
_LEAD = re.compile(r" {0,4}(?:【?本[报社]讯|[^，。\n]{2,12}[0-9]{1,2}月[0-9]{1,2}日(?:电|讯))")  # how news begin
_CLOSED = re.compile(r"\n 完\n|\n完 {0,9}\n|香港时间[0-9]{1,2}时")  # how Hong Kong's press releases end
_BRIEF = re.compile(
    r"(?:^|\n)[ \u3000]{0,8}(?:立法会参考资料摘要|立法会[^\n]{2,20}事务委员会 ?\n)"
)  # papers for Hong Kong's council
# rules of Taiwan's offices below the ordinance, with the line that says by which letter they were issued
_TW_RULES = frozenset(("要点", "须知", "规范", "基准", "原则", "注意事项", "规定", "办法", "细则"))
_TW_PROMULGATED = re.compile(
    r"(?:中华)?民国 ?[0-9一二三四五六七八九十○〇]{1,4} ?年[^\n]{1,60}[令函](?:会衔)?(?:订定|修正|核定)?(?:发布|公布|颁布|函颁|全文|实施|订定|修正)"
)
# the box over a rule in Taiwan's collections of law
_TW_RULE_BOX = re.compile(
    "法规类别[：:][^\n]{0,40}(?:行政规则|法规命令|职权命令)|法规名称[：:][^\n]{2,60}\n(?:修正|发布|公发布|订定)日期[：:]"
)
# 绩效目标表, 汇总表, 名单: what an office fills in or lists is no news
_FORM = re.compile(r"(?:(?<![发代图钟手仪])表|名单|名册|目录|台账|花名册)(?:[（(][^（）()]{1,20}[）)])?$")
_ASKED = re.compile("问[：:]")  # 问：今年入学有哪些变化？ over 答：
_ANSWERED = re.compile("答[：:]")
_TW = re.compile(r"中华民国|行政院|立法院")


def tell(text: str, lines: list[Line], kinds: list[str], units: list[int], title: str) -> str:
    """The genre of the first unit."""
    first = [k for k, unit in enumerate(units[:400]) if unit == 0]
    present = {kinds[k] for k in first}
    kind = titles.kind_of(title) if title else None
    if any(lines[k].text == "新闻公报" for k in first[:6]) or _CLOSED.search(text, max(0, len(text) - 120)):
        return "news"
    opening = "".join(lines[k].text for k in first if kinds[k] == "body")[:1200]
    if "全文如下" in opening and _PRINTED_IN_FULL.match(title):
        return "paper"  # the news agency prints what two offices issued
    if "立法会" in text[:600] and _BRIEF.search(text, 0, 600):
        return "explanation"
    if _ASKED.match(title) and _ANSWERED.search(opening):
        return "explanation"
    if kind == "发布会" or sum(forms.is_speaker(lines[k].text) for k in first[:60]) >= 2:
        return "press"
    if kind == "报告" and "工作报告" in title:
        return "report"
    if kind in ("解读", "问答", "答记者问"):
        return "explanation"
    if kind in ("讲话", "演辞"):
        return "speech"
    if _TW.search(text[:200]) and ("number" in present or re.search(r"主 {0,8}旨 ?：", opening[:200])):
        return "tw_gazette"
    if kind in _TW_RULES and (_TW_PROMULGATED.search(text, 0, 400) or _TW_RULE_BOX.search(text, 0, 300)):
        return "law"
    if kind == "命令":
        return "order"
    enacted = kind in ("法律", "条例", "办法", "规定", "细则", "解释", "规则") and "addressees" not in present
    if enacted and "number" not in present and _FIRST_ARTICLE.search(text, 0, 6000):
        return "law"
    if kind == "纪要":
        return "minutes"
    if "number" in present or "addressees" in present or ("date" in present and "signoff" in present):
        return "paper"
    if "dateline" in present and kind is not None:
        return "paper"
    if _LEAD.match(opening):
        return "news"
    # 某某推出资助计划: a title that ends like a paper's over a text that tells what people said
    if kind in _PLANS and not re.search("关于|印发", title) and len(_SAID.findall(opening)) >= 2:
        return "news"
    if kind is not None and kind not in ("情况", "任务", "政策", "措施", "建议", "总结", "清单", "安排"):
        return "paper"
    if title and not kind and _FORM.search(title) and not _NEWS_STRONG.search(opening):
        return "paper"
    if _NEWS_STRONG.search(opening) or (title and not kind and opening):
        return "news"
    if not title and len(_NEWS.findall(opening)) >= 2:
        return "news"
    return "fragment" if not title else "paper"
