#!/usr/bin/env python3
"""Writes the first version of the pack's Word templates next to this file (or into the folder given).

The templates are meant to be edited in a word processor afterwards: run this only to start again from the beginning.
Python's standard library alone; the same script gives the same bytes.
"""
import sys
import zipfile
from pathlib import Path
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


def minutes():
    number = f"№{NBSP}"
    body = [
        para("{{организация}}", "Centred"),
        para("ПРОТОКОЛ", "Kind"),
        para(f"{{{{дата}}}} {number}{{{{номер}}}}", "Centred"),
        para("{{место}}", "Centred"),
        para("{{заседание}}", "Centred", "", '<w:spacing w:before="200" w:after="200"/>'),
        para(f"Председатель – {{{{председатель|________________}}}}", "Flat"),
        para(f"Секретарь – {{{{секретарь|________________}}}}", "Flat"),
        para("Присутствовали: {{присутствовали}} (список прилагается)", "Flat"),
        para("{{?приглашены}}Приглашены: {{приглашены}}{{/приглашены}}", "Flat"),
        para("ПОВЕСТКА ДНЯ:", "Section"),
        para("{{#повестка}}{{номер}}. {{вопрос}}{{?доклад}} Доклад ({{доклад}}).{{/доклад}}{{/повестка}}"),
        para("{{?выполнение}}"),
        para("О ВЫПОЛНЕНИИ РАНЕЕ ПРИНЯТЫХ РЕШЕНИЙ:", "Word"),
        para("{{#выполнение}}{{номер}}. {{текст}} Решение от {{принято}} – {{итог}}{{/выполнение}}"),
        para("{{/выполнение}}"),
        para("{{#повестка}}"),
        para("{{номер}}. СЛУШАЛИ: {{?докладчик}}{{докладчик}} – {{/докладчик}}{{слушали|текст прилагается.}}", "Item"),
        para("{{?выступили}}"),
        para("ВЫСТУПИЛИ:", "Word"),
        para("{{#выступили}}{{?имя}}{{имя}} – {{/имя}}{{текст}}{{/выступили}}"),
        para("{{/выступили}}"),
        para("{{?решения}}"),
        para("РЕШИЛИ:", "Word"),
        para(f"{{{{#решения}}}}{{{{номер}}}}{NBSP}{{{{текст}}}}{{{{?ответственный}}}} Ответственный: {{{{ответственный}}}}."
             "{{/ответственный}}{{?срок}} Срок: {{срок}}.{{/срок}}{{/решения}}"),
        para(f"Результаты голосования: «за»{NBSP}–{NBSP}{{{{за|____}}}}, «против»{NBSP}–{NBSP}{{{{против|____}}}}, "
             f"«воздержались»{NBSP}–{NBSP}{{{{воздержались|____}}}}.", ppr='<w:jc w:val="left"/>'),
        para("{{/решения}}"),
        para("{{/повестка}}"),
        para("", "Flat", "", "<w:keepNext/>"),
        table([50, 38, 82], signature("Председатель", "{{председатель}}") + signature("Секретарь", "{{секретарь}}"), "", 0),
        para("Приложение", "Right", "", "<w:pageBreakBefore/>"),
        para(f"к протоколу от {{{{дата}}}} {number}{{{{номер}}}}", "Right"),
        para("Список присутствующих", "Kind"),
        table([12, 62, 52, 44], [
            row(*(cell(w, para(t, "Head", "<w:b/><w:bCs/>"), tcpr='<w:vAlign w:val="center"/>') for w, t in
                  ((12, "№"), (62, "Фамилия, имя, отчество"), (52, "Организация"), (44, "Должность"))),
                trpr="<w:tblHeader/>"),
            row(cell(12, para("{{#присутствующие}}{{номер}}", "Head")), cell(62, para("{{имя}}", "Cell")),
                cell(52, para("{{организация}}", "Cell")), cell(44, para("{{должность}}{{/присутствующие}}", "Cell"))),
        ], GRID),
        para("", "Flat"),
        section(30, 10, 20, 20),
    ]
    return body


