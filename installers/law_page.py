"""Writes docs/law.md: every rule of the law tables, for a lawyer to read. `python3 run.py law` runs it.

Everything stands in resources/law; a table or a kind of entry that this page does not know still gets its chapter.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from dsardesk.domain.grounds import Ground
from dsardesk.domain.rules import Confidence, Rule, RuleBook
from dsardesk.law.authorities import read_authorities
from dsardesk.law.rules import read_rules
from dsardesk.texts import messages
from dsardesk.updates import shipped
from installers.private_python import ROOT

PAGE = ROOT / "docs" / "law.md"
AUTHORITIES = "authorities.toml"
CHAPTERS = {
    "clocks": ("Time limits", "Délais"),
    "identity": ("Who is asking, and for whom", "Identité et représentation"),
    "rights": ("What each right asks", "Les droits"),
    "access": ("The answer to an access request", "La réponse à une demande d’accès"),
    "refusals": ("Refusals and decisions", "Refus et décisions"),
    "letters": ("What letters must hold", "Contenu obligatoire des lettres"),
    "roles": ("Controllers, processors, authorities", "Responsables, sous-traitants, autorités"),
    "post_mortem": ("After a death", "Après un décès"),
    "retention": ("How long requests are kept", "Conservation des demandes"),
    "register": ("Register and annual report", "Registre et rapport annuel"),
}
"""Chapters in the order of reading; a table that is not here comes after them, under its own name."""
CONFIDENCE = {
    Confidence.SEEN: "the source text was read",
    Confidence.QUOTED: "the text was read in another document that quotes it",
    Confidence.MEMORY: "written from memory: to be confirmed before a release",
    Confidence.DESIGN: "no rule was found: a decision of ours",
}
INTRO = """\
# The law, rule by rule

This page is made from `resources/law` by `python3 run.py law`; it is never edited by hand. Each rule is one sentence
of law as DSARDesk applies it or tells it, in English and in French, in our own words: the source prevails. A figure
stands in its rule and nowhere else in the program, and each rule is shown at work by a test that quotes it. Nothing
here is legal advice.

