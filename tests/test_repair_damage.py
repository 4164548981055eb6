"""Injected readings and the byte shift, made on purpose on the project's own papers and undone."""

import difflib
from pathlib import Path

import damage
import pytest

from ipmine import analyze
from ipmine.aligned import Aligned
from ipmine.repair import effort, gbk_shift, repair

SOURCES = Path(__file__).parent.parent / "corpora" / "ip-policy" / "sources"
# notices of different kinds, in simplified script as they were written
PAPERS = [
    "001-pledge-finance-notice",
    "014-high-value-patent-opinion",
    "018-admin-enforcement-notice",
    "030-talent-training-notice",
]


def paper(name):
    return damage.traditional((SOURCES / f"{name}.txt").read_text("utf-8"))


Effort = effort.Effort


def letters(text):
    return "".join(c for c in text if c.isalnum())


def mend(text):
    return repair(Aligned(text))[0].text


FAMILIES = [
    ("知識(shí)產(chǎn)權(quán)局", "知識產權局"),
    ("知識（shí）產（chǎn）權（quán）局", "知識產權局"),
    ("國發(fā)〔2021〕20號文件、國知發(fā)運字〔2021〕17號", "國發〔2021〕20號文件、國知發運字〔2021〕17號"),
    ("召開會(huì )議，審議報(bào )告", "召開會議，審議報告"),
    ("黔市監(jiān)呈〔2021〕52號(hào)", "黔市監呈〔2021〕52號"),
    ("聚焦新能源領(lǐng)域?qū)@麑?dǎo)航服務(wù)", "聚焦新能源領域專利導航服務"),
]


@pytest.mark.parametrize(("damaged", "clean"), FAMILIES)
def test_families(damaged, clean):
    assert mend(damaged) == clean


@pytest.mark.parametrize("style", ["toned", "wide", "spaced"])
@pytest.mark.parametrize("name", PAPERS)
def test_readings_put_in_are_taken_out(name, style):
    text = paper(name)
    damaged = damage.add_readings(text, damage.changed_characters(), style)
    assert len(damaged) > 1.5 * len(text)
    assert letters(mend(damaged)) == letters(text)


@pytest.mark.parametrize("style", ["repeated", "toneless", "bare"])
def test_readings_without_tones_are_taken_out(style):
    text = paper(PAPERS[1])
    damaged = damage.add_readings(text, damage.changed_characters(), style)
    matcher = difflib.SequenceMatcher(None, letters(text), letters(mend(damaged)), autojunk=False)
    assert matcher.ratio() > 0.97


@pytest.mark.parametrize(
    "clean",
    [
        "申請人應當符合下列條件。  (一)具有本市戶籍的人員;  (二)遵守法律。",
        "專項任務  (二)發展方向;",
        "各省(區、市)人民政府和各市(州)機構。",
    ],
)
def test_a_bracket_behind_a_blank_is_no_full_stop(clean):
    wide = clean.replace(" ", "\u3000").replace("(", "（").replace(")", "）").replace(";", "；")
    damaged = damage.Mirror(damage.changed_characters()).damage(wide)
    assert "?。" in damaged
    assert mend(damaged) == clean


def test_a_run_is_put_back_but_for_the_character_that_nothing_tells():
    damaged = damage.Mirror(damage.changed_characters()).damage("報名要求如下：\u3000\u3000（三）具有良好的品行；")
    assert mend(damaged) == "報名要求如下:  (三)具有良好的品?;"


SENTENCES = [
    "各有關省（市）人民政府和每個省（自治區、直轄市）要高度重視。",
    "第四十二條　（重點領域監管）有關部門要加強監督。",
    "把補貼直接發放至個人，由個人辦理。",  # 個 ends with the byte 0x80
    "切實做到兩個維護，每個單位都要加強學習。",
    "鼓勵景區打造文旅爆款IP，發展產業。",  # a reading between two bytes, the second a letter's
    "享受相應等級的服務獎勵，不得侵犯專利權。",
    "參保患者的醫保基金支付範圍由部門確定。",
    "落實好各項優惠政策。\n三、加強組織領導，強化責任。",  # the end of the line was swallowed
]


@pytest.mark.parametrize("euro", [False, True])
@pytest.mark.parametrize("clean", SENTENCES)
def test_sentences_with_runs(clean, euro):
    mirror = damage.Mirror(damage.changed_characters(), euro=euro)
    damaged = mirror.damage(clean)
    assert damaged != mirror.clean(clean)
    assert mend(damaged) == mirror.clean(clean)


def test_a_label_that_was_mended_is_a_label_alone():
    damaged = damage.Mirror(damage.changed_characters()).damage("六、加強領導。\n七、優秀學員應當取得證書。\n")
    paper = analyze(damaged)
    assert "七、" not in damaged
    assert [s.label for s in paper.sections] == ["六、", "七、"]


