"""`make site-check`: every page of every role, measured and looked at by machine; the table goes to
docs/site.md.
"""
