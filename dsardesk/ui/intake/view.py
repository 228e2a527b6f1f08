"""The screen."""

from __future__ import annotations

from pathlib import Path

from dsardesk.ui.session import Navigator, Session
from dsardesk.ui.widgets.layout import Page


class IntakeView(Page):
    """The screen."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        """An empty screen."""
        super().__init__()

    def activate(self) -> None:
        """Show what stands now."""

    def paste(self) -> None:
        """Read what the clipboard holds."""

    def read_file(self, path: Path) -> None:
        """Read the message in *path*."""
