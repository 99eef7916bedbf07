"""Chainrule measured against peers: `python3 run.py bench` installs them and writes `bench/results.md`."""
