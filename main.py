"""Start the program: a command goes to the command line, none opens the window."""

import sys
from importlib import import_module

# The child processes that open files from outside; no commands of a person.
CHILDREN = {
    "open-file": "reports.incoming.files.child",
    "open-grids": "reports.incoming.grids.worker",
}


def main(argv: list[str]) -> int:
    """Run the program and return its exit code."""
    if argv and argv[0] in CHILDREN:
        code: int = import_module(CHILDREN[argv[0]]).main(argv[1:])
        return code
    from ui.command_line import run_command

    return run_command(argv)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
