"""Law tables that come after the program: one signed file, checked whole, used instead of those that ship if newer."""
