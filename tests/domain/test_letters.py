"""Each letter holds what the law asks of it, and refuses to be written where a fact is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dsardesk.domain.access import AnswerIncomplete
from dsardesk.domain.activities import Activity, LegalBasis, Line, Recipient
from dsardesk.domain.assessments import AssessmentKind, ErasureGround
from dsardesk.domain.letter_facts import FactMissing, LetterFacts
from dsardesk.domain.letters import Grid, Head, LetterKind, Listing, Say, Warn
from dsardesk.domain.plans import BODIES, plan_letter
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.told import AnsweredItem, Examined
from dsardesk.domain.words import Words
from tests.invented import letter_facts

TO_THE_PERSON = [kind for kind in LetterKind if not BODIES[kind].to_principal]
TELL_NOTHING = {LetterKind.ACKNOWLEDGEMENT, LetterKind.AUTHORITY_REPLY, LetterKind.HAND_RECEIPT}
DECISIONS = [kind for kind in TO_THE_PERSON if kind not in TELL_NOTHING]
BARE: dict[str, Any] = {
    "unsolicited_received": False,
    "unsolicited_destroyed_on": None,
    "stopped_on": None,
    "stopped_in": (),
    "searched": (),
}

CONTENT = {
    "edpb.01-2022.57": {"acknowledgement.received", "acknowledgement.period"},
    "gdpr.12.6": {"identity.doubt", "identity.means", "identity.masking", "identity.destroyed"},
    "decree.2019-536.77": {"identity.time_limit"},
    "gdpr.15.3": {"access.copy_title", "access.package", "access.password_phone"},
    "gdpr.15.2": {"row.recipient", "row.safeguard"},
    "gdpr.21.3": {"marketing.done", "marketing.suppression"},
    "gdpr.7.3": {"consent.received", "marketing.done", "consent.not_retroactive"},
    "gdpr.16": {"rectification.done", "row.old_value", "row.new_value", "rectification.statement"},
    "gdpr.17.1": {"erasure.erased", "erasure.anonymised", "erasure.backups_until"},
    "gdpr.17.3": {"row.kept_data", "row.kept_ground", "row.kept_reason", "row.kept_until"},
    "gdpr.18.3": {"restriction.applied", "restriction.lifted"},
    "gdpr.19": {"recipients.told"},
    "gdpr.20.1": {"portability.package", "portability.inside"},
    "gdpr.20.2": {"portability.direct"},
    "gdpr.20.3": {"portability.left_out", "portability.no_erasure"},
    "gdpr.28.3.e": {"forward.received", "row.person", "row.reply_to", "forward.asked", "forward.instructions"},
    "gdpr.18.1.grounds": {"restriction_reply.applied", "restriction_ground.accuracy"},
    "gdpr.18.2.uses": {"restriction_reply.uses", "restriction_reply.notice"},
    "gdpr.18.3.notice": {"restriction_lifting.since", "restriction_lifting.reason", "restriction_lifting.ends"},
    "gdpr.21.1.stop": {"objection_reply.stopped", "objection_reply.other"},
    "gdpr.22.1.opt_out": {"automated_reply.reasons"},  # Whoever wants a review is not told of the opt-out.
    "gdpr.22.3.review": {
        "automated_reply.decision",
        "automated_reply.view",
        "automated_reply.reviewed",
        "automated_reply.changed",
        "automated_reply.reasons",
        "automated_reply.contest",
    },
    "design.authority_letter": {"authority_reply.reasons"},
    "gdpr.28.3.a": {"holding.role", "holding.passed_on_to", "holding.answer"},
    "lil.85.2": {"heirs.stopped", "heirs.account_closed", "heirs.death_noted", "heirs.free", "heirs.limits"},
    "decree.2019-536.mandate": {"mandate.received", "mandate.says", "mandate.says_identities", "mandate.says_period"},
    "design.mandate_runs": {"mandate.time_limit"},
    "decree.2019-536.mandate_reply": {"mandate.answered_person", "mandate.nothing_more"},
    "gdpr.12.4.refusal": {"refusal.received", "refusal.portability", "refusal.reasons", "ground.R16"},
    "gdpr.12.5.fee": {"fee.why", "ground.R02", "row.fee", "row.calculation", "fee.withdraw"},
    "gdpr.11.2.told": {"unidentified.cannot", "unidentified.rights", "unidentified.help"},
    "lil.85.1.revocable": {"directive.revocable", "directive.terms"},
    "design.directive.retention": {"directive.retention"},
    "lil.85.1.designated": {"execution.done", "row.wish", "row.carried"},
    "lil.85.2.certificate": {"heirs.certified", "heirs.account_closed", "heirs.death_noted", "heirs.certified_free"},
    "gdpr.12.3.extension": {"extension.until", "extension.once"},
    "gdpr.12.3.notice": {"extension.received", "extension.about", "extension.grounds", "extension.reasons"},
    "edpb.01-2022.159.clarification": {
        "clarification.why",
        "clarification.question",
        "clarification.everything",
    },
    "design.clarification.letter": {"clarification.question", "clarification.time_limit_part"},
    "design.reminder.letter": {"reminder.identity", "reminder.time_limit", "reminder.silence"},
    "design.provisional_closing": {
        "provisional_closing.reasons",
        "provisional_closing.resumes",
        "provisional_closing.final",
    },
    "design.hand_receipt": {"hand_receipt.received", "hand_receipt.twice"},
    "gdpr.77": {"remedies.complaint"},
    "gdpr.79": {"remedies.court"},
}
"""Sections in which each rule's content stands; Article 15(1) depends on what is held."""
ARTICLE_15_1 = {
    LetterKind.ACCESS_REPLY: {
        "access.confirmed",
        "row.purposes",
        "row.legal_basis",
        "row.data_categories",
        "row.recipient",
        "row.retention",
        "row.source",
        "row.automated_decision",
        "rights.text",
        "remedies.complaint",
    },
    LetterKind.NO_DATA: {"no_data.answer", "no_data.request_file"},
}


