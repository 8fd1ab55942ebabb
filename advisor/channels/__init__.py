"""Where people reach the advisor: each channel turns an Answer into what its reader sees."""
