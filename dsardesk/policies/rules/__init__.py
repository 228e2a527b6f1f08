"""What is wrong in a policy: each rule looks at how sentences are built, never at whose they are."""
