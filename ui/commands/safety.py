"""``check``, ``backup`` and ``restore``: keeping the ledger whole."""

from pathlib import Path

from models.store.backup import create_backup, restore_backup
from models.store.integrity import check_workspace, count_unused_files
from reports.form_delivery import unrecorded_deliveries
from ui.commands.existing import open_existing
from ui.commands.output import EXIT_DONE, EXIT_OPEN_QUESTIONS, print_json, print_line


def run_check(data: Path, *, as_json: bool) -> int:
    """Say whether the database, its links, its evidence files and the forms that went out agree."""
    with open_existing(data) as workspace:
        forms = (one.sentence for one in unrecorded_deliveries(workspace))
        problems, unused = (*check_workspace(workspace), *forms), count_unused_files(workspace)
    if as_json:
        print_json({"sound": not problems, "problems": list(problems)})
    else:
        print_line("检查完毕，数据完好。" if not problems else "检查发现以下问题：")
        for problem in problems:
            print_line(f"  {problem}")
        if unused:
            print_line(f"另有 {unused} 个留存的文件没有记录指向它，多由撤销或中断留下，没有妨碍。")
    return EXIT_OPEN_QUESTIONS if problems else EXIT_DONE


def run_backup(data: Path, operator: str, *, as_json: bool) -> int:
    """Make a verified backup and say where it is."""
    with open_existing(data, operator=operator) as workspace:
        backup = create_backup(workspace, "manual")
    if as_json:
        print_json({"backup": str(backup)})
    else:
        print_line(f"已备份并校验：{backup}")
    return EXIT_DONE


def run_restore(data: Path, backup: Path, *, as_json: bool) -> int:
    """Put a backup in the ledger's place; what was there is kept as a backup first."""
    kept = restore_backup(data, backup)
    if as_json:
        print_json({"restored": str(backup), "kept": str(kept) if kept else None})
    else:
        print_line(f"已恢复：{backup}")
        if kept:
            print_line(f"恢复前的台账保存在：{kept}")
    return EXIT_DONE
