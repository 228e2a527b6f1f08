"""What imagino published about requests, kept at its desk or left openly."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from email.message import EmailMessage

import pytest

from dsardesk.desk.reading import read_message
from dsardesk.domain.access import NotOurAnswer
from dsardesk.domain.assessments import AssessmentKind, ErasureGround, Instruction, RestrictionGround
from dsardesk.domain.case import Case, CaseKind, Role
from dsardesk.domain.entitlement import InterestNotWeighed, own_decision_age
from dsardesk.domain.extensions import ExtensionExcluded
from dsardesk.domain.identity import Rung
from dsardesk.domain.ladder import RungUnsuited
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.mandates import Authority, Representation
from dsardesk.domain.measures import MeasuresMissing
from dsardesk.domain.processor import InstructionMissing, NotForwarded, forwarded_on
from dsardesk.domain.records import SearchOutcome, SystemSearch
from dsardesk.domain.requests import Capacity, Principal
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.steps import next_step
from dsardesk.services.authority import record_representation
from dsardesk.services.clocks import extend_item, record_minor
from dsardesk.services.complaints import note_right
from dsardesk.services.decide import decide_item
from dsardesk.services.erasure import tell_recipient
from dsardesk.services.identity import request_identity
from dsardesk.services.marketing import stop_marketing
from dsardesk.services.objection import stop_in_system
from dsardesk.services.open_case import Opening, open_case, take_in
from dsardesk.services.processor import forward_to
from dsardesk.services.restriction import restrict_in_system
from dsardesk.services.searches import record_search
from dsardesk.services.suppression import SuppressionChannel, check_list, suppress
from dsardesk.services.withholding import withhold_message
from tests.commitments.acts import access_answered, letter, limit, lint_of, note, on_the_company_page, rows_after, send
from tests.commitments.conftest import Office
from tests.keeps import departs_from, keeps
from tests.makers import DPO, TODAY
from tests.services.conftest import EMAIL, a_draft

LANGUAGES = ("fr", "en")
DPO_BY_POST = "imagino – DPO – 45-47 avenue Carnot – 94230 Cachan – France"
MARKETING_BY_POST = "imagino – Marketing – 45-47 avenue Carnot – 94230 Cachan – France"
AUTHORITY = ("(CNIL)", "3 place de Fontenoy", "75334 Paris Cedex 07", "01 53 73 22 22", "cnil.fr/fr/plaintes")


@pytest.fixture
def imagino(office: Callable[[str], Office]) -> Office:
    return office("imagino")


def opened(imagino: Office, *rights: RightType, opening: Opening) -> Case:
    """A case opened as somebody confirmed it."""
    draft = a_draft(*rights)
    return open_case(imagino.context, DPO, draft, opening, take_in(imagino.context, DPO, draft.raw))


@keeps("IMA-01")
class TestUnsubscribing:
    """By the instructions of any message: at once, and nobody is asked who they are."""

    def test_it_is_the_first_thing_to_do_and_nothing_is_asked(self, imagino: Office) -> None:
        case = imagino.asked(RightType.OBJECTION_MARKETING)
        assert next_step(case, imagino.profile) == "stop_marketing"
        with pytest.raises(RungUnsuited):
            request_identity(
                imagino.context, DPO, case.reference, rung=Rung.CODE, doubt="?", asked_on=TODAY, promptly=True
            )

    @pytest.mark.parametrize(
        ("lang", "words"),
        [
            ("fr", ("26 octobre 2026", "liste d’opposition", "Envois commerciaux et invitations")),
            ("en", ("26 October 2026", "suppression list", "Commercial messages and invitations")),
        ],
    )
    def test_it_is_done_today_and_the_next_mailing_list_is_cleaned(
        self, imagino: Office, lang: str, words: tuple[str, ...]
    ) -> None:
        case = imagino.asked(RightType.OBJECTION_MARKETING)
        assert check_list(imagino.context, DPO, EMAIL).matches == ()
        stop_marketing(imagino.context, DPO, case.reference)
        assert check_list(imagino.context, DPO, f"autre@courriel.example\n{EMAIL}").matches == (2,)
        decide_item(imagino.context, DPO, case.reference, 1, Outcome.GRANTED, unchecked="connue")
        told = letter(imagino, case, LetterKind.MARKETING_STOPPED, lang)
        assert [each for each in words if each not in told] == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Je souhaite me désinscrire de vos envois et être retiré de vos bases de données."),
        ("fr", "Merci de me désabonner et de supprimer toutes mes données de vos bases."),
        ("en", "Please unsubscribe me and remove me from your databases."),
    ],
)
def test_whoever_unsubscribes_and_asks_to_leave_the_databases_asks_two_things(
    imagino: Office, language: str, text: str
) -> None:
    """The policy speaks of both in one breath: the mailings stop today, the erasure is examined."""
    message = EmailMessage()
    message["From"], message["To"] = "Solène Brécourt <solene@verrerie.example>", "dpo@imagino.com"
    message["Date"], message["Subject"] = "Fri, 23 Oct 2026 10:00:00 +0200", "Contact"
    message.set_content(text)
    draft = read_message(message.as_bytes())
    assert draft.language == language
    case = imagino.asked(draft=draft)
    assert {item.right for item in case.items} == {RightType.OBJECTION_MARKETING, RightType.ERASURE}
    assert next_step(case, imagino.profile) == "stop_marketing"


@keeps("IMA-02")
class TestALetterToMarketing:
    """It is received when it reaches the company, not when it reaches the officer."""

    ARRIVED = date(2026, 10, 5)

    def case(self, imagino: Office) -> Case:
        opening = Opening(
            category="visitor", channel="post", inbox=MARKETING_BY_POST, received_on=self.ARRIVED, email=""
        )
        return opened(imagino, RightType.OBJECTION_MARKETING, RightType.ERASURE, opening=opening)

    def test_the_three_weeks_that_it_took_to_reach_the_officer_count(self, imagino: Office) -> None:
        case = self.case(imagino)
        assert (case.receipt.inbox, case.receipt.entered_on) == (MARKETING_BY_POST, TODAY)
        assert '"entered_days_later":21' in imagino.bench.payload("case.opened")
        assert limit(imagino, case, 2).effective_due == date(2026, 11, 5)

    @pytest.mark.parametrize(("lang", "day"), [("fr", "5 octobre 2026"), ("en", "5 October 2026")])
    def test_the_person_reads_that_day(self, imagino: Office, lang: str, day: str) -> None:
        assert day in letter(imagino, self.case(imagino), LetterKind.ACKNOWLEDGEMENT, lang)


@departs_from("IMA-03")
class TestByEmailAllTheSame:
    """Visitors are sent to the post; an e-mail is as good."""

    def test_a_visitors_email_is_received_on_its_day_and_answered_by_email(self, imagino: Office) -> None:
        case = imagino.asked(RightType.ACCESS, category="visitor")
        assert (case.receipt.channel, case.receipt.received_on) == ("email", date(2026, 10, 24))
        assert limit(imagino, case).effective_due == date(2026, 11, 24)
        assert EMAIL in letter(imagino, case, LetterKind.ACKNOWLEDGEMENT, "fr")
        assert send(imagino, case, LetterKind.ACKNOWLEDGEMENT).letters[-1].channel == "email"

    def test_the_check_of_policies_says_that_a_postal_address_alone_is_not_enough(self) -> None:
        assert "contact.post_only" in lint_of("imagino")


@departs_from("IMA-04")
class TestRightsThatThePolicyForgets:
    """Four are listed for visitors and users: the others are served all the same."""

    def test_a_visitor_obtains_a_restriction(self, imagino: Office) -> None:
        case = imagino.asked(RightType.RESTRICTION, category="visitor")
        note(imagino, case, AssessmentKind.RESTRICTION_GROUND, ground=RestrictionGround.UNLAWFUL)
        restrict_in_system(imagino.context, DPO, case.reference, 1, "servers")
        decide_item(imagino.context, DPO, case.reference, 1, Outcome.GRANTED, unchecked="connue")
        assert "18(1)(b)" in letter(imagino, case, LetterKind.RESTRICTION_REPLY, "en")

    def test_a_user_objects_and_what_no_basis_is_given_for_stops(self, imagino: Office) -> None:
        case = imagino.asked(RightType.OBJECTION, category="user")
        with pytest.raises(MeasuresMissing):
            decide_item(imagino.context, DPO, case.reference, 1, Outcome.GRANTED, unchecked="connue")
        for system in ("servers", "software", "mailing"):
            stop_in_system(imagino.context, DPO, case.reference, 1, system)
        decide_item(imagino.context, DPO, case.reference, 1, Outcome.GRANTED, unchecked="connue")
        assert "21(1)" in letter(imagino, case, LetterKind.OBJECTION_REPLY, "en")

    @pytest.mark.parametrize(
        ("lang", "forgotten"),
        [
            ("fr", ("limitation de leur traitement", "portabilité", "vous opposer", "après votre décès")),
            ("en", ("processing to be restricted", "portability", "object to their processing", "after your death")),
        ],
    )
    def test_the_access_reply_tells_of_them(self, imagino: Office, lang: str, forgotten: tuple[str, ...]) -> None:
        case = imagino.asked(RightType.ACCESS, category="visitor")
        access_answered(imagino, case)
        told = letter(imagino, case, LetterKind.ACCESS_REPLY, lang)
        assert [words for words in forgotten if words not in told] == []


@keeps("IMA-05")
class TestEmployees:
    """Their own category: the files of the staff, and colleagues' rights looked after message by message."""

    @pytest.mark.parametrize(
        ("lang", "staff", "recipients"),
        [
            ("fr", "Gestion du personnel", "médecine du travail"),
            ("en", "Staff administration", "occupational medicine"),
        ],
    )
    def test_the_reply_describes_the_files_of_the_staff_and_nothing_of_visitors(
        self, imagino: Office, lang: str, staff: str, recipients: str
    ) -> None:
        case = imagino.asked(RightType.ACCESS, category="employee")
        withhold_message(
            imagino.context,
            DPO,
            case.reference,
            1,
            "employee_files",
            message="entretien du 3 mars",
            reason="santé d’un collègue",
        )
        access_answered(imagino, case)
        told = letter(imagino, case, LetterKind.ACCESS_REPLY, lang)
        assert recipients in rows_after(
            told, staff, {"fr": "Catégories de destinataires", "en": "Categories of recipients"}[lang]
        )
        assert "entretien du 3 mars" in told
        assert "santé d’un collègue" in told
        assert {"fr": "Traceurs du site", "en": "Trackers of the website"}[lang] not in told

    @pytest.mark.parametrize("right", [RightType.RESTRICTION, RightType.OBJECTION, RightType.PORTABILITY])
    def test_the_three_rights_that_the_policy_keeps_to_them_are_taken_in(
        self, imagino: Office, right: RightType
    ) -> None:
        case = imagino.asked(right, category="employee")
        assert right in imagino.profile.rights_for("employee")
        assert case.items[0].right is right


