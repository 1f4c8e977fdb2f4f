"""Draw a slide's charts as PowerPoint's own, each with its worksheet, in which nothing acts as a formula."""

from contextlib import contextmanager

from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.util import Inches, Pt
from xlsxwriter import Workbook

from analytics.charts.frame import INK, SOFT, STATE_COLOURS
from analytics.circulars.line import plain
from analytics.circulars.slide_type import set_type
from analytics.circulars.slides import RATES, Chart, Series
from analytics.exported import NEVER

TYPES = {
    "columns": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "stacked": XL_CHART_TYPE.COLUMN_STACKED,
    "waterfall": XL_CHART_TYPE.COLUMN_STACKED,
    "bars": XL_CHART_TYPE.BAR_STACKED,
    "dots": XL_CHART_TYPE.LINE_MARKERS,
}
NO_ZERO = "0;-0;;"  # a part of nothing is not written on a bar
LABEL, AXIS, TITLE = 14, 14, 16  # points
LONGEST_NAME = 20


class PlainWorksheet(CategoryWorkbookWriter):
    """The worksheet behind a chart, names out of a return kept as words whatever they begin with."""

    @contextmanager
    def _open_worksheet(self, xlsx_file):
        with Workbook(xlsx_file, NEVER | {"in_memory": True}) as book:
            yield book, book.add_worksheet()


class PlainData(CategoryChartData):
    """A chart's numbers, whose worksheet is a plain one."""

    @property
    def _workbook_writer(self):
        return PlainWorksheet(self)


def draw(page, chart: Chart, box: tuple) -> None:
    """A chart into its box (left, top, width, height in inches)."""
    is_level = any(one.drawn in ("line", "aim") for one in chart.series)
    kind = XL_CHART_TYPE.LINE_MARKERS if is_level else TYPES[chart.kind]
    data = PlainData(number_format=chart.numbers)
    data.categories = [short(plain(name)) for name in chart.categories]
    for one in chart.series:
        data.add_series(plain(one.name), one.values)
    made = page.shapes.add_chart(kind, *map(Inches, box), data).chart
    made.font.size, made.font.color.rgb = Pt(AXIS), rgb(INK)
    set_type(made._chartSpace.txPr.p_lst[0].pPr.defRPr)
    entitle(made, chart.title)
    legend(made, chart)
    axes(made, chart)
    plot = made.plots[0]
    if not is_level and chart.kind != "dots":
        plot.gap_width, plot.overlap = 60, 0 if chart.kind == "columns" else 100
    for drawn, one in zip(plot.series, chart.series, strict=True):
        dress(drawn, one, chart)


def short(name: str) -> str:
    """A name that leaves room for the marks."""
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"


def entitle(made, text: str) -> None:
    """What is drawn, and in which unit."""
    made.has_title = True
    frame = made.chart_title.text_frame
    run = frame.paragraphs[0].add_run()
    run.text = plain(text)
    run.font.size, run.font.bold, run.font.color.rgb = Pt(TITLE), True, rgb(INK)
    set_type(run._r.get_or_add_rPr())
    made.chart_title.include_in_layout = False


def legend(made, chart: Chart) -> None:
    """Names of what is drawn, where there are two or more and the categories do not say it."""
    made.has_legend = len(chart.series) > 1 and chart.kind != "waterfall"
    if made.has_legend:
        made.legend.position, made.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
        made.legend.font.size = Pt(LABEL)


def axes(made, chart: Chart) -> None:
    """No lines that say nothing; bars begin at zero, dots need not."""
    values = [float(value) for one in chart.series for value in one.values if value is not None]
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    axis = made.value_axis
    axis.has_major_gridlines, axis.visible = False, False
    if chart.kind == "dots":
        room = max(high - low, 0.02) * 0.4
        axis.minimum_scale, axis.maximum_scale = max(0.0, low - room), high + room
    else:
        axis.minimum_scale = min(0.0, low)
        if chart.kind != "waterfall":
            axis.maximum_scale = sum_of_stack(chart, high) * 1.15 or 1
    made.category_axis.tick_labels.font.size = Pt(AXIS if len(chart.categories) <= 12 else AXIS - 3)
    made.category_axis.has_major_gridlines = False
    made.category_axis.format.line.color.rgb = rgb(SOFT)
    made.category_axis.reverse_order = chart.kind == "bars"


def sum_of_stack(chart: Chart, high: float) -> float:
    """As high as the highest pile."""
    if chart.kind not in ("stacked", "bars"):
        return high
    return float(
        max(sum(value or 0 for value in pile) for pile in zip(*(s.values for s in chart.series), strict=True))
    )


def dress(drawn, one: Series, chart: Chart) -> None:
    """A series' colour, its marks and the numbers at them."""
    if one.drawn == "base":
        drawn.format.fill.background()
        return
    if one.drawn in ("line", "aim") or chart.kind == "dots":
        lined(drawn, one, chart)
    else:
        drawn.format.fill.solid()
        drawn.format.fill.fore_color.rgb = rgb(one.colour)
    if one.drawn != "aim" and chart.kind != "waterfall":
        numbered(drawn, one, chart)


def lined(drawn, one: Series, chart: Chart) -> None:
    """A line with marks, a dashed line without, or marks alone."""
    drawn.smooth = False
    if one.drawn == "mark":
        drawn.format.line.fill.background()
    else:
        drawn.format.line.color.rgb, drawn.format.line.width = rgb(one.colour), Pt(2.5)
    if one.drawn == "aim":
        drawn.format.line.dash_style = MSO_LINE.DASH
        drawn.marker.style = XL_MARKER_STYLE.NONE
        return
    drawn.marker.style, drawn.marker.size = XL_MARKER_STYLE.CIRCLE, 14 if chart.kind == "dots" else 8
    colour(drawn.marker.format, one.colour)


def colour(look, shade: str) -> None:
    """One shade for a mark and its edge."""
    look.fill.solid()
    look.fill.fore_color.rgb = rgb(shade)
    look.line.color.rgb = rgb(shade)


def numbered(drawn, one: Series, chart: Chart) -> None:
    """The numbers at the marks, which follow the worksheet."""
    labels = drawn.data_labels
    labels.show_value = True
    is_piled = chart.kind in ("stacked", "bars")
    labels.number_format = RATES if chart.numbers == RATES else NO_ZERO if is_piled else "0"
    labels.number_format_is_linked = False
    labels.font.size = Pt(LABEL)
    labels.font.color.rgb = rgb(on_ground(one.colour) if is_piled else INK)
    if chart.kind == "dots" and one.colour == STATE_COLOURS["落后"]:
        labels.position = XL_LABEL_POSITION.BELOW  # above stands the target's line
    elif one.drawn == "line" or chart.kind == "dots":
        labels.position = XL_LABEL_POSITION.ABOVE
    else:
        labels.position = XL_LABEL_POSITION.CENTER if is_piled else XL_LABEL_POSITION.OUTSIDE_END


def on_ground(shade: str) -> str:
    """White words on a dark mark, ink on a light one."""
    red, green, blue = (int(shade[at : at + 2], 16) for at in (1, 3, 5))
    return "#ffffff" if red * 3 + green * 6 + blue < 1400 else INK


def rgb(shade: str) -> RGBColor:
    """'#1f5fa8' as PowerPoint has it."""
    return RGBColor.from_string(shade.removeprefix("#").upper())
