"""Rule texts parsed into the rule types of the domain; the caller reads the files."""
