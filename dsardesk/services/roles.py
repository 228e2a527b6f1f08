"""Who may do what: each use case of this room, by the roles that it is open to.

Each use case refuses everybody else by itself, before it reads anything; a test walks all of them and holds them
against this table, so that none is left without a rule. Some are narrower still: a use case of the assistant's may
refuse them one value of it, as the restricted archive.
"""

from __future__ import annotations

from collections.abc import Mapping

from dsardesk.domain.actors import FOLLOWERS, UserRole

OFFICER = frozenset({UserRole.DPO})
HANDLERS = OFFICER | {UserRole.ASSISTANT}
APPROVERS = OFFICER | {UserRole.MANAGER}
INSIDE = HANDLERS | {UserRole.MANAGER}
"""Those who may read figures inside the vault: managers of the first vaults open it."""
FOLLOWING = INSIDE | {UserRole.READ}
"""Those who may know which cases are due: everybody but the administrator."""
KEEPERS = OFFICER | {UserRole.ADMIN}
"""Those who keep the vault itself: an administrator sees no case, no letter, no person and no identity paper."""
TENDERS = HANDLERS | {UserRole.ADMIN}
HOUSEHOLD = INSIDE | {UserRole.ADMIN}
POLICY_READERS = INSIDE
"""Those who have a policy checked: nothing of the vault is read, so that no use case stands behind it."""

_OPEN_TO: Mapping[frozenset[UserRole], str] = {
    OFFICER: """
        absences.absence_proof absences.record_absence adopting.adopt_profile clocks.erase_for_minor
        clocks.extend_item clocks.set_regime confidential.set_confidential copies.declare_gone decide.decide_item
        doubts.accept_log
        erasure.keep_in_system establishment.set_calendar execution.carry_out_wish fees.set_fee heirs.give_to_heirs
        holds.hold_case holds.release_case identity_documents.hold_document objection.leave_in_system
        portability.leave_system_out purging.purge purging.purge_due restriction.lift_restriction
        restriction.note_restricted_use retention_policy.decide_retention sign_offs.give_opinion
        silences.choose_course splitting.split_case suppression.clear_list users.change_signing_key users.delegate_to
        users.end_delegation withholding.withhold_message
    """,
    HANDLERS: """
        assessments.note_assessment authority.keep_proof authority.record_own_request
        authority.record_representation case_list.measure_list case_list.read_lines case_page.read_page
        clocks.ask_clarification clocks.record_clarification clocks.record_minor complaints.note_authority_letter
        complaints.note_right copies.attest_places
        decide.close_case decide.decision_warnings directives.change_directive directives.print_receipt
        directives.read_directive directives.read_register directives.register_directive directives.revoke_directive
        erasure.erase_in_system erasure.tell_recipient evidence.certificate evidence.evidence_file
        execution.confirm_directives execution.look_up_directives fees.record_payment grounds.offered_grounds
        heirs.note_death heirs.note_death_in_system identity.check_identity identity_documents.destroy_document
        identity.identity_of identity_documents.look_at identity_documents.receive_document identity.request_identity
        import_batches.imports import_batches.undo_import joint.name_joint_controllers
        letters.draft_letter letters.send_letter linking.add_message
        linking.add_search_answer linking.candidates log_export.export_audit
        marketing.keep_promise marketing.stop_marketing notes.add_note objection.stop_in_system
        open_case.open_at_once open_case.open_case open_case.preview_case open_case.take_in packages.content_of
        packages.create_package packages.deliver_package processor.forward_to processor.known_clients
        receipts.record_receipt
        rectification.note_correction rectification.rectify_in_system register_import.import_register
        register_import.preview_import
        requesters.record_residence restriction.restrict_in_system retention.read_due searches.record_search
        searches.search_question searches.search_system set_aside.set_aside silences.record_reminder
        silences.record_reply suppression.check_list suppression.note_opt_out suppression.suppress
    """,
    APPROVERS: "letters.approve_letter sign_offs.approve_decision sign_offs.waiting_for_approval",
    INSIDE: """
        annual.make_annual annual.read_annual journal.read_journal register.export_register
        retention_policy.read_policy
    """,
    FOLLOWING: "agenda.read_agenda alerts.read_alerts",
    KEEPERS: """
        backups.plan_backups company.replace_profile users.add_user users.change_role users.remove_user
        users.reset_password
    """,
    TENDERS: "backups.check_backup backups.make_backup",
    HOUSEHOLD: """
        backups.read_backups clock_check.clock_behind company.profile_text drafts.draft_of drafts.drafts_of
        drafts.forget_draft drafts.keep_draft evidence.record_verification evidence.verify_audit journal.last_backup
        users.list_users whole_check.check_is_due
    """,
}

OPEN_TO: Mapping[str, frozenset[UserRole]] = {
    name: roles for roles, names in _OPEN_TO.items() for name in names.split()
}
"""Roles of each use case, by its module and its name."""

_SHOWN: Mapping[str, Mapping[str, str]] = {
    "requests": {
        "figures": "alerts.read_alerts",
        "cases": "case_page.read_page",
        "letters": "letters.send_letter",
        "decide": "decide.decide_item",
        "approve": "sign_offs.approve_decision",
        "confidential": "confidential.set_confidential",
    },
    "papers": {"identity": "identity_documents.look_at", "destroy": "identity_documents.destroy_document"},
    "vault": {
        "register": "register.export_register",
        "purge": "purging.purge",
        "journal": "evidence.verify_audit",
        "backups": "backups.make_backup",
        "company": "company.replace_profile",
        "people": "users.add_user",
        "delegate": "users.delegate_to",
    },
}

_ON_DASHBOARD = frozenset({"figures", "approve"})
"""What those who open the dashboard alone find there; of the rest, managers of the first vaults alone find some."""

RIGHTS: Mapping[str, frozenset[UserRole]] = {
    right: OPEN_TO[name] if right in _ON_DASHBOARD else OPEN_TO[name] - FOLLOWERS
    for rights in _SHOWN.values()
    for right, name in rights.items()
}
"""Who may do what, as a person is shown it: each right is that of the use case behind it."""

RIGHT_GROUPS: Mapping[str, tuple[str, ...]] = {group: tuple(rights) for group, rights in _SHOWN.items()}
"""The same rights by what they are about, in the order in which a person is shown them."""

DUTIES = frozenset(
    {
        "backups.end_surplus",
        "backups.make_due_backup",
        "backups.record_upgrade_ended",
        "copies.sweep_waiting",
        "identity_due.settle_documents",
        "recount.recount_cases",
        "replay.replay",
        "silences.close_lapsed",
        "users.record_header_change",
        "users.record_standing_in",
        "whole_export.record_salvages",
    }
)
"""What the vault owes by itself, done in the name of whoever opens it: no role could be refused it."""

PARTS = frozenset({"context.change_case", "identity_documents.change_identity"})
"""Not use cases: what those are made of, which check before they call."""
