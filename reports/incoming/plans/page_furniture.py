"""What a web page or a printed page puts around a document: menus, page numbers, imprint.

It belongs to no task and to no title. A numbered line is never furniture, whatever its words.
"""

import re

from models.text.normalise import even
from models.text.numbering import mark_at
from reports.incoming.plans.shared_pages import is_shared_name

_LONGEST = 60
# — 3 —, -3-, 第 3 页 共 9 页: page numbers of a printed page
_PAGE_NUMBER = re.compile(r"(?:[-·]+ ?\d{1,3} ?[-·]+|第 ?\d+ ?页(?:[ ,/]*共 ?\d+ ?页)?)")
# 扫一扫, 打印, 字体：大 中 小 ... what a web page puts around a document
_FURNITURE = re.compile(
    r"扫一扫|分享到|(?:浏览|阅读|点击)(?:次数|量|数) ?:|打印本页|【?打印】?$|^关闭|字[体号] ?:|"
    r"语音播报|语音 ?:|无障碍(?:浏览|阅读|模式|版|$)|智能问答$|当前位置|所在位置|^首页|"
    r"责任编辑 ?:|^编辑 ?:|信息来源 ?:|^来源 ?:|上一篇|下一篇|相关链接|相关解读 ?:|"
    r"^相关(?:文件|附件|阅读|稿件)|网站地图|版权所有|ICP备|^[| ]+$|纠错|返回顶部|手机版|"
    r"主办单位:.*政府办|^(?:发布)?(?:时间|日期) ?: ?\d{4}[-/]\d{1,2}[-/]\d|"
    r"^\((?:法宝引证码|时效性|效力级别|法规类别|发布部门|制定机关|发文字号|(?:发布|实施|公布|生效)日期)\)|"
    r"^\(?(?:此件|本文)?(?:主动公开|公开发布|依申请公开)"
)
# 抄送：…, 主办：… 督办：…, XX办公室 2024年3月6日印发: the imprint (版记, GB/T 9704 7.4)
_IMPRINT = re.compile(
    r"^(?:抄 ?[送报]|分 ?送|主题词) ?:|^主办 ?:[^。]*督办 ?:|"
    r"^联系人 ?:[^。]*(?:电话|手机|邮箱)|"
    r"^[^。]{4,40}\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日 ?印(?:发|制)?$"
)
# 首页 > 政务公开 > 规划计划
_CRUMBS = re.compile(
    r"^(?:[^ :>]{0,8}位置 ?:? ?)?首页(?: ?(?:>|»|›|->|/)+ ?[^ >»›/]{2,12})+(?= |$)"
)
_META = re.compile(
    r"(?:(?:^| )(?:(?:信息|文章)?来源|作者|(?:发布)?(?:时间|日期)|(?:点击|浏览|阅读)(?:次数|量|数))"
    r" ?: ?[^ ]+"
    r"(?: \d\d:\d\d(?::\d\d)?)?)+(?= |$)"
)


def is_furniture(line: str) -> bool:
    """Return whether a line belongs to the web page or the printed page, not to the document."""
    evened = even(line).strip()
    if _PAGE_NUMBER.fullmatch(evened) or _IMPRINT.search(evened) or is_shared_name(line):
        return True
    return (
        len(evened) < _LONGEST and _FURNITURE.search(evened) is not None and mark_at(evened) is None
    )


def without_page_head(line: str) -> str:
    """Drop what a web page puts beside a title: 首页 > 政务公开, 来源：… 时间：… 点击数：…."""
    for pattern in (_CRUMBS, _META):
        if found := pattern.search(even(line[:400].replace("＞", ">"))):
            line = f"{line[: found.start()]} {line[found.end() :]}".strip()
    return line
