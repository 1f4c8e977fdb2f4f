"""Formula errors (#REF!, #N/A) in the rows of a sheet: each is a problem, and a figure that rests on one is refused."""

from collections.abc import Callable

from etl.book import Cell, ErrorCell
from etl.cleaning import RowCells
from etl.headers import Header
from etl.problems import Problem
from etl.returns import Column

ADVICE = "这一格是公式错误，请改成数值后重报"
# No figure, no identity and no check rests on these: an error in one is a warning, in any other it rejects the row.
KEPT_ONLY = frozenset(
    "location responsible_unit leader responsible_person measures remark goal plan supervisor document_no summary"
    " handling grade_said".split()
)
KEPT_KINDS = frozenset(("extra", "serial", "rate"))


def build_without(row: RowCells, build: Callable[..., dict], *more) -> dict:
    """The row's record built as if its error cells were blank; each of them is one problem, and the only one there."""
    if ErrorCell not in map(type, row.row):
        return build(row, *more)
    written, columns = row.row, row.header.columns
    errors = [
        _problem(row.sheet, row.row_no, row.header, at, written[at], _rejects(columns.get(at)))
        for at in range(len(written))
        if isinstance(written[at], ErrorCell)
    ]
    row.row = [None if isinstance(cell, ErrorCell) else cell for cell in written]
    record = build(row, *more)
    row.row = written
    places = {problem.column for problem in errors}
    row.problems = errors + [problem for problem in row.problems if problem.column not in places]
    return record


def set_aside(sheet: str, row_no: int, row: list[Cell], header: Header) -> list[Problem]:
    """The errors of a row that is no data row (title, header, total, note): warnings."""
    if ErrorCell not in map(type, row):
        return []
    return [
        _problem(sheet, row_no, header, at, cell, False)
        for at, cell in enumerate(row)
        if isinstance(cell, ErrorCell)
    ]


def _rejects(column: Column | None) -> bool:
    return column is not None and column.kind not in KEPT_KINDS and column.name not in KEPT_ONLY


def _problem(sheet: str, row_no: int, header: Header, at: int, cell: Cell, rejects: bool) -> Problem:
    severity = "error" if rejects else "warning"
    return Problem(severity, "error_cell", sheet, row_no, header.headings.get(at), str(cell), ADVICE, at)
