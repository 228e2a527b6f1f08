"""The card on which the country of the person is chosen."""

from __future__ import annotations

from dsardesk.services.case_page import CasePage
from dsardesk.ui.papers.residence.presenter import ResidencePart, ResidencePresenter
from dsardesk.ui.session import Navigator, Session
from dsardesk.ui.tasks import for_owner
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.fields import Choice
from dsardesk.ui.widgets.flow import flow
from dsardesk.ui.widgets.layout import Card
from dsardesk.ui.widgets.text import paragraph


class ResidenceCard(Card):
    """Kept as soon as it is chosen."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        """No case is shown yet."""
        super().__init__(self.tr("Where the person lives"))
        self._navigator = navigator
        self._options: tuple[tuple[str, str], ...] = ()
        self.presenter = ResidencePresenter(self, for_owner(session, self))
        self.country = Choice()
        self.country.setAccessibleName(self.tr("Country where the person lives"))
        self.country.activated.connect(lambda _index: self.presenter.record(self.country.value))
        explanation = self.tr("To whoever lives in another European country, letters also name the authority there.")
        self.authority = paragraph()
        self.authority.hide()
        self.body.addWidget(paragraph(explanation, Tone.MUTED))
        self.body.addWidget(flow(self.country))
        self.body.addWidget(self.authority)

    def show_page(self, page: CasePage) -> None:
        """Show where the person of the case lives."""
        self.presenter.show(page)

    def show_residence(self, part: ResidencePart) -> None:
        """Show where the person lives."""
        if part.options != self._options:
            self._options = part.options
            self.country.offer(part.options)
        self.country.choose(part.residence)
        self.country.setEnabled(part.open)
        self.authority.setText(part.authority)
        self.authority.setVisible(bool(part.authority))

    def refuse(self, sentence: str) -> None:
        """It was not recorded, and why."""
        self._navigator.warn(sentence)
