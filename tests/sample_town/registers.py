"""The registers that the sample town's office keeps: places, leaders, targets, expected returns, corrections."""

from datetime import date

from tests.sample_town.forms import form_of
from tests.sample_town.hazard import Hazard
from tests.sample_town.reports import Ledger
from tests.sample_town.sheets import Grid, workbook_name
from tests.sample_town.town import DEPARTMENTS, OFFICE, PREFIX, SENDERS, TOWN, VILLAGES
from tests.sample_town.words import table

PLAN = f"《{TOWN}安全生产治本攻坚三年行动实施方案》"
RULES = f"《{TOWN}安全生产目标管理考核办法》"
PLACES = "code name kind parent sort_no aliases valid_from valid_to population merged_into".split()
TARGETS = "indicator place sector level since until value basis".split()
CORRECTIONS = "workbook sheet row column value reason who on".split()
SETTINGS = f"""\
# {TOWN}（示例）的设置：只写与默认不同的几行，其余见 data/reference/settings.toml
town = "{TOWN}"
issuing_body = "{TOWN}安全生产委员会办公室"
document_series = "青安办发"
copy_to = "县安全生产委员会办公室，镇党委、政府、人大主席团领导"
ledger_since = 2024-01-01
"""

Rows = list[list]


def places() -> Rows:
    """One line a place; the merged village keeps its line, so that its name is still understood."""
    rows: Rows = [PLACES]
    for number, unit in enumerate(VILLAGES, start=1):
        rows.append(
            [
                unit.code,
                unit.name,
                unit.kind,
                TOWN,
                number,
                "；".join(unit.aliases),
                "",
                "",
                unit.population,
                "",
            ]
        )
    gone = [
        f"{PREFIX}213",
        "沙沟门村",
        "村",
        TOWN,
        15,
        "沙沟门；沙沟门村委会",
        "",
        "2022-12-31",
        486,
        "双泉村",
    ]
    office = [
        "",
        OFFICE,
        "部门",
        TOWN,
        16,
        "镇安办；青石镇安办；青石镇应急办；镇应急管理办公室",
        "",
        "",
        "",
        "",
    ]
    rows += [gone, office]
    for number, unit in enumerate(DEPARTMENTS, start=17):
        rows.append(["", unit.name, unit.kind, TOWN, number, "；".join(unit.aliases), "", "", "", ""])
    return rows


def leaders() -> Rows:
    """Who answers for a sector (分管) and for a village (包村); one post changed hands in July 2025."""
    return [list(table("leaders")[0]), *(list(row.values()) for row in table("leaders"))]


def targets() -> Rows:
    """The three-year action's goals and the standing ones."""
    years = [
        [
            "historic_stock",
            "",
            "",
            "重大",
            "2024-01-01",
            "2024-12-31",
            0,
            f"{PLAN}第二条：2024年底前基本消除存量",
        ],
        [
            "historic_stock",
            "",
            "",
            "重大",
            "2024-01-01",
            "2025-12-31",
            0,
            f"{PLAN}第二条：存量未清零的2025年底前必须清零",
        ],
        [
            "historic_stock",
            "",
            "",
            "重大",
            "2024-01-01",
            "2026-12-31",
            0,
            f"{PLAN}第二条：2026年底前动态清零、不得反弹",
        ],
        [
            "net_increment",
            "",
            "",
            "重大",
            "2025-01-01",
            "2025-12-31",
            0,
            f"{PLAN}第二条：2025年底前有效遏制增量",
        ],
    ]
    standing = [
        ["due_rectification_rate", "", "", "", "2024-01-01", "", 0.95, f"{RULES}第六条：到期整改率不低于95%"],
        ["on_time_rate", "", "", "", "2024-01-01", "", 0.85, f"{RULES}第六条：按期整改率不低于85%"],
        ["overdue", "", "", "", "2024-01-01", "", 0, f"{RULES}第七条：无超期未整改隐患"],
        ["unaccepted_overdue", "", "", "重大", "2024-01-01", "", 0, f"{RULES}第七条：重大事故隐患按期销号"],
        [
            "serious_accidents",
            "",
            "",
            "",
            "2024-01-01",
            "",
            0,
            f"{RULES}第三条：不发生较大及以上生产安全事故",
        ],
    ]
    return [TARGETS, *years, *standing]


def expected() -> Rows:
    """Which return is expected from whom, how often, by which day of the following month."""
    rows: Rows = [["return", "place", "frequency", "due_day"]]
    rows += [["hazard_ledger", unit.name, "month", 3] for unit in SENDERS]
    rows += [[name, OFFICE, "month", due] for name, due in (("major_register", 3), ("hazard_monthly", 5))]
    return [*rows, ["accident_monthly", OFFICE, "month", 5], ["accident_ledger", OFFICE, "year", 10]]


def corrections(sent: list[tuple[Ledger, Grid]]) -> Rows:
    """Withdrawn hazards, the approved extension and the mistyped cell, each by workbook, sheet and row."""
    rows: Rows = [CORRECTIONS]
    for hazard in dict.fromkeys(line.hazard for ledger, _ in sent for line in ledger.lines):
        if hazard.withdrawn_on:
            kind = hazard.withdrawn_why.split("：")[0]
            last = [*_where(sent, hazard, hazard.withdrawn_on), "撤销", kind, hazard.withdrawn_why]
            rows.append([*last, OFFICE, hazard.withdrawn_on])
        if hazard.extended_to:
            why = "灌浆须避开冬季冻土期，经镇安委办研究同意延期（青安办〔2025〕31号批复）"
            where = _where(sent, hazard, date(2025, 12, 5))
            rows.append([*where, "整改期限", hazard.extended_to, why, OFFICE, "2025-12-05"])
        if hazard.mistyped_found:
            where, heading = _where(sent, hazard, date.max), _heading(sent, hazard, "found")
            why = "年份误填，经社区电话核实为2025年"
            rows.append([*where, heading, hazard.found_on, why, OFFICE, "2025-03-06"])
    return [rows[0], *sorted(rows[1:], key=lambda row: str(row[-1]))]


def _where(sent: list[tuple[Ledger, Grid]], hazard: Hazard, before: date) -> list:
    """Workbook, sheet and row of the last ledger by that day that tells of the hazard."""
    ledger, grid = [
        (one, grid) for one, grid in sent if hazard in grid.row_of and one.reporting_on <= before
    ][-1]
    return [workbook_name(ledger), form_of(ledger.unit, ledger.month).sheet_name, grid.row_of[hazard]]


def _heading(sent: list[tuple[Ledger, Grid]], hazard: Hazard, what: str) -> str:
    ledger = next(one for one, grid in sent if hazard in grid.row_of)
    return form_of(ledger.unit, ledger.month).heading(what)
