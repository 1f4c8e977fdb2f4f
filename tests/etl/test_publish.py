"""Publishing: a kill at any moment leaves the earlier snapshot current, readable and whole."""

import json
import random
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from etl.load import load
from etl.publish import current_number
from tests.by_hand import TABLES

ROOT = Path(__file__).parents[2]
LEDGER = "序号,村（社区）,单位名称,隐患内容,隐患等级,排查日期,整改期限,整改状态\n"
PLACES = "code,name,kind,sort_no,aliases\n621099101201,甲村,村,1,甲\n621099101202,乙村,村,2,乙\n"

# The loader as a user runs it, in a process that is killed from inside: at a named step, or at the nth file it
# opens for writing or renames. Nothing of the loader is replaced.
KILLED_LOAD = """
import os, signal, sys
from pathlib import Path
from etl.load import load

data, step, writes = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
seen = 0

def watch(event, arguments):
    global seen
    if event in ("os.rename",) or (event == "open" and str(data) in str(arguments[0]) and arguments[1] and set("wax+") & set(str(arguments[1]))):
        seen += 1
        if seen == writes:
            os.kill(os.getpid(), signal.SIGKILL)

def progress(name, done, total):
    if name == step:
        os.kill(os.getpid(), signal.SIGKILL)

if writes:
    sys.addaudithook(watch)
load(None, data, progress=progress)
print("not killed")
"""


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A town with one village's January in its first snapshot and February waiting in incoming."""
    (tmp_path / "incoming").mkdir()
    (tmp_path / "reference").mkdir()
    (tmp_path / "reference" / "places.csv").write_text(PLACES, encoding="utf-8")
    _ledger(tmp_path, 1, 3)
    assert load(None, tmp_path)["snapshot"] == 1
    _ledger(tmp_path, 2, 2)
    return tmp_path


def _ledger(data: Path, month: int, rows: int) -> None:
    lines = [
        f"{i},甲村,某店,灭火器过期{i},一般,2025-0{month}-0{i},2025-0{month}-20,未整改"
        for i in range(1, rows + 1)
    ]
    path = data / "incoming" / f"甲村2025年{month}月隐患台账.csv"
    path.write_text(LEDGER + "\n".join(lines) + "\n", encoding="utf-8")


def _killed(data: Path, step: str = "", writes: int = 0) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-c", KILLED_LOAD, str(data), step, str(writes)],
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip


def _hazards(data: Path) -> int:
    with duckdb.connect(str(data / "snapshots" / f"{current_number(data)}.duckdb"), read_only=True) as con:
        return con.execute("select count(*) from hazard").fetchone()[0]


def _steps(data: Path) -> list[str]:
    """The named steps of a load, read off a run on a copy."""
    seen: list[str] = []
    load(None, data, progress=lambda name, done, total: seen.append(name))
    return list(dict.fromkeys(seen))


def test_killed_at_each_named_step_the_earlier_snapshot_stays_current(town, tmp_path_factory):
    copy = tmp_path_factory.mktemp("copy") / "town"
    shutil.copytree(town, copy)
    steps = _steps(copy)
    assert {"建库", "核对", "落盘", "启用", "完成"} <= set(steps)
    for step in steps:
        trial = tmp_path_factory.mktemp("trial") / "town"
        shutil.copytree(town, trial)
        run = _killed(trial, step)
        assert run.returncode == -9, (step, run.stdout, run.stderr)
        published = step == "完成"
        assert current_number(trial) == (2 if published else 1), step
        assert _hazards(trial) == (5 if published else 3), step
        load(None, trial)
        assert _hazards(trial) == 5, step


@pytest.mark.parametrize("writes", [1, 2, 3, 4, 5, 6, 7, 8, 10, 12])
def test_killed_after_so_many_written_files_the_earlier_snapshot_stays_readable(town, writes):
    run = _killed(town, writes=writes)
    assert run.returncode in (-9, 0), run.stderr
    assert _hazards(town) == (3 if current_number(town) == 1 else 5)
    load(None, town)
    assert _hazards(town) == 5


