"""Cases come back as they went in, on both databases; nobody's work is overwritten."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, func, select

from dsardesk.domain.case import Case
from dsardesk.domain.deadlines import ClockFact, ClockFactType
from dsardesk.domain.deceased import DeathProof, Deceased, DirectiveFound, HeirQuality
from dsardesk.domain.identity import (
    Destruction,
    DestructionCause,
    Identity,
    IdentityCheck,
    IdentityRequest,
    Rung,
    Verdict,
)
from dsardesk.domain.records import CaseFact, Correction, Measure, Promise, SearchOutcome, SystemSearch
from dsardesk.domain.requests import Capacity, Principal, Receipt, Requester, RequestItem
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.services.ports import CaseQuery, ChangedMeanwhile, UnknownCase
from dsardesk.storage import tables
from dsardesk.storage.work import SqlUnitOfWork
from tests.makers import CANARY, DPO, NOW, TODAY, full_case, identity_document, index_of, plain_case

# PostgreSQL keeps no NUL, and neither database keeps half a character.
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40)
STATED = WORDS.filter(str.strip)
DAYS = st.dates(date(2018, 5, 25), date(2100, 1, 1))
INSTANTS = st.builds(datetime.combine, DAYS, st.times(), st.just(UTC))
MAYBE = st.none() | DAYS
NUMBERS = st.integers(0, 2**31 - 1)


def _some(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=4).map(tuple)


REQUESTERS = st.builds(
    Requester,
    WORDS,
    WORDS,
    st.sampled_from(["fr", "en", "pt-BR"]),
    st.sampled_from(Capacity),
    st.just("customer"),
    _some(WORDS),
    st.dictionaries(WORDS, WORDS, max_size=3),
)
ITEMS = st.builds(
    RequestItem,
    st.integers(1, 9),
    st.sampled_from(RightType),
    WORDS,
    st.none() | st.sampled_from(Outcome),
    WORDS,
    MAYBE,
    WORDS,
    MAYBE,
)
FACTS = st.builds(
    CaseFact,
    st.builds(
        ClockFact,
        st.sampled_from(ClockFactType),
        DAYS,
        *[st.booleans() for _ in range(5)],
        MAYBE,
    ),
    st.none() | st.integers(1, 9),
)
DOCUMENTS = st.builds(
    identity_document,
    received_at=INSTANTS,
    destroy_by=INSTANTS,
    hold_reason=WORDS,
    hold_until=MAYBE,
    destruction=st.none() | st.builds(Destruction, INSTANTS, WORDS, st.sampled_from(DestructionCause), _some(WORDS)),
)
IDENTITIES = st.builds(
    Identity,
    st.none() | st.builds(IdentityCheck, st.just(Rung.SEEN), st.sampled_from(Verdict), _some(WORDS), INSTANTS, WORDS),
    _some(st.builds(IdentityRequest, DAYS, st.sampled_from(Rung), STATED)),
    _some(DOCUMENTS),
)
DECEASED = st.builds(
    Deceased,
    WORDS,
    DAYS,
    WORDS,
    st.dictionaries(WORDS, WORDS, max_size=3),
    st.none() | st.sampled_from(DeathProof),
    st.none() | st.sampled_from(HeirQuality),
    st.none() | st.sampled_from(DirectiveFound),
)
CHANGES = st.fixed_dictionaries(
    {
        "receipt": st.builds(Receipt, DAYS, st.none() | INSTANTS, st.just("post"), WORDS, DAYS),
        "requester": REQUESTERS,
        "items": _some(ITEMS),
        "facts": _some(FACTS),
        "identity": IDENTITIES,
        "searches": _some(
            st.builds(SystemSearch, st.just("crm"), st.none() | st.sampled_from(SearchOutcome), NUMBERS, MAYBE, WORDS)
        ),
        "measures": _some(
            st.builds(
                Measure,
                st.integers(1, 9),
                st.just("erased"),
                st.just("crm"),
                DAYS,
                WORDS,
                WORDS,
                st.just("legal_obligation"),
                WORDS,
                MAYBE,
            )
        ),
        "corrections": _some(st.builds(Correction, st.integers(1, 9), WORDS, WORDS, WORDS)),
        "deceased": st.none() | DECEASED,
        "principal": st.none() | st.builds(Principal, WORDS, WORDS, _some(WORDS), st.booleans()),
        "promises": _some(st.builds(Promise, st.just("call"), DAYS, st.none() | NUMBERS, MAYBE, WORDS)),
        "closed_on": MAYBE,
    }
)


def _added(work: SqlUnitOfWork, case: Case) -> Case:
    with work.write() as transaction:
        transaction.cases.add(case, index_of(case))
    return _got(work, case.reference)


def _saved(work: SqlUnitOfWork, case: Case) -> Case:
    with work.write() as transaction:
        return transaction.cases.save(case, index_of(case))


def _got(work: SqlUnitOfWork, reference: str) -> Case:
    with work.read() as transaction:
        return transaction.cases.get(reference)


def _references(work: SqlUnitOfWork, *terms: str) -> list[str]:
    with work.read() as transaction:
        return [line.reference for line in transaction.cases.page(CaseQuery(terms=terms), offset=0, limit=50)]


def test_a_case_with_something_everywhere_comes_back_as_it_went_in(work: SqlUnitOfWork) -> None:
    case = full_case()
    assert _added(work, case) == case


def test_a_case_with_nothing_optional_comes_back_as_it_went_in(work: SqlUnitOfWork) -> None:
    case = plain_case()
    assert _added(work, case) == case


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=CHANGES, second=CHANGES)
def test_whatever_the_facts_and_however_they_change_the_case_comes_back(
    work: SqlUnitOfWork, first: dict[str, Any], second: dict[str, Any]
) -> None:
    case = plain_case()
    # Identity documents are only added and changed, never taken out.
    kept = replace(second["identity"], documents=(*first["identity"].documents, *second["identity"].documents))
    case = replace(case, reference=str(case.id), **first)
    assert _added(work, case) == case
    changed = replace(case, **{**second, "identity": kept})
    assert _saved(work, changed) == replace(changed, version=2) == _got(work, case.reference)


def test_an_instant_comes_back_as_the_same_instant_whatever_its_offset(work: SqlUnitOfWork) -> None:
    paris = datetime(2026, 10, 25, 2, 30, 0, 123456, timezone(timedelta(hours=2)))
    case = plain_case(receipt=replace(plain_case().receipt, received_at=paris))
    found = _added(work, case).receipt.received_at
    assert found == paris
    assert found is not None
    assert found.tzinfo is UTC


def test_an_instant_without_its_offset_is_a_mistake(work: SqlUnitOfWork) -> None:
    naive = NOW.replace(tzinfo=None)
    with pytest.raises(Exception, match="offset"):
        _added(work, plain_case(receipt=replace(plain_case().receipt, received_at=naive)))


def test_lists_grow_shrink_and_change(work: SqlUnitOfWork) -> None:
    case = _added(work, full_case())
    shorter = replace(
        case, promises=case.promises[:1], measures=(), searches=(*case.searches, SystemSearch("contrats", None))
    )
    assert _saved(work, shorter) == replace(shorter, version=2)
    assert _got(work, case.reference) == replace(shorter, version=2)


def test_a_case_that_somebody_else_saved_meanwhile_is_not_overwritten(work: SqlUnitOfWork) -> None:
    mine = theirs = _added(work, plain_case())
    _saved(work, replace(theirs, searches=(SystemSearch("crm", None),)))
    with pytest.raises(ChangedMeanwhile) as refused:
        _saved(work, replace(mine, closed_on=TODAY))
    assert refused.value.facts == {"reference": mine.reference}
    found = _got(work, mine.reference)
    assert (found.closed_on, len(found.searches), found.version) == (None, 1, 2)


def test_an_unknown_reference_is_said_so(work: SqlUnitOfWork) -> None:
    with pytest.raises(UnknownCase, match=r"case\.unknown"):
        _got(work, "DSR-1999-0001")


def test_two_cases_never_bear_the_same_reference(work: SqlUnitOfWork) -> None:
    _added(work, plain_case())
    with pytest.raises(Exception, match=r"(?i)unique"):
        _added(work, plain_case())


def test_the_list_starts_with_what_is_due_first_and_ends_with_what_has_no_date(work: SqlUnitOfWork) -> None:
    due = {"A": date(2026, 12, 1), "B": None, "C": date(2026, 11, 2), "D": date(2026, 11, 2)}
    with work.write() as transaction:
        for reference, day in due.items():
            case = plain_case(reference)
            transaction.cases.add(case, index_of(case, due_on=day))
    assert _references(work) == ["C", "D", "A", "B"]
    with work.read() as transaction:
        assert [line.reference for line in transaction.cases.page(offset=1, limit=2)] == ["D", "A"]
        assert transaction.cases.count() == len(due)


def test_a_line_of_the_list_shows_what_was_computed_at_the_last_save(work: SqlUnitOfWork) -> None:
    case = _added(work, full_case())
    with work.read() as transaction:
        line = transaction.cases.page(offset=0, limit=1)[0]
    index = index_of(case)
    assert (line.reference, line.rights, line.state) == (case.reference, ("access", "objection_marketing"), case.state)
    assert (line.received_on, line.due_on, line.alert_on, line.next_step) == (
        case.receipt.received_on,
        index.due_on,
        index.alert_on,
        index.next_step,
    )


def test_a_case_is_found_by_the_beginnings_of_several_of_its_words(work: SqlUnitOfWork) -> None:
    for reference in ("DSR-2026-0001", "DSR-2026-0002"):
        _added(work, plain_case(reference))
    assert _references(work, "zeph", "quatre") == ["DSR-2026-0001", "DSR-2026-0002"]
    assert _references(work, "zeph", "dsr-2026-0002") == ["DSR-2026-0002"]
    assert _references(work, "zeph", "dupont") == []


@pytest.mark.parametrize(
    "hostile", ["%", "_ephyrine", "z%", "\\", "/", "' OR 1=1 --", '"', '"*', "zeph*", "a NOT b", "zeph^"]
)
def test_signs_that_mean_something_to_a_database_are_looked_for_as_they_are(work: SqlUnitOfWork, hostile: str) -> None:
    _added(work, plain_case())
    assert _references(work, hostile) == []


def test_a_case_is_no_longer_found_by_words_that_were_corrected(work: SqlUnitOfWork) -> None:
    case = _added(work, plain_case())
    with work.write() as transaction:
        transaction.cases.save(case, index_of(case, terms=("camille",)))
    assert _references(work, "zeph") == []
    assert _references(work, "cam") == [case.reference]


def test_cases_on_which_an_identity_document_is_held_are_known(work: SqlUnitOfWork) -> None:
    gone = Destruction(NOW, DPO.name, DestructionCause.CHECKED)
    held, both = identity_document(), identity_document(destruction=gone)
    _added(work, plain_case("A", identity=Identity(documents=(held, both))))
    _added(work, plain_case("B", identity=Identity(documents=(identity_document(destruction=gone),))))
    _added(work, plain_case("C"))
    with work.read() as transaction:
        assert transaction.cases.with_held_documents() == ("A",)


def test_a_destruction_once_recorded_is_not_rewritten(work: SqlUnitOfWork) -> None:
    document = identity_document()
    case = _added(work, plain_case(identity=Identity(documents=(document,))))
    gone = document.destroyed(Destruction(NOW, DPO.name, DestructionCause.CHECKED, ("paper",)))
    case = _saved(work, replace(case, identity=case.identity.with_document(gone)))
    later = replace(gone, destruction=Destruction(NOW + timedelta(days=3), "", DestructionCause.RULE))
    _saved(work, replace(case, identity=case.identity.with_document(later)))
    assert _got(work, case.reference).identity.documents == (gone,)


def test_a_transaction_that_fails_leaves_no_row_of_its_case(work: SqlUnitOfWork, engine: Engine) -> None:
    def add_and_fail() -> None:
        with work.write() as transaction:
            transaction.cases.add(full_case(), index_of(full_case()))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        add_and_fail()
    assert _references(work) == []
    with engine.connect() as connection:
        for table in (tables.requesters, tables.items, tables.documents, tables.case_terms, tables.destructions):
            assert connection.execute(select(func.count()).select_from(table)).scalar_one() == 0


def test_a_case_of_a_company_that_is_not_known_is_refused(work: SqlUnitOfWork) -> None:
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        _added(work, plain_case(profile="nobody"))


def test_the_name_is_kept_letter_for_letter(work: SqlUnitOfWork) -> None:
    decomposed = "Zéphyrine"  # Two ways to write é are two different texts.
    found = _added(work, plain_case(requester=Requester(f"{CANARY} {decomposed} 李", "", "fr")))
    assert found.requester.name == f"{CANARY} {decomposed} 李"
