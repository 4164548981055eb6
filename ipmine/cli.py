"""The command line: `ipmine extract` and `ipmine analyze`."""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from ipmine import __version__, given
from ipmine.errors import IpmineError, MissingExtra, OutputError, ReadError

if TYPE_CHECKING:
    from ipmine.batch import Refusal
    from ipmine.paper import Paper

REPORTED = 1_000  # papers that one page holds
DONE, SOME_REFUSED, NOT_DONE, INTERRUPTED, NOBODY_READS = 0, 1, 2, 130, 141

_STATUS = """\
exit status:
  0    every input gave a paper
  1    inputs were refused, each named with its reason; the others are done
  2    wrong arguments, or output that cannot be written
  130  interrupted; 141: whoever read the output has gone
"""
_FOLDERS = """\
Of a folder, the files below it are tried that end in
{}.
Files of other kinds are passed over, and counted on standard error. So are hidden
files, and folders that hold the results of a run.

"""


def main(argv: Sequence[str] | None = None) -> int:
    """Entry point of `python -m ipmine` and of the `ipmine` script; returns the exit status."""
    for stream in (sys.stdout, sys.stderr):
        # a console in another code page must not stop a run over one character
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        args = _parser().parse_args(argv)
        status = int(args.run(args))
        sys.stdout.flush()  # that nobody reads any more shows here, and not when Python ends
        return status
    except BrokenPipeError:
        _leave_stdout()
        return NOBODY_READS
    except IpmineError as error:
        for line in (str(error), *getattr(error, "__notes__", ())):
            print(f"ipmine: {line}", file=sys.stderr)
        is_input = isinstance(error, ReadError) and not isinstance(error, MissingExtra)
        return SOME_REFUSED if is_input else NOT_DONE
    except OSError as error:
        print(f"ipmine: {error.filename or 'output'}: {error.strerror or error}", file=sys.stderr)
        return NOT_DONE
    except KeyboardInterrupt:
        print("ipmine: interrupted; what was written stays", file=sys.stderr)
        return INTERRUPTED