def keys(kind: LetterKind, facts: LetterFacts) -> list[str]:
    """Every key of a letter, in order."""
    found: list[str] = []
    for section in plan_letter(kind, facts).sections:
        match section:
            case Say() | Head():
                found.append(section.key)
            case Listing():
                found += [say.key for say in section.items]
            case Grid():
                found += [label for label, _ in section.rows]
    return found


def said(kind: LetterKind, facts: LetterFacts, key: str) -> dict[str, Any]:
    """The facts of one sentence."""
    says = [section for section in plan_letter(kind, facts).sections if isinstance(section, Say)]
    return dict(next(say for say in says if say.key == key).facts)


@pytest.mark.parametrize("kind", LetterKind)
def test_each_letter_holds_the_content_that_it_must(kind: LetterKind) -> None:
    present = set(keys(kind, letter_facts()))
    for rule in BODIES[kind].mandatory:
        assert (ARTICLE_15_1[kind] if rule == "gdpr.15.1" else CONTENT[rule]) <= present, rule


@pytest.mark.parametrize("kind", LetterKind)
def test_each_letter_opens_ends_and_says_whom_to_write_to(kind: LetterKind) -> None:
    found = keys(kind, letter_facts())
    assert (found[0], found[-2:]) == ("opening", ["contact", "closing"])


@pytest.mark.parametrize("kind", DECISIONS)
def test_every_letter_that_tells_a_decision_names_the_authority_and_the_court(kind: LetterKind) -> None:
    """GDPR 12(4), 77 and 79."""
    found = keys(kind, letter_facts())
    assert found.index("remedies.complaint") + 1 == found.index("remedies.court")
    complaint = said(kind, letter_facts(), "remedies.complaint")
    assert complaint["authority"].endswith("(CNIL)")
    assert "75334 Paris Cedex 07" in complaint["address"]
    assert complaint["phone"]
    assert complaint["website"]


def test_every_kind_of_letter_is_described() -> None:
    assert set(BODIES) == set(LetterKind)


@pytest.mark.parametrize("kind", LetterKind)
def test_a_letter_answers_only_rights_of_which_it_may_speak_and_only_if_it_tells_an_outcome(kind: LetterKind) -> None:
    body = BODIES[kind]
    assert body.answers <= set(body.rights)
    assert bool(body.answers) == bool(body.outcomes)


def test_an_identity_request_is_never_written_for_a_marketing_objection() -> None:
    assert RightType.OBJECTION_MARKETING not in BODIES[LetterKind.IDENTITY_REQUEST].rights


def missing(kind: LetterKind, **changes: Any) -> object:
    with pytest.raises(FactMissing) as refused:
        plan_letter(kind, letter_facts(**changes))
    return refused.value.facts["fact"]


