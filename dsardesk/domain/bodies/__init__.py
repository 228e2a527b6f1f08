"""What each kind of letter says: its sections, the rules it must meet, the rights and outcomes it speaks of."""
