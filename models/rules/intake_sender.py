"""Whose a returned file is and to which round it belongs. Pure.

The stamp of the form says it; what is written in the file and its name are held against it, so that
the form of another unit, or last month's, is named as such (domain A41).
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from models.records import UnitRow
from models.round_records import RoundRow
from models.rules.matching import NameIndex
from models.rules.names import name_key
from models.rules.round_period import Period, read_period
from models.rules.round_stamp import FormStamp

_MONTH = re.compile(r"(20\d\d)\s*[年.-]\s*(1[0-2]|0?[1-9])(?:月(?!\s*\d)|(?![\d月]|[.-]\d))")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a file tells about where it comes from.

    Attributes:
        stamps: the whole stamps found in it.
        unit_words, period_words: what stands beside 填报单位 and 报送期间.
    """

    file_name: str
    stamps: tuple[FormStamp, ...] = ()
    unit_words: str = ""
    period_words: str = ""


@dataclass(frozen=True, slots=True)
class KnownRounds:
    """What the ledger knows of rounds.

    Attributes:
        asked: who must report, by round.
        forms: keys of the forms that were made, by round.
    """

    rounds: tuple[RoundRow, ...]
    asked: Mapping[str, Collection[str]]
    forms: Mapping[str, Collection[str]]
    units: tuple[UnitRow, ...]


@dataclass(frozen=True, slots=True)
class Sender:
    """Whose a file is; None where nobody can tell.

    Attributes:
        form_id: the form it is, None when the stamp is gone or not of this round.
        question: why a person must look first, "" when all agrees.
        notice: what a person should know, "" when nothing.
    """

    round_id: str | None
    unit_id: str | None = None
    form_id: str | None = None
    question: str = ""
    notice: str = ""


def find_sender(evidence: Evidence, known: KnownRounds, wanted_round: str | None) -> Sender:
    """Return whose file it is; ``wanted_round`` is the round a person collects for, if any."""
    ours = [stamp for stamp in evidence.stamps if _round(known, stamp.round) is not None]
    if len({(stamp.round, stamp.unit) for stamp in ours}) > 1:
        return Sender(wanted_round or ours[0].round, question=_several_stamps())
    if ours:
        return _by_stamp(ours[0], evidence, known, wanted_round)
    return _by_words(evidence, known, wanted_round)


def stamped_form(
    stamps: Sequence[FormStamp], known: KnownRounds, round_id: str, unit_id: str | None
) -> str | None:
    """Return the form of a round a file is by its stamps; of several that of the unit."""
    forms = known.forms.get(round_id, ())
    found = {stamp.form: stamp for stamp in stamps if stamp.form in forms}
    if len(found) > 1:
        found = {key: stamp for key, stamp in found.items() if stamp.unit == unit_id}
    return next(iter(found)) if len(found) == 1 else None


def _by_stamp(
    stamp: FormStamp, evidence: Evidence, known: KnownRounds, wanted: str | None
) -> Sender:
    """Say whose stamped form it is, and what speaks against it."""
    form = stamp.form if stamp.form in known.forms.get(stamp.round, ()) else None
    if wanted is not None and wanted != stamp.round:
        question = (
            f"这是“{_name_of_round(known, stamp.round)}”的报送表，"
            f"不是“{_name_of_round(known, wanted)}”的，没有采用其中的内容。"
            "可以移到那个批次，或者向单位要本批次的表。"
        )
        return Sender(wanted, stamp.unit, None, question)
    return Sender(
        stamp.round, stamp.unit, form, _against_stamp(stamp, evidence, known), _missing_form(form)
    )


def _against_stamp(stamp: FormStamp, evidence: Evidence, known: KnownRounds) -> str:
    own = _unit(known, stamp.unit)
    if own is None:
        return "表里标识的单位已不在单位表里。内容没有入库，请指定单位。"
    index = NameIndex(known.units, ())
    written = index.unit(evidence.unit_words) if evidence.unit_words else None
    if written is None and _names_a_stranger(evidence.unit_words, own):
        return (
            f"这是发给“{own.name}”的表，表里写的填报单位是“{evidence.unit_words}”。"
            "内容没有入库，请确认是谁报的。"
        )
    named = _named_in(evidence.file_name, known)
    for other, where in ((written, "表里写的填报单位是"), (named, "文件名写的是")):
        if other is not None and other.id != own.id:
            return (
                f"这是发给“{own.name}”的表，{where}“{other.name}”。内容没有入库，请确认是谁报的。"
            )
    if own.id not in known.asked.get(stamp.round, ()):
        return f"“{own.name}”不在这个批次的报送单位里。内容没有入库，请确认。"
    return _against_period(stamp, evidence, known)


