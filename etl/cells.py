"""One cell in, one value out, or NotClean with what to write instead; blank is None, never zero."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from etl.problems import NotClean
from etl.reference import Reference
from etl.text import narrow, plain, shown

LEVELS = {"一般": "一般", "重大": "重大"}
SOURCES = {
    "企业自查": "企业自查", "自查": "企业自查", "企业自查自纠": "企业自查", "自查自纠": "企业自查", "单位自查": "企业自查",
    "企业自报": "企业自查", "自报": "企业自查",
    "村级巡查": "村级巡查", "村巡查": "村级巡查", "村级排查": "村级巡查", "村社区排查": "村级巡查", "村级检查": "村级巡查",
    "村检查": "村级巡查", "村社区巡查": "村级巡查", "村居巡查": "村级巡查", "村组巡查": "村级巡查", "村级自查": "村级巡查",
    "社区巡查": "村级巡查", "日常巡查": "村级巡查", "网格巡查": "村级巡查", "网格员巡查": "村级巡查",
    "镇级检查": "镇级检查", "镇检查": "镇级检查", "乡镇检查": "镇级检查", "镇级排查": "镇级检查", "镇街检查": "镇级检查",
    "镇安办检查": "镇级检查", "镇应急办检查": "镇级检查", "镇级督查": "镇级检查", "镇级巡查": "镇级检查",
    "部门检查": "部门检查", "行业部门检查": "部门检查", "部门排查": "部门检查", "执法检查": "部门检查", "联合检查": "部门检查",
    "上级检查": "上级检查", "县级检查": "上级检查", "市级检查": "上级检查", "省级检查": "上级检查", "上级督查": "上级检查",
    "县级督查": "上级检查", "市级督查": "上级检查", "县检查": "上级检查",
    "群众举报": "群众举报", "举报": "群众举报", "投诉举报": "群众举报", "信访举报": "群众举报", "12345": "群众举报",
    "12350": "群众举报", "群众反映": "群众举报",
    "上级交办": "上级交办", "交办": "上级交办", "转办": "上级交办", "上级转办": "上级交办", "县级交办": "上级交办",
    "未注明": "未注明",
}  # fmt: skip
STATUSES = ("未整改", "整改中", "待验收", "已整改", "已销号")
STATUS_WORDS = {
    "未整改": "未整改", "未完成": "未整改", "没有整改": "未整改", "未落实": "未整改", "未治理": "未整改",
    "待验收": "待验收", "已整改待验收": "待验收", "整改完成待验收": "待验收", "待复查": "待验收", "待销号": "待验收",
    "已销号": "已销号", "销号": "已销号", "已验收": "已销号", "验收合格": "已销号", "已验收销号": "已销号",
    "已整改销号": "已销号", "已闭环": "已销号",
    "已治理": "已整改", "已落实": "已整改", "已改正": "已整改", "已改": "已整改", "整改合格": "已整改", "100%": "已整改",
}  # fmt: skip
STATUS_PATTERNS = (
    (re.compile(r"(未|尚未|还未|暂未)(整改|完成|完成整改|整改完成|整改到位)(完毕|完成|到位)?"), "未整改"),
    (re.compile(r"正在.{0,6}|.{0,4}中"), "整改中"),
    (re.compile(r"已?(整改|完成)(完毕|完成|到位)?|已?完成整改|已全部(整改|完成)"), "已整改"),
)
YES = {"√", "✓", "✔", "☑", "■", "是", "有", "1", "v", "V", "Y", "y", "对", "●", "○", "ˇ", "已"}
NO = {"×", "✗", "✘", "ㄨ", "x", "X", "否", "无", "0", "N", "n", "/", "未", "□", "-", "—"}
NUMBER = re.compile(r"(约|近|共|计)?(\d[\d,]*(?:\.\d+)?)(?:\.0+)?(.*)")
MOST = 100_000_000  # no count and no amount in 万元 of a town, or of the country, is above it
STAGES = {
    "初报": "初报",
    "快报": "初报",
    "续报": "续报",
    "补报": "续报",
    "核定": "核定",
    "终报": "核定",
    "结案": "核定",
}
UNKNOWN = {"不详", "未知", "不明", "待查", "待核实", "待核查", "待统计", "核实中", "统计中", "未统计"}
NOTHING = {"/", "无", "—", "-", "--", "——", "／", "\\"}


@dataclass(frozen=True)
class Count:
    """A whole number with what else the cell said ('约', '重大1')."""

    number: int
    rest: str = ""


def level(value: object, reference: Reference) -> str:
    """'一般' or '重大'; any other word is unknown."""
    word = plain(shown(value))
    short = re.sub(r"(事故|安全|生产安全事故)?隐患$", "", word)
    found = LEVELS.get(short) or reference.words("level").get(word)
    if not found:
        raise NotClean("level", "隐患等级只能写“一般”或“重大”")
    return found


def source(value: object, reference: Reference) -> str:
    """One of the eight ways a hazard is found; any other word is unknown."""
    word = plain(shown(value))
    found = SOURCES.get(word) or reference.words("source").get(word)
    if not found:
        raise NotClean(
            "source",
            "来源不在规定的几种里（企业自查、村级巡查、镇级检查、部门检查、上级检查、群众举报、上级交办），按未注明计",
        )
    return found


@lru_cache(maxsize=10_000)
def _status_by_rule(word: str) -> str | None:
    if word in STATUS_WORDS:
        return STATUS_WORDS[word]
    hits = {means for pattern, means in STATUS_PATTERNS if pattern.fullmatch(word)}
    return hits.pop() if len(hits) == 1 else None


def status(value: object, reference: Reference, asks_yes_no: bool) -> str:
    """A status word by declared spelling or exactly one pattern; 是/否 and ticks only under a heading that asks."""
    written = narrow(shown(value))
    if asks_yes_no and written in YES | NO:
        return "已整改" if written in YES else "未整改"
    word = plain(written)
    found = reference.words("status").get(word) or _status_by_rule(word)
    if not found:
        raise NotClean("status", "状态词认不出来，请写：未整改、整改中、待验收、已整改 或 已销号")
    return found


def done_word(text: str) -> str | None:
    """'已整改', '待验收' or '已销号' when the words say so in place of a date; else None."""
    found = _status_by_rule(plain(text))
    return found if found in ("已整改", "待验收", "已销号") else None


def ticked(value: object, means: str) -> bool:
    """A tick, or the column's own word, in a tick column; a cross or a blank is none, any other word is refused."""
    written = narrow(shown(value))
    if written in NO or not written:
        return False
    if written in YES or _status_by_rule(plain(written)) == means:
        return True
    raise NotClean("status", "这一格只打勾，请打√或留空")


