"""What each kind of return is called in Chinese, as the snapshot says it."""

from analytics.store import Snapshot

# For snapshots from before they said it themselves.
_KNOWN = {
    "hazard_ledger": "隐患排查治理台账",
    "hazard_monthly": "隐患排查治理情况月报表",
    "major_register": "重大事故隐患清单",
    "accident_ledger": "生产安全事故台账",
    "accident_monthly": "生产安全事故月报表",
    "followup": "遗留隐患回填单",
}
_HAS_TABLE = "select 1 from information_schema.tables where table_name = 'return_title'"


def titles(snapshot: Snapshot) -> dict[str, str]:
    """Name to title; the snapshot's own word comes before the known one."""
    rows = snapshot.query("select * from return_title") if snapshot.query(_HAS_TABLE) else []
    return _KNOWN | {row["return_name"]: row["title"] for row in rows if row["title"]}
