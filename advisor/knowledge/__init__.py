"""What the advisor knows: the schema of data/knowledge, its loading and checking, and looking things up by name."""
