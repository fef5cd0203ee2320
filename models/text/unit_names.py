"""What the end of a Chinese unit name looks like. Rules of form: no list of units is known here."""

import re

from models.text.normalise import even

# What a complete body ends in: 市发改委, 鄂州海关, 各镇人民政府, 市消防救援支队
_BODY_END = (
    "局|委|委员会|办|办公室|院|检察院|中心|会|妇联|工商联|残联|文联|侨联|科协|社科联|红十字会|协会|商会|工会|"
    "政府|公司|银行|支行|分行|[农工建中交]行|农商行|农发行|人行|央行|海关|部|厅|署|队|总队|支队|大队|大学|学院|"
    "集团|处|室|管委会|党工委|联社|分局|中支|法庭|股|组|专班|办事处|代表处|机构|党校|行政学院|党委|党组|"
    "政协|作协|友协|党派|运营商|军分区|警备区|合作社|机场|校区|[城交水文国建农]投|指挥部"
)
# What a body may end in too, but also a word inside a longer name: 市水务和湖泊局, 市水库和移民局
_SHORT_END = (
    "园|库|站|台|馆|厂|所|社|团|校|联|报|科|机关|电网|供电|烟草|电信|移动|联通|铁塔|邮政|石油|石化|燃气|"
    "水务|联盟|段|[农林牧]场|团场"
)
# 共青团中央, 民革中央, 九三学社中央; 党中央、国务院 is spoken of, it takes no task
_CENTRAL = r"(?:共青团|团|民[革盟建进]|农工(?:民主)?党|致公党|九三学社|台盟)中央"
# What a group word ends in: 各相关单位, 市直有关部门, 各区, 各市属企业, 各驻鄂金融机构
_GROUP_END = (
    "单位|部门|企业|机构|银行|园区|开发区|高新区|经开区|新区|功能区|示范区|保税区|合作区|"
    "风景区|管理区|林区|试验区|自贸区|度假区|片区|镇街|街镇|高新|经开|工业园|产业园|成员|专班|工作组|责任主体|各地|地方"
)
_AREA_GROUP = (
    r"(?:各|全市|全省|有关|相关|所辖|辖区|涉及|其他|其它|\d).*[区县市旗镇乡州村]|"
    r".*街道|各.*(?:道|街|居|社区|办|线|板块|级|院)"
)
# Names of two letters that need nothing before them
_SHORT_WHOLE = "[农工建中交人央]行|妇联|残联|文联|侨联|科协|海关"
_COMPLETE = re.compile(
    rf"(?:.+(?:{_BODY_END}|{_SHORT_END}|{_GROUP_END})|{_SHORT_WHOLE}|{_CENTRAL}|{_AREA_GROUP})"
    r"(?:\([^()]*\))*"
)
_AREA = re.compile(r"[^ ,、]{1,7}[区县市旗州镇乡](?:\([^()]*\))?")
# 经济社会, 全部, 区域内, 座谈会, 推介会 are words, not bodies; so is 办公室设在市发改委
_NOT_A_BODY = re.compile(
    r".*(?:(?:设|挂靠)在.+|社会|全部|内部|外部|一部|(?<!各)社区|小区|谈会|[介布场聘览易明接]会|园林|机会|城乡|干部)"
)
_CLEAR_END = re.compile(
    rf"(?:.+(?:{_BODY_END}|{_GROUP_END})|{_CENTRAL}|各[^和与]*[区县市旗镇乡街道居])(?:\([^()]*\))*"
)
_OPENS_WITH_LEVEL = re.compile(
    r"市(?!场|容|政(?![务府协法数]))|区(?!域)|县|省|州|盟|旗|师市|各|其他|其它|有关|相关|全市|驻|"
    r"中国|国家|国网"
)


def is_complete_name(text: str) -> bool:
    """Return whether ``text`` ends the way the name of a body or a group of bodies ends."""
    name = even(text).replace(" ", "")
    return (
        len(name) >= 2
        and _COMPLETE.fullmatch(name) is not None
        and _NOT_A_BODY.fullmatch(name) is None
    )


def is_area_name(text: str) -> bool:
    """Return whether ``text`` may be the bare name of an area: 鄂城区, 沙洋县, 各镇."""
    name = even(text).replace(" ", "")
    return _AREA.fullmatch(name) is not None and _NOT_A_BODY.fullmatch(name) is None


def ends_like_a_body(text: str) -> bool:
    """Return whether a name ends in a word that stands inside no longer name: 局, 委, 公司."""
    return _CLEAR_END.fullmatch(even(text).replace(" ", "")) is not None


def opens_like_a_body(text: str) -> bool:
    """Return whether a name begins with its level: 市, 省, 各, 中国."""
    return _OPENS_WITH_LEVEL.match(even(text).lstrip()) is not None
