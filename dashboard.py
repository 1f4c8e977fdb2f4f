"""The front door: the window, the pages, and the page that was asked for."""

import streamlit as st

from pages.parts import failing, shell

failing.say_so()
st.set_page_config(page_title="安全生产整改督办", layout="wide", initial_sidebar_state="collapsed")
pages = [
    st.Page("pages/meeting.py", title="周例会", default=True),
    st.Page("pages/rectification.py", title="整改情况", url_path="rectification"),
    st.Page("pages/stock.py", title="存量与增量", url_path="stock"),
    st.Page("pages/major.py", title="重大隐患督办", url_path="major"),
    st.Page("pages/ranking.py", title="村级排名", url_path="ranking"),
    st.Page("pages/areas.py", title="分行业分区域", url_path="areas"),
    st.Page("pages/accidents.py", title="事故统计", url_path="accidents"),
    st.Page("pages/circulars.py", title="通报", url_path="circulars"),
    st.Page("pages/returns.py", title="数据上报", url_path="returns"),
    st.Page("pages/rows.py", title="台账查询", url_path="rows"),
]
shell.dress(pages)
page = st.navigation(pages, position="top")
shell.frame(pages, page)
shell.run(page)