class TestMissingFacts:
    """A letter never guesses."""

    @pytest.mark.parametrize(
        ("kind", "changes", "fact"),
        [
            (LetterKind.ACKNOWLEDGEMENT, {"due_on": None}, "due_on"),
            (LetterKind.ACKNOWLEDGEMENT, {"stopped_in": ()}, "stopped_in"),
            (LetterKind.IDENTITY_REQUEST, {"doubt": "  "}, "doubt"),
            (LetterKind.MARKETING_STOPPED, {"stopped_on": None}, "stopped_on"),
            (LetterKind.MARKETING_STOPPED, {"stopped_in": ()}, "stopped_in"),
            (LetterKind.ACCESS_REPLY, {"activities": ()}, "activities"),
            (LetterKind.ACCESS_REPLY, {"package_files": None}, "package_files"),
            (LetterKind.ACCESS_REPLY, {"told_by": ""}, "told_by"),
            (LetterKind.ACCESS_REPLY, {"told_by": "email"}, "told_by"),
        ],
    )
    def test_the_fact_that_is_missing_is_named(self, kind: LetterKind, changes: dict[str, Any], fact: str) -> None:
        assert missing(kind, **changes) == fact

    @pytest.mark.parametrize("kind", DECISIONS)
    def test_no_decision_is_told_without_an_authority(self, kind: LetterKind) -> None:
        company = letter_facts().company
        nameless = replace(company, authority=replace(company.authority, name=""))
        assert missing(kind, company=nameless) == "authority"

    @pytest.mark.parametrize("line", ["purposes", "data_categories", "retention", "source", "automated_decision"])
    @pytest.mark.parametrize("words", [{}, {"fr": ""}])
    def test_a_processing_without_one_of_its_lines_is_not_described(self, line: str, words: dict[str, str]) -> None:
        assert open_in(with_activity(**{line: words})) == f"{line}_missing"

    def test_nor_is_one_without_recipients(self) -> None:
        assert open_in(with_activity(recipients=())) == "recipients_missing"

    def test_nor_is_a_transfer_without_its_safeguard(self) -> None:
        """GDPR 15(2): "the data subject shall have the right to be informed of the appropriate safeguards"."""
        abroad = Recipient("HelpHarbor Inc.", {"fr": "outil"}, "US", {"fr": ""})
        assert open_in(with_activity(recipients=(abroad,))) == "safeguard_missing"

    def test_nor_is_one_of_which_a_line_is_to_be_settled_though_it_has_words(self) -> None:
        assert open_in(with_activity(to_settle=(Line.RETENTION,))) == "retention_missing"

    def test_a_part_is_not_refused_without_its_reasons(self) -> None:
        """GDPR 12(4)."""
        partly = AnsweredItem(RightType.ACCESS, Outcome.PARTLY_GRANTED, " ")
        assert missing(LetterKind.ACCESS_REPLY, items=(partly,)) == "reasons"


def with_activity(**changes: Any) -> tuple[Activity, ...]:
    """The first processing alone, changed."""
    return (replace(letter_facts().activities[0], **changes),)


def open_in(activities: tuple[Activity, ...]) -> object:
    with pytest.raises(AnswerIncomplete) as refused:
        plan_letter(LetterKind.ACCESS_REPLY, letter_facts(activities=activities))
    return refused.value.facts["gaps"]


BY = date(2026, 5, 4)
SOMEWHERE = Recipient("Nuage Clair SAS", {"fr": "hébergeur"})
KINDS = {"fr": "prestataires informatiques"}


class TestOpenLines:
    """GDPR 12(1), 12(3) and 15(1): what cannot be told yet is said to be open, and told by a day."""

    def rows(self, **changes: Any) -> list[tuple[str, Say | Words]]:
        facts = letter_facts(activities=with_activity(**changes), complete_by=BY)
        grids = [s for s in plan_letter(LetterKind.ACCESS_REPLY, facts).sections if isinstance(s, Grid)]
        return list(grids[0].rows)

    @pytest.mark.parametrize("line", ["purposes", "data_categories", "retention", "source", "automated_decision"])
    def test_a_line_without_words_is_listed_as_open(self, line: str) -> None:
        assert (f"row.{line}", Say("open.line", (("due_on", BY),))) in self.rows(**{line: {}})

    @pytest.mark.parametrize("line", ["purposes", "data_categories", "retention", "source", "automated_decision"])
    def test_words_to_be_settled_are_not_repeated(self, line: str) -> None:
        rows = self.rows(to_settle=(Line(line),))
        assert [value for label, value in rows if label == f"row.{line}"] == [Say("open.line", (("due_on", BY),))]

    def test_every_line_of_the_article_is_there_when_none_is_settled(self) -> None:
        labels = [label for label, _ in self.rows(to_settle=tuple(Line), recipients=(), legal_basis=None)]
        assert labels == [f"row.{line}" for line in Line]

    def test_kinds_of_recipients_stand_in_for_names_that_are_still_to_come(self) -> None:
        rows = self.rows(recipients=(), recipient_categories=KINDS)
        assert ("row.recipient_categories", KINDS) in rows
        assert ("row.recipients", Say("open.recipients", (("due_on", BY),))) in rows

    def test_recipients_that_are_known_are_named_before_the_others_are_promised(self) -> None:
        named = Recipient("Compta & Cie", {"fr": "comptable"}, "FR")
        rows = self.rows(recipients=(named,), to_settle=(Line.RECIPIENTS,))
        labels = [label for label, _ in rows]
        assert labels.index("row.recipient") < labels.index("row.recipients")
        assert "row.recipient_categories" not in labels
        assert dict(rows)["row.recipients"] == Say("open.other_recipients", (("due_on", BY),))

    def test_a_recipient_whose_country_is_not_known_is_named_without_one_and_its_country_is_promised(self) -> None:
        rows = dict(self.rows(recipients=(SOMEWHERE,)))
        assert rows["row.recipient"] == Say(
            "access.recipient_somewhere", (("name", SOMEWHERE.name), ("role", SOMEWHERE.role))
        )
        assert rows["row.safeguard"] == Say("open.safeguard", (("due_on", BY),))

    def test_the_person_is_told_before_the_lines_that_some_are_to_come(self) -> None:
        facts = letter_facts(activities=with_activity(source={}), complete_by=BY)
        sections = plan_letter(LetterKind.ACCESS_REPLY, facts).sections
        assert sections.index(Warn(Say("access.open", (("due_on", BY),)))) < [type(s) for s in sections].index(Grid)

    def test_nothing_is_promised_where_nothing_is_open(self) -> None:
        plan = plan_letter(LetterKind.ACCESS_REPLY, letter_facts(complete_by=BY))
        assert not any(isinstance(section, Warn) for section in plan.sections)

    def test_a_request_granted_in_part_says_so_and_why(self) -> None:
        partly = AnsweredItem(RightType.ACCESS, Outcome.PARTLY_GRANTED, "une ligne manque")
        whole = AnsweredItem(RightType.ACCESS, Outcome.GRANTED, "tout est là")
        assert said(LetterKind.ACCESS_REPLY, letter_facts(items=(partly,)), "access.in_part") == {
            "reasons": "une ligne manque"
        }
        assert "access.in_part" not in keys(LetterKind.ACCESS_REPLY, letter_facts(items=(whole,)))


