"""Words of a Rich Text (RTF) file, and of the packed form in which Outlook keeps it."""

from __future__ import annotations

import codecs
import re
import struct
from dataclasses import dataclass, field, replace

from dsardesk.domain.errors import UnreadableInput
from dsardesk.intake.forms.message import Bounds, File, Message

BEGINS = b"{\\rtf"
MOST_BYTES = 40_000_000
MOST_TOKENS = 500_000
DEEPEST = 1000
_TOKEN = re.compile(
    r"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<byte>[0-9A-Fa-f]{2})|\\(?P<sign>[^A-Za-z])"
    r"|(?P<brace>[{}])|[\r\n]+|(?P<plain>[^\\{}\r\n]+)"
)
_UNSAID = frozenset(
    {"colortbl", "stylesheet", "info", "pict", "object", "footer", "footerl", "footerr", "footerf", "themedata"}
    | {"listtable", "listoverridetable", "rsidtbl", "generator", "datastore", "fldinst", "latentstyles", "xmlnstbl"}
)
_SAID = {"par": "\n", "line": "\n", "sect": "\n", "page": "\n", "row": "\n", "tab": "\t", "cell": "\t"} | {
    "emdash": "—", "endash": "–", "lquote": "\u2018", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "emspace": " ", "enspace": " ",
}  # fmt: skip
_SIGNS = {"~": "\u00a0", "_": "-", "\\": "\\", "{": "{", "}": "}", "\n": "\n", "\r": "\n"}
_CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
_SHORT = 1 << 16

_PACKED = struct.Struct("<IIII")
_LZFU, _MELA = 0x75465A4C, 0x414C454D
_WINDOW = 4096
_KNOWN = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor "
    b"MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n"
    b"\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)


def read_rtf(file: File, bounds: Bounds) -> Message:
    """The words of an RTF file; UnreadableInput ("too_long") where it is larger than any letter."""
    bounds.step()
    if len(file.content) > MOST_BYTES:
        raise UnreadableInput(reason="too_long")
    return Message(rtf_text(file.content))


def rtf_text(content: bytes) -> str:
    """Words of RTF, a line a paragraph."""
    return _Words().read(content.decode("latin-1"))


def unpack_rtf(packed: bytes) -> bytes:
    """RTF packed as in Outlook's messages (MS-OXRTFCP); as far as it can be unpacked."""
    if len(packed) < _PACKED.size:
        return b""
    _, size, form, _ = _PACKED.unpack_from(packed)
    body = packed[_PACKED.size :]
    if form == _MELA:
        return body[:size]
    return _unpacked(body, min(size, MOST_BYTES)) if form == _LZFU else b""


def _unpacked(body: bytes, size: int) -> bytes:
    out = bytearray(_KNOWN)
    at, wanted = 0, len(_KNOWN) + size
    while at < len(body) and len(out) < wanted:
        flags = body[at]
        at += 1
        for bit in range(8):
            if flags >> bit & 1:
                pair = int.from_bytes(body[at : at + 2], "big")
                at += 2
                # Where it refers to the next byte to come, nothing comes any more.
                distance = (len(out) - (pair >> 4)) % _WINDOW
                if at > len(body) or not distance or distance > len(out):
                    return bytes(out[len(_KNOWN) : wanted])
                for _ in range((pair & 15) + 2):
                    out.append(out[-distance])
            else:
                out += body[at : at + 1]
                at += 1
    return bytes(out[len(_KNOWN) : wanted])


@dataclass(slots=True)
class _State:
    """What holds inside one pair of braces."""

    silent: bool = False
    fonts: bool = False
    font: int = -1
    after_unicode: int = 1


@dataclass(slots=True)
class _Words:
    """Reads token by token."""

    out: list[str] = field(default_factory=list)
    state: _State = field(default_factory=_State)
    outer: list[_State] = field(default_factory=list)
    page: str = "cp1252"
    pages: dict[int, str] = field(default_factory=dict)
    held: bytearray = field(default_factory=bytearray)
    skip: int = 0

    def read(self, text: str) -> str:
        at = tokens = 0
        while at < len(text) and tokens < MOST_TOKENS:
            tokens += 1
            token = _TOKEN.match(text, at)
            at = token.end() if token else at + 1
            if token:
                at += self._token(token)
        self._flush()
        said = "".join(self.out)
        # A character beyond the first plane comes as two halves; half of one is none.
        whole = said.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").replace("\x00", "")
        return re.sub(r"\n{3,}", "\n\n", "\n".join(line.strip() for line in whole.split("\n"))).strip("\n")

    def _token(self, token: re.Match[str]) -> int:
        """Take one token; characters of data to pass over after it."""
        if token["byte"]:
            self._byte(int(token["byte"], 16))
        elif token["brace"]:
            self._brace(token["brace"])
        elif token["word"]:
            return self._word(token["word"], int(token["number"]) if token["number"] else None)
        elif token["sign"]:
            self._sign(token["sign"])
        elif token["plain"]:
            plain = token["plain"]
            passed = min(self.skip, len(plain))
            self.skip -= passed
            self._say(plain[passed:])
        return 0

    def _brace(self, brace: str) -> None:
        self._flush()
        self.skip = 0
        if brace == "{" and len(self.outer) < DEEPEST:
            self.outer.append(self.state)
            self.state = replace(self.state)
        elif brace == "}" and self.outer:
            self.state = self.outer.pop()

    def _sign(self, sign: str) -> None:
        if sign == "*":
            # What an older program need not know is not said.
            self.state.silent = True
        elif self.skip:
            self.skip -= 1
        else:
            self._say(_SIGNS.get(sign, ""))

    def _word(self, word: str, number: int | None) -> int:
        if word == "bin":
            return max(number or 0, 0)
        if word == "u" and number is not None:
            self._flush()
            self._say(chr(number % _SHORT))
            self.skip = self.state.after_unicode
        elif word in _SAID:
            self._say(_SAID[word])
        elif word in _UNSAID:
            self.state.silent = True
        elif word == "shptxt":
            # The words in a frame stand among what older programs need not know of its shape.
            self.state.silent = False
        else:
            self._setting(word, number or 0)
        return 0

    def _setting(self, word: str, number: int) -> None:
        self._flush()
        if word == "uc":
            self.state.after_unicode = max(0, min(number, 8))
        elif word == "ansicpg":
            self.page = _known(f"cp{number}")
        elif word == "mac":
            self.page = "mac_roman"
        elif word == "fonttbl":
            self.state.silent = self.state.fonts = True
        elif word == "f":
            self.state.font = number
        elif word == "fcharset" and self.state.fonts and number in _CHARSETS:
            self.pages[self.state.font] = _CHARSETS[number]

    def _byte(self, byte: int) -> None:
        if self.skip:
            self.skip -= 1
        elif not self.state.silent:
            self.held.append(byte)

    def _say(self, said: str) -> None:
        self._flush()
        if not self.state.silent and said:
            self.out.append(said)

    def _flush(self) -> None:
        if self.held:
            self.out.append(self.held.decode(self.pages.get(self.state.font, self.page), "replace"))
            self.held.clear()


def _known(page: str) -> str:
    try:
        return codecs.lookup(page).name
    except LookupError:
        return "cp1252"
