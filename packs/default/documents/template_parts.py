"""What every template of make_templates.py is made of: styles, paragraphs, tables, the package. Python's standard library."""
import zipfile
from xml.sax.saxutils import escape

NBSP = "\u00a0"
MM = 1440 / 25.4  # twentieths of a point in a millimetre
FONT = "Times New Roman"

CONTENT_TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>\
<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>\
<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>\
<Override PartName="/word/fontTable.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"/>\
<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>\
<Override PartName="/word/header2.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>\
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>\
</Types>"""

RELS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>\
<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>\
</Relationships>"""

DOCUMENT_RELS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>\
<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/>\
<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/fontTable" Target="fontTable.xml"/>\
<Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/>\
<Relationship Id="rId5" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header2.xml"/>\
</Relationships>"""

W = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
     'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"')
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# Where Times New Roman is not installed, fonts of the same widths stand in for it.
FONT_TABLE = (XML + f'<w:fonts {W}><w:font w:name="{FONT}"><w:altName w:val="Liberation Serif"/>'
              '<w:charset w:val="CC"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>')

SETTINGS = (XML + f'<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>'
            '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:doNotExpandShiftReturn/><w:compatSetting w:name="compatibilityMode" '
            'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
            '<w:themeFontLang w:val="ru-RU"/></w:settings>')

PAGE_NUMBER = (XML + f'<w:hdr {W}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>'
               '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
               '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
               '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>')
NO_NUMBER = XML + f'<w:hdr {W}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr></w:p></w:hdr>'


def mm(value):
    return round(value * MM)


def style(ident, name, ppr="", rpr="", based="Normal", default=False, kind="paragraph"):
    mark = ' w:default="1"' if default else ""
    parent = "" if default else f'<w:basedOn w:val="{based}"/>'
    look = f"<w:rPr>{rpr}</w:rPr>" if rpr else ""
    return (f'<w:style w:type="{kind}"{mark} w:styleId="{ident}"><w:name w:val="{name}"/>{parent}<w:qFormat/>'
            f"<w:pPr>{ppr}</w:pPr>{look}</w:style>")


def styles():
    flat = '<w:ind w:firstLine="0"/>'
    return (XML + f'<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>'
            f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
            '<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="ru-RU" w:eastAsia="ru-RU" w:bidi="ar-SA"/>'
            "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
            + style("Normal", "Normal", f'<w:spacing w:before="0" w:after="0" w:line="264" w:lineRule="auto"/>'
                    f'<w:ind w:firstLine="{mm(12.5)}"/><w:jc w:val="both"/>', default=True)
            + style("Header", "header", flat + '<w:jc w:val="center"/>', '<w:sz w:val="24"/><w:szCs w:val="24"/>')
            + style("Centred", "По центру", flat + '<w:jc w:val="center"/>')
            + style("Kind", "Вид документа", '<w:keepNext/><w:spacing w:before="240" w:after="120"/>' + flat
                    + '<w:jc w:val="center"/>', '<w:b/><w:bCs/>')
            + style("Flat", "Без отступа", '<w:ind w:firstLine="0"/><w:jc w:val="left"/>')
            + style("Section", "Раздел", '<w:keepNext/><w:spacing w:before="240" w:after="60"/>', "<w:b/><w:bCs/>")
            + style("Item", "Пункт", '<w:spacing w:before="200"/>')
            + style("Word", "Слово протокола", '<w:keepNext/><w:spacing w:before="80"/>')
            + style("Right", "Приложение", f'<w:ind w:left="{mm(95)}" w:firstLine="0"/><w:jc w:val="left"/>')
            + style("Cell", "Ячейка", '<w:spacing w:line="240" w:lineRule="auto"/>' + flat + '<w:jc w:val="left"/>',
                    '<w:sz w:val="24"/><w:szCs w:val="24"/>')
            + style("Head", "Заголовок таблицы", '<w:jc w:val="center"/>', "", based="Cell")
            + style("Under", "Подстрочный текст", '<w:jc w:val="center"/>', '<w:sz w:val="18"/><w:szCs w:val="18"/>',
                    based="Cell")
            + "</w:styles>")


