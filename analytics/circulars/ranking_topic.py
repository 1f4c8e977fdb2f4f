"""What a ranking circular is about, in the words of its title: 2025年3月全镇隐患整改."""

from analytics.circulars.facts import Facts
from analytics.circulars.grounds import Grounds
from analytics.circulars.sentences import period_words

RECTIFICATION = ("rectification_rate", "due_rectification_rate", "on_time_rate", "period_rectification_rate")


def topic_words(facts: Facts) -> str:
    """2025年3月全镇隐患整改, narrowed by place, sector and level as the scope is."""
    name, label = facts.indicator.name, facts.indicator.label
    what = "整改" if name in RECTIFICATION and name == facts.rank_by else label.replace("隐患", "")
    return f"{period_words(facts.scope.since, facts.scope.until)}{subject(facts)}{kind_words(facts)}{what}"


def topic_of_overdue(facts: Facts) -> str:
    """The title of the second annex without its last word; the day stands in the line below."""
    return f"{subject(facts)}超期未整改{kind_words(facts)}"


def subject(facts: Grounds) -> str:
    """Whom the circular is about: 全镇, one or two villages by name, else their number."""
    places = facts.scope.places
    if not places:
        return "全镇" if facts.scope.allowed_places is None else "所辖村（社区）"
    return "、".join(places) if len(places) <= 2 else f"{len(places)}个村（社区）"


def kind_words(facts: Grounds) -> str:
    """What sort of hazards: 消防领域重大隐患; plain 隐患 when all count."""
    sectors, levels = facts.scope.sectors, facts.scope.levels
    field = (
        f"{'、'.join(sectors)}领域" if 0 < len(sectors) <= 2 else f"{len(sectors)}个领域" if sectors else ""
    )
    return f"{field}{levels[0] if len(levels) == 1 else ''}隐患"
