"""Cues come from how people speak: each hears its own examples and leaves its counter-examples alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from dsardesk.domain.rights import RightType
from dsardesk.intake.cues import Cue, Cues, Language, read_cues
from dsardesk.intake.proposals import proposals
from dsardesk.intake.words import sentences

FOLDER = Path(__file__).parents[2] / "resources" / "intake"
FILES = sorted(FOLDER.glob("*.toml"))
LANGUAGES = [read_cues(path.read_text(encoding="utf-8")).languages[0] for path in FILES]
SAYS = [(language, cue, said) for language in LANGUAGES for cue in language.cues for said in cue.says]
SILENT = [(language, cue, said) for language in LANGUAGES for cue in language.cues for said in cue.silent]

MINIMAL = 'language = "fr"\nfunction_words = ["je"]\n'


def heard(language: Language, cue: Cue, text: str) -> bool:
    return any(
        cue.pattern.search(each.folded)
        and not cue.unless.search(each.folded)
        and not language.never.search(each.folded)
        for each in sentences(text)
    )


@pytest.mark.parametrize(("language", "cue", "said"), SAYS, ids=[said for *_, said in SAYS])
def test_each_cue_hears_its_own_examples(language: Language, cue: Cue, said: str) -> None:
    assert heard(language, cue, said)


@pytest.mark.parametrize(("language", "cue", "said"), SILENT, ids=[said for *_, said in SILENT])
def test_a_sentence_that_asks_for_something_else_proposes_no_such_right(
    language: Language, cue: Cue, said: str
) -> None:
    assert cue.right not in {proposal.right for proposal in proposals(said, language)}


@pytest.mark.parametrize("language", LANGUAGES, ids=[language.code for language in LANGUAGES])
def test_every_right_can_be_asked_for_in_every_language(language: Language) -> None:
    assert {cue.right for cue in language.cues} == set(RightType)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Bonjour, effacez tout ce que vous avez sur moi.", RightType.ERASURE),
        ("Je ne demande surtout pas l'effacement de mes données, je veux une copie de mes données.", RightType.ACCESS),
        ("Merci de me dire\nquelles données personnelles vous conservez à mon sujet.", RightType.ACCESS),
        ("Je vous prie :\n- de supprimer mon compte et mes données ;\n- de me répondre.", RightType.ERASURE),
    ],
)
def test_the_right_asked_for_is_proposed_alone(cues: Cues, text: str, right: RightType) -> None:
    assert [proposal.right for proposal in proposals(text, cues.language("fr"))] == [right]


def test_a_notice_that_explains_rights_to_its_reader_asks_for_nothing(cues: Cues) -> None:
    notice = (
        "Vous disposez d'un droit d'accès, de rectification et d'effacement de vos données. "
        "Pour exercer vos droits, écrivez-nous."
    )
    assert proposals(notice, cues.language("fr")) == ()


@pytest.mark.parametrize(
    "text",
    [
        MINIMAL + 'colour = "red"',
        MINIMAL + '[[cue]]\nright = "holiday"\npattern = "x"\nsays = ["x"]',
        MINIMAL + '[[cue]]\nright = "access"\npattern = "("\nsays = ["x"]',
        MINIMAL + '[[cue]]\nright = "access"\npattern = "<nobody>"\nsays = ["x"]',
        MINIMAL + '[[identifier]]\nkey = "phone"\npattern = "x"',
    ],
    ids=["unknown key", "unknown right", "bad pattern", "unknown macro", "number without a value"],
)
def test_a_cue_file_with_a_mistake_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"cues|holiday|identifier"):
        read_cues(text)
