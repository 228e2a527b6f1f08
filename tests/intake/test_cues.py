"""Cues come from how people speak: each hears its own examples and leaves its counter-examples alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from dsardesk.domain.rights import RightType
from dsardesk.intake.cues import Cue, Cues, Language, read_cues
from dsardesk.intake.proposals import proposals
from dsardesk.intake.understanding import understood
from dsardesk.intake.words import sentences
from tests.intake.report_unseen import letters

FOLDER = Path(__file__).parents[2] / "resources" / "intake"
FILES = sorted(FOLDER.glob("*.toml"))
LANGUAGES = [read_cues(path.read_text(encoding="utf-8")).languages[0] for path in FILES]
UNDERSTOOD = [language for language in LANGUAGES if language.cues]
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


def test_nothing_that_a_cue_hears_lacks_the_word_it_needs() -> None:
    texts = [said for *_, said in SAYS] + [
        each["text"] for name in ("first", "second", "fifth") for each in letters(name)
    ]
    folded = [each.folded for text in texts for each in sentences(text)]
    picky = [cue for language in LANGUAGES for cue in language.cues if not cue.needs.search("")]
    assert picky
    for cue in picky:
        assert all(cue.needs.search(each) for each in folded if cue.pattern.search(each)), cue.says


@pytest.mark.parametrize(("language", "cue", "said"), SILENT, ids=[said for *_, said in SILENT])
def test_a_sentence_that_asks_for_something_else_proposes_no_such_right(
    language: Language, cue: Cue, said: str
) -> None:
    assert cue.right not in {proposal.right for proposal in proposals(said, language)}


def test_letters_are_understood_in_thirteen_languages_and_recognised_in_all_of_the_union() -> None:
    told = {language.code for language in UNDERSTOOD}
    assert told == {"cs", "de", "el", "en", "es", "fr", "hr", "it", "nl", "pl", "pt", "ro", "sv"}
    others = {language.code for language in LANGUAGES} - told
    assert others == {"bg", "da", "et", "fi", "ga", "hu", "lt", "lv", "mt", "sk", "sl"}


@pytest.mark.parametrize("language", UNDERSTOOD, ids=[language.code for language in UNDERSTOOD])
def test_every_right_can_be_asked_for_in_every_language_that_is_understood(language: Language) -> None:
    assert {cue.right for cue in language.cues} == set(RightType)


@pytest.mark.parametrize("language", UNDERSTOOD, ids=[language.code for language in UNDERSTOOD])
def test_every_cue_has_a_sentence_to_hear_and_every_right_one_to_leave_alone(language: Language) -> None:
    assert all(cue.says for cue in language.cues)
    assert {cue.right for cue in language.cues if cue.silent} == set(RightType)


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
    ],
    ids=["unknown key", "unknown right", "bad pattern", "unknown macro"],
)
def test_a_cue_file_with_a_mistake_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"cues|holiday"):
        assert not read_cues(text).languages[0].cues


def test_only_the_cues_of_the_languages_written_are_made() -> None:
    read = read_cues(*(path.read_text(encoding="utf-8") for path in FILES))
    assert understood("Bonjour, je souhaite voir mon dossier dans vos fichiers.", "", read).asked
    assert [language.code for language in read.languages if "cues" in vars(language)] == ["fr"]


def test_a_right_refused_in_a_sentence_is_not_asked_there_whatever_else_is() -> None:
    french = next(language for language in LANGUAGES if language.code == "fr")
    said = "Je ne veux pas de copie, effacez toutes mes données."
    assert [each.right for each in proposals(said, french)] == [RightType.ERASURE]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Tell me what you have on me. Then delete.", ["tell me what you have on me.", "then delete."]),
        ("Mon conseil est Me. Durand, avocat.", ["mon conseil est me. durand, avocat."]),
        ("Under no. 5 you said no. Delete it.", ["under no. 5 you said no.", "delete it."]),
    ],
)
def test_a_pronoun_ends_a_sentence_where_a_title_does_not(text: str, ends: list[str]) -> None:
    assert [each.folded for each in sentences(text)] == ends
