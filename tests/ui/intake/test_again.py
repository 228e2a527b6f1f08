"""A message is read again as the person says what its attachments are; what they typed is never overwritten."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from email.message import EmailMessage
from typing import Any

import docx
import pytest

from dsardesk.domain.case import CaseKind
from dsardesk.domain.draft import Draft
from dsardesk.domain.errors import UnreadableInput
from dsardesk.domain.rights import RightType
from dsardesk.ui.intake.form import Form
from dsardesk.ui.intake.merging import merged
from dsardesk.ui.intake.presenter import IntakePresenter
from tests.ui.intake.conftest import Page

ASKS = "Madame, Monsieur,\nJe vous demande d'effacer toutes mes données. Mon numéro client est CL-20817.\nZoé Canari"
NOBODY = frozenset[int]()


def letter() -> bytes:
    document, out = docx.Document(), io.BytesIO()
    for line in ASKS.split("\n"):
        document.add_paragraph(line)
    document.save(out)
    return out.getvalue()


def enclosing(name: str) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "zoe@courriel.example", "contact@alto.example", "Courrier"
    message["Date"] = "Sat, 24 Oct 2026 09:00:00 +0200"
    message.set_content("Bonjour, voir la pièce jointe.")
    message.add_attachment(letter(), maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def free(page: Page, **typed: object) -> Form:
    """What stands there once the box of the only attachment was unticked."""
    page.screen.typed = {"identity_parts": NOBODY, **typed}
    page.presenter.edited(page.screen.form())
    return page.screen.proposed


class TestALetterThatWasKeptApart:
    @pytest.fixture(autouse=True)
    def _opened(self, page: Page) -> None:
        page.presenter.open_files([page.file("a.eml", enclosing("carte_identite.docx"))])
        assert page.screen.proposed.rights == ()

    def test_freed_it_proposes_what_it_asks(self, page: Page) -> None:
        form = free(page)
        assert (form.rights, form.identifiers["customer_number"]) == ((RightType.ERASURE,), "CL-20817")
        assert page.screen.courses[-1].plain
        assert page.screen.readings[-1].freed
        page.presenter.create(page.fill())
        case = page.bench.case("DSR-2026-0001")
        assert ([item.right for item in case.items], case.identity.documents) == ([RightType.ERASURE], ())
        assert "identity.told_apart" in page.bench.actions()

    def test_what_was_typed_meanwhile_stays(self, page: Page) -> None:
        form = free(page, name="Zoé C.", rights=(RightType.ACCESS,), category="customer", none_enclosed=True)
        assert (form.name, form.category, form.none_enclosed) == ("Zoé C.", "customer", True)
        assert form.rights == (RightType.ERASURE, RightType.ACCESS)

    def test_kept_apart_after_all_it_proposes_nothing(self, page: Page) -> None:
        free(page)
        form = free(page, identity_parts=frozenset({1}))
        assert (form.rights, "customer_number" in form.identifiers) == ((), False)
        assert page.screen.readings[-1].apart == {1}

    def test_it_is_the_same_message_for_its_draft(self, page: Page) -> None:
        before = page.presenter.mark()
        free(page)
        assert page.presenter.mark() == before != ""


class Later:
    """A runner that does its work when it is told to."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Callable[[], Any], Callable[[Any], object], Callable[[Any], object]]] = []

    def run(self, work: Callable[[], Any], then: Callable[[Any], object], failed: Callable[[Any], object]) -> None:
        self.waiting.append((work, then, failed))

    def go(self) -> None:
        for work, then, failed in [self.waiting.pop(0) for _ in range(len(self.waiting))]:
            try:
                found = work()
            except UnreadableInput as error:
                failed(error)
            except Exception as error:  # noqa: BLE001 -- whatever ends a reading
                assert getattr(error, "code", "") == "intake.stopped"  # noqa: PT017
                failed(error)
            else:
                then(found)


class TestWhileItIsRead:
    def later(self, page: Page, read: Callable[..., Draft] | None = None) -> Later:
        runner = Later()
        desk = replace(page.session.desk, read_again=read or page.session.desk.read_again)
        session = replace(page.session, runner=runner, desk=desk)
        page.presenter = IntakePresenter(page.screen, session, page.steps)
        page.presenter.open_files([page.file("a.eml", enclosing("carte_identite.docx"))])
        for _ in range(2):
            runner.go()
        return runner

    def test_only_what_was_said_last_counts(self, page: Page) -> None:
        runner = self.later(page)
        free(page)
        free(page, identity_parts=frozenset({1}))
        free(page)
        for _ in range(3):
            runner.go()
        assert page.screen.proposed.rights == (RightType.ERASURE,)
        assert len(page.screen.sheets) == 2

    def test_a_long_reading_ends_once_something_else_is_said(self, page: Page) -> None:
        ended: list[bool] = []

        def read(draft: Draft, _parts: object, _sender: str, watch: Callable[[int], None]) -> Draft:
            try:
                watch(1)
            finally:
                ended.append(True)
            return draft

        runner = self.later(page, read)
        free(page)
        runner.go()
        assert page.screen.refusals == []
        free(page)
        ended.clear()
        page.presenter.discard()
        runner.go()
        assert ended == [True]
        assert (page.screen.refusals, page.screen.front) == ([], "start")

    def test_one_that_fails_says_so_and_changes_nothing(self, page: Page) -> None:
        def read(*_what: object) -> Draft:
            raise UnreadableInput(reason="too_large")

        runner = self.later(page, read)
        free(page)
        runner.go()
        assert page.screen.refusals
        assert len(page.screen.sheets) == 1


class TestTheAddressThatIsTyped:
    def test_it_decides_between_two_languages(self, page: Page) -> None:
        page.presenter.write("Ime: Ana Anić\n")
        assert page.screen.sheets[-1].draft.language == "en"
        page.screen.typed = {"email": "ana@posta.hr"}
        page.presenter.edited(page.screen.form())
        assert page.screen.sheets[-1].draft.language == "hr"
        assert page.screen.proposed.email == "ana@posta.hr"

    def test_one_half_typed_decides_nothing(self, page: Page) -> None:
        page.presenter.write("Ime: Ana Anić\n")
        page.fill(email="ana@")
        assert len(page.screen.sheets) == 1


class TestMerging:
    BEFORE = Form(name="Zoé", rights=(RightType.ACCESS,), identifiers={"phone": "1", "customer_number": "2"})
    AGAIN = Form(
        name="Zoé Canari", kind=CaseKind.COMPLAINT, rights=(RightType.ERASURE,), identifiers={"customer_number": "3"}
    )

    def test_what_nobody_touched_is_what_was_read_last(self) -> None:
        assert merged(self.BEFORE, self.BEFORE, self.AGAIN) == self.AGAIN

    def test_what_was_corrected_unticked_or_emptied_stays_so(self) -> None:
        now = replace(self.BEFORE, name="Z.", rights=(), identifiers={"phone": "9", "customer_number": ""})
        again = replace(self.AGAIN, rights=(RightType.ACCESS, RightType.ERASURE))
        form = merged(self.BEFORE, now, again)
        assert (form.name, form.rights, form.kind) == ("Z.", (RightType.ERASURE,), CaseKind.COMPLAINT)
        assert form.identifiers == {"customer_number": "", "phone": "9"}
