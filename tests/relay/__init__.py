"""Tests of the relay, a Jupyter Server extension."""
