"""How everything looks: colours, style sheet, icons. Nothing else in the window names a colour."""