Version of the tables: **{version}**. Rules: **{rules}**, of which **{confirm}** have something to be confirmed.
"""


def page() -> str:
    """The whole page."""
    book = read_rules(*_rule_texts().values())
    parts = [_intro(book), _contents(), "\n".join(_to_confirm(book)), *_chapters(), _grounds(book), _calendars()]
    return "\n".join([*parts, _authorities()]).rstrip() + "\n"


def _rule_texts() -> dict[str, str]:
    """Texts of the tables that hold rules, by the stem of their name."""
    texts = {name.removesuffix(".toml"): text for name, text in shipped.texts().items() if "/" not in name}
    return {stem: texts[stem] for stem in (*CHAPTERS, *sorted(texts.keys() - CHAPTERS.keys())) if stem in texts}


def _intro(book: RuleBook) -> str:
    confirm = sum(bool(rule.confirm) for rule in book.rules.values())
    return INTRO.format(version=shipped.version(), rules=len(book.rules), confirm=confirm)


def _title(stem: str) -> str:
    english, french = CHAPTERS.get(stem, (stem.replace("_", " ").capitalize(), ""))
    return f"{english} – {french}" if french else english


def _contents() -> str:
    titles = [_title(stem) for stem, text in _rule_texts().items() if "[[rule]]" in text]
    others = ["Grounds of refusal – Motifs de refus", "Calendars – Calendriers", "Authorities – Autorités de contrôle"]
    return "\n".join(
        ["Chapters:", "", "- To be confirmed first – À confirmer d’abord", *(f"- {t}" for t in [*titles, *others]), ""]
    )


def _to_confirm(book: RuleBook) -> Iterator[str]:
    """What nobody has confirmed yet: the same point once, with every rule that waits for it."""
    waiting: dict[str, list[str]] = {}
    for rule in book.rules.values():
        if rule.confirm:
            waiting.setdefault(rule.confirm, []).append(f"`{rule.id}`")
    yield "## To be confirmed first – À confirmer d’abord\n"
    for point, rules in sorted(waiting.items(), key=lambda each: (-len(each[1]), each[0])):
        yield f"- {point} ({', '.join(rules)})"
    for authority in read_authorities(shipped.text(AUTHORITIES)).entries:
        if authority.confirm:
            yield f"- {authority.name}: {authority.confirm}"
    yield ""


def _chapters() -> Iterator[str]:
    for stem, text in _rule_texts().items():
        rules = read_rules_alone(text)
        if rules:
            yield "\n".join([f"## {_title(stem)}\n", *map(_rule, rules)])


def read_rules_alone(text: str) -> list[Rule]:
    """Rules of one table, in order."""
    return list(read_rules(text).rules.values())


def _rule(rule: Rule) -> str:
    lines = [f"### {rule.article} · `{rule.id}`\n", f"{rule.sentence['en']}\n", f"*{rule.sentence['fr']}*\n"]
    facts = {
        "Figure": _figure(rule),
        "Source": rule.source,
        "How we know": CONFIDENCE[rule.confidence],
        "In force from": f"{rule.in_force_from}; consulted on {rule.consulted_on}",
        "To be confirmed": rule.confirm,
    }
    return "\n".join([*lines, *(f"- {name}: {fact}" for name, fact in facts.items() if fact), ""])


def _figure(rule: Rule) -> str:
    figures = {"month": rule.months, "day": rule.days, "hour": rule.hours}
    said = [f"{figure} {unit}{'s' if figure > 1 else ''}" for unit, figure in figures.items() if figure is not None]
    return ", ".join([*said, *([str(rule.count)] if rule.count is not None else [])])


def _grounds(book: RuleBook) -> str:
    head = (
        "## Grounds of refusal – Motifs de refus\n",
        "A refusal names at least one of them. An objection to marketing and a withdrawal of consent have none.\n",
    )
    return "\n".join([*head, *(_ground(ground) for ground in book.grounds.values())])


def _ground(ground: Ground) -> str:
    names = {lang: messages(lang).name("ground", ground.code) for lang in ("en", "fr")}
    facts = {
        "Cited as": f"{ground.article['en']} / {ground.article['fr']}",
        "Stands on": ", ".join(f"`{rule}`" for rule in ground.rules),
        "Fits": ", ".join(ground.rights),
        "Facts to be stated": ", ".join(ground.facts),
        "Evidence": "a file must prove them" if ground.evidence else "",
        "Approved by": ground.approval,
        "Reach": ground.reach.replace("_", " "),
        "Fee instead": "possible" if ground.fee else "",
    }
    title = f"### {ground.code} · {names['en']} – {names['fr']}\n"
    return "\n".join([title, *(f"- {name}: {fact}" for name, fact in facts.items() if fact), ""])


def _calendars() -> str:
    rows = [
        "## Calendars – Calendriers\n",
        "Public holidays are own tables, dated; a case keeps the version it was counted with.\n",
        "| calendar | place | years | holidays | version | consulted on | source |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, text in shipped.texts().items():
        if "/" in name:
            rows.append(_calendar(tomllib.loads(text)))
    return "\n".join([*rows, ""])


def _calendar(table: Mapping[str, Any]) -> str:
    place = messages("en").name("calendar", table["id"])
    years = f"{table['first_year']}–{table['last_year']}"
    cells = (table["id"], place, years, len(table["days"]), table["version"], table["consulted_on"], table["source"])
    return "| " + " | ".join(str(cell).replace("|", "/") for cell in cells) + " |"


def _authorities() -> str:
    known = read_authorities(shipped.text(AUTHORITIES))
    doubted = sum(bool(each.confirm) for each in known.entries)
    return (
        "## Authorities – Autorités de contrôle\n\n"
        f"{len(known.entries)} supervisory authorities (`dsardesk authorities` lists them), version {known.version}, "
        f"consulted on {known.consulted_on}. Source: {known.source}. {doubted} addresses are in doubt: they stand at "
        "the top of this page.\n"
    )


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), "utf-8")


if __name__ == "__main__":
    main()
