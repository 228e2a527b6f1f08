"""One ground of a refusal: chosen, explained, and what it must say."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from dsardesk.ui.case.items.grounds import GroundChoice, TypedGround
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.fields import Choice
from dsardesk.ui.widgets.files import FilesField
from dsardesk.ui.widgets.layout import column
from dsardesk.ui.widgets.text import paragraph

LINES = 3
FIRST_FACT = 2
"""Place of the first fact: below the ground and its advice."""


def few_lines(text: str = "") -> QPlainTextEdit:
    """A field of a few lines that Tab leaves."""
    field = QPlainTextEdit(text)
    field.setTabChangesFocus(True)
    field.setFixedHeight(LINES * field.fontMetrics().lineSpacing() + 16)
    return field


def labelled(label: str, field: QWidget) -> QWidget:
    """A field under its label, which is also its accessible name."""
    field.setAccessibleName(label)
    caption = paragraph(label)
    caption.setBuddy(field)
    made = QWidget()
    body = column(made, gap=4)
    body.addWidget(caption)
    body.addWidget(field)
    return made


class GroundBlock(QWidget):
    """Asks for one ground and its facts; what was typed for a ground left behind is kept."""

    def __init__(
        self, choices: tuple[GroundChoice, ...], typed: TypedGround | None, changed: Callable[[], object]
    ) -> None:
        """Offer *choices*, with *typed* on record; *changed* is told when another one is chosen."""
        super().__init__()
        self._choices = {choice.code: choice for choice in choices}
        self._known = typed
        self._texts: dict[str, str] = dict(typed.facts) if typed else {}
        self._changed = changed
        self.facts: dict[str, QPlainTextEdit] = {}
        self._column = column(self, gap=8)
        options = [("", self.tr("Choose a ground…")), *((each.code, each.text) for each in choices)]
        self.code = Choice(options, typed.code if typed else "")
        self._advice = paragraph("", Tone.MUTED)
        self.scope = QLineEdit(typed.scope if typed else "")
        self.files = FilesField(self.tr("Files that prove it"), typed.proofs if typed else ())
        self._scope, self._file = (
            labelled(self.tr("Part refused, if not all"), self.scope),
            labelled(self.tr("Files that prove it"), self.files),
        )
        self._said: list[QWidget] = []
        for widget in (labelled(self.tr("Ground"), self.code), self._advice, self._scope, self._file):
            self._column.addWidget(widget)
        self.setFocusProxy(self.code)
        self.code.currentIndexChanged.connect(self._chosen)
        self._show_facts()

    @property
    def choice(self) -> GroundChoice | None:
        """The ground chosen; None while none is."""
        return self._choices.get(self.code.value)

    @property
    def typed(self) -> TypedGround | None:
        """The ground with what was typed; None while none is chosen."""
        if self.choice is None:
            return None
        facts = {key: field.toPlainText() for key, field in self.facts.items()}
        kept = self._known is not None and self._known.code == self.choice.code
        return TypedGround(
            self.choice.code,
            facts,
            self.scope.text(),
            tuple(self.files.paths),
            proofs=self._known.proofs if self._known and kept else (),
            dropped=tuple(self.files.dropped) if kept else (),
        )

    def _chosen(self) -> None:
        self._texts |= {key: field.toPlainText() for key, field in self.facts.items()}
        self._show_facts()
        self._changed()

    def _show_facts(self) -> None:
        for widget in self._said:
            widget.setParent(None)
            widget.deleteLater()
        self._said.clear()
        self.facts.clear()
        choice = self.choice
        self._advice.setText(choice.advice if choice else "")
        self._advice.setVisible(choice is not None)
        self._scope.setVisible(choice is not None)
        self._file.setVisible(bool(choice and choice.evidence))
        asked = (*choice.facts, *choice.may_say) if choice else ()
        for place, (key, label) in enumerate(asked, start=FIRST_FACT):
            self.facts[key] = few_lines(self._texts.get(key, ""))
            self._said.append(labelled(label, self.facts[key]))
            self._column.insertWidget(place, self._said[-1])
