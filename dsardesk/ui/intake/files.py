"""The file of a message, read whole."""

from __future__ import annotations

import stat
from pathlib import Path

from dsardesk.domain.errors import UnreadableInput

FORMS = (
    "*.eml *.msg *.emlx *.mbox *.dat *.pdf *.docx *.odt *.rtf *.txt *.html *.htm *.json"
    " *.jpg *.jpeg *.png *.tif *.tiff *.zip *.tar *.gz"
)
"""Names of the files that a dialog offers first; a file is read by its content all the same."""
MOST_BYTES = 150_000_000


def read_message_file(path: Path) -> bytes:
    """Content of *path*.

    Raises:
        UnreadableInput: it is not there ("missing"), may not be read ("no_permission"), is a folder ("folder_dropped")
            or a device ("unknown_form"), holds nothing, as Outlook sometimes hands over ("nothing_dropped"), or is
            larger than any mail server lets through ("too_large").
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise UnreadableInput(reason="folder_dropped" if stat.S_ISDIR(found.st_mode) else "unknown_form")
        if found.st_size > MOST_BYTES:
            raise UnreadableInput(reason="too_large")
        content = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableInput(reason="missing") from None
    except OSError:
        raise UnreadableInput(reason="no_permission") from None
    if not content.strip():
        raise UnreadableInput(reason="nothing_dropped")
    return content
