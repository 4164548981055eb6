"""Words that no organ's name holds: verbs, titles of persons and function words that end it to the left."""

from __future__ import annotations

import re
from typing import Final

# 新型冠状病毒感染的肺炎疫情: the 的 of a name
_LETTERS: Final = "了是在把被将且这那而即曾已，。；：！？、\n各届次或兼"
_FUNCTION: Final = (
    "的(?!肺炎疫情) (?<!自)由 (?<!转)让 (?<!申)请 (?<![高平初])等 该 (?<![合兼])并 从(?!业) 及其 以及 关于"
    " 以下 最大 之(?!江) 至少 首个 条(?![例法约]) 各级 各地 有关 相关 为了 需要 可以 应当 必须 不得 没有 不是 (?<![少青老])年"
    " (?<=[0-9一二三四五六七八九十本上下当每同])月 (?<=[0-9一二三四五六七八九十今昨即近])日 全省 全市 全县 全区 全国各"
)
_VERBS: Final = (
    "印发 转发 批转 (?<!新闻)(?<!信息)发布 公布 颁布 批准 同意 成立 设立 建立 组建 筹建 建成 新建 召开 举办 举行 主办 承办 协办 联合(?!会) 联同 合办 会同 共同 负责 牵头 配合"
    " 支持 鼓励 加强 完善 推进(?!使用) 推动 加快 开展 依托 通过 根据 按照 依据 围绕 要求 提出 出台 制定 制订 修订 起草 审议(?!委员会|会|及) 通知 决定 报送 报告"
    " 提交 提供 对接 参加 参与 出席 邀请 委托 授权 列入 纳入 进入 成为 作为 位于 属于 隶属 申报 申请 获得 打造 构建 搭建 简称 强化 优化 提升 提高"
    " 健全 落实 贯彻 探索 创建 争取 发挥 利用(?!外资) 选择 引导 规范(?!化) 做好 抓好 承担 履行 协助 汇总 领导(?!小组) 组成 担任 兼任 设在 挂牌 增挂 加挂 撤销"
    " 调整 抽调 指定 指派 派出(?!所) 统筹(?!发|城) 商请 函请 抄送 主送 上报 下发 代表(?!工作|资格|联络|议案) 下设 收到 得设 部署 作用 收购 投资建 布设"
)
_OTHERS: Final = (
    "主任 局长 厅长 部长 书记 主席 省长 市长 县长 区长 总理 同志 记者 公司 大学 (?<!科)学院 高校 医院 集团 干部(?!局|处|司|学) 工作人员 村民 承认 办公地点 全体 所属 辖下 下辖 属下"
    " 下属 深入 积极 认真 切实 充分 进一步 全力 (?<!联席)会议(?!办公室|筹备|服务|室|中心)"
)


def _letters_first(word: str) -> str:
    """(?<!自)由 as 由(?<!自由): the engine skips to the letters that a pattern begins with."""
    parts = re.fullmatch(
        r"(?P<behind>(?:\(\?<[!=]\[?[^)]{1,40}\)){0,9})(?P<word>.{1,40}?)(?P<ahead>\(\?!.{1,99})?", word, re.S
    )
    if parts is None:
        raise ValueError(word)
    looks = re.findall(r"\(\?<([!=])(.{1,60}?)\)", parts["behind"])
    return parts["word"] + "".join(f"(?<{sign}{look}{parts['word']})" for sign, look in looks) + (parts["ahead"] or "")


# a set as one of the branches would hide the letters from the engine
STOP: Final = re.compile("|".join((*_LETTERS, *map(_letters_first, f"{_FUNCTION} {_VERBS} {_OTHERS}".split(" ")))))
# what stands directly behind a parent's name and is no unit of it: 商标局向国际局, 法院设人事室
NO_UNIT: Final = re.compile(
    "公告|通告|布告|下称|简称|统称|.{0,300}[本该我贵]局|.{0,300}[和与及](?:中央|国家|全国|中国|国务院|省|市|自治区)|会(?!计)|助理|[副各原向与和及为以后前得收总或兼其本网分说有于]|补助|开办|协调(?!处|司|科|局|小组|委)|督导(?!处|司|科|组)|会同|对(?!外)|设(?!备|施|计)|办理|.{0,300}师事务所|组织(?!局|处|司|部|人事)|审理|决策|部署|实施|联席会议|建设(?:国家|全国|[一-鿿]{1,6}[省市县])"
)
# what no composed name begins with behind a place: 省级…, 区域…, 县和…
NO_BEGINNING: Final = frozenset("级内外域份和与及分区属直设拟")
# 中心 ends many words that are no body (国际航运中心, 科技创新中心, 数据中心); these show that it is one
CENTRE: Final = re.compile(
    "(?:"
    + "|".join(
        "服务 保护 援助 促进 交易 协作 审协 监测 检测 检验 检定 鉴定 评价 评估 认证 管理 指导 推广 救助 监督 指挥 信息 研究 考试 培训 控制 疾控 防治"
        " 急救 血液 计量 采购 结算 征信 仲裁 调解 宣传 养护 勘测 普查 登记 清算 大数据 预警 应急 审核 审查 受理 发展 事务 咨询 合作 举报 投诉 教育"
        " 产权 开发 农田建设 项目建设 工程建设 基础设施建设 城市建设 乡村建设 交流 执法 运行 保障 经办 调查 统计 档案 规划 储备"
        " 果业 茶业 茶叶 蚕桑 农技 农机 畜牧 水产 渔业 种业 种子 植保 林业 水利 公路 航道 港航 粮食 殡葬 机关事务 气象 防雷 地质 节能 乡村振兴 招商 供销"
        " 医保 社保 综治 公积金 人才 就业 救援 质控 支持 保健 绿化 水文 测绘 公证 接待 帮扶 救治".split()
    )
    + r")中心\Z"
)
