"""The ranking as a picture for a chat group: narrow as a phone, drawn without a browser, explaining itself."""

import io
from dataclasses import dataclass

from PIL import Image, ImageDraw

from analytics import progress, ranking
from analytics import ranking_labels as labels
from analytics.charts.frame import BLUE, INK, LINE, PAPER, SOFT, STATE_COLOURS, WASH
from analytics.circulars.freeze import file_name
from analytics.circulars.line import plain
from analytics.circulars.typefaces import sized, typeface
from analytics.figures import figure
from analytics.indicators import INDICATORS, Indicator
from analytics.ranking import BASIS, GROUPS, RankRow
from analytics.scope import Scope
from analytics.store import Snapshot
from analytics.targets import Goal
from analytics.wording import pair_text

WIDE, EDGE, ROW = 1080, 48, 66  # pixels
PLACE, NAME, PLOT, PLOT_END = 48, 128, 400, 690  # where the columns begin, and where the marks end
TITLE, WORDS, SMALL, CELL, MARK = 50, 32, 27, 34, 20  # sizes of type
DOT = 12


@dataclass
class Sheet:
    """A growing picture: `y` is where the next line goes; drawn twice, first to find how high it is."""

    draw: ImageDraw.ImageDraw
    face: object
    y: int = EDGE

    def write(self, x: int, text: str, size: int, colour: str = INK, side: str = "la", room: int = 0) -> None:
        """Words at x on the present line, cut with … where they need more than `room`."""
        font = sized(size, self.face)
        text = plain(text)
        while room and len(text) > 1 and font.getlength(text) > room:
            text = f"{text.rstrip('…')[:-1]}…"
        self.draw.text((x, self.y), text, font=font, fill=colour, anchor=side)

    def paragraph(self, text: str, size: int, colour: str = SOFT) -> None:
        """Words over the whole width, broken where a line is full."""
        font, line = sized(size, self.face), ""
        for letter in plain(text):
            if line and font.getlength(line + letter) > WIDE - 2 * EDGE:
                self.write(EDGE, line, size, colour)
                self.y, line = self.y + round(size * 1.45), ""
            line += letter
        self.write(EDGE, line, size, colour)
        self.y += round(size * 1.45)

    def rule(self, colour: str = LINE, thick: int = 2) -> None:
        """A line across."""
        self.draw.line((EDGE, self.y, WIDE - EDGE, self.y), fill=colour, width=thick)


def ranking_picture(snapshot: Snapshot, scope: Scope, indicator: str) -> bytes:
    """The picture of all villages and communities as PNG; NotIssued where no Chinese typeface is installed."""
    face, paper = typeface(), Image.new("RGB", (1, 1))
    trial = Sheet(ImageDraw.Draw(paper), face)
    asked = Asked.of(snapshot, scope, indicator)
    painted(trial, asked)
    paper = Image.new("RGB", (WIDE, trial.y + EDGE), PAPER)
    painted(Sheet(ImageDraw.Draw(paper), face), asked)
    buffer = io.BytesIO()
    paper.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def picture_name(snapshot: Snapshot, scope: Scope, indicator: str) -> str:
    """What the file is called."""
    mark = "（示例数据）" * snapshot.is_sample
    return file_name(f"{INDICATORS[indicator].label}排名 {scope.period_text()}{mark}", "png")


@dataclass(frozen=True)
class Asked:
    """What the picture says, asked once."""

    ask: Indicator
    rows: list[RankRow]
    goal: Goal | None
    head: str
    lines: tuple[str, ...]
    foot: str
    is_sample: bool

    @classmethod
    def of(cls, snapshot: Snapshot, scope: Scope, indicator: str) -> "Asked":
        """Everything from the snapshot."""
        ask = INDICATORS[indicator]
        rows = [row for row in ranking.rank(snapshot, indicator, scope) if row.group == GROUPS[0]]
        goal, whole = progress.standing(snapshot, indicator, scope), figure(snapshot, indicator, scope)
        total = f"全部合计 {said(ask, whole)}"
        target = f"目标{goal.text}（{goal.basis}）" if goal else ""
        town = snapshot.settings.get("town") or ""
        late = f"超期{labels.OVERDUE_NOTE.removeprefix(labels.OVERDUE)}。" * labels.shows_overdue(ask)
        return cls(
            ask,
            rows,
            goal if ask.is_share else None,
            f"{town}各村（社区）{ask.label}",
            tuple(filter(None, (scope.text(), total, target))),
            f"{BASIS['place']}；相同的名次并列，退回未更正的行计入名次；{ask.label}＝{ask.formula}。"
            f"{late}来源：各单位隐患台账",
            snapshot.is_sample,
        )


