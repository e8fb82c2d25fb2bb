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


def approved():
    """Гриф утверждения of the act of the authority, top right."""
    number = f"№{NBSP}"
    return [
        para("УТВЕРЖДЕНО", "Right"),
        para(f"{{{{?акт_номер}}}}приказом от {{{{акт_дата}}}} {number}{{{{акт_номер}}}}{{{{/акт_номер}}}}", "Right"),
        para(f"{{{{^акт_номер}}}}приказом от ______________ {number}______{{{{/акт_номер}}}}", "Right"),
        para("{{орган управления}}", "Right", "", '<w:spacing w:after="240"/>'),
    ]


def articles(parts):
    """Sections with numbered clauses; a clause may have a list of lines below it."""
    out = []
    for number, (title, clauses) in enumerate(parts, 1):
        out.append(para(f"{number}. {title}", "Section"))
        for place, clause in enumerate(clauses, 1):
            head, *lines = clause if isinstance(clause, tuple) else (clause,)
            out.append(para(f"{number}.{place}. {head}"))
            out += [para(f"–{NBSP}{line}") for line in lines]
    return out


def service_regulation():
    return approved() + [
        para("ПОЛОЖЕНИЕ", "Kind", "", '<w:spacing w:after="0"/>'),
        para("о муниципальной методической службе", "Centred"),
        para("{{организация}}", "Centred", "", '<w:spacing w:after="200"/>'),
    ] + articles([
        ("Общие положения", [
            "Положение определяет цель, задачи, основные направления и форму деятельности муниципальной методической службы "
            "(далее – служба) {{организация}}.",
            "Форма службы: {{форма службы|________________________}}.{{?служба}} Служба работает как: {{служба}}.{{/служба}}",
            "Цель службы – содействие повышению качества образования и профессиональному развитию педагогических работников.",
            ("Задачи службы:",
             "содействие инновационному развитию муниципальной системы образования;",
             "методическая поддержка образовательных организаций и педагогов по вопросам нового содержания образования, "
             "образовательных технологий, инновационных практик и лучшего опыта;",
             "выявление и анализ профессиональных дефицитов педагогов;",
             "помощь в развитии творческого потенциала педагогов;",
             "создание условий для повышения квалификации педагогических и руководящих работников;",
             "методическая помощь организациям с низкими и необъективными образовательными результатами;",
             "информационно-методическая и организационно-методическая поддержка участников образовательного процесса;",
             "формирование у педагогов устойчивых ориентиров на объективную оценку образовательных результатов."),
            "Служба руководствуется законодательством Российской Федерации и региона, актами {{орган управления|органа управления "
            "образованием}} и настоящим Положением.",
        ]),
        ("Основные направления деятельности", [
            ("Аналитическая деятельность:",
             "мониторинг профессиональных и информационных потребностей работников системы образования;",
             "анализ и оценка деятельности муниципальных методических объединений и методических советов организаций;",
             "анализ результатов повышения квалификации;",
             "выявление и распространение лучших педагогических и управленческих практик, практик методического сопровождения;",
             "сбор и обработка сведений о результатах учебно-воспитательной работы."),
            ("Информационная деятельность:",
             "информирование о планах работы службы и объединений, об итогах конкурсов, об инновационных проектах и изменениях законодательства;",
             "формирование банка педагогической информации;",
             "ознакомление педагогов с новинками литературы;",
             "информационно-методическое сопровождение распространения опыта, новых технологий и учебников."),
            ("Организационно-методическая деятельность:",
             "координация методической работы в муниципальной системе образования;",
             "организация работы муниципальных методических объединений и сети объединений в организациях;",
             "организация повышения квалификации и переподготовки;",
             "взаимодействие с органами управления образованием и организациями дополнительного профессионального образования;",
             "проведение муниципальных методических мероприятий, участие педагогов в региональных;",
             "проведение муниципальных олимпиад и конкурсов для обучающихся."),
            ("Консультационная деятельность:",
             "консультации для педагогов и руководителей методических объединений;",
             "консультирование педагогов и родителей по вопросам обучения и воспитания."),
        ]),
        ("Обеспечение деятельности", [
            "Служба взаимодействует с {{институт|региональным институтом}} и общественно-профессиональными объединениями.",
            "Деятельность службы финансируется из муниципального бюджета и внебюджетных источников.",
            "Научное руководство службой по согласованию с {{орган управления|органом управления образованием}} осуществляет "
            "{{институт|региональный институт}} на основании соглашения.",
            "Служба работает по годовому плану, утверждённому (согласованному) {{орган управления|органом управления образованием}}.",
            "Методическую работу координирует муниципальный методический совет. Его председатель – руководитель службы; состав "
            "утверждает {{орган управления|орган управления образованием}}.",
            "Работу методических объединений регламентируют положения о них, утверждённые в установленном порядке.",
            ("Документы службы:",
             "Положение о муниципальной методической службе;",
             "Положение о муниципальном методическом совете;",
             "состав муниципального методического совета;",
             "план работы службы на учебный год;",
             "анализ выполнения годового плана;",
             "соглашение с {{институт|региональным институтом}}."),
        ]),
    ]) + [para("", "Flat"), section(30, 10, 20, 20)]


