"""The web pages and the JSON interface over one archive.

`create_app(searcher, catalogue, settings)` gives the Flask application.
"""

from webui.app import create_app

__all__ = ["create_app"]
