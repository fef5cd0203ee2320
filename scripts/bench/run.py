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

from case import Case, measure

ROOT = Path(__file__).parent.parent.parent
REPORT = ROOT / "docs" / "benchmarks.md"
CASES = ("ledger_export", "ledger_pdf")
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
        {candidate: _measure_apart(name, candidate) for candidate in candidates}
        for _ in range(count)
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
    lines = [
        f"## {case.title}",
        "",
        case.remark,
        "",
        "| candidate | s (median) | ratio | +MB | file MB |",
        "|---|---|---|---|---|",
    ]
    for candidate in case.candidates:
        figures = [
            median(one[candidate][figure] for one in rounds)
            for figure in ("seconds", "added_mb", "file_mb")
        ]
        seconds, added, size = figures
        ratio = _ratio(case, candidate, rounds)
        lines.append(f"| {candidate} | {seconds:.2f} | {ratio:.2f} | {added:.0f} | {size:.1f} |")
    own = _ratio(case, case.own, rounds)
    verdict = "reached" if own <= case.goal else "missed"
    lines += ["", f"Goal: at most {case.goal}× {case.peer}; measured {own:.2f}×: {verdict}."]
    return "\n".join(lines) + "\n"


def _ratio(case: Case, candidate: str, rounds: list[Round]) -> float:
    return median(one[candidate]["seconds"] / one[case.peer]["seconds"] for one in rounds)


def _store(section: str) -> None:
    """Put ``section`` into the report, in place of the one with the same heading."""
    text = REPORT.read_text(encoding="utf-8") if REPORT.exists() else _INTRODUCTION
    heading = section.splitlines()[0]
    kept = re.sub(rf"\n{re.escape(heading)}\n.*?(?=\n## |\Z)", "", text, flags=re.DOTALL)
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(f"{kept.rstrip()}\n\n{section}", encoding="utf-8")


if __name__ == "__main__":
    main()
