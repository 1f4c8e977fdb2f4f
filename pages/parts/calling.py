"""约谈时间、约谈地点: the fields for what a 约谈通知书 says that no ledger knows."""

from datetime import date, datetime, time

import streamlit as st

from analytics.circulars.call import LONGEST, Call

TIMES = [f"{hour:02d}:{minute:02d}" for hour in range(7, 22) for minute in (0, 15, 30, 45)]


def fields(key: str) -> Call:
    """Day, time and place as far as they are filled in."""
    with st.container(horizontal=True, gap="small"):
        day = st.date_input(
            "约谈日期", None, min_value=date.today(), key=f"{key}-day", format="YYYY-MM-DD", width=190
        )
        hour = st.selectbox("约谈时间", TIMES, None, key=f"{key}-time", placeholder="几点", width=130)
    where = st.text_input("约谈地点", key=f"{key}-where", max_chars=LONGEST, placeholder="填了才能印发")
    return Call(datetime.combine(day, time.fromisoformat(hour)) if day and hour else None, where.strip())
