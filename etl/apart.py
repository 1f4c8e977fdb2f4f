"""Reading in a process apart: a file that eats memory, time or the reader itself is refused and the batch goes on."""

import os
import pickle
import struct
import subprocess
import sys
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from etl.book import Book
from etl.problems import NotReadable

LENGTH = struct.Struct("<Q")  # stands before each message, both ways
SECONDS = 120
MEMORY = 1 << 30  # bytes of address space
ROOT = Path(__file__).resolve().parent.parent
GIVEN_UP = "文件太大或已损坏，读不下去，请用 Excel 或 WPS 打开，删去空白的行和列，另存为 .xlsx 再报"


class Reader:
    """One child that reads file after file; it is replaced when it dies or is stopped by the watchdog."""

    def __init__(self, seconds: float = SECONDS, memory: int = MEMORY):
        self.seconds, self.memory = seconds, memory
        self._child: subprocess.Popen | None = None
        self._talking = ThreadPoolExecutor(1)
        self._begun: dict[bytes, Future] = {}

    def __enter__(self) -> "Reader":
        return self

    def __exit__(self, *_) -> None:
        self._talking.shutdown(wait=False, cancel_futures=True)
        self._end()

    def begin(self, content: bytes) -> None:
        """Let the child read what will be asked for next; what was begun and never asked for is forgotten."""
        self._begun = {content: self._talking.submit(self._exchange, content)}

    def read(self, content: bytes, then: bytes | None = None) -> Book:
        """The workbook; NotReadable with one plain sentence when it cannot be read within the limits.

        The child goes on with `then` while the caller works on this one.
        """
        if content not in self._begun:
            self.begin(content)
        answer = self._begun.pop(content)
        if then is not None:
            self.begin(then)
        return answer.result()

    def _exchange(self, content: bytes) -> Book:
        child = self._started()
        watchdog = threading.Timer(self.seconds, child.kill)
        watchdog.start()
        try:
            child.stdin.write(LENGTH.pack(len(content)))
            child.stdin.write(content)
            child.stdin.flush()
            reply = child.stdout.read(LENGTH.unpack(child.stdout.read(LENGTH.size))[0])
            found = pickle.loads(reply)
        except Exception as error:  # a dead child shows as a broken pipe, a short header or half a pickle
            self._end()
            raise NotReadable(GIVEN_UP) from error
        finally:
            watchdog.cancel()
        if isinstance(found, str):
            raise NotReadable(found or GIVEN_UP)
        return found

    def _started(self) -> subprocess.Popen:
        if self._child is None or self._child.poll() is not None:
            paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
            self._child = subprocess.Popen(
                [sys.executable, "-m", "etl.worker", str(self.memory)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
            )
        return self._child

    def _end(self) -> None:
        if self._child is not None:
            self._child.kill()
            self._child.communicate()
            self._child = None
