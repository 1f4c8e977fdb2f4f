"""A snapshot of a few villages, opened; what a test does not say is plain."""

import pytest

from analytics.store import open_snapshot
from tests.by_hand import make_snapshot


@pytest.fixture
def town(tmp_path):
    """town("甲村 乙村", hazard=[...]) gives the open snapshot; villages in official order."""

    def build(villages: str = "甲村 乙村", until: str = "2025-03-31", **tables):
        places = [
            {"place_id": name, "name": name, "kind": "社区" if "社区" in name else "村", "sort_no": i}
            for i, name in enumerate(villages.split(), start=1)
        ]
        tables["place"] = places + tables.pop("other_places", [])
        return open_snapshot(make_snapshot(tmp_path, until, **tables))

    return build
