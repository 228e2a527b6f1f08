"""`dsardesk policy`: a privacy policy or a profile checked, without a vault."""

from __future__ import annotations

import sys
import time
from typing import Any

import click

from dsardesk.cli.options import Call, in_language, read_bytes, spoken
from dsardesk.domain.errors import DeskError
from dsardesk.policies.catalogue import PolicyRule, Severity
from dsardesk.policies.report import Finding, Report, check_file
from dsardesk.texts import policy_knowledge

FOUND_SOMETHING = 1
PATIENCE_SECONDS = 2


class NoPolicyNamed(DeskError):
    """No file was named, and the rules were not asked for."""

    code = "usage.no_policy"
    exit_code = 2


@click.group("policy")
@in_language
def policy() -> None:
    """Privacy policies."""


@policy.command("lint")
@click.argument("file", metavar="FILE", default="")
@click.option("--rules", "rules", is_flag=True)
@spoken
def lint(call: Call, *, file: str, rules: bool) -> int:
    """Check a policy or a profile, or list the rules."""
    if rules:
        listed = [_rule_json(rule, call) for rule in policy_knowledge().rules.values()]
        call.answer(listed, "\n".join(_rule_line(rule, call) for rule in policy_knowledge().rules.values()))
        return 0
    if not file:
        raise NoPolicyNamed
    report = check_file(file, read_bytes(file), policy_knowledge(), _Told(call))
    call.answer(report_json(report, call), _told(report, call))
    if report.sound:
        return 0
    click.echo(_counted(report, call), err=True)
    return FOUND_SOMETHING


def on_terminal() -> bool:
    """True if a person reads what is told beside the answer."""
    return sys.stderr.isatty()


class _Told:
    """Tells on a terminal how far a long check is, rule by rule."""

    def __init__(self, call: Call) -> None:
        self._call = call
        self._began = time.monotonic()
        self._asked = 0

    def __call__(self, asked: int, rules: int) -> None:
        if asked <= self._asked or time.monotonic() - self._began < PATIENCE_SECONDS:
            return
        self._asked = asked
        if on_terminal():
            click.echo(self._call.words.say("cli.policy_asked", asked=asked, rules=rules), err=True)


def report_json(report: Report, call: Call) -> dict[str, Any]:
    """What CONTRACT promises of a check."""
    return {
        "findings": [_finding_json(each, call) for each in report.findings],
        "commitments": [
            {"topic": each.topic.value, "quote": each.quote, "value": each.value} for each in report.commitments
        ],
    }


def _finding_json(finding: Finding, call: Call) -> dict[str, Any]:
    rule = finding.rule
    return {
        "rule": rule.id,
        "severity": rule.severity.value,
        "quote": finding.quote,
        "article": rule.article[call.words.lang],
        "advice": rule.advice[call.words.lang],
        "wording": {"fr": rule.wording["fr"], "en": rule.wording["en"]},
    }


def _rule_json(rule: PolicyRule, call: Call) -> dict[str, Any]:
    lang = call.words.lang
    return {
        "rule": rule.id,
        "severity": rule.severity.value,
        "name": rule.name[lang],
        "article": rule.article[lang],
        "advice": rule.advice[lang],
        "wording": {"fr": rule.wording["fr"], "en": rule.wording["en"]},
    }


def _rule_line(rule: PolicyRule, call: Call) -> str:
    return f"{rule.id}\t{call.words.say(f'severity.{rule.severity}')}\t{rule.name[call.words.lang]}"


def _told(report: Report, call: Call) -> str:
    lang = call.words.lang
    findings = [
        call.words.say(
            "cli.policy_finding",
            severity=call.words.say(f"severity.{each.rule.severity}"),
            name=each.rule.name[lang],
            article=each.rule.article[lang],
            quote=each.quote,
            advice=each.rule.advice[lang],
            wording=each.rule.wording[lang],
        )
        for each in report.findings
    ]
    promised = [f"{call.words.say(f'commitment.{each.topic}')}: {each.quote}" for each in report.commitments]
    parts = [*(findings or [call.words.say("cli.policy_sound")]), call.words.say("cli.policy_commitments"), *promised]
    return "\n".join(parts if promised else parts[:-1])


def _counted(report: Report, call: Call) -> str:
    grave = [each.rule.severity for each in report.findings]
    return call.words.say(
        "cli.policy_found", errors=grave.count(Severity.ERROR), warnings=grave.count(Severity.WARNING)
    )
