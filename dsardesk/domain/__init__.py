"""What a case is, what is asked in it and when an answer is due: frozen values, standard library only, no I/O."""
