"""Small parts that several screens share; they know Qt and the look, never a case."""
