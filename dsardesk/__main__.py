"""The program: `dsardesk`, or `python -m dsardesk`."""

from __future__ import annotations

import sys

from dsardesk.storage.memory import keep_memory_private

SELF_TEST = "--self-test"


def main() -> None:
    """Open the window when nothing is asked, else run what is asked; leave with its exit code."""
    keep_memory_private()
    arguments = sys.argv[1:]
    # Each half of the program is brought in only when it is wanted: the prompt must show at once.
    if SELF_TEST in arguments:
        from dsardesk.cli.speech import language, speak_utf8  # noqa: PLC0415
        from dsardesk.ui.selftest import self_test  # noqa: PLC0415

        speak_utf8()
        sys.exit(self_test(language(arguments)))
    if arguments:
        from dsardesk.cli.app import run  # noqa: PLC0415

        sys.exit(run(arguments))
    from dsardesk.ui.app import run_window  # noqa: PLC0415

    sys.exit(run_window(arguments))


if __name__ == "__main__":
    main()
