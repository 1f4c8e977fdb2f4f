"""An error nobody expected: one Chinese sentence on the page, and in the log the line it names."""

import logging
from datetime import datetime

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from analytics.store import Refused

LOG = logging.getLogger(__name__)
SAID = (
    "这一页没有显示完，程序遇到了意外的错误；交过的表、登记过的内容都没有丢，请刷新页面再看。"
    "还是这样，请把运行程序的窗口里“出错 {}”和它上面的记录发给维护的人。"
)


def say_so() -> None:
    """From here on in this run, an error that nobody caught is said in our words and not in Streamlit's.

    Streamlit asks a run's context what to do about it, after it has logged the traceback, and never with what steers
    a run itself (st.rerun, st.stop).
    """
    get_script_run_ctx().on_script_error = said


def said(error: Exception) -> bool:
    """Say it, with the moment by which its traceback is found in the log; True, for it has been said. What analytics
    refuses where only a part of the page runs is its own sentence."""
    if isinstance(error, Refused):
        st.warning(f"{error}。")
        return True
    at = f"{datetime.now():%Y%m%d-%H%M%S}"
    LOG.error("出错 %s：%s，记录见上", at, type(error).__name__)
    st.error(SAID.format(at))
    return True
