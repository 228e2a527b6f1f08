"""A privacy policy checked: what is wrong in it, with words to put instead, and what it promises. Nothing is kept."""
