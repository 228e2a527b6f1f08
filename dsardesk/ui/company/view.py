"""The screen."""

from __future__ import annotations

from dsardesk.ui.session import Navigator, Session
from dsardesk.ui.widgets.layout import Page


class CompanyView(Page):
    """The screen."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        """An empty screen."""
        super().__init__()

    def activate(self) -> None:
        """Show what stands now."""
