"""Numbers, charts and documents from one snapshot; knows nothing of Excel returns or of screens."""
