"""`dsardesk retention`, and what `dsardesk case` does about keeping and purging."""

from __future__ import annotations

from typing import Any

import click

from dsardesk.cli.clocks import plain
from dsardesk.cli.oncase import on_case
from dsardesk.cli.options import Call, in_language, read_text, with_vault
from dsardesk.desk.opened import Desk
from dsardesk.domain.holds import HoldKind
from dsardesk.domain.retention import Kept
from dsardesk.domain.rules import RuleBook
from dsardesk.domain.words import words_in
from dsardesk.reports.retention import explain_line, term_sentences
from dsardesk.services.holds import hold_case, release_case
from dsardesk.services.purging import Purged, purge, purge_due
from dsardesk.services.retention import DueCase, DueList, HeldIdentity, read_due
from dsardesk.services.retention_policy import RetentionPolicy, decide_retention, read_policy
from dsardesk.wording import Catalogue

KIND = click.Choice([kind.value for kind in HoldKind])


@click.command("purge")
@click.argument("references", metavar="[REF]...", nargs=-1)
@click.option("--dry-run", "dry_run", is_flag=True)
@with_vault
def purge_(call: Call, *, references: tuple[str, ...], dry_run: bool) -> None:
    """Purge whatever is due, or list it."""
    with call.desk() as desk:
        due = read_due(desk.context, desk.actor)
        named = [case for case in due.cases if case.reference]
        cases = [case for case in named if not references or case.reference in references]
        gone = [] if dry_run else _purge(desk, references, cases)
    waiting = cases if dry_run else [case for case in cases if case.needs_decision]
    lines = [*(_gone_text(each, call.words) for each in gone), *(_due_text(each, call.words) for each in waiting)]
    found = {
        "dry_run": dry_run,
        "due": [_due_json(case, call.words) for case in waiting],
        "purged": [_gone_json(each) for each in gone],
    }
    call.answer(found, "\n".join(lines) or call.words.say("cli.nothing_to_purge"))


def _purge(desk: Desk, references: tuple[str, ...], cases: list[DueCase]) -> list[Purged]:
    """What was purged; of a case that is named and has nothing due, the reason is told."""
    if not references:
        return list(purge_due(desk.context, desk.actor))
    due = {case.reference: tuple(dict.fromkeys(line.what for line in case.lines)) for case in cases}
    parts = [(reference, what) for reference in references for what in due.get(reference) or (Kept.CASE_FILE,)]
    return [purge(desk.context, desk.actor, reference, what) for reference, what in parts]


def _gone_json(gone: Purged) -> dict[str, Any]:
    return {"reference": gone.reference or None, "what": gone.what, "documents": gone.documents}


def _due_json(case: DueCase, words: Catalogue) -> dict[str, Any]:
    return {
        "reference": case.reference or None,
        "rights": list(case.rights),
        "needs_decision": case.needs_decision,
        "parts": [
            {
                "what": line.what,
                "purge_on": plain(line.on),
                "documents": len(line.documents) or case.documents,
                "explanation": list(explain_line(line, words)),
            }
            for line in case.lines
        ],
    }


def _due_text(case: DueCase, words: Catalogue) -> str:
    said = [
        words.say("cli.due_line", reference=case.reference or "–", what=words.say(f"kept.{line.what}"), on=line.on)
        for line in case.lines
    ]
    if case.needs_decision:
        said.append(words.say("cli.due_decision", reference=case.reference))
    return "\n".join(said)


def _gone_text(gone: Purged, words: Catalogue) -> str:
    what = words.say(f"kept.{gone.what}")
    return words.say("cli.purged", reference=gone.reference or "–", what=what, documents=gone.documents)


