"""What a company is for whom, what it offers, and what it left open."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsardesk.domain.access import Gap, gaps_in_information
from dsardesk.domain.activities import LegalBasis, Line
from dsardesk.domain.case import Role
from dsardesk.domain.commitments import PostMortemPromise, ReplyPromise
from dsardesk.domain.letters import Grid, LetterKind
from dsardesk.domain.plans import plan_letter
from dsardesk.domain.profile import ControllerProfile, Officer, PersonCategory
from dsardesk.domain.rights import RightType
from tests.invented import case, letter_facts, profile

USER = PersonCategory("user", {"fr": "utilisateurs"}, rights_offered=(RightType.ACCESS, RightType.OBJECTION))
CONTACT = PersonCategory("contact", {"fr": "contacts"}, Role.PROCESSOR, controller={"fr": "l’utilisateur"})
COMPANY = replace(profile(), categories=(USER, CONTACT), rights_offered=(RightType.ACCESS,))


class TestCategories:
    """One company may be a controller for some and a processor for others."""

    @pytest.mark.parametrize(
        ("category", "role"),
        [("user", Role.CONTROLLER), ("contact", Role.PROCESSOR), ("stranger", Role.CONTROLLER), ("", Role.CONTROLLER)],
    )
    def test_the_role_is_that_of_the_category_and_controller_where_nothing_is_said(
        self, category: str, role: Role
    ) -> None:
        assert COMPANY.role_for(category) is role

    @pytest.mark.parametrize(
        ("category", "rights"),
        [
            ("user", (RightType.ACCESS, RightType.OBJECTION)),
            ("contact", (RightType.ACCESS,)),
            ("stranger", (RightType.ACCESS,)),
        ],
    )
    def test_rights_are_the_companys_unless_the_category_has_its_own(
        self, category: str, rights: tuple[RightType, ...]
    ) -> None:
        assert COMPANY.rights_for(category) == rights

    def test_a_category_is_found_by_its_id(self) -> None:
        assert COMPANY.category("contact") is CONTACT
        assert COMPANY.category("stranger") is None


class TestLeftOpen:
    """What the policy does not say is named, so that a person completes it."""

    WHOLE = replace(
        COMPANY,
        policy_dated="2026",
        reply=ReplyPromise(1),
        minors_age=15,
        post_mortem=PostMortemPromise({"fr": "sort des données"}),
        transfers={"fr": "aucun"},
    )

    def test_a_policy_that_says_everything_leaves_nothing(self) -> None:
        assert self.WHOLE.left_open() == ()

    @pytest.mark.parametrize(
        ("changed", "key"),
        [
            (replace(WHOLE, officer=Officer()), "officer.email"),
            (replace(WHOLE, channels=()), "channels"),
            (replace(WHOLE, policy_dated=""), "policy_dated"),
            (replace(WHOLE, rights_offered=(), categories=()), "rights_offered"),
            (replace(WHOLE, reply=None), "reply"),
            (replace(WHOLE, minors_age=None), "minors_age"),
            (replace(WHOLE, post_mortem=None), "post_mortem"),
            (replace(WHOLE, transfers={"fr": " "}), "transfers"),
        ],
    )
    def test_each_silence_is_named(self, changed: ControllerProfile, key: str) -> None:
        assert changed.left_open() == (key,)

    def test_rights_offered_to_a_category_are_offered(self) -> None:
        assert replace(self.WHOLE, rights_offered=()).left_open() == ()


class TestToSettle:
    """A line on which the policy contradicts itself is no better than a missing one."""

    @pytest.mark.parametrize("line", Line)
    def test_a_line_to_settle_is_a_gap_though_it_has_words(self, line: Line) -> None:
        first = replace(profile().activities[0], to_settle=(line,))
        company = replace(profile(), activities=(first,))
        assert list(gaps_in_information(case(), company)) == [Gap(f"{line}_missing", "contract")]


@pytest.mark.parametrize("basis", [None, LegalBasis.CONTRACT])
def test_a_letter_tells_the_legal_basis_only_where_it_is_known(basis: LegalBasis | None) -> None:
    activity = replace(letter_facts().activities[0], legal_basis=basis)
    facts = replace(letter_facts(), activities=(activity,))
    sections = plan_letter(LetterKind.ACCESS_REPLY, facts).sections
    labels = [label for section in sections if isinstance(section, Grid) for label, _ in section.rows]
    assert ("row.legal_basis" in labels) is (basis is not None)
