"""A message that belongs to a case there already: proposed, filed as somebody decided, never twice; on both stores."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from dsardesk.domain.actors import RoleRefused, UserRole
from dsardesk.domain.case import Case, CaseIsClosed, CaseKind
from dsardesk.domain.clarifications import NothingAsked
from dsardesk.domain.clock_records import Course
from dsardesk.domain.draft import Attachment, CaseLink, Draft, MessageKind
from dsardesk.domain.identity import Rung
from dsardesk.domain.linking import Evidence, Relation, cited
from dsardesk.domain.records import SearchOutcome
from dsardesk.domain.rights import RightType
from dsardesk.domain.search_answers import SearchAnswer
from dsardesk.services.clocks import ask_clarification
from dsardesk.services.confidential import set_confidential
from dsardesk.services.identity import request_identity
from dsardesk.services.linking import (
    Candidate,
    NeedsItsOwnCase,
    OutcomeMissing,
    UnknownAttachment,
    add_message,
    add_search_answer,
    candidates,
)
from dsardesk.services.open_case import (
    IdentityDocumentNotLocated,
    NoReceiptDate,
    Opening,
    ReceivedInTheFuture,
    open_at_once,
)
from dsardesk.services.ports import UnknownCase
from dsardesk.services.searches import UnknownSystem, search_question
from dsardesk.services.silences import choose_course
from dsardesk.storage import linking
from tests.makers import ACTORS, CANARY, DPO
from tests.services.conftest import CARD, EMAIL, Bench, a_draft

FIRST = "first@courriel.example"
ARRIVED = datetime(2026, 10, 25, 9, tzinfo=UTC)
ASSISTANT = ACTORS[UserRole.ASSISTANT]
EXPORT = Attachment("fiche.csv", "text/csv", 9, identity_document=False, content=b"nom;ville")


def first(bench: Bench, *rights: RightType) -> Case:
    """A case opened from the first message of somebody."""
    draft = a_draft(*(rights or (RightType.ACCESS,)), message_id=FIRST)
    return open_at_once(bench.context, DPO, draft.raw, draft, Opening(category="customer"))


def later(*rights: RightType, text: str = "Bonjour", cards: int = 0, **changes: Any) -> Draft:
    """A message of somebody unknown that came the day after."""
    raw = b"From: x\r\n\r\n" + text.encode() + CARD * cards
    told: dict[str, Any] = {
        "raw": raw,
        "without_identity": raw.replace(CARD, b"[carte retiree]"),
        "text": text,
        "sender_name": "",
        "sender_email": "",
        "identifiers": {},
        "received_at": ARRIVED,
        "message_id": "later@courriel.example",
    }
    return a_draft(*rights, cards=cards, **{**told, **changes})


def found(bench: Bench, draft: Draft) -> list[tuple[str, tuple[Evidence, ...], Relation]]:
    return [(each.reference, each.why, each.relation) for each in candidates(bench.context, DPO, draft)]


class TestCandidates:
    """Who reminds, answers or writes again is recognised; who decides is a person."""

    @pytest.mark.parametrize(
        ("changes", "why"),
        [
            ({"cited": ("DSR-2026-0001",)}, Evidence.REFERENCE),
            ({"thread": ("autre@x.example", FIRST)}, Evidence.THREAD),
            ({"sender_email": EMAIL.upper()}, Evidence.ADDRESS),
            ({"identifiers": {"email": EMAIL}}, Evidence.ADDRESS),
            ({"identifiers": {"order_number": "cl 20817"}}, Evidence.NUMBER),
            ({"sender_name": "QUATREBARBES Zephyrine"}, Evidence.NAME),
        ],
    )
    def test_each_sign_by_itself_finds_the_case(self, bench: Bench, changes: dict[str, Any], why: Evidence) -> None:
        case = first(bench)
        assert found(bench, later(**changes)) == [(case.reference, (why,), Relation.REPLY)]

    def test_nobody_known_finds_nothing(self, bench: Bench) -> None:
        first(bench)
        stranger = later(sender_name="Balthazar Autrepart", sender_email="b@autre.example", cited=("DSR-2026-0099",))
        assert found(bench, stranger) == []
        assert found(bench, later()) == []

    def test_a_reference_mistyped_hides_nobody(self, bench: Bench) -> None:
        case = first(bench)
        mistyped = later(sender_name=CANARY, cited=("DSR-2026-0099",))
        assert found(bench, mistyped) == [(case.reference, (Evidence.NAME,), Relation.REPLY)]

    def test_an_address_that_shares_its_words_is_another(self, bench: Bench) -> None:
        first(bench)
        assert found(bench, later(sender_email="courriel@zephyrine.example")) == []

    def test_an_address_made_of_everybodys_words_is_found_all_the_same(
        self, bench: Bench, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        case = first(bench)
        monkeypatch.setattr(linking, "COUNTED_OF_ADDRESS", 1)
        assert found(bench, later(sender_email=EMAIL.upper())) == [
            (case.reference, (Evidence.ADDRESS,), Relation.REPLY)
        ]
        assert found(bench, later(sender_email="courriel@zephyrine.example")) == []

    def test_a_number_that_a_great_part_of_all_cases_bear_leads_to_none_of_them(
        self, bench: Bench, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        first(bench)
        monkeypatch.setattr(linking, "COUNTED", 1)
        assert found(bench, later(identifiers={"order_number": "2026"})) == []

    def test_the_very_message_is_known_by_its_id_and_by_what_it_holds(self, bench: Bench) -> None:
        case = first(bench)
        same = a_draft(RightType.ACCESS)
        assert found(bench, replace(same, message_id=""))[0][1][0] is Evidence.SAME_MESSAGE
        resent = later(message_id=FIRST)
        assert found(bench, resent) == [(case.reference, (Evidence.SAME_MESSAGE,), Relation.DUPLICATE)]

    def test_the_strongest_sign_comes_first_then_what_is_open_then_what_is_newest(self, bench: Bench) -> None:
        for _ in range(2):
            first(bench)
        draft = later(sender_email=EMAIL, sender_name=CANARY, cited=("DSR-2026-0002",))
        assert [(each[0], each[1]) for each in found(bench, draft)] == [
            ("DSR-2026-0002", (Evidence.REFERENCE, Evidence.ADDRESS, Evidence.NAME)),
            ("DSR-2026-0001", (Evidence.ADDRESS, Evidence.NAME)),
        ]

    def test_a_namesake_is_proposed_only_where_nothing_surer_speaks(self, bench: Bench) -> None:
        first(bench)
        other = replace(a_draft(RightType.ACCESS, text="autre"), sender_email="z@autre.example", identifiers={})
        raw = b"From: z@autre.example\r\n\r\nautre"
        other = replace(other, raw=raw, without_identity=raw)
        second = open_at_once(bench.context, DPO, raw, other, Opening(category="customer")).reference
        both = {each[0] for each in found(bench, later(sender_name=CANARY))}
        assert both == {"DSR-2026-0001", second}
        assert [each[0] for each in found(bench, later(sender_name=CANARY, sender_email=EMAIL))] == ["DSR-2026-0001"]

    def test_a_case_says_enough_of_itself_to_be_chosen(self, bench: Bench) -> None:
        case = first(bench)
        assert candidates(bench.context, ASSISTANT, later(sender_name=CANARY)) == (
            Candidate(
                reference=case.reference,
                why=(Evidence.NAME,),
                relation=Relation.REPLY,
                person=CANARY,
                rights=(RightType.ACCESS,),
                received_on=date(2026, 10, 24),
            ),
        )

    def test_letters_of_the_authority_and_second_requests_are_told_from_messages_to_file(self, bench: Bench) -> None:
        first(bench)
        draft = later(sender_email=EMAIL, kind=MessageKind.AUTHORITY_LETTER)
        assert found(bench, draft)[0][2] is Relation.AUTHORITY_LETTER
        assert found(bench, later(RightType.ERASURE, sender_email=EMAIL))[0][2] is Relation.SECOND_REQUEST
        assert found(bench, later(sender_email=EMAIL, case_link=CaseLink.REMINDER))[0][2] is Relation.REMINDER

    def test_only_those_who_handle_cases_are_told(self, bench: Bench) -> None:
        reference = first(bench).reference
        set_confidential(bench.context, DPO, reference, confidential=True)
        assert candidates(bench.context, ASSISTANT, later(sender_email=EMAIL))
        for role in (UserRole.MANAGER, UserRole.READ, UserRole.ADMIN):
            with pytest.raises(RoleRefused):
                candidates(bench.context, ACTORS[role], later(sender_email=EMAIL))

    def test_the_restricted_archive_is_found_by_the_officer_alone_and_by_what_the_message_itself_names(
        self, bench: Bench
    ) -> None:
        case = bench.case(first(bench).reference)
        with bench.work.write() as transaction:
            profile = bench.context.profile_of(transaction, case)
            bench.context.save(transaction, replace(case, closed_on=date(2026, 10, 26)), profile)
        alike, named = later(sender_email=EMAIL), later(cited=(case.reference,))
        assert candidates(bench.context, ASSISTANT, alike)
        bench.clock.forward(days=800)
        for actor in (DPO, ASSISTANT):
            assert candidates(bench.context, actor, alike) == ()
        assert candidates(bench.context, ASSISTANT, named) == ()
        assert [each.reference for each in candidates(bench.context, DPO, named)] == [case.reference]
        with pytest.raises(RoleRefused):
            add_message(bench.context, ASSISTANT, case.reference, named, Relation.REPLY)


class TestFiling:
    """What somebody decided: into the case, sealed like the first message, and never a second case."""

    def test_a_reminder_is_sealed_with_its_sha256_and_recorded_as_one(self, bench: Bench) -> None:
        reference, draft = first(bench).reference, later(text="Où en est ma demande ?")
        case = add_message(bench.context, DPO, reference, draft, Relation.REMINDER)
        kept = case.documents[-1]
        assert (kept.kind, kept.name, kept.message_id) == ("message", "message-2.eml", draft.message_id)
        assert bench.case(reference) == case
        with bench.work.read() as transaction:
            assert transaction.blobs.get(kept.id) == draft.without_identity
            assert transaction.cases.count() == 1
        assert json.loads(bench.payload("message.filed")) == {
            "received_on": "2026-10-25",
            "relation": "reminder",
            "sha256": kept.sha256,
        }

    def test_what_follows_a_message_filed_later_is_known_by_it(self, bench: Bench) -> None:
        reference = first(bench).reference
        add_message(bench.context, DPO, reference, later(), Relation.REPLY)
        after = later(message_id="", thread=("later@courriel.example",), text="encore")
        assert found(bench, after) == [(reference, (Evidence.THREAD,), Relation.REPLY)]

    def test_a_duplicate_is_noted_and_kept_no_second_time(self, bench: Bench) -> None:
        case = first(bench)
        draft = a_draft(RightType.ACCESS, cards=1, message_id=FIRST)
        assert add_message(bench.context, DPO, case.reference, draft, Relation.DUPLICATE) == case
        assert bench.case(case.reference) == case
        assert set(json.loads(bench.payload("message.repeated"))) == {"sha256"}
        assert not bench.store.documents()

    def test_an_identity_document_goes_into_quarantine_and_never_into_the_vault(self, bench: Bench) -> None:
        reference = first(bench).reference
        case = add_message(bench.context, DPO, reference, later(cards=1), Relation.REPLY)
        (held,) = case.identity.held()
        assert bench.store.get(held.id) == CARD
        assert not held.requested
        with bench.work.read() as transaction:
            assert CARD not in transaction.blobs.get(case.documents[-1].id)
        assert bench.actions()[-2:] == ["message.filed", "identity.quarantined"]

    def test_a_copy_that_was_asked_for_counts_as_such_and_the_clock_runs_again_that_day(self, bench: Bench) -> None:
        reference = first(bench).reference
        request_identity(
            bench.context,
            DPO,
            reference,
            rung=Rung.COPY,
            doubt="autre adresse",
            softer="rien d’autre n’est connu",
            asked_on=date(2026, 10, 24),
            promptly=True,
        )
        draft = later(cards=1, sender_email=EMAIL)
        assert found(bench, draft)[0][2] is Relation.ANSWER
        case = add_message(bench.context, DPO, reference, draft, Relation.ANSWER)
        assert case.identity.held()[0].requested
        with bench.work.read() as transaction:
            limits = bench.context.time_limits(case, bench.context.profile_of(transaction, case))
        assert limits[1].suspended_days == 1
        assert json.loads(bench.payload("silence.ended")) == {"answered_on": "2026-10-25"}

    def test_an_answer_wakes_a_question_about_the_request_too(self, bench: Bench) -> None:
        reference = first(bench).reference
        asked_on = date(2026, 10, 24)
        ask_clarification(bench.context, DPO, reference, 1, question="Quelle période ?", large=True, asked_on=asked_on)
        case = add_message(bench.context, DPO, reference, later(), Relation.ANSWER)
        assert case.clarifications[0].answered_on == date(2026, 10, 25)

    def test_nothing_is_filed_as_an_answer_where_nothing_was_asked(self, bench: Bench) -> None:
        reference = first(bench).reference
        before = bench.everything()
        with pytest.raises(NothingAsked):
            add_message(bench.context, DPO, reference, later(cards=1), Relation.ANSWER)
        assert bench.everything() == before
        assert not bench.store.documents()

    def test_a_closed_case_takes_messages_but_no_answers(self, bench: Bench) -> None:
        case = first(bench)
        with bench.work.write() as transaction:
            profile = bench.context.profile_of(transaction, case)
            bench.context.save(transaction, replace(case, closed_on=date(2026, 10, 26)), profile)
        filed = add_message(bench.context, DPO, case.reference, later(), Relation.REPLY)
        assert (filed.closed_on, len(filed.documents)) == (date(2026, 10, 26), 2)
        with pytest.raises(CaseIsClosed):
            add_message(bench.context, DPO, case.reference, later(text="autre"), Relation.ANSWER)

    @pytest.mark.parametrize("relation", [relation for relation in Relation if relation.case_kind is not None], ids=str)
    def test_what_has_its_own_time_limit_is_not_filed_but_opens_a_linked_case(
        self, bench: Bench, relation: Relation
    ) -> None:
        reference = first(bench).reference
        draft = later(RightType.ERASURE)
        with pytest.raises(NeedsItsOwnCase):
            add_message(bench.context, DPO, reference, draft, relation)
        opening = Opening(category="customer", kind=relation.case_kind or CaseKind.REQUEST, linked=(reference,))
        opened = open_at_once(bench.context, DPO, draft.raw, draft, opening)
        assert opened.linked == (reference,)
        assert bench.case(reference).linked == (opened.reference,)

    def test_the_day_of_arrival_is_said_where_no_header_does_and_has_come(self, bench: Bench) -> None:
        reference, undated = first(bench).reference, later(received_at=None, sent_at=None)
        with pytest.raises(NoReceiptDate):
            add_message(bench.context, DPO, reference, undated, Relation.REPLY)
        with pytest.raises(ReceivedInTheFuture):
            add_message(bench.context, DPO, reference, undated, Relation.REPLY, received_on=date(2026, 10, 27))
        add_message(bench.context, DPO, reference, undated, Relation.REPLY, received_on=date(2026, 10, 26))
        assert json.loads(bench.payload("message.filed"))["received_on"] == "2026-10-26"

    def test_an_identity_document_that_nobody_located_is_refused(self, bench: Bench) -> None:
        reference = first(bench).reference
        with pytest.raises(IdentityDocumentNotLocated):
            add_message(
                bench.context,
                DPO,
                reference,
                later(warnings=("intake.identity_document_not_located",)),
                Relation.REPLY,
            )

    def test_no_case_no_message(self, bench: Bench) -> None:
        with pytest.raises(UnknownCase):
            add_message(bench.context, DPO, "DSR-2026-0009", later(cards=1), Relation.REPLY)
        assert not bench.store.documents()

    def test_what_was_chosen_because_nobody_answered_ends_when_the_answer_is_filed(self, bench: Bench) -> None:
        reference = first(bench).reference
        request_identity(
            bench.context,
            DPO,
            reference,
            rung=Rung.DATA_POINTS,
            doubt="autre adresse",
            asked_on=date(2026, 10, 26),
            promptly=True,
        )
        bench.clock.forward(days=31)
        choose_course(bench.context, DPO, reference, Course.DECIDE, reasons="rien ne vient")
        draft = later(received_at=datetime(2026, 11, 25, 9, tzinfo=UTC))
        case = add_message(bench.context, DPO, reference, draft, Relation.ANSWER)
        assert case.silences[0].ended_on == date(2026, 11, 25)


def test_ids_of_messages_die_with_the_case(bench: Bench) -> None:
    case = add_message(bench.context, DPO, first(bench).reference, later(), Relation.REPLY)
    with bench.work.write() as transaction:
        assert transaction.cases.kept_messages((FIRST, "later@courriel.example"), "")
        transaction.cases.purge(case)
        assert not transaction.cases.kept_messages((FIRST, "later@courriel.example"), "")


class TestAnswersToSearches:
    """A colleague's e-mail, read back as what a system of the case answered."""

    def answer(self, **changes: object) -> Draft:
        told: dict[str, Any] = {"sender_email": "paul@alto.example", "cited": ("DSR-2026-0001/crm",), "text": "Rien."}
        return later(**{**told, **changes})

    def test_it_is_proposed_and_recorded_with_its_message(self, bench: Bench) -> None:
        reference = first(bench).reference
        (proposed,) = candidates(bench.context, DPO, self.answer())
        assert (proposed.relation, proposed.answer) == (
            Relation.SEARCH_ANSWER,
            SearchAnswer("crm", SearchOutcome.NOTHING),
        )
        assert proposed.answer
        case = add_search_answer(bench.context, DPO, reference, self.answer(), proposed.answer)
        (search,) = case.searches
        assert (search.system, search.outcome, search.by) == ("crm", SearchOutcome.NOTHING, DPO.name)
        assert [each.kind for each in case.documents] == ["original", "message"]
        assert bench.case(reference) == case
        assert bench.actions()[-2:] == ["message.filed", "system.searched"]

    def test_files_that_it_brings_are_gathered_in_place_of_earlier_ones(self, bench: Bench) -> None:
        reference, draft = first(bench).reference, self.answer(text="Voici", attachments=(EXPORT,))
        draft = replace(draft, raw=draft.raw + EXPORT.content, without_identity=draft.raw + EXPORT.content)
        (proposed,) = candidates(bench.context, DPO, draft)
        assert proposed.answer == SearchAnswer("crm", SearchOutcome.FOUND, files=(1,))
        add_search_answer(bench.context, DPO, reference, draft, proposed.answer)
        case = add_search_answer(bench.context, DPO, reference, draft, proposed.answer)
        gathered = [each for each in case.documents if each.kind == "gathered"]
        assert [(each.name, each.system) for each in gathered] == [("crm/fiche.csv", "crm")]
        assert case.searches[0].findings == 1
        with bench.work.read() as transaction:
            assert transaction.blobs.get(gathered[0].id) == EXPORT.content
            # Erased in the system, the data must not live on in the message.
            said = [transaction.blobs.get(each.id) for each in case.documents if each.kind == "message"]
        assert said == [b"Voici", b"Voici"]

    def test_more_time_leaves_the_search_waiting(self, bench: Bench) -> None:
        reference = first(bench).reference
        later_on = SearchAnswer("crm", later=True)
        case = add_search_answer(bench.context, DPO, reference, self.answer(), later_on)
        assert (case.searches, len(case.documents)) == ((), 2)

    def test_what_cannot_be_recorded_is_refused_and_nothing_is_kept(self, bench: Bench) -> None:
        reference = first(bench).reference
        before = bench.everything()
        draft = self.answer(attachments=(EXPORT, *later(cards=1).attachments))
        wrong = {
            OutcomeMissing: SearchAnswer("crm"),
            UnknownSystem: SearchAnswer("paie", SearchOutcome.NOTHING),
            UnknownAttachment: SearchAnswer("crm", SearchOutcome.FOUND, files=(2,)),
        }
        for error, answer in wrong.items():
            with pytest.raises(error):
                add_search_answer(bench.context, DPO, reference, draft, answer)
        third = SearchAnswer("crm", SearchOutcome.FOUND, files=(3,))
        with pytest.raises(UnknownAttachment):
            add_search_answer(bench.context, DPO, reference, draft, third)
        assert bench.everything() == before
        assert not bench.store.documents()

    def test_the_question_bears_the_reference_and_the_system_by_which_its_answer_is_known(self, bench: Bench) -> None:
        reference = first(bench).reference
        asked = search_question(bench.context, DPO, reference, "crm")
        assert (asked.task, asked.owner, asked.name, asked.email) == (
            "DSR-2026-0001/crm",
            "responsable commercial",
            CANARY,
            EMAIL,
        )
        answer = self.answer(sender_email="aide@hebergeur.example", cited=cited(f"Re: [{asked.task}]"))
        assert candidates(bench.context, DPO, answer)[0].answer == SearchAnswer("crm", SearchOutcome.NOTHING)
        with pytest.raises(UnknownSystem):
            search_question(bench.context, DPO, reference, "paie")
