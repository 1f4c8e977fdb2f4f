"""The child process that reads workbooks, so that one bad file never stops a batch.

It imports nothing but the reader, works under limits, and answers each path on its standard input with one
length-prefixed pickle: a Book, or the sentence of a refusal. Only bytes of this child are ever unpickled.
"""

import pickle
import struct
import sys
from pathlib import Path

from etl.problems import NotReadable
from etl.reading import read_book

MEMORY = 1 << 30
LENGTH = struct.Struct("<Q")


def limit_memory() -> None:
    """1 GiB of address space beyond what is already mapped; Windows has no such limit and relies on the watchdog."""
    try:
        import resource
    except ImportError:
        return
    pages = int(Path("/proc/self/statm").read_text().split()[0]) if Path("/proc/self/statm").exists() else 0
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY + pages * resource.getpagesize(),) * 2)


def answer(path: str) -> tuple[str, object]:
    """('book', Book), ('refused', sentence) or ('memory', '')."""
    try:
        return "book", read_book(Path(path).read_bytes())
    except NotReadable as error:
        return "refused", str(error)
    except MemoryError:
        return "memory", ""


def main() -> None:
    """Answer paths until standard input ends."""
    out = sys.stdout.buffer
    limit_memory()
    for line in sys.stdin.buffer:
        try:
            reply = pickle.dumps(answer(line.decode().rstrip("\n")), protocol=5)
        except MemoryError:
            reply = pickle.dumps(("memory", ""))
        out.write(LENGTH.pack(len(reply)))
        out.write(reply)
        out.flush()


if __name__ == "__main__":
    main()
