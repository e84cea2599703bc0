"""The daily seal (每日封存): what the records were, in one line that can be kept outside of this system.

The hash chain of a record shows every change, unless somebody who holds the database writes the whole chain
anew. The seal of a day names the head of every chain that grew; its root is short enough to be printed, read
out or sent to another office, and then nobody can change what it covers without being seen.
"""
