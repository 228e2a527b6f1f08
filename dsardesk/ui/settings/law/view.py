"""The card of the law tables."""

from __future__ import annotations

from dsardesk.ui.program import DeskNavigator
from dsardesk.ui.session import Session
from dsardesk.ui.settings.law.presenter import LawLine, LawPresenter
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.flow import flow
from dsardesk.ui.widgets.layout import Card
from dsardesk.ui.widgets.paths import Wanted, choose_path
from dsardesk.ui.widgets.text import paragraph, set_tone


class LawCard(Card):
    """Version, date and source of the tables, and the way to newer ones."""

    def __init__(self, title: str, session: Session, navigator: DeskNavigator) -> None:
        """Nothing shown yet; *session* drops answers that come after the card is gone."""
        super().__init__(title)
        self.presenter = LawPresenter(self, session, navigator)
        self.in_use = paragraph(selectable=True)
        self.in_use.setAccessibleName(self.tr("Law tables in use"))
        self.note = paragraph()
        self.note.hide()
        self.remove_button = button(self.tr("Remove installed &tables"), self.presenter.remove, icon_name="delete")
        self.remove_button.hide()
        self.install_button = button(self.tr("&Install a file…"), self._choose, icon_name="folder_open")
        explanation = self.tr(
            "Rules of law, public holidays and addresses of authorities. Newer ones come as a file signed by the makers"
            " of DSARDesk: nothing is fetched by itself. Open cases are counted anew once they are used."
        )
        for part in (self.in_use, self.note, paragraph(explanation, Tone.MUTED)):
            self.body.addWidget(part)
        self.body.addWidget(flow(self.install_button, self.remove_button))

    def show_law(self, line: LawLine) -> None:
        """Say which tables are in use."""
        self.in_use.setText(line.in_use)
        self.note.setText(line.note)
        self.note.setVisible(bool(line.note))
        set_tone(self.note, Tone.WARNING if line.warns else Tone.PLAIN)
        self.remove_button.setVisible(line.removable)

    def _choose(self) -> None:
        filters = (self.tr("Law tables (*.dsarlaw)"), self.tr("All files (*)"))
        choose_path(self, Wanted.FILE, self.tr("Install law tables"), self.presenter.install, filters=filters)
