"""Targets: indicator, status and deadline of each quantity, and what hangs on it."""

import pytest
from casetable import load

import ipmine


def shown(target):
    return f"{target.value} {target.unit} {target.comparator} {target.indicator or '-'} {target.status} {target.deadline or '-'}"


def quantified(paper):
    return [t for t in paper.targets if t.quantity]


@pytest.mark.parametrize("case", load("targets"))
def test_case(case):
    # a head, so that the text is a paper and not a fragment
    head = "某某市人民政府关于加强保护工作的意见\n\n各区人民政府：\n"
    paper = ipmine.analyze(head + case.text, issued=case.context.get("issued"))
    found = quantified(paper)
    assert [(t.quantity["start"] - len(head), t.quantity["end"] - len(head)) for t in found] == case.spans
    assert [shown(t) for t in found] == case.norms


PLAN = """某某省知识产权局关于印发行动方案的通知
某知发〔2021〕5号

各市知识产权局：
现将方案印发给你们，请认真执行。
某某省知识产权局
2021年3月1日

行动方案
一、工作回顾
全省专利质押登记金额达到27亿元，其中中小企业占比为60%。
二、主要目标
到2025年，培育示范企业100家，其中省级40家、市级60家；单个企业每年最高奖励50万元。
专栏 主要指标
指标	2020年	2025年	属性
专利拥有量（万件）	3.9	12	预期性
软件检查覆盖率（%）	85	100	约束性
"""


@pytest.fixture(scope="module")
def plan():
    return ipmine.analyze(PLAN)


def by_quantity(paper, text):
    return next(t for t in quantified(paper) if t.quantity["text"] == text)


def test_the_section_tells_the_status(plan):
    assert by_quantity(plan, "27亿元").status == "achieved"
    assert by_quantity(plan, "100家").status == "planned"
    assert by_quantity(plan, "50万元").status == "rule"


def test_why_names_the_cue(plan):
    assert all(t.why for t in plan.targets)
    assert "回顾" in by_quantity(plan, "27亿元").why


def test_parts_hang_on_their_whole(plan):
    whole = by_quantity(plan, "100家")
    assert [plan.targets[k].quantity["text"] for k in whole.parts] == ["40家", "60家"]


def test_scope_is_kept_apart_from_the_indicator(plan):
    assert by_quantity(plan, "50万元").scope == "单个企业，每年"


def test_a_table_gives_baseline_target_and_nature(plan):
    rows = [t for t in plan.targets if t.nature]
    assert [(t.indicator, t.value, t.unit, t.status, t.deadline, t.nature) for t in rows] == [
        ("专利拥有量", 39000, "件", "achieved", "2020", "预期性"),
        ("专利拥有量", 120000, "件", "planned", "2025", "预期性"),
        ("软件检查覆盖率", 85, "%", "achieved", "2020", "约束性"),
        ("软件检查覆盖率", 100, "%", "planned", "2025", "约束性"),
    ]
    assert rows[1].baseline == {"value": 39000, "unit": "件", "date": "2020"}


TABLES = {
    "blanks": "专栏1  “十四五”主要指标\n指标　　2020年　　2025年　　累计　　属性\n"
    "1.专利拥有量（万件）　　3.9　　12　　8.1　　预期性\n2.服判息诉率（%）　　-　　85　　-　　约束性\n",
    "stacked": "专栏1 主要指标\n指标\n2020年\n2025年\n属性\n1.专利拥有量（万件）\n3.9\n12\n预期性\n"
    "2.服判息诉率（%）\n-\n85\n约束性\n",
}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_tables_that_lost_their_lines(table):
    paper = ipmine.analyze("某市规划\n某政发〔2021〕5号\n各区：\n二、主要目标\n" + table + "三、任务\n2021年6月1日\n")
    assert [(t.indicator, t.value, t.unit, t.status, t.deadline, t.nature) for t in paper.targets] == [
        ("专利拥有量", 39000, "件", "achieved", "2020", "预期性"),
        ("专利拥有量", 120000, "件", "planned", "2025", "预期性"),
        ("服判息诉率", 85, "%", "planned", "2025", "约束性"),
    ]


def test_of_a_table_whose_cells_ran_together_nothing_is_made_up():
    table = (
        "专栏1 指标序号名称单位2020年2025年属性1专利万件158180预期性2贷款亿元1803.332200预期性3比重％5155预期性注：略。"
    )
    paper = ipmine.analyze("某市规划\n各区：\n二、主要目标\n到2025年建成中心3个。" + table + "\n三、任务\n")
    assert [t.value for t in paper.targets] == [3]


