"""A half-written form is never lost, and nothing of it stays once it was used (acceptance A18)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsardesk.domain.anchors import Doubt
from dsardesk.services.doubts import GuardedWork
from dsardesk.services.drafts import draft_of, keep_draft
from dsardesk.ui.drafts.presenter import SOMEWHERE, DraftPresenter, Typed
from dsardesk.ui.session import Session
from tests.makers import DPO
from tests.services.conftest import Bench

BLANK = Typed({"0": "", "1": "granted"})
HALF = Typed({"0": "Il manque", "1": "granted"}, words=True, focus="0", cursor=9)


class Note:
    """A form in which one types."""

    def __init__(self, typed: Typed = BLANK) -> None:
        self.typed = typed
        self.back: list[bool] = []

    def read(self) -> Typed:
        return self.typed

    def fill(self, typed: Typed) -> None:
        self.typed = replace(typed, words=bool(typed.text["0"]))

    def show_back(self, *, back: bool) -> None:
        self.back.append(back)


@pytest.fixture
def reference(bench: Bench) -> str:
    return bench.opened().reference


def _opened(session: Session, reference: str, note: Note | None = None) -> tuple[Note, DraftPresenter]:
    form = note or Note()
    presenter = DraftPresenter(form, session, "note", reference)
    presenter.start()
    return form, presenter


def _kept(bench: Bench, reference: str) -> tuple[str, str, int] | None:
    found = draft_of(bench.context, DPO, "note", reference)
    return (found.text["0"], found.focus, found.cursor) if found else None


def test_what_was_typed_is_back_with_its_cursor_when_the_form_opens_again(
    session: Session, bench: Bench, reference: str
) -> None:
    form, presenter = _opened(session, reference)
    assert form.back == []
    form.typed = HALF
    presenter.keep()
    assert _kept(bench, reference) == ("Il manque", "0", 9)
    again, _ = _opened(session, reference)
    assert again.typed == HALF
    assert again.back == [True]


def test_an_untouched_form_leaves_nothing(session: Session, bench: Bench, reference: str) -> None:
    form, presenter = _opened(session, reference)
    presenter.keep()
    form.typed = replace(BLANK, text={"0": "", "1": "refused"})
    presenter.keep()
    assert _kept(bench, reference) is None


def test_what_was_only_chosen_in_a_dialog_is_kept_while_it_is_open_and_not_once_it_was_left(
    session: Session, bench: Bench, reference: str
) -> None:
    form = Note()
    presenter = DraftPresenter(form, session, "note", reference, choices=True)
    form.typed = replace(BLANK, text={"0": "", "1": "refused"})
    presenter.keep()
    found = draft_of(bench.context, DPO, "note", reference)
    assert found is not None
    assert dict(found.text) == {"0": "", "1": "refused"}
    presenter.keep(open_still=False)
    assert draft_of(bench.context, DPO, "note", reference) is None


def test_the_words_stand_beside_the_fields_for_whoever_cannot_open_the_form(
    session: Session, bench: Bench, reference: str
) -> None:
    form, presenter = _opened(session, reference)
    form.typed = replace(HALF, said="Il manque")
    presenter.keep()
    found = draft_of(bench.context, DPO, "note", reference)
    assert found is not None
    assert found.text["@said"] == "Il manque"


def test_leaving_the_form_unfinished_keeps_the_words_and_nobody_is_led_back_into_it(
    session: Session, bench: Bench, reference: str
) -> None:
    form, presenter = _opened(session, reference)
    form.typed = HALF
    presenter.keep(open_still=False)
    assert _kept(bench, reference) == ("Il manque", "", 0)


def test_once_used_nothing_is_kept_even_if_the_form_still_says_it(
    session: Session, bench: Bench, reference: str
) -> None:
    form, presenter = _opened(session, reference)
    form.typed = HALF
    presenter.keep()
    presenter.used()
    presenter.keep()
    assert _kept(bench, reference) is None


def test_a_form_that_is_open_leads_back_even_from_none_of_its_fields(
    session: Session, bench: Bench, reference: str
) -> None:
    form, presenter = _opened(session, reference)
    form.typed = replace(HALF, focus="", cursor=0)
    presenter.keep()
    assert _kept(bench, reference) == ("Il manque", SOMEWHERE, 0)


def test_words_taken_back_leave_no_draft(session: Session, bench: Bench, reference: str) -> None:
    form, presenter = _opened(session, reference)
    form.typed = HALF
    presenter.keep()
    form.typed = BLANK
    presenter.keep()
    assert _kept(bench, reference) is None


def test_one_may_start_afresh(session: Session, bench: Bench, reference: str) -> None:
    keep_draft(bench.context, DPO, "note", reference, text=HALF.text)
    form, presenter = _opened(session, reference)
    presenter.start_afresh()
    assert form.typed.text == BLANK.text
    assert form.back == [True, False]
    assert _kept(bench, reference) is None


def test_what_is_typed_already_is_not_written_over(session: Session, bench: Bench, reference: str) -> None:
    keep_draft(bench.context, DPO, "note", reference, text=HALF.text)
    form = Note()
    presenter = DraftPresenter(form, session, "note", reference)
    form.typed = replace(HALF, text={"0": "plus vite", "1": "granted"})
    presenter.start()
    assert form.typed.text["0"] == "plus vite"
    assert form.back == []


def test_a_draft_that_comes_back_after_the_form_was_used_is_not_shown(
    session: Session, bench: Bench, reference: str
) -> None:
    form = Note()
    presenter = DraftPresenter(form, session, "note", reference)
    presenter.used()
    keep_draft(bench.context, DPO, "note", reference, text=HALF.text)
    presenter.start()
    assert form.back == []


def test_a_vault_that_cannot_be_written_to_says_nothing_of_drafts(
    session: Session, bench: Bench, reference: str
) -> None:
    guarded = replace(session.desk, context=bench.context_on(GuardedWork(bench.work, Doubt.DAMAGED)))
    form, presenter = _opened(replace(session, desk=guarded), reference)
    form.typed = HALF
    presenter.keep()
    presenter.used()
    assert _kept(bench, reference) is None


def test_what_opens_a_form_again_is_kept_beside_its_words_and_is_none_of_them(
    session: Session, bench: Bench, reference: str
) -> None:
    form = Note()
    presenter = DraftPresenter(form, session, "note", reference, way={"@": "case|button|0|1|Note"})
    presenter.start()
    form.typed = HALF
    presenter.keep()
    found = draft_of(bench.context, DPO, "note", reference)
    assert found is not None
    assert found.text == {**HALF.text, "@": "case|button|0|1|Note"}
    again, _ = _opened(session, reference)
    assert again.typed.text == HALF.text
