"""重大事故隐患清单（一单四制）: one row per major hazard of the whole town, numbered town-wide, sent on change."""

from etl.returns.hazard_ledger import MENDING, WHAT, WHO_AND_WHERE
from etl.returns.model import Column, Return

FIVE_FIXED = (
    Column("goal", "整改目标", ("治理目标", "落实治理目标任务", "治理目标任务")),
    Column("plan", "应急预案", ("安全措施应急预案", "应急措施", "防控措施")),
    Column("supervisor", "督办单位", ("挂牌督办单位", "督办部门", "挂牌单位")),
    Column("document_no", "交办文号", ("督办文号", "文号", "挂牌督办文号")),
)

MAJOR_REGISTER = Return(
    name="major_register",
    title="重大事故隐患清单",
    table="hazard_report",
    columns=WHO_AND_WHERE + WHAT + MENDING + FIVE_FIXED,
    at_least=("entity", "found_on", "due_on", "accepted_on", "hazard_no"),
    title_says=r"重大(事故)?隐患[”\"』」)）]?(一单四制)?[”\"』」)）]?(清单|台账|登记|一览)|一单四制|挂牌督办|^重大(事故)?隐患$",
    town_wide_numbers=True,
)