def test_ragged_rows_neither_crash_nor_invent():
    paper = ipmine.analyze(
        "专栏 主要指标\n指标\t2020年\t2025年\t属性\n专利\t12\n\t\t\n商标（件）\t3\t5\t预期性\t多\n甲\t乙\n"
    )
    assert [(t.indicator, t.value) for t in paper.targets if t.nature] == [("商标", 3), ("商标", 5)]


@pytest.mark.parametrize(
    "hostile",
    [
        "（" * 3000,
        "培育" * 8000 + "100家。",
        "9" * 400 + "家。",
        "亿" * 900 + "元。",
        "1家、" * 2000,
        "其中" * 3000,
        "分别" * 3000 + "5家。",
    ],
    ids=["brackets", "long-clause", "digits", "myriads", "list", "parts", "dealt"],
)
def test_hostile_texts_do_no_harm(hostile):
    paper = ipmine.analyze("各单位：\n" + hostile)
    assert all(t.value is None or t.value < 1e24 for t in paper.targets)


def test_a_goal_without_a_number_needs_a_deadline():
    head = "某某市人民政府关于加强保护工作的意见\n\n各区人民政府：\n"
    dated = ipmine.analyze(head + "到2030年，版权保护水平显著提升；服务能力明显增强。版权环境更加良好。")
    within = ipmine.analyze(head + "三年内，县域服务站实现全覆盖。", issued="2021-06-01")
    assert [(t.indicator, t.deadline, t.kind) for t in within.targets] == [
        ("县域服务站", "2024-06-01", "qualitative"),
    ]
    goals = [(t.indicator, t.action, t.deadline, t.kind) for t in dated.targets]
    assert goals == [
        ("版权保护水平", "显著提升", "2030", "qualitative"),
        ("服务能力", "明显增强", "2030", "qualitative"),
    ]


@pytest.mark.parametrize(
    ("measure", "indicator"),
    [
        ("制定实施方案并报省知识产权局备案", "实施方案"),
        ("建成信息平台并投入使用", "信息平台"),
        ("完成机构合并工作", "机构合并工作"),
        ("率先基本实现农业现代化", "农业现代化"),
        ("城乡基本公共服务实现均等化", "城乡基本公共服务"),
        ("其中工业废渣实现全部利用", "工业废渣"),
        ("在危险废物经营单位全面推行责任保险", "责任保险"),
        ("形成试点总结报告报送生态环境部", "试点总结报告"),
    ],
)
def test_a_goal_without_a_number_names_the_thing_alone(measure, indicator):
    (goal,) = ipmine.analyze(f"关于某项工作的通知\n2025年底前{measure}。\n2021年8月1日").targets
    assert (goal.indicator, goal.deadline) == (indicator, "2025-12-31")


BOX = """某某市人民政府关于印发规划的通知
某政发〔2021〕5号

各区人民政府：
现印发给你们。
某某市人民政府
2021年3月1日

二、主要目标
专栏2 主要指标
序号	指标名称	2020年	“十四五”目标值	年均增长（%）	指标属性
1	研发经费投入强度（%）	2.4	3.0以上	—	预期性
2	高新技术企业数量（万家）	1.2	2-2.5	8.5	预期性
3	新增绿地（公顷）	[150]	≥[300]		约束性
4	城镇调查失业率（%）	5.1	控制在5.5以内		预期性
5	合计
"""


def test_a_table_of_ranges_bounds_totals_and_rates():
    rows = [t for t in ipmine.analyze(BOX).targets if t.nature and t.status == "planned"]
    assert [(t.indicator, t.action, t.value, t.value_max, t.unit, t.comparator, t.deadline) for t in rows] == [
        ("研发经费投入强度", None, 3, None, "%", "≥", "2025"),
        ("高新技术企业数量", None, 20000, 25000, "家", "=", "2025"),
        ("高新技术企业数量", "年均增长", 8.5, None, "%", "=", "2025"),
        ("新增绿地", None, 300, None, "公顷", "≥", "2025"),
        ("城镇调查失业率", None, 5.5, None, "%", "≤", "2025"),
    ]
    assert rows[3].baseline == {"value": 150, "unit": "公顷", "date": "2020"}


