"""The record's head: what a paper says of itself, and what it establishes for its resolvers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from counting import calls

from ipmine import analyze
from ipmine.conversion import Script, convert
from ipmine.records import Meta
from ipmine.resolve import context, dates, doc_numbers
from ipmine.resolve import meta as resolve_meta
from ipmine.resolve.issuing import split_organs
from ipmine.resolve.jurisdiction import place_of
from ipmine.resolve.parties import split_parties
from ipmine.resolve.titling import tidy
from ipmine.scan import scan_all
from ipmine.structure import parse


def meta(*lines: str, **context: str) -> Meta:
    return analyze("\n".join(lines), **context).meta  # type: ignore[arg-type]


def test_a_notice() -> None:
    found = meta(
        "吉林省人民政府关于加强",
        "标准化工作的通知",
        "吉政发〔2022〕18号",
        "",
        "各市（州）人民政府，省政府各厅委办、各直属机构：",
        "现将有关事项通知如下。",
        "一、总体要求",
        "本通知自2022年10月1日起施行，有效期5年。",
        "吉林省人民政府",
        "2022年9月1日",
        "抄送：省委各部门，省人大常委会办公厅。",
    )
    assert found.title == "吉林省人民政府关于加强标准化工作的通知"
    assert found.doc_type == "通知"
    assert found.doc_number == "吉政发〔2022〕18号"
    assert found.issuers == ["吉林省人民政府"]
    assert found.addressees == ["各市（州）人民政府", "省政府各厅委办", "各直属机构"]
    assert found.cc == ["省委各部门", "省人大常委会办公厅"]
    assert (found.issued, found.published) == ("2022-09-01", None)
    assert (found.effective, found.expires) == ("2022-10-01", "2027-09-30")


@pytest.mark.parametrize(
    ("clause", "effective", "expires"),
    [
        ("本办法自2022年10月1日起试行三年。", "2022-10-01", "2025-09-30"),
        ("本政策自2022年1月1日起执行至2025年12月31日。", "2022-01-01", "2025-12-31"),
        ("本办法有效期三年，自2022年10月1日起施行。", "2022-10-01", "2025-09-30"),
        ("本办法自2022年10月1日起施行，试行两年。", "2022-10-01", "2024-09-30"),
        ("本办法自2022年10月1日起施行，2027年9月30日废止。", "2022-10-01", "2027-09-30"),
        ("本办法自2022年10月1日起施行，至2025年12月31日失效。", "2022-10-01", "2025-12-31"),
        ("本公告执行期限为2022年1月1日至2024年12月31日。", "2022-01-01", "2024-12-31"),
        ("本办法有效期自2022年10月1日起至2027年9月30日止。", "2022-10-01", "2027-09-30"),
        ("本公告自2022年10月1日至2024年12月31日执行。", "2022-10-01", "2024-12-31"),
        ("本办法自2022年10月1日起停止适用。", None, "2022-10-01"),
        # what holds or ends is not the paper
        ("本证书有效期为2022年10月1日至2027年9月30日。", None, None),
        ("本办法自2022年10月1日起施行。商标注册证有效期十年。", "2022-10-01", None),
        ("本办法自2022年10月1日起施行，《甲办法》自2022年9月30日起废止。", "2022-10-01", None),
        ("原有政策与本办法不一致的，自2022年10月1日起停止执行。", None, None),
        ("本办法自2022年10月1日起施行，实施三年行动。", "2022-10-01", None),
    ],
)
def test_in_force_from_and_until(clause: str, effective: str | None, expires: str | None) -> None:
    found = meta("吉林省人民政府关于印发某办法的通知", "各市（州）人民政府：", clause, "吉林省人民政府", "2022年9月8日")
    assert (found.issued, found.effective, found.expires) == ("2022-09-08", effective, expires)


def test_the_line_under_a_title_tells_each_act_by_itself() -> None:
    found = analyze(
        "甲条例\n（1984年3月12日第四次会议通过　根据1992年9月4日第二十七次会议《关于修改〈甲条例〉的决定》第一次修正）\n"
        "第一条　为了保护权利，制定本条例。\n"
    )
    assert [fact.role for fact in found.dates] == ["issued", "other"]
    found = analyze(
        "甲办法\n（2019年8月12日某省人民政府令第88号公布，自2019年10月1日起施行　2022年9月8日修订）\n"
        "第一条　为了保护权利，制定本办法。\n"
    )
    assert [fact.role for fact in found.dates] == ["issued", "effective", "other"]
    assert (found.meta.issued, found.meta.effective) == ("2019-08-12", "2019-10-01")


def test_a_circular_of_hong_kong() -> None:
    found = meta(
        "檔號：EDB(EDCD)/ADM/55/1/2",
        "教育局通函第12/2025號",
        "分發名單：各官立小學、資助小學校長",
        "副本送：各組主管－備考",
        "2025/26學年「閱讀同行計劃」津貼",
        "2. 本局於本學年推行計劃，每所學校可獲津貼5,000元。",
        "教育局局長",
        "周詠詩代行",
        "二零二五年三月三日",
    )
    assert found.title == "2025/26学年「阅读同行计划」津贴"
    assert (found.doc_type, found.doc_number) == ("函", "教育局通函第12/2025号")
    assert found.issuers == ["香港特别行政区政府教育局"]
    assert found.addressees == ["各官立小学、资助小学校长"]
    assert found.issued == "2025-03-03"


def test_a_page_of_macau() -> None:
    found = meta(
        "主頁 > 新聞 > 經科局",
        "字體大小： A A A  分享到：Facebook 微博 微信 列印",
        "",
        "首季企業融資申請按年增一成",
        "",
        "澳門特別行政區政府經濟及科技發展局",
        "2025年4月2日 10:20",
        "",
        "首季接獲申請120宗，按年增加10%。" + "局方表示，計劃推出以來反應理想，將繼續加強宣傳。" * 8,
        "",
        "局長表示，未來會簡化手續，讓更多企業受惠。市民如有查詢，可致電熱線。",
    )
    assert (found.title, found.published) == ("首季企业融资申请按年增一成", "2025-04-02T10:20")
    rules = meta(
        "第3/2025號行政法規",
        "補助規章",
        "第一條",
        "標的",
        "本行政法規訂定制度。",
        "第二條",
        "生效",
        "本行政法規自二零二五年七月一日起生效。",
    )
    assert rules.effective == "2025-07-01"


def test_a_letterhead_of_hong_kong() -> None:
    found = meta(
        "機電工程署", "Electrical and Mechanical Services Department", "香港九龍啟成街3號", "", "本署檔號：EMSD/EEC/2025/01", "", "通函第3/2025號",
        "", "致：各註冊評核人、物業管理公司", "", "《2025年建築物能源效益（修訂）條例》", "擴大能源審核規管範圍及縮短審核周期", "",
        "　　《2025年建築物能源效益（修訂）條例》已於二月在憲報刊登，並將於九月起分階段生效。本署現通知各註冊評核人及業主有關要求，詳情如下：",
        "2. 業主須進行能源審核。", "機電工程署署長", "（周詠詩代行）", "2025年3月3日",
    )  # fmt: skip
    assert found.title == "《2025年建筑物能源效益（修订）条例》扩大能源审核规管范围及缩短审核周期"
    assert (found.doc_type, found.doc_number, found.issued) == ("函", "通函第3/2025号", "2025-03-03")
    assert found.issuers == ["香港特别行政区政府机电工程署"]


def test_pages_of_taiwan_and_hong_kong() -> None:
    rule = meta(
        "法規名稱：文化部補助閱讀空間作業要點", "修正日期：民國 113 年 11 月 18 日", "法規類別：行政規則 ＞ 文化資源目", "",
        "一、文化部（以下簡稱本部）為提升閱讀品質，特訂定本要點。", "二、每館每年最高補助新臺幣二百萬元。",
    )  # fmt: skip
    assert rule.issuers == ["文化部"]
    release = meta(
        "新聞公報",
        "電郵 | 列印 | 简体版 | English",
        "",
        "公園開放日六月舉行",
        "＊＊＊＊＊＊",
        "",
        "　　康樂及文化事務署今日（六月三日）公布，活動於本月舉行。",
        "",
        "完",
    )
    assert release.title == "公园开放日六月举行"


ISSUED_PLAN = (
    "吉林省知识产权局关于印发工作方案的通知",
    "吉知发〔2022〕8号",
    "各市（州）知识产权局：",
    "现将《工作方案》印发给你们，请认真贯彻执行。",
    "吉林省知识产权局",
    "2022年9月1日",
    "工作方案",
    "一、总体要求",
    "坚持服务企业。",
)


def test_copies_stand_on_the_last_page_behind_the_issued_plan() -> None:
    found = meta(*ISSUED_PLAN, "抄送：国家知识产权局，省政府办公厅。", "吉林省知识产权局办公室2022年9月2日印发")
    assert found.cc == ["国家知识产权局", "省政府办公厅"]
    assert found.issued == "2022-09-01"


def test_a_forwarded_paper_keeps_its_copies() -> None:
    found = meta(
        "某市知识产权局转发吉林省知识产权局关于印发工作方案的通知的通知",
        "各县（市）知识产权局：",
        "现将文件转发给你们，请一并贯彻执行。",
        "某市知识产权局",
        "2022年9月20日",
        *ISSUED_PLAN[:6],
        "抄送：国家知识产权局。",
    )
    assert found.cc == []


def test_a_signer_at_the_right_edge_of_the_number_line() -> None:
    found = meta(
        "吉林省知识产权局办公室文件",
        "",
        "吉知办发〔2022〕8号                              签发人：某某",
        "",
        "吉林省知识产权局办公室关于报送",
        "2022年工作要点的请示",
        "",
        "省人民政府：",
        "现报送有关材料，请审定。",
    )
    assert found.doc_number == "吉知办发〔2022〕8号"
    assert found.title == "吉林省知识产权局办公室关于报送2022年工作要点的请示"


def test_a_clock_time_under_the_headline_is_when_the_page_was_put_up() -> None:
    found = meta("某地：新办法破解融资难题", "2023-09-21 09:12  来源：某地发布", "", "当地企业介绍了有关情况。")
    assert (found.issued, found.published) == (None, "2023-09-21T09:12")


def test_the_original_and_the_copies_of_a_letter_of_taiwan() -> None:
    found = meta(
        "雲林縣政府函",
        "中華民國107年9月3日",
        "府農務二字第1070058126號",
        "主　　旨：檢送計畫1份，請查照。",
        "說　　明：",
        "一、依有關規定辦理。",
        "正　　本：本縣各鄉鎮市公所、本縣各級農會",
        "副　　本：經濟部智慧財產局、本府農業處",
        "縣　　長　某某某",
    )
    assert found.addressees == ["本县各乡镇市公所", "本县各级农会"]
    assert found.cc == ["经济部智慧财产局", "本府农业处"]


def test_a_joint_paper_of_ministries() -> None:
    found = meta(
        "财政部 税务总局关于延续实施有关政策的公告",
        "为支持发展，现就有关事项公告如下：",
        "一、延续实施。",
        "财政部 税务总局",
        "2021年3月2日",
    )
    assert found.doc_type == "公告"
    assert found.issuers == ["财政部", "国家税务总局"]
    assert found.issued == "2021-03-02"


def test_a_page_of_a_portal() -> None:
    found = meta(
        "您当前所在的位置： 首页 > 政策",
        "发文字号：国办函〔2004〕80号",
        "成文日期：2004年11月04日",
        "发布日期：2018年12月24日",
        "国务院办公厅关于有关问题的复函",
        "国办函〔2004〕80号",
        "湖北省人民政府：",
        "你省请示收悉，现函复如下。",
        "国务院办公厅",
        "二〇〇四年十一月四日",
    )
    assert (found.doc_type, found.doc_number) == ("函", "国办函〔2004〕80号")
    assert (found.issued, found.published) == ("2004-11-04", "2018-12-24")


def test_of_two_titles_the_official_one_counts() -> None:
    found = meta(
        "两部门发布促进就业规划",
        "某某网 | 2016-12-26 19:49",
        "国家发展改革委关于印发促进就业规划的通知",
        "发改就业〔2016〕2664号",
        "各省、自治区、直辖市人民政府：",
        "现将规划印发你们。",
    )
    assert found.title == "国家发展改革委关于印发促进就业规划的通知"
    assert found.published == "2016-12-26T19:49"


def test_of_two_forms_of_a_title_the_fuller_one_counts() -> None:
    found = meta(
        "惠州市人民政府关于加强保护的若干意见",
        "关于加强保护的若干意见",
        "惠府〔2009〕109号",
        "各县、区人民政府：",
        "现提出如下意见。",
    )
    assert found.title == "惠州市人民政府关于加强保护的若干意见"


def test_the_number_tells_the_issuer() -> None:
    found = meta("关于做好有关工作的通知", "国知发运字〔2021〕17号", "各有关单位：", "现将有关事项通知如下。")
    assert found.issuers == ["国家知识产权局"]


def test_an_order() -> None:
    found = meta(
        "上海市人民政府令", "（第19号）", "《某办法》已经通过，现予公布，自2019年8月20日起施行。", "市长 张某某", "2019年8月12日",
        "某办法", "第一条 为了加强管理，制定本办法。",
    )  # fmt: skip
    assert (found.title, found.doc_type) == ("上海市人民政府令", "命令")
    assert found.issuers == ["上海市人民政府"]
    assert (found.issued, found.effective) == ("2019-08-12", "2019-08-20")


def test_an_order_that_only_its_signature_names() -> None:
    found = meta(
        "《福建省农村某某办法》已经省人民政府常务会议通过，现予公布，自2018年12月1日起施行。",
        "省长 唐某某",
        "2018年10月23日",
        "福建省农村某某办法",
        "第一条 为了保障权益，制定本办法。",
    )
    assert found.title == "福建省农村某某办法"
    assert found.issuers == ["福建省人民政府"]


def test_a_reply_without_a_title() -> None:
    found = meta(
        "双庙乡人民政府：",
        "你乡请示收悉。经县政府研究同意，现批复如下：",
        "一、同意。",
        "特此批复。",
        "仙居县人民政府",
        "2013年9月3日",
    )
    assert (found.title, found.doc_type) == (None, "批复")
    assert found.issuers == ["仙居县人民政府"]
    assert found.addressees == ["双庙乡人民政府"]


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (("甲公司：", "《关于同意变更的函》收悉。根据有关规定，批复如下：", "一、同意变更。", "此复。"), "批复"),
        (("各镇人民政府：", "为进一步促进发展，提出如下意见。", "本意见自下发之日起执行。", "义乌市人民政府"), "意见"),
        (("第二条 在本市开展的服务，适用本办法。", "第三条 服务应当在政府主导下进行。"), "办法"),
    ],
)
def test_a_paper_without_a_title_tells_its_kind(lines: tuple[str, ...], kind: str) -> None:
    found = meta(*lines)
    assert (found.title, found.doc_type) == (None, kind)


def test_a_taiwanese_paper() -> None:
    found = meta(
        "行政院農業委員會公告中華民國99年9月24日",
        "農糧字第0991050551號",
        "主　　旨：預告訂定某辦法，並自即日生效。",
        "公告事項：",
        "一、訂定機關：行政院農業委員會。",
        "主任委員　陳某某",
    )
    assert (found.title, found.doc_type) == ("行政院农业委员会公告", "公告")
    assert found.doc_number == "农粮字第0991050551号"
    assert found.issuers == ["行政院农业委员会"]
    assert (found.issued, found.effective) == ("2010-09-24", "2010-09-24")


def test_a_work_report_is_issued_when_it_is_delivered() -> None:
    found = meta(
        "下载", "打印", "2026年吉林省政府工作报告", "——2026年1月27日在吉林省第十四届人民代表大会第五次会议上", "来源：吉林日报",
        "时间：2026-02-01", "省长 胡某某", "各位代表：", "现在，我代表省政府，向大会报告工作。",
    )  # fmt: skip
    assert (found.title, found.doc_type) == ("2026年吉林省政府工作报告", "报告")
    assert found.issuers == ["吉林省人民政府"]
    assert found.addressees == []
    assert (found.issued, found.published) == ("2026-01-27", "2026-02-01")


def test_news_has_no_issuer() -> None:
    found = meta(
        "某市版权局积极推动创建工作", "", "2020年以来，某市各级部门积极推动工作，取得了较好的成绩。", "一、政策扶持"
    )
    assert (found.title, found.doc_type, found.issuers) == ("某市版权局积极推动创建工作", "新闻", [])


def test_a_press_release_of_hong_kong_is_news_of_its_last_day() -> None:
    text = "某署推出新專利制度\n　　某署今日（七月六日）宣布計劃。\n完\n2023年7月6日（星期四）\n香港時間11時30分\n"
    paper = analyze(text)
    assert (paper.meta.doc_type, paper.meta.issued, paper.meta.published) == ("新闻", None, "2023-07-06")
    assert [(d.norm, d.role) for d in paper.dates] == [("2023-07-06", "other"), ("2023-07-06", "published")]


def test_a_labelled_day_at_the_foot_is_that_of_publication() -> None:
    text = "某部新聞稿\n某部部長今（7）日表示，已完成檢討。\n發布日期：2023-03-07\n"
    paper = analyze(text)
    assert (paper.meta.doc_type, paper.meta.published) == ("新闻", "2023-03-07")
    assert paper.dates[0].norm == "2023-03-07"


def test_news_that_announce_a_plan_are_no_plan() -> None:
    assert meta("某局推出資助計劃", "【本報訊】某局表示，推出資助計劃，首階段名額50個。").doc_type == "新闻"


def test_news_without_a_headline() -> None:
    found = meta("中新社北京5月16日电 （记者 应某）国家版权局日前联合启动专项行动。", "专项行动将聚焦六个方面。")
    assert (found.title, found.doc_type, found.issuers) == (None, "新闻", [])


def test_a_press_conference() -> None:
    found = meta(
        "《2022年某省保护状况》新闻发布会", "发布时间：2023-05-09 19:34:31", "省委宣传部副部长 杨某：", "大家好！", "某厅副厅长 况某：", "大家下午好！",
    )  # fmt: skip
    assert (found.doc_type, found.issuers, found.addressees) == ("发布会", [], [])
    assert found.published == "2023-05-09T19:34:31"


def test_a_piece_of_a_paper_tells_nothing_of_itself() -> None:
    found = meta("某项工作的总体要求是：全面落实纲要。", "一、加强研究", "1.加强调查研究。")
    assert found == Meta()


def test_the_caller_fills_what_the_text_lacks() -> None:
    found = meta("一、加强研究", "1.加强调查研究。", issued="2020-01-02", published="2020-01-03")
    assert (found.issued, found.published) == ("2020-01-02", "2020-01-03")
    found = meta("某局关于某事的通知", "各单位：", "请办理。", "某局", "2022年9月1日", issued="2020-01-02")
    assert found.issued == "2022-09-01"


@pytest.mark.parametrize("script", ["traditional", "taiwan", "hongkong"])
def test_scripts_and_width_change_nothing(script: Script) -> None:
    text = "吉林省知识产权局关于开展评选的通知\n吉知发〔2024〕12号\n各市（州）知识产权局：\n请组织申报。\n吉林省知识产权局\n2024年3月18日\n"
    wide = text.translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789"})
    assert analyze(wide).meta == analyze(text).meta
    assert analyze(convert(text, script)).meta == analyze(text).meta


@pytest.mark.parametrize(
    ("line", "parties"),
    [
        ("各省、自治区、直辖市人民政府，国务院各部委、各直属机构：", ["各省、自治区、直辖市人民政府", "国务院各部委", "各直属机构"]),
        ("各市、县人民政府，省各委、办、厅、局，省各直属单位：", ["各市、县人民政府", "省各委、办、厅、局", "省各直属单位"]),
        ("广东省人民政府，教育部、外交部、财政部：", ["广东省人民政府", "教育部", "外交部", "财政部"]),
        ("省政府有关部门、直属机构，中直驻粤单位：", ["省政府有关部门、直属机构", "中直驻粤单位"]),
        ("各县（市、区）人民政府；各大企业，各高等院校：", ["各县（市、区）人民政府", "各大企业", "各高等院校"]),
        ("各镇人民政府、街道办事处，县政府直属各单位：", ["各镇人民政府、街道办事处", "县政府直属各单位"]),
        ("新疆生产建设兵团民政局、卫生健康委：", ["新疆生产建设兵团民政局、卫生健康委"]),
        ("高雄市工业会、高雄市商业会：", ["高雄市工业会", "高雄市商业会"]),
        ("各社区、镇直有关单位、茂林派出所、名山派出所：", ["各社区", "镇直有关单位", "茂林派出所", "名山派出所"]),
        ("马某某副主席：", ["马某某副主席"]),
        ("：", []),
        ("、、、，，，", []),
    ],
)  # fmt: skip
def test_lists_of_parties(line: str, parties: list[str]) -> None:
    assert split_parties(line) == parties


@pytest.mark.parametrize(
    ("title", "tidied"),
    [
        ("鲁政发〔2014〕20号《某省关于改革的意见》", "某省关于改革的意见"),
        ("《关于某事的通知》", "关于某事的通知"),
        ("国 务 院 工 作 规 则", "国务院工作规则"),
        ("某某办法 - 某市人民政府门户网站", "某某办法"),
        ("新华社北京2月2日电 题：打好攻坚战", "打好攻坚战"),
        ("《办法》和《细则》解读", "《办法》和《细则》解读"),
    ],
)
def test_titles_are_tidied(title: str, tidied: str) -> None:
    assert tidy(title) == tidied


@pytest.mark.parametrize(
    ("name", "code"),
    [("吉林省人民政府", "220000"), ("吉林省长春市人民政府", "220100"), ("省人民政府", None), ("国务院办公厅", None), ("", None)],
)  # fmt: skip
def test_places_of_organs(name: str, code: str | None) -> None:
    assert place_of(name) == code


def test_spaced_names_stay_whole() -> None:
    assert split_organs("民  政  部") == ["民政部"]
    assert split_organs("财政部  税务总局") == ["财政部", "税务总局"]


@pytest.mark.parametrize(
    "piece",
    [
        "2022年9月1日\n",
        "自2022年9月1日起施行，",
        "各单位，",
        "某局\n",
        "\n附件1\n某办法\n",
        "发布时间：2022-09-01\n",
        "有效期5年",
    ],
)
def test_work_grows_no_faster_than_the_text(piece: str) -> None:
    def prepared(text: str) -> Callable[[], object]:
        layout, scans = parse(text), scan_all(text)
        numbers = doc_numbers.resolve(text, layout, scans)
        days = dates.resolve(text, layout, scans, context.establish(text, layout, scans, numbers))

        def work() -> object:
            ctx = context.establish(text, layout, scans, numbers)
            return resolve_meta.resolve(text, layout, scans, ctx, numbers, days, [])

        return work

    small, large = prepared(piece * 300), prepared(piece * 1200)
    small()
    assert calls(large) <= 5 * calls(small) + 2000


def test_what_a_news_agency_prints_in_full_is_the_paper() -> None:
    found = meta(
        "中共中央办公厅 国务院办公厅印发《关于强化某项工作的意见》",
        "新华社北京11月24日电 近日，中共中央办公厅、国务院办公厅印发了《关于强化某项工作的意见》，并发出通知。",
        "《关于强化某项工作的意见》全文如下。",
        "一、总体要求",
        "加强各项工作。",
    )
    assert (found.doc_type, found.issuers) == ("意见", ["中共中央办公厅", "国务院办公厅"])


def test_nobody_issues_news() -> None:
    paper = analyze(
        "某某省财政厅公布方案，专家解读信息\n新华社某地1月30日电 某某省财政厅公布方案。记者获悉，各方表示支持。\n"
    )
    assert {a.role for a in paper.agencies} == {"mentioned"}


def test_a_title_with_its_annex_in_brackets() -> None:
    found = meta(
        "某市科学技术局关于开展2022年某市科技创新创业领军人才申报工作的通知(附：某市科技创新创业领军人才认定管理办法(试行))",
        "各有关单位：",
        "现将有关事项通知如下。",
    )
    assert (found.doc_type, found.issuers) == ("通知", ["某市科学技术局"])


def test_the_title_of_a_paper_that_many_organs_issue() -> None:
    organs = [
        f"某省{name}厅"
        for name in "教育 科学技术 公安 民政 司法 财政 自然资源 生态环境 交通运输 水利 商务 应急管理".split()
    ]
    title = "、".join(organs * 2) + "关于举办某省全国科普日活动的通知"
    assert len(title) > 150
    assert meta(title, "各市：", "现通知如下。").doc_type == "通知"


def test_an_administrative_regulation_of_macau() -> None:
    text = (
        "澳門特別行政區\n第11/2024號行政法規\n修改第12/2013號行政法規《某制度施行細則》\n行政長官根據《基本法》，制定本補充性行政法規。\n"
        "第一條　費用\n費用為澳門元八百元。\n二零二四年四月二十六日制定。\n命令公佈。\n行政長官 賀某某\n"
    )
    found = analyze(text).meta
    assert (found.doc_type, found.issued, found.issuers) == ("行政法规", "2024-04-26", ["澳门特别行政区行政长官"])


def test_a_speech_is_sent_to_nobody() -> None:
    found = meta("财政司司长动议二读某条例草案演辞", "主席女士：", "政府会拨款支援知识产权署。", "2024年2月28日")
    assert (found.doc_type, found.addressees) == ("演辞", [])


def test_issuers_on_a_line_of_their_own_open_the_title() -> None:
    found = meta(
        "中共某市委办公厅 某市人民政府办公厅",
        "印发《某市行动方案》的通知",
        "某办〔2023〕11号",
        "各县区：",
        "现印发给你们。",
    )
    assert found.title == "中共某市委办公厅某市人民政府办公厅印发《某市行动方案》的通知"


def test_a_paper_that_calls_itself_by_name_takes_effect() -> None:
    body = (
        "某市人民政府关于印发《清单（2021年版）》的通知",
        "各区：",
        "《清单（2021年版）》自2021年9月1日起施行，旧清单同时废止。",
    )
    assert meta(*body, "某市人民政府", "2021年8月20日").effective == "2021-09-01"
    assert (
        meta(*body[:2], "《办法》自2021年9月1日起施行，旧办法同时废止。", "某市人民政府", "2021年8月20日").effective
        is None
    )


def test_speakers_issue_no_press_conference() -> None:
    text = (
        "云南省知识产权保护状况新闻发布会实录\n时间：2023年4月24日\n发布人：\n省公安厅经济犯罪侦查总队副总队长 赵 刚\n"
        "昆明海关综合业务处处长 和 丽\n主持人：女士们、先生们，上午好！\n赵刚：下面介绍情况。\n记者：请问有哪些举措？\n赵刚：将加强打击。\n"
    )
    assert not [agency for agency in analyze(text).agencies if agency.role == "issuer"]


def test_days_under_the_title_of_an_interpretation() -> None:
    head = (
        "最高人民法院关于审理案件的解释",
        "1998年4月6日 最高人民法院审判委员会第972次会议通过",
        "1998年4月29日 最高人民法院公告公布",
        "1998年5月9日 施行",
        "为正确审理案件，现作如下解释：",
        "第一条 甲。",
    )
    found = analyze("\n".join(head))
    assert (found.meta.issued, found.meta.effective) == ("1998-04-29", "1998-05-09")
    assert [fact.role for fact in found.dates] == ["other", "issued", "effective"]


def test_what_news_tell_of_takes_no_effect_itself() -> None:
    told = meta("法院发布解释", "2023-04-20 10:42", "本报北京4月20日讯 《解释》自2022年5月1日起施行。")
    assert told.effective is None


def test_a_sign_of_another_place_names_no_region() -> None:
    paper = analyze(
        "普洱市安全生产委员会办公室关于印发方案的通知\n普安办发〔2022〕41号\n各县（区）安全生产委员会：\n"
        "请按省安委办要求落实。\n普洱市安全生产委员会办公室\n2022年6月13日\n"
    )
    assert "云南省安全生产委员会办公室" in [fact.norm for fact in paper.agencies]


def test_a_draft_is_not_in_force() -> None:
    told = meta(
        "法务部公告", "中华民国100年12月27日", "主旨：预告修正「审议规则」第9条。", "依据：行政程序法。", "公告事项：",
        "一、上开组织法自101年1月1日施行，修正本规则。",
    )  # fmt: skip
    assert told.effective is None


def test_who_signs_with_the_president_issues_nothing() -> None:
    paper = analyze(
        "總統令　中華民國99年6月9日\n華總一義字第09900140651號\n茲修正職業學校法第十五條條文，公布之。\n"
        "總　　　統　馬英九\n行政院院長　吳敦義\n教育部部長　吳清基\n"
    )
    assert {fact.norm: fact.role for fact in paper.agencies if fact.norm in ("行政院", "教育部")} == {
        "行政院": "mentioned",
        "教育部": "mentioned",
    }


def test_a_dispatch_on_a_plan_is_news() -> None:
    told = meta(
        "新华社北京2月2日电 题：提高应急处置能力——解读新修订的应急预案实施方案",
        "一、为什么修订",
        "问：为什么修订？",
        "答：为了提高能力。",
    )
    assert told.doc_type == "新闻"


def test_of_several_amendments_that_of_the_day_takes_effect() -> None:
    law = (
        "經濟部令",
        "中華民國103年11月6日",
        "經智字第10304605180號",
        "修正「規費收費辦法」部分條文。",
        "第十一條 本辦法自中華民國一百零二年一月一日施行。",
        "本辦法中華民國一百零三年一月二日修正條文，自一百零三年一月一日施行。",
        "本辦法中華民國一百零三年十一月六日修正條文，自發布日施行。",
    )
    assert meta(*law).effective == "2014-11-06"
    assert (
        meta(*law[:-1], "本辦法中華民國一百零三年十一月六日修正條文，自一百零四年一月一日施行。").effective
        == "2015-01-01"
    )


def test_promulgation_under_the_title_of_taiwans_rules() -> None:
    found = analyze(
        "宜蘭縣政府補助住宅汰換節能設備實施要點\n\n中華民國114年3月12日府工能字第1140041236號令訂定\n\n"
        "一、宜蘭縣政府（以下簡稱本府）為鼓勵縣民汰換老舊設備，特訂定本要點。\n二、每戶最高補助2,000元。\n"
        "三、本要點自發布日施行，至中華民國115年12月31日止。\n"
    ).meta
    assert (found.doc_number, found.issued, found.expires) == ("府工能字第1140041236号", "2025-03-12", "2026-12-31")
    assert found.issuers == ["宜兰县政府"]


def test_an_item_of_a_list_is_no_signature() -> None:
    text = "行政長官2025年施政報告\n\n指標\n● 2026年第四季前在十個公共屋邨增設共1 200個電動車充電設施（房屋署、環境保護署）"
    found = analyze(text)
    assert found.meta.issuers == ["香港特别行政区行政长官"]
    assert [(row.agency, row.role) for row in found.responsibilities] == [
        ("香港特别行政区政府房屋署", "responsible"),
        ("香港特别行政区政府环境保护署", "responsible"),
    ]


def test_headline_over_the_page_of_a_bureau() -> None:
    head = ("首三季協助逾七千居民就業　第四季再辦十二場配對會", "來源：勞工事務局", "發佈時間：2025-10-23 18:05", "")
    found = meta(*head, "勞工事務局透過就業配對持續促進居民就業。今年首三季共協助7,386名居民就業。")
    assert found.title == "首三季协助逾七千居民就业 第四季再办十二场配对会"


def test_a_policy_address_speaks_in_its_year() -> None:
    address = analyze(
        "行政長官2025年施政報告\n\n128. 公屋輪候時間已回落至今年六月的5.1年。我們會在明年六月底前提交報告。"
    )
    assert [fact.norm for fact in address.dates] == ["2025", "2025-06", "2026-06-30"]
    guidelines = analyze(
        "二零二六年財政年度施政方針\n澳門特別行政區政府\n\n二零二五年，全澳公共充電位累計達2,900個；二零二六年將增設不少於400個公共充電位，使總數超過3,300個。"
    )
    assert [target.status for target in guidelines.targets] == ["achieved", "planned", "planned"]


def test_class_of_a_reply_behind_its_number() -> None:
    found = meta(
        "某省农业农村厅对省政协",
        "十三届二次会议第20240186号提案的答复",
        "某农厅函〔2024〕427号                                类别：B",
        "",
        "黄某某等委员：",
        "你们提出的提案收悉，现答复如下：",
    )
    assert found.title == "某省农业农村厅对省政协十三届二次会议第20240186号提案的答复"
    assert (found.doc_number, found.doc_type) == ("某农厅函〔2024〕427号", "答复")


def test_head_of_a_plan_that_the_executive_yuan_approved() -> None:
    found = meta(
        "離島地區能源韌性行動方案",
        "（115年至118年）",
        "行政院115年3月12日院臺經字第1150004321號函核定",
        "",
        "壹、依據",
        "依院長提示辦理。",
    )
    assert (found.title, found.issued, found.issuers) == (
        "离岛地区能源韧性行动方案（115年至118年）",
        "2026-03-12",
        ["行政院"],
    )


def test_region_and_office_over_the_title() -> None:
    found = meta(
        "澳門特別行政區",
        "社會工作局",
        "長者照顧服務五年規劃（2026年至2030年）",
        "（摘要）",
        "一、背景",
        "社會工作局制訂本規劃。",
    )
    assert found.title == "长者照顾服务五年规划（2026年至2030年）"


def test_press_release_by_its_mark() -> None:
    found = meta(
        "農業部新聞稿",
        "發布單位：農業部漁業署",
        "發布日期：115-01-22",
        "",
        "114年養殖水產品外銷創新高　農業部：今年拚再成長5%",
        "",
        "農業部今（22）日表示，出口值達3.68億美元。",
    )
    assert found.title == "114年养殖水产品外销创新高 农业部：今年拚再成长5%"