def run(text, rpr=""):
    look = f"<w:rPr>{rpr}</w:rPr>" if rpr else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def para(text, named="Normal", rpr="", ppr=""):
    return f'<w:p><w:pPr><w:pStyle w:val="{named}"/>{ppr}</w:pPr>{run(text, rpr) if text else ""}</w:p>'


def cell(width, *paragraphs, tcpr=""):
    return f'<w:tc><w:tcPr><w:tcW w:w="{mm(width)}" w:type="dxa"/>{tcpr}</w:tcPr>{"".join(paragraphs)}</w:tc>'


def row(*cells, trpr=""):
    return f'<w:tr><w:trPr><w:cantSplit/>{trpr}</w:trPr>{"".join(cells)}</w:tr>'


def table(widths, rows, borders, side=1.9):
    grid = "".join(f'<w:gridCol w:w="{mm(w)}"/>' for w in widths)
    return (f'<w:tbl><w:tblPr><w:tblW w:w="{sum(mm(w) for w in widths)}" w:type="dxa"/>'
            f"<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type=\"fixed\"/>"
            f'<w:tblCellMar><w:left w:w="{mm(side)}" w:type="dxa"/><w:right w:w="{mm(side)}" w:type="dxa"/></w:tblCellMar>'
            f'</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>')


def borders(line, *sides):
    return "".join(f'<w:{s} w:val="{line}" w:sz="4" w:space="0" w:color="auto"/>' for s in sides)


GRID = borders("single", "top", "left", "bottom", "right", "insideH", "insideV")


def section(left, right, top, bottom, numbered=True, landscape=False):
    size = 'w:w="16838" w:h="11906" w:orient="landscape"' if landscape else 'w:w="11906" w:h="16838"'
    header = ('<w:headerReference w:type="default" r:id="rId4"/><w:headerReference w:type="first" r:id="rId5"/>'
              if numbered else "")
    return (f'<w:sectPr>{header}'
            f'<w:pgSz {size}/><w:pgMar w:top="{mm(top)}" w:right="{mm(right)}" w:bottom="{mm(bottom)}" '
            f'w:left="{mm(left)}" w:header="{mm(10)}" w:footer="{mm(10)}" w:gutter="0"/>{"<w:titlePg/>" if numbered else ""}</w:sectPr>')


def signature(post, name):
    line = '<w:tcBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tcBorders><w:vAlign w:val="bottom"/>'
    low = '<w:vAlign w:val="bottom"/>'
    big = '<w:sz w:val="28"/><w:szCs w:val="28"/>'
    keep = "<w:keepNext/>"
    return [row(cell(50, para(post, "Cell", big, keep), tcpr=low), cell(38, para("", "Cell", big, keep), tcpr=line),
                cell(82, para(name, "Cell", big, keep + '<w:ind w:left="120"/>'), tcpr=low),
                trpr=f'<w:trHeight w:val="{mm(13)}" w:hRule="atLeast"/>'),
            row(cell(50, para("", "Under", "", keep)), cell(38, para("(подпись)", "Under", "", keep)),
                cell(82, para("", "Under", "", keep)))]


def core(title):
    return (XML + '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title>'
            "<dc:language>ru-RU</dc:language></cp:coreProperties>")


def write(path, title, body):
    document = XML + f'<w:document {W}><w:body>{"".join(body)}</w:body></w:document>'
    parts = {"[Content_Types].xml": CONTENT_TYPES, "_rels/.rels": RELS, "word/document.xml": document,
             "word/_rels/document.xml.rels": DOCUMENT_RELS, "word/styles.xml": styles(), "word/settings.xml": SETTINGS,
             "word/fontTable.xml": FONT_TABLE, "word/header1.xml": PAGE_NUMBER, "word/header2.xml": NO_NUMBER,
             "docProps/core.xml": core(title)}
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text.encode("utf-8"))
