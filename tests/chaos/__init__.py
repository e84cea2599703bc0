"""Faults on purpose (混沌试验): whole stacks under load are struck again and again, then all is checked.

`make chaos` runs for hours, `make test` a bounded choice. A seed reproduces which faults strike, how often
and when; what the threads of the load do in between is the machine's choice.
"""
