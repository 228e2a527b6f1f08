"""On the page of a case: the directives of the deceased, confirmed and carried out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dsardesk.domain.commitments import PostMortemPromise
from dsardesk.domain.deceased import DeathProof, Deceased, DirectiveFound, HeirPurpose, HeirQuality
from dsardesk.domain.directives import DirectiveKind
from dsardesk.domain.rights import RightType
from dsardesk.domain.steps import NextStep
from dsardesk.domain.wishes import Carried, PlannedWish, Wish
from dsardesk.services.case_page import CasePage, read_page
from dsardesk.services.directives import Entry, register_directive
from dsardesk.services.execution import Result
from dsardesk.services.heirs import note_death
from dsardesk.ui.case.measures.after_death import DeathPart, death_notes, death_part
from dsardesk.ui.case.measures.presenter import MeasuresPresenter
from dsardesk.ui.case.measures.reading import MeasuresPart
from dsardesk.ui.case.presenter import CasePresenter
from dsardesk.ui.case.reading import Act, act_of, head
from dsardesk.ui.session import Session
from tests.directives import AUTHOR, SPECIFIC
from tests.makers import DPO
from tests.services.conftest import EMAIL, Bench
from tests.ui.conftest import Steps

ENTRY = Entry(DirectiveKind.SPECIFIC, AUTHOR, SPECIFIC)
DIED = Deceased(
    AUTHOR.name,
    date(2026, 9, 2),
    AUTHOR.email,
    proof=DeathProof.NOTARY,
    quality=HeirQuality.NOTORIAL_DEED,
    purposes=(HeirPurpose.ESTATE,),
)


class Tab:
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.recorded = 0
        self.refused: list[str] = []

    def show_measures(self, part: MeasuresPart) -> None:
        self.part = part

    def tell_recorded(self) -> None:
        self.recorded += 1

    def refuse(self, sentence: str) -> None:
        self.refused.append(sentence)


@pytest.fixture
def reference(bench: Bench) -> str:
    """A case of somebody who died and had given a directive."""
    register_directive(bench.context, DPO, ENTRY)
    opened = bench.opened(RightType.HEIR_REQUEST).reference
    note_death(bench.context, DPO, opened, DIED)
    return opened


def page(bench: Bench, reference: str) -> CasePage:
    return read_page(bench.context, DPO, reference)


def part(bench: Bench, session: Session, reference: str) -> DeathPart:
    found = death_part(page(bench, reference), session.words)
    assert found is not None
    return found


def notes(bench: Bench, session: Session, reference: str, **changes: object) -> str:
    shown = page(bench, reference)
    deceased = shown.case.deceased
    assert deceased is not None
    said = death_notes(shown, replace(deceased, **changes), session.words)  # type: ignore[arg-type]
    return "\n".join(said).replace("\u00a0", " ")


def test_what_may_be_theirs_waits_for_an_answer(bench: Bench, session: Session, reference: str) -> None:
    found = part(bench, session, reference)
    assert [(each.text, each.likeness) for each in found.found] == [
        ("PM-2026-0001 – Alcide Duvernay", "même adresse, même numéro ou même naissance")
    ]
    assert (found.answered, found.confirmed, found.plan, found.open) == (False, (), (), True)


def test_once_confirmed_the_plan_is_carried_out_from_the_page(bench: Bench, session: Session, reference: str) -> None:
    tab = Tab()
    presenter = MeasuresPresenter(tab, session)
    presenter.show(page(bench, reference))
    presenter.confirm_directives(("PM-2026-0001",), contrary=False)
    found = part(bench, session, reference)
    erased, communicated = found.plan
    assert (erased.text, erased.communicated) == ("Contrats et facturation\u00a0: effacer", False)
    limit = "sans les données d’autres personnes ni les messages privés"
    assert communicated.text == f"Assistance aux clients\u00a0: communiquer à Rose Duvernay, {limit}"
    assert communicated.communicated
    presenter.carry_out(Result("support", Carried.WHOLLY))
    assert "messages privés" in tab.refused[0]
    presenter.carry_out(Result("contract", Carried.PARTLY, "les factures restent"))
    presenter.carry_out(Result("support", Carried.WHOLLY, others_taken_out=True))
    said = [each.said for each in part(bench, session, reference).plan]
    assert said == [
        "fait en partie le 26 octobre 2026 par Claire Morel – les factures restent",
        "fait en totalité le 26 octobre 2026 par Claire Morel",
    ]
    assert tab.recorded == 3


def test_what_is_good_to_know_is_told(bench: Bench, session: Session, reference: str) -> None:
    said = notes(bench, session, reference)
    assert "Demande : régler la succession" in said
    assert "messages privés" in said
    assert "désaccord" not in said
    assert "Directives du défunt" not in said
    disputed = notes(
        bench, session, reference, disputed_on=date(2026, 10, 1), directives=("PM-2026-0001",), purposes=()
    )
    assert "désaccord depuis le 1er octobre 2026" in disputed
    assert "Directives du défunt : PM-2026-0001" in disputed
    assert "Demande" not in disputed


def test_what_stands_against_the_heirs_wish_is_pointed_at(bench: Bench, session: Session, reference: str) -> None:
    shown = page(bench, reference)
    deceased = shown.case.deceased
    assert deceased is not None
    wishes = (PlannedWish("PM-2026-0001", "contract", Wish.ERASE), PlannedWish("PM-2026-0001", "lottery", Wish.ERASE))
    against = replace(shown, case=replace(shown.case, wishes=wishes))
    said = "\n".join(death_notes(against, deceased, session.words))
    assert "Contrats et facturation et lottery" in said


def test_the_old_number_of_a_policy_is_mapped(bench: Bench, session: Session, reference: str) -> None:
    shown = page(bench, reference)
    deceased = shown.case.deceased
    assert deceased is not None
    promise = PostMortemPromise({"fr": "x"}, cites="40-1, III")
    cited = replace(shown, profile=replace(shown.profile, post_mortem=promise))
    assert "85, II" in "\n".join(death_notes(cited, deceased, session.words))
    current = replace(shown, profile=replace(shown.profile, post_mortem=replace(promise, cites="85, II")))
    assert "40-1" not in "\n".join(death_notes(current, deceased, session.words))


def test_nobody_died_where_nobody_said_so(bench: Bench, session: Session) -> None:
    opened = bench.opened(RightType.HEIR_REQUEST).reference
    assert death_part(page(bench, opened), session.words) is None


def test_a_living_requester_with_a_directive_is_shown_to_have_one(bench: Bench, session: Session) -> None:
    opened = bench.opened(RightType.ERASURE).reference
    assert "directive" not in " ".join(head(page(bench, opened), session.words).about)
    register_directive(bench.context, DPO, replace(ENTRY, author=replace(AUTHOR, email=EMAIL)))
    assert "directive PM-2026-0001 enregistrée" in head(page(bench, opened), session.words).about


def test_that_of_the_deceased_is_not_said_to_be_the_heirs(bench: Bench, session: Session, reference: str) -> None:
    assert "directive" not in " ".join(head(page(bench, reference), session.words).about)


def test_a_request_to_register_leads_to_the_register(bench: Bench, session: Session, steps: Steps) -> None:
    opened = bench.opened(RightType.POST_MORTEM_DIRECTIVE).reference
    waiting = replace(page(bench, opened), step=NextStep.REGISTER_DIRECTIVE)
    assert act_of(waiting) is Act.REGISTER
    presenter = CasePresenter(None, session, steps)  # type: ignore[arg-type]
    presenter.reference, presenter.page = opened, waiting
    presenter.do_next()
    assert steps.went == [f"register {opened}"]


def test_a_contrary_answer_is_kept(bench: Bench, session: Session, reference: str) -> None:
    presenter = MeasuresPresenter(Tab(), session)
    presenter.show(page(bench, reference))
    presenter.confirm_directives(("PM-2026-0001",), contrary=True)
    deceased = bench.case(reference).deceased
    assert deceased is not None
    assert deceased.directive is DirectiveFound.CONTRARY
