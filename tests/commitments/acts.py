"""What is done at the desk of a company, and the letters that come of it, read as their addressee reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from dsardesk.domain.assessments import AssessmentKind
from dsardesk.domain.case import Case
from dsardesk.domain.clocks import clock_of
from dsardesk.domain.deadlines import TimeLimit
from dsardesk.domain.identity import Rung, Verdict
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.papers import LetterState
from dsardesk.domain.records import SearchOutcome, SystemSearch
from dsardesk.domain.rights import Outcome
from dsardesk.letters.compose import compose
from dsardesk.policies.report import check_policy
from dsardesk.services.assessments import note_assessment
from dsardesk.services.case_page import CasePage, read_page
from dsardesk.services.decide import decide_item
from dsardesk.services.identity import check_identity
from dsardesk.services.letters import approve_letter, draft_letter, send_letter
from dsardesk.services.packages import create_package
from dsardesk.services.searches import record_search
from dsardesk.texts import policy_knowledge
from dsardesk.ui.company.sections import ProfileInWords
from tests.commitments.conftest import Office
from tests.invented import letter_words, messages, texts
from tests.makers import DPO

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
POLICIES = {
    "pigment": "000_7d0cd9f62dd3aa04.txt",
    "imagino": "001_59e27741eb737101.txt",
    "customer_labs": "002_80264cab6694956b.txt",
    "activeviam": "003_ca214ff2309860ee.txt",
    "clustdoc": "004_6dcbc8f969ef6100.txt",
}
"""Where each company's policy is, as it was published."""


def page(office: Office, case: Case) -> CasePage:
    """The page of a case, as it stands."""
    return read_page(office.context, DPO, case.reference)


def limit(office: Office, case: Case, number: int = 1) -> TimeLimit:
    """The clock of one item of a case, as it stands."""
    kept = office.bench.case(case.reference)
    calendar = office.context.calendar_for(kept, office.profile)
    return clock_of(kept, kept.item(number), office.profile, calendar, office.context.rules)


def letter(office: Office, case: Case, kind: LetterKind, lang: str) -> str:
    """The words of a letter drafted now, one block after the other, spaces made plain."""
    draft_letter(office.context, DPO, case.reference, kind, told_by="phone")
    plan, _ = office.bench.letters.plans[-1]
    return "\n".join(texts(compose(plan, letter_words(lang)))).replace("\u00a0", " ").replace("\u202f", " ")


def send(office: Office, case: Case, kind: LetterKind) -> Case:
    """The case once a letter of that kind left."""
    kept = office.bench.case(case.reference)
    if not any(each.kind == kind and each.state is LetterState.DRAFT for each in kept.letters):
        draft_letter(office.context, DPO, case.reference, kind)
    approve_letter(office.context, DPO, case.reference, kind)
    return send_letter(office.context, DPO, case.reference, kind)


def note(office: Office, case: Case, kind: AssessmentKind, **answer: object) -> Case:
    """The case with one answer to what is to be examined, about its first item unless told otherwise."""
    return note_assessment(office.context, DPO, case.reference, kind, **{"item": 1, **answer})  # type: ignore[arg-type]


def search(office: Office, case: Case, *found: str) -> None:
    """Every system answers: some found something."""
    for system in office.profile.systems:
        outcome = SearchOutcome.FOUND if system.id in found else SearchOutcome.NOTHING
        record_search(office.context, DPO, case.reference, SystemSearch(system.id, outcome))


def known(office: Office, case: Case) -> Case:
    """The case once its requester was recognised by the address they always write from."""
    return check_identity(
        office.context,
        DPO,
        case.reference,
        rung=Rung.KNOWN_CHANNEL,
        verdict=Verdict.CONFIRMED,
        matched=("email", "customer_number"),
    )


def access_answered(office: Office, case: Case) -> Case:
    """The case once its copy is sealed and its access granted, in part where the policy leaves lines open."""
    known(office, case)
    search(office, case, *(system.id for system in office.profile.systems))
    create_package(office.context, DPO, office.bench.packages, case.reference, kind="access", password="x")
    reasons = "des lignes restent ouvertes"
    return decide_item(
        office.context, DPO, case.reference, 1, Outcome.PARTLY_GRANTED, reasons=reasons, unchecked="connue"
    )


def rows_after(text: str, heading: str, label: str) -> str:
    """What a letter tells on one line of one processing: the first *label* after its *heading*."""
    lines = text.split("\n")
    start = lines.index(heading)
    return lines[lines.index(label, start) + 1]


def lint_of(company: str) -> dict[str, list[str]]:
    """What the check of policies finds in the text that a company published: quotes by rule."""
    path = SEEDS / POLICIES[company]
    if not path.is_file():
        pytest.skip("the published policies do not stand beside the project")
    found: dict[str, list[str]] = {}
    for each in check_policy(path.read_text("utf-8"), policy_knowledge()).findings:
        found.setdefault(each.rule.id, []).append(each.quote)
    return found


def on_the_company_page(office: Office, lang: str) -> str:
    """Every line of the company's page."""
    sections = ProfileInWords(office.profile, messages(lang), 48).sections()
    return "\n".join(texts(sections)).replace("\u00a0", " ")
