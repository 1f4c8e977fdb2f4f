"""A ledger mutated on its way: nothing raises, every row is accounted for, every loaded value stands in the cells or follows from them."""

import pytest
from hypothesis import HealthCheck, Phase, event, given, settings

from etl.reference import read_reference
from etl.workbooks import read_workbook
from tests.etl import oracle
from tests.etl.desk import LOADED_ON, accounts, make_town
from tests.etl.mutations import as_csv, as_xlsx, ledgers

QUICK = settings(
    max_examples=500,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate, Phase.shrink],
)


@pytest.fixture(scope="module")
def reference(tmp_path_factory):
    return read_reference(make_town(tmp_path_factory.mktemp("town")).data)


@pytest.mark.parametrize("write", [as_xlsx, as_csv])
@QUICK
@given(ledger=ledgers())
def test_whatever_happens_to_a_ledger_its_values_follow_from_its_cells(reference, write, ledger):
    outcome = read_workbook(ledger.file, write(ledger), reference, LOADED_ON)
    for sheet in outcome.sheets:
        accounts(sheet.counts())
        event(f"{sheet.return_name} {sheet.status}")
        if sheet.status not in ("loaded", "partial"):
            assert not sheet.records and (sheet.status == "empty" or outcome.problems())
            continue
        assert sheet.table == "hazard_report"
        paper = oracle.Paper(ledger, sheet, has_merges=write is as_xlsx)
        oracle.check_rows(paper)
        oracle.check_untouched(paper, ledger)
        for record in sheet.records:
            r = record["row_no"] - 1
            oracle.check_place(paper, r, record)
            oracle.check_words(paper, r, record)
            oracle.check_days(paper, r, record, sheet.context.reporting_on)
            oracle.check_status(paper, r, record)
