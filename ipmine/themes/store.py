"""Themes on disk: plain arrays and JSON in one file, nothing that could run when it is loaded."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

import ipmine
from ipmine.errors import IpmineError, ReadError
from ipmine.export import check_place, replace_file, writing
from ipmine.reading.files import why
from ipmine.themes.fitting import title_weight
from ipmine.themes.model import ThemeModel
from ipmine.themes.records import Exemplar, Theme
from ipmine.themes.space import ThemeSpace
from ipmine.themes.vectorizer import PolicyVectorizer

FORMAT = 1


def save_themes(model: ThemeModel, path: str | Path) -> None:
    """Write a fitted model to a file; the texts of its papers are not in it, its exemplars are.

    Raises OutputError for a path that cannot be written.
    """
    from sklearn.utils.validation import check_is_fitted

    check_is_fitted(model, "themes_")
    check_place(Path(path))
    params = model.get_params(deep=False)
    params["codebook"] = str(params["codebook"]) if isinstance(params["codebook"], Path) else params["codebook"]
    described = {
        "format": FORMAT,
        "ipmine": ipmine.__version__,
        "params": params,
        "themes": [asdict(theme) for theme in model.themes_],
        "vocabulary": list(model.vocabulary_),
        "selection": model.selection_.to_dict("records"),
        "duplicates": model.duplicates_,
        "agreement": model.agreement_,
        "far": model._far,
        "own_space": model._space is not None,
    }
    arrays = {"labels": model.labels_, "centres": model.centres_}
    if model._space is not None:
        arrays |= {f"space_{name}": array for name, array in model._space.arrays().items()}
    text = json.dumps(described, ensure_ascii=False, default=_plain)

    def write(place: Path) -> None:
        with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("themes.json", text)
            for name, array in arrays.items():
                buffer = io.BytesIO()
                np.save(buffer, array, allow_pickle=False)
                archive.writestr(f"{name}.npy", buffer.getvalue())

    with writing(Path(path)):
        replace_file(Path(path), write)


def _plain(value: Any) -> Any:
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, (tuple, set, frozenset)):
        return list(value)
    raise TypeError(f"a parameter of type {type(value).__name__} cannot be saved")


def load_themes(path: str | Path) -> ThemeModel:
    """Read a model that `save_themes` wrote. Raises IpmineError for no file, another file or a newer format."""
    try:
        with zipfile.ZipFile(path) as archive:
            described = json.loads(archive.read("themes.json"))
            if described["format"] > FORMAT:
                made_by = described.get("ipmine")
                raise IpmineError(
                    f"{path}: format {described['format']} was written by ipmine {made_by}; this one reads {FORMAT}"
                )
            arrays = {
                name.removesuffix(".npy"): np.load(io.BytesIO(archive.read(name)), allow_pickle=False)
                for name in archive.namelist()
                if name.endswith(".npy")
            }
            return _restored(described, arrays)
    except OSError as error:
        raise ReadError(path, why(error)) from error
    except (zipfile.BadZipFile, KeyError, TypeError, ValueError) as error:
        raise IpmineError(f"{path}: no saved themes ({error})") from error


def _restored(described: dict[str, Any], arrays: dict[str, Any]) -> ThemeModel:
    import pandas as pd

    from ipmine.themes.selection import COLUMNS

    params = described["params"] | {name: tuple(described["params"][name]) for name in ("terms", "stop_words")}
    model = ThemeModel(**params)
    model.themes_ = [
        Theme(
            **(
                t
                | {
                    "labels": tuple(t["labels"]),
                    "words": tuple(t["words"]),
                    "exemplars": tuple(Exemplar(**e) for e in t["exemplars"]),
                }
            )
        )
        for t in described["themes"]
    ]
    model.n_themes_ = len(model.themes_)
    model.vocabulary_ = {term: k for k, term in enumerate(described["vocabulary"])}
    model.selection_ = pd.DataFrame(described["selection"], columns=list(COLUMNS))
    model.duplicates_, model.agreement_, model._far = described["duplicates"], described["agreement"], described["far"]
    model.labels_, model.centres_ = arrays["labels"], arrays["centres"]
    model._vectorizer = PolicyVectorizer(
        terms=model.terms, stop_words=model.stop_words, title=title_weight(model.fields)
    )
    model._vectorizer.vocabulary_ = model.vocabulary_
    space: ThemeSpace | None = None
    if described["own_space"]:
        space = ThemeSpace(model.n_components, model.fields, 0.7)
        learned = {name.removeprefix("space_"): array for name, array in arrays.items() if name.startswith("space_")}
        space.restore(described["vocabulary"], learned)
    model._space = space
    return model
