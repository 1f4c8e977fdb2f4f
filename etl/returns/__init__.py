"""The registry: every return the program knows, in the order in which ties are settled."""

from etl.returns.accident_ledger import ACCIDENT_LEDGER
from etl.returns.accident_monthly import ACCIDENT_MONTHLY
from etl.returns.followup import FOLLOWUP
from etl.returns.hazard_ledger import HAZARD_LEDGER
from etl.returns.hazard_monthly import HAZARD_MONTHLY
from etl.returns.major_register import MAJOR_REGISTER
from etl.returns.model import Column, Return

RETURNS = (HAZARD_LEDGER, MAJOR_REGISTER, HAZARD_MONTHLY, ACCIDENT_LEDGER, ACCIDENT_MONTHLY, FOLLOWUP)

__all__ = ["RETURNS", "Column", "Return", "return_named"]


def return_named(name: str) -> Return:
    """The declared return of that name; KeyError otherwise."""
    return {kind.name: kind for kind in RETURNS}[name]
