"""The export package of a case: sealed under a password that is shown, told by another way, and kept nowhere."""
