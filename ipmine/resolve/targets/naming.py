"""What a quantity counts, and what is done with it: indicator and action of a target.

Chinese puts the indicator in front of the number (发明专利拥有量达到12件, 登记近300件) or
behind it (培育100家首店, 15万元的创业担保贷款). Which of the two holds is told by what
stands there: a predicate or an amount word in front, a noun phrase behind. The table below
holds the rules that find out, in their order: each reads the two sides of the quantity and
sharpens them, and the first that is sure names it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ipmine.resolve.targets import actions, bound_rules, by_unit, choosing, front_rules, head_rules, money_rules
from ipmine.resolve.targets.around import Around, Naming
from ipmine.resolve.targets.nothings import is_no_thing
from ipmine.resolve.targets.noun_behind import noun_behind
from ipmine.resolve.targets.rule_table import ALL, COUNT, MEASURE, MONEY, RATIO, by_kind
from ipmine.resolve.targets.sides import Sides, given
from ipmine.scan.quantities import Quantity

Rule = Callable[[Sides], Naming | None]


def name(text: str, before: int, after: int, quantity: Quantity, around: Around) -> Naming:
    """The indicator and action of one quantity.

    `before` is where the previous quantity of the clause ends (or the clause starts), `after`
    where the next one begins (or the clause ends).
    """
    of = Sides(text, before, after, quantity, around)
    named = _by_rules(of)
    if named.indicator and named.indicator.startswith("用于"):
        named = named._replace(indicator=named.indicator[2:] or None)  # 安排1000万元用于人才引进
    if named.indicator and (named.indicator[-1] == "等" or named.indicator[0] == "等"):
        named = named._replace(indicator=_AND_OTHERS.sub("", named.indicator) or None)  # 实验室、研究院等10家
    if named.indicator and named.indicator[0] == "《":
        named = named._replace(indicator=_EXAMPLES.sub("", named.indicator))
    if named.indicator and " " in named.indicator:
        named = named._replace(indicator=_CELL.sub("", named.indicator) or None)  # 骨质瓷技术 某某公司 烧成温度
    if named.indicator and "范围为" in named.indicator:
        named = named._replace(indicator=named.indicator.rpartition("范围为")[2] or None)  # 统计范围为年营业收入
    if named.indicator and is_no_thing(named.indicator):
        carried = around.carried if quantity.kind == "ratio" else None  # 当中逾七成来自轮候的家庭
        named = named._replace(indicator=carried)
    if named.indicator and _AN_AIM.fullmatch(named.indicator) and around.fitting(quantity):
        named = named._replace(indicator=around.fitting(quantity))  # 标示合格率为91.7%，二年内目标为96%
    named = by_unit.renamed(text, before, quantity, named, around)
    if not named.indicator and quantity.kind == "money" and _EACH_AIDED.search(text, before, quantity.outer_start):
        named = Naming((around.titled() or "") + "支持", "支持")  # 每项支持50万元
    if not named.indicator and quantity.kind == "money" and named.action == "给予":
        named = named._replace(indicator=actions.granted_before(text, before))
    if not named.action and quantity.start > quantity.outer_start:
        named = named._replace(action=given(of.bound))  # 每人最高可补贴300元
    return actions.beside(text, before, quantity, named)


def _by_rules(of: Sides) -> Naming:
    for rule in _RULES[of.quantity.kind]:
        if named := rule(of):
            return named
    raise AssertionError("the last rule names everything")


def _read_behind(of: Sides) -> None:
    """The noun behind the number, with the verb between."""
    if not of.record:
        of.noun, of.verb = noun_behind(of.text, of.before, of.after, of.quantity)


_EACH_AIDED = re.compile("每(?:年度?)?[个项家户人名件]?支持$")
_AN_AIM = re.compile("(?:[\u4e00-\u9fff0-9]{0,12}(?:年度?|[后内前]))?目标")
_CELL = re.compile("^.{1,99}(?<=[\u4e00-\u9fff）]) {1,9}(?=[\u4e00-\u9fff]{2})")  # cells in front, parted by blanks
_AND_OTHERS = re.compile("(?<=.)(?<![平高中同均劣头优相初对])等$|^等(?![级次距待量候])(?=.{2})")

_EXAMPLES = re.compile(
    "^(?:《[^》]{1,80}》[、和及]?){1,9}等(?=[\u4e00-\u9fff]{2})"
)  # 《甲规程》等地方标准7项: what is counted

_NO_RATIO = (COUNT, MEASURE, MONEY)
_TABLE: tuple[tuple[tuple[str, ...], Rule], ...] = (
    # which words in front are the number's own, and what they name
    (ALL, front_rules.told_outright),
    (ALL, front_rules.a_record),
    (ALL, front_rules.as_a_limit),
    (ALL, front_rules.said_of_the_one_in_front),
    (ALL, front_rules.read),
    ((COUNT,), front_rules.those_that_reach),
    ((MONEY, MEASURE), front_rules.a_list_that_ends_in_a_bound),
    (ALL, front_rules.verb_of_an_attribute),
    ((COUNT,), front_rules.where_some_of_them_are),
    (ALL, front_rules.bare_measure),
    (ALL, front_rules.adverb_for_a_verb),
    # what stands behind it, and in the words of its bound
    (ALL, _read_behind),
    (ALL, bound_rules.done_at_least),
    ((MONEY,), bound_rules.the_most_of_a_sum),
    (ALL, bound_rules.named_inside_the_bound),
    ((MONEY,), money_rules.drawn_from_a_fund),
    ((RATIO,), money_rules.share_that_is_granted),
    ((RATIO,), money_rules.borne_by),
    ((RATIO,), money_rules.taken_off),
    ((MONEY,), money_rules.aid_provided),
    # heads that name not what is counted
    (ALL, head_rules.as_much_as),
    (ALL, head_rules.handed_over),
    (ALL, head_rules.counted_in_places),
    ((MEASURE,), head_rules.a_zone),
    (ALL, head_rules.sides_of_a_zone),
    ((MONEY,), money_rules.granted_to_each),
    (ALL, head_rules.a_head_that_names_nothing),
    (ALL, head_rules.compared_with),
    ((MONEY,), money_rules.aid_to_those_in_front),
    # one of the two sides
    ((RATIO,), money_rules.share),
    ((MONEY,), money_rules.worth_a_sum),
    ((MONEY,), money_rules.spent_on),
    (_NO_RATIO, choosing.those_of_a_size),
    ((COUNT,), choosing.done_for_them),
    (_NO_RATIO, choosing.what_is_bounded),
    (_NO_RATIO, choosing.done_by_a_party),
    ((COUNT, MEASURE), choosing.newly_added),
    (_NO_RATIO, choosing.each_of_them),
    ((COUNT,), choosing.those_who_do),
    ((COUNT,), choosing.those_hired),
    ((COUNT, MEASURE), choosing.marks),
    (_NO_RATIO, choosing.given_to_the_head),
    ((COUNT, MEASURE), choosing.years_of_age),
    ((COUNT,), choosing.copies),
    ((MONEY,), money_rules.of_the_whole),
    ((MONEY,), money_rules.set_aside),
    ((MONEY,), money_rules.lent),
    ((COUNT,), choosing.cases_done),
    ((COUNT,), choosing.done_so_often),
    ((COUNT,), choosing.held_so_often),
    (_NO_RATIO, choosing.either_side),
)
_RULES = by_kind(_TABLE)
