"""Two buttons, what they write, and what came of it."""

from __future__ import annotations

from dsardesk.ui.program import DeskNavigator
from dsardesk.ui.session import Session
from dsardesk.ui.settings.taking.presenter import TakingPresenter
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.flow import flow
from dsardesk.ui.widgets.layout import Card, row
from dsardesk.ui.widgets.paths import Wanted, choose_path
from dsardesk.ui.widgets.text import Chip, paragraph


class TakingCard(Card):
    """The content of the vault in open formats, for another program or for a damaged vault."""

    def __init__(self, title: str, session: Session, navigator: DeskNavigator) -> None:
        """Nothing asked for yet."""
        super().__init__(title)
        self.presenter = TakingPresenter(self, session, navigator)
        self.export_button = button(self.tr("E&xport everything…"), self._export, icon_name="archive")
        self.salvage_button = button(self.tr("Salvage what is rea&dable…"), self._salvage, icon_name="folder_open")
        self.status = Chip()
        self.status.hide()
        self.told = paragraph(selectable=True)
        self.told.hide()
        explanation = self.tr(
            "Cases, letters, documents, register and journal are written into an empty folder, in formats that other "
            "programs read. That folder is not encrypted: keep it safe, or destroy it. It is recorded in the journal. "
            "If a check found damage, salvage reads page by page what is left, and says what is lost."
        )
        self.body.addWidget(paragraph(explanation, Tone.MUTED))
        self.body.addWidget(flow(self.export_button, self.salvage_button))
        self.body.addLayout(row(self.status))
        self.body.addWidget(self.told)

    def _export(self) -> None:
        choose_path(self, Wanted.FOLDER, self.tr("An empty folder for the export"), self.presenter.export)

    def _salvage(self) -> None:
        choose_path(self, Wanted.FOLDER, self.tr("An empty folder for what is readable"), self.presenter.salvage)

    def show_allowed(self, *, allowed: bool) -> None:
        """Offer it to whoever may take everything out, and to nobody else."""
        self.setVisible(allowed)

    def show_working(self, *, working: bool) -> None:
        """Say that it lasts, or that one may ask again."""
        for each in (self.export_button, self.salvage_button):
            each.setEnabled(not working)
        self.told.hide()
        self.status.setVisible(working)
        self.status.show_status(self.tr("Writing…"), "clock", Tone.MUTED)

    def show_done(self, words: str, *, whole: bool) -> None:
        """What was written, and what is lost."""
        said = (self.tr("Written"), "checkmark_circle", Tone.GOOD)
        self.status.show_status(*(said if whole else (self.tr("Written in part"), "warning", Tone.WARNING)))
        self.status.show()
        self.told.setText(words)
        self.told.show()
