"""What networks and search engines make of the site's pages, by the rules that are recorded of each.

Live networks are not reached: what passes here follows the rules as they are known, no more.
"""
