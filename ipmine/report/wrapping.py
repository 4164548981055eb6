"""What stands around the report's contents: styles, the small script of the filters, the page's policy."""

from __future__ import annotations

from ipmine.show.escape import html
from ipmine.show.style import FONTS, css

# nothing may be fetched, whatever stands in the papers
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; form-action 'none'"

_STYLE = (
    f"body{{font-family:{FONTS};margin:0 auto;padding:1em 1.2em;max-width:72em;line-height:1.5}}"
    ":root{color-scheme:light dark}"
    "h1{font-size:1.5em;margin:.2em 0}h2{font-size:1.15em;margin:1em 0 .4em}"
    ".skip{position:absolute;left:-99em}.skip:focus{left:1em}"
    ".numbers{display:flex;flex-wrap:wrap;gap:.4em 1.6em;margin:.6em 0}.numbers dt{font-size:.8em;opacity:.7}"
    ".numbers dd{margin:0;font-size:1.15em;font-weight:600}"
    "#filters{position:sticky;top:0;z-index:2;display:flex;flex-wrap:wrap;gap:.5em 1em;align-items:center;padding:.6em 0;"
    "background:Canvas;border-bottom:1px solid rgba(128,128,128,.4)}"
    "#filters input,#filters select{font:inherit;padding:.2em .4em;max-width:16em}#q{width:16em}"
    "article{border-bottom:1px solid rgba(128,128,128,.3);content-visibility:auto;contain-intrinsic-size:auto 3em}"
    "details.paper>summary{padding:.5em 0;cursor:pointer}.title{font-weight:600}"
    "summary small{display:block;opacity:.75;margin-left:1.1em}"
    "summary:focus-visible,input:focus-visible,select:focus-visible,a:focus-visible{outline:3px solid #1976d2;outline-offset:2px}"
    "figure{margin:.4em 0;overflow-x:auto;background:#fff;padding:.5em;border-radius:4px}figure svg{max-width:100%;height:auto}"
    ".chart>summary,.table>summary{cursor:pointer;margin:.3em 0}.note{opacity:.75;font-size:.9em}"
    ".ipmine{max-width:none}[hidden]{display:none!important}"
    "@media print{#filters,.skip{display:none}body{max-width:none;padding:0}article{content-visibility:visible}"
    "mark,.mended{print-color-adjust:exact;-webkit-print-color-adjust:exact}figure{break-inside:avoid}}"
)

_SCRIPT = """
(function () {
  var articles = Array.prototype.slice.call(document.querySelectorAll('article'));
  var words = new Map();
  var by = function (id) { return document.getElementById(id); };
  function text(a) {
    if (!words.has(a)) words.set(a, a.textContent.toLowerCase().replace(/\\s+/g, ''));
    return words.get(a);
  }
  function filter() {
    var q = by('q').value.toLowerCase().split(/\\s+/).filter(Boolean);
    var kind = by('kind').value, year = by('year').value, issuer = by('issuer').value, shown = 0;
    articles.forEach(function (a) {
      var fits = (!kind || a.dataset.kind === kind) && (!year || a.dataset.year === year) &&
        (!issuer || a.dataset.issuer.split('\\n').indexOf(issuer) >= 0) &&
        q.every(function (w) { return text(a).indexOf(w) >= 0; });
      a.hidden = !fits;
      if (fits) shown += 1;
    });
    by('count').textContent = shown === articles.length ? shown + ' papers' : shown + ' of ' + articles.length + ' papers';
  }
  var waiting;
  by('q').addEventListener('input', function () { clearTimeout(waiting); waiting = setTimeout(filter, 120); });
  ['kind', 'year', 'issuer'].forEach(function (id) { by(id).addEventListener('change', filter); });
  document.addEventListener('keydown', function (e) {
    if (e.key === '/' && !/INPUT|SELECT|TEXTAREA/.test(document.activeElement.tagName)) { e.preventDefault(); by('q').focus(); }
    if (e.key === 'Escape' && document.activeElement === by('q')) { by('q').value = ''; filter(); }
  });
  var opened = [];
  addEventListener('beforeprint', function () {
    opened = Array.prototype.slice.call(document.querySelectorAll('article:not([hidden]) details:not([open])'));
    opened.forEach(function (d) { d.open = true; });
  });
  addEventListener('afterprint', function () { opened.forEach(function (d) { d.open = false; }); });
})();
"""


def wrapped(body: str, title: str) -> str:
    """The whole page."""
    return (
        "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'>"
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        "<meta name='viewport' content='width=device-width,initial-scale=1'><link rel='icon' href='data:,'>"
        f"<title>{html(title)}</title><style>{css()}{_STYLE}</style></head><body>"
        f"<a class='skip' href='#papers'>To the papers</a>{body}<script>{_SCRIPT}</script></body></html>"
    )
