"""Fields that a decision shows only where they count: what is typed there is recorded, what is hidden is not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, cast

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dsardesk.domain.identity import Identity
from dsardesk.domain.rights import Outcome
from dsardesk.ui.case.items.dialogs import DecisionDialog
from dsardesk.ui.case.items.presenter import ItemsPresenter, decision_form
from tests.invented import case, day, messages
from tests.ui.case.conftest import page

EN = messages("en")
LATE = day(6, 20)


class Deciding:
    """Remembers what was decided."""

    def __init__(self) -> None:
        self.said: list[dict[str, Any]] = []

    def decide(self, _item: int, outcome: Outcome, _reasons: str, *_grounds: object, **why: str) -> None:
        self.said.append({"outcome": outcome, **why})


@pytest.fixture
def deciding() -> Deciding:
    return Deciding()


@pytest.fixture
def dialog(dressed: QApplication, qtbot: QtBot, deciding: Deciding) -> Iterator[DecisionDialog]:
    """The decision on an extended request whose month is over, of somebody whom nobody checked."""
    shown = page(replace(case(), identity=Identity()), today=LATE)
    extended = {number: replace(limit, extension_valid=True) for number, limit in shown.limits.items()}
    shown = replace(shown, limits=extended)
    parent = QWidget()
    qtbot.addWidget(parent)
    form = decision_form(shown, shown.case.items[0], EN)
    # The parent lives as long as the test: with it, its dialog would go.
    yield DecisionDialog(parent, form, cast("ItemsPresenter", deciding))
    parent.close()


def test_a_grant_to_somebody_whom_nobody_checked_says_why_all_the_same(
    dialog: DecisionDialog, deciding: Deciding
) -> None:
    dialog.outcome.choose(Outcome.GRANTED)
    dialog.unchecked.setPlainText("elle est devant moi")
    dialog.submit()
    assert deciding.said == [{"outcome": Outcome.GRANTED, "unchecked": "elle est devant moi", "despite": ""}]


def test_a_refusal_after_the_month_asks_why_all_the_same_and_hands_it_over(
    dialog: DecisionDialog, deciding: Deciding
) -> None:
    dialog.outcome.choose(Outcome.REFUSED)
    assert dialog.form.isRowVisible(dialog.despite)
    assert dialog.despite.accessibleName()
    dialog.despite.setPlainText("le fait nouveau date d’hier")
    dialog.submit()
    assert deciding.said == [{"outcome": Outcome.REFUSED, "unchecked": "", "despite": "le fait nouveau date d’hier"}]


def test_what_was_typed_in_a_field_that_is_hidden_again_is_not_recorded(
    dialog: DecisionDialog, deciding: Deciding
) -> None:
    dialog.outcome.choose(Outcome.REFUSED)
    dialog.despite.setPlainText("le fait nouveau date d’hier")
    dialog.outcome.choose(Outcome.GRANTED)
    assert not dialog.form.isRowVisible(dialog.despite)
    dialog.submit()
    assert deciding.said[-1]["despite"] == ""
