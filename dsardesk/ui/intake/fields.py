"""The fields of a new request, beside its message: four cards, and one for an identity document if there is one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from dsardesk.domain.case import CaseKind
from dsardesk.ui.intake.asked import AskedCard
from dsardesk.ui.intake.belonging import Course
from dsardesk.ui.intake.form import Form
from dsardesk.ui.intake.linked import Deciding, LinkedCard
from dsardesk.ui.intake.proposed import Sheet
from dsardesk.ui.intake.reading import Reading
from dsardesk.ui.intake.receipt import ReceiptCard
from dsardesk.ui.intake.verdict import VerdictCard
from dsardesk.ui.intake.who import WhoCard
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.fields import Options
from dsardesk.ui.widgets.layout import Card
from dsardesk.ui.widgets.text import paragraph
from dsardesk.wording import Catalogue


class RequestFields(QObject):
    """Everything that a person confirms.

    Signals:
        edited: something in the fields changed.
        chosen: the person said to which case the message belongs, or what it is for it.
    """

    edited = Signal()
    chosen = Signal()

    def __init__(
        self,
        body: QVBoxLayout,
        words: Catalogue,
        keep_hours: int,
        systems: Options,
        deciding: Deciding,
    ) -> None:
        """No field yet; *systems* are the company's; *deciding* is told of messages that are no new case."""
        super().__init__(body)
        self._body = body
        self._words = words
        self._keep_hours = keep_hours
        self._systems = systems
        self._deciding = deciding
        self._filling = False

    def make(self) -> Iterator[None]:
        """The cards, one at a step, each put at once where it stays: Qt dresses anew whatever is moved."""
        self.linked = LinkedCard(self._words, self._systems, self._deciding)
        self._body.addWidget(self.linked)
        self.linked.chosen.connect(self.chosen)
        yield
        self.verdict = VerdictCard(self._words, self._deciding.set_aside)
        self._put(self.verdict, self.verdict.edited)
        yield
        self.who = WhoCard(self._words)
        self._put(self.who, self.who.edited)
        yield
        self.receipt = ReceiptCard(self._words)
        self._put(self.receipt, self.receipt.edited)
        yield
        self.asked = AskedCard(self._words)
        self._put(self.asked, self.asked.edited)
        yield
        self.identity = IdentityCard(self._keep_hours)
        self._put(self.identity, self.identity.edited)
        yield
        self._body.addStretch(1)

    def _put(self, card: Card, edited: SignalInstance) -> None:
        self._body.addWidget(card)
        edited.connect(self._edited)

    def fill(self, sheet: Sheet) -> None:
        """Show what is proposed; what stands there already is not touched."""
        self._filling = True
        self.verdict.fill(sheet)
        self.who.fill(sheet)
        self.receipt.fill(sheet)
        self.asked.propose(sheet.draft.proposals, sheet.form.rights)
        self.identity.fill(sheet)
        self.show_mistakes({})
        self._filling = False
        self._edited()

    def form(self, identity_parts: frozenset[int] | None) -> Form:
        """What stands in the fields; *identity_parts* is what the person said of the attachments."""
        form = self.verdict.read(self.receipt.read(self.who.read()))
        enclosed = self.identity.none_enclosed.isChecked()
        return replace(
            form,
            rights=self.asked.rights,
            identity_parts=identity_parts,
            none_enclosed=enclosed,
            decided=self.linked.decided,
        )

    def tie(self, kind: CaseKind, reference: str) -> None:
        """Make it a case of that kind, about that earlier one; "" for none."""
        self._filling = True
        self.verdict.kind.tie(kind, reference)
        self._filling = False

    def show_course(self, course: Course) -> None:
        """Say what it is; who asks for what is known already where it goes into a case that is there."""
        self.verdict.show_course(course)
        self.who.setHidden(course.adds)
        self.asked.setHidden(course.adds)

    def show_reading(self, reading: Reading) -> None:
        """Say what follows at once from the fields."""
        self.verdict.show_reading(reading)
        self.receipt.show_reading(reading)
        self.who.show_role(processor=reading.processor, joint=reading.joint)
        self.identity.show_reading(reading)

    def show_mistakes(self, mistakes: dict[str, str]) -> None:
        """Say what is wrong at each field, and put the focus on the first."""
        places = self._places()
        for key, (refuse, _) in places.items():
            refuse(mistakes.get(key, ""))
        first = next((key for key in places if key in mistakes), "")
        if first:
            self.begin_at(first)

    def begin_at(self, key: str) -> None:
        """Put the focus on a field; on the name for a key that is none's."""
        places = {
            **self._places(),
            "aside": (_nothing, self.verdict.aside.reason.field.setFocus),
            "tie": (_nothing, self.linked.take_focus),
        }
        places.get(key, places["who"])[1]()

    def _places(self) -> dict[str, tuple[Callable[[str], object], Callable[[], object]]]:
        """How each field is told what is wrong with it, and how it takes the focus, in their order."""
        return {
            "answer_by": (self.verdict.kind.answer_by.refuse, self.verdict.kind.answer_by.field.setFocus),
            "question": (self.verdict.question.refuse, self.verdict.question.field.setFocus),
            "who": (self.who.name.refuse, self.who.name.field.setFocus),
            "email": (self.who.email.refuse, self.who.email.field.setFocus),
            "received": (self.receipt.day.refuse, self.receipt.day.field.setFocus),
            "way": (self.receipt.way.refuse, self.receipt.way.field.setFocus),
            "presented": (self.receipt.presented.refuse, self.receipt.presented.field.setFocus),
            "rights": (self.asked.refuse, self.asked.focus_first),
            "identity": (self.identity.refuse, self.identity.none_enclosed.setFocus),
        }

    def _edited(self) -> None:
        if not self._filling:
            form = self.form(None)
            self.who.ask_address(needed=form.way.channel == "post" or not form.email.strip())
            self.edited.emit()


