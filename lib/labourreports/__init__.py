"""Runs the notebooks and publishes them as reports."""