def council_regulation():
    return approved() + [
        para("ПОЛОЖЕНИЕ", "Kind", "", '<w:spacing w:after="0"/>'),
        para("о муниципальном методическом совете", "Centred"),
        para("{{организация}}", "Centred", "", '<w:spacing w:after="200"/>'),
    ] + articles([
        ("Общие положения", [
            "Муниципальный методический совет (далее – Методсовет) координирует методическую работу на муниципальном уровне.",
            "Методсовет руководствуется законодательством, актами {{орган управления|органа управления образованием}} и настоящим Положением.",
        ]),
        ("Задачи", [
            "Определение приоритетов методической работы и единой методической темы на учебный год.",
            "Рассмотрение плана работы методической службы и анализа его выполнения.",
            "Координация муниципальных методических объединений и методических советов организаций.",
            "Экспертиза и распространение лучших практик.",
        ]),
        ("Полномочия", [
            "Вносить предложения в план методической службы и объединений.",
            "Рассматривать вопросы, поступившие от методических объединений и образовательных организаций.",
            "Принимать решения, обязательные для методической службы, и рекомендации образовательным организациям.",
        ]),
        ("Состав и порядок формирования", [
            "В Методсовет входят представители методической службы, муниципальных методических объединений, методических советов "
            "организаций, организаций – инновационных площадок, {{орган управления|органа управления образованием}}.",
            "Председатель Методсовета – руководитель методической службы.",
            "Состав утверждает {{орган управления|орган управления образованием}} на учебный год.",
        ]),
        ("Порядок работы", [
            "Заседания проводят по плану, не реже одного раза в квартал. Заседание правомочно, если присутствует больше половины состава.",
            "Решения принимают открытым голосованием большинством голосов присутствующих. При равенстве решает голос председателя.",
            "В работе Методсовета могут участвовать приглашённые представители органов власти, юридические и физические лица.",
            "Заседание оформляют протоколом; его подписывают председатель и секретарь. В решении называют ответственного и срок.",
        ]),
        ("Документация", ["Положение, состав, план заседаний, протоколы."]),
    ]) + [para("", "Flat"), section(30, 10, 20, 20)]


def council_members():
    head = "<w:b/><w:bCs/>"
    middle = '<w:vAlign w:val="center"/>'
    widths = [12, 60, 62, 36]
    return approved() + [
        para("СОСТАВ", "Kind", "", '<w:spacing w:after="0"/>'),
        para("муниципального методического совета на {{год}} учебный год", "Centred"),
        para("{{организация}}", "Centred", "", '<w:spacing w:after="200"/>'),
        table(widths, [
            row(*(cell(w, para(t, "Head", head), tcpr=middle) for w, t in
                  zip(widths, (f"№{NBSP}п/п", "Фамилия, имя, отчество", "Должность, место работы", "Роль в совете"))),
                trpr="<w:tblHeader/>"),
            row(cell(widths[0], para("{{#члены совета}}{{номер}}", "Head")), cell(widths[1], para("{{имя}}", "Cell")),
                cell(widths[2], para("{{должность}}", "Cell")), cell(widths[3], para("{{роль}}{{/члены совета}}", "Cell"))),
        ], GRID),
        para("", "Flat"), section(30, 10, 20, 20)]


