"""The circular that ranks villages on rectification (整改排名通报), as lines."""

from datetime import date

from analytics.circulars.envelope import Edition, Letter, enveloped
from analytics.circulars.facts import Facts
from analytics.circulars.line import Line, say
from analytics.circulars.ranked_words import basis_words, overdue_words, placed_words, returned_words
from analytics.circulars.ranking_tables import overdue_annex, ranking_annex
from analytics.circulars.ranking_topic import topic_of_overdue, topic_words
from analytics.circulars.sections import demands, overall, reporting


def lines(
    facts: Facts, number: str | None = None, on: date | None = None, corrects: dict | None = None
) -> list[Line]:
    """The whole circular; without a number and a day of issue it is a draft."""
    topic = topic_words(facts)
    annexes = [ranking_annex(facts, f"{topic}排名表")]
    annexes += [overdue_annex(facts, f"{topic_of_overdue(facts)}清单")] * bool(facts.overdue_rows)
    body = [*overall(facts), *ranking(facts), *reporting(facts), *demands(facts)]
    letter = Letter(f"关于{topic}排名情况的通报", body, annexes)
    return enveloped(facts, Edition(number, on, corrects), letter)


def ranking(facts: Facts) -> list[Line]:
    """二、排名情况: who is placed, the two ends, who is not placed and why, named laggards."""
    annex = f"附件{'1' * bool(facts.overdue_rows)}"
    paragraphs = (basis_words(facts, annex), placed_words(facts), overdue_words(facts), returned_words(facts))
    return [say("heading", "二、排名情况"), *(say("para", text) for text in paragraphs if text)]
