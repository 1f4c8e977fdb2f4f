"""The town that the importer's tests load into."""

import pytest

from tests.etl.desk import Town, make_town


@pytest.fixture
def town(tmp_path) -> Town:
    """A town's folder with registers and no data."""
    return make_town(tmp_path / "data")


@pytest.fixture(scope="session")
def reading_town(tmp_path_factory) -> Town:
    """A town whose registers no test changes, for tests that store nothing."""
    return make_town(tmp_path_factory.mktemp("town"))