def test_what_stands_before_a_swallowed_digit_is_put_back_and_no_number_made_of_the_rest():
    clean = "聯合舉辦產銷對接活動不少于60場，帶動農戶增收。"
    mirror = damage.Mirror(damage.changed_characters())
    damaged = mirror.damage(clean)
    paper = analyze(damaged)
    assert paper.mended.replace("?", "\ufffd") == mirror.clean(clean).replace("60場", "\ufffd0場")
    assert not paper.targets
    assert analyze(clean).targets[0].value == 60


@pytest.mark.parametrize("sequential", [False, True])
@pytest.mark.parametrize("name", PAPERS)
def test_a_mirror_is_undone(name, sequential):
    text = paper(name)
    mirror = damage.Mirror(damage.changed_characters(), sequential=sequential)
    damaged = mirror.damage(text)
    assert "?" in damaged or "(" in damaged
    mended, repairs = repair(Aligned(damaged))
    clean = letters(mirror.clean(text))
    matcher = difflib.SequenceMatcher(None, clean, letters(mended.text), autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    open_places = sum(r.repaired is None for r in repairs)
    assert same >= 0.98 * len(clean), (same, len(clean), open_places)
    for r in repairs:
        assert 0 <= r.start < r.end <= len(damaged)


@pytest.mark.parametrize("name", PAPERS)
def test_clean_papers_of_either_script_are_left_alone(name):
    text = (SOURCES / f"{name}.txt").read_text("utf-8")
    for written in (text, damage.traditional(text)):
        kinds = {r.kind for r in repair(Aligned(written))[1]}
        assert not kinds & {"pinyin", "misaligned_gbk", "mojibake"}


def test_effort_is_enough_for_pages_of_ordinary_size(monkeypatch):
    text = "\n".join(map(paper, PAPERS * 2))
    damaged = damage.Mirror(damage.changed_characters(), drop_user=True).damage(text)
    fixes = gbk_shift.mend(damaged)
    assert sum(fix.new is not None for fix in fixes) > 20
    monkeypatch.setattr(effort, "Effort", lambda page, walk: Effort(10**12, 10**12))
    assert gbk_shift.mend(damaged) == fixes


@pytest.mark.parametrize("repeat", ["前??", "?;", "前?？", "?。", "檪？？", "識(shí)?，"])
def test_effort_is_bounded_on_made_up_pages(repeat, monkeypatch):
    made = []

    class Counted(Effort):
        def __init__(self, page, walk):
            super().__init__(page, walk)
            self.all = page
            made.append(self)

    monkeypatch.setattr(effort, "Effort", Counted)
    size = 3_000
    gbk_shift.mend(repeat * (size // len(repeat)))
    plain, lossy = (effort.all - effort.page for effort in made)
    # what a walk takes in its last step is not cut in two
    assert 0 < plain <= 100_000 + 8 * size + 4_000
    assert lossy <= 160_000 + 30 * size + 80_000


def test_a_run_of_question_marks_is_no_shift() -> None:
    # one for each character that an encoding does not have: nothing tells what stood there
    lost = "民政部關于做好某項工作(zuò)的通知\n民政部\n2021年11月5日?????? ?。"
    assert "常" not in repair(Aligned(lost))[0].text


def test_a_day_at_the_end_of_a_line_keeps_its_last_character() -> None:
    # 十二月十七日, of which the tools of a mirror kept half of the last character
    damaged = "國(guó)務(wù)院辦(bàn)公廳(tīng)\n二〇〇?zhā)哪晔\ue18d\ue49b率\ue19d呷?"
    assert repair(Aligned(damaged))[0].text == "國務院辦公廳\n二〇〇四年十二月十七日"


@pytest.mark.parametrize(
    ("text", "kind", "spans"),
    [
        ("要在全省布局建設(shè)示范區(qū)12個(gè)，惠及企業(yè)450家。", "targets", ["12個(gè)", "450家"]),
        (
            "由吉林省財(cái)政廳(tīng)負責(zé)，各縣區(qū)、各部門(mén)配合。",
            "agencies",
            ["吉林省財(cái)政廳(tīng)", "各縣區(qū)", "各部門(mén)"],
        ),
        ("辦(bàn)理期限為20個(gè)工作日(rì)內(nèi)。", "durations", ["20個(gè)工作日(rì)內(nèi)"]),
    ],
)
def test_a_reading_belongs_to_the_last_character_of_what_was_found(text: str, kind: str, spans: list[str]) -> None:
    found = getattr(analyze(text), kind)
    places = [(f.quantity["start"], f.quantity["end"]) if kind == "targets" else (f.start, f.end) for f in found]
    assert [text[a:b] for a, b in places] == spans
