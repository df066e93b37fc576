"""Signals, each with one service call."""


def connect() -> None:
    """Connect every receiver; called once, when the app is ready."""