def _leave_stdout() -> None:
    """Let Python end without another try to write what is left."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _day(value: str) -> str | None:
    return _or_usage("issued", partial(given.day, "issued"), value)


def _region(value: str) -> str | None:
    return _or_usage("region", given.region, value)


def _or_usage(name: str, read: Callable[[str], str | None], value: str) -> str | None:
    try:
        return read(value)
    except ValueError as error:  # argparse names the argument itself
        raise argparse.ArgumentTypeError(str(error).removeprefix(f"{name}=")) from error


def _parser() -> argparse.ArgumentParser:
    from ipmine.reading.files import TRIED

    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(
        prog="ipmine", description="Facts out of Chinese policy papers.", epilog=_STATUS, formatter_class=raw
    )
    parser.add_argument("--version", action="version", version=f"ipmine {__version__}")
    commands = parser.add_subparsers(dest="command", required=True)
    ends: dict[str, Any] = {"epilog": _FOLDERS.format(TRIED) + _STATUS, "formatter_class": raw}

    reading = argparse.ArgumentParser(add_help=False)
    reading.add_argument("--encoding", help="of text and HTML files, where the guess is wrong")
    reading.add_argument(
        "--issued", type=_day, metavar="DAY", help="the day of issue (2022-09-01) of papers that do not name it"
    )
    reading.add_argument(
        "--region",
        type=_region,
        metavar="CODE",
        help="GB/T 2260 code (220000) of papers that do not show their jurisdiction",
    )

    extract = commands.add_parser("extract", parents=[reading], help="print the records of files and folders", **ends)
    extract.add_argument("paths", nargs="+", metavar="PATH", help="a file or a folder")
    extract.add_argument("--format", choices=("jsonl", "json"), default="jsonl")
    extract.add_argument("-o", "--output", metavar="FILE", type=Path)
    extract.set_defaults(run=_extract)

    analyze = commands.add_parser("analyze", parents=[reading], help="write the tables of a folder", **ends)
    analyze.add_argument("paths", nargs="+", metavar="DIR", help="a folder or files")
    analyze.add_argument(
        "--out",
        required=True,
        metavar="OUT",
        type=Path,
        help="the folder of the tables: new, empty or of an earlier run",
    )
    analyze.add_argument("--excel", action="store_true", help="also write all tables as one workbook, tables.xlsx")
    analyze.add_argument("--no-report", action="store_true", help="do not write report.html")
    analyze.add_argument("--no-themes", action="store_true", help="a report without themes, which take longest")
    analyze.add_argument("--quiet", action="store_true", help="no progress bar")
    analyze.add_argument("--jobs", type=_jobs, default=-1, metavar="N", help="processes; -1 for all cores, the default")
    analyze.add_argument("--scheduler", metavar="tcp://HOST:PORT", help="use the workers of this Dask scheduler")
    analyze.add_argument("--retry", action="store_true", help="try again what an earlier run into OUT refused")
    analyze.set_defaults(run=_analyze)

    report = commands.add_parser("report", parents=[reading], help="write one page about a folder, to hand on", **ends)
    report.add_argument("paths", nargs="+", metavar="DIR", help="a folder or files")
    report.add_argument("--out", default=Path("report.html"), metavar="FILE", type=Path, help="the page (report.html)")
    report.add_argument("--no-themes", action="store_true", help="do not look for themes, which takes longest")
    report.add_argument("--title", default="Policy papers")
    report.add_argument("--quiet", action="store_true", help="no progress bar")
    report.set_defaults(run=_report)

    show = commands.add_parser(
        "show", parents=[reading], help="print papers with what was found in them marked", **ends
    )
    show.add_argument("paths", nargs="+", metavar="PATH", help="a file or a folder")
    show.add_argument("--colour", choices=("auto", "always", "never"), default="auto")
    show.set_defaults(run=_show)
    return parser


def _jobs(value: str) -> int:
    try:
        jobs = int(value)
    except ValueError:
        jobs = 0
    if jobs == 0:
        raise argparse.ArgumentTypeError(f"{value!r} is no number of processes; -1 means all cores")
    return jobs


def _options(args: argparse.Namespace) -> dict[str, Any]:
    return {"encoding": args.encoding, "issued": args.issued, "region": args.region}


class _Refused:
    """Names each input that gave no paper on standard error, and counts them."""

    count = 0

    def __call__(self, refused: ReadError | Refusal) -> None:
        print(f"ipmine: {refused.path}: {refused.reason}", file=sys.stderr)
        self.count += 1

    @property
    def status(self) -> int:
        return SOME_REFUSED if self.count else DONE


def _papers(args: argparse.Namespace, refused: _Refused, output: Path | None = None) -> Iterator[Paper]:
    """The papers of the files and folders that are given, one after the other."""
    from ipmine.batch import Refusal, read_all
    from ipmine.reading import iter_files

    others: Counter[str] = Counter()
    files = iter_files(args.paths, on_error=refused, leave_out=[output] if output else (), passed_over=others)
    for result in read_all(files, **_options(args)):
        if isinstance(result, Refusal):
            refused(result)
        else:
            yield result
    _tell_passed_over(others)


def _tell_passed_over(others: Counter[str]) -> None:
    """One line about files that are not read, so that none is missed without a word."""
    if not others:
        return
    named = [(suffix, count) for suffix, count in others.most_common() if len(suffix) <= 12 and suffix.isprintable()][
        :8
    ]
    kinds = [f"{count:,} {suffix or 'without a suffix'}" for suffix, count in named]
    if left := others.total() - sum(count for _, count in named):
        kinds.append(f"{left:,} others")
    files = "1 file of another kind" if others.total() == 1 else f"{others.total():,} files of other kinds"
    print(f"ipmine: passed over {files}: {', '.join(kinds)}", file=sys.stderr)


def _spare_papers(output: Path, paths: Sequence[str], is_ours: Callable[[bytes], bool]) -> None:
    """Refuse to write over a paper that is to be read; what an earlier run wrote there is none."""
    from ipmine.reading import DOCUMENT_SUFFIXES

    if not output.is_file():
        return
    place = os.path.realpath(output)
    is_given = place in map(os.path.realpath, paths)
    is_listed = output.suffix.lower() in DOCUMENT_SUFFIXES and any(
        place.startswith(os.path.join(os.path.realpath(path), "")) for path in paths
    )
    with open(output, "rb") as file:
        start = file.read(1_000)
    if is_given or (is_listed and start and not is_ours(start)):
        raise OutputError(output, "is one of the papers; choose another name for the output")


def _extract(args: argparse.Namespace) -> int:
    refused = _Refused()
    done = 0
    if args.output is not None:
        _spare_papers(args.output, args.paths, lambda start: start.startswith((b'{"id"', b'[\n{"id"', b"[]")))
    with _output(args.output) as out:
        separator = "["
        for paper in _papers(args, refused, args.output):
            line = json.dumps(paper.to_dict(), ensure_ascii=False)
            out.write(line + "\n" if args.format == "jsonl" else f"{separator}\n{line}")
            separator = ","
            done += 1
        if args.format == "json":
            out.write("\n]\n" if done else "[]\n")
    return refused.status


def _report(args: argparse.Namespace) -> int:
    from ipmine import report
    from ipmine.corpus import Corpus
    from ipmine.export import check_place

    check_place(args.out)
    _spare_papers(args.out, args.paths, report.is_page)
    corpus = Corpus.from_dir(*args.paths, progress=not args.quiet, leave_out=[args.out], **_options(args))
    _tell_passed_over(corpus.passed_over)
    refused = _Refused()
    for refusal in corpus.refused:
        refused(refusal)
    if len(corpus):
        path = report.write(
            corpus.papers, args.out, corpus.refused,
            title=args.title, themes=not args.no_themes, progress=not args.quiet,
        )  # fmt: skip
        print(f"{len(corpus):,} papers in {path} ({path.stat().st_size / 1e6:.1f} MB)")
    return refused.status


def _show(args: argparse.Namespace) -> int:
    from ipmine.show import paper_text

    colour = args.colour == "always" or (args.colour == "auto" and sys.stdout.isatty())
    refused = _Refused()
    for paper in _papers(args, refused):
        print(paper_text(paper, colour=colour) + "\n")
    return refused.status


@contextlib.contextmanager
def _output(path: Path | None) -> Iterator[IO[str]]:
    from ipmine.export import writing

    if path is None:
        yield sys.stdout
        return
    with writing(path), open(path, "w", encoding="utf-8", newline="\n") as file:
        yield file


def _analyze(args: argparse.Namespace) -> int:
    from ipmine.corpus import Corpus

    corpus = Corpus.from_dir(*args.paths, **_options(args))
    _tell_passed_over(corpus.passed_over)
    client = None
    if args.scheduler:
        from ipmine.corpus.cluster import connect

        client = connect(args.scheduler)
    results = corpus.analyze(args.out, n_jobs=args.jobs, client=client, retry=args.retry, progress=not args.quiet)
    summary = results.summary
    if args.excel:
        from ipmine import export

        export.write_excel(results.frames() | {"refused": results.refused}, args.out / "tables.xlsx")
    for line in summary.lines():
        print(line)
    print(f"tables in  {args.out}")
    if not args.no_report and summary.papers > REPORTED:
        print(f"no report  {REPORTED:,} papers fit on one page; write one of a part of them with ipmine report")
    elif not args.no_report and summary.papers:
        from ipmine import report

        path = report.write(
            list(results.papers()), args.out / "report.html", summary.refused,
            themes=not args.no_themes, progress=not args.quiet,
        )  # fmt: skip
        print(f"report in  {path}")
    return SOME_REFUSED if summary.refused else DONE
