"""When and where a unit is called in: what a 约谈通知书 says that no ledger knows, given by a person."""

from dataclasses import dataclass
from datetime import datetime

from analytics.circulars.line import NotIssued, plain
from analytics.wording import full_day_text

BLANK = "　" * 10
BLANK_TIME = "　　月　　日　　时　　分"
LONGEST = 60  # characters of a place


@dataclass(frozen=True)
class Call:
    """Time and place; None and '' while they are not known."""

    at: datetime | None = None
    where: str = ""


NO_CALL = Call()


def call_written(at: str, where: str) -> Call:
    """A time written 2025-04-15 15:00 and a place, each '' where it is not given. Raises NotIssued."""
    try:
        return Call(datetime.strptime(at.strip(), "%Y-%m-%d %H:%M") if at else None, plain(where))
    except ValueError:
        raise NotIssued(f"约谈时间“{at}”读不懂，请写成 年-月-日 时:分，例如 2025-04-15 15:00") from None


def call_words(call: Call) -> str:
    """Time and place in one sentence; what is not known is left to be filled in."""
    at = time_text(call.at) if call.at else BLANK_TIME
    missing = "" if call.at and call.where else "（待填）"
    return f"时间为{at}，地点为{plain(call.where) or BLANK}{missing}。"


def time_text(at: datetime) -> str:
    """2025年4月15日15时30分."""
    return f"{full_day_text(at.date())}{at.hour}时" + (f"{at.minute}分" if at.minute else "")


def refuse_unknown(call: Call, on: datetime) -> None:
    """Nobody is called in without a time to come and a place. Raises NotIssued."""
    missing = [word for word, given in (("时间", call.at), ("地点", plain(call.where))) if not given]
    if missing:
        words = "和".join(missing)
        raise NotIssued(f"约谈通知书没有写明约谈{words}，不能印发，请填写约谈{words}")
    if call.at < on:
        raise NotIssued(f"约谈时间{time_text(call.at)}已经过了，请改为以后的时间")
    if len(call.where) > LONGEST:
        raise NotIssued(f"约谈地点请写在{LONGEST}字以内，现在{len(call.where)}字")
