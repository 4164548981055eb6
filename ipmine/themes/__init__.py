"""Themes across papers: estimators over texts, the choice of their number, labels, trends.

Nothing here draws; `ThemeModel` and the functions around it give frames.
"""

from __future__ import annotations

from ipmine.themes.codebook import read_codebook
from ipmine.themes.duplicates import near_duplicates
from ipmine.themes.model import ThemeModel
from ipmine.themes.points import theme_points
from ipmine.themes.records import Exemplar, Theme
from ipmine.themes.store import load_themes, save_themes
from ipmine.themes.trends import about_papers, first_issuers, theme_shares, theme_trends
from ipmine.themes.vectorizer import PolicyVectorizer
from ipmine.themes.vocabulary import count_vocabulary
from ipmine.themes.weighting import PolicyTfidf

__all__ = [
    "Exemplar",
    "PolicyTfidf",
    "PolicyVectorizer",
    "Theme",
    "ThemeModel",
    "about_papers",
    "count_vocabulary",
    "first_issuers",
    "load_themes",
    "near_duplicates",
    "read_codebook",
    "save_themes",
    "theme_points",
    "theme_shares",
    "theme_trends",
]
