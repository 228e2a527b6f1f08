"""What was carried out, system by system, who was told of it, and to whom a processor forwards."""