def invitation():
    small = '<w:sz w:val="21"/><w:szCs w:val="21"/>'
    code = ('<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/><w:b/><w:bCs/>'
            '<w:sz w:val="30"/><w:szCs w:val="30"/>')
    middle = '<w:vAlign w:val="center"/>'
    slip = row(
        cell(128,
             para("{{#приглашения}}{{имя}}", "Cell", '<w:b/><w:bCs/><w:sz w:val="26"/><w:szCs w:val="26"/>'),
             para("{{организация}}", "Cell", small, '<w:spacing w:after="80"/>'),
             para("1. Откройте в браузере {{адрес}} и введите код.", "Cell", small),
             para("2. Придумайте пароль. Код сработает один раз, никому его не давайте.", "Cell", small), tcpr=middle),
        cell(52,
             para("Код для входа", "Head", small),
             para("{{код}}", "Head", code, '<w:spacing w:before="60" w:after="60"/>'),
             para("действует до {{срок}}{{/приглашения}}", "Head", small), tcpr=middle),
        trpr=f'<w:trHeight w:val="{mm(44)}" w:hRule="atLeast"/>')
    return [table([128, 52], [slip], borders("dashed", "top", "bottom", "insideH")),
            para("", "Flat", '<w:sz w:val="2"/>', '<w:spacing w:line="20" w:lineRule="exact"/>'),
            section(20, 10, 12, 12, numbered=False)]


def schedule():
    number = f"№{NBSP}"
    small = '<w:sz w:val="20"/><w:szCs w:val="20"/>'
    tiny = '<w:sz w:val="18"/><w:szCs w:val="18"/>'
    head = "<w:b/><w:bCs/>" + tiny
    middle = '<w:vAlign w:val="center"/>'
    months = ("август", "сентябрь", "октябрь", "ноябрь", "декабрь", "январь", "февраль", "март", "апрель", "май", "июнь")
    widths = [8, 48, 32] + [11] * len(months) + [58]
    titles = ["№", "Объединение", "Руководитель"] + [m[:3].capitalize() + "." if len(m) > 4 else m.capitalize()
                                                    for m in months] + ["Место проведения"]
    grid = table(widths, [
        row(*(cell(w, para(t, "Head", head), tcpr=middle) for w, t in zip(widths, titles)), trpr="<w:tblHeader/>"),
        row(cell(widths[0], para("{{#объединения}}{{номер}}", "Head", small)),
            cell(widths[1], para("{{название}}{{?организация_школы}}, {{организация_школы}}{{/организация_школы}}"
                                 "{{?утверждение}} ({{утверждение}}){{/утверждение}}", "Cell", small)),
            cell(widths[2], para("{{руководитель}}", "Cell", small)),
            *(cell(11, para(f"{{{{{m}}}}}", "Head", tiny)) for m in months),
            cell(widths[-1], para("{{место}}{{/объединения}}", "Cell", tiny))),
    ], GRID, 0.8)
    wide = [9, 26, 75, 92, 65]
    themes = table(wide, [
        row(*(cell(w, para(t, "Head", head), tcpr=middle) for w, t in
              zip(wide, ("№", "Дата", "Объединение", "Тема заседания", "Место"))), trpr="<w:tblHeader/>"),
        row(cell(wide[0], para("{{#заседания}}{{номер}}", "Head", small)),
            cell(wide[1], para("{{дата}}{{?время}} {{время}}{{/время}}", "Cell", small)),
            cell(wide[2], para("{{название}}{{?организация_школы}}, {{организация_школы}}{{/организация_школы}}", "Cell", small)),
            cell(wide[3], para("{{тема}}", "Cell", small)),
            cell(wide[4], para("{{место}}{{/заседания}}", "Cell", small))),
    ], GRID, 1.2)
    stamp = f'<w:ind w:left="{mm(175)}" w:firstLine="0"/><w:jc w:val="left"/>'
    return [
        para("УТВЕРЖДЁН", "Flat", "", stamp),
        para(f"{{{{?акт_номер}}}}приказом от {{{{акт_дата}}}} {number}{{{{акт_номер}}}}{{{{/акт_номер}}}}", "Flat", "", stamp),
        para(f"{{{{^акт_номер}}}}приказом от ______________ {number}______{{{{/акт_номер}}}}", "Flat", "", stamp),
        para("{{организация}}", "Centred", "", '<w:spacing w:before="120"/>'),
        para("ПЛАН-ГРАФИК", "Kind", "", '<w:spacing w:before="120" w:after="0"/>'),
        para("заседаний {{объединений}} на {{год}} учебный год", "Centred", "", '<w:spacing w:after="160"/>'),
        grid,
        para("Темы заседаний", "Kind"),
        themes,
        para("", "Flat"),
        section(20, 10, 20, 15, landscape=True),
    ]


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


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent
    write(folder / "minutes.docx", "Протокол заседания", minutes())
    write(folder / "schedule.docx", "План-график заседаний", schedule())
    write(folder / "invitation.docx", "Приглашения для входа", invitation())
