"""A ledger laid out as its sender writes it: title, headings, rows, total and signatures, cell by cell."""

from dataclasses import dataclass, field
from datetime import date
from zlib import crc32

from tests.sample_town.forms import Form, form_of
from tests.sample_town.hazard import Hazard
from tests.sample_town.reports import Ledger, Line
from tests.sample_town.town import SENDERS

CLERKS = {unit.name: f"{'李王陈赵马杨周何徐罗高郭梁谢韩唐'[n]}某" for n, unit in enumerate(SENDERS)}
ALIAS = {unit.name: unit.aliases[-1] for unit in SENDERS}


@dataclass
class Grid:
    """Cells of one sheet; merges are (top, left, bottom, right) from 0; row_of counts from 1, as a screen shows it."""

    rows: list[list] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    header_rows: tuple[int, int] = (0, 1)  # from, until (excluded)
    row_of: dict[Hazard, int] = field(default_factory=dict)


def workbook_name(ledger: Ledger) -> str:
    """The file name of the sender's habit."""
    form = form_of(ledger.unit, ledger.month)
    name = form.name.format(unit=ledger.unit, year=ledger.month.year, month=ledger.month.month)
    return f"{name}{ledger.edition}{form.suffix}"


def lay_out(ledger: Ledger) -> Grid:
    """The whole sheet of a sender's ledger."""
    form, grid = form_of(ledger.unit, ledger.month), Grid()
    width = len(form.columns)
    if form.title:
        title = form.title.format(unit=ledger.unit, year=ledger.month.year, month=ledger.month.month)
        _wide(grid, title, width)
    if form.unit_line:
        _wide(grid, _unit_line(ledger), width)
    _headings(grid, form)
    for number, line in enumerate(ledger.lines, start=1):
        grid.rows.append([_cell(form, what, line, (number, ledger)) for what, _ in form.columns])
        if not line.rejected:
            grid.row_of[line.hazard] = len(grid.rows)
    if form.merges:
        _merge_visits(grid, form, ledger.lines)
    _ending(grid, form, ledger)
    return grid


def _wide(grid: Grid, text: str, width: int) -> None:
    grid.merges.append((len(grid.rows), 0, len(grid.rows), width - 1))
    grid.rows.append([text] + [None] * (width - 1))


def _unit_line(ledger: Ledger) -> str:
    day = ledger.reporting_on
    return (
        f"填报单位（盖章）：{ALIAS[ledger.unit]}   填报人：{CLERKS[ledger.unit]}   "
        f"填报日期：{day.year}.{day.month}.{day.day}"
    )


def _headings(grid: Grid, form: Form) -> None:
    levels = [heading.split("/") for _, heading in form.columns]
    top, depth = len(grid.rows), max(map(len, levels))
    grid.header_rows = (top, top + depth)
    first = [level[0] for level in levels]
    grid.rows.append([None if c and first[c] == first[c - 1] else text for c, text in enumerate(first)])
    if depth == 1:
        return
    grid.rows.append([level[1] if len(level) > 1 else None for level in levels])
    for c, level in enumerate(levels):
        if len(level) == 1:
            grid.merges.append((top, c, top + 1, c))
        elif first[c] != first[c - 1]:
            last = max(n for n, text in enumerate(first) if text == first[c])
            grid.merges.append((top, c, top, last))


def _cell(form: Form, what: str, line: Line, place_in: tuple[int, Ledger]):
    """One cell as it is written; a planted fault stands in for what was meant."""
    number, ledger = place_in
    if what in line.written:
        value = line.written[what]
        return _day(form, value, ledger.month.year) if isinstance(value, date) else value
    hazard, year = line.hazard, ledger.month.year
    if what == "no":
        return number
    if what == "place":
        return _spelling(hazard.place, number)
    if what == "sector":
        return form.sectors.get(hazard.sector, hazard.sector)
    if what in ("entity", "description", "level", "source", "measures", "person"):
        return getattr(hazard, what)
    if what == "found":
        return _day(form, hazard.found_on, year)
    if what == "due":
        return _due(form, line, year)
    if what == "rectified":
        return _day(form, line.claim, year) if line.claim else None
    return _state(form, what, line, ledger)


def _state(form: Form, what: str, line: Line, ledger: Ledger):
    if what in ("done", "open"):
        return "√" if (line.claim is not None) == (what == "done") else None
    if what == "checker":
        return "孙某" if line.claim else None
    overdue = line.due_on and line.due_on < ledger.reporting_on and not line.claim
    if what == "remark":
        return (
            _choice(line, ("已催促", "责任人外出未归", "已下发整改通知书", "下月复查")) if overdue else None
        )
    if line.claim:
        return _choice(line, form.done)
    return form.doing[-1] if overdue else _choice(line, form.doing)


def _choice(line: Line, words: tuple[str, ...]) -> str:
    return words[crc32(line.hazard.description.encode()) % len(words)]


def _spelling(place: str, number: int) -> str:
    """Now and then the village writes itself another way."""
    return ALIAS.get(place, place) if number % 7 == 3 else place


def _day(form: Form, day: date, year: int):
    if form.days == "excel":
        return day
    if form.days == "short" and day.year == year:
        return f"{day.month}月{day.day}日"
    patterns = {"dot": "{0}.{1}.{2}", "slash": "{0}/{1}/{2}", "iso": "{0}-{1:02}-{2:02}"}
    return patterns.get(form.days, "{0}年{1}月{2}日").format(day.year, day.month, day.day)


def _due(form: Form, line: Line, year: int):
    hazard, due = line.hazard, line.due_on
    if hazard.due_words or due is None:
        return hazard.due_words or None
    days = (due - hazard.found_on).days
    if due == hazard.due_on and form.due == "mixed" and days in (3, 7, 15):
        return f"{days}日内"
    written = _day(form, due, year)
    if form.due == "before" and due == hazard.due_on:
        return f"{due.month}月底前" if _is_month_end(due) else f"{written}前"
    return written


def _is_month_end(day: date) -> bool:
    return day.month != date.fromordinal(day.toordinal() + 1).month


def _merge_visits(grid: Grid, form: Form, lines: tuple[Line, ...]) -> None:
    """Several hazards of one visit share day, place and sector: those cells are merged downwards."""
    shared = [c for c, (what, _) in enumerate(form.columns) if what in ("found", "entity", "sector")]
    first = len(grid.rows) - len(lines)
    keys = [(n.hazard.found_on, n.hazard.entity, n.hazard.sector, bool(n.written)) for n in lines]
    start = 0
    for at in range(1, len(keys) + 1):
        if at < len(keys) and keys[at] == keys[start] and not keys[at][3]:
            continue
        if at - start > 1:
            for c in shared:
                grid.merges.append((first + start, c, first + at - 1, c))
                for row in range(first + start + 1, first + at):
                    grid.rows[row][c] = None
        start = at


def _ending(grid: Grid, form: Form, ledger: Ledger) -> None:
    width = len(form.columns)
    what = [name for name, _ in form.columns].index("description")
    if not ledger.lines and form.zero:
        grid.rows.append([None] * what + [form.zero] + [None] * (width - what - 1))
    if form.total and ledger.lines:
        row = ["合计"] + [None] * (width - 1)
        row[what] = f"{len(ledger.lines)}项"
        grid.rows.append(row)
    for text in form.footer:
        _wide(grid, text, width)