def test_a_reports_heading_of_a_year_tells_what_is_to_be_done() -> None:
    report = (
        "政府工作报告\n——2026年1月27日在某省第七届人民代表大会第五次会议上\n{}年主要工作\n深海装备产业产值增长20%。\n"
    )
    (coming,) = ipmine.analyze(report.format("三、2026")).targets
    (gone,) = ipmine.analyze(report.format("一、2025")).targets
    assert (coming.status, gone.status) == ("planned", "achieved")


def test_a_case_told_in_a_gazette_is_achieved_and_its_rule_is_none():
    paper = ipmine.analyze(
        "某某部函\n\n中華民國95年7月5日\n某字第0950000001號\n主　　旨：移送本部職員甲某一案。\n"
        "說　　明：\n一、甲某浮報費用，共計新臺幣31,500元。\n二、浮報費用者，處新臺幣六千元罰鍰。\n"
    )
    assert [(t.value, t.status) for t in quantified(paper)] == [(31500, "achieved"), (6000, "rule")]


def test_an_explanation_goes_on_with_the_goals_of_its_paragraph():
    paper = ipmine.analyze(
        "《某行动方案》政策解读\n日前，某局印发《某行动方案》（某发〔2023〕37号）。\n问：提出了哪些目标？\n"
        "答：《方案》明确，到2025年，推动专利产业化。技术合同成交额达到8000亿元。\n"
        "问：目前情况如何？\n答：产业化率为48.1%。备案次数在2022年达到48.2万次。\n"
    )
    said = {t.quantity["text"]: (t.status, t.deadline) for t in quantified(paper)}
    assert said["8000亿元"][0] == "planned"
    assert said["48.1%"][0] == "achieved"
    assert said["48.2万次"] == ("achieved", "2022")  # a paper of 2023 is cited


def test_minutes_speak_on_the_day_of_the_meeting():
    paper = ipmine.analyze(
        "市政府常务会议纪要\n〔2023〕9号\n2023年4月12日上午，市长主持召开会议，审议有关事项。现纪要如下：\n"
        "一、会议指出，去年全市专利转让许可3210次。会议要求，6月底前培训100人。\n"
    )
    assert [(t.status, t.deadline) for t in quantified(paper)] == [("achieved", "2022"), ("planned", "2023-06-30")]


@pytest.mark.parametrize(
    ("sentence", "indicator"),
    [
        ("祭扫工作总结请于5月10日前报送退役军人事务部。", "祭扫工作总结"),
        ("各部门制定的激励实施办法，于2018年12月31日前报送国务院办公厅。", "激励实施办法"),
    ],
)
def test_what_is_sent_is_named_and_not_to_whom(sentence, indicator):
    head = "某某市人民政府关于加强保护工作的意见\n\n各区人民政府：\n"
    assert [t.indicator for t in ipmine.analyze(head + sentence, issued="2018-05-01").targets] == [indicator]


def test_a_need_that_was_weighed_is_no_goal():
    head = "某某市人民政府关于加强保护工作的意见\n\n各区人民政府：\n"
    assert not ipmine.analyze(head + "充分考虑了2035年基本实现现代化的阶段性需要。", issued="2018-05-01").targets


def test_what_a_row_of_a_table_of_tasks_sets_is_due_by_its_own_cell():
    paper = ipmine.analyze(
        "某县知识产权工作任务分工表\n序号\t工作任务\t牵头单位\t完成时限\n1\t培育专利组合10个\t县市场监管局\t2025年12月底前\n"
        "2\t质押融资额累计3亿元\t县金融局\t2024年底前\n"
    )
    assert [(t.value, t.status, t.deadline) for t in quantified(paper)] == [
        (10, "planned", "2025-12-31"),
        (300000000, "planned", "2024-12-31"),
    ]


def test_in_news_a_plan_goes_on_to_the_end_of_its_sentence():
    paper = ipmine.analyze(
        "某局发布年度报告：效率提升\n本报讯 6月5日，某局发布报告。2022年，授权专利79.8万件。\n"
        "局长表示，2023年将坚持质量第一，力争融资额突破5000亿元，建成覆盖31个省的信息网络。\n"
    )
    assert [t.status for t in quantified(paper)] == ["achieved", "planned", "planned"]


