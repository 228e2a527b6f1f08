"""What is asked, one right at a time: quote, clock, outcome and reasons."""
