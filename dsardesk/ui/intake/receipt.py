"""When and how the request first reached the company: the time limit runs from that day."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from dsardesk.domain.standing import Urgency
from dsardesk.ui.intake.form import POST, UNTOLD, Form, Way
from dsardesk.ui.intake.parts import SIDE_BY_SIDE, Field, Sides, on_edit, put
from dsardesk.ui.intake.proposed import Sheet
from dsardesk.ui.intake.reading import Due, Reading
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.fields import Choice
from dsardesk.ui.widgets.layout import Card, row
from dsardesk.ui.widgets.text import paragraph, set_tone
from dsardesk.wording import Catalogue

LATE = {Urgency.LATE: Tone.DANGER, Urgency.TODAY: Tone.WARNING, Urgency.SOON: Tone.WARNING}


class ReceiptCard(Card):
    """Day and way of receipt, and the due date that follows.

    Signals:
        edited: something in the fields changed.
    """

    edited = Signal()

    def __init__(self, words: Catalogue) -> None:
        """Empty fields."""
        super().__init__(self.tr("When it came"))
        self._words = words
        self._ways: tuple[Way, ...] = ()
        self._adds = False
        self.day = Field(
            self.tr("First reached us on"), QLineEdit(), self.tr("For example 24/10/2026, yesterday, Monday, -3d")
        )
        self.way = Field(self.tr("By way of"), Choice())
        self.place = Field(self.tr("Which address or place?"), QLineEdit(), self.tr("A wrong mailbox counts too."))
        self.presented = Field(
            self.tr("Registered letter: first presented on"),
            QLineEdit(),
            self.tr("Where the post brought it before somebody took it; it then counts as received that day."),
        )
        self.in_person = paragraph(
            self.tr("Made in person: once the case is open, print the dated receipt among its letters, to be signed."),
            Tone.ACCENT,
        )
        self.passed_on = paragraph(
            self.tr(
                "A colleague passed it on. On which day did it first reach anybody in the company, whoever it was?"
            ),
            Tone.WARNING,
        )
        self._shortcuts = QWidget()
        self._due = paragraph()
        self._why = button(self.tr("Why this date?"), self._explain, kind="link")
        self._why.setCheckable(True)
        self._because = paragraph("", Tone.MUTED, selectable=True)
        self._lay_out()

    def _lay_out(self) -> None:
        today, yesterday = self.tr("today"), self.tr("yesterday")
        self._shortcuts.setLayout(
            row(
                button(self.tr("Today"), lambda: self._write(today), kind="link"),
                button(self.tr("Yesterday"), lambda: self._write(yesterday), kind="link"),
            )
        )
        self.body.addWidget(self.passed_on)
        self.body.addWidget(Sides(self.day, self.way, letters=SIDE_BY_SIDE))
        by_way = (self.place, self.presented, self.in_person)
        for widget in (self._shortcuts, *by_way, self._due, self._why, self._because):
            self.body.addWidget(widget)
        self.show_due(None)
        on_edit([self.day.field, self.way.field, self.place.field, self.presented.field], self._changed)

    def fill(self, sheet: Sheet) -> None:
        """Show what is proposed."""
        form = sheet.form
        self._ways = sheet.ways if form.way in sheet.ways else (form.way, *sheet.ways)
        put(self.day.field, form.received)
        self.way.field.offer([(str(number), self._way_words(way)) for number, way in enumerate(self._ways)])
        self.way.field.choose(str(self._ways.index(form.way)))
        self.place.field.clear()
        put(self.presented.field, form.presented)
        self.passed_on.setVisible(sheet.passed_on)
        self._why.setChecked(False)
        self.show_due(None)
        self._changed()

    def read(self, form: Form) -> Form:
        """The same form with these fields."""
        way = self._chosen()
        way = way if way.place else replace(way, place=self.place.field.text())
        return replace(form, received=self.day.field.text(), way=way, presented=self.presented.field.text())

    def show_reading(self, reading: Reading) -> None:
        """Read the day back in full, and say that it is entered late."""
        said = self._words.date(reading.received_on, weekday=True) if reading.received_on else ""
        if reading.days_ago:
            said += self.tr(" (entered %n day(s) later: the case will say so)", "", reading.days_ago)
        if reading.bears:
            said += self.tr(". The message itself is of {day}.").format(day=self._words.date(reading.bears))
        self.day.say(said[:1].upper() + said[1:])
        self._shortcuts.setHidden(bool(self.day.field.text().strip()))
        self._adds = reading.adds
        self.way.setHidden(reading.adds)
        self._show_what_fits()

    def show_due(self, due: Due | None) -> None:
        """Say when the answer is due; None while that cannot be said."""
        self._due.setVisible(due is not None)
        self._why.setVisible(due is not None)
        if due is not None:
            self._due.setText(due.clock.text)
            set_tone(self._due, LATE.get(due.clock.urgency, Tone.PLAIN))
            self._because.setText("\n".join(due.because))
        self._explain()

    def _explain(self) -> None:
        self._because.setVisible(self._why.isChecked() and not self._why.isHidden())

    def _changed(self) -> None:
        self._show_what_fits()
        self.edited.emit()

    def _show_what_fits(self) -> None:
        """The way by which it came is that of a case: one message more has its day alone."""
        way, opens = self._chosen(), not self._adds
        self.place.setVisible(opens and way != UNTOLD and not way.place)
        self.presented.setVisible(opens and way.channel == POST)
        self.in_person.setVisible(opens and way.channel == "in_person")

    def _chosen(self) -> Way:
        index = self.way.field.currentIndex()
        return self._ways[index] if 0 <= index < len(self._ways) else Way("email")

    def _way_words(self, way: Way) -> str:
        if way == UNTOLD:
            return self.tr("Choose how it came")
        kind = self._words.say(f"channel.{way.channel}")
        if way.place:
            named = self.tr("{kind}: {place}").format(kind=kind[:1].upper() + kind[1:], place=way.place)
            return way.place if way.channel == "email" else named
        return self.tr("Another e-mail address") if way.channel == "email" else kind[:1].upper() + kind[1:]

    def _write(self, text: str) -> None:
        self.day.field.setText(text)
        self.day.field.setFocus()
