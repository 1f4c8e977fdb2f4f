"""An error that nobody expected, said on the page by what dashboard.py sets; what steers a run is none."""

from streamlit.testing.v1 import AppTest

SECONDS = 20


def run(body: str) -> AppTest:
    """A page of these lines, framed as dashboard.py frames every page."""
    script = f"import streamlit as st\nfrom pages.parts import failing\nfailing.say_so()\n{body}"
    return AppTest.from_string(script, default_timeout=SECONDS).run()


def test_an_unexpected_error_is_one_sentence_and_its_log_line_has_the_same_moment(caplog):
    app = run("1 / 0")
    [said], [line] = app.error, [r.getMessage() for r in caplog.records if r.name == "pages.parts.failing"]
    moment = line.split("：")[0]
    assert "没有丢，请刷新页面再看" in said.value and f"“{moment}”" in said.value
    assert not app.exception and "ZeroDivisionError" in line and "ZeroDivisionError" not in said.value


def test_what_a_part_of_the_page_is_refused_is_its_own_sentence():
    app = run(
        "from analytics.store import Refused\n@st.fragment\ndef part():\n    raise Refused('没有这个')\npart()"
    )
    assert [one.value for one in app.warning] == ["没有这个。"] and not app.error and not app.exception


def test_to_stop_and_to_run_again_are_no_errors():
    app = run(
        "if 'again' not in st.session_state:\n    st.session_state['again'] = 1\n    st.rerun()\nst.text('到了')\nst.stop()"
    )
    assert [one.value for one in app.text] == ["到了"] and not app.error and not app.exception
