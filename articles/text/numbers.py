"""Numbers as Chinese readers expect them."""


def compact_count(count: int) -> str:
    """Return a count for narrow places: 9999 stays, 12345 reads 1.2万, 120000000 reads 1.2亿.

    Rounds down, so that a page never claims more reads than it had.
    """
    for unit, name in ((100_000_000, "亿"), (10_000, "万")):
        if count >= unit:
            tenths = count * 10 // unit
            whole, tenth = divmod(tenths, 10)
            return f"{whole}.{tenth}{name}" if tenth else f"{whole}{name}"
    return str(count)
