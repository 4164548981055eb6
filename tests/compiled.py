"""Run as a script: prints each pattern that ipmine compiles, as JSON rows of module, pattern and flags.

`re` is watched from before ipmine is imported, so patterns in tables, behind caches and
in the middle of functions are seen, as far as some papers of each kind make them.
"""

from __future__ import annotations

import importlib
import inspect
import json
import pkgutil
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

PAPERS = Path(__file__).parents[1] / "corpora" / "ip-policy" / "papers"
seen: set[tuple[str, str, int]] = set()


def watched(function: Callable[..., Any]) -> Callable[..., Any]:
    def call(pattern: Any, *rest: Any, **named: Any) -> Any:
        caller = sys._getframe(1).f_globals.get("__name__", "")
        if caller.partition(".")[0] == "ipmine":
            flags = rest[0] if function is re_compile and rest else named.get("flags", 0)
            made = pattern if isinstance(pattern, re.Pattern) else re_compile(pattern, flags)
            written = made.pattern if isinstance(made.pattern, str) else made.pattern.decode("latin-1")
            seen.add((caller, written, made.flags))
        return function(pattern, *rest, **named)

    return call


re_compile = re.compile
for name in ("compile", "search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn"):
    setattr(re, name, watched(getattr(re, name)))


def main() -> None:
    import ipmine
    from ipmine.show.paper_page import paper_html

    for found in pkgutil.walk_packages(ipmine.__path__, "ipmine."):
        if found.name.endswith("__main__"):
            continue
        module = importlib.import_module(found.name)
        for function in vars(module).values():
            if not callable(function) or getattr(function, "__module__", "") != found.name:
                continue
            about = inspect.signature(function) if hasattr(function, "cache_info") else None
            if about is not None and "Pattern" in str(about.return_annotation) and not about.parameters:
                function()
    for path in sorted(PAPERS.iterdir())[::3]:
        paper = ipmine.read(path)
        paper_html(paper)
        ipmine.words(paper.text)
    json.dump(sorted(seen), sys.stdout)


if __name__ == "__main__":
    main()