class TestAcknowledgement:
    """EDPB Guidelines 01/2022, paragraph 57: what was received, when, and by when it is answered."""

    def test_each_right_is_repeated_for_the_person_to_correct(self) -> None:
        items = tuple(AnsweredItem(right) for right in RightType)
        found = keys(LetterKind.ACKNOWLEDGEMENT, letter_facts(items=items))
        assert {f"asked.{right}" for right in RightType} <= set(found)

    def test_it_says_from_when_to_when(self) -> None:
        period = said(LetterKind.ACKNOWLEDGEMENT, letter_facts(), "acknowledgement.period")
        assert period == {"received_on": date(2026, 4, 1), "due_on": date(2026, 5, 4)}

    def test_it_asks_for_no_identity_document(self) -> None:
        assert not [key for key in keys(LetterKind.ACKNOWLEDGEMENT, letter_facts()) if key.startswith("identity.")]

    def test_it_says_only_what_was_done(self) -> None:
        found = keys(LetterKind.ACKNOWLEDGEMENT, letter_facts(**BARE))
        assert not [key for key in found if key.startswith(("marketing.", "unsolicited."))]


class TestUnsolicitedDocument:
    """What becomes of a copy that nobody asked for."""

    @pytest.mark.parametrize(
        "kind", [k for k in TO_THE_PERSON if k not in {LetterKind.IDENTITY_REQUEST, LetterKind.AUTHORITY_REPLY}]
    )
    def test_its_destruction_is_told_with_its_day(self, kind: LetterKind) -> None:
        assert said(kind, letter_facts(), "unsolicited.destroyed") == {"on": date(2026, 4, 2)}

    @pytest.mark.parametrize(
        ("destroyed_on", "key"),
        [(date(2026, 4, 2), "unsolicited.destroyed_as_policy"), (None, "unsolicited.received_as_policy")],
    )
    def test_where_the_policy_demands_one_nobody_says_that_it_was_not_asked_for(
        self, destroyed_on: date | None, key: str
    ) -> None:
        facts = letter_facts(policy_asks_document=True, unsolicited_destroyed_on=destroyed_on)
        found = keys(LetterKind.ACKNOWLEDGEMENT, facts)
        assert [each for each in found if each.startswith("unsolicited.")] == [key]

    def test_while_it_is_held_nobody_claims_its_destruction(self) -> None:
        found = keys(LetterKind.ACKNOWLEDGEMENT, letter_facts(unsolicited_destroyed_on=None))
        assert "unsolicited.received" in found
        assert "unsolicited.destroyed" not in found


