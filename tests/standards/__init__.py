"""Measured by tools that nobody here wrote: axe, html-validate, Readability, Lighthouse, and Chromium itself."""
