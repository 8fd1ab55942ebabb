"""From questions and a context to Answers. What is said is decided here; channels only show it."""