class TestAccessReply:
    """GDPR 15."""

    def test_the_systems_searched_are_named_if_there_are_any(self) -> None:
        assert "access.searched" in keys(LetterKind.ACCESS_REPLY, letter_facts())
        assert "access.searched" not in keys(LetterKind.ACCESS_REPLY, letter_facts(searched=()))

    def test_one_file_is_not_said_in_the_plural(self) -> None:
        assert "access.package_one" in keys(LetterKind.ACCESS_REPLY, letter_facts(package_files=1))

    @pytest.mark.parametrize("told_by", ["phone", "sms", "post"])
    def test_the_password_travels_another_way(self, told_by: str) -> None:
        assert f"access.password_{told_by}" in keys(LetterKind.ACCESS_REPLY, letter_facts(told_by=told_by))

    def test_recipients_are_named_one_by_one(self) -> None:
        """CJEU C-154/21: the actual identity of recipients."""
        found = keys(LetterKind.ACCESS_REPLY, letter_facts())
        recipients = [recipient for activity in letter_facts().activities for recipient in activity.recipients]
        assert found.count("row.recipient") == len(recipients)
        assert found.count("row.safeguard") == 1

    def test_messages_of_a_contract_go_on_only_where_there_is_one(self) -> None:
        activities = letter_facts().activities
        assert "marketing.contract_goes_on" in keys(LetterKind.MARKETING_STOPPED, letter_facts())
        others = tuple(each for each in activities if each.legal_basis is not LegalBasis.CONTRACT)
        told = keys(LetterKind.MARKETING_STOPPED, letter_facts(activities=others))
        assert "marketing.contract_goes_on" not in told

    def test_marketing_is_told_only_where_an_objection_was_made_and_carried_out(self) -> None:
        access = (AnsweredItem(RightType.ACCESS, Outcome.GRANTED),)
        assert "marketing.done" in keys(LetterKind.ACCESS_REPLY, letter_facts())
        assert "marketing.done" not in keys(LetterKind.ACCESS_REPLY, letter_facts(items=access))
        assert "marketing.done" not in keys(LetterKind.ACCESS_REPLY, letter_facts(stopped_on=None))


class TestNoData:
    """GDPR 15(1): "confirmation as to whether or not personal data [...] are being processed"."""

    def test_the_request_file_itself_is_described(self) -> None:
        assert "no_data.request_file" in keys(LetterKind.NO_DATA, letter_facts(**BARE))

    def test_the_systems_searched_are_named_if_there_are_any(self) -> None:
        assert "no_data.searched" in keys(LetterKind.NO_DATA, letter_facts())
        assert "no_data.searched" not in keys(LetterKind.NO_DATA, letter_facts(searched=()))


def test_without_an_address_to_write_to_no_contact_is_promised() -> None:
    company = letter_facts().company
    silent = replace(company, officer=replace(company.officer, email=""))
    assert "contact" not in keys(LetterKind.NO_DATA, letter_facts(company=silent))


def test_a_time_limit_that_was_not_suspended_is_said_to_run() -> None:
    plan = plan_letter(LetterKind.IDENTITY_REQUEST, letter_facts(suspended=False))
    assert Say("identity.time_limit_runs") in plan.sections
    assert Say("identity.time_limit") not in plan.sections


@pytest.mark.parametrize(("dated_on", "key"), [(date(2026, 5, 4), "period"), (date(2026, 5, 5), "late")])
def test_an_acknowledgement_never_promises_a_day_that_has_passed(dated_on: date, key: str) -> None:
    plan = plan_letter(LetterKind.ACKNOWLEDGEMENT, letter_facts(due_on=date(2026, 5, 4), dated_on=dated_on))
    said = {section.key for section in plan.sections if isinstance(section, Say)}
    assert f"acknowledgement.{key}" in said
    assert len(said & {"acknowledgement.period", "acknowledgement.late"}) == 1


def outcome(right: RightType, told: Outcome | None, reasons: str = "") -> dict[str, Any]:
    """Facts in which one right had this outcome and nothing else was asked."""
    return {"items": (AnsweredItem(right, told, reasons),)}


def without(*kinds: str) -> dict[str, Any]:
    """Facts in which nothing of some kinds was done."""
    return {"done": tuple(each for each in letter_facts().done if each.kind not in kinds)}


