"""Reading a file that a person chose; work for the runner, never for the window."""

from __future__ import annotations

from pathlib import Path

from dsardesk.domain.errors import UnreadableInput


def read_file(path: Path) -> bytes:
    """The content of *path*; UnreadableInput if it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadableInput(reason="missing") from None
    except OSError:
        raise UnreadableInput(reason="no_permission") from None