def _nothing(_mistake: str) -> None:
    """Say nothing: such a field is never wrong."""


class IdentityCard(Card):
    """What becomes of an identity document that is enclosed, or announced.

    Signals:
        edited: the person said that none is enclosed, or took it back.
    """

    edited = Signal()

    def __init__(self, keep_hours: int) -> None:
        """Copies are kept *keep_hours* at most."""
        super().__init__(self.tr("Identity document"))
        self._keep_hours = keep_hours
        self._to_locate = False
        self._text = paragraph()
        self.none_enclosed = QCheckBox(self.tr("I looked: no identity document is enclosed"))
        self.none_enclosed.setAccessibleName(self.none_enclosed.text())
        self.none_enclosed.toggled.connect(lambda _ticked: self.edited.emit())
        self._mistake = paragraph("", Tone.DANGER)
        for widget in (self._text, self.none_enclosed, self._mistake):
            self.body.addWidget(widget)

    def fill(self, sheet: Sheet) -> None:
        """Offer to say that none is enclosed where one is announced and not found."""
        self._to_locate = sheet.identity_to_locate
        self.none_enclosed.setChecked(sheet.form.none_enclosed)
        self.none_enclosed.setVisible(sheet.identity_to_locate)

    def show_reading(self, reading: Reading) -> None:
        """Say what becomes of the attachments as the person tells them apart."""
        self.setVisible(bool(reading.apart) or reading.freed or self._to_locate)
        self._text.setText(self._found() if reading.apart else self._freed() if reading.freed else self._announced())

    def refuse(self, mistake: str) -> None:
        """Say what is wrong; "" when nothing is."""
        self._mistake.setText(mistake)
        self._mistake.setVisible(bool(mistake))

    def _found(self) -> str:
        return self.tr(
            "You did not ask for it. It will stay apart from the vault, appear in no list, and be destroyed once the "
            "identity is checked, within %n hour(s) in any case. Delete it from your mailbox too. If it is none, "
            "untick it beside the message.",
            "",
            self._keep_hours,
        )

    def _freed(self) -> str:
        return self.tr(
            "You say that no attachment is an identity document: they are read and kept with the message, and the "
            "journal notes that you said so."
        )

    def _announced(self) -> str:
        return self.tr(
            "The message announces one. Tick the attachment that is the identity document, so that it stays apart from "
            "the vault and is destroyed."
        )
