"""The command line: `ipmine extract` and `ipmine analyze`."""

from __future__ import annotations

import argparse
import contextlib
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import IO, Any

from ipmine import __version__, given
from ipmine.errors import IpmineError, ReadError

REPORTED = 1_000  # papers that one page holds


def main(argv: Sequence[str] | None = None) -> int:
    """Entry point of `python -m ipmine` and of the `ipmine` script; returns the exit status."""
    args = _parser().parse_args(argv)
    for stream in (sys.stdout, sys.stderr):
        # a console in another code page must not stop a run over one character
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        return int(args.run(args))
    except IpmineError as error:
        print(f"ipmine: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"ipmine: {error.filename or 'output'}: {error.strerror or error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        print("ipmine: interrupted; what was written stays", file=sys.stderr)
        return 130


def _day(value: str) -> str | None:
    return _or_usage(partial(given.day, "--issued"), value)


def _region(value: str) -> str | None:
    return _or_usage(given.region, value)


def _or_usage(read: Callable[[str], str | None], value: str) -> str | None:
    try:
        return read(value)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="ipmine", description="Facts out of Chinese policy papers.")
    parser.add_argument("--version", action="version", version=f"ipmine {__version__}")
    commands = parser.add_subparsers(dest="command", required=True)

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

    extract = commands.add_parser("extract", parents=[reading], help="print the records of files and folders")
    extract.add_argument("paths", nargs="+", metavar="PATH", help="a file or a folder")
    extract.add_argument("--format", choices=("jsonl", "json"), default="jsonl")
    extract.add_argument("-o", "--output", metavar="FILE", type=Path)
    extract.set_defaults(run=_extract)

    analyze = commands.add_parser("analyze", parents=[reading], help="write the tables of a folder")
    analyze.add_argument("paths", nargs="+", metavar="DIR", help="a folder or files")
    analyze.add_argument("--out", required=True, metavar="OUT", type=Path, help="the folder of the tables")
    analyze.add_argument("--excel", action="store_true", help="also write all tables as one workbook, tables.xlsx")
    analyze.add_argument("--no-report", action="store_true", help="do not write report.html")
    analyze.add_argument("--no-themes", action="store_true", help="a report without themes, which take longest")
    analyze.add_argument("--quiet", action="store_true", help="no progress bar")
    analyze.add_argument("--jobs", type=_jobs, default=-1, metavar="N", help="processes; -1 for all cores, the default")
    analyze.add_argument("--scheduler", metavar="tcp://HOST:PORT", help="use the workers of this Dask scheduler")
    analyze.add_argument("--retry", action="store_true", help="try again what an earlier run into OUT refused")
    analyze.set_defaults(run=_analyze)

    report = commands.add_parser("report", parents=[reading], help="write one page about a folder, to hand on")
    report.add_argument("paths", nargs="+", metavar="DIR", help="a folder or files")
    report.add_argument("--out", default=Path("report.html"), metavar="FILE", type=Path, help="the page (report.html)")
    report.add_argument("--no-themes", action="store_true", help="do not look for themes, which takes longest")
    report.add_argument("--title", default="Policy papers")
    report.add_argument("--quiet", action="store_true", help="no progress bar")
    report.set_defaults(run=_report)

    show = commands.add_parser("show", parents=[reading], help="print papers with what was found in them marked")
    show.add_argument("paths", nargs="+", metavar="PATH", help="a file or a folder")
    show.add_argument("--colour", choices=("auto", "always", "never"), default="auto")
    show.set_defaults(run=_show)
    return parser


def _jobs(value: str) -> int:
    jobs = int(value)
    if jobs == 0:
        raise argparse.ArgumentTypeError("a number of processes, or -1 for all cores")
    return jobs


def _options(args: argparse.Namespace) -> dict[str, Any]:
    return {"encoding": args.encoding, "issued": args.issued, "region": args.region}


def _extract(args: argparse.Namespace) -> int:
    from ipmine.batch import Refusal, read_all
    from ipmine.reading import iter_files

    done = 0
    with _output(args.output) as out:
        separator = "["
        files = iter_files(args.paths, on_error=lambda error: print(f"ipmine: {error}", file=sys.stderr))
        for result in read_all(files, **_options(args)):
            if isinstance(result, Refusal):
                print(f"ipmine: {result.path}: {result.reason}", file=sys.stderr)
                continue
            line = json.dumps(result.to_dict(), ensure_ascii=False)
            out.write(line + "\n" if args.format == "jsonl" else f"{separator}\n{line}")
            separator = ","
            done += 1
        if args.format == "json":
            out.write("\n]\n" if done else "[]\n")
    return 0 if done else 1


def _report(args: argparse.Namespace) -> int:
    from ipmine import report
    from ipmine.corpus import Corpus

    corpus = Corpus.from_dir(*args.paths, progress=not args.quiet, **_options(args))
    for refusal in corpus.refused:
        print(f"ipmine: {refusal.path}: {refusal.reason}", file=sys.stderr)
    if not len(corpus):
        return 1
    path = report.write(
        corpus.papers, args.out, corpus.refused, title=args.title, themes=not args.no_themes, progress=not args.quiet
    )
    print(f"{len(corpus):,} papers in {path} ({path.stat().st_size / 1e6:.1f} MB)")
    return 0


def _show(args: argparse.Namespace) -> int:
    from ipmine.batch import Refusal, read_all
    from ipmine.reading import iter_files
    from ipmine.show import paper_text

    colour = args.colour == "always" or (args.colour == "auto" and sys.stdout.isatty())
    done = 0
    for result in read_all(iter_files(args.paths), **_options(args)):
        if isinstance(result, Refusal):
            print(f"ipmine: {result.path}: {result.reason}", file=sys.stderr)
            continue
        print(paper_text(result, colour=colour) + "\n")
        done += 1
    return 0 if done else 1


@contextlib.contextmanager
def _output(path: Path | None) -> Iterator[IO[str]]:
    if path is None:
        yield sys.stdout
        return
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        yield file


def _analyze(args: argparse.Namespace) -> int:
    from ipmine.corpus import Corpus

    try:
        corpus = Corpus.from_dir(*args.paths, **_options(args))
    except ReadError as error:
        for line in (str(error), *getattr(error, "__notes__", ())):
            print(f"ipmine: {line}", file=sys.stderr)
        return 1
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
    return 0 if summary.papers else 1
