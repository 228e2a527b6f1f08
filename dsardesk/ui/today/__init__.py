"""What is due, what waits, what must be destroyed."""
