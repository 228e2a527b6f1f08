"""What the company's profile says, promises and leaves open."""
