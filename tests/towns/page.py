"""A sheet being laid out: rows are added from top to bottom and know their row numbers."""

from dataclasses import dataclass, field

Cell = object


@dataclass
class Page:
    """Cells by row from row 1; merges are (row, column, last row, last column), from 0."""

    name: str = "隐患台账"
    rows: list[list[Cell]] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden: bool = False

    def add(self, *cells: Cell) -> int:
        """One more row; its number as a spreadsheet shows it."""
        self.rows.append(list(cells))
        return len(self.rows)

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Merge cells (rows from 1 as add() gave them, columns from 0); only the first keeps its value."""
        self.merges.append((top - 1, left, bottom - 1, right))
        for r in range(top - 1, bottom):
            row = self.rows[r]
            row.extend([None] * (right + 1 - len(row)))
            for c in range(left, right + 1):
                if (r, c) != (top - 1, left):
                    row[c] = None

    def shift(self) -> None:
        """Everything one column to the right: people like to leave column A blank."""
        self.rows = [[None, *row] for row in self.rows]
        self.merges = [(top, left + 1, bottom, right + 1) for top, left, bottom, right in self.merges]

    def title(self, text: str, width: int) -> int:
        """A title over the whole width."""
        row = self.add(text)
        self.merge(row, 0, row, width - 1)
        return row

    def heads(self, paths: list[tuple[str, ...]], merged: bool = True) -> None:
        """A header of as many rows as the deepest heading has levels; equal neighbours are one group."""
        depth = max(len(path) for path in paths)
        first = len(self.rows) + 1
        for level in range(depth):
            self.add(*(path[level] if level < len(path) else None for path in paths))
        for level in range(depth):
            start = 0
            for c in range(1, len(paths) + 1):
                if (
                    c < len(paths)
                    and len(paths[c]) > level + 1
                    and paths[c][: level + 1] == paths[start][: level + 1]
                ):
                    continue
                self._group(first + level, start, c - 1, merged)
                start = c
        if merged:
            for c, path in enumerate(paths):
                if len(path) < depth:
                    self.merge(first + len(path) - 1, c, first + depth - 1, c)

    def _group(self, row: int, left: int, right: int, merged: bool) -> None:
        if right > left and self.rows[row - 1][left] is not None:
            if merged:
                self.merge(row, left, row, right)
            else:
                for c in range(left + 1, right + 1):
                    self.rows[row - 1][c] = None