class TestErasureReply:
    """GDPR 17, 19 and 12(4)."""

    KIND = LetterKind.ERASURE_REPLY
    GRANTED = outcome(RightType.ERASURE, Outcome.GRANTED)

    def test_what_is_kept_is_told_system_by_system_with_ground_reason_and_end(self) -> None:
        grids = [s for s in plan_letter(self.KIND, letter_facts()).sections if isinstance(s, Grid)]
        assert [label for label, _ in grids[0].rows] == [
            "row.kept_data", "row.kept_ground", "row.kept_reason", "row.kept_until",
        ]  # fmt: skip
        assert grids[0].rows[1][1] == Say("keep_ground.legal_obligation")
        assert grids[0].rows[3][1] == Say("erasure.until", (("until", date(2036, 12, 31)),))

    def test_an_erasure_granted_in_full_keeps_nothing(self) -> None:
        found = keys(self.KIND, letter_facts(**self.GRANTED, **without("kept")))
        assert "erasure.granted" in found
        assert "erasure.kept_title" not in found

    def test_the_ground_on_which_data_are_erased_is_told(self) -> None:
        found = Examined(RightType.ERASURE, AssessmentKind.ERASURE_GROUND, date(2026, 4, 3), ErasureGround.OBJECTION)
        assert "erasure_ground.objection" in keys(self.KIND, letter_facts(examined=(found,)))

    def test_a_partial_one_that_keeps_nothing_is_not_written(self) -> None:
        assert missing(self.KIND, **without("kept")) == "kept"

    def test_a_refusal_gives_its_reasons_and_claims_no_erasure(self) -> None:
        refused = letter_facts(**outcome(RightType.ERASURE, Outcome.REFUSED, "procès en cours"), done=())
        assert said(self.KIND, refused, "erasure.reasons") == {"reasons": "procès en cours"}
        assert "erasure.gone_title" not in keys(self.KIND, refused)
        assert missing(self.KIND, **outcome(RightType.ERASURE, Outcome.REFUSED, " ")) == "reasons"

    @pytest.mark.parametrize("told", [None, Outcome.NO_DATA_HELD])
    def test_without_an_outcome_that_it_tells_it_is_not_written(self, told: Outcome | None) -> None:
        assert missing(self.KIND, **outcome(RightType.ERASURE, told)) == "outcome"

    def test_backups_are_told_even_where_nobody_knows_their_end(self) -> None:
        assert said(self.KIND, letter_facts(), "erasure.backups_until") == {"until": date(2026, 5, 21)}
        undated = tuple(replace(each, until=None) for each in letter_facts().done if each.kind == "erased")
        found = keys(self.KIND, letter_facts(**self.GRANTED, done=undated))
        assert "erasure.backups" in found
        assert "erasure.backups_until" not in found

    def test_what_was_only_made_anonymous_is_not_called_erased(self) -> None:
        found = keys(self.KIND, letter_facts(**self.GRANTED, **without("kept", "erased")))
        assert "erasure.anonymised" in found
        assert "erasure.erased" not in found

    def test_the_suppression_list_is_told_once(self) -> None:
        found = keys(self.KIND, letter_facts())
        assert found.count("marketing.suppression") + found.count("erasure.suppression") == 1
        alone = keys(self.KIND, letter_facts(**self.GRANTED, **without("kept")))
        assert "erasure.suppression" in alone
        no_newsletter = tuple(each for each in letter_facts().done if not each.system or each.system.id != "emailing")
        assert "erasure.suppression" not in keys(
            self.KIND, letter_facts(items=letter_facts().items[2:], done=no_newsletter)
        )

    def test_recipients_are_told_by_name_or_with_the_reason_why_they_could_not(self) -> None:
        assert said(self.KIND, letter_facts(), "recipients.told") == {"names": ("Nuage Clair SAS",)}
        assert "recipients.why" in keys(self.KIND, letter_facts())
        nobody = keys(self.KIND, letter_facts(**without("recipient_told", "recipient_not_told")))
        assert not [key for key in nobody if key.startswith("recipients.")]
        all_told = keys(self.KIND, letter_facts(**without("recipient_not_told")))
        assert "recipients.not_told" not in all_told
        none_told = keys(self.KIND, letter_facts(**without("recipient_told")))
        assert "recipients.told" not in none_told
        assert "recipients.not_told" in none_told

    def test_data_kept_in_no_system_of_ours_are_told_too(self) -> None:
        kept = tuple(replace(each, system=None) for each in letter_facts().done if each.kind == "kept")
        found = keys(self.KIND, letter_facts(done=kept))
        assert "erasure.kept_in" not in found
        assert "row.kept_data" in found


