"""Start the program: a command goes to the command line, none opens the window."""

import sys


def main(argv: list[str]) -> int:
    """Run the program and return its exit code."""
    if argv[:1] == ["open-file"]:
        # The child process that opens untrusted files (reports.incoming); not a person's command.
        from reports.incoming.files import child

        return child.main(argv[1:])
    from ui.command_line import run_command

    return run_command(argv)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
