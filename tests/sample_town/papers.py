"""Every document of the sample town, made once as its office would make them on the third of April."""

import io
import shutil
import zipfile
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from analytics import assignments
from analytics.assignments import Task
from analytics.circulars import DOCUMENTS, issue
from analytics.circulars.assignment_papers import minutes, slip
from analytics.circulars.call import NO_CALL, Call
from analytics.circulars.check_sheets import check, zipped
from analytics.circulars.county_form import filled, forms
from analytics.circulars.deck import deck
from analytics.figures import show
from analytics.scope import Scope
from analytics.store import Snapshot, open_snapshot
from tests.sample_town.__main__ import TOWN_FOLDER

AT, NEXT_MEETING = datetime(2026, 4, 3, 9), datetime(2026, 4, 10, 9)
CALL = Call(datetime(2026, 4, 8, 15, 30), "镇政府二楼会议室")
LEADER_LETTER = "urging"  # of the letters the one to a leader, the others go to a village
SLIP, MINUTES, DECK = "交办单", "周例会纪要", "周例会"


@dataclass(frozen=True)
class Papers:
    """The files by a name of their own (village_ranking.docx, 交办单.docx); `scopes` what each circular is about."""

    town: Snapshot
    scope: Scope
    village: str
    files: dict[str, Path]
    scopes: dict[str, Scope]

    def named(self, ending: str) -> dict[str, Path]:
        """Those of one kind of file."""
        return {name: file for name, file in self.files.items() if file.suffix == ending}


def make_papers(folder: Path) -> Papers:
    """All of them in `folder`, from a copy of the sample town in which nothing has been issued."""
    data, out = folder / "samples" / "town", folder / "papers"
    shutil.copytree(TOWN_FOLDER / "snapshots", data / "snapshots")
    town = open_snapshot(data)
    scope = Scope.of(town)
    village, leader = (most_overdue(town, scope, by) for by in ("place", "leader"))
    scopes = {name: about(name, scope, village, leader) for name in DOCUMENTS}
    files = {}
    for name, one in scopes.items():
        call = CALL if DOCUMENTS[name].is_call else NO_CALL
        for file in issue(town, name, one, on=AT, out=out, call=call):
            files[f"{name}{file.suffix}"] = file
    for name, content in others(town, scope, village).items():
        files[name] = out / name
        files[name].write_bytes(content)
    return Papers(town, scope, village, files, scopes)


def most_overdue(town: Snapshot, scope: Scope, by: str) -> str:
    """Who has the most overdue."""
    return max(show(town, "overdue", scope, by), key=lambda line: line.numerator).key


def about(name: str, scope: Scope, village: str, leader: str) -> Scope:
    """The whole town, or whom a letter is written to."""
    if not DOCUMENTS[name].is_letter:
        return scope
    return scope.with_(leaders=(leader,)) if name == LEADER_LETTER else scope.with_(places=(village,))


def others(town: Snapshot, scope: Scope, village: str) -> dict[str, bytes]:
    """What is not in the registry: the meeting's papers, a 核对单, the forms to the county, the deck."""
    for indicator in ("overdue", "stock"):
        task = {
            "what": "逐项整改到位，逐日报进度",
            "unit": village,
            "leader": "王副镇长",
            "due_on": date(2026, 4, 20),
        }
        asked = scope.with_(places=(village,))
        assignments.assign(town, Task(**task, indicator=indicator, scope=asked), "小王", AT)
    with zipfile.ZipFile(
        io.BytesIO(zipped(check(town, "village_ranking", scope), date(2026, 4, 8)))
    ) as sheets:
        made = {name: sheets.read(name) for name in sheets.namelist() if name.startswith(village)}
    made |= {f"{title}.xlsx": filled(town, scope, file, AT) for title, file in forms(town.data).items()}
    return made | {
        f"{SLIP}.docx": slip(town, village, AT),
        f"{MINUTES}.docx": minutes(town, scope, NEXT_MEETING),
        f"{DECK}.pptx": deck(town, scope, None, AT),
    }
