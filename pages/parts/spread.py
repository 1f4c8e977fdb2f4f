"""How a ranking's units lie spread, as plain bars: each opens its units in the table beside it."""

from html import escape
from urllib.parse import urlencode

from analytics.charts.frame import STATE_MARKS, Caption
from analytics.spread import UNRANKED, Band
from analytics.targets import BEHIND
from pages.parts import picture

KEY = "listed"  # the filter of the table, in the address


def listing(words: str) -> str:
    """This page with the table narrowed to one of spread.parts, from its first page on."""
    return f"?{urlencode([(KEY, words), ('page', '1')])}"


def show(caption: Caption, bands: list[Band], unranked: int) -> None:
    """One bar a band, with how many units; those below the target red and marked, the unranked grey and last."""
    lines = [(band.words, len(band.rows), "behind" if band.is_behind else "") for band in bands]
    lines += [(UNRANKED, unranked, "none")] if unranked else []
    most = max(count for _, count, _ in lines)
    bars = "".join(bar(words, count, kind, most) for words, count, kind in lines)
    picture.framed(caption, f'<div class="spread">{bars}</div>')


def bar(words: str, count: int, kind: str, most: int) -> str:
    """'▼ 80%—90%', the bar, '12个'."""
    mark = f"{STATE_MARKS[BEHIND]} " if kind == "behind" else ""
    drawn = f'<span>{mark}{escape(words)}</span><i><b style="width:{100 * count / most:.1f}%"></b></i><span>{count}个</span>'
    tag = f'a href="{escape(listing(words))}"' if count else "div"
    return f'<{tag} class="{kind}">{drawn}</{tag[:3].strip()}>'
