"""Copies that only a person can see to, on the page of the day."""

from __future__ import annotations

from dsardesk.domain.identity import DestructionCause
from dsardesk.services.agenda import read_agenda
from dsardesk.services.identity_documents import destroy_document
from dsardesk.ui.session import Session
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.today.page import Line, Part, page_of
from tests.makers import DPO
from tests.services.conftest import Bench


def _lines(bench: Bench, session: Session, part: Part) -> tuple[Line, ...]:
    page = page_of(read_agenda(bench.context, DPO), session.words)
    return next((section.lines for section in page.sections if section.part is part), ())


def test_places_left_to_clean_are_a_task_of_their_case(bench: Bench, session: Session) -> None:
    case = bench.opened(cards=1)
    assert _lines(bench, session, Part.TO_CLEAN) == ()
    document = case.identity.documents[0].id
    destroy_document(bench.context, DPO, case.reference, document, cause=DestructionCause.UNSOLICITED)
    (line,) = _lines(bench, session, Part.TO_CLEAN)
    assert (line.reference, line.status, line.tone) == (case.reference, "À attester", Tone.WARNING)


def test_a_copy_on_another_computer_names_it_and_one_on_this_does_not(bench: Bench, session: Session) -> None:
    bench.opened(cards=1)
    (here,) = _lines(bench, session, Part.HELD)
    assert "poste-1" not in here.status
    bench.store.id = "ailleurs"
    (there,) = _lines(bench, session, Part.HELD)
    assert "poste-1" in there.status