def yes_no(value: object) -> bool:
    """是/否 and the marks that stand for them."""
    written = narrow(shown(value))
    if written in YES:
        return True
    if written in NO or written.startswith(("否", "未", "不", "非")):
        return False
    if written.startswith(("是", "已", "属", "有")):
        return True
    raise NotClean("yes_no", "请写“是”或“否”")


def count(value: object) -> Count | None:
    """A count of things: 3, '3项', '约5', '２（重大1）'; '/' and blank are unknown, not zero."""
    written = narrow(shown(value))
    if not written or written in NOTHING | UNKNOWN:
        return None
    found = NUMBER.fullmatch(written)
    if not found or re.search(r"\d", re.sub(r"\([^)]*\)", "", found[3])):
        raise NotClean("number", "不是数，请只填一个数字")
    number = Decimal(found[2].replace(",", ""))
    if number != int(number):
        raise NotClean("number", "不是整数，请核对")
    if number > MOST:
        raise NotClean("number", "数大得不合常理，是不是填了电话或日期，请核对")
    rest = re.sub(r"^(家|项|起|人|次|个|处|人次|户|件|名|条)", "", found[3])
    return Count(int(number), (found[1] or "") + rest)


def money(value: object, unit: str = "万元") -> Decimal | None:
    """An amount in 万元; '元' and '亿元' behind the number, else the column's own unit, are converted."""
    written = narrow(shown(value))
    if not written or written in NOTHING | UNKNOWN:
        return None
    found = re.fullmatch(r"(约|近)?(\d[\d,]*(?:\.\d+)?)(万元|万|元|亿元)?", written)
    if not found:
        raise NotClean("number", "金额看不懂，请只填数字（单位：万元）")
    number = Decimal(found[2].replace(",", ""))
    scale = {"元": Decimal("0.0001"), "亿元": Decimal(10000)}.get(found[3] or unit, Decimal(1))
    if number * scale > MOST:
        raise NotClean("number", "金额大得不合常理（单位：万元），请核对")
    return (number * scale).quantize(Decimal("0.01"))


def stage(value: object) -> str:
    """初报, 续报 or 核定."""
    found = STAGES.get(plain(shown(value)))
    if not found:
        raise NotClean("stage", "请写 初报、续报 或 核定")
    return found


def place(value: object, reference: Reference) -> str:
    """Any registered spelling becomes the official name; an unknown one is never guessed."""
    word = shown(value)
    found = reference.places.get(plain(word))
    if not found:
        near = reference.nearest_place(word)
        hint = f"，是不是“{near}”？" if near else "，"
        raise NotClean("place", f"名称不在名录中{hint}请改成规范名称〔镇安办：或在 places.csv 登记这个叫法〕")
    return found


def sector(value: object, reference: Reference) -> str:
    """Any registered spelling of a sector becomes its official name."""
    found = reference.sectors.get(plain(shown(value)))
    if not found:
        raise NotClean(
            "sector", "行业领域不在名录中，按“其他”计，原词保留〔镇安办：可在 sectors.csv 登记这个叫法〕"
        )
    return found
