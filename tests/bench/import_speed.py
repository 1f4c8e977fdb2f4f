"""How long an import takes, as ratios of readers measured in the same run on the same machine."""

import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

import xlsxwriter

ROOT = Path(__file__).parents[2]
ROWS, SMALL_BOOKS, SMALL_ROWS, RUNS = 100_000, 1_000, 50, 3
VILLAGES = [f"{name}村" for name in "东沟 西沟 南坪 北坪 上湾 下湾 前山 后山 石桥 柳林".split()]
HEADINGS = (
    "序号 村（社区） 行业领域 企业（场所）名称 隐患描述 隐患等级 隐患来源 排查日期 整改期限 整改责任人 整改措施 整改状态 "
    "整改完成日期 责任单位 备注"
).split()
CALAMINE = "import sys, python_calamine as c\nc.CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()"
PANDAS = "import sys, pandas\npandas.read_excel(sys.argv[1], engine='openpyxl')"


def ledger(path: Path, rows: int, village: str | None, month: int | None) -> None:
    """A clean ledger of 15 columns, as a village or a whole town would keep it."""
    dice = random.Random(f"{path.name}")
    first, days = (date(2025, month, 1), 27) if month else (date(2025, 1, 1), 360)
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("隐患台账")
    sheet.write_row(0, 0, HEADINGS)
    for i in range(1, rows + 1):
        found = first + timedelta(dice.randrange(days))
        done = found + timedelta(dice.randrange(1, 10))
        is_done = dice.random() < 0.9 and (not month or done.month == month) and done.year == 2025
        row = [i, village or dice.choice(VILLAGES), dice.choice(("消防", "道路交通", "城镇燃气", "建筑施工"))]
        row += [
            f"第{dice.randrange(5000)}号店",
            f"灭火器压力不足（第{i}处）",
            "一般",
            "村级巡查",
            found.isoformat(),
        ]
        row += [(found + timedelta(dice.choice((3, 7, 15)))).isoformat(), "张某", "更换"]
        row += ["已整改" if is_done else "未整改", done.isoformat() if is_done else "", "某单位", ""]
        sheet.write_row(i, 0, row)
    book.close()


def town(folder: Path) -> Path:
    """A data folder whose register knows the villages."""
    (folder / "reference").mkdir(parents=True)
    lines = [f"{621099101200 + i},{name},村,{i}" for i, name in enumerate(VILLAGES, start=1)]
    text = "code,name,kind,sort_no\n" + "\n".join(lines) + "\n"
    (folder / "reference" / "places.csv").write_text(text, encoding="utf-8")
    return folder


def timed(*command: str) -> float:
    """Seconds that a command takes as a whole process; its failure ends the benchmark."""
    began = time.perf_counter()
    subprocess.run([sys.executable, *command], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def one_large_ledger(folder: Path) -> None:
    """From xlsx to a published snapshot, beside calamine and pandas that merely read it."""
    book = folder / "样例镇2025年隐患台账.xlsx"
    ledger(book, ROWS, None, None)
    load, calamine = [], []
    for run in range(RUNS):
        calamine.append(timed("-c", CALAMINE, str(book)))
        load.append(timed("-m", "etl", "load", str(book), "--data", str(town(folder / f"town{run}"))))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    pandas = timed("-c", PANDAS, str(book))
    ratio = statistics.median(a / b for a, b in zip(load, calamine, strict=True))
    print(
        f"{ROWS} rows, xlsx to snapshot: {statistics.median(load):.1f} s, peak of one process {peak:.0f} MiB"
    )
    print(f"  over calamine alone: {ratio:.2f} times (at most 4)")
    print(
        f"  pandas + openpyxl merely reading over it: {pandas / statistics.median(load):.2f} times (at least 2.5)"
    )


def many_small_ledgers(folder: Path) -> None:
    """A thousand workbooks of fifty rows, then the same again."""
    incoming = folder / "incoming"
    incoming.mkdir()
    for i in range(SMALL_BOOKS):
        village, month = VILLAGES[i % len(VILLAGES)], i // len(VILLAGES) % 12 + 1
        ledger(incoming / f"{village}2025年{month}月隐患台账{i}.xlsx", SMALL_ROWS, village, month)
    data = town(folder / "many")
    first = timed("-m", "etl", "load", str(incoming), "--data", str(data))
    again = timed("-m", "etl", "load", str(incoming), "--data", str(data))
    print(
        f"{SMALL_BOOKS} workbooks of {SMALL_ROWS} rows: {first:.1f} s (at most 60), again {again:.1f} s (at most 3)"
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        one_large_ledger(Path(scratch))
        many_small_ledgers(Path(scratch))
