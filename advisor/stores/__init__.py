"""Where conversations are kept and how their turns are put in order."""