def test_killed_after_a_random_number_of_written_files_the_earlier_snapshot_stays_readable(
    town, tmp_path_factory
):
    for writes in random.sample(range(1, 25), 3):
        trial = tmp_path_factory.mktemp("trial") / "town"
        shutil.copytree(town, trial)
        run = _killed(trial, writes=writes)
        assert run.returncode in (-9, 0), (writes, run.stderr)
        assert _hazards(trial) == (3 if current_number(trial) == 1 else 5), writes
        load(None, trial)
        assert _hazards(trial) == 5, writes


def test_nothing_new_publishes_nothing(town):
    load(None, town)
    assert load(None, town)["snapshot"] == 2
    assert sorted(p.name for p in (town / "snapshots").iterdir()) == ["1.duckdb", "2.duckdb", "CURRENT"]


def test_a_changed_register_publishes_a_snapshot_without_a_new_workbook(town):
    load(None, town)
    (town / "reference" / "targets.csv").write_text("indicator,value\noverdue,0\n", encoding="utf-8")
    assert load(None, town)["snapshot"] == 3


def test_a_published_snapshot_has_the_tables_that_are_promised(town):
    with duckdb.connect(str(town / "snapshots" / "1.duckdb"), read_only=True) as con:
        found = {
            table: dict(con.execute(
                "select column_name, data_type from information_schema.columns where table_name = ?", [table]
            ).fetchall())
            for (table,) in con.execute("select table_name from information_schema.tables").fetchall()
        }  # fmt: skip
    with duckdb.connect() as con:
        for table, columns in TABLES.items():
            con.execute(f"create table {table} ({columns})")
            promised = {row[0]: row[1] for row in con.execute(f"describe {table}").fetchall()}
            assert found[table] == promised, table


def test_a_second_loader_says_so_and_ends_with_2(town):
    holder = subprocess.Popen(
        [sys.executable, "-c", "import sys\nfrom filelock import FileLock\nfrom pathlib import Path\n"
         "with FileLock(Path(sys.argv[1]) / '.loading'):\n    print('held', flush=True)\n    sys.stdin.read()", str(town)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert holder.stdout.readline() == "held\n"
    run = subprocess.run(
        [sys.executable, "-m", "etl", "load", "--data", str(town), "--json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    holder.communicate("")
    assert run.returncode == 2
    assert run.stderr.strip() == "另一次导入正在进行，请等它完成后再试"
    assert current_number(town) == 1


def test_readers_and_a_loader_never_block_each_other(town):
    with duckdb.connect(str(town / "snapshots" / "1.duckdb"), read_only=True) as reader:
        assert load(None, town)["snapshot"] == 2
        assert reader.execute("select count(*) from hazard").fetchone()[0] == 3


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("空文件.xlsx", b"", "空的"),
        ("照片.xlsx", b"\xff\xd8\xff\xe0" + b"x" * 99, "照片"),
        ("半个.xlsx", b"PK\x03\x04" + b"x" * 99, "损坏"),
        ("乱码.xls", bytes(range(256)) * 20, "认不出"),
    ],
)
def test_bad_input_gets_one_sentence_and_changes_nothing(town, name, content, says):
    load(None, town)
    before = sorted(p.name for p in (town / "accepted").iterdir())
    bad = town / name
    bad.write_bytes(content)
    run = subprocess.run(
        [sys.executable, "-m", "etl", "load", str(bad), "--data", str(town), "--json"],
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    assert run.returncode == 1
    (book,) = json.loads(run.stdout)["workbooks"]
    assert book["status"] == "refused"
    assert [says in problem["advice"] for problem in book["problems"]] == [True]
    assert current_number(town) == 2
    assert sorted(p.name for p in (town / "accepted").iterdir()) == before


def test_a_folder_that_does_not_exist_is_named_in_one_sentence(tmp_path):
    run = subprocess.run(
        [sys.executable, "-m", "etl", "load", "没有这个文件夹", "--data", str(tmp_path)],
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    assert run.returncode == 2
    assert run.stderr.strip() == "没有找到“没有这个文件夹”，请核对文件或文件夹的位置"
    assert list(tmp_path.iterdir()) == []
