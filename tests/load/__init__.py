"""The benchmark: this project beside a stock Rasa project, on this machine."""
