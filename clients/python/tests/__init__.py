"""Tests of the client; run them all with ``python3 -m unittest discover -s clients/python -t clients/python``."""
