"""System libraries that Qt draws with: a desktop has them, a bare Debian or Ubuntu has not. Qt's own come with it."""

from __future__ import annotations

from installers.system_packages import Tool

# Their font configuration brings a font: without one every letter would be an empty box.
DRAWING = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libX11.so.6": "libx11-6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
}
"""What any picture needs, on a screen or not: library and Debian package."""

SCREEN = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What a window on an X11 screen needs besides."""

BESIDE = {
    "libcups.so.2": "libcups2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
"""What printing and Wayland need: an installed program is made where they are, so that its package names them."""


def tools(libraries: dict[str, str], purpose: str) -> tuple[Tool, ...]:
    """The libraries as tools that `purpose` needs; Windows and macOS need none."""
    return tuple(Tool(purpose, (library,), (package,)) for library, package in libraries.items())


WINDOW = tools({**DRAWING, **SCREEN}, "showing the window")
PACKAGE = tools({**DRAWING, **SCREEN, **BESIDE}, "gathering the program")
PICTURES = tools(DRAWING, "drawing windows that no screen shows")
