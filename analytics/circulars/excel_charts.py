"""The annex workbook's charts: Excel's own, drawn from the cells of the ranking table."""

from analytics.charts.frame import BLUE, INK, ORANGE
from analytics.circulars.line import Line
from analytics.wording import printed_number

SHEET = "排名图"
WIDE, ROW, MARGIN = 980, 26, 130  # pixels: of a chart, a bar, and what stands around the bars
DOTS = 420  # pixels that a chart of rates is high
ROOM = 0.25  # of the axis, for the number above a mark at 100%
TOP = 2  # rows above the charts
FIRST = 3  # rows of the table's sheet above its first unit


def add_charts(book, line: Line, table: str, words: str) -> None:
    """`words` (scope, snapshot, 示例数据) on top of a sheet behind the tables: who stands where, and where what is overdue lies; nothing where nobody is ranked."""
    keys = line.keys
    ranked = ranked_rows(line)
    if not ranked:
        return
    sheet = book.add_worksheet(SHEET)
    title = line.cells[0][keys.index("结果")]
    is_share = all(line.cells[at + 1][keys.index("结果")].endswith("%") for at in range(ranked))
    chart, high = (dots if is_share else bars)(book, line, table, "结果", ranked)
    dressed(chart, f"{title}：各村（社区）从前到后", high)
    sheet.write_string(0, 0, words)
    sheet.insert_chart(TOP, 0, chart)
    if "超期" in keys and any(cells[keys.index("超期")] not in ("0", "") for cells in line.cells[1:]):
        late, tall = bars(book, line, table, "超期", len(line.cells) - 1, ORANGE)
        dressed(late, "超期未整改（项）：在哪些村（社区）", tall)
        sheet.insert_chart(TOP + high // 20 + 2, 0, late)
    sheet.hide_gridlines(2)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 1)
    sheet.set_footer("&C第&P页 共&N页")


def ranked_rows(line: Line) -> int:
    """How many rows from the top have a place: the villages' own run, before the first without one."""
    places = [cells[line.keys.index("名次")] for cells in line.cells[1:]]
    count = next((at for at, place in enumerate(places) if printed_number(place) is None), len(places))
    falls = (at for at in range(1, count) if int(places[at]) < int(places[at - 1]))
    return next(falls, count)


def bars(book, line: Line, table: str, key: str, count: int, colour: str = BLUE) -> tuple:
    """Lying bars from zero in the table's order, and how high the chart is."""
    chart = book.add_chart({"type": "bar"})
    chart.add_series(series(line, table, key, count) | {"fill": {"color": colour}, "gap": 40})
    chart.set_y_axis({"reverse": True, "num_font": {"size": 11, "color": INK}})
    chart.set_x_axis({"visible": False, "min": 0, "major_gridlines": {"visible": False}})
    return chart, ROW * count + MARGIN


def dots(book, line: Line, table: str, key: str, count: int) -> tuple:
    """Marks without a line on a fitted axis: rates near 100% would be bars that all look alike."""
    at = line.keys.index(key)
    lowest = min(printed_number(cells[at]) for cells in line.cells[1 : count + 1])
    chart = book.add_chart({"type": "line"})
    mark = {"type": "circle", "size": 9, "fill": {"color": BLUE}, "border": {"color": BLUE}}
    chart.add_series(series(line, table, key, count) | {"marker": mark, "line": {"none": True}})
    chart.set_x_axis({"num_font": {"size": 11, "color": INK, "rotation": -45}})
    low = max(0.0, float(lowest) - 0.05)
    chart.set_y_axis(
        {"visible": False, "min": low, "max": 1 + (1 - low) * ROOM, "major_gridlines": {"visible": False}}
    )
    return chart, DOTS


def series(line: Line, table: str, key: str, count: int) -> dict:
    """The cells of one column and the names beside them; the number is written at each mark."""
    names, values = line.keys.index("地名"), line.keys.index(key)
    last = FIRST + count - 1
    is_share = key == "结果" and line.cells[1][values].endswith("%")
    above = {"position": "above"} if is_share else {}
    labels = {"value": True, "num_format": "0.0%" if is_share else "0", "font": {"size": 11, "color": INK}}
    return {
        "name": line.cells[0][values],
        "categories": [table, FIRST, names, last, names],
        "values": [table, FIRST, values, last, values],
        "data_labels": labels | above,
    }


def dressed(chart, title: str, high: int) -> None:
    """Title, size, no legend for a single series."""
    chart.set_title({"name": title, "name_font": {"size": 14, "color": INK}, "overlay": False})
    chart.set_legend({"none": True})
    chart.set_size({"width": WIDE, "height": high})
