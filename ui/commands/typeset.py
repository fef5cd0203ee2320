"""``typeset``: a plain official text becomes a document."""

from pathlib import Path

from reports.typesetting import TypesetOrder, TypesetPaper, typeset
from ui.commands.output import EXIT_DONE, EXIT_OPEN_QUESTIONS, print_json, print_line


def run_typeset(
    text: Path,
    out: Path,
    order: TypesetOrder,
    *,
    bundled_fonts_only: bool,
    allow_missing: bool,
    as_json: bool,
) -> int:
    """Set a plain text as a document; what a person should look at is listed."""
    result = typeset(
        text,
        out,
        order,
        bundled_fonts_only=bundled_fonts_only,
        allow_missing=allow_missing,
    )
    if as_json:
        print_json(_as_json(result, out))
    else:
        print_line(_as_text(result, out))
    return EXIT_OPEN_QUESTIONS if result.warnings or result.missing else EXIT_DONE


def _as_json(result: TypesetPaper, out: Path) -> dict[str, object]:
    return {
        "path": str(out),
        "pages": result.pages,
        "kind": result.paper.kind.label,
        "title": result.paper.title.replace("\n", ""),
        "number": result.paper.head.number,
        "issuers": list(result.paper.head.issuers),
        "is_head_added": result.is_head_added,
        "addressees": result.paper.addressees,
        "faces": list(result.faces),
        "missing": list(result.missing),
        "warnings": [
            {"line": warning.line, "message": warning.message} for warning in result.warnings
        ],
    }


def _as_text(result: TypesetPaper, out: Path) -> str:
    lines = [f"已排成{result.paper.kind.label} {result.pages} 页：{out}"]
    lines += [
        f"  第 {warning.line} 行：{warning.message}" if warning.line else f"  {warning.message}"
        for warning in result.warnings
    ]
    if result.is_head_added:
        head = result.paper.head
        lines.append(f"  原文没有版头，红色名称按署名印成：{'、'.join(head.issuers)}{head.mark}")
    if result.missing:
        lines.append(f"  没有字体能显示这些字，已印成“〓”：{'、'.join(result.missing)}")
    return "\n".join(lines)
