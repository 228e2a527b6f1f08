"""The file of a message, read whole."""

from __future__ import annotations

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
        UnreadableInput: it is not there ("missing"), may not be read ("no_permission"), is a folder ("not_a_mail"),
            holds nothing, as Outlook sometimes hands over ("nothing_dropped"), or larger than any mail server lets
            through ("too_large").
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
    return content
