"""The way of a document in words: where it stands, what was done by whom and when, what the units answered."""

from datetime import date
from pathlib import Path

from analytics.circulars import journal, objections, steps
from analytics.wording import full_day_text

DRAFT, CHECKING, SIGNED, ISSUED = "草稿", "核对", "签发", "印发"
PATH = (DRAFT, CHECKING, SIGNED, ISSUED)
_AT = {steps.CHECKED: CHECKING, steps.SIGNED: SIGNED}


def state(step: dict | None, is_issued: bool = False) -> str:
    """Where on the path a document stands, from the step it is under way at."""
    if is_issued:
        return ISSUED
    return _AT[step["step"]] if step else DRAFT


def history(data: Path, paper: str) -> list[str]:
    """Everything that became of a document, oldest first, a sentence each."""
    told = [(line["on"], step_words(line)) for line in steps.steps(data, paper)]
    told += [(line["on"], answer_words(line)) for line in objections.answers(data, paper)]
    told += [
        (line["on"], f"{day_of(line)}印发{line['number']}，印发人{line['who'] or '未填'}")
        for line in journal.issued(data)
        if line.get("paper") == paper
    ]
    return [words for _, words in sorted(told, key=lambda one: one[0])]


def step_words(line: dict) -> str:
    """One step, with who and the snapshot."""
    by = f"（快照{line['snapshot']}，经办{line['who']}）"
    if line["step"] == steps.CHECKED:
        return f"{day_of(line)}送核{by}，请{full_day_text(date.fromisoformat(line['day']))}前答复"
    if line["step"] == steps.SIGNED:
        return f"{full_day_text(date.fromisoformat(line['day']))}{line['name']}签发{by}"
    of = f"{line['name']}" if line["step"] == steps.VOIDED else ""
    return f"{day_of(line)}{line['step']}{of}{by}" + (f"：{line['words']}" if line["words"] else "")


def answer_words(line: dict) -> str:
    """One answer or decision."""
    by = "，".join(filter(None, (line["name"], day_of(line), f"登记{line['who']}")))
    words = f"：{line['words']}" if line["words"] else ""
    if line["answer"] == objections.DECIDED:
        return f"对{line['unit'].replace(objections.BETWEEN, '、')}的异议决定照发{words}（{by}）"
    return f"{line['unit']}{line['answer']}{words}（{by}）"


def counts_words(answers: list[dict]) -> str:
    """已答复3个单位：无意见2个，有异议1个，其中未了结1个; without any: 还没有答复."""
    last = {line["unit"]: line for line in answers if line["answer"] != objections.DECIDED}
    if not last:
        return "还没有答复"
    objected = sum(line["answer"] == objections.OBJECTED for line in last.values())
    standing = len(objections.standing(answers))
    words = f"已答复{len(last)}个单位：{objections.AGREED}{len(last) - objected}个，{objections.OBJECTED}{objected}个"
    return f"{words}，其中未了结{standing}个" if standing else words


def day_of(line: dict) -> str:
    """The day of a line of a journal."""
    return full_day_text(date.fromisoformat(line["on"][:10]))
