"""The parts of a DOCX that hold its look: styles, bullets and settings, in place of a library's defaults."""

from __future__ import annotations

from typing import Final

_W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

MUTED: Final = "55606C"
WASH: Final = "EFF3F5"
_ACCENT: Final = "17495C"
_INK: Final = "1C2530"
_HAIRLINE: Final = "C9D1D7"

# Region of a language where it is not the language's own code; word processors want both.
_REGIONS: Final = {
    "ar": "SA",
    "ca": "ES",
    "cs": "CZ",
    "da": "DK",
    "el": "GR",
    "en": "GB",
    "et": "EE",
    "ga": "IE",
    "he": "IL",
    "sl": "SI",
    "sv": "SE",
    "uk": "UA",
}
_RIGHT_TO_LEFT: Final = frozenset({"ar", "he"})

# Lengths in XML are twentieths of a point ("twips"), font sizes half points, border widths eighths of a point.
_KEEP: Final = "<w:keepNext/><w:keepLines/>"
_NOTICE_EDGES: Final = (
    f'<w:pBdr><w:top w:val="single" w:sz="48" w:space="0" w:color="{WASH}"/>'
    f'<w:left w:val="single" w:sz="24" w:space="10" w:color="{_ACCENT}"/>'
    f'<w:bottom w:val="single" w:sz="48" w:space="0" w:color="{WASH}"/></w:pBdr>'
    f'<w:shd w:val="clear" w:color="auto" w:fill="{WASH}"/>'
)
_GAP: Final = '<w:spacing w:before="0" w:after="0" w:line="170" w:lineRule="exact"/>'
_FOOTER_EDGE: Final = f'<w:pBdr><w:top w:val="single" w:sz="4" w:space="6" w:color="{_HAIRLINE}"/></w:pBdr>'


def _spacing(before: int = 0, after: int = 0, line: int = 288) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def _font(size: int = 0, colour: str = "", *, bold: bool = False) -> str:
    return (
        ("<w:b/><w:bCs/>" if bold else "")
        + (f'<w:color w:val="{colour}"/>' if colour else "")
        + (f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else "")
    )


def _heading(level: int, before: int, after: int, line: int = 288) -> str:
    return f'{_KEEP}{_spacing(before, after, line)}<w:outlineLvl w:val="{level}"/>'


def _tab(position: int, side: str) -> str:
    return f'<w:tabs><w:tab w:val="{side}" w:pos="{position}"/></w:tabs>'


# Id, name, parent, paragraph properties, run properties; properties stand in the schema's order.
_PARAGRAPH_STYLES: Final = (
    ("Heading1", "heading 1", "Normal", _heading(0, 0, 380, 252), _font(38, _ACCENT, bold=True)),
    ("Heading2", "heading 2", "Normal", _heading(1, 320, 120), _font(23, _ACCENT, bold=True)),
    ("Heading3", "heading 3", "Normal", _heading(2, 240, 100), _font(22, _INK, bold=True)),
    ("Subject", "Subject", "Heading1", _spacing(440, 260), _font(25)),
    ("Author", "Author", "Normal", _spacing(0, 240), _font(20, MUTED)),
    ("SenderAddress", "Sender Address", "Normal", _spacing(line=264), _font(20, MUTED)),
    ("SenderName", "Sender Name", "SenderAddress", "", _font(22, _ACCENT, bold=True)),
    ("Recipient", "Recipient", "Normal", _spacing(line=264), ""),
    ("Reference", "Reference", "Normal", _tab(2155, "left") + _spacing(line=264), _font(20)),
    ("PlaceAndDate", "Place and Date", "Normal", _spacing(line=264), ""),
    (
        "ListBullet",
        "List Bullet",
        "Normal",
        '<w:numPr><w:numId w:val="1"/></w:numPr>' + _spacing(0, 80),
        "",
    ),
    ("Notice", "Notice", "Normal", "<w:keepLines/>" + _NOTICE_EDGES + _spacing(240, 300) + '<w:ind w:left="255"/>', ""),
    ("TableText", "Table Text", "Normal", _spacing(line=259), _font(20)),
    ("TableHeading", "Table Heading", "TableText", "<w:keepNext/>", _font(20, _ACCENT, bold=True)),
    ("FactLabel", "Fact Label", "TableText", "", _font(20, MUTED)),
    ("TableGap", "Table Gap", "Normal", _GAP, _font(8)),
    ("Signature", "Signature", "Normal", "<w:keepLines/>" + _spacing(line=264) + '<w:ind w:left="4819"/>', ""),
    ("SignatureName", "Signature Name", "Signature", _KEEP + _spacing(760, 0, 264), _font(bold=True)),
    ("Footer", "footer", "Normal", _FOOTER_EDGE + _tab(9354, "right") + _spacing(line=240), _font(16, MUTED)),
)  # fmt: skip