class TestRectificationReply:
    """GDPR 16, 18(3) and 19."""

    KIND = LetterKind.RECTIFICATION_REPLY
    GRANTED = outcome(RightType.RECTIFICATION, Outcome.GRANTED)

    def test_each_value_is_told_as_it_was_and_as_it_is(self) -> None:
        grids = [s for s in plan_letter(self.KIND, letter_facts()).sections if isinstance(s, Grid)]
        assert [label for label, _ in grids[0].rows] == ["row.field", "row.old_value", "row.new_value"]
        assert [label for label, _ in grids[1].rows] == ["row.field", "row.new_value"]

    def test_where_a_value_is_not_written_over_it_says_what_was_done(self) -> None:
        assert "rectification.how" in keys(self.KIND, letter_facts())
        plain = tuple(replace(each, reason="") for each in letter_facts().done)
        assert "rectification.otherwise" not in keys(self.KIND, letter_facts(done=plain))

    def test_systems_that_never_held_the_wrong_value_are_told_if_there_are_any(self) -> None:
        assert "rectification.not_held" not in keys(self.KIND, letter_facts(**without("not_held")))

    def test_a_full_correction_gives_no_reasons(self) -> None:
        found = keys(self.KIND, letter_facts(**self.GRANTED))
        assert "rectification.granted" in found
        assert "rectification.statement" not in found

    def test_a_refusal_offers_to_attach_the_persons_statement_and_claims_no_correction(self) -> None:
        facts = letter_facts(**outcome(RightType.RECTIFICATION, Outcome.REFUSED, "un avis n’est pas un fait"))
        found = keys(self.KIND, facts)
        assert {"rectification.refused", "rectification.reasons", "rectification.statement"} <= set(found)
        assert "rectification.values_title" not in found

    @pytest.mark.parametrize(
        ("changes", "fact"),
        [
            ({"corrections": ()}, "corrections"),
            (without("rectified"), "corrected"),
            (outcome(RightType.RECTIFICATION, Outcome.NO_DATA_HELD), "outcome"),
            (outcome(RightType.RECTIFICATION, Outcome.PARTLY_GRANTED), "reasons"),
        ],
    )
    def test_what_it_needs_is_named(self, changes: dict[str, Any], fact: str) -> None:
        assert missing(self.KIND, **changes) == fact

    def test_a_restriction_is_lifted_only_once_the_person_is_told(self) -> None:
        """GDPR 18(3): "shall be informed by the controller before the restriction of processing is lifted"."""
        assert "restriction.lifted" in keys(self.KIND, letter_facts())
        assert "restriction.title" not in keys(self.KIND, letter_facts(**without("restricted")))


class TestPortabilityReply:
    """GDPR 20."""

    KIND = LetterKind.PORTABILITY_REPLY

    def test_processings_are_told_with_what_they_rest_on_and_the_others_with_why_they_are_left_out(self) -> None:
        found = keys(self.KIND, letter_facts())
        assert found.count("portability.rests_on_contract") == 2
        assert "portability.basis_legitimate_interests" in found
        assert "portability.not_provided" in found

    def test_a_processing_without_a_known_basis_is_not_portable(self) -> None:
        first, *others = letter_facts().activities
        unknown = (replace(first, legal_basis=None), *others)
        assert "portability.basis_unknown" in keys(self.KIND, letter_facts(activities=unknown))

    def test_where_nothing_is_left_out_nothing_is_explained(self) -> None:
        contracts = tuple(each for each in letter_facts().activities if each.legal_basis == "contract")
        found = keys(self.KIND, letter_facts(activities=contracts, **without("not_portable")))
        assert "portability.left_out" not in found

    @pytest.mark.parametrize(
        ("changes", "fact"),
        [
            (outcome(RightType.PORTABILITY, Outcome.REFUSED), "outcome"),
            ({"package_files": None}, "package_files"),
            ({"told_by": "email"}, "told_by"),
            ({"activities": ()}, "activities"),
        ],
    )
    def test_what_it_needs_is_named(self, changes: dict[str, Any], fact: str) -> None:
        assert missing(self.KIND, **changes) == fact


class TestAcknowledgingAfterADeath:
    """Another tone, and no time limit of a regulation that protects the living."""

    ONLY_HEIRS = outcome(RightType.HEIR_REQUEST, None)

    def test_condolences_come_first_and_nobody_is_said_to_object_to_marketing(self) -> None:
        found = keys(LetterKind.ACKNOWLEDGEMENT, letter_facts(**self.ONLY_HEIRS))
        assert found[1] == "heirs.condolences"
        assert "heirs.stopped" in found
        assert "marketing.done" not in found

    @pytest.mark.parametrize(
        ("dated_on", "key"), [(date(2026, 5, 4), "heirs.period"), (date(2026, 5, 5), "heirs.late")]
    )
    def test_a_day_is_promised_without_citing_the_regulation(self, dated_on: date, key: str) -> None:
        found = keys(LetterKind.ACKNOWLEDGEMENT, letter_facts(**self.ONLY_HEIRS, dated_on=dated_on))
        assert key in found
        assert "acknowledgement.period" not in found

    def test_the_living_are_answered_as_ever(self) -> None:
        found = keys(LetterKind.ACKNOWLEDGEMENT, letter_facts(deceased=None))
        assert "heirs.condolences" not in found
        assert "marketing.done" in found