def said(ask: Indicator, found) -> str:
    """A figure with its counts, or its unit."""
    counts = f"（{pair_text(found.numerator, found.denominator)}）" if ask.is_rate else f" {ask.unit}"
    return f"{found.text}{counts}"


def painted(sheet: Sheet, asked: Asked) -> None:
    """From top to bottom."""
    if asked.is_sample:
        sheet.paragraph("【示例数据】虚构的镇，仅供试用", WORDS, STATE_COLOURS["落后"])
    sheet.paragraph(asked.head, TITLE, INK)
    for line in asked.lines:
        sheet.paragraph(line, SMALL)
    sheet.y += 12
    sheet.rule(INK, 3)
    placed = [row for row in asked.rows if row.place_no is not None]
    scale = scale_of(asked, placed)
    top = sheet.y
    for at, row in enumerate(placed):
        one_row(sheet, asked, row, scale, is_dark=bool(at % 2))
    if asked.goal and placed:
        x = scale(asked.goal.value)
        for y in range(top + 6, sheet.y, 16):
            sheet.draw.line((x, y, x, y + 8), fill=SOFT, width=2)
        sheet.write(x, f"目标{asked.goal.text}", SMALL, SOFT, "ma")
        sheet.y += round(SMALL * 1.7)
    if not placed:
        sheet.y += 12
        sheet.paragraph("没有参加排名的村（社区）。", WORDS, INK)
    unranked(sheet, asked)
    sheet.y += 8
    sheet.rule()
    sheet.y += 14
    sheet.paragraph(asked.foot, SMALL)


def scale_of(asked: Asked, placed: list[RankRow]):
    """From a value to its x: shares on a fitted axis, counts and means from zero."""
    values = [row.value for row in placed] + ([asked.goal.value] if asked.goal else [])
    low = min(values, default=0) if asked.ask.is_share else min(0, min(values, default=0))
    high = max(values, default=1)
    span = (high - low) or 1
    return lambda value: round(PLOT + (PLOT_END - PLOT) * float((value - low) / span))


def one_row(sheet: Sheet, asked: Asked, row: RankRow, scale, is_dark: bool) -> None:
    """Place, name, mark, figure and counts."""
    if is_dark:
        sheet.draw.rectangle((EDGE - 12, sheet.y, WIDE - EDGE + 12, sheet.y + ROW), fill=WASH)
    is_low = bool(asked.goal and row.value < asked.goal.value)
    colour, x, middle = STATE_COLOURS["落后"] if is_low else BLUE, scale(row.value), sheet.y + ROW // 2
    if is_low:
        sheet.draw.polygon([(x - DOT, middle - DOT), (x + DOT, middle - DOT), (x, middle + DOT)], fill=colour)
    elif asked.ask.is_share:
        sheet.draw.ellipse((x - DOT, middle - DOT, x + DOT, middle + DOT), fill=colour)
    else:
        left, right = sorted((scale(0), x))
        sheet.draw.rectangle((left, middle - DOT, max(right, left + 1), middle + DOT), fill=colour)
    top = sheet.y
    sheet.y = top + (ROW - CELL) // 2 - 6
    sheet.write(PLACE, str(row.place_no), CELL, SOFT)
    sheet.write(WIDE - EDGE, f"{'▼ ' * is_low}{said(asked.ask, row)}", CELL, colour if is_low else INK, "ra")
    late = f"超期{row.overdue}项" if row.overdue and labels.shows_overdue(asked.ask) else ""
    marks = "　".join(filter(None, (late, row.returned_text)))
    sheet.y -= 10 * bool(marks)
    sheet.write(NAME, row.key, CELL, room=PLOT - NAME - 2 * DOT)
    sheet.y = top + ROW - MARK - 6
    sheet.write(NAME, marks, MARK, STATE_COLOURS["落后"] if late else SOFT, room=PLOT - NAME - 2 * DOT)
    sheet.y = top + ROW


def unranked(sheet: Sheet, asked: Asked) -> None:
    """Who has no place, and why."""
    others = [row for row in asked.rows if row.place_no is None]
    if not others:
        return
    sheet.y += 14
    sheet.paragraph(f"未参加排名 {len(others)} 个：", WORDS, INK)
    for row in others:
        figure_words = f"，{said(asked.ask, row)}" if not asked.ask.is_rate or row.denominator else ""
        sheet.paragraph(f"○ {row.key}：{row.reason}{figure_words}", WORDS)
