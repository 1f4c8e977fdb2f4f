"""A form behind a button: filled in, entered, closed again, or left open with what stands against it."""

from collections.abc import Callable
from datetime import datetime

import streamlit as st

from analytics.store import Refused

OWN = ("enter", "problem")  # the form's own keys


def form(label: str, name: str, draw: Callable[[str], None], enter: Callable[[dict], None]) -> None:
    """A button that opens the fields of `draw(key)`, whose keys begin with `key-`, the clerk's name, and the button
    that calls `enter` with what they hold by the rest of their key, and with who and on."""
    # Once entered it is another form: a popover shut by its state opens again with the next click elsewhere.
    key = f"{name}-{st.session_state.get(f'times:{name}', 0)}"
    box = st.popover(label, key=key, on_change="rerun", width="content")
    if not box.open:
        return
    with box:
        draw(key)
        st.text_input("经办人", st.session_state.get("clerk", ""), key=f"{key}-who", placeholder="填姓名")
        st.button(
            "登记",
            type="primary",
            key=f"{key}-enter",
            width="stretch",
            on_click=_enter,
            args=(name, key, enter),
        )
        problem = st.session_state.pop(f"{key}-problem", "")
        if problem:
            st.warning(f"{problem}。")


def _enter(name: str, key: str, enter: Callable[[dict], None]) -> None:
    held = {
        str(field).removeprefix(f"{key}-"): value
        for field, value in st.session_state.items()
        if str(field).startswith(f"{key}-")
    }
    said = {field: value for field, value in held.items() if field not in OWN}
    said |= {"who": said.get("who") or "", "on": datetime.now()}
    try:
        enter(said)
    except Refused as refused:
        st.session_state[f"{key}-problem"] = str(refused)
        return
    st.session_state[f"times:{name}"] = st.session_state.get(f"times:{name}", 0) + 1
    st.session_state["clerk"] = said["who"]
