"""Showing papers: marked text for a notebook, a plain view for a terminal.

Nothing that finds facts imports this package; `Paper` loads it when it is displayed.
"""

from __future__ import annotations

from ipmine.show.overview import corpus_html
from ipmine.show.paper_page import head_html, paper_html, text_html
from ipmine.show.terminal import paper_text
from ipmine.show.themes_page import themes_html

__all__ = ["corpus_html", "head_html", "paper_html", "paper_text", "text_html", "themes_html"]
