"""The program: `dsardesk`, or `python -m dsardesk`."""

from __future__ import annotations

import sys


def main() -> None:
    """Open the window when nothing is asked, else run the command line; leave with its exit code."""
    arguments = sys.argv[1:]
    # Each half of the program is brought in only when it is wanted: the prompt must show at once.
    if arguments:
        from dsardesk.cli.app import run  # noqa: PLC0415

        sys.exit(run(arguments))
    from dsardesk.ui.app import run_window  # noqa: PLC0415

    sys.exit(run_window(arguments))


if __name__ == "__main__":
    main()
