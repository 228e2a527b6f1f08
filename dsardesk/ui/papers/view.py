"""The part of a case page."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dsardesk.services.case_page import CasePage
from dsardesk.ui.session import Navigator, Session


class PapersTab(QWidget):
    """The part of a case page."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        """An empty part."""
        super().__init__()

    def show_page(self, page: CasePage) -> None:
        """Show the case as it stands."""
