"""What is to be purged, purging it, and how long the company keeps its cases."""
