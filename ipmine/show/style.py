"""The styles of the marked text. Colours are translucent over the page's own, so they fit light and dark."""

from __future__ import annotations

# kind -> hue of its mark; chosen apart from each other, told apart also by their lines
_HUES = {
    "doc_number": "25,118,210", "date": "0,150,136", "duration": "0,172,193", "agency": "245,150,0",
    "group": "190,140,70", "citation": "142,68,173", "target": "67,160,71", "quantity": "27,140,50",
    "responsibility": "216,67,100", "audience": "120,120,140",
}  # fmt: skip
_LINES = {"target": "dotted", "responsibility": "dashed", "group": "dashed", "audience": "dotted", "quantity": "double"}
_WASH = {"target": 0.08, "responsibility": 0.10, "audience": 0.10, "quantity": 0.28}

FONTS = (
    '"Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei","WenQuanYi Micro Hei",'
    '"Noto Sans SC","Noto Sans CJK TC","PingFang TC","Microsoft JhengHei",sans-serif'
)


def css() -> str:
    """The style sheet, all of it below `.ipmine`."""
    kinds = "".join(
        f".ipmine .{kind}{{background:rgba({hue},{_WASH.get(kind, 0.20)});"
        f"border-bottom:{'3px' if _LINES.get(kind) == 'double' else '2px'} {_LINES.get(kind, 'solid')} rgb({hue})}}"
        for kind, hue in _HUES.items()
    )
    return _BASE + kinds


_BASE = (
    f".ipmine{{font-family:{FONTS};line-height:1.75;color:inherit;text-align:left;max-width:60em}}"
    ".ipmine mark{color:inherit;background:none;border-radius:2px;padding:0 1px}"
    # the line of an outer mark runs below those of the marks in it
    ".ipmine mark:has(mark){padding-bottom:3px}.ipmine mark:has(mark mark){padding-bottom:6px}"
    ".ipmine .text{white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:isolate}"
    ".ipmine .text details{margin:.2em 0 .2em .4em;padding-left:.6em;border-left:2px solid rgba(128,128,128,.3)}"
    ".ipmine summary{cursor:pointer;font-weight:600}"
    ".ipmine .mended{text-decoration:none;border-bottom:2px dotted rgb(200,30,30);background:rgba(200,30,30,.08)}"
    ".ipmine .broken{text-decoration:underline wavy rgb(200,30,30)}"
    ".ipmine h3{margin:.3em 0;font-size:1.15em;font-weight:700}"
    ".ipmine dl{display:grid;grid-template-columns:max-content 1fr;gap:.1em .8em;margin:.4em 0;font-size:.92em}"
    ".ipmine dt{opacity:.7;font-weight:400;white-space:nowrap}.ipmine dd{margin:0}"
    ".ipmine .legend{font-size:.85em;margin:.4em 0;display:flex;flex-wrap:wrap;gap:.2em .8em}"
    ".ipmine table.list{border-collapse:collapse;font-size:.9em}"
    ".ipmine table.list th,.ipmine table.list td{border-bottom:1px solid rgba(128,128,128,.35);padding:.15em .6em;"
    "text-align:left;vertical-align:top;white-space:normal}"
    ".ipmine table.list td.n{text-align:right;font-variant-numeric:tabular-nums}"
    ".ipmine table.list td.w{white-space:nowrap}.ipmine table.list th[scope=row]{font-weight:600}"
    ".ipmine small{opacity:.7;font-weight:400;font-size:.82em}.ipmine .said{margin:.1em 0 .4em;min-width:18em}"
    ".ipmine .bar{height:4px;margin-left:auto;background:rgba(25,118,210,.6);border-radius:2px}"
    ".ipmine .note{opacity:.75;font-size:.9em;margin:.3em 0}"
)