@keeps("IMA-06")
@pytest.mark.parametrize(("channel", "inbox"), [("post", DPO_BY_POST), ("email", "dpo@imagino.com")])
def test_an_employee_writes_by_post_or_by_email_and_both_are_received(
    imagino: Office, channel: str, inbox: str
) -> None:
    opening = Opening(category="employee", channel=channel)
    case = opened(imagino, RightType.ACCESS, opening=opening)
    assert (case.receipt.channel, case.receipt.inbox) == (channel, inbox)
    for lang, staff in (("fr", "Salariés d’imagino"), ("en", "Employees of imagino")):
        page = on_the_company_page(imagino, lang).split("\n")
        assert any(inbox in value for value in page)
        assert any(staff in value for value in page)


class TestContacts:
    """Their data are the clients': the desk of a processor."""

    CLIENT = Principal("Les Ateliers du Quai", "contact@quai.example")

    def case(self, imagino: Office) -> Case:
        return imagino.asked(RightType.ACCESS, category="contact")

    @keeps("IMA-07")
    def test_nothing_is_answered_on_the_merits(self, imagino: Office) -> None:
        case = self.case(imagino)
        assert case.role is Role.PROCESSOR
        assert next_step(case, imagino.profile) == "forward"
        with pytest.raises(NotOurAnswer):
            decide_item(imagino.context, DPO, case.reference, 1, Outcome.NO_DATA_HELD)

    @keeps("IMA-07", "IMA-08")
    def test_the_person_is_not_only_sent_elsewhere_the_request_goes_on_and_its_day_is_kept(
        self, imagino: Office
    ) -> None:
        case = self.case(imagino)
        forward_to(imagino.context, DPO, case.reference, self.CLIENT)
        with pytest.raises(NotForwarded):
            decide_item(imagino.context, DPO, case.reference, 1, Outcome.FORWARDED_TO_CONTROLLER)
        gone = send(imagino, case, LetterKind.PROCESSOR_FORWARD)
        assert forwarded_on(gone) == TODAY
        assert imagino.bench.letters.plans[-1][0].facts.addressee.name == "Les Ateliers du Quai"

    @keeps("IMA-08")
    @pytest.mark.parametrize(("lang", "day"), [("fr", "26 octobre 2026"), ("en", "26 October 2026")])
    @pytest.mark.parametrize("named", [True, False])
    def test_the_person_reads_when_it_was_passed_on_and_to_whom_if_the_contract_allows(
        self, imagino: Office, lang: str, day: str, *, named: bool
    ) -> None:
        case = self.case(imagino)
        client = Principal(self.CLIENT.name, self.CLIENT.email, named=named)
        forward_to(imagino.context, DPO, case.reference, client)
        send(imagino, case, LetterKind.PROCESSOR_FORWARD)
        decide_item(imagino.context, DPO, case.reference, 1, Outcome.FORWARDED_TO_CONTROLLER)
        told = letter(imagino, case, LetterKind.PROCESSOR_REPLY, lang)
        assert day in told
        assert (client.name in told) is named

    @keeps("IMA-09")
    def test_a_clients_data_are_searched_on_its_instruction_only(self, imagino: Office) -> None:
        case = self.case(imagino)
        answer = SystemSearch("hosted_contacts", SearchOutcome.NOTHING)
        with pytest.raises(InstructionMissing):
            record_search(imagino.context, DPO, case.reference, answer)
        note(
            imagino,
            case,
            AssessmentKind.INSTRUCTION,
            item=None,
            ground=Instruction.ACT,
            words="courriel du client, 26 octobre",
        )
        record_search(imagino.context, DPO, case.reference, answer)
        assert '"answer":"instruction.act"' in imagino.bench.payload("item.assessed")

    @keeps("IMA-09")
    def test_the_check_of_policies_tells_what_the_page_says_of_knowing_nothing(self) -> None:
        assert "role.knowledge" in lint_of("imagino")


