"""How fast the archive is, beside other engines on the same text: `make bench`.

Not part of what users install. Read `corpus` (the text), `questions`, `engines/contract` (what an
engine must do), `alone` (each engine in its own process), then `words` and `archive` (the tables).
"""
