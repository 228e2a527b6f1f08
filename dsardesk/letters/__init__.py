"""A LetterPlan and the catalogue of letters in, a finished document out; no decision is taken here."""