def agreement():
    return [
        para("СОГЛАШЕНИЕ", "Kind", "", '<w:spacing w:after="0"/>'),
        para("о научно-методическом сопровождении муниципальной методической службы", "Centred"),
        para(f"{{{{дата|«____» ______________ 20___ г.}}}} №{NBSP}{{{{акт_номер|______}}}}", "Centred", "",
             '<w:spacing w:after="200"/>'),
        para("{{институт|Региональный институт}} (далее – Институт) и {{орган управления|орган управления образованием}} (далее – Орган "
             "управления) заключили настоящее соглашение."),
    ] + articles([
        ("Предмет", [
            "Институт осуществляет научное руководство муниципальной методической службой {{муниципалитет}}, Орган управления создаёт "
            "условия для её работы.",
        ]),
        ("Обязанности сторон", [
            ("Институт:",
             "консультирует методическую службу и руководителей муниципальных методических объединений;",
             "проводит диагностику и курсы по согласованному графику, сообщает о своих мероприятиях заранее;",
             "направляет специалистов и экспертов на муниципальные мероприятия;",
             "анализирует результаты работы службы и даёт адресные рекомендации."),
            ("Орган управления:",
             "утверждает план работы службы и состав методического совета;",
             "обеспечивает участие педагогов в мероприятиях Института;",
             "своевременно сообщает о потребностях педагогов в повышении квалификации;",
             "рассматривает рекомендации Института и сообщает о мерах."),
        ]),
        ("Обмен сведениями", [
            "Стороны обмениваются сводными сведениями о методической работе. Персональные данные передают только на законном основании и в объёме, "
            "нужном для обучения и диагностики.",
            "Сведения передают через информационную систему методической службы.",
        ]),
        ("Финансирование", ["Каждая сторона исполняет соглашение за счёт собственных средств; иное – отдельными договорами."]),
        ("Срок", [
            "Соглашение действует {{?срок_до}}до {{срок_до}}{{/срок_до}}{{^срок_до}}до «____» ______________ 20___ г.{{/срок_до}} и может быть "
            "продлено по согласию сторон.",
        ]),
        ("Подписи", []),
    ]) + [
        table([82, 6, 82], [
            row(cell(82, para("{{институт|Институт}}", "Cell")), cell(6, para("", "Cell")), cell(82, para("{{орган управления|Орган управления}}", "Cell"))),
            row(*(cell(w, para(t, "Cell", "", '<w:spacing w:before="500"/>')) for w, t in
                  ((82, "_____________ / _______________ /"), (6, ""), (82, "_____________ / _______________ /")))),
        ], "", 0),
        para("", "Flat"), section(30, 10, 20, 20)]


def plan():
    number = f"№{NBSP}"
    small = '<w:sz w:val="22"/><w:szCs w:val="22"/>'
    head = "<w:b/><w:bCs/>" + small
    middle = '<w:vAlign w:val="center"/>'
    stamp = f'<w:ind w:left="{mm(175)}" w:firstLine="0"/><w:jc w:val="left"/>'
    widths = [10, 72, 32, 27, 27, 35, 38, 26]
    titles = [f"№{NBSP}п/п", "Мероприятие", "Категория участников", "Срок", "Форма проведения", "Ответственный",
              "Ожидаемый результат / документ", "Отметка о выполнении"]
    span = f'<w:gridSpan w:val="{len(widths)}"/>'
    marks = ["{{#мероприятия}}{{номер}}", "{{мероприятие}}", "{{участники}}", "{{срок}}", "{{форма}}", "{{ответственный}}", "{{результат}}",
             "{{отметка}}{{/мероприятия}}"]
    body = [
        row(*(cell(w, para(t, "Head", head), tcpr=middle) for w, t in zip(widths, titles)), trpr="<w:tblHeader/>"),
        row(cell(sum(widths), para("{{#разделы}}{{раздел}}", "Head", head, "<w:keepNext/>"), tcpr=span)),
        row(*(cell(w, para(m, "Head" if i == 0 else "Cell", small)) for i, (w, m) in enumerate(zip(widths, marks)))),
        row(cell(sum(widths), para("{{/разделы}}", "Cell", '<w:sz w:val="2"/>'), tcpr=span)),
    ]
    view = [70, 120, 77]
    return [
        para("УТВЕРЖДЁН", "Flat", "", stamp),
        para(f"{{{{?акт_номер}}}}приказом от {{{{акт_дата}}}} {number}{{{{акт_номер}}}}{{{{/акт_номер}}}}", "Flat", "", stamp),
        para(f"{{{{^акт_номер}}}}приказом от ______________ {number}______{{{{/акт_номер}}}}", "Flat", "", stamp),
        para("ПЛАН РАБОТЫ", "Kind", "", '<w:spacing w:before="120" w:after="0"/>'),
        para("{{чего}} на {{год}} учебный год", "Centred"),
        para("{{организация}}", "Centred", "", '<w:spacing w:after="120"/>'),
        para("{{?тема}}Единая методическая тема: {{тема}}{{/тема}}"),
        para("{{?цель}}Цель: {{цель}}{{/цель}}"),
        para("{{?задачи}}Задачи: {{задачи}}{{/задачи}}", "Normal", "", '<w:spacing w:after="120"/>'),
        table(widths, body, GRID, 1.2),
        para("{{?направления}}"),
        para("Направления, задачи, риски", "Kind"),
        table(view, [
            row(*(cell(w, para(t, "Head", head), tcpr=middle) for w, t in
                  zip(view, ("Направления работы", "Основные задачи", "Возможные риски"))), trpr="<w:tblHeader/>"),
            row(cell(view[0], para("{{#направления}}{{направление}}", "Cell", small)),
                cell(view[1], para("{{основные задачи}}", "Cell", small)),
                cell(view[2], para("{{риски}}{{/направления}}", "Cell", small))),
        ], GRID, 1.2),
        para("{{/направления}}"),
        para("", "Flat"),
        section(20, 10, 20, 15, landscape=True),
    ]


