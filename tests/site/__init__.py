"""The site check (`make site-check`): every page of every role, measured in a real browser (docs/site.md)."""