@keeps("IMA-10")
def test_an_objection_holds_by_email_by_post_and_by_telephone(imagino: Office) -> None:
    case = imagino.asked(RightType.OBJECTION_MARKETING)
    stop_marketing(imagino.context, DPO, case.reference)
    home = "12 rue des Lices, 35000 Rennes"
    for address, channel in (("06 39 98 00 11", SuppressionChannel.PHONE), (home, SuppressionChannel.POST)):
        assert check_list(imagino.context, DPO, address).matches == ()
        suppress(imagino.context, DPO, case.reference, address, channel=channel)
    mailing = f"{EMAIL}\n+33 6 39 98 00 11\n{home}\n06 39 98 00 12"
    assert check_list(imagino.context, DPO, mailing).matches == (1, 2, 3)
    decide_item(imagino.context, DPO, case.reference, 1, Outcome.GRANTED, unchecked="connue")
    for lang, words in (("fr", "par tous les moyens"), ("en", "by every means")):
        assert words in letter(imagino, case, LetterKind.MARKETING_STOPPED, lang)


@keeps("IMA-11")
class TestPartners:
    """They were given the data with the visitor's consent: a withdrawal reaches them by name."""

    def withdrawn(self, imagino: Office) -> Case:
        case = imagino.asked(RightType.CONSENT_WITHDRAWAL, category="visitor")
        with pytest.raises(MeasuresMissing):
            decide_item(imagino.context, DPO, case.reference, 1, Outcome.GRANTED, unchecked="connue")
        return stop_in_system(imagino.context, DPO, case.reference, 1, "servers")

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_each_one_of_the_list_is_told_and_the_person_reads_who(self, imagino: Office, lang: str) -> None:
        case = self.withdrawn(imagino)
        tell_recipient(imagino.context, DPO, case.reference, 1, "Salons du Ponant")
        tell_recipient(imagino.context, DPO, case.reference, 1, "Vigie Conseil", impossible="société dissoute")
        decide_item(imagino.context, DPO, case.reference, 1, Outcome.GRANTED, unchecked="connue")
        told = letter(imagino, case, LetterKind.CONSENT_WITHDRAWN, lang)
        assert "Salons du Ponant" in told
        assert "société dissoute" in told
        assert "Vigie Conseil" in told


