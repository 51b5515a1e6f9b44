"""The vocabulary of the archive: what a page, an article, a tag, a query and a result are.

Every other room imports this one; this one imports the standard library alone.
"""
