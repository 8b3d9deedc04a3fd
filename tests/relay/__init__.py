"""The relay: a Jupyter Server extension."""
