"""The file of a message, read whole."""

from __future__ import annotations

from pathlib import Path

from dsardesk.domain.errors import UnreadableInput

OUTLOOK_MARK = bytes.fromhex("d0cf11e0a1b11ae1")
"""How a file of classic Outlook begins, whatever it is called."""
MOST_BYTES = 150_000_000


def read_message_file(path: Path) -> bytes:
    """Content of *path*.

    Raises:
        UnreadableInput: it is not there ("missing"), may not be read ("no_permission"), is a folder ("not_a_mail"),
            holds nothing, as Outlook sometimes hands over ("nothing_dropped"), is in Outlook's own form
            ("outlook_message"), or larger than any mail server lets through ("too_large").
    """
    if path.is_dir():
        raise UnreadableInput(reason="not_a_mail")
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise UnreadableInput(reason="too_large")
        content = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableInput(reason="missing") from None
    except OSError:
        raise UnreadableInput(reason="no_permission") from None
    if not content.strip():
        raise UnreadableInput(reason="nothing_dropped")
    if path.suffix.lower() == ".msg" or content.startswith(OUTLOOK_MARK):
        raise UnreadableInput(reason="outlook_message")
    return content
