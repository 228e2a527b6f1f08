"""The evidence file: what happened and why, for a reader who checks; never the identity document."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from dsardesk.documents.model import Document, Facts, Heading, Table
from dsardesk.domain.case import Role
from dsardesk.domain.deceased import DeathProof, Deceased, DirectiveFound, HeirPurpose, HeirQuality
from dsardesk.domain.evidence import Evidence
from dsardesk.domain.identity import Identity
from dsardesk.domain.records import Correction, Measure, Promise, SearchOutcome, SystemSearch
from dsardesk.domain.requests import Principal
from dsardesk.domain.wishes import Carried, PlannedWish, Wish
from dsardesk.reports.evidence import evidence_document
from dsardesk.resources import LANGUAGES
from tests.invented import DPO, day, identity_document, messages, package, texts


def words(evidence: Evidence, lang: str = "en") -> str:
    return "\n".join(texts(evidence_document(evidence, messages(lang))))


def with_case(evidence: Evidence, **changes: Any) -> Evidence:
    return replace(evidence, case=replace(evidence.case, **changes))


def table(document: Document, title: str) -> Table:
    """The first table after a heading."""
    after = document.blocks[document.blocks.index(Heading(title)) :]
    return next(block for block in after if isinstance(block, Table))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_everything_is_said_in_words(evidence: Evidence, lang: str) -> None:
    everything = words(evidence, lang)
    assert not re.search(r"[{}]|\d{4}-\d\d-\d\d|\bNone\b", everything)
    left = {"access_reply.pdf", "contact@alto.example"}
    assert set(re.findall(r"\b[a-z]+_[a-z_.]+\b", everything)) <= left


@pytest.mark.parametrize("held", [False, True])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_trace_of_an_identity_document_enters(evidence: Evidence, lang: str, *, held: bool) -> None:
    if held:
        evidence = with_case(evidence, identity=Identity(documents=(identity_document(),)))
    everything = words(evidence, lang)
    card = identity_document()
    for trace in (str(card.id), card.id.hex, str(card.size_bytes), card.media_type):
        assert trace not in everything
    hashes = set(re.findall(r"\b[0-9a-f]{64}\b", everything))
    assert hashes == {*(each.sha256 for each in evidence.case.documents), evidence.head[1]}


def test_the_time_limit_is_explained_for_each_right(evidence: Evidence) -> None:
    everything = words(evidence)
    assert everything.count("Received on Wednesday 1 April 2026; that day is not counted.") == 2
    assert "7 days of suspension" in everything
    assert "table FR, version 2026.1" in everything


def test_advice_is_left_out(evidence: Evidence) -> None:
    """The prudent date is the user's, not the reader's."""
    limit = evidence.limits[1]
    assert limit.prudent_due != limit.due
    assert messages("en").date(limit.prudent_due) not in words(evidence)


def test_who_checked_the_identity_how_and_with_what_is_told(evidence: Evidence) -> None:
    everything = words(evidence)
    for part in ("2 April 2026 at 14:00", "matching facts", "identity confirmed", "e-mail address and customer number"):
        assert part in everything
    assert "An identity document was destroyed on 2 April 2026 at 15:00" in everything


def test_a_check_that_matched_no_fact_shows_no_empty_line(evidence: Evidence) -> None:
    check = evidence.case.identity.check
    assert check is not None
    seen = replace(check, matched=(), rung=check.rung.__class__("seen"))
    assert "Matching facts" not in words(with_case(evidence, identity=Identity(check=seen)))


def test_a_fact_matched_that_we_have_no_name_for_stays_as_it_was_written(evidence: Evidence) -> None:
    check = evidence.case.identity.check
    assert check is not None
    own = replace(check, matched=("email", "badge"))
    assert "e-mail address and badge" in words(with_case(evidence, identity=Identity(check=own)))


def test_without_a_check_it_says_so(evidence: Evidence) -> None:
    assert "No identity check is on record." in words(with_case(evidence, identity=Identity()))


def test_a_document_still_held_is_told_with_its_end(evidence: Evidence) -> None:
    held = Identity(documents=(identity_document(),))
    assert "held, until 4 April 2026 at 14:00 at the latest" in words(with_case(evidence, identity=held))


def test_each_system_is_named_with_what_it_answered(evidence: Evidence) -> None:
    found = table(evidence_document(evidence, messages("en")), "Searches")
    assert found.rows[0] == ("Customer file (CRM)", "data found", "0", "1 April 2026", "Claire Morel")


def test_a_system_left_out_shows_its_reason_and_one_that_waits_a_dash(evidence: Evidence) -> None:
    searches = (
        SystemSearch("crm", SearchOutcome.NOT_SEARCHED, reason="out of order"),
        SystemSearch("fax", None),
    )
    found = table(evidence_document(with_case(evidence, searches=searches), messages("en")), "Searches")
    assert [row[:2] for row in found.rows] == [("Customer file (CRM)", "not searched (out of order)"), ("fax", "–")]


def test_decisions_measures_and_kept_promises_are_told(evidence: Evidence) -> None:
    document = evidence_document(evidence, messages("en"))
    assert table(document, "Decisions").rows == (
        ("access", "granted in part", "autres personnes", "27 April 2026", "Claire Morel"),
        ("objection to marketing", "–", "–", "–", "–"),
    )
    everything = words(evidence)
    assert "Newsletter tool: marketing stopped on 2 April 2026 by Claire Morel" in everything
    assert "Check promised for 17 April 2026" in everything
    assert "not done yet" not in everything


@pytest.mark.parametrize("kind", ["marketing_check", "complete_information"])
def test_a_promise_that_is_not_kept_yet_is_told_as_such(evidence: Evidence, kind: str) -> None:
    waiting = with_case(evidence, promises=(Promise(kind, day(5, 4)),))
    assert re.search(r"promised (?:for|by) 4 May 2026: not (?:done|sent) yet", words(waiting))


def test_what_left_is_told_with_its_way_and_the_password_by_another(evidence: Evidence) -> None:
    sent = table(evidence_document(evidence, messages("en")), "Sendings")
    assert sent.rows == (
        ("access reply", "28 April 2026", "e-mail", "Claire Morel"),
        ("access package (3 files)", "28 April 2026", "password by telephone", ""),
    )


def test_a_package_that_waits_is_told_without_a_way(evidence: Evidence) -> None:
    waiting = with_case(evidence, packages=(package(),))
    assert table(evidence_document(waiting, messages("en")), "Sendings").rows[1][1:3] == ("–", "–")


def test_a_new_case_has_no_empty_sections(evidence: Evidence) -> None:
    bare = with_case(evidence, searches=(), letters=(), packages=(), measures=(), promises=())
    bare = replace(bare, request="")
    document = evidence_document(bare, messages("en"))
    titles = [block.text for block in document.blocks if isinstance(block, Heading) and block.level == 1]
    assert titles == [
        "The request",
        "The time limit and how it was computed",
        "Identity",
        "Decisions",
        "Documents and their hashes",
        "Timeline",
    ]
    assert "Text of the message" not in words(bare)


def test_the_timeline_names_each_event_and_what_it_was_about(evidence: Evidence) -> None:
    rows = table(evidence_document(evidence, messages("en")), "Timeline").rows
    assert [row[2] for row in rows] == [
        "Case opened",
        "Letter sent – acknowledgement",
        "System searched – Customer file (CRM)",
        "System searched – fax",
        "Package sealed",
        "Promise kept",
    ]
    assert rows[0] == ("1", "2 April 2026 at 14:01", "Case opened", "Claire Morel")


def test_the_anchor_of_the_log_is_written_for_later_checks(evidence: Evidence) -> None:
    seq, digest = evidence.head
    assert f"event {seq}, {digest}" in words(evidence)


def test_it_is_dated_at_the_controllers(evidence: Evidence) -> None:
    late = replace(evidence, made_at=evidence.made_at.replace(hour=23, minute=30))
    assert evidence_document(late, messages("en")).dated_on.isoformat() == "2026-05-03"


class TestOtherRights:
    """What was erased, kept, corrected, given after a death or passed on."""

    def test_what_is_kept_is_shown_with_its_ground_reason_and_end(self, evidence: Evidence) -> None:
        kept = Measure(
            1,
            "kept",
            "facturation",
            day(4, 20),
            DPO,
            what="invoices",
            ground="legal_obligation",
            reason="Commercial Code",
            until=day(12, 31),
        )
        shown = words(with_case(evidence, measures=(kept,)))
        assert "Billing: invoices kept until 31 December 2026" in shown
        assert "legal obligation, Article 17(3)(b) GDPR – Commercial Code" in shown

    def test_a_correction_is_shown_before_and_after_and_how_it_was_made(self, evidence: Evidence) -> None:
        measures = (
            Measure(1, "rectified", "crm", day(4, 20), DPO),
            Measure(1, "rectified", "facturation", day(4, 20), DPO, reason="note enclosed"),
            Measure(1, "recipient_told", "", day(4, 20), DPO, what="Compta & Cie"),
        )
        corrections = (Correction(1, "telephone", "01", "02"), Correction(1, "floor", "", "3"))
        shown = words(with_case(evidence, measures=measures, corrections=corrections))
        for part in (
            "telephone: “01” becomes “02”",
            "floor: “3” added",
            "Customer file (CRM): data corrected on 20 April 2026 by Claire Morel",
            "Billing: note enclosed",
            "Compta & Cie: told on 20 April 2026",
        ):
            assert part in shown, part

    def test_who_died_and_what_was_seen_are_shown(self, evidence: Evidence) -> None:
        seen = Deceased(
            "Alcide Duvernay",
            day(3, 2),
            proof=DeathProof.NOTARY,
            quality=HeirQuality.FAMILY_BOOK,
            directive=DirectiveFound.NONE,
        )
        shown = words(with_case(evidence, deceased=seen))
        for part in ("Alcide Duvernay", "2 March 2026", "notary", "family record book", "no directive recorded"):
            assert part in shown, part
        unseen = words(with_case(evidence, deceased=Deceased("Alcide Duvernay", day(3, 2))))
        assert "register not looked up" in unseen

    def test_what_heirs_ask_and_what_became_of_directives_are_shown(self, evidence: Evidence) -> None:
        asked = Deceased(
            "Alcide Duvernay",
            day(3, 2),
            purposes=(HeirPurpose.ESTATE,),
            disputed_on=day(4, 3),
            directives=("PM-2026-0001",),
        )
        done = PlannedWish(
            "PM-2026-0001", "contract", Wish.COMMUNICATE, "Rose", None, Carried.PARTLY, day(4, 4), DPO, "no more"
        )
        left = PlannedWish("PM-2026-0001", "support", Wish.ERASE)
        shown = words(with_case(evidence, deceased=asked, wishes=(done, left)))
        for part in (
            "to settle the estate",
            "3 April 2026",
            "communicate to Rose – done in part 4 April 2026 Claire Morel no more",
            "erase – –",
        ):
            assert part in shown, part

    def test_a_processor_is_not_called_the_controller(self, evidence: Evidence) -> None:
        unknown = with_case(evidence, role=Role.PROCESSOR)
        rows = next(b for b in evidence_document(unknown, messages("en")).blocks if isinstance(b, Facts)).rows
        assert rows[:2] == (("Processor", "Alto SAS"), ("Controller", "–"))
        known = with_case(evidence, role=Role.PROCESSOR, principal=Principal("Quai SARL", "contact@quai.example"))
        rows = next(b for b in evidence_document(known, messages("en")).blocks if isinstance(b, Facts)).rows
        assert rows[:2] == (("Processor", "Alto SAS"), ("Controller", "Quai SARL"))
