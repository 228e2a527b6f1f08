"""Letters about data after death: the receipt, the report, the certificate, and the tone of all of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dsardesk.domain.deceased import Deceased, DirectiveFound
from dsardesk.domain.letter_facts import FactMissing, LetterFacts
from dsardesk.domain.letters import Grid, Head, LetterKind, Listing, Say
from dsardesk.domain.plans import plan_letter
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.told import AnsweredItem, ToldWish
from dsardesk.domain.wishes import Carried, Limit, Wish
from tests.invented import DIRECTIVES, WISHES, letter_facts, letter_words
from tests.law_says import law_says

RECEIPT, REPORT = LetterKind.DIRECTIVE_RECEIPT, LetterKind.EXECUTION_REPORT
REPLY, CERTIFICATE = LetterKind.HEIR_REPLY, LetterKind.HEIR_CERTIFICATE
DAY = date(2026, 4, 20)


def keys(kind: LetterKind, **changes: Any) -> list[str]:
    """Every key of a letter, in order."""
    found: list[str] = []
    for section in plan_letter(kind, letter_facts(**changes)).sections:
        match section:
            case Say() | Head():
                found.append(section.key)
            case Listing():
                found += [say.key for say in section.items]
            case Grid():
                found += [key for label, say in section.rows if isinstance(say, Say) for key in (label, say.key)]
    return found


def answered(outcome: Outcome | None, reasons: str = "x", right: RightType = RightType.POST_MORTEM_DIRECTIVE) -> Any:
    return {"items": (AnsweredItem(right, outcome, reasons),)}


def missing(kind: LetterKind, **changes: Any) -> object:
    with pytest.raises(FactMissing) as refused:
        plan_letter(kind, letter_facts(**changes))
    return refused.value.facts["fact"]


def of(outcome: Outcome | None, reasons: str = "x") -> Any:
    return answered(outcome, reasons, RightType.HEIR_REQUEST)


def mourned(**changes: Any) -> Deceased:
    deceased = letter_facts().deceased
    assert deceased is not None
    return replace(deceased, **changes)


def entry(**changes: Any) -> Any:
    return {"directives": (replace(DIRECTIVES[0], **changes),)}


class TestReceipt:
    """LIL 85 I."""

    def test_the_author_learns_what_was_registered_and_what_it_means(self) -> None:
        found = keys(RECEIPT, **answered(Outcome.GRANTED))
        for key in ("directive.registered", "wish.erase_processing", "wish.communicate_processing_to"):
            assert key in found
        assert "directive.reasons" not in found
        assert "directive.designated" in found

    @law_says("lil.85.1.terms", "A clause of terms of use that limits what a person may direct is deemed unwritten.")
    def test_it_states_that_it_is_revocable_extends_no_period_and_that_no_clause_limits_it(self) -> None:
        found = keys(RECEIPT, **answered(Outcome.GRANTED))
        assert {f"directive.{key}" for key in ("revocable", "retention", "others", "terms")} <= set(found)
        assert "à tout moment" in letter_words("fr").say("directive.revocable")
        assert "n’allongent aucune durée" in letter_words("fr").say("directive.retention")

    def test_a_later_version_says_that_it_takes_the_place_of_the_earlier_one(self) -> None:
        found = keys(RECEIPT, **answered(Outcome.GRANTED), **entry(version=2))
        assert "directive.changed" in found
        assert "directive.registered" not in found

    def test_without_anybody_designated_the_heirs_are_named(self) -> None:
        assert "directive.nobody_designated" in keys(RECEIPT, **answered(Outcome.GRANTED), **entry(designated=()))

    def test_the_author_learns_that_somebody_designated_died_or_refused(self) -> None:
        told = entry(designated=("Paul Petit",), unavailable=("Jean Petit",))
        assert {"directive.unavailable", "directive.designated"} <= set(
            keys(RECEIPT, **answered(Outcome.GRANTED), **told)
        )
        nobody = keys(RECEIPT, **answered(Outcome.GRANTED), **entry(designated=(), unavailable=("Jean Petit",)))
        assert "directive.to_heirs" in nobody
        assert "directive.nobody_designated" not in nobody

    @pytest.mark.parametrize(
        ("wish", "to_whom", "key"),
        [
            (Wish.ERASE, "", "wish.erase_all"),
            (Wish.KEEP, "", "wish.keep_all"),
            (Wish.COMMUNICATE, "", "wish.communicate_all"),
            (Wish.COMMUNICATE, "Rose", "wish.communicate_all_to"),
        ],
    )
    def test_a_general_one_names_who_keeps_the_original(self, wish: Wish, to_whom: str, key: str) -> None:
        of_all = entry(depositary="Me Ancelin", wishes=(ToldWish(wish, to_whom=to_whom),))
        found = keys(RECEIPT, **answered(Outcome.GRANTED), **of_all)
        assert "directive.general" in found
        assert key in found

    def test_a_copy_that_asks_for_nothing_promises_nothing(self) -> None:
        found = keys(RECEIPT, **answered(Outcome.GRANTED), **entry(depositary="Me Ancelin", wishes=()))
        assert "directive.wishes" not in found

    def test_a_revocation_has_its_receipt(self) -> None:
        found = keys(RECEIPT, **answered(Outcome.GRANTED), **entry(revoked_on=DAY))
        assert {"directive.revoked", "directive.revoked_after"} <= set(found)
        assert "directive.good_to_know" not in found

    def test_a_refusal_gives_its_reasons_and_no_receipt(self) -> None:
        found = keys(RECEIPT, **answered(Outcome.REFUSED), directives=())
        assert "directive.reasons" in found
        assert "directive.registered" not in found

    def test_it_is_not_written_before_there_is_something_to_tell(self) -> None:
        assert missing(RECEIPT, **answered(Outcome.WITHDRAWN)) == "outcome"
        assert missing(RECEIPT, **answered(None)) == "outcome"
        assert missing(RECEIPT, **answered(Outcome.GRANTED), directives=()) == "directives"
        assert missing(RECEIPT, **answered(Outcome.REFUSED, " ")) == "reasons"

    def test_the_living_receive_no_condolences(self) -> None:
        assert "heirs.condolences" not in keys(RECEIPT)


class TestReport:
    """LIL 85 I: what was done of each wish."""

    def test_each_processing_is_told_with_what_became_of_it(self) -> None:
        found = keys(REPORT, **of(Outcome.GRANTED))
        for key in ("execution.erase", "execution.wholly", "execution.communicate_to", "execution.partly", "row.why"):
            assert key in found
        assert "execution.reasons" not in found
        assert "execution.reasons" in keys(REPORT, **of(Outcome.PARTLY_GRANTED))

    @pytest.mark.parametrize("limit", Limit)
    def test_what_the_law_leaves_of_it_is_told_once(self, limit: Limit) -> None:
        wishes = tuple(replace(wish, limit=limit) for wish in WISHES)
        found = keys(REPORT, **of(Outcome.GRANTED), wishes=wishes)
        assert [key for key in found if key.startswith("limit.")] == [f"limit.{limit}"]

    def test_to_whom_the_directives_passed_is_told_and_the_letter_goes_there(self) -> None:
        to_paul = mourned(executor="Paul Petit", executor_email="paul@courriel.example", passed_over=("Jean Petit",))
        assert "execution.passed" in keys(REPORT, **of(Outcome.GRANTED), deceased=to_paul)
        plan = plan_letter(REPORT, letter_facts(**of(Outcome.GRANTED), deceased=to_paul))
        assert (plan.facts.addressee.name, plan.facts.addressee.email) == ("Paul Petit", "paul@courriel.example")
        to_heirs = mourned(passed_over=("Jean Petit",))
        wishes = tuple(replace(wish, to_whom="") for wish in WISHES)
        found = keys(REPORT, **of(Outcome.GRANTED), deceased=to_heirs, wishes=wishes)
        assert {"execution.passed_to_heirs", "execution.communicate_to_heirs"} <= set(found)
        plan = plan_letter(REPORT, letter_facts(**of(Outcome.GRANTED), deceased=to_heirs))
        assert plan.facts.addressee == letter_facts().addressee

    def test_how_it_was_done_is_told_too(self) -> None:
        done = (ToldWish(Wish.KEEP, {"fr": "x"}, carried=Carried.WHOLLY, on=DAY, words="déplacé aux archives"),)
        assert "row.how" in keys(REPORT, **of(Outcome.GRANTED), wishes=done)

    @pytest.mark.parametrize(
        ("changes", "fact"),
        [
            ({"deceased": None}, "deceased"),
            ({"wishes": ()}, "wishes"),
            ({"wishes": (ToldWish(Wish.KEEP, {"fr": "x"}),)}, "carried_on"),
            ({"wishes": (ToldWish(Wish.KEEP, {"fr": "x"}, on=DAY),)}, "carried"),
            (of(Outcome.REFUSED), "outcome"),
        ],
    )
    def test_it_waits_for_what_it_tells(self, changes: dict[str, Any], fact: str) -> None:
        assert missing(REPORT, **changes) == fact


class TestCertificate:
    @law_says(
        "lil.85.2.certificate",
        "When heirs ask, the controller shows free of charge that it took the death into account.",
    )
    def test_it_shows_free_of_charge_what_was_done(self) -> None:
        found = keys(CERTIFICATE)
        for key in ("heirs.certified", "heirs.stopped", "heirs.account_closed", "heirs.certified_free"):
            assert key in found
        assert "sans frais" in letter_words("fr").say("heirs.certified_free")

    def test_it_tells_nothing_of_the_estate_nor_of_directives(self) -> None:
        found = keys(CERTIFICATE, deceased=mourned(directive=DirectiveFound.NOT_CONTRARY))
        assert "heirs.given" not in found
        assert "heirs.directives" not in found

    def test_it_certifies_nothing_that_was_not_done(self) -> None:
        facts = letter_facts()
        left = tuple(each for each in facts.done if each.kind not in {"account_closed", "death_noted"})
        assert missing(CERTIFICATE, done=left) == "death_taken_into_account"
        assert missing(CERTIFICATE, deceased=None) == "deceased"


class TestReplyToHeirs:
    @pytest.mark.parametrize(
        ("found", "told"),
        [
            (DirectiveFound.NONE, False),
            (None, False),
            (DirectiveFound.NOT_CONTRARY, True),
            (DirectiveFound.CONTRARY, True),
        ],
    )
    def test_heirs_learn_that_directives_go_first_and_not_what_they_say(
        self, found: DirectiveFound | None, told: bool
    ) -> None:
        said = keys(REPLY, deceased=mourned(directive=found))
        assert ("heirs.directives" in said) is told
        assert not [key for key in said if key.startswith(("wish.", "execution."))]

    def test_a_directive_to_the_contrary_is_the_reason_given(self) -> None:
        assert "heirs.directive_contrary" in keys(REPLY, deceased=mourned(directive=DirectiveFound.CONTRARY))
        assert "heirs.directive_contrary" not in keys(REPLY)

    def test_whoever_did_not_show_to_be_an_heir_is_told_what_would(self) -> None:
        refused = of(Outcome.REFUSED)
        assert "heirs.quality_missing" in keys(REPLY, **refused, deceased=mourned(quality=None))
        assert "heirs.quality_missing" not in keys(REPLY, **refused)

    def test_a_policy_that_cites_the_old_number_is_mapped_openly(self) -> None:
        assert "heirs.renumbered" in keys(REPLY, policy_cites="40-1, III")
        assert "heirs.renumbered" not in keys(REPLY)
        for lang in ("fr", "en"):
            assert "85" in letter_words(lang).say("heirs.renumbered", cited="40-1, III")
            assert "40-1" not in letter_words(lang).say("heirs.limits")

    def test_heirs_who_disagree_are_sent_to_the_court(self) -> None:
        disputed = keys(REPLY, deceased=mourned(disputed_on=DAY))
        assert "heirs.dispute" in disputed
        assert "heirs.disagreement" not in disputed
        assert "tribunal judiciaire" in letter_words("fr").say("heirs.dispute")

    def test_other_people_and_private_messages_are_said_to_be_taken_out(self) -> None:
        assert "heirs.others" in keys(REPLY)


@pytest.mark.parametrize("kind", [REPLY, CERTIFICATE, REPORT, LetterKind.ACKNOWLEDGEMENT, LetterKind.IDENTITY_REQUEST])
def test_every_letter_after_a_death_begins_and_ends_with_the_mourning(kind: LetterKind) -> None:
    found = keys(kind)
    assert found[1] == "heirs.condolences"
    assert found[-3] == "heirs.at_your_side"


def test_other_letters_do_not() -> None:
    facts: LetterFacts = letter_facts()
    assert facts.deceased
    assert "heirs.condolences" not in keys(LetterKind.ERASURE_REPLY)
    assert "heirs.condolences" not in keys(LetterKind.IDENTITY_REQUEST, deceased=None)
    assert "heirs.condolences" not in keys(LetterKind.PROCESSOR_FORWARD)
