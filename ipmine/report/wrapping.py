"""What stands around the report's contents: styles, the small script of the filters, the page's policy."""

from __future__ import annotations

import json

from ipmine.report.folding import groups
from ipmine.show.escape import html
from ipmine.show.marks import GONE
from ipmine.show.style import FONTS, css

# nothing may be fetched, whatever stands in the papers
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; form-action 'none'"

_STYLE = (
    f"body{{font-family:{FONTS};margin:0 auto;padding:1em 1.2em;max-width:76em;line-height:1.5}}"
    ":root{color-scheme:light dark}"
    "header{display:flex;flex-wrap:wrap;align-items:baseline;gap:.2em 1.5em}"
    "h1{font-size:1.5em;margin:.2em 0}h2{font-size:1.1em;margin:1.2em 0 .4em}nav a{margin-right:.8em}"
    ".skip{position:absolute;left:-99em}.skip:focus{left:1em}"
    ".numbers{flex-basis:100%;display:flex;flex-wrap:wrap;gap:.4em 1.8em;margin:.5em 0 0}.numbers dt{font-size:.8em;opacity:.7}"
    ".numbers dd{margin:0;font-size:1.15em;font-weight:600}"
    "#glance{display:grid;grid-template-columns:repeat(auto-fit,minmax(15em,1fr));gap:0 2em}"
    "#glance ul{list-style:none;margin:0;padding:0;font-size:.88em}"
    "#glance button{all:unset;box-sizing:border-box;display:grid;grid-template-columns:minmax(0,1fr) 4.5em 2.6em;gap:.5em;"
    "width:100%;cursor:pointer;padding:.1em .2em;border-radius:3px}#glance button:hover{background:rgba(128,128,128,.15)}"
    "#glance .name{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}#glance .count{text-align:right}"
    "#glance .of{align-self:center}#glance .bar{display:block;height:.6em;border-radius:2px;background:rgba(25,118,210,.65)}"
    "#filters{position:sticky;top:0;z-index:2;display:flex;flex-wrap:wrap;gap:.5em 1em;align-items:center;padding:.6em 0;"
    "background:Canvas;border-bottom:1px solid rgba(128,128,128,.4)}"
    "#filters input,#filters select,#filters button{font:inherit;padding:.2em .4em;max-width:11em}#q{width:12em}"
    "article{border-bottom:1px solid rgba(128,128,128,.3);content-visibility:auto;contain-intrinsic-size:auto 3.6em;"
    "scroll-margin-top:3.5em}"
    "details.paper>summary{padding:.5em 0;cursor:pointer}.title{font-weight:600}"
    "summary small{display:block;opacity:.75;margin-left:1.1em}small.hit:empty{display:none}small.hit b{opacity:1}"
    "summary:focus-visible,input:focus-visible,select:focus-visible,a:focus-visible,button:focus-visible"
    "{outline:3px solid #1976d2!important;outline-offset:1px}"
    "figure{margin:.4em 0;overflow-x:auto}figure svg{max-width:100%;height:auto}"
    "#charts .all{display:grid;grid-template-columns:repeat(auto-fill,minmax(17em,1fr));gap:0 1.5em}"
    "#charts .chart[open]{grid-column:1/-1}"
    ".chart>summary,.table>summary,#themes summary{cursor:pointer;margin:.3em 0}.note{opacity:.75;font-size:.9em}"
    ".ipmine{max-width:52em}.ipmine.wide{max-width:none;overflow-x:auto}[hidden]{display:none!important}"
    "@media print{:root{color-scheme:light}#filters,.skip,nav,#glance{display:none}"
    "body,.ipmine{max-width:none}body{padding:0;font-size:10pt}article{content-visibility:visible}"
    "article,details.paper>summary{break-inside:auto;break-after:auto}summary{break-after:avoid}"
    "mark,.mended,.bar{print-color-adjust:exact;-webkit-print-color-adjust:exact}figure,tr,.chart{break-inside:avoid}"
    "figure{overflow:visible}figure svg{max-height:23cm}}"
)

