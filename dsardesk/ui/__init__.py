"""The window. Qt stays in this room; presenters decide without it, views show, one thread talks to the vault."""

from dsardesk.ui.lasting_none import keep_none

# Before anything of Qt's is called, whoever brings the window in.
keep_none()
