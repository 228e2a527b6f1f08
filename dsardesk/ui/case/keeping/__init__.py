"""How long the case is kept, why, and what holds it back."""
