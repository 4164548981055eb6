"""Many papers: a folder, a frame or JSONL in, tables out, on all cores or a cluster.

collection  `Corpus`
items       where papers come from
work        what a worker does with a batch
executors   this process, or processes of this machine; cluster: Dask
store       the output folder: lock, parts, manifest; known: what earlier runs did
run         a run from start to end; whole: the tables out of the parts
results     reading the output folder; partition: frame in, frame out
"""

from ipmine.corpus.collection import Corpus
from ipmine.corpus.partition import analyze_partition, partition_meta, tables_of_records
from ipmine.corpus.results import Results, open_results

__all__ = ["Corpus", "Results", "analyze_partition", "open_results", "partition_meta", "tables_of_records"]
