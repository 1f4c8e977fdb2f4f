"""The child process that reads workbooks under limits: bytes in on standard input, a Book out on standard output.

It imports nothing but the reader. Both directions are length-prefixed; the answer is a pickle, which only the
parent of this very process ever opens.
"""

import gc
import pickle
import sys
from pathlib import Path

from etl.apart import LENGTH
from etl.problems import NotReadable
from etl.reading import read_book


def limit_memory(memory: int) -> None:
    """So many bytes beyond what the child itself needs; Windows has no such limit and relies on the watchdog."""
    try:
        import resource
    except ImportError:
        return
    status = Path("/proc/self/statm")
    used = int(status.read_text().split()[0]) * resource.getpagesize() if status.exists() else 0
    resource.setrlimit(resource.RLIMIT_AS, (memory + used, memory + used))


def answer(content: bytes) -> bytes:
    """A pickled Book, or the sentence why there is none ('' when memory ran out)."""
    try:
        return pickle.dumps(read_book(content), protocol=5)
    except NotReadable as error:
        return pickle.dumps(str(error))
    except MemoryError:
        return pickle.dumps("")


def main() -> None:
    """Answer until standard input ends."""
    coming, going = sys.stdin.buffer, sys.stdout.buffer
    limit_memory(int(sys.argv[1]))
    gc.disable()  # cells hold no rings
    while header := coming.read(LENGTH.size):
        reply = answer(coming.read(LENGTH.unpack(header)[0]))
        going.write(LENGTH.pack(len(reply)))
        going.write(reply)
        going.flush()


if __name__ == "__main__":
    main()
