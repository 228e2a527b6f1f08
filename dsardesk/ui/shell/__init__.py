"""The window itself: rail, top bar, message bar, and which screen is shown."""