@keeps("IMA-12")
class TestThreeAges:
    """Sixteen for the website, "minors" for the software, fifteen in the law: one setting, shown."""

    def represented(self, imagino: Office, born_on: date) -> Case:
        case = imagino.asked(RightType.ERASURE, category="visitor")
        child = Representation(Authority.PARENT, "Ana", born_on=born_on, shown_on=TODAY, writer_identified=True)
        return record_representation(imagino.context, DPO, case.reference, child)

    def test_below_the_age_of_the_policy_a_parent_acts_alone_above_it_the_childs_wish_counts(
        self, imagino: Office
    ) -> None:
        assert own_decision_age(imagino.profile, imagino.context.rules) == 16
        fifteen = self.represented(imagino, date(2011, 5, 4))
        assert fifteen.requester.capacity is Capacity.LEGAL_REPRESENTATIVE
        with pytest.raises(InterestNotWeighed):
            self.represented(imagino, date(2010, 5, 4))

    @pytest.mark.parametrize(("lang", "words"), [("fr", "16 ans"), ("en", "16")])
    def test_the_age_stands_on_the_companys_page(self, imagino: Office, lang: str, words: str) -> None:
        assert words in on_the_company_page(imagino, lang)

    def test_the_check_of_policies_tells_of_both_sentences(self) -> None:
        assert len(lint_of("imagino")["age.two"]) == 2


