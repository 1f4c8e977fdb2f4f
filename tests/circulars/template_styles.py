"""Fonts, sizes, spacing and columns of the shipped Word template, element by element of GB/T 9704-2012."""

SONG, FANG, HEI, KAI, PLAIN = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体"
ALTERNATIVES = {SONG: "宋体", FANG: "仿宋", KAI: "楷体"}  # what Word takes on a PC without the named font
LINE = 579  # twips: 225 mm / 22 lines; 29 pt would only fit 21
RED = "FF0000"
# style: font, size in points, paragraph properties in the order the schema wants
STYLES = {
    "公文标志": (
        SONG,
        42,
        '<w:spacing w:before="1900" w:line="960" w:lineRule="atLeast"/><w:jc w:val="center"/>',
    ),
    "公文文号": (
        FANG,
        16,
        f'<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="11" w:color="{RED}"/></w:pBdr>'
        '<w:spacing w:before="1158"/><w:jc w:val="center"/>',
    ),
    "公文标题": (
        SONG,
        22,
        '<w:spacing w:before="1158" w:line="680" w:lineRule="exact"/><w:jc w:val="center"/>',
    ),
    "公文主送": (FANG, 16, f'<w:spacing w:before="{LINE}"/>'),
    "公文正文": (FANG, 16, '<w:ind w:firstLineChars="200" w:firstLine="640"/><w:jc w:val="left"/>'),
    "公文一级": (HEI, 16, '<w:keepNext/><w:ind w:firstLineChars="200" w:firstLine="640"/>'),
    "公文附件说明": (
        FANG,
        16,
        f'<w:keepNext/><w:spacing w:before="{LINE}"/>'
        '<w:ind w:leftChars="500" w:left="1600" w:hangingChars="300" w:hanging="960"/>',
    ),
    "公文附件续": (FANG, 16, '<w:keepNext/><w:ind w:leftChars="500" w:left="1600"/>'),
    "公文署名": (FANG, 16, f'<w:keepNext/><w:spacing w:before="{2 * LINE}"/><w:jc w:val="right"/>'),
    "公文日期": (FANG, 16, '<w:ind w:rightChars="400" w:right="1280"/><w:jc w:val="right"/>'),
    "公文附件": (HEI, 16, "<w:keepNext/><w:pageBreakBefore/>"),
    "公文表题": (
        SONG,
        22,
        f'<w:keepNext/><w:spacing w:before="{LINE}" w:after="120" w:line="620" w:lineRule="exact"/>'
        '<w:jc w:val="center"/>',
    ),
    "公文表注": (
        FANG,
        10.5,
        '<w:spacing w:before="20" w:line="300" w:lineRule="exact"/><w:jc w:val="left"/>',
    ),
    "公文表头": (HEI, 10.5, '<w:spacing w:line="300" w:lineRule="exact"/><w:jc w:val="center"/>'),
    "公文表格": (FANG, 10.5, '<w:spacing w:line="300" w:lineRule="exact"/>'),
    "公文版记": (
        FANG,
        14,
        '<w:tabs><w:tab w:val="right" w:pos="8565"/></w:tabs><w:spacing w:line="480" w:lineRule="exact"/>',
    ),
    "公文版记线": (
        FANG,
        1,
        '<w:shd w:val="clear" w:color="auto" w:fill="000000"/><w:spacing w:line="15" w:lineRule="exact"/>',
    ),
    "公文标记": (HEI, 16, "<w:jc w:val='right'/>"),
    "公文页码": (PLAIN, 14, '<w:spacing w:line="240" w:lineRule="auto"/>'),
}
NARROW = '<w:spacing w:val="-5"/>'  # twentieths of a point: 28 characters of 16 pt are wider than 156 mm
# a frame as wide as the line that stands at the foot of the 版心, between lines of 0.35 mm
AT_FOOT = (
    '<w:framePr w:w="8845" w:wrap="around" w:vAnchor="margin" w:hAnchor="margin" w:xAlign="left" '
    'w:yAlign="bottom"/><w:pBdr><w:top w:val="single" w:sz="8" w:space="0" w:color="000000"/>'
    '<w:bottom w:val="single" w:sz="8" w:space="0" w:color="000000"/></w:pBdr>'
)
# level of a body line (analytics/circulars/word.py): style
LEVELS = {0: "公文正文", 1: "公文一级", 2: "公文正文", 3: "公文附件说明", 4: "公文附件续"}
OFF = ("overflowPunct", "autoSpaceDE", "autoSpaceDN", "snapToGrid")
DAY = 21  # mm that 12月14日 needs in any typeface, the year above it
RANKING = (  # placeholder of the column, width in mm, alignment
    ("名次", 10, "center"),
    ("地名", 23, "left"),
    ("分母", 17, "right"),
    ("分子", 17, "right"),
    ("结果", 17, "right"),
    ("超期", 17, "right"),
    ("自查", 17, "right"),
    ("退回", 17, "center"),
    ("备注", 21, "center"),
)
OVERDUE = (
    ("序号", 10, "center"),
    ("地名", 24, "left"),
    ("单位", 32, "left"),
    ("内容", 44, "left"),
    ("级别", 11, "center"),
    ("期限", DAY, "center"),
    ("天数", 14, "right"),
)