_SCRIPT = """
(function () {
  var articles = Array.prototype.slice.call(document.querySelectorAll('article'));
  var by = function (id) { return document.getElementById(id); };
  var choices = ['kind', 'year', 'issuer', 'theme'].map(by).filter(Boolean);
  var words = new Map();
  // one form for all the ways in which a character is written, one code point for one
  var same = new Map();
  GROUPS.split(' ').forEach(function (g) { var first; for (var c of g) { first = first || c; same.set(c, first); } });
  function folded(text) {
    var out = '';
    for (var c of text) {
      var form = same.get(c) || c, low = form.toLowerCase();
      out += low.length === form.length ? low : form;
    }
    // the year of a document's number, whatever brackets it stands in
    return out.replace(/[{<〈《“]([12][0-9]{3})[}>〉》“](?=\\s*第?[0-9])/g, '〔$1〕');
  }
  function bare(nodes) {
    return Array.prototype.map.call(nodes, function (n) { return n.textContent; }).join('\\n').replace(/[^\\S\\n]+/g, '');
  }
  // what is searched: the lines of the list, the text, the cells of the tables
  function parts(a) {
    if (!words.has(a)) {
      var text = bare(a.querySelectorAll('.text')).replace(/[\\nGONE]/g, '');
      var rest = bare(a.querySelectorAll('.title, small')) + '\\n' + bare(a.querySelectorAll('td, dd'));
      words.set(a, { text: text, body: folded(text), rest: folded(rest) });
    }
    return words.get(a);
  }
  function has(a, w) { return parts(a).body.indexOf(w) >= 0 || parts(a).rest.indexOf(w) >= 0; }
  // what is looked for; the blanks of numbers and days go, as they do in the text
  function asked() {
    return folded(by('q').value).replace(/GONE/g, '').replace(/\\s+(?=〔[12][0-9]{3}〕)|([年月第〕])\\s+(?=[0-9])/g, '$1')
      .replace(/([0-9])\\s+(?=[年月日号时点分秒条章节期页])/g, '$1').split(/\\s+/).filter(Boolean);
  }
  function points(text) { var n = 0; for (var c of text) n += 1; return n; }
  function unit(text, points) { var i = 0; while (points-- > 0) i += text.codePointAt(i) > 0xffff ? 2 : 1; return i; }
  function hit(a, q) {
    var place = a.querySelector('.hit'), found = -1;
    place.textContent = '';
    var word = q.find(function (w) { found = parts(a).body.indexOf(w); return found >= 0; });
    if (!word) return;
    // the place in the text as it is printed: a form may have another number of units than the character
    var text = parts(a).text, start = unit(text, points(parts(a).body.slice(0, found)));
    var end = start + unit(text.slice(start), points(word)), bold = document.createElement('b');
    bold.textContent = text.slice(start, end);
    place.append('… ' + text.slice(Math.max(0, start - 24), start), bold, text.slice(end, end + 36) + ' …');
  }
  function filter() {
    var q = asked(), shown = 0;
    articles.forEach(function (a) {
      var fits = choices.every(function (c) { return !c.value || a.dataset[c.id].split('\\n').indexOf(c.value) >= 0; });
      fits = fits && q.every(function (w) { return has(a, w); });
      a.hidden = !fits;
      hit(a, fits ? q : []);
      if (fits) shown += 1;
    });
    by('none').hidden = shown > 0 || !articles.length;
    by('count').textContent = shown === articles.length ? shown + ' papers' : shown + ' of ' + articles.length + ' papers';
    by('all').hidden = shown === articles.length && !q.length;
  }
  function anew() {
    by('q').value = '';
    choices.forEach(function (c) { c.value = ''; });
    filter();
  }
  var waiting;
  by('q').addEventListener('input', function () { clearTimeout(waiting); waiting = setTimeout(filter, 120); });
  by('all').addEventListener('click', function () { anew(); by('q').focus(); });
  choices.forEach(function (c) { c.addEventListener('change', filter); });
  document.querySelectorAll('[data-filter]').forEach(function (b) {
    b.addEventListener('click', function () {
      anew();
      by(b.dataset.filter).value = b.dataset.value;
      filter();
      by('papers').scrollIntoView();
    });
  });
  document.addEventListener('keydown', function (e) {
    if (e.key === '/' && !/INPUT|SELECT|TEXTAREA/.test(document.activeElement.tagName)) { e.preventDefault(); by('q').focus(); }
    if (e.key === 'Escape' && document.activeElement === by('q')) anew();
  });
  var opened = [];
  addEventListener('beforeprint', function () {
    opened = Array.prototype.slice.call(document.querySelectorAll('article:not([hidden]) details:not([open]), .chart:not([open]), #themes details:not([open])'));
    opened.forEach(function (d) { d.open = true; });
  });
  addEventListener('afterprint', function () { opened.forEach(function (d) { d.open = false; }); });
})();
"""


def _script(body: str) -> str:
    table = json.dumps(groups(body), ensure_ascii=False).replace("<", "\\u003c")
    return _SCRIPT.replace("GROUPS", table, 1).replace("GONE", GONE)


def wrapped(body: str, title: str) -> str:
    """The whole page."""
    return (
        "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'>"
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        "<meta name='viewport' content='width=device-width,initial-scale=1'><link rel='icon' href='data:,'>"
        f"<title>{html(title)}</title><style>{css()}{_STYLE}</style></head><body>"
        f"<a class='skip' href='#papers'>To the papers</a>{body}<script>{_script(body)}</script></body></html>"
    )
