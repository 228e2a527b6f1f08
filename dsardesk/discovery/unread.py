"""Why a file was not searched."""

from __future__ import annotations


class Unread(Exception):
    """A file, or a part of it, that could not be read; `reason` is one of the codes of `REASONS`."""

    def __init__(self, reason: str) -> None:
        """Keep the reason's code."""
        super().__init__(reason)
        self.reason = reason


REASONS = (
    "comments",
    "damaged",
    "encrypted",
    "no_permission",
    "no_text",
    "not_a_file",
    "not_text",
    "symlink",
    "too_large",
    "unknown_type",
)
"""Every reason code a search may give."""
