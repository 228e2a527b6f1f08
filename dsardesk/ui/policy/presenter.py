"""The check of a policy: opened or pasted, judged away from the window, told gravest first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from dsardesk.domain.errors import DeskError, UnreadableInput
from dsardesk.policies.catalogue import Severity
from dsardesk.policies.pace import PolicyCheckStopped, Watch
from dsardesk.policies.report import Report, check_file, check_words
from dsardesk.texts import policy_knowledge
from dsardesk.ui.session import Navigator, Session
from dsardesk.wording import sentence


@dataclass(frozen=True, slots=True)
class Told:
    """One finding in words.

    Attributes:
        severity: how grave it is.
        grave: the word for that.
        name: what is wrong.
        article: of which law.
        quote: the policy's own words.
        advice: why, and what to do.
        wordings: a sentence to put instead, by language, that of the interface first.
    """

    severity: Severity
    grave: str
    name: str
    article: str
    quote: str
    advice: str
    wordings: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Promised:
    """What is promised on one topic, in the policy's own words."""

    topic: str
    quotes: tuple[str, ...]


class PolicyScreen(Protocol):
    """What the presenter asks of the screen."""

    def show_checking(self, *, running: bool) -> None:
        """True while a text is being checked."""
        ...

    def show_summary(self, words: str, severity: Severity | None) -> None:
        """How many findings of each kind; None when there is nothing to correct."""
        ...

    def show_findings(self, findings: tuple[Told, ...]) -> None:
        """What was found, gravest first."""
        ...

    def show_promises(self, promises: tuple[Promised, ...]) -> None:
        """What the text promises, topic by topic."""
        ...


class Progress:
    """How far a check is, told from the thread that checks; it ends soon after it is *stopped*."""

    def __init__(self) -> None:
        """No rule was asked yet."""
        self.asked = 0
        self.rules = 0
        self.stopped = False

    def __call__(self, asked: int, rules: int) -> None:
        """So many rules were asked, of so many."""
        self.asked, self.rules = asked, rules
        if self.stopped:
            raise PolicyCheckStopped


class PolicyPresenter:
    """Has a text checked, and tells what was found."""

    def __init__(self, screen: PolicyScreen, session: Session, navigator: Navigator) -> None:
        """Nothing was checked yet."""
        self._screen = screen
        self._session = session
        self._navigator = navigator
        self.progress: Progress | None = None

    def check(self, text: str) -> None:
        """Check words that were pasted or typed."""
        self._run(lambda watch: check_words(text, policy_knowledge(), watch))

    def open(self, file: Path) -> None:
        """Check the policy, or the profile, that is in *file*."""
        self._run(lambda watch: check_file(file.name, _content(file), policy_knowledge(), watch))

    def stop(self) -> None:
        """End the check that runs."""
        if self.progress is not None:
            self.progress.stopped = True

    def _run(self, work: Callable[[Watch], Report]) -> None:
        if self.progress is not None:
            return
        progress = self.progress = Progress()
        self._screen.show_checking(running=True)
        self._session.runner.run(lambda: work(progress), self._tell, self._warn)

    def _over(self) -> None:
        self.progress = None
        self._screen.show_checking(running=False)

    def _tell(self, report: Report) -> None:
        self._over()
        found = sorted((self._told(report, place) for place in range(len(report.findings))), key=_gravity)
        self._screen.show_summary(self._summary(found), found[0].severity if found else None)
        self._screen.show_findings(tuple(found))
        self._screen.show_promises(self._promises(report))

    def _told(self, report: Report, place: int) -> Told:
        finding, words = report.findings[place], self._session.words
        rule, lang = finding.rule, words.lang
        return Told(
            severity=rule.severity,
            grave=words.say(f"severity.{rule.severity}"),
            name=rule.name[lang],
            article=rule.article[lang],
            quote=finding.quote,
            advice=rule.advice[lang],
            wordings=tuple(sorted(rule.wording.items(), key=lambda each: each[0] != lang)),
        )

    def _summary(self, found: list[Told]) -> str:
        words = self._session.words
        if not found:
            return words.say("policy.sound")
        counts = {each: sum(told.severity is each for told in found) for each in Severity}
        parts = [
            words.say(f"policy.{each}_{'one' if count == 1 else 'many'}", count=count)
            for each, count in counts.items()
            if count
        ]
        return words.say("policy.found", counts=parts)

    def _promises(self, report: Report) -> tuple[Promised, ...]:
        quotes: dict[str, list[str]] = {}
        for each in report.commitments:
            quotes.setdefault(self._session.words.say(f"commitment.{each.topic}"), []).append(each.quote)
        return tuple(Promised(topic, tuple(dict.fromkeys(said))) for topic, said in quotes.items())

    def _warn(self, error: DeskError) -> None:
        self._over()
        self._navigator.warn(sentence(error, self._session.words))


def _gravity(told: Told) -> int:
    """Errors before warnings before information, each in the order of the text."""
    return tuple(Severity).index(told.severity)


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise UnreadableInput(reason="no_permission" if isinstance(error, PermissionError) else "missing") from None
