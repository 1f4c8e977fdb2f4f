"""What is wrong with a return, in words for the person who can mend it."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Problem:
    """One thing found in one place; an error rejects the row or the sheet, a warning keeps it."""

    severity: str  # 'error' | 'warning'
    code: str
    sheet: str
    row: int | None  # 1-based as a spreadsheet shows it; None when not about one row
    heading: str | None
    found: str
    advice: str
    column: int | None = None  # 0-based, for colouring the cell that goes back

    def as_dict(self) -> dict:
        """The seven keys of `load --json`."""
        return {name: value for name, value in asdict(self).items() if name != "column"}


class NotClean(Exception):
    """A cell that cannot be read without guessing: what was found is the cell, this says what to write."""

    def __init__(self, code: str, advice: str):
        super().__init__(advice)
        self.code = code
        self.advice = advice


class NotReadable(Exception):
    """A whole file that cannot be read as a workbook; the message is one plain sentence."""


class CannotRun(Exception):
    """The command as a whole cannot run (exit status 2); the message is one plain sentence."""
