"""Sentences in two languages: the same keys, the same facts, and none that the program needs is missing."""

from __future__ import annotations

import ast
import functools
import importlib
import pkgutil
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dsardesk
from dsardesk import resources, texts
from dsardesk.domain import (
    access,
    case,
    deceased,
    erasure,
    heirs,
    identity,
    marketing,
    objection,
    recipients,
    records,
    rectification,
    restriction,
    withholding,
)
from dsardesk.domain.activities import LegalBasis, Line
from dsardesk.domain.anchors import Doubt
from dsardesk.domain.assessments import GROUNDS, AssessmentKind
from dsardesk.domain.checkpoints import KEY_MADE
from dsardesk.domain.cleaning import PLACES
from dsardesk.domain.clock_records import ExtensionGround
from dsardesk.domain.draft import CaseLink, MessageKind
from dsardesk.domain.erasure import KeepGround
from dsardesk.domain.errors import DeskError
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.linking import Evidence, Relation
from dsardesk.domain.portability import LEFT_OUT, PORTABLE_BASES, NotPortable
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.setting_aside import AsideReason
from dsardesk.domain.steps import NextStep
from dsardesk.domain.terms import Regime
from dsardesk.exports import contents, placing
from dsardesk.reports.dates import explain
from dsardesk.wording import VARIANTS, Catalogue, placeholders
from tests.invented import STORIES, calendar, letter_words, messages

LANGUAGES = resources.LANGUAGES
ROOT = Path(dsardesk.__file__).parent
CATALOGUES = {"messages": messages, "letters": letter_words}


class TestCatalogue:
    """One language's sentences, with facts poured in."""

    WORDS = Catalogue(
        "fr",
        'greeting = "Bonjour {name}"\n[list]\nand = "et"',
        '[number]\nthousand = "1 000"\n[date]\nfirst = "1er"\nmonth_5 = "mai"\nweekday_5 = "vendredi"',
    )

    def test_a_sentence_is_said_with_its_facts(self) -> None:
        assert self.WORDS.say("greeting", name="Camille") == "Bonjour Camille"

    def test_a_fact_that_looks_like_a_placeholder_is_left_as_it_is(self) -> None:
        assert self.WORDS.say("greeting", name="{name}{0}") == "Bonjour {name}{0}"

    @pytest.mark.parametrize(("key", "facts"), [("none", {}), ("greeting", {}), ("greeting", {"nom": "x"})])
    def test_a_missing_sentence_or_fact_is_a_mistake(self, key: str, facts: dict[str, str]) -> None:
        with pytest.raises(KeyError):
            self.WORDS.say(key, **facts)

    @pytest.mark.parametrize("sentence", ["{name.__class__}", "{name[0]}", "{0}", "{}"])
    def test_a_sentence_reaches_nothing_but_its_facts(self, sentence: str) -> None:
        with pytest.raises(KeyError):
            Catalogue("fr", f'x = "{sentence}"').say("x", name="Camille")

    def test_a_key_that_stands_twice_is_a_mistake(self) -> None:
        with pytest.raises(ValueError, match="greeting stands twice in the fr catalogue"):
            Catalogue("fr", 'greeting = "a"', 'greeting = "b"')

    def test_it_knows_its_keys(self) -> None:
        assert "greeting" in self.WORDS
        assert "list.and" in self.WORDS.keys()  # noqa: SIM118 -- a method of ours
        assert "none" not in self.WORDS

    @pytest.mark.parametrize(
        ("fact", "written"),
        [
            (date(2026, 5, 1), "1er mai 2026"),
            (date(2026, 5, 24), "24 mai 2026"),
            ({"fr": "contrat", "en": "contract"}, "contrat"),
            ({"en": "contract"}, "contract"),
            ({}, ""),
            ((), ""),
            (["a"], "a"),
            (("a", {"fr": "b"}, date(2026, 5, 2)), "a, b et 2 mai 2026"),
            (RightType.ACCESS, "access"),
            (3, "3"),
            (2026, "2026"),
            (1234567, "1 234 567"),
        ],
    )
    def test_a_fact_is_written_as_the_language_writes_it(self, fact: object, written: str) -> None:
        assert self.WORDS.write(fact) == written

    def test_a_day_may_bear_its_weekday(self) -> None:
        assert self.WORDS.date(date(2026, 5, 1), weekday=True) == "vendredi 1er mai 2026"

    def test_a_word_that_a_section_does_not_know_stays_as_people_wrote_it(self) -> None:
        assert self.WORDS.name("list", "and") == "et"
        assert self.WORDS.name("list", "or") == "or"

    @given(facts=st.dictionaries(st.from_regex(r"[a-z_]{1,8}", fullmatch=True), st.text(max_size=10), max_size=4))
    def test_the_placeholders_of_a_sentence_are_the_facts_it_wants(self, facts: dict[str, str]) -> None:
        sentence = " ".join(f"{{{name}}}" for name in facts)
        assert placeholders(sentence) == set(facts)
        assert Catalogue("fr", f'x = "{sentence}"').say("x", **facts) == " ".join(facts.values())


