"""LIL 85 I: directives on what becomes of one's data after one's death, given, changed, revoked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from dsardesk.domain.designated import Designated
from dsardesk.domain.directives import (
    Author,
    Consent,
    ConsentNotSpecific,
    Directive,
    DirectiveEnded,
    DirectiveIncomplete,
    DirectiveKind,
    DirectiveState,
    Instruction,
    Version,
    Wording,
    must_stand,
)
from dsardesk.domain.wishes import Wish
from tests.directives import AUTHOR, GENERAL, GIVEN_ON, SPECIFIC, directive, general
from tests.invented import DPO, letter_words, profile
from tests.law_says import law_says

TODAY = date(2026, 3, 2)


def stands(wording: Wording, kind: DirectiveKind = DirectiveKind.SPECIFIC, author: Author = AUTHOR) -> None:
    must_stand(kind, author, wording, profile(), TODAY)


def lacks(wording: Wording, kind: DirectiveKind = DirectiveKind.SPECIFIC, author: Author = AUTHOR) -> object:
    with pytest.raises(DirectiveIncomplete) as refused:
        stands(wording, kind, author)
    return refused.value.facts["problem"]


class TestASpecificDirective:
    @law_says(
        "lil.85.1.specific",
        "A specific directive concerns the processings that it names and is registered with their controller.",
    )
    def test_it_names_processings_of_the_company(self) -> None:
        stands(SPECIFIC)
        assert lacks(replace(SPECIFIC, instructions=())) == "nothing_wished"
        assert lacks(replace(SPECIFIC, instructions=(Instruction(Wish.ERASE, "lottery"),))) == "unknown_processing"
        assert lacks(replace(SPECIFIC, instructions=(Instruction(Wish.ERASE),))) == "unknown_processing"

    @law_says(
        "lil.85.1.consent",
        "A specific directive needs a consent of its own, which accepting terms of use cannot give.",
    )
    def test_it_needs_a_consent_of_its_own_which_terms_of_use_are_not(self) -> None:
        assert lacks(replace(SPECIFIC, consent=None)) == "consent_missing"
        assert lacks(replace(SPECIFIC, consented_on=None)) == "consent_missing"
        with pytest.raises(ConsentNotSpecific):
            stands(replace(SPECIFIC, consent=Consent.TERMS))

    def test_it_wants_one_thing_of_each_processing(self) -> None:
        twice = (Instruction(Wish.ERASE, "contract"), Instruction(Wish.KEEP, "contract"))
        assert lacks(replace(SPECIFIC, instructions=twice)) == "said_twice"

    def test_what_is_communicated_goes_to_somebody(self) -> None:
        nowhere = replace(SPECIFIC, instructions=(Instruction(Wish.COMMUNICATE, "contract"),), designated=())
        assert lacks(nowhere) == "recipient_missing"
        stands(replace(nowhere, designated=(Designated("Rose"),)))
        stands(replace(nowhere, instructions=(Instruction(Wish.COMMUNICATE, "contract", "Rose"),)))
        stands(replace(nowhere, instructions=(Instruction(Wish.KEEP, "contract"),)))


class TestAGeneralDirective:
    @law_says(
        "lil.85.1.general",
        "A general directive concerns all of a person’s data; as no decree set up the register or the certified bodies "
        "that the law provides for, a controller can only keep a copy of it and say who holds the original.",
    )
    def test_only_a_copy_of_it_is_kept_with_the_name_of_whoever_holds_the_original(self) -> None:
        stands(GENERAL, DirectiveKind.GENERAL)
        stands(replace(GENERAL, instructions=()), DirectiveKind.GENERAL)
        assert lacks(replace(GENERAL, depositary=" "), DirectiveKind.GENERAL) == "depositary_missing"

    def test_it_is_never_shown_as_certified(self) -> None:
        said = {lang: letter_words(lang).say("directive.general", depositary="Me Ancelin") for lang in ("fr", "en")}
        assert "ne certifions donc rien" in said["fr"]
        assert "certify nothing" in said["en"]

    def test_it_names_no_processing_and_wants_one_thing(self) -> None:
        named = replace(GENERAL, instructions=(Instruction(Wish.ERASE, "contract"),))
        assert lacks(named, DirectiveKind.GENERAL) == "general_names_processing"
        twice = replace(GENERAL, instructions=(Instruction(Wish.ERASE), Instruction(Wish.KEEP)))
        assert lacks(twice, DirectiveKind.GENERAL) == "said_twice"


class TestItsAuthor:
    def test_has_a_name(self) -> None:
        assert lacks(SPECIFIC, author=replace(AUTHOR, name=" ")) == "author_missing"

    @law_says(
        "design.directive.age",
        "Directives may be given from the age of fifteen, and none is ever refused for its author’s age.",
    )
    @pytest.mark.parametrize("age", [10, 15, 99])
    def test_is_never_refused_for_their_age(self, age: int) -> None:
        stands(SPECIFIC, author=replace(AUTHOR, born_on=date(TODAY.year - age, 1, 1)))

    def test_decides_today_at_the_latest(self) -> None:
        tomorrow = TODAY + timedelta(days=1)
        assert lacks(replace(SPECIFIC, given_on=tomorrow)) == "in_the_future"
        assert lacks(replace(SPECIFIC, consented_on=tomorrow)) == "in_the_future"
        stands(replace(SPECIFIC, given_on=TODAY, consented_on=TODAY))

    def test_designates_people_who_have_names(self) -> None:
        assert lacks(replace(SPECIFIC, designated=(Designated(" "),))) == "designated_without_name"


class TestItsLife:
    @law_says("lil.85.1.revocable", "Whoever gave directives may change or revoke them at any time.")
    def test_it_is_changed_and_revoked_without_a_reason(self) -> None:
        changed = directive().changed(Version(1, TODAY, DPO, "", GENERAL))
        assert (changed.current.number, changed.wording, len(changed.versions)) == (2, GENERAL, 2)
        assert changed.versions[0].wording == SPECIFIC
        assert changed.revoked(TODAY, DPO).state is DirectiveState.REVOKED

    @pytest.mark.parametrize("ended", [{"revoked_on": TODAY}, {"executed_on": TODAY}])
    def test_once_it_ended_nothing_of_it_changes(self, ended: dict[str, Any]) -> None:
        over = directive(**ended)
        with pytest.raises(DirectiveEnded):
            over.changed(over.current)
        with pytest.raises(DirectiveEnded):
            over.revoked(TODAY, DPO)
        with pytest.raises(DirectiveEnded):
            over.executed(TODAY, DPO, "DSR-2026-0001")

    def test_carried_out_it_says_where(self) -> None:
        done = directive().executed(TODAY, DPO, "DSR-2026-0001")
        assert (done.state, done.executed_in) == (DirectiveState.EXECUTED, "DSR-2026-0001")

    def test_only_a_revoked_one_is_no_deceased_persons(self) -> None:
        for standing in (directive(), directive(executed_on=TODAY)):
            standing.must_not_be_revoked()
        with pytest.raises(DirectiveEnded):
            directive(revoked_on=GIVEN_ON).must_not_be_revoked()


def test_both_kinds_are_told_apart() -> None:
    kinds: list[Directive] = [directive(), general()]
    assert [each.kind for each in kinds] == [DirectiveKind.SPECIFIC, DirectiveKind.GENERAL]