@keeps("IMA-13")
class TestAParentWrites:
    """About what a child told the website: erased with priority."""

    def case(self, imagino: Office) -> Case:
        case = imagino.asked(RightType.ERASURE, category="visitor")
        child = Representation(
            Authority.PARENT, "Ana Roz", born_on=date(2014, 5, 4), shown_on=TODAY, writer_identified=True
        )
        record_representation(imagino.context, DPO, case.reference, child)
        return record_minor(imagino.context, DPO, case.reference, online_service=True, minor_at_collection=True)

    def test_the_month_is_not_extended_and_the_day_for_the_authority_is_known(self, imagino: Office) -> None:
        case = self.case(imagino)
        assert limit(imagino, case).authority_after == date(2026, 11, 24)
        with pytest.raises(ExtensionExcluded):
            extend_item(imagino.context, DPO, case.reference, 1, grounds=("complexity",), reasons="x")  # type: ignore[arg-type]

    def test_that_the_person_was_a_child_is_ground_enough(self, imagino: Office) -> None:
        case = self.case(imagino)
        found = note(imagino, case, AssessmentKind.ERASURE_GROUND, ground=ErasureGround.CHILD)
        assert found.assessments[-1].ground == "child"

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_the_parent_reads_about_whom_the_letter_speaks(self, imagino: Office, lang: str) -> None:
        assert "Ana Roz" in letter(imagino, self.case(imagino), LetterKind.ACKNOWLEDGEMENT, lang)


class TestComplaints:
    """To the officer first, says the policy; the authority is open to anybody at any time."""

    def answered(self, imagino: Office, lang: str) -> str:
        case = imagino.asked(RightType.COMPLAINT)
        decide_item(
            imagino.context,
            DPO,
            case.reference,
            1,
            Outcome.GRANTED,
            reasons="l’envoi venait d’un essai",
            unchecked="connue",
        )
        return letter(imagino, case, LetterKind.COMPLAINT_REPLY, lang)

    @departs_from("IMA-14")
    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_the_reply_names_the_authority_and_sets_no_condition(self, imagino: Office, lang: str) -> None:
        told = self.answered(imagino, lang)
        assert [part for part in AUTHORITY if part not in told] == []
        paragraph = next(line for line in told.splitlines() if AUTHORITY[-1] in line)
        for condition in ("d’abord", "au préalable", "si nous ne", "first", "if we are unable", "unless"):
            assert condition not in paragraph

    @departs_from("IMA-14")
    def test_the_check_of_policies_tells_that_the_authority_has_no_name(self) -> None:
        assert "authority.unnamed" in lint_of("imagino")

    @keeps("IMA-15")
    def test_a_complaint_is_a_case_of_its_own_and_may_hide_a_right(self, imagino: Office) -> None:
        case = imagino.asked(RightType.COMPLAINT)
        assert case.kind is CaseKind.COMPLAINT
        found = note_right(imagino.context, DPO, case.reference, RightType.ACCESS, quote="qu’avez-vous sur moi ?")
        assert [item.right for item in found.items] == [RightType.COMPLAINT, RightType.ACCESS]
        assert limit(imagino, found, 2).effective_due == date(2026, 11, 24)

    @keeps("IMA-15")
    @pytest.mark.parametrize(("lang", "words"), [("fr", "Vous avez raison"), ("en", "You are right")])
    def test_it_is_answered_as_one(self, imagino: Office, lang: str, words: str) -> None:
        told = self.answered(imagino, lang)
        assert words in told
        assert "l’envoi venait d’un essai" in told


@departs_from("IMA-16")
class TestUsingTheSiteIsNoConsent:
    """An agreement by mere use binds nobody: withdrawal and objection are both accepted."""

    @pytest.mark.parametrize("right", [RightType.CONSENT_WITHDRAWAL, RightType.OBJECTION])
    def test_the_disclosure_stops_on_a_withdrawal_and_on_an_objection(self, imagino: Office, right: RightType) -> None:
        case = imagino.asked(right, category="visitor")
        for system in ("servers", "mailing"):
            stop_in_system(imagino.context, DPO, case.reference, 1, system)
        decided = decide_item(imagino.context, DPO, case.reference, 1, Outcome.GRANTED, unchecked="connue")
        assert decided.item(1).outcome is Outcome.GRANTED

    def test_the_check_of_policies_tells_the_sentence(self) -> None:
        assert any("By using the Site" in quote for quote in lint_of("imagino")["consent.by_use"])
