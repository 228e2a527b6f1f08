"""Dialogs that are opened, never executed: the window goes on living behind them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.draft_line import DraftLine
from dsardesk.ui.widgets.layout import column
from dsardesk.ui.widgets.text import heading, paragraph, wrap_box

if TYPE_CHECKING:
    from dsardesk.ui.drafts.keeper import DraftKeeper

SHARE_OF_SCREEN = 0.9
SMALLEST_WIDTH, LETTERS_WIDE = 480, 66


class FormDialog(QDialog):
    """A title, an explanation, fields, one error line, and two buttons named by what they do.

    Connect to `accepted`; `refuse` shows what is wrong and keeps the dialog open.

    Attributes:
        asks: False where there is only something to read: one button then closes it.
        answered: True once the button was pressed, until what was given is refused.
        waiting: True while somebody works on the answer; the button does nothing then.
        subject: tells this dialog from others of its kind on the same case, e.g. the number of an item.
    """

    asks = True
    answered = False
    waiting = False
    subject = ""

    def __init__(self, parent: QWidget, title: str, do: str, *, explanation: str = "", kind: str = "primary") -> None:
        """A dialog whose button *do* says what it does; *kind* "danger" for what cannot be undone."""
        super().__init__(parent)
        self._keeper: DraftKeeper | None = None
        self._back: DraftLine | None = None
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        letters = LETTERS_WIDE * self.fontMetrics().averageCharWidth()
        self.setMinimumWidth(
            min(max(letters, SMALLEST_WIDTH), int(self.screen().availableSize().width() * SHARE_OF_SCREEN))
        )
        self.body = column(self, margin=20)
        named = heading(title, 2)
        named.setWordWrap(True)
        self.body.addWidget(named)
        if explanation:
            self.body.addWidget(paragraph(explanation, Tone.MUTED))
        self._fields = fields = _Fields(self.grow)
        self.form = QFormLayout(fields.content)
        self.form.setContentsMargins(0, 0, 8, 0)
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.form.setHorizontalSpacing(16)
        self.form.setVerticalSpacing(10)
        self.body.addWidget(fields, 1)
        self._error = paragraph("", Tone.DANGER)
        self._error.hide()
        self.body.addWidget(self._error)
        self._buttons(do, kind)

    def _buttons(self, do: str, kind: str) -> None:
        buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        cancel = buttons.addButton(self.tr("Cancel") if self.asks else do, role.RejectRole)
        self.do_button = buttons.addButton(do, role.AcceptRole) if self.asks else cancel
        self.do_button.setProperty("kind", kind)
        # What cannot be undone is never one Enter away.
        first = cancel if kind == "danger" else self.do_button
        first.setDefault(True)
        first.setProperty("kind", "primary")
        for made in (cancel, self.do_button):
            made.setAccessibleName(made.text())
        buttons.accepted.connect(self._press)
        buttons.rejected.connect(self.reject)
        self.body.addWidget(buttons)

    def add(self, label: str, field: QWidget, hint: str = "") -> None:
        """A field under its label, which is also its accessible name."""
        field.setAccessibleName(label)
        if hint:
            field.setAccessibleDescription(hint)
        if isinstance(field, QPlainTextEdit):
            # Sentences need the whole width: labels then stand above their fields.
            self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        caption = QLabel(label)
        caption.setBuddy(field)
        self.form.addRow(caption, field)
        if hint:
            self.form.addRow("", paragraph(hint, Tone.MUTED))

    def showEvent(self, event: QShowEvent) -> None:
        """The first time, bring back what was typed before and not used."""
        super().showEvent(event)
        if self.asks and self._keeper is None and (keeper := _keeper_above(self)) is not None:
            self._keeper = keeper
            keeper.watch_dialog(
                self, self, f"{type(self).__name__}:{self.subject or self.windowTitle()}", self.windowTitle()
            )
            self.finished.connect(lambda _result: keeper.over(self, used=self.answered))
        self._fit()

    def _fit(self) -> None:
        """With large letters on a small screen: labels above their fields, and all the height that there is."""
        content, room = self._fields.content, self._fields.viewport().width()
        if content.minimumSizeHint().width() > room:
            self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
            for box in content.findChildren(QCheckBox):
                wrap_box(box, room)
        self.grow()

    def show_draft_back(self, afresh: Callable[[], object] | None) -> None:
        """Say that a draft is back, or no more where *afresh* is None."""
        if self._back is None:
            self._back = DraftLine()
            self.body.insertWidget(1, self._back)
        self._back.show_back(afresh)
        self.grow()

    def _press(self) -> None:
        if not self.waiting:
            self.answered = True
            self.submit()

    def submit(self) -> None:
        """What the button does; a dialog that checks first overrides it."""
        self.accept()

    def refuse(self, sentence: str) -> None:
        """Say what is wrong; nothing typed is lost."""
        self.answered = self.waiting = False
        self._error.setText(sentence)
        self._error.setAccessibleName(sentence)
        self._error.show()
        self.do_button.setEnabled(True)
        self.grow()

    def grow(self) -> None:
        """Make room for what appeared, as far as the screen has some."""
        room = int(self.screen().availableSize().height() * SHARE_OF_SCREEN)
        if self.isVisible():
            self.resize(self.width(), max(self.height(), min(self.sizeHint().height(), room)))


def _keeper_above(widget: QWidget) -> DraftKeeper | None:
    """What keeps drafts for the desk on which *widget* stands; None where no desk is."""
    above = widget.parentWidget()
    while above is not None:
        keeper: DraftKeeper | None = getattr(above, "draft_keeper", None)
        if keeper is not None:
            return keeper
        above = above.parentWidget()
    return None


class _Fields(QScrollArea):
    """The fields of a dialog: all of them while the screen is tall enough, else they scroll."""

    def __init__(self, grow: Callable[[], object]) -> None:
        super().__init__()
        self._grow = grow
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.content = QWidget()
        self.content.installEventFilter(self)
        self.setWidget(self.content)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fields that come or go change the room that is needed."""
        taken = super().eventFilter(watched, event)
        if watched is self.content and event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._grow()
        return taken

    def sizeHint(self) -> QSize:
        """Room for every field."""
        wanted = self.content.sizeHint() + QSize(self.verticalScrollBar().sizeHint().width(), 0)
        # A form with wrapped lines may hint less than it then takes at least.
        least = max(wanted.height(), self.content.minimumSizeHint().height())
        tall = max(self.content.heightForWidth(max(wanted.width(), self.width())), least)
        return QSize(wanted.width(), min(tall, int(self.screen().availableSize().height() * SHARE_OF_SCREEN)))

    def minimumSizeHint(self) -> QSize:
        """As wide as the fields, and some of their height."""
        return QSize(self.content.minimumSizeHint().width(), min(self.sizeHint().height(), 80))
