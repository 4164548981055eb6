"""A font with Chinese characters for pictures that are drawn here and not by a browser."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ipmine.errors import IpmineError

# families that browsers and the drawing library try in turn; the last lets them fall back by character
FAMILIES = (
    "Noto Sans CJK SC, Source Han Sans SC, Noto Sans SC, PingFang SC, Microsoft YaHei, WenQuanYi Micro Hei, "
    "WenQuanYi Zen Hei, SimHei, Hiragino Sans GB, Noto Sans CJK TC, PingFang TC, Microsoft JhengHei, sans-serif"
)

# beginnings of the files of fonts that hold the characters of GB 2312 and more, lower case
_FILES = (
    "notosanscjk", "notoserifcjk", "notosanssc", "notosanstc", "notoserifsc", "sourcehansans", "sourcehanserif",
    "sourcehansc", "wqy-", "droidsansfallback", "simhei", "simsun", "simkai", "simfang", "msyh", "msjh", "deng",
    "pingfang", "stheiti", "stsong", "songti", "hiragino sans gb", "heiti", "uming", "ukai", "lxgw", "sarasa",
    "harmonyos_sans_sc", "misans", "alibabapuhuiti", "smileysans", "fandol",
)  # fmt: skip
_SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
_SEEN_AT_MOST = 20_000  # files looked at, so that a strange folder cannot hold up a chart


class MissingFont(IpmineError):
    """No font with Chinese characters is installed; says in one line what to install."""


def _folders() -> Iterator[Path]:
    home = Path.home()
    if sys.platform == "darwin":
        yield from (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts")
    elif sys.platform == "win32":
        yield Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
        yield Path(os.environ.get("LOCALAPPDATA", str(home))) / "Microsoft/Windows/Fonts"
    else:
        yield from (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
        yield from (home / ".fonts", home / ".local/share/fonts")


@cache
def chinese_font() -> Path | None:
    """The file of an installed font with Chinese characters, None where there is none."""
    seen = 0
    for folder in _folders():
        for place, _, names in os.walk(folder):
            for name in sorted(names):
                seen += 1
                if seen > _SEEN_AT_MOST:
                    return None
                if name.lower().startswith(_FILES) and name.lower().endswith(_SUFFIXES):
                    return Path(place) / name
    return None


def advice() -> str:
    """What to install, in one line, for this system."""
    if sys.platform == "darwin" or sys.platform == "win32":
        how = "install Noto Sans CJK SC (https://github.com/notofonts/noto-cjk)"
    else:
        how = "apt install fonts-noto-cjk (or fonts-wqy-microhei; dnf: google-noto-sans-cjk-fonts)"
    return f"no font with Chinese characters was found: {how}, or name a file with font="