@functools.cache
def sentences(kind: str, lang: str) -> dict[str, str]:
    def flat(table: dict[str, object], prefix: str) -> Iterator[tuple[str, str]]:
        for key, value in table.items():
            if isinstance(value, dict):
                yield from flat(value, f"{prefix}{key}.")
            else:
                yield prefix + key, str(value)

    return dict(flat(tomllib.loads(resources.text(kind, f"{lang}.toml")), ""))


@pytest.mark.parametrize("kind", CATALOGUES)
class TestTwoLanguages:
    """French and English say the same things."""

    def test_they_have_the_same_keys(self, kind: str) -> None:
        french, english = sentences(kind, "fr"), sentences(kind, "en")
        assert french.keys() - english.keys() == set()
        assert english.keys() - french.keys() == set()

    def test_they_want_the_same_facts(self, kind: str) -> None:
        french, english = sentences(kind, "fr"), sentences(kind, "en")
        differing = [key for key in french if placeholders(french[key]) != placeholders(english.get(key, ""))]
        assert differing == []

    def test_no_sentence_is_empty_or_left_in_the_other_language(self, kind: str) -> None:
        french, english = sentences(kind, "fr"), sentences(kind, "en")
        assert [key for key in french if not french[key].strip() or not english[key].strip()] == []
        long = [key for key in french if len(french[key]) > 30 and french[key] == english[key]]
        assert long == []


def both(*keys: str) -> list[tuple[str, str]]:
    """Keys of the messages that are missing, with their language."""
    return [(lang, key) for lang in LANGUAGES for key in keys if key not in messages(lang)]


WORD_LISTS: list[tuple[str, type[StrEnum]]] = [
    ("right", RightType),
    ("outcome", Outcome),
    ("state", case.CaseState),
    ("next", NextStep),
    ("letter", LetterKind),
    ("rung", identity.Rung),
    ("verdict", identity.Verdict),
    ("destruction_cause", identity.DestructionCause),
    ("search", records.SearchOutcome),
    ("line", Line),
    ("keep_ground", KeepGround),
    ("case_kind", case.CaseKind),
    ("aside", AsideReason),
    ("message_kind", MessageKind),
    ("intake.link", CaseLink),
    ("assessment", AssessmentKind),
    ("assessment_hint", AssessmentKind),
    *((kind.value, grounds) for kind, grounds in GROUNDS.items()),
    ("restricted_use", restriction.RestrictedUse),
    ("death_proof", deceased.DeathProof),
    ("heir_quality", deceased.HeirQuality),
    ("directive", deceased.DirectiveFound),
    ("regime", Regime),
    ("extension_ground", ExtensionGround),
    ("relation", Relation),
    ("link", Evidence),
]


MEASURES = (
    marketing.STOPPED,
    *(erasure.ERASED, erasure.ANONYMISED, erasure.KEPT),
    *(rectification.RECTIFIED, rectification.NOT_HELD, case.RESTRICTED, case.LIFTED, restriction.USED),
    *(objection.STOPPED, objection.NOT_CONCERNED, *withholding.WITHHELD),
    *(recipients.TOLD, recipients.NOT_TOLD),
    LEFT_OUT,
    *(heirs.ACCOUNT_CLOSED, heirs.DEATH_NOTED, heirs.GIVEN),
)
"""Every kind of measure."""


