"""The addresses of the site, one module an area; each makes a blueprint from what it needs."""
