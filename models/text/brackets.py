"""Pairing brackets the way offices print them: nested, of several shapes, some never closed."""

from itertools import accumulate

from models.text.normalise import even

_CLOSES = dict(zip("(（〔[［【﹝﹙〖〈＜", ")）〕]］】﹞﹚〗〉＞", strict=True))
_LOOK_BACK = 20  # brackets nest three or four deep; text of brackets alone must not take long
_OPENERS_OF = {closer: opener for opener, closer in _CLOSES.items()}


def pairs(text: str) -> list[tuple[int, int]]:
    """Return the (opening, closing) positions of brackets that pair, by opening position.

    A closing bracket goes to the nearest open one of its own shape, else to the nearest open one
    (〔…) is printed too); what stays open between them does not count as a bracket.
    """
    found: list[tuple[int, int]] = []
    waiting: list[int] = []
    for position, char in enumerate(even(text)):
        if char == "(":
            waiting.append(position)
        elif char == ")" and waiting:
            place = _partner(text, waiting, text[position])
            found.append((waiting[place], position))
            del waiting[place:]
    return sorted(found)


def _partner(text: str, waiting: list[int], closer: str) -> int:
    """Return which open bracket a closing one belongs to, looking back over a few."""
    places = range(len(waiting) - 1, max(-1, len(waiting) - 1 - _LOOK_BACK), -1)
    same = (at for at in places if text[waiting[at]] == _OPENERS_OF.get(closer))
    round_ones = (at for at in places if text[waiting[at]] in "(（" and closer in ")）")
    return next(same, next(round_ones, len(waiting) - 1))


def outermost(text: str) -> list[tuple[int, int]]:
    """Return the paired brackets that stand in no other."""
    result: list[tuple[int, int]] = []
    for opening, closer in pairs(text):
        if not result or opening > result[-1][1]:
            result.append((opening, closer))
    return result


def unclosed(text: str) -> list[int]:
    """Return the positions of opening brackets that never close."""
    paired = {opening for opening, _ in pairs(text)}
    return [p for p, char in enumerate(even(text)) if char == "(" and p not in paired]


def levels(text: str) -> list[int]:
    """Return for each character how many paired brackets stand around it."""
    steps = [0] * (len(text) + 1)
    for opening, closer in pairs(text):
        steps[opening + 1] += 1
        steps[closer] -= 1
    return list(accumulate(steps))[:-1]