class TestHeirReply:
    """LIL 85 II."""

    KIND = LetterKind.HEIR_REPLY

    def test_condolences_come_first(self) -> None:
        assert keys(self.KIND, letter_facts())[1] == "heirs.condolences"

    def test_all_that_was_asked_and_done_needs_no_limits(self) -> None:
        found = keys(self.KIND, letter_facts(**outcome(RightType.HEIR_REQUEST, Outcome.GRANTED)))
        assert "heirs.limits" not in found
        assert "heirs.free" in found

    def test_a_refusal_claims_nothing_done(self) -> None:
        facts = letter_facts(**outcome(RightType.HEIR_REQUEST, Outcome.REFUSED, "vous n’êtes pas héritier"))
        found = keys(self.KIND, facts)
        assert "heirs.limits" in found
        assert "heirs.done_title" not in found

    def test_only_what_was_done_is_told(self) -> None:
        found = keys(self.KIND, letter_facts(**without("account_closed", "given_for_estate")))
        assert "heirs.account_closed" not in found
        assert "heirs.given_title" not in found

    @pytest.mark.parametrize("unseen", ["proof", "quality"])
    def test_papers_that_nobody_saw_are_not_told(self, unseen: str) -> None:
        changes: dict[str, Any] = {unseen: None}
        deceased = replace(letter_facts().deceased, **changes)  # type: ignore[type-var]
        assert "heirs.papers" not in keys(self.KIND, letter_facts(deceased=deceased))

    @pytest.mark.parametrize(
        ("changes", "fact"),
        [
            ({"deceased": None}, "deceased"),
            (outcome(RightType.HEIR_REQUEST, Outcome.NO_DATA_HELD), "outcome"),
            (outcome(RightType.HEIR_REQUEST, Outcome.PARTLY_GRANTED), "reasons"),
            (without("marketing_stopped"), "stopped_in"),
        ],
    )
    def test_what_it_needs_is_named(self, changes: dict[str, Any], fact: str) -> None:
        assert missing(self.KIND, **changes) == fact


class TestProcessor:
    """GDPR 28(3)(e)."""

    def test_the_controller_is_written_to_with_the_least_of_the_person(self) -> None:
        plan = plan_letter(LetterKind.PROCESSOR_FORWARD, letter_facts())
        assert plan.facts.addressee.name == "Les Ateliers du Quai"
        (grid,) = (section for section in plan.sections if isinstance(section, Grid))
        assert grid.rows == (
            ("row.person", Say("forward.text", (("text", "Camille Duvernay"),))),
            ("row.reply_to", Say("forward.text", (("text", "camille@courriel.example"),))),
        )

    def test_a_person_without_an_electronic_address_is_answered_by_post(self) -> None:
        facts = letter_facts()
        by_post = replace(facts.addressee, email="")
        (grid,) = (
            section
            for section in plan_letter(LetterKind.PROCESSOR_FORWARD, letter_facts(addressee=by_post)).sections
            if isinstance(section, Grid)
        )
        assert grid.rows[1][1] == Say("forward.text", (("text", "3 quai des Brumes, 69001 Lyon"),))
        nowhere = replace(facts.addressee, email="", address=())
        assert missing(LetterKind.PROCESSOR_FORWARD, addressee=nowhere) == "addressee"

    def test_the_persons_own_words_go_along_if_any_were_noted(self) -> None:
        assert "forward.own_words" in keys(LetterKind.PROCESSOR_FORWARD, letter_facts())
        silent = letter_facts(items=(AnsweredItem(RightType.ACCESS),))
        assert "forward.own_words" not in keys(LetterKind.PROCESSOR_FORWARD, silent)

    def test_without_a_controller_nothing_is_forwarded(self) -> None:
        assert missing(LetterKind.PROCESSOR_FORWARD, principal=None) == "principal"
        assert missing(LetterKind.PROCESSOR_FORWARD, due_on=None) == "due_on"

    def test_the_person_is_told_nothing_on_the_merits(self) -> None:
        found = keys(LetterKind.PROCESSOR_REPLY, letter_facts(**BARE, deceased=None))
        allowed = {"opening", "on_behalf", "holding", "remedies", "contact", "closing"}
        assert {key.split(".")[0] for key in found} <= allowed

    def test_a_controller_that_may_not_be_named_is_not(self) -> None:
        unnamed = replace(letter_facts().principal, named=False)  # type: ignore[type-var]
        plan = plan_letter(LetterKind.PROCESSOR_REPLY, letter_facts(principal=unnamed))
        assert "Ateliers" not in str(plan.sections)
        assert Say("holding.passed_on", (("on", date(2026, 4, 3)),)) in plan.sections

    @pytest.mark.parametrize(
        ("changes", "fact"),
        [
            ({"forwarded_on": None}, "forwarded_on"),
            ({"principal": None}, "principal"),
            (outcome(RightType.ACCESS, Outcome.GRANTED), "outcome"),
        ],
    )
    def test_what_it_needs_is_named(self, changes: dict[str, Any], fact: str) -> None:
        assert missing(LetterKind.PROCESSOR_REPLY, **changes) == fact
