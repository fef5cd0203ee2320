"""The papers of the demo's gallery: one of every kind, from the two sample documents.

What is made up says so by 演示, except names of signers, which no sample has.
"""

from dataclasses import dataclass, replace

from models.papers import (
    Annex,
    Head,
    Imprint,
    Paper,
    PaperTable,
    Run,
    Signature,
    TableRows,
)
from models.reading import ReadDocument, ReadTask
from models.vocabulary import PaperKind
from reports.incoming.reading import read_file
from reports.pages.page_options import USUAL_OPTIONS, PageOptions
from ui.commands.gallery_samples import (
    COPIES,
    GROUP,
    LIST,
    OFFICE,
    PLAN,
    line_of,
    list_notice,
    paragraphs,
    plan_notice,
    texts_of,
)
from ui.samples import sample_files

_READERS = (
    ("报", "市委、市政府领导，市优化营商环境领导小组组长、副组长"),
    ("送", "市优化营商环境领导小组各成员单位"),
    ("发", "各区优化营商环境领导小组办公室"),
)


@dataclass(frozen=True, slots=True)
class GalleryPaper:
    """One paper of the gallery with the name of its files."""

    name: str
    paper: Paper
    options: PageOptions = USUAL_OPTIONS


def gallery_papers() -> tuple[GalleryPaper, ...]:
    """Return the papers, read and written from the shipped samples."""
    plan_file, list_file = sample_files()
    plan, items = read_file(plan_file), read_file(list_file)
    letter, joint = _letter(plan), _joint()
    return (
        GalleryPaper("notice-list", list_notice(items)),
        GalleryPaper("notice-plan", plan_notice(plan), PageOptions(is_double_sided=True)),
        GalleryPaper("letter", letter),
        GalleryPaper("briefing", _briefing(plan)),
        GalleryPaper("special-report", _special_report(plan), PageOptions(watermark="内部资料")),
        GalleryPaper("circular", _circular(plan)),
        GalleryPaper("minutes", _minutes()),
        GalleryPaper("joint-notice", joint),
        GalleryPaper("unsealed-letter", _unsealed(letter)),
        GalleryPaper("upward-request", _request()),
    )


def _letter(plan: ReadDocument) -> Paper:
    lines = texts_of(plan)
    task = line_of(lines, "12. ").removeprefix("12. ")
    return Paper(
        kind=PaperKind.LETTER,
        head=Head((OFFICE,), number="鄂营商督〔2024〕3号"),
        title="关于限期办结企业诉求事项的督办函",
        addressees="葛店经开区管委会",
        blocks=paragraphs(
            [
                f"经核，你单位承办的企业诉求事项（编号〔2024〕17号，演示）已超过办理时限。{task}",
                "请于2024年11月15日前书面反馈办理结果，逾期未报将按《鄂州市优化营商环境考核办法》扣分。",
            ]
        ),
        signature=Signature((OFFICE,), "2024年11月8日"),
    )


def _unsealed(letter: Paper) -> Paper:
    return replace(
        letter,
        head=replace(letter.head, number="鄂营商函〔2024〕5号"),
        title="关于邀请省发改委优化办来我市现场指导的函",
        addressees="省优化营商环境领导小组办公室",
        blocks=paragraphs(
            [
                (
                    "我市36项省定改革事项已全面进入创建阶段（演示）。为确保每项验收圆满成功，"
                    "诚邀贵办派员来我市现场指导，具体时间请贵办确定。"
                ),
                "专此函达，请予支持。",
            ]
        ),
        annex_names=(LIST, "市本级11项改革事项创建工作联系表"),
        signature=Signature((OFFICE,), "2024年5月8日", is_sealed=False),
        remark="联系人及电话：市优化办，0711-0000000",
        imprint=Imprint((("抄送", "市发改委，市行政审批局"),)),
    )


def _briefing(plan: ReadDocument) -> Paper:
    table = PaperTable(
        ("序号", "重点任务", "牵头单位", "完成时限"),
        (
            TableRows(
                "",
                tuple(_task_row(task) for task in plan.tasks[:8]),
            ),
        ),
        caption="近期到期的重点任务",
    )
    lines = texts_of(plan)
    return Paper(
        kind=PaperKind.BRIEFING,
        head=Head((), "优化营商环境工作简报", "第12期", OFFICE, "2024年10月20日"),
        title="全市优化营商环境重点任务\n三季度推进情况",
        blocks=(
            *paragraphs(
                [
                    (
                        f"截至9月底，《{PLAN}》确定的{len(plan.tasks)}项重点任务"
                        "已办结11项、序时推进6项、滞后2项，办结率57.9%（演示数据）。"
                    ),
                    "一、主要成效",
                    "1.改革创新成效明显。全市申报省级先行区改革事项36项，硚口区、猇亭区等地来鄂交流学习。",
                    "二、存在问题",
                    line_of(lines, "19. ").removeprefix("19. "),
                    "三、近期到期任务",
                ]
            ),
            table,
        ),
        imprint=Imprint(_READERS, copies="共印50份"),
    )


def _task_row(task: ReadTask) -> tuple[Run, ...]:
    lead = "、".join(task.lead) or "无牵头"
    return tuple(map(Run, (task.number, task.title, lead, task.deadline_text)))


