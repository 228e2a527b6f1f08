"""Cases, clocks, profiles and letters for the tests: invented people, one value changed at a time."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from dsardesk import resources
from dsardesk.domain.assessments import Assessment, AssessmentKind, ErasureGround, RestrictionGround, ReviewResult
from dsardesk.domain.calendars import Calendar
from dsardesk.domain.case import Case, Role
from dsardesk.domain.clock_records import Asked, ExtensionGround
from dsardesk.domain.deadlines import ClockFact, ClockFactType, TimeLimit, compute_time_limit, terms_for
from dsardesk.domain.deceased import DeathProof, Deceased, DirectiveFound, HeirQuality
from dsardesk.domain.identity import IdentityDocument
from dsardesk.domain.ids import CaseId, DocumentId
from dsardesk.domain.letter_facts import Addressee, Company, LetterFacts
from dsardesk.domain.mandates import Authority, ReplyTo, Representation
from dsardesk.domain.papers import CaseDocument, LetterRecord, LetterState, PackageRecord
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.records import Correction, SearchOutcome, SystemSearch
from dsardesk.domain.requests import Principal, Receipt, Requester, RequestItem
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.rules import RuleBook
from dsardesk.domain.terms import Regime
from dsardesk.domain.told import (
    AnsweredItem,
    Done,
    Examined,
    OpenQuestion,
    ToldDirective,
    ToldExtension,
    ToldFee,
    ToldGround,
    ToldQuestion,
    ToldWish,
)
from dsardesk.domain.wishes import Carried, Limit, Wish
from dsardesk.law.calendars import read_calendar
from dsardesk.law.rules import read_rules
from dsardesk.policies.profiles import read_profile
from dsardesk.wording import Catalogue

PARIS = ZoneInfo("Europe/Paris")
RECEIVED_ON = date(2026, 4, 1)
NOON = datetime(2026, 4, 2, 12, tzinfo=UTC)
DPO = "Claire Morel"


def numbered(number: int) -> DocumentId:
    """The same id for the same number."""
    return DocumentId(UUID(int=number))


@cache
def calendar(calendar_id: str = "FR") -> Calendar:
    """A table that ships."""
    return read_calendar(resources.text("law", "calendars", f"{calendar_id}.toml"))


@cache
def rule_book() -> RuleBook:
    """The rules that ship."""
    return read_rules(*(resources.text("law", f"{name}.toml") for name in resources.names("law", suffix=".toml")))


@cache
def profile() -> ControllerProfile:
    """The profile of the invented company that ships."""
    return read_profile(resources.text("samples", "alto", "profile.toml"))


@cache
def messages(lang: str) -> Catalogue:
    """What the desk says to its users."""
    return Catalogue(lang, resources.text("messages", f"{lang}.toml"))


@cache
def letter_words(lang: str) -> Catalogue:
    """What letters say."""
    return Catalogue(lang, resources.text("letters", f"{lang}.toml"))


def clock(
    received_on: date,
    *facts: ClockFact,
    right: RightType | None = RightType.ACCESS,
    minor: bool = False,
    promised_due: date | None = None,
    calendar_id: str = "FR",
    zone: ZoneInfo = PARIS,
    regime: Regime | None = None,
) -> TimeLimit:
    """The clock of one item of a French company."""
    terms = terms_for(right, rule_book(), minor_at_collection=minor, regime=regime)
    return compute_time_limit(
        received_on, facts, terms=terms, calendar=calendar(calendar_id), zone=zone, promised_due=promised_due
    )


def asked(on: date, cause: str = "identity", **changes: Any) -> ClockFact:
    """Identity or clarification asked."""
    return replace(ClockFact(ClockFactType(f"{cause}_requested"), on), **changes)


def answered(on: date, cause: str = "identity", **changes: Any) -> ClockFact:
    """Identity or clarification received."""
    return replace(ClockFact(ClockFactType(f"{cause}_received"), on), **changes)


def notified(on: date, **changes: Any) -> ClockFact:
    """An extension notified."""
    return replace(ClockFact(ClockFactType.EXTENSION_NOTIFIED, on), **changes)


@dataclass(frozen=True)
class Story:
    """A clock that takes one step worth explaining."""

    received_on: date
    facts: tuple[ClockFact, ...] = ()
    right: RightType = RightType.ACCESS
    minor: bool = False
    regime: Regime | None = None

    def tell(self) -> TimeLimit:
        """The clock of the story."""
        return clock(self.received_on, *self.facts, right=self.right, minor=self.minor, regime=self.regime)


def day(month: int, number: int) -> date:
    """A day of 2026."""
    return date(2026, month, number)


STORIES = {
    "clock.received": Story(day(3, 5)),
    "clock.month": Story(day(3, 5)),
    "clock.due": Story(day(3, 5)),
    "clock.month_clipped": Story(day(8, 31)),
    "clock.rolled": Story(day(4, 1)),
    "clock.suspended": Story(day(6, 12), (asked(day(6, 15)), answered(day(6, 18)))),
    "clock.days_added": Story(day(6, 12), (asked(day(6, 15)), answered(day(6, 18)))),
    "clock.suspension_open": Story(day(10, 1), (asked(day(10, 2)), asked(day(10, 5), "clarification"))),
    "clock.not_suspended_right": Story(day(1, 12), (asked(day(1, 13), "clarification"),), RightType.ERASURE),
    "clock.not_suspended_conditions": Story(day(1, 12), (asked(day(1, 13), "clarification", conditions_met=False),)),
    "clock.not_suspended_doubt": Story(day(1, 12), (asked(day(1, 13), justified=False),)),
    "clock.not_suspended_delay": Story(day(9, 1), (asked(day(9, 28), without_undue_delay=False),)),
    "clock.not_suspended_expired": Story(day(9, 1), (asked(day(10, 5)),)),
    "clock.extended": Story(day(2, 16), (notified(day(3, 6)),)),
    "clock.extended_after_month": Story(day(3, 10), (asked(day(3, 11)), answered(day(3, 18)), notified(day(4, 15)))),
    "clock.no_second_extension": Story(day(5, 5), (notified(day(5, 20)), notified(day(7, 30)))),
    "clock.extension_excluded": Story(day(9, 10), (notified(day(9, 20)),), RightType.ERASURE, minor=True),
    "clock.extension_without_reasons": Story(day(2, 16), (notified(day(3, 6), reasons=False),)),
    "clock.extension_too_late": Story(day(2, 16), (notified(day(3, 17)),)),
    "clock.months": Story(day(9, 7), regime=Regime.HEALTH_RECORD_OVER_5_YEARS),
    "clock.months_clipped": Story(day(12, 31), regime=Regime.HEALTH_RECORD_OVER_5_YEARS),
    "clock.days": Story(day(9, 7), regime=Regime.SWISS_ACCESS),
    "clock.earliest": Story(day(9, 7), regime=Regime.HEALTH_RECORD),
    "clock.not_rolled": Story(day(9, 7), regime=Regime.HEALTH_RECORD_OVER_5_YEARS),
    "clock.not_suspended_regime": Story(day(9, 7), (asked(day(9, 8)),), regime=Regime.HEALTH_RECORD),
    "clock.by_design": Story(day(9, 7), right=RightType.HEIR_REQUEST),
    "clock.at_once": Story(day(9, 7), right=RightType.OBJECTION_MARKETING),
    "clock.authority": Story(day(9, 10), right=RightType.ERASURE, minor=True),
}
"""For each step that a calculation may take, a story that takes it."""


def case(**changes: Any) -> Case:
    """An access request and a marketing objection of an invented customer."""
    opened = Case(
        id=CaseId(UUID(int=1)),
        version=1,
        reference="DSR-2026-0042",
        profile="alto",
        calendar="FR",
        role=Role.CONTROLLER,
        receipt=Receipt(RECEIVED_ON, NOON, "email", "contact@alto.example", RECEIVED_ON),
        requester=Requester("Camille Duvernay", "camille@courriel.example", "fr", category="customer"),
        items=(RequestItem(1, RightType.ACCESS), RequestItem(2, RightType.OBJECTION_MARKETING)),
    )
    return replace(opened, **changes)


def letter(kind: str = "acknowledgement", **changes: Any) -> LetterRecord:
    """A letter that left."""
    sent = LetterRecord(
        id=numbered(10),
        kind=kind,
        language="fr",
        state=LetterState.SENT,
        dated_on=RECEIVED_ON,
        pdf=numbered(11),
        docx=numbered(12),
        sent_on=RECEIVED_ON,
        sent_by=DPO,
        channel="email",
    )
    return replace(sent, **changes)


def identity_document(**changes: Any) -> IdentityDocument:
    """A copy of an identity card that nobody asked for, still held."""
    held = IdentityDocument(
        id=numbered(0x1DCA4D),
        kind="identity_document",
        media_type="image/jpeg",
        size_bytes=734_003,
        received_at=NOON,
        requested=False,
        destroy_by=NOON + timedelta(hours=48),
    )
    return replace(held, **changes)


def package(**changes: Any) -> PackageRecord:
    """An access package that waits to be delivered."""
    return replace(PackageRecord(numbered(20), "access", RECEIVED_ON, 3), **changes)


def document(**changes: Any) -> CaseDocument:
    """The message as it is kept."""
    return replace(CaseDocument(numbered(30), "original", "message.eml", "message/rfc822", 2048, "ab" * 32), **changes)


def searched_everywhere(outcome: SearchOutcome = SearchOutcome.NOTHING) -> tuple[SystemSearch, ...]:
    """Every system of the profile, answered."""
    return tuple(SystemSearch(s.id, outcome, answered_on=RECEIVED_ON, by=DPO) for s in profile().systems)


EXAMINED = (
    Examined(RightType.RESTRICTION, AssessmentKind.RESTRICTION_GROUND, date(2026, 4, 3), RestrictionGround.ACCURACY),
    Examined(
        RightType.RESTRICTION, AssessmentKind.RESTRICTION_END, date(2026, 4, 20), words="la vérification est finie"
    ),
    Examined(RightType.AUTOMATED_DECISION, AssessmentKind.CONTESTED_DECISION, date(2026, 4, 3), words="un refus"),
    Examined(RightType.AUTOMATED_DECISION, AssessmentKind.PERSONS_VIEW, date(2026, 4, 4), words="une erreur d’âge"),
    Examined(
        RightType.AUTOMATED_DECISION,
        AssessmentKind.HUMAN_REVIEW,
        date(2026, 4, 8),
        ReviewResult.CHANGED,
        "l’âge était faux",
        "Basile Ferrand",
    ),
)
"""One of each finding that a letter may tell."""


def told_ground(code: str, **changes: Any) -> ToldGround:
    """A ground of a refusal with everything that the catalogue asks of it."""
    ground = rule_book().grounds[code]
    told = ToldGround(code, ground.article, facts={key: f"en toutes lettres : {key}" for key in ground.facts})
    return replace(told, **changes)


CONTRACTS, SUPPORT = {"fr": "Contrats", "en": "Contracts"}, {"fr": "Assistance", "en": "Support"}
DIRECTIVES = (
    ToldDirective(
        "PM-2026-0003",
        1,
        date(2026, 3, 30),
        (ToldWish(Wish.ERASE, CONTRACTS), ToldWish(Wish.COMMUNICATE, SUPPORT, "Rose Duvernay")),
        ("Rose Duvernay", "Paul Duvernay"),
    ),
)
WISHES = (
    ToldWish(Wish.ERASE, CONTRACTS, carried=Carried.WHOLLY, on=date(2026, 4, 20)),
    ToldWish(
        Wish.COMMUNICATE,
        SUPPORT,
        "Rose Duvernay",
        Limit.OTHERS,
        Carried.PARTLY,
        date(2026, 4, 20),
        "deux messages sont privés",
    ),
)


def letter_facts(**changes: Any) -> LetterFacts:
    """Every fact that any letter may need."""
    company = profile()
    facts = LetterFacts(
        company=Company(company.name, company.address, company.city, company.officer, company.authority),
        addressee=Addressee("Camille Duvernay", "camille@courriel.example", ("3 quai des Brumes", "69001 Lyon")),
        reference="DSR-2026-0042",
        received_on=RECEIVED_ON,
        dated_on=date(2026, 5, 1),
        items=(
            AnsweredItem(RightType.ACCESS, grounds=(told_ground("R02"),), fee=ToldFee(1550, "une heure de tri")),
            AnsweredItem(RightType.OBJECTION_MARKETING),
            AnsweredItem(RightType.ERASURE, Outcome.PARTLY_GRANTED, "les factures restent"),
            AnsweredItem(RightType.RECTIFICATION, Outcome.PARTLY_GRANTED, "un avis n’est pas un fait"),
            AnsweredItem(RightType.RESTRICTION, Outcome.GRANTED),
            AnsweredItem(RightType.PORTABILITY, Outcome.GRANTED),
            AnsweredItem(RightType.OBJECTION, Outcome.GRANTED),
            AnsweredItem(RightType.AUTOMATED_DECISION, Outcome.GRANTED),
            AnsweredItem(RightType.COMPLAINT, Outcome.GRANTED, "A-12, B-7"),
            AnsweredItem(RightType.HEIR_REQUEST, Outcome.PARTLY_GRANTED, "les échanges n’y aident pas"),
            AnsweredItem(RightType.POST_MORTEM_DIRECTIVE, Outcome.PARTLY_GRANTED, "un traitement n’est pas le nôtre"),
            AnsweredItem(RightType.PROCESSOR_REDIRECT, Outcome.FORWARDED_TO_CONTROLLER, quote="Faites suivre, merci."),
            AnsweredItem(
                RightType.PORTABILITY, Outcome.REFUSED, "ces données sont sur papier", grounds=(told_ground("R16"),)
            ),
            AnsweredItem(RightType.ERASURE, Outcome.NO_DATA_HELD),
            AnsweredItem(RightType.ACCESS, Outcome.DUPLICATE, "reçue le 2 mars"),
        ),
        due_on=date(2026, 5, 4),
        unsolicited_received=True,
        unsolicited_destroyed_on=date(2026, 4, 2),
        doubt="l’adresse d’envoi n’est pas celle que nous connaissons.",
        representation=Representation(
            Authority.MANDATE,
            "Odile Ferrand",
            "odile@courriel.example",
            valid_until=date(2026, 2, 28),
            reply_to=ReplyTo.PERSON,
        ),
        authority_gaps=("mandate_missing", "mandate_expired", "mandate_for_others", "mandate_too_narrow"),
        suspended=True,
        stopped_on=date(2026, 4, 2),
        stopped_in=tuple(system for system in company.systems if system.sends_marketing),
        searched=company.systems,
        activities=company.activities_of("customer"),
        package_files=5,
        told_by="phone",
        done=things_done(company),
        examined=EXAMINED,
        corrections=(Correction(1, "téléphone", "06 39 98 00 11", "06 39 98 00 12"), Correction(1, "étage", "", "3")),
        deceased=Deceased(
            "Alcide Duvernay",
            date(2026, 3, 2),
            proof=DeathProof.DEATH_CERTIFICATE,
            quality=HeirQuality.NOTORIAL_DEED,
            directive=DirectiveFound.NONE,
        ),
        principal=Principal("Les Ateliers du Quai", "contact@quai.example", ("7 quai des Brumes", "29000 Quimper")),
        extensions=(
            ToldExtension(
                RightType.ACCESS,
                (ExtensionGround.COMPLEXITY, ExtensionGround.NUMBER),
                "huit années d’échanges.",
                date(2026, 7, 1),
            ),
        ),
        questions=(ToldQuestion("vos contrats ou vos factures ?", RightType.ACCESS, large=True, suspends=True),),
        open_questions=(OpenQuestion(Asked.IDENTITY, date(2026, 4, 3), (date(2026, 4, 10), date(2026, 4, 18))),),
        silence="sans réponse, nous ne savons pas qui écrit.",
        remaining_days=28,
        final_months=6,
        forwarded_on=date(2026, 4, 3),
        directives=DIRECTIVES,
        wishes=WISHES,
    )
    return replace(facts, **changes)


def things_done(company: ControllerProfile) -> tuple[Done, ...]:
    """One of each measure that a letter may tell."""
    crm, billing, newsletter = (company.system(name) for name in ("crm", "facturation", "emailing"))
    erasure = RightType.ERASURE
    return (
        Done(erasure, "erased", date(2026, 4, 20), crm),
        Done(erasure, "erased", date(2026, 4, 21), newsletter, until=date(2026, 5, 21)),
        Done(erasure, "anonymised", date(2026, 4, 22), company.system("support"), reason="noms et adresses retirés"),
        Done(
            erasure,
            "kept",
            date(2026, 4, 22),
            billing,
            what="les factures",
            ground="legal_obligation",
            reason="article L123-22 du code de commerce",
            until=date(2036, 12, 31),
        ),
        Done(erasure, "recipient_told", date(2026, 4, 22), what="Nuage Clair SAS"),
        Done(erasure, "recipient_not_told", date(2026, 4, 22), what="Colombe Routage SARL", reason="société dissoute"),
        Done(RightType.RESTRICTION, "restricted", date(2026, 4, 3), crm),
        Done(RightType.RESTRICTION, "recipient_told", date(2026, 4, 4), what="Compta & Cie"),
        Done(RightType.OBJECTION, "processing_stopped", date(2026, 4, 9), crm),
        Done(RightType.OBJECTION, "not_concerned", date(2026, 4, 9), billing, reason="les factures sont dues"),
        Done(RightType.RECTIFICATION, "rectified", date(2026, 4, 20), crm),
        Done(RightType.RECTIFICATION, "rectified", date(2026, 4, 20), billing, reason="note jointe à la facture"),
        Done(RightType.RECTIFICATION, "not_held", date(2026, 4, 20), newsletter),
        Done(RightType.RECTIFICATION, "recipient_told", date(2026, 4, 22), what="Compta & Cie"),
        Done(
            RightType.PORTABILITY, "not_portable", date(2026, 4, 9), billing, what="les factures", ground="not_provided"
        ),
        Done(RightType.HEIR_REQUEST, "marketing_stopped", date(2026, 4, 3), newsletter),
        Done(RightType.HEIR_REQUEST, "account_closed", date(2026, 4, 20), crm),
        Done(RightType.HEIR_REQUEST, "death_noted", date(2026, 4, 20), billing),
        Done(RightType.HEIR_REQUEST, "given_for_estate", date(2026, 4, 20), crm, what="un contrat en cours"),
    )


def texts(value: Any) -> list[str]:
    """Every text of a document, in order."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for item in value for text in texts(item)]
    if is_dataclass(value):
        return [text for field in fields(value) for text in texts(getattr(value, field.name))]
    return []


def examined(
    kind: AssessmentKind, item: int | None = 1, ground: str = "", words: str = "", who: str = ""
) -> Assessment:
    """One finding, recorded on the day of receipt."""
    return Assessment(kind, RECEIVED_ON, DPO, item, ground, words, who)


def erasure_ground(item: int = 1, ground: ErasureGround = ErasureGround.NO_LONGER_NEEDED) -> Assessment:
    """The ground on which one item asks for an erasure."""
    return examined(AssessmentKind.ERASURE_GROUND, item, ground)


def restriction_ground(item: int = 1, ground: RestrictionGround = RestrictionGround.ACCURACY) -> Assessment:
    """The ground on which one item asks for a restriction."""
    return examined(AssessmentKind.RESTRICTION_GROUND, item, ground)
