"""Reading what a company promised: controller profiles, and later its privacy policy itself."""
