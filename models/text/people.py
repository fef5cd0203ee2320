"""People named beside a unit: 区商务局　张志强, 市发改委（王明）, 市财政局/李强."""

import re

from models.text.normalise import even
from models.text.unit_names import is_area_name, is_complete_name

# The commonest surnames; enough to tell 王建军 from a short name of a body
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蔡蒋余于杜叶程苏"
    "魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚"
    "邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳"
    "甘祝包宁尚符舒阮柯纪梅童凌毕季裴霍涂成苗谷盛曲翁冉骆蓝游辛靳柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤"
    "阳穆卓古吉缪简芦麦褚娄窦戚岑景宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬仇栾隋刁沙荣巫寇"
    "桑郎甄丛仲虞敖巩明佘池查麻苑迟邝"
)
_PERSON = rf"(?:欧阳|上官|司马|诸葛|司徒|令狐|[{_SURNAMES}])[\u4e00-\u9fff]{{1,2}}"
_BESIDE = re.compile(
    rf"(?P<unit>[^、,;。:/ ]{{2,60}})(?: */ *| +| *\( *)(?P<people>{_PERSON}(?:[、 ]{_PERSON})*)"
    r"(?: ?\d{7,11})?(?: *\))?(?=[ 、,;。)/]|$)"
)


def without_people(text: str) -> str:
    """Return a list of units without the people printed after each, telephone numbers too."""
    kept, position = "", 0
    evened = even(text)
    while found := _BESIDE.search(evened, position):
        is_beside = is_complete_name(found["unit"]) and not _names_a_body(found["people"])
        end = found.end("unit") if is_beside else found.end()
        kept += text[position:end]
        position = found.end()
    return kept + text[position:]


def _names_a_body(people: str) -> bool:
    return any(is_complete_name(name) or is_area_name(name) for name in re.split("[、 ]", people))