@click.command("hold")
@click.option("--kind", "hold_kind", type=KIND, required=True)
@click.option("--reasons-file", "reasons_file", required=True)
@click.option("--ends-when-file", "ends_when_file")
@on_case
def hold(desk: Desk, reference: str, *, hold_kind: str, reasons_file: str, ends_when_file: str | None) -> None:
    """Keep everything of a case until an event."""
    words = click.get_current_context().find_root().obj
    ends_when = read_text(ends_when_file) if ends_when_file else words.say(f"hold_end.{hold_kind}")
    reason = read_text(reasons_file)
    hold_case(desk.context, desk.actor, reference, HoldKind(hold_kind), reason=reason, ends_when=ends_when)


@click.command("release")
@click.option("--kind", "hold_kind", type=KIND, required=True)
@on_case
def release(desk: Desk, reference: str, *, hold_kind: str) -> None:
    """Release a hold."""
    release_case(desk.context, desk.actor, reference, HoldKind(hold_kind))


ON_CASES = (purge_, hold, release)
"""Commands of `dsardesk case`."""


@click.group("retention")
@in_language
def retention() -> None:
    """How long cases are kept."""


@retention.command("show")
@with_vault
def show(call: Call) -> None:
    """Show the period that applies."""
    with call.desk() as desk:
        _tell(call, read_policy(desk.context, desk.actor))


@retention.command("list")
@with_vault
def list_(call: Call) -> None:
    """List what is due, and the identity documents held."""
    with call.desk() as desk:
        due, rules = read_due(desk.context, desk.actor), desk.context.rules
    lines = [_due_text(each, call.words) for each in due.cases]
    lines += [_held_text(each, rules, call.words) for each in due.identities]
    call.answer(_list_json(due, rules, call.words), "\n".join(lines) or call.words.say("cli.nothing_to_purge"))


def _list_json(due: DueList, rules: RuleBook, words: Catalogue) -> dict[str, Any]:
    return {
        "due": [_due_json(each, words) for each in due.cases],
        "more": due.more,
        "identity_documents": [
            {
                "reference": each.reference,
                "destroy_by": each.destroy_by.isoformat().replace("+00:00", "Z"),
                "rule": each.rule,
                "sentence": words_in(rules.rules[each.rule].sentence, words.lang),
            }
            for each in due.identities
        ],
    }


def _held_text(each: HeldIdentity, rules: RuleBook, words: Catalogue) -> str:
    rule = words_in(rules.rules[each.rule].sentence, words.lang)
    return words.say("cli.identity_line", reference=each.reference, at=each.destroy_by.date(), rule=rule)


@retention.command("purge")
@click.option("--suppression", "with_suppression", is_flag=True)
@with_vault
def purge_all(call: Call, *, with_suppression: bool) -> None:
    """Purge whatever is due."""
    with call.desk() as desk:
        gone = list(purge_due(desk.context, desk.actor))
        if with_suppression and any(not case.reference for case in read_due(desk.context, desk.actor).cases):
            gone.append(purge(desk.context, desk.actor, "", Kept.SUPPRESSION))
    text = "\n".join(_gone_text(each, call.words) for each in gone)
    call.answer({"purged": [_gone_json(each) for each in gone]}, text or call.words.say("cli.nothing_to_purge"))


@retention.command("decide")
@click.option("--months", type=click.IntRange(min=0), required=True)
@click.option("--reasons-file", "reasons_file", required=True)
@with_vault
def decide(call: Call, *, months: int, reasons_file: str) -> None:
    """Record how long closed cases are kept, and why."""
    with call.desk() as desk:
        decide_retention(desk.context, desk.actor, months=months, reasons=read_text(reasons_file))
        _tell(call, read_policy(desk.context, desk.actor))


def _tell(call: Call, policy: RetentionPolicy) -> None:
    promise, decision = policy.profile.request_retention, policy.decision
    found = {
        "months": policy.term.months,
        "starts": policy.term.starts,
        "rule": policy.term.rule,
        "warnings": list(policy.term.warnings),
        "policy": {"months": promise.months, "starts": promise.starts} if promise else None,
        "decision": {"months": decision.months, "decided_on": plain(decision.decided_on), "reasons": decision.reasons}
        if decision
        else None,
    }
    call.answer(found, "\n".join(term_sentences(policy.term, decision, call.words)))
