"""Measure each case in fresh processes and write docs/benchmarks.md: ``make bench``.

Seconds wander on a shared machine: candidates take turns, and the ratio that counts is the median
of the ratios inside each round.
"""

import argparse
import json
import os
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from statistics import median

from case import Case, Figure, Goal, measure

ROOT = Path(__file__).parent.parent.parent
REPORT = ROOT / "docs" / "benchmarks.md"
CASES = ("ledger_export", "ledger_pdf", "table", "start", "intake")
_INTRODUCTION = """# Benchmarks

Written by `make bench`. The candidates take turns, each run a fresh process; the ratio is the
median of the ratios inside a round. Absolute seconds differ from machine to machine: only ratios
count.
"""

Round = dict[str, dict[str, float]]


def main() -> None:
    """Run the cases named, or all of them."""
    parser = argparse.ArgumentParser(description="Speed and memory beside named peers")
    parser.add_argument("cases", nargs="*", default=CASES, help=f"one of: {', '.join(CASES)}")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--measure", nargs=2, metavar=("CASE", "CANDIDATE"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.measure:
        name, candidate = arguments.measure
        print(measure(_case(name), candidate))
        return
    for name in arguments.cases:
        section = _section(_case(name), _rounds(name, arguments.rounds))
        print(section)
        _store(section)


def _case(name: str) -> Case:
    case = import_module(name).CASE
    assert isinstance(case, Case)  # noqa: S101 - a mistake in the case module, not in any input
    return case


def _rounds(name: str, count: int) -> list[Round]:
    candidates = _case(name).candidates
    return [
        {
            candidate: _measure_apart(name, candidate)
            for candidate in candidates
            if number == 0 or candidate not in _case(name).once
        }
        for number in range(count)
    ]


def _measure_apart(name: str, candidate: str) -> dict[str, float]:
    print(f"{name}：{candidate}……", file=sys.stderr)
    done = subprocess.run(
        [sys.executable, __file__, "--measure", name, candidate],
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def _section(case: Case, rounds: list[Round]) -> str:
    headings = [
        f"{one.heading} (÷ {case.peer})" if one.is_ratio else one.heading for one in case.figures
    ]
    lines = [
        f"## {case.title}",
        "",
        case.remark,
        "",
        f"| candidate | {' | '.join(headings)} |",
        f"|---{'|---' * len(headings)}|",
    ]
    for candidate in case.candidates:
        cells = [_cell(case, one, candidate, rounds) for one in case.figures]
        lines.append(f"| {candidate} | {' | '.join(cells)} |")
    lines += [line for goal in case.goals for line in ("", _verdict(case, goal, rounds))]
    return "\n".join(lines) + "\n"


def _cell(case: Case, figure: Figure, candidate: str, rounds: list[Round]) -> str:
    values = [one[candidate][figure.key] for one in rounds if candidate in one]
    text = f"{median(values):,.{figure.digits}f}"
    if not figure.is_ratio:
        return text
    return f"{text} ({_ratio(figure.key, candidate, case.peer, rounds):.2f}×)"


def _verdict(case: Case, goal: Goal, rounds: list[Round]) -> str:
    heading = next(one.heading for one in case.figures if one.key == goal.figure)
    ratio = _ratio(goal.figure, goal.own, goal.peer, rounds)
    verdict = "reached" if ratio <= goal.most else "missed"
    return (
        f"Goal: {heading} of {goal.own} at most {goal.most}× {goal.peer}; "
        f"measured {ratio:.2f}×: {verdict}."
    )


def _ratio(figure: str, candidate: str, peer: str, rounds: list[Round]) -> float:
    both = [one for one in rounds if candidate in one and peer in one]
    return median(one[candidate][figure] / one[peer][figure] for one in both)


def _store(section: str) -> None:
    """Put ``section`` into the report, in place of the one with the same heading."""
    text = REPORT.read_text(encoding="utf-8") if REPORT.exists() else _INTRODUCTION
    heading = section.splitlines()[0]
    kept = re.sub(rf"\n{re.escape(heading)}\n.*?(?=\n## |\Z)", "", text, flags=re.DOTALL)
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(f"{kept.rstrip()}\n\n{section}", encoding="utf-8")


if __name__ == "__main__":
    main()