class TestNothingIsWithoutWords:
    """Whatever the domain may say, a catalogue says in words."""

    @pytest.mark.parametrize(("section", "words"), WORD_LISTS)
    def test_each_word_of_a_list(self, section: str, words: type[StrEnum]) -> None:
        assert both(*(f"{section}.{word.value}" for word in words)) == []

    def test_each_step_of_a_calculation_and_no_other(self) -> None:
        written = {key.removeprefix("step.") for key in messages("fr").keys() if key.startswith("step.")}  # noqa: SIM118
        singular = {key for key in written if key.endswith("_one")}
        assert written - singular == set(STORIES)
        assert {key.removesuffix("_one") for key in singular} <= set(STORIES)

    @pytest.mark.parametrize("lang", LANGUAGES)
    @pytest.mark.parametrize("rule", STORIES)
    def test_each_calculation_is_explained(self, rule: str, lang: str) -> None:
        for sentence in explain(STORIES[rule].tell(), messages(lang)):
            assert not re.search(r"[{}]|\b[a-z]+_[a-z_]+\b|\d{4}-\d\d-\d\d", sentence), sentence

    def test_each_holiday_of_each_table(self) -> None:
        ids = resources.names("law", "calendars", suffix=".toml")
        named = {name for calendar_id in ids for name in calendar(calendar_id).holidays.values()}
        assert both(*(f"holiday.{name}" for name in named)) == []

    def test_each_blocker_and_each_gap(self) -> None:
        blockers = strings(ROOT / "domain" / "case.py", "_blockers")
        gaps = {"no_activity", "system_not_searched", "system_without_reason", "copy_not_made"}
        gaps |= {"authority_missing", *(f"{line}_missing" for line in Line)}
        source = Path(str(access.__file__)).read_text(encoding="utf-8")
        assert set(re.findall(r'Gap\("(\w+)"', source)) <= gaps
        assert len(blockers) == 6
        assert both(*(f"blocker.{key}" for key in blockers), *(f"gap.{key}" for key in gaps)) == []

    def test_each_gap_of_the_measures(self) -> None:
        rooms = ("erasure", "rectification", "portability", "heirs", "restriction", "objection", "consent")
        sources = [(ROOT / "domain" / f"{room}.py").read_text("utf-8") for room in rooms]
        gaps = {gap for source in sources for gap in re.findall(r'(?:gaps\.append\(|yield )"(\w+)"', source)}
        assert len(gaps) >= 18
        assert both(*(f"gap.{gap}" for gap in gaps)) == []

    def test_each_kind_of_measure(self) -> None:
        assert both(*(f"measure.{kind}" for kind in MEASURES)) == []

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_each_word_of_a_letter_that_tells_measures(self, lang: str) -> None:
        wanted = [f"keep_ground.{ground}" for ground in KeepGround]
        wanted += [f"portability.{why}" for why in NotPortable]
        wanted += [f"portability.basis_{basis}" for basis in [*LegalBasis, "unknown"] if basis not in PORTABLE_BASES]
        wanted += [f"portability.rests_on_{basis}" for basis in PORTABLE_BASES]
        wanted += [f"heirs.proof_{proof}" for proof in deceased.DeathProof]
        wanted += [f"heirs.quality_{quality}" for quality in deceased.HeirQuality]
        wanted += [f"requested.{right}" for right in RightType]
        assert [key for key in wanted if key not in letter_words(lang)] == []

    def test_each_break_of_the_audit_log(self) -> None:
        places = (ROOT / "domain" / "audit.py", ROOT / "domain" / "checkpoints.py", ROOT / "services" / "log_export.py")
        problems = {each for place in places for each in strings(place) if re.fullmatch(r"audit\.\w+", each)}
        assert len(problems) == 11
        assert both(*(f"audit_problem.{key}" for key in problems)) == []

    def test_each_doubt_about_a_vault(self) -> None:
        assert both(*(f"doubt.{doubt}" for doubt in Doubt), f"action.{KEY_MADE}") == []

    def test_each_place_where_a_copy_may_lie(self) -> None:
        assert both(*(f"place.{place}" for place in PLACES)) == []

    def test_each_way_of_recognising_a_person_that_a_message_may_give(self) -> None:
        given = set(texts.cues().labels)
        assert {"email", "customer_number", "own_reference"} <= given
        assert both(*(f"matched.{key}" for key in given)) == []

    def test_each_thing_recorded_in_the_audit_log(self) -> None:
        actions = set(recorded_actions())
        assert {"case.opened", "identity.destroyed", "backup.made", "vault.created"} <= actions
        assert both(*(f"action.{action}" for action in actions)) == []

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_each_word_of_a_letter(self, lang: str) -> None:
        wanted = [f"{section}.{kind}" for section in ("title", "subject") for kind in LetterKind]
        wanted += [f"asked.{right}" for right in RightType] + [f"basis.{basis}" for basis in LegalBasis]
        assert [key for key in wanted if key not in letter_words(lang)] == []

    @pytest.mark.parametrize("kind", CATALOGUES)
    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_each_day_of_the_year(self, lang: str, kind: str) -> None:
        words = CATALOGUES[kind](lang)
        days = [date.fromordinal(date(2028, 1, 1).toordinal() + n) for n in range(366)]
        assert len({words.date(day, weekday=True) for day in days}) == 366


def strings(path: Path, function: str = "") -> set[str]:
    """Texts written in a module, or in one of its functions."""
    tree: ast.AST = ast.parse(path.read_text(encoding="utf-8"))
    if function:
        found = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) and n.name == function]
        tree = found[0]
    return {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)}


def sources() -> Iterator[Path]:
    return ROOT.rglob("*.py")


