"""Which installed Chinese typeface a picture is drawn with."""

import os
from pathlib import Path

from PIL import ImageFont

from analytics.circulars.line import NotIssued

# What the systems bring along, the best to read first; a .ttc holds several faces, of which the Chinese one is meant.
FACES = (
    *("msyh.ttc", "msyh.ttf", "PingFang.ttc", "NotoSansCJK-Regular.ttc", "NotoSansCJKsc-Regular.otf"),
    *("NotoSansSC-Regular.otf", "NotoSansSC-VF.ttf", "SourceHanSansSC-Regular.otf", "SourceHanSansCN-Regular.otf"),
    *("SourceHanSans.ttc", "Hiragino Sans GB.ttc", "STHeiti Medium.ttc", "STHeiti Light.ttc", "simhei.ttf"),
    *("Deng.ttf", "wqy-microhei.ttc", "wqy-zenhei.ttc", "DroidSansFallbackFull.ttf", "uming.ttc", "simsun.ttc"),
)  # fmt: skip
ADVICE = "这台电脑没有找到中文字体，画不出图片，请安装微软雅黑、苹方、思源黑体或Noto Sans CJK中的一种"
TRIED = 10  # faces in one file


def folders() -> list[Path]:
    """Where Windows, macOS and Linux keep typefaces, a person's own too."""
    windows, local = os.environ.get("WINDIR"), os.environ.get("LOCALAPPDATA")
    found = [Path(windows) / "Fonts"] if windows else []
    found += [Path(local) / "Microsoft/Windows/Fonts"] if local else []
    shared = ("/System/Library/Fonts", "/System/Library/AssetsV2", "/Library/Fonts", "/usr/share/fonts")
    found += [Path(name) for name in (*shared, "/usr/local/share/fonts")]
    try:
        own = Path.home()
    except RuntimeError:
        return found
    return found + [own / name for name in ("Library/Fonts", ".fonts", ".local/share/fonts")]


def typeface() -> Path | None:
    """The first known Chinese typeface that is installed; None without one."""
    order = {name.lower(): at for at, name in enumerate(FACES)}
    files = (Path(root) / name for top in folders() for root, _, names in os.walk(top) for name in names
             if name.lower() in order)  # fmt: skip
    return min(files, key=lambda file: order[file.name.lower()], default=None)


def sized(pixels: int, face: Path | None = None) -> ImageFont.FreeTypeFont:
    """The typeface at a size; NotIssued with one sentence where none is installed."""
    file = face or typeface()
    if file is None:
        raise NotIssued(ADVICE)
    try:
        return ImageFont.truetype(str(file), pixels, index=chinese(file))
    except OSError as error:
        raise NotIssued(f"字体{file.name}读不出来，请重新安装微软雅黑、思源黑体或Noto Sans CJK") from error


def chinese(file: Path) -> int:
    """Which face of a collection has the forms of mainland China; the first where none says so."""
    if file.suffix.lower() != ".ttc":
        return 0
    for at in range(TRIED):
        try:
            name = ImageFont.truetype(str(file), 12, index=at).getname()[0] or ""
        except OSError:
            return 0
        if name.split()[-1] in ("SC", "CN", "GB") or "Mono" not in name and " SC" in name:
            return at
    return 0
