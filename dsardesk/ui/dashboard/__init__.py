"""What those see who only follow: references, days and figures, and decisions to approve; no case is behind it."""