def plan_analysis():
    small = '<w:sz w:val="22"/><w:szCs w:val="22"/>'
    head = "<w:b/><w:bCs/>" + small
    middle = '<w:vAlign w:val="center"/>'
    widths = [52, 22, 20, 22, 20, 10, 24]
    titles = ["Раздел плана", "Запланировано", "Выполнено", "Выполнено с переносом", "Не выполнено", "%", "Причины"]
    marks = ["{{#разделы}}{{раздел}}", "{{запланировано}}", "{{выполнено}}", "{{с переносом}}", "{{не выполнено}}", "{{процент}}",
             "{{причины}}{{/разделы}}"]
    total = ["Всего", "{{запланировано}}", "{{выполнено}}", "{{с переносом}}", "{{не выполнено}}", "{{процент}}", ""]
    done = [86, 28, 28, 28]
    short = [10, 92, 28, 40]
    return approved() + [
        para("АНАЛИЗ", "Kind", "", '<w:spacing w:after="0"/>'),
        para("выполнения плана работы {{чего}} за {{год}} учебный год", "Centred"),
        para("{{организация}}", "Centred", "", '<w:spacing w:after="200"/>'),
        para("1. Выполнение плана", "Section"),
        para("Запланировано мероприятий: {{запланировано}}. Выполнено в срок: {{выполнено}}, с переносом: {{с переносом}}, не выполнено: "
             "{{не выполнено}}. План выполнен на {{процент|0}} %.{{?процент прошлого года}} В прошлом учебном году – {{процент прошлого года}} %."
             "{{/процент прошлого года}}"),
        table(widths, [
            row(*(cell(w, para(t, "Head", head), tcpr=middle) for w, t in zip(widths, titles)), trpr="<w:tblHeader/>"),
            row(*(cell(w, para(m, "Cell" if i in (0, 6) else "Head", small)) for i, (w, m) in enumerate(zip(widths, marks)))),
            row(*(cell(w, para(m, "Cell" if i in (0, 6) else "Head", head)) for i, (w, m) in enumerate(zip(widths, total)))),
        ], GRID, 1.2),
        para("{{?сделано}}"),
        para("2. Что проведено", "Section"),
        table(done, [
            row(*(cell(w, para(t, "Head", head), tcpr=middle) for w, t in
                  zip(done, ("Что", "Количество", "Участников", "Прошлый год"))), trpr="<w:tblHeader/>"),
            row(cell(done[0], para("{{#сделано}}{{что}}", "Cell", small)), cell(done[1], para("{{количество}}", "Head", small)),
                cell(done[2], para("{{участники}}", "Head", small)), cell(done[3], para("{{прошлый год}}{{/сделано}}", "Head", small))),
        ], GRID, 1.2),
        para("{{/сделано}}"),
        para("{{?не выполненное}}"),
        para("3. Что не выполнено и почему", "Section"),
        table(short, [
            row(*(cell(w, para(t, "Head", head), tcpr=middle) for w, t in
                  zip(short, ("№", "Мероприятие", "Срок", "Причина"))), trpr="<w:tblHeader/>"),
            row(cell(short[0], para("{{#не выполненное}}{{номер}}", "Head", small)), cell(short[1], para("{{мероприятие}}", "Cell", small)),
                cell(short[2], para("{{срок}}", "Cell", small)), cell(short[3], para("{{причина}}{{/не выполненное}}", "Cell", small))),
        ], GRID, 1.2),
        para("{{/не выполненное}}"),
        para("{{?проблемы}}"),
        para("4. Проблемы и риски", "Section"),
        para("{{проблемы}}"),
        para("{{/проблемы}}"),
        para("{{?выводы}}"),
        para("5. Выводы", "Section"),
        para("{{выводы}}"),
        para("{{/выводы}}"),
        para("{{?задачи на новый год}}"),
        para("6. Задачи на новый учебный год", "Section"),
        para("{{задачи на новый год}}"),
        para("{{/задачи на новый год}}"),
        para("", "Flat"), section(30, 10, 20, 20)]


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
    write(folder / "plan.docx", "План работы на учебный год", plan())
    write(folder / "plan_analysis.docx", "Анализ выполнения плана", plan_analysis())
    write(folder / "service_regulation.docx", "Положение о муниципальной методической службе", service_regulation())
    write(folder / "council_regulation.docx", "Положение о муниципальном методическом совете", council_regulation())
    write(folder / "council_members.docx", "Состав муниципального методического совета", council_members())
    write(folder / "agreement.docx", "Соглашение с институтом", agreement())
    write(folder / "invitation.docx", "Приглашения для входа", invitation())
