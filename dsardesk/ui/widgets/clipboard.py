"""What is copied: a secret only for half a minute, and past the memories that clipboards keep."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QGuiApplication

KEPT_MS = 30_000
WINDOWS = 'application/x-qt-windows-mime;value="{}"'
UNSEEN = (
    # Each system's way of saying that a clipboard manager shall not remember this.
    ("x-kde-passwordManagerHint", b"secret"),
    (WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"), b"1"),
    (WINDOWS.format("CanIncludeInClipboardHistory"), b"\0\0\0\0"),
    (WINDOWS.format("CanUploadToCloudClipboard"), b"\0\0\0\0"),
    ("application/x-nspasteboard-concealed-type", b"1"),
)


def copy(text: str) -> None:
    """Put *text* on the clipboard."""
    QGuiApplication.clipboard().setText(text)


def copy_secret(text: str, *, kept_ms: int = KEPT_MS) -> None:
    """Put *text* on the clipboard, and take it away again; what was copied since stays."""
    data = QMimeData()
    data.setText(text)
    for kind, value in UNSEEN:
        data.setData(kind, value)
    clipboard = QGuiApplication.clipboard()
    clipboard.setMimeData(data)
    # The timer belongs to the clipboard: it fires even if the screen that copied is gone.
    QTimer.singleShot(kept_ms, clipboard, partial(_forget, text))


def _forget(text: str) -> None:
    clipboard = QGuiApplication.clipboard()
    if clipboard.text() == text:
        clipboard.clear()
