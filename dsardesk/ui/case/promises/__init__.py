"""What a letter or a rule promised for a day, and keeping it."""
