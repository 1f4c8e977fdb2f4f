"""The type of a slide: one Chinese face for Latin and Chinese letters, wherever PowerPoint keeps it."""

from pptx.oxml.ns import qn

FACE = "微软雅黑"
FACES = ("a:latin", "a:ea", "a:cs")


def set_type(properties) -> None:
    """Give run or default properties (rPr, defRPr) the face for every script; an older choice goes."""
    for name in FACES:
        for old in properties.findall(qn(name)):
            properties.remove(old)
        face = properties.makeelement(qn(name), {"typeface": FACE})
        properties.append(face)
    properties.set("lang", "zh-CN")
