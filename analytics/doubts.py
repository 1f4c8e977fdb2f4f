"""What the office itself has to settle: words that the reader does not know, returns that contradict each other."""

from dataclasses import dataclass

from analytics.store import Snapshot

# Problem code -> field of words.csv that a confirmed word goes to.
FIELDS = {
    "unknown_heading": "heading",
    "status": "status",
    "level": "level",
    "source": "source",
    "due": "due",
    "unknown_unit": "unit",
}
FIELD_NAMES = {
    "heading": "列名",
    "status": "整改状态",
    "level": "隐患等级",
    "source": "隐患来源",
    "due": "整改期限",
    "unit": "填报单位",
}


@dataclass(frozen=True)
class Word:
    """A heading or word that is not known: how often it stands, and in which workbook it was met last."""

    field: str
    return_name: str
    word: str
    times: int
    workbook: str


def unknown_words(snapshot: Snapshot) -> list[Word]:
    """One a field, return and word, the commonest first; what a later edition has put right is left out."""
    codes = ", ".join(f"'{code}'" for code in FIELDS)
    rows = snapshot.query(
        f"""select problem.code, return_sheet.return_name, problem.found, count(*) as times,
            max_by(problem.workbook, return_sheet.load_no) as workbook
        from problem
        inner join return_sheet
            on return_sheet.workbook_id = problem.workbook_id and return_sheet.sheet = problem.sheet
        inner join workbook on workbook.workbook_id = problem.workbook_id
        where problem.code in ({codes}) and workbook.replaced_by is null and problem.found <> '空白'
        group by problem.code, return_sheet.return_name, problem.found
        order by times desc, problem.found"""
    )
    return [Word(FIELDS[r["code"]], r["return_name"], r["found"], r["times"], r["workbook"]) for r in rows]


def disagreements(snapshot: Snapshot) -> list[dict]:
    """勾稽不符, the latest first: workbook, sheet, row_no, found, advice."""
    return snapshot.query(
        """select problem.workbook, problem.sheet, problem.row_no, problem.found, problem.advice
        from problem
        left join return_sheet
            on return_sheet.workbook_id = problem.workbook_id and return_sheet.sheet = problem.sheet
        where problem.code = 'disagrees'
        order by return_sheet.period_end desc, problem.workbook, problem.row_no, problem.found"""
    )
