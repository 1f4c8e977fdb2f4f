"""What several tests of the sample town stand on."""

import pytest

from tests.sample_town.papers import Papers, make_papers


@pytest.fixture(scope="session")
def papers(tmp_path_factory) -> Papers:
    """Every document of the sample town, made once."""
    return make_papers(tmp_path_factory.mktemp("office"))
