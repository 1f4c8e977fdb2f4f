"""A form behind a button: filled in, entered, closed again, or left open with what stands against it."""

from collections.abc import Callable
from datetime import date, datetime

import streamlit as st

from analytics.store import Refused


def form(label: str, name: str, draw: Callable[[str], None], act: Callable[[dict], None]) -> None:
    """A button that opens the fields of `draw(key)`, whose keys begin with `key-`, the clerk's name, and the button
    that calls `act` with what they hold by the rest of their key, and with who and on."""

    def fields(key: str) -> None:
        draw(key)
        clerk(f"{key}-who")
        st.button("登记", type="primary", key=f"{key}-enter", width="stretch", on_click=pressed, args=(key,))

    def pressed(key: str) -> None:
        said = held(key)
        enter(name, said["who"], lambda: act(said))

    opened(label, name, fields)


def opened(label: str, name: str, draw: Callable[[str], None], is_empty: bool = False) -> None:
    """A button that opens what `draw(key)` draws, until `enter` shuts it; below it what stands against entering.
    Where there is nothing to enter it cannot be pressed."""
    # Once entered it is another form: a popover shut by its state opens again with the next click on another.
    key = f"{name}-{st.session_state.get(f'times:{name}', 0)}"
    box = st.popover(label, key=key, on_change="rerun", width="content", disabled=is_empty)
    if is_empty or not box.open:
        return
    with box:
        draw(key)
        problem = st.session_state.pop(f"problem:{name}", "")
        if problem:
            st.warning(f"{problem}。")


def clerk(key: str) -> None:
    """Who enters it, filled in with who did last."""
    st.text_input("经办人", st.session_state.get("clerk", ""), key=key, placeholder="填姓名")


def day(label: str, value: date | None, key: str) -> None:
    """A day of whatever year: what it may not be, the form's own check says in Chinese when it is entered."""
    st.date_input(
        label, value, key=key, format="YYYY-MM-DD", min_value=date(1000, 1, 1), max_value=date(9999, 12, 31)
    )


def held(key: str) -> dict:
    """What the fields hold whose keys begin with `key-`, by the rest of their key; with who and on."""
    fields = {
        str(field).removeprefix(f"{key}-"): value
        for field, value in st.session_state.items()
        if str(field).startswith(f"{key}-") and field != f"{key}-enter"
    }
    return fields | {"who": fields.get("who") or "", "on": datetime.now()}


def enter(name: str, who: str, act: Callable[[], object]) -> bool:
    """Do what was asked and shut the form, or leave it open with what stands against it; whether it was done."""
    try:
        act()
    except Refused as refused:
        st.session_state[f"problem:{name}"] = str(refused)
        return False
    st.session_state[f"times:{name}"] = st.session_state.get(f"times:{name}", 0) + 1
    st.session_state["clerk"] = who
    return True