def _against_period(stamp: FormStamp, evidence: Evidence, known: KnownRounds) -> str:
    round_row = _round(known, stamp.round)
    if round_row is None:
        return ""
    in_form = read_period(evidence.period_words) if evidence.period_words else None
    in_name = _month_in(evidence.file_name.replace(round_row.name, ""))
    for written, where in ((in_form, "表里写的报送期间"), (in_name, "文件名写的")):
        if written is not None and written.code != round_row.period:
            return f"{where}是{written.label}，与“{round_row.name}”不同。内容没有入库，请确认。"
    return ""


def _month_in(file_name: str) -> Period | None:
    """Return the one month a file name tells; a day (7月3日) is none."""
    found = {f"{year}-{month}" for year, month in _MONTH.findall(file_name)}
    return read_period(found.pop()) if len(found) == 1 else None


def _names_a_stranger(words: str, own: UnitRow) -> bool:
    """Whether words name a unit nobody registered, and not the own one with something around it."""
    written = name_key(words)
    names = [name_key(name) for name in (own.name, own.full_name, *own.aliases) if name]
    return bool(written) and not any(name in written or written in name for name in names)


def _by_words(evidence: Evidence, known: KnownRounds, wanted: str | None) -> Sender:
    round_id = wanted or _round_by_period(evidence, known)
    if round_id is None:
        return Sender(None, question="不知道属于哪个批次，没有收下。请先选批次再收。")
    written = read_period(evidence.period_words) if evidence.period_words else None
    round_row = _round(known, round_id)
    if written is not None and round_row is not None and written.code != round_row.period:
        return Sender(
            round_id,
            _unit_by_words(evidence, known),
            question=f"表里写的报送期间是{written.label}，与本批次不同。内容没有入库，请确认。",
        )
    unit_id = _unit_by_words(evidence, known)
    if unit_id is None:
        return Sender(round_id, question="看不出是哪个单位报的。内容没有入库，请指定单位。")
    if unit_id not in known.asked.get(round_id, ()):
        own = _unit(known, unit_id)
        name = own.name if own else ""
        return Sender(
            round_id, unit_id, question=f"“{name}”不在这个批次的报送单位里。内容没有入库，请确认。"
        )
    question = _against_file_name(unit_id, round_row, evidence, known)
    if question:
        return Sender(round_id, unit_id, question=question)
    return Sender(round_id, unit_id, notice="文件里没有报送表的标识，按单位名称认出。")


def _against_file_name(
    unit_id: str, round_row: RoundRow | None, evidence: Evidence, known: KnownRounds
) -> str:
    """Ask where the file is named after another unit than the one that is written in it (H35)."""
    file_name = evidence.file_name.replace(round_row.name, "") if round_row else evidence.file_name
    named = _named_in(file_name, known)
    own = _unit(known, unit_id)
    if named is None or own is None or named.id == unit_id:
        return ""
    return (
        f"表里写的填报单位是“{own.name}”，文件名写的是“{named.name}”。"
        "内容没有入库，请确认是谁报的。"
    )


def _round_by_period(evidence: Evidence, known: KnownRounds) -> str | None:
    """Return the only round of the period that is written, or the only round there is."""
    written = read_period(evidence.period_words) if evidence.period_words else None
    fitting = [one for one in known.rounds if written is None or one.period == written.code]
    return fitting[0].id if len(fitting) == 1 else None


def _unit_by_words(evidence: Evidence, known: KnownRounds) -> str | None:
    index = NameIndex(known.units, ())
    written = index.unit(evidence.unit_words) if evidence.unit_words else None
    found = written or _named_in(evidence.file_name, known)
    return found.id if found else None


def _named_in(file_name: str, known: KnownRounds) -> UnitRow | None:
    """Return the one unit a file name names; of 某区 and 某区人社局 the longer."""
    words = name_key(file_name)
    found = [
        (name_key(name), unit)
        for unit in known.units
        for name in (unit.name, unit.full_name, *unit.aliases)
        if name and name_key(name) in words
    ]
    longest = [
        unit
        for name, unit in found
        if not any(name != other and name in other for other, _ in found)
    ]
    distinct = {unit.id: unit for unit in longest}
    return next(iter(distinct.values())) if len(distinct) == 1 else None


def _several_stamps() -> str:
    return "文件里有几份报送表的标识，不知道是哪一份。内容没有入库，请让单位分开报送。"


def _missing_form(form: str | None) -> str:
    return "" if form else "发出这份表的记录不在台账里，按当前内容核对。"


def _round(known: KnownRounds, round_id: str) -> RoundRow | None:
    return next((one for one in known.rounds if one.id == round_id), None)


def _name_of_round(known: KnownRounds, round_id: str) -> str:
    found: Sequence[RoundRow] = [one for one in known.rounds if one.id == round_id]
    return found[0].name if found else ""


def _unit(known: KnownRounds, unit_id: str) -> UnitRow | None:
    return next((unit for unit in known.units if unit.id == unit_id), None)