@pytest.mark.parametrize(
    ("text", "action", "indicator"),
    [
        ("秸秆综合利用率累计达到85%以上。", "达到", "秸秆综合利用率"),
        ("实收资本额达新台币三亿元以上。", "达", "实收资本额"),
        ("抽检合格率均超过98%。", "超过", "抽检合格率"),
        ("首次获得质押贷款的企业占比不低于35%。", None, "首次获得质押贷款的企业占比"),
        ("由当地财政按照实际支付利息的30%给予补助。", "给予", "补助"),
        ("对银行发生的本金损失按四成予以补偿。", "予以", "补偿"),
        ("每家基地配备专职分析人员不少于8人。", "配备", "专职分析人员"),
        ("贷款利率不超过LPR上浮150个基点。", None, "贷款利率"),
        ("农业龙头企业突破60家。", "突破", "农业龙头企业"),
        ("帮助50家企业建立管理体系。", "帮助", "企业"),
        ("推动10个以上重点项目落地。", "推动", "重点项目"),
        ("每季度梳理一次问题清单。", "梳理", "问题清单"),
        ("重点乱象治理2个整治项目。", None, "整治项目"),
        ("为5000名困难残疾人提供居家托养服务。", "提供", "困难残疾人"),
        ("净增规上企业500家。", "净增", "规上企业"),
        ("每年安排不少于1000万元用于人才引进。", "安排", "人才引进"),
        ("安排6000万元支持导航工程。", "安排", "导航工程"),
        ("所需经费从县级财政预算安排38万元。", "安排", "所需经费"),
        ("举办地理标志管理人员培训班4期。", "举办", "地理标志管理人员培训班"),
        ("制定种植、加工、储运等环节团体标准6项。", "制定", "种植、加工、储运等环节团体标准"),
        ("遴选典型案例50篇汇编成册。", "遴选", "典型案例"),
        ("申请数目较二零二二年增加百分之十二点五。", "增加", "申请数目"),
        ("以旧换新拉动消费285亿元。", "拉动", "消费"),
        ("拥有7.3万余头生猪的养殖场。", "拥有", "生猪"),
        ("民营医疗机构是指床位数在50张以上的医院。", None, "床位数"),
        ("对质押贷款实行优惠利率，原则上不高于同期贷款市场报价利率加100个基点。", None, "优惠利率"),
    ],
)
def test_the_verb_is_that_of_the_quantity(text: str, action: str | None, indicator: str) -> None:
    """No adverb, no verb of an attribute, none of what a share is measured by."""
    (target,) = ipmine.analyze(text, issued="2021-06-01").targets
    assert (target.action, target.indicator) == (action, indicator)


@pytest.mark.parametrize(
    ("text", "status", "comparator"),
    [
        ("三年累计安排不少于6000万元支持导航工程。", "planned", "≥"),
        ("注册资本不少于6000万元。", "rule", "≥"),
        ("利率不高于同期贷款市场报价利率加100个基点。", "rule", "≤"),
    ],
)
def test_sums_to_be_spent_are_planned_and_marked_up_rates_are_bounded(text: str, status: str, comparator: str) -> None:
    (target,) = ipmine.analyze(text, issued="2021-06-01").targets
    assert (target.status, target.comparator) == (status, comparator)


def test_what_is_granted_may_stand_in_the_sentence_before() -> None:
    paper = ipmine.analyze(
        "在有效期内的，可享受星级评定补贴。被评为五星级的给予10万元，四星级的给予5万元。", issued="2021-06-01"
    )
    assert [t.indicator for t in quantified(paper)] == ["星级评定补贴"] * 2


def test_goals_of_the_year_need_no_number() -> None:
    text = (
        "今年经济社会发展主要预期目标是：地区生产总值增长5%左右，居民收入增长与经济增长同步，"
        "单位生产总值二氧化碳排放量进一步下降，环境质量指标完成国家下达目标任务。我们实现了目标。"
    )
    found = [t for t in ipmine.analyze(text, issued="2026-01-27").targets if t.kind == "qualitative"]
    assert [(t.indicator, t.deadline) for t in found] == [
        ("居民收入", "2026"),
        ("单位生产总值二氧化碳排放量", "2026"),
        ("环境质量指标", "2026"),
    ]


@pytest.mark.parametrize(
    ("sentence", "indicator", "action"),
    [
        ("争取某保护中心2026年8月底前通过国家验收。", "国家验收", "通过"),
        ("请于2026年2月20日前将参会回执（详见附件）报至省中心。", "参会回执", "报"),
        ("各地要在2026年1月30日前通过各种形式完成对有关人员的培训。", "有关人员的培训", "完成"),
    ],
)
def test_what_is_done_by_a_day(sentence: str, indicator: str, action: str) -> None:
    (target,) = ipmine.analyze(sentence, issued="2026-01-05").targets
    assert (target.indicator, target.action, target.kind) == (indicator, action, "qualitative")


