"""How the papers of the corpora are made: damages, site pages, office files."""
