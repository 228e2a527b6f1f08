"""The company's page: read, replaced by a newer version, handed out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from dsardesk.domain.profile import JointController
from dsardesk.domain.rights import RightType
from dsardesk.ui.company.presenter import CompanyPresenter
from dsardesk.ui.company.sections import Section
from dsardesk.ui.program import Company
from dsardesk.ui.session import Session
from tests.makers import profile_text
from tests.services.conftest import Bench
from tests.ui.program import PlainProgram
from tests.ui.settings.test_presenter import Desk

NEWER = profile_text().replace("2026-01-05", "2026-10-20").replace('city = "Lyon"', 'city = "Grenoble"')


@dataclass
class Screen:
    """Remembers what it was told."""

    name: str = ""
    sections: tuple[Section, ...] = ()
    asked: list[tuple[str, str, Company]] = field(default_factory=list)

    def show_sections(self, name: str, sections: tuple[Section, ...]) -> None:
        self.name, self.sections = name, sections

    closed: int = 0
    refused: list[str] = field(default_factory=list)

    def close_form(self) -> None:
        self.closed += 1

    def refuse(self, sentence: str) -> None:
        self.refused.append(sentence)

    def ask(self, name: str, in_force_from: str, company: Company) -> None:
        self.asked.append((name, in_force_from, company))


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def desk(program: PlainProgram) -> Desk:
    return Desk(program=program)


@pytest.fixture
def company(screen: Screen, session: Session, desk: Desk) -> CompanyPresenter:
    return CompanyPresenter(screen, session, desk)


def test_the_company_is_shown_in_the_language_of_the_interface(company: CompanyPresenter, screen: Screen) -> None:
    company.activate()
    assert screen.name == "Alto SAS"
    assert "Vérification d’identité" in [section.title for section in screen.sections]


def test_a_newer_version_is_asked_about_then_used_for_cases_to_come(
    company: CompanyPresenter, screen: Screen, desk: Desk, bench: Bench, tmp_path: Path
) -> None:
    before = bench.opened(RightType.ACCESS)
    (tmp_path / "newer.toml").write_text(NEWER, "utf-8")
    company.consider(tmp_path / "newer.toml")
    ((name, since, found),) = screen.asked
    assert (name, since) == ("Alto SAS", "20 octobre 2026")
    assert desk.program.desks == []
    company.replace(found)
    assert desk.program.desks[0].profile.city == "Grenoble"
    assert "gardent la version précédente" in desk.program.done[0]
    with bench.work.read() as transaction:
        assert bench.context.profile_of(transaction, before).city == "Lyon"


def test_a_file_with_a_mistake_names_its_line_and_changes_nothing(
    company: CompanyPresenter, screen: Screen, desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "newer.toml").write_text(NEWER.replace("keep_hours = 48", "keep_hour = 48"), "utf-8")
    company.consider(tmp_path / "newer.toml")
    assert "identity.keep_hour" in desk.warned[0]
    assert screen.asked == []


def test_a_version_that_cannot_follow_is_refused(company: CompanyPresenter, desk: Desk, session: Session) -> None:
    older = NEWER.replace("2026-10-20", "2020-01-01")
    company.replace(Company(older, session.desk.profile))
    assert desk.warned[0].startswith("Ce profil est plus ancien")
    assert desk.program.done == []


def test_the_profile_is_handed_out_as_it_was_written(company: CompanyPresenter, desk: Desk, tmp_path: Path) -> None:
    company.export(tmp_path / "profile.toml")
    assert (tmp_path / "profile.toml").read_text("utf-8") == profile_text()
    assert "profile.toml" in desk.said[0]


class TestJointControllers:
    """Companies that decide together with this one (GDPR 26)."""

    CLUB = JointController("", "Le Club", "dpo@club.example", ("1 quai", "69001 Lyon"), contact_point=True)

    def test_one_is_named_in_a_new_version_of_the_profile(
        self, company: CompanyPresenter, screen: Screen, desk: Desk, bench: Bench
    ) -> None:
        company.change_joint(self.CLUB, ended=False)
        (made,) = desk.program.desks[0].profile.joint_controllers
        assert made == replace(self.CLUB, id="le_club")
        assert screen.closed == 1
        assert bench.actions()[-1] == "profile.replaced"

    def test_it_is_shown_with_who_answers(self, screen: Screen, session: Session, desk: Desk) -> None:
        club = replace(self.CLUB, id="le_club", people=("customer",))
        profile = replace(session.desk.profile, joint_controllers=(club, JointController("x", "Autre")))
        shown = CompanyPresenter(screen, replace(session, desk=replace(session.desk, profile=profile)), desk)
        shown.activate()
        section = next(each for each in screen.sections if each.title == "Responsables conjoints")
        assert "Celui qui reçoit la demande" in section.note
        assert "Point de contact" in section.rows[0].text
        assert section.rows[1].text.startswith("N’est pas")

    def test_whoever_decides_alone_sees_nothing_of_it(self, company: CompanyPresenter, screen: Screen) -> None:
        company.activate()
        assert "Responsables conjoints" not in [section.title for section in screen.sections]

    def test_it_is_changed_or_named_no_more(self, screen: Screen, session: Session, desk: Desk) -> None:
        club = replace(self.CLUB, id="le_club")
        profile = replace(session.desk.profile, joint_controllers=(club,))
        known = CompanyPresenter(screen, replace(session, desk=replace(session.desk, profile=profile)), desk)
        known.change_joint(replace(self.CLUB, email=""), ended=False)
        assert [each.id for each in desk.program.desks[-1].profile.joint_controllers] == ["le_club", "le_club_2"]
        known.change_joint(club, ended=True)
        assert desk.program.desks[-1].profile.joint_controllers == ()

    def test_without_a_name_there_is_none(self, company: CompanyPresenter, screen: Screen, desk: Desk) -> None:
        company.change_joint(JointController("", ""), ended=False)
        assert screen.refused == ["Indiquez la dénomination de cette société."]
        company.change_joint(replace(self.CLUB, email="pas une adresse"), ended=False)
        assert len(screen.refused) == 2
        assert desk.program.desks == []