def recorded_actions() -> Iterator[str]:
    """Every action written to the audit log anywhere in the program."""
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            given = [keyword.value for keyword in node.keywords if keyword.arg == "action"]
            if called == "append" and len(node.args) == 4:
                given.append(node.args[1])
            yield from (each.value for each in given if isinstance(each, ast.Constant) and isinstance(each.value, str))


def modules() -> Iterator[str]:
    """Every module of the program; migrations run only inside a migration."""
    for info in pkgutil.walk_packages([str(ROOT)], "dsardesk."):
        if ".migrations" not in info.name and not info.name.endswith("__main__"):
            yield info.name


def errors() -> set[type[DeskError]]:
    """Every error that a person can act on, wherever it is defined."""
    for name in modules():
        importlib.import_module(name)
    found: set[type[DeskError]] = set()
    waiting = [DeskError]
    while waiting:
        each = waiting.pop()
        found.add(each)
        waiting += each.__subclasses__()
    return {each for each in found if each.__module__.startswith("dsardesk.")}


@functools.cache
def raised() -> tuple[tuple[type[DeskError], str, dict[str, str | None]], ...]:
    """Every place where an error is made: the class, the place, its facts (the value where it is written there)."""
    found: list[tuple[type[DeskError], str, dict[str, str | None]]] = []
    for name in modules():
        module = importlib.import_module(name)
        source = Path(str(module.__file__))
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            kind = getattr(module, node.func.id, None)
            if not isinstance(kind, type) or not issubclass(kind, DeskError):
                continue
            if any(keyword.arg is None for keyword in node.keywords):
                continue  # Facts gathered elsewhere.
            found.append((kind, f"{name}:{node.lineno}", {str(k.arg): written(k.value) for k in node.keywords}))
    return tuple(found)


def written(value: ast.expr) -> str | None:
    """The word that the program has there; of one made at run time, its written beginning and "*", else None."""
    if isinstance(value, ast.JoinedStr):
        first = written(value.values[0])
        return f"{first}*" if first else None
    return value.value if isinstance(value, ast.Constant) and isinstance(value.value, str) else None


class TestErrors:
    """Every error that a person can act on is said in words, with the facts that it carries."""

    def test_each_code_has_its_sentence(self) -> None:
        assert both(*(f"error.{each.code}" for each in errors())) == []

    def test_two_errors_never_share_a_code(self) -> None:
        codes = [each.code for each in errors()]
        assert sorted(codes) == sorted(set(codes))

    def test_a_sentence_wants_only_facts_that_the_error_carries(self) -> None:
        exact = {
            f"error.{kind.code}.{value}" for kind, _, facts in raised() for n, value in facts.items() if n in VARIANTS
        }
        lacking = [
            (place, key)
            for kind, place, facts in raised()
            for key in messages("fr").keys()  # noqa: SIM118
            if key == f"error.{kind.code}" or key.startswith(f"error.{kind.code}.")
            if chosen(key, kind.code, facts, exact)
            and not placeholders(sentences("messages", "fr")[key]) <= facts.keys()
        ]
        assert lacking == []

    def test_each_reason_written_where_an_error_is_raised_has_its_own_sentence(self) -> None:
        exact = [
            f"error.{kind.code}.{value}"
            for kind, _, facts in raised()
            for name, value in facts.items()
            if name in {"reason", "why", "problem"} and value is not None and not value.endswith("*")
        ]
        assert len(exact) > 15
        assert both(*exact) == []

    def test_each_reason_for_which_a_package_is_not_made_or_written_has_its_own_sentence(self) -> None:
        refusals = set(re.findall(r'_refuse\(.*?"(\w+)"\)', (ROOT / "exports" / "facts.py").read_text("utf-8")))
        assert {"not_json", "also_withheld", "missing"} <= refusals
        bad = ["", "e\N{COMBINING ACUTE ACCENT}", "../a", "a\tb", "a" * 300, "a:b", "a.", "aux.txt"]
        names = {contents.path_problem(path) for path in bad} | {"used_by_format", "twice", "link"}
        assert len(names) == 9
        wanted = [f"error.package.bad_facts.{reason}" for reason in refusals]
        wanted += [f"error.package.bad_path.{reason}" for reason in names]
        wanted += [f"error.output.cannot_write.{reason}" for reason in placing._REASONS.values()]
        assert both(*wanted) == []


def chosen(key: str, code: str, facts: dict[str, str | None], exact: set[str]) -> bool:
    """True if the error may be said with this sentence; one that some place names is not left to chance elsewhere."""
    if key == f"error.{code}":
        return True
    variant = key.removeprefix(f"error.{code}.")
    values = [value for name, value in facts.items() if name in VARIANTS]
    return (None in values and key not in exact) or any(fnmatchcase(variant, str(value)) for value in values)
