"""The page of the day: figures, what to do now, what waits, and the year so far."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from dsardesk.ui.session import Navigator, Session
from dsardesk.ui.tasks import for_owner
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.today.lines import Figure, SectionCard
from dsardesk.ui.today.page import Kind, Part, TodayPage
from dsardesk.ui.today.presenter import TodayPresenter
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.flow import FlowLayout
from dsardesk.ui.widgets.layout import Card, Page, clear, column, row
from dsardesk.ui.widgets.text import heading, paragraph


class TodayView(Page):
    """What is due, what waits, what must be destroyed."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        """Nothing is known of the day yet."""
        super().__init__()
        self.presenter = TodayPresenter(self, for_owner(session, self), navigator)
        self._navigator = navigator
        self._day = heading()
        self._next = paragraph("", Tone.MUTED)
        self.failure = paragraph("", Tone.DANGER)
        self.moved = paragraph("", Tone.ACCENT, selectable=True)
        self._parts = column()
        self._year = paragraph("", Tone.MUTED)
        self.for_now = paragraph("", Tone.MUTED)
        self.purge_button = button("", self._navigator.show_retention, kind="link", icon_name="archive")
        self.figures = {kind: Figure(name, partial(self.presenter.press, kind)) for kind, name in self._names().items()}
        self.cards: dict[Part, SectionCard] = {}
        self._lay_out()
        # Never longer than a quarter of an hour: a timer cannot wait for a deadline.
        self._look_again = QTimer(self, singleShot=True)
        self._look_again.timeout.connect(self._look)
        session.news.listen(lambda _reference: self._look())

    def _lay_out(self) -> None:
        self.failure.hide()
        self.moved.hide()
        self.for_now.hide()
        new = button(self.tr("New request"), self._navigator.new_request, icon_name="add", kind="primary")
        top = row(self._day, new, stretch=False)
        top.setStretch(0, 1)
        self.body.addLayout(top)
        self.body.addWidget(self._next)
        self.body.addWidget(self.failure)
        self.body.addWidget(self.moved)
        figures, flow = QWidget(), FlowLayout(10)
        figures.setLayout(flow)
        for figure in self.figures.values():
            flow.addWidget(figure)
        self.body.addWidget(figures)
        self.body.addLayout(self._parts)
        self.body.addLayout(row(self.purge_button))
        self.body.addWidget(self.for_now)
        self.body.addWidget(self._year)
        self.body.addStretch(1)

    def activate(self) -> None:
        """Show the day as it stands."""
        self.presenter.refresh()
        self._look_again.start(self.presenter.next_look_ms())

    def _look(self) -> None:
        """Look again, if anybody sees it; else when one comes back."""
        if self.isVisible():
            self.activate()

    def show_page(self, page: TodayPage, only: Kind | None) -> None:
        """Show the day; the figure *only* is pressed."""
        self.failure.hide()
        self._day.setText(page.day)
        self._next.setText(page.next_due)
        for counter in page.counters:
            self.figures[counter.kind].show_counter(counter, pressed=counter.kind is only)
        self._show_parts(page)
        self._year.setText(self._year_words(page))
        text = self.tr("%n record(s) to purge, in whole or in part", "", page.to_purge)
        self.purge_button.setText(text)
        self.purge_button.setAccessibleName(text)
        self.purge_button.setVisible(bool(page.to_purge))
        self.moved.setText(page.moved)
        self.moved.setVisible(bool(page.moved))
        self.for_now.setText(page.for_now)
        self.for_now.setVisible(bool(page.for_now))

    def _names(self) -> dict[Kind, str]:
        return {
            Kind.LATE: self.tr("Late"),
            Kind.SOON: self.tr("Due within 7 days"),
            Kind.WAITING: self.tr("Waiting"),
            Kind.HELD: self.tr("ID documents held"),
            Kind.PROMISED: self.tr("Promises due"),
        }

    def _show_parts(self, page: TodayPage) -> None:
        clear(self._parts)
        self.cards.clear()
        titles = {
            Part.TO_DO: self.tr("Today"),
            Part.WAITING: self.tr("Waiting"),
            Part.HELD: self.tr("Identity documents to destroy"),
            Part.PROMISED: self.tr("Promises"),
            Part.TO_CLEAN: self.tr("Other copies to remove"),
        }
        for section in page.sections:
            act = self.presenter.why if section.part is Part.WAITING else self.presenter.go
            card = SectionCard(section, titles[section.part], act, self._navigator.show_requests)
            self.cards[section.part] = card
            self._parts.addWidget(card)
        if page.calm:
            self._parts.addWidget(self._calm())

    def _calm(self) -> Card:
        card = Card(self.tr("Nothing due"))
        card.body.addWidget(paragraph(self.tr("Three things to do while it is calm:"), Tone.MUTED))
        for text, do, press in (
            (
                self.tr("See that what the company does with personal data is still described as it is."),
                self.tr("Company"),
                self._navigator.show_company,
            ),
            (
                self.tr("Look through the open requests: the earlier a search is asked for, the better."),
                self.tr("Requests"),
                self._navigator.show_requests,
            ),
            (self.tr("Make a backup, and see that it can be restored: the settings lead there."), "", None),
        ):
            line = row(paragraph(text), stretch=False)
            if press is not None:
                line.addWidget(button(do, press))
            card.body.addLayout(line)
        return card

    def _year_words(self, page: TodayPage) -> str:
        year = page.year
        parts = (
            self.tr("%n received", "", year.received),
            self.tr("%n closed", "", year.closed),
            self.tr("%n on time", "", year.on_time),
            self.tr("%n late", "", year.late),
        )
        return self.tr("This year ({year}): {figures}").format(year=page.year_of, figures=", ".join(parts))

    def show_why(self, reference: str, sentences: tuple[str, ...]) -> None:
        """Say why the clock of a case is suspended, below its line."""
        card = self.cards.get(Part.WAITING)
        label = card.why.get(reference) if card is not None else None
        # The page may have changed since the question.
        if label is not None:
            label.setText("\n".join(sentences))
            label.setVisible(label.isHidden())

    def show_failure(self, sentence: str) -> None:
        """Say what could not be read."""
        self.failure.setText(sentence)
        self.failure.show()
