"""What is measured, and against what: every figure is a ratio to a floor measured in the same run."""
