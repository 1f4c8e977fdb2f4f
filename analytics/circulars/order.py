"""What is to be issued, and by which it is known again."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256

DIGITS = 12


@dataclass(frozen=True)
class Order:
    """A document of a snapshot, a scope and an indicator; the same order gives the same circular. `turn` counts
    how often it has been issued and voided before."""

    document: str
    snapshot: int
    scope: dict
    indicator: str
    turn: int = 0

    @property
    def id(self) -> str:
        """Twelve hex digits that name the folder in data/outbox; after a voided edition -2, -3 …"""
        asked = {name: value for name, value in asdict(self).items() if name != "turn"}
        return digest(asked) + (f"-{self.turn + 1}" if self.turn else "")

    @property
    def paper(self) -> str:
        """What the document is, whatever the snapshot: by this its checking and signing are followed."""
        return digest({"document": self.document, "scope": self.scope, "indicator": self.indicator})


def digest(value: object) -> str:
    """Twelve hex digits, the same for the same value."""
    return sha256(as_json(value).encode("utf-8")).hexdigest()[:DIGITS]


def as_json(value: object) -> str:
    """Readable JSON, the same text for the same value; days as ISO text."""
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True, default=in_json)


def in_json(value: object) -> str:
    """What JSON has no word for: days and moments as ISO text, exact ratios as 3/4."""
    return value.isoformat() if isinstance(value, date) else str(value)
