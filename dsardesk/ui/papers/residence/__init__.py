"""Where the person lives: to whoever lives abroad, letters name the authority there too (GDPR 77)."""