_RULE: Final = f'w:val="single" w:sz="4" w:space="0" w:color="{_HAIRLINE}"'
_ROWS_RULED: Final = f"<w:bottom {_RULE}/><w:insideH {_RULE}/>"
_TABLE_STYLES: Final = (
    ("Letterhead", "Letterhead", "", 0, 0),
    ("FactsTable", "Facts Table", f"<w:top {_RULE}/><w:bottom {_RULE}/>", 70, 0),
    ("DataTable", "Data Table", _ROWS_RULED, 90, 115),
)


def language_tag(lang: str) -> str:
    """Language and region of an ISO 639-1 code, such as "fr-FR"."""
    return f"{lang}-{_REGIONS.get(lang, lang.upper())}"


def styles_xml(lang: str) -> str:
    """The styles part: named styles only, in the document's language."""
    return (
        f"<w:styles {_W}>{_defaults(lang)}"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:semiHidden/>'
        "<w:tblPr>"
        + _cell_margins(0, 108)
        + "</w:tblPr></w:style>"
        + "".join(_paragraph_style(*style) for style in _PARAGRAPH_STYLES)
        + "".join(_table_style(*style) for style in _TABLE_STYLES)
        + "</w:styles>"
    )


def numbering_xml() -> str:
    """The numbering part: the bullet of `List Bullet`."""
    return (
        f'<w:numbering {_W}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/>'
        '<w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="397" w:hanging="284"/></w:pPr>'
        f'<w:rPr><w:color w:val="{_ACCENT}"/></w:rPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def settings_xml(lang: str) -> str:
    """The settings part: the present file format, and the language of the text."""
    return (
        f'<w:settings {_W}><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting'
        ' w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{language_tag(lang)}"/></w:settings>'
    )


def _defaults(lang: str) -> str:
    tag = language_tag(lang)
    direction = "<w:bidi/>" if lang in _RIGHT_TO_LEFT else ""
    return (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" '
        f'w:cs="Arial"/><w:color w:val="{_INK}"/><w:sz w:val="22"/><w:szCs w:val="22"/>'
        f'<w:lang w:val="{tag}" w:eastAsia="{tag}" w:bidi="{tag if direction else "ar-SA"}"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr><w:widowControl/>{direction}{_spacing(0, 150)}</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _paragraph_style(style_id: str, name: str, parent: str, paragraph: str, run: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{style_id}"><w:name w:val="{name}"/><w:basedOn w:val="{parent}"/>'
        f"<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _table_style(style_id: str, name: str, borders: str, vertical: int, horizontal: int) -> str:
    return (
        f'<w:style w:type="table" w:styleId="{style_id}"><w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders>{_cell_margins(vertical, horizontal)}</w:tblPr></w:style>"
    )


def _cell_margins(vertical: int, horizontal: int) -> str:
    sides = (("top", vertical), ("left", horizontal), ("bottom", vertical), ("right", horizontal))
    margins = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in sides)
    return f"<w:tblCellMar>{margins}</w:tblCellMar>"