def test_a_form_of_goals_plans_what_it_holds():
    paper = ipmine.analyze(
        "某市市场监督管理局2023年度项目支出绩效目标表\n2023-02-14\n主管部门：某市市场监督管理局\n"
        "数量指标  资助发明专利  ≥1200件\n成本指标  每件发明专利资助标准  ≤2000元\n2022年度该项目预算执行率98.6%。\n"
    )
    assert [(t.quantity["text"], t.status) for t in quantified(paper)] == [
        ("1200件", "planned"),
        ("2000元", "rule"),
        ("98.6%", "achieved"),
    ]
    assert paper.meta.doc_type is None


def test_the_most_of_what_was_told_is_no_limit():
    head = "浙江省知识产权保护状况新闻发布会\n2024年4月23日10:00\n"
    paper = ipmine.analyze(
        head + "副局长：质押、许可等交易金额累计23.4亿元，其中单笔授信最高1.2亿元。三是护航，9月底前上线运行。"
    )
    assert [t.status for t in quantified(paper)] == ["achieved", "achieved"]


def test_letters_of_taiwan_tell_of_years_that_are_over_and_aim_at_those_to_come():
    paper = ipmine.analyze(
        "環境部　函\n發文日期：中華民國114年5月6日\n發文字號：環部循字第1141020457號\n主旨：請查照。\n說明：\n"
        "一、113年本部補助12個縣市設置借用據點計1,860處，全年減少飲料杯約4,320萬個。115年目標為全國據點達3,000處以上。\n"
    )
    assert [(t.status, t.deadline) for t in quantified(paper)] == [("achieved", "2024")] * 3 + [("planned", "2026")]


def test_a_plan_without_a_day_was_written_before_its_first_year():
    paper = ipmine.analyze(
        "偏鄉數位包容五年計畫（115年至119年）\n行政院核定\n\n壹、計畫緣起\n偏鄉民眾上網率由109年之71.2%提升至113年之80.6%。\n參、目標\n119年偏鄉民眾上網率達88%以上。\n"
    )
    assert [(t.indicator, t.status, t.deadline) for t in quantified(paper)] == [
        ("偏乡民众上网率", "achieved", "2020"),
        ("偏乡民众上网率", "achieved", "2024"),
        ("偏乡民众上网率", "planned", "2030"),
    ]
    assert [section.label for section in paper.sections] == ["壹、", "參、"]


def test_a_table_whose_cells_are_parted_by_blanks():
    rows = "序号  指标  单位  2020年  2025年  属性\n1  粮食总产量  万吨  4.1  4.3  约束性\n2  农作物综合机械化率  %  62  70  预期性\n"
    found = ipmine.analyze("专栏1  “十四五”主要指标\n" + rows, issued="2022-05-16").targets
    assert [(t.indicator, t.value, t.unit, t.status, t.deadline, t.nature) for t in found] == [
        ("粮食总产量", 41000, "吨", "achieved", "2020", "约束性"),
        ("粮食总产量", 43000, "吨", "planned", "2025", "约束性"),
        ("农作物综合机械化率", 62, "%", "achieved", "2020", "预期性"),
        ("农作物综合机械化率", 70, "%", "planned", "2025", "预期性"),
    ]


def test_the_mark_of_a_footnote_hides_no_kind():
    head = "2023年某省国民经济和社会发展统计公报[1]\n某省统计局\n2024年3月14日\n\n"
    paper = ipmine.analyze(head + "其中，第一产业增加值3217.66亿元，增长4.2%。")
    assert paper.meta.doc_type == "公报"
    assert [t.status for t in quantified(paper)] == ["achieved", "achieved"]


def test_a_table_of_taiwan_whose_cells_are_parted_by_bars():
    paper = ipmine.analyze(
        "雲林縣政府114年度施政計畫\n\n參、關鍵績效指標\n機關｜衡量指標｜113年度實際值｜114年度目標值\n"
        "建設處｜工廠輔導合法登記家數｜186家｜210家\n教育處｜採用在地食材比率｜82%｜85%\n"
    )
    assert [(t.indicator, t.value, t.unit, t.status, t.deadline) for t in quantified(paper)] == [
        ("工厂辅导合法登记家数", 186, "家", "achieved", "2024"),
        ("工厂辅导合法登记家数", 210, "家", "planned", "2025"),
        ("采用在地食材比率", 82, "%", "achieved", "2024"),
        ("采用在地食材比率", 85, "%", "planned", "2025"),
    ]
