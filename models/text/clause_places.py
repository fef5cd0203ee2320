"""Where clauses stand in a paragraph: in brackets, on a line of their own, run into its end."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from models.text.brackets import levels, outermost, unclosed
from models.text.clauses import Clause, has_time, is_bare_list, is_clause, read_clauses
from models.text.heading_line import is_heading_line
from models.text.normalise import even, squeeze
from models.text.role_words import LABEL, is_whole_label
from models.text.unit_roles import says_who

_ENDS = "。;!?)”』 ★☆●○■□◆◇▲△※*·•▪"
_RUNS_ON = 300  # letters of a clause that begins inside a sentence, its mark before it lost
_TIME_ALONE = re.compile(
    r"(?:20\d\d ?年)(?:\d{1,2} ?月)?[^,;。:]{0,6}(?:前|底|内|末)(?:全部|基本)?(?:完成)?。?"
)
_PIECE = re.compile(r"[^,;。!?]+")
# 由市发改委牵头, 此项工作由市发改委负责
_BY = re.compile(
    r" *(?:(?:[此该本这]项|各项|以上|上述|具体)?(?:工作|任务)?(?:主要|具体)?由)(?!于|此)"
)
_MOST_DUTIES = 40  # pieces of one clause
_SENTENCE = re.compile(r"[^。!?]+[。!?]?")


@dataclass(frozen=True, slots=True)
class ClausePlace:
    """A clause with its place in the paragraph, brackets included."""

    start: int
    end: int
    clause: Clause


def find_clauses(text: str) -> tuple[ClausePlace, ...]:
    """Return the clauses of a paragraph in printed order; they do not overlap."""
    if is_heading_line(text):
        return ()
    places: list[ClausePlace] = []
    for finder in _FINDERS:
        places += [p for p in finder(text) if not any(_overlap(p, q) for q in places)]
    return tuple(sorted(places, key=lambda place: place.start))


def _overlap(one: ClausePlace, other: ClausePlace) -> bool:
    return one.start < other.end and other.start < one.end


def _in_brackets(text: str) -> Iterator[ClausePlace]:
    """(牵头单位：…), 〔…按职责分工负责〕, (市发改委、市财政局) and (2024年底前完成) at the end."""
    end = len(even(text).rstrip(" 。;,"))
    for opening, closer in outermost(text):
        inside = text[opening + 1 : closer]
        at_end = closer + 1 >= end
        if is_clause(inside, in_brackets=True) or (
            at_end and (has_time(inside) or is_bare_list(inside))
        ):
            clause = read_clauses(inside)
            if not clause.is_empty:
                yield ClausePlace(opening, closer + 1, clause)


def _in_open_bracket(text: str) -> Iterator[ClausePlace]:
    """(牵头单位：… with no closing bracket: it goes on to the end of the paragraph."""
    opening = _open_clause(text)
    if opening < len(text):
        yield ClausePlace(opening, len(text), read_clauses(text[opening + 1 :]))


def _labelled(text: str) -> Iterator[ClausePlace]:
    """责任单位：市发改委、市财政局。 outside brackets, to the end or to the next sentence."""
    evened = even(text)
    level = levels(text)
    open_clause = _open_clause(text)
    position = 0
    while label := LABEL.search(evened, position):
        start, position = label.start(), label.start() + 1
        if level[start] > 0 or start > open_clause:
            continue
        end = _end_of_labels(evened, label.end(), level)
        is_free = start == 0 or evened[start - 1] in _ENDS
        if is_free or (is_whole_label(label) and end - start < _RUNS_ON):
            clause = read_clauses(text[start:end])
            if not clause.is_empty and _is_clause_of(label, clause, is_free=is_free):
                yield ClausePlace(start, end, clause)
                position = end
        if is_free:
            position = end


def _is_clause_of(label: re.Match[str], clause: Clause, *, is_free: bool) -> bool:
    """Return whether a label opens a clause: inside a sentence it must name a body or a person."""
    if clause.names_a_body:
        return True
    return (_is_sure(label) or not clause.has_units) if is_free else clause.has_people


def _is_sure(label: re.Match[str]) -> bool:
    """Return whether a label cannot be running text: 责任：压实责任 and 建设单位 应当 may be."""
    words = squeeze(label.group())
    return len(words) > len("责任:") and words.endswith((":", ")"))


def _open_clause(text: str) -> int:
    """Return where a clause stands whose bracket never closes, the end when there is none."""
    evened = even(text)
    openings = (at for at in unclosed(text) if LABEL.match(evened, _after_blanks(evened, at + 1)))
    return next(openings, len(text))


def _end_of_labels(evened: str, position: int, level: list[int]) -> int:
    """Return where labels end: after 。 unless another label follows it."""
    while (stop := evened.find("。", position)) >= 0:
        if level[stop] == 0 and not LABEL.match(evened, _after_blanks(evened, stop + 1)):
            return stop + 1
        position = stop + 1
    return len(evened)


def _after_blanks(evened: str, position: int) -> int:
    while position < len(evened) and evened[position] == " ":
        position += 1
    return position


def _last_sentence(text: str) -> Iterator[ClausePlace]:
    """…。市发改委牵头，市财政局配合。 as the last sentence, or alone on its line."""
    sentences = list(_SENTENCE.finditer(even(text)))
    if sentences:
        start, end = sentences[-1].span()
        words = text[start:end].rstrip("。")
        if len(words) < 300 and is_clause(words) and not LABEL.match(even(words)):
            clause = read_clauses(words)
            if clause.has_units:
                yield ClausePlace(start, end, clause)


def _time_alone(text: str) -> Iterator[ClausePlace]:
    """2024年6月底前完成 alone on its line."""
    if _TIME_ALONE.fullmatch(even(text)):
        yield ClausePlace(0, len(text), read_clauses(text))


def _before_what_is_done(text: str) -> Iterator[ClausePlace]:
    """市发改委牵头，市财政局配合，建立…。 at the beginning; 燃气整治，由住建局负责，… anywhere."""
    evened = even(text)
    for sentence in _SENTENCE.finditer(evened):
        pieces = list(_PIECE.finditer(evened, *sentence.span()))
        place = 0
        while place < len(pieces):
            is_by = _BY.match(pieces[place].group()) is not None
            may_begin = is_by or pieces[place].start() == 0
            run = pieces[place : place + _MOST_DUTIES] if may_begin else []
            duties = list(takewhile(_is_duty, run))
            if duties and (is_by or len(duties) < len(pieces)):  # 落实企业主责。 is a title
                start, end = duties[0].start(), duties[-1].end()
                yield ClausePlace(start, min(end + 1, len(text)), read_clauses(text[start:end]))
            place += max(len(duties), 1)


def _is_duty(piece: re.Match[str]) -> bool:
    """Return whether a piece names units and ends with what they do; 由 may open short names."""
    words = piece.group()
    return says_who(words, may_differ=3 if _BY.match(words) else 0, is_told=False)


_FINDERS = (
    _labelled,
    _in_brackets,
    _in_open_bracket,
    _last_sentence,
    _before_what_is_done,
    _time_alone,
)
