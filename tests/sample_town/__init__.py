"""The sample town 青石镇: an invented town's returns, registers and truth, written the same on every run."""
