"""Systems that may hold the person's data: what each answered, and what an access reply still lacks."""