def _special_report(plan: ReadDocument) -> Paper:
    task = line_of(texts_of(plan), "12. ")
    return Paper(
        kind=PaperKind.SPECIAL_REPORT,
        head=Head(
            mark="优化营商环境专报",
            number="第3期",
            office=OFFICE,
            dated="2024年10月28日",
            secrecy="内部",
        ),
        title="关于2件重大疑难企业诉求办理情况的报告",
        addressees="市委、市政府领导，市纪委监委",
        blocks=paragraphs(
            [
                (
                    f"按照《{PLAN}》“{task.split('。')[0].removeprefix('12. ')}”要求，"
                    "现将2件重大疑难诉求（演示）办理情况报告如下。"
                ),
                "一、基本情况",
                "（一）某企业用地诉求",
                (
                    "涉及葛店经开区。企业反映二期用地迟迟未能交付，经联合督查组3次现场协调，"
                    "已形成处置意见，计划11月底前完成交地。"
                ),
                "（二）某企业融资诉求",
                (
                    "涉及市地方金融工作局、人行鄂州市中心支行。企业反映续贷手续繁、周期长，"
                    "已组织银企对接2次，正在办理。"
                ),
                "二、下一步打算",
                "实行闭环督办、销号管理，办结一件、销号一件。",
            ]
        ),
        imprint=Imprint((_READERS[0],), copies="共印10份"),
    )


def _circular(plan: ReadDocument) -> Paper:
    lines = texts_of(plan)
    return Paper(
        kind=PaperKind.CIRCULAR,
        head=Head((GROUP,), "文件", "鄂州优化发〔2024〕9号", urgency="加急"),
        title="关于2024年第三季度优化营商环境重点任务推进落实情况的通报",
        addressees=line_of(lines, "各区人民政府"),
        blocks=paragraphs(
            [
                f"现将《{PLAN}》第三季度推进落实情况（演示数据）通报如下。",
                "一、总体情况",
                "19项重点任务中，已办结11项，占57.9%；滞后2项，占10.5%。",
                "二、工作要求",
                line_of(lines, "8. ").removeprefix("8. "),
                line_of(lines, "19. ").removeprefix("19. "),
            ]
        ),
        signature=Signature((GROUP,), "2024年10月21日"),
        imprint=Imprint((COPIES,), OFFICE, "2024年10月21日", "共印60份"),
    )


def _minutes() -> Paper:
    return Paper(
        kind=PaperKind.MINUTES,
        head=Head(mark="鄂州市优化营商环境领导小组会议纪要", number="〔2024〕3号"),
        title="研究三季度重点任务推进工作会议纪要",
        blocks=paragraphs(
            [
                (
                    "10月18日，市优化营商环境领导小组召开会议（演示），听取三季度重点任务推进情况，"
                    "研究部署迎接省第三方评价工作。现将会议议定事项纪要如下。"
                ),
                "一、关于第三方评价参评",
                "会议明确，18个一级指标的分项工作方案于10月底前定稿，佐证资料同步归集。",
                "二、关于滞后任务",
                "会议要求，滞后任务逐项明确责任单位、责任人和完成时限，每周调度一次。",
            ]
        ),
        roll=(
            (
                "出席",
                (
                    "市发改委、市经信局、市公安局、市司法局、市财政局、市人社局、市自然资源和规划局、"
                    "市行政审批局、市税务局负责人"
                ),
            ),
            ("请假", "鄂州海关"),
            ("列席", "各区优化办负责人"),
        ),
        imprint=Imprint((("发", "领导小组各成员单位，各区优化办"),), OFFICE, "2024年10月21日"),
    )


_JOINT = ("鄂州市发展和改革委员会", "鄂州市行政审批局", "鄂州市司法局")


def _joint() -> Paper:
    return Paper(
        kind=PaperKind.NOTICE,
        head=Head(_JOINT, "文件", "鄂发改营商〔2024〕31号"),
        title="关于联合开展“优化营商环境宣传月”活动的通知",
        addressees="各区发改局、行政审批局、司法局，市直各有关单位",
        blocks=paragraphs(
            [
                f"根据《{PLAN}》安排，决定联合开展“优化营商环境宣传月”活动（演示），现通知如下。",
                "一、活动主题",
                "转思想、转作风、提效率、优服务。",
                "二、活动内容",
                (
                    "围绕政务服务质效提升、市场主体服务优化、营商环境法律法规宣传、信用环境建设等主题，"
                    "通过开展专题宣传活动、发送手机短信、发放宣传手册等方式，"
                    "全方位宣传各领域营商环境建设成效。"
                ),
            ]
        ),
        annex_names=("宣传月活动安排表", "宣传月活动情况统计表"),
        signature=Signature(_JOINT, "2024年7月26日"),
        annexes=(
            Annex("宣传月活动安排表", paragraphs(["由各单位按月报送（演示）。"])),
            Annex("宣传月活动情况统计表", paragraphs(["由各单位按月报送（演示）。"])),
        ),
        imprint=Imprint((COPIES,), f"{_JOINT[0]}办公室", "2024年7月26日"),
    )


def _request() -> Paper:
    return Paper(
        kind=PaperKind.NOTICE,
        head=Head(
            (GROUP,),
            "文件",
            "鄂州优化文〔2024〕2号",
            signers=("王某某", "李某"),
            copy_number="000001",
            secrecy="秘密★1年",
            urgency="特急",
        ),
        title="关于召开全省优化营商环境现场会的请示",
        addressees="省优化营商环境领导小组",
        blocks=paragraphs(
            [
                (
                    "我市36项省定改革事项创建工作取得阶段性成果（演示）。为交流经验、推动工作，"
                    "拟请省优化营商环境领导小组于2024年11月在我市召开全省优化营商环境现场会。"
                ),
                "妥否，请批示。",
            ]
        ),
        signature=Signature((GROUP,), "2024年10月8日"),
        remark="联系人：市优化办，电话：0711-0000000",
        imprint=Imprint((), OFFICE, "2024年10月8日"),
    )
