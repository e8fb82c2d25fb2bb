#!/usr/bin/env python3
"""Writes the first version of the pack's Word templates next to this file (or into the folder given).

The templates are meant to be edited in a word processor afterwards: run this only to start again from the beginning.
Python's standard library alone; the same script gives the same bytes.
"""
import sys
from pathlib import Path

from office_templates import agreement, approved, council_members, council_regulation, service_regulation
from template_parts import GRID, NBSP, borders, cell, mm, para, row, section, signature, table, write


def items():
    """What was heard, said and decided on each item of the agenda."""
    return [
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
    ]


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
        *items(),
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


def minutes_extract():
    """One item of signed minutes, certified."""
    number = f"№{NBSP}"
    return [
        para("{{организация}}", "Centred"),
        para("ВЫПИСКА ИЗ ПРОТОКОЛА", "Kind"),
        para(f"{{{{дата}}}} {number}{{{{номер}}}}", "Centred"),
        para("{{место}}", "Centred"),
        para("{{заседание}}", "Centred", "", '<w:spacing w:before="200" w:after="200"/>'),
        para(f"Председатель – {{{{председатель|________________}}}}", "Flat"),
        para(f"Секретарь – {{{{секретарь|________________}}}}", "Flat"),
        para("Присутствовали: {{присутствовали}}", "Flat"),
        para("{{?приглашены}}Приглашены: {{приглашены}}{{/приглашены}}", "Flat"),
        para("ПОВЕСТКА ДНЯ:", "Section"),
        para("{{#повестка}}{{номер}}. {{вопрос}}{{?доклад}} Доклад ({{доклад}}).{{/доклад}}{{/повестка}}"),
        *items(),
        para("", "Flat", "", "<w:keepNext/>"),
        para(f"Председатель{NBSP}– {{{{председатель|________________}}}}", "Flat", "", "<w:keepNext/>"),
        para(f"Секретарь{NBSP}– {{{{секретарь|________________}}}}", "Flat", "", '<w:keepNext/><w:spacing w:after="240"/>'),
        para("Верно", "Flat", "", "<w:keepNext/>"),
        table([50, 38, 82], signature("________________", "________________"), "", 0),
        para(f"____{NBSP}________________{NBSP}20___{NBSP}г.", "Flat"),
        section(30, 10, 20, 20),
    ]


def attendance_sheet():
    widths = [10, 58, 42, 34, 24, 36, 43]
    titles = ["№", "ФИО", "Организация", "Должность", "Категория", "Роль (слушатель / выступающий)", "Подпись"]
    marks = ["{{#участники}}{{номер}}", "{{имя}}", "{{организация}}", "{{должность}}", "{{категория}}", "{{роль}}{{/участники}}", ""]
    small = '<w:sz w:val="22"/><w:szCs w:val="22"/>'
    return [
        para("{{организация}}", "Centred"),
        para("ЛИСТ РЕГИСТРАЦИИ", "Kind"),
        para("{{заседание}}", "Centred"),
        para("«{{тема}}»", "Centred"),
        para("{{дата}}{{?время}}, {{время}}{{/время}}{{?место}}, {{место}}{{/место}}", "Centred", "", '<w:spacing w:after="200"/>'),
        table(widths, [
            row(*(cell(w, para(t, "Head", "<w:b/><w:bCs/>" + small), tcpr='<w:vAlign w:val="center"/>') for w, t in zip(widths, titles)),
                trpr="<w:tblHeader/>"),
            row(*(cell(w, para(m, "Head" if i in (0, 4, 5) else "Cell", small)) for i, (w, m) in enumerate(zip(widths, marks))),
                trpr='<w:trHeight w:val="480" w:hRule="atLeast"/>'),
        ], GRID),
        para("", "Flat"),
        section(20, 10, 30, 20, landscape=True),
    ]


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


def plan():
    number = f"№{NBSP}"
    small = '<w:sz w:val="22"/><w:szCs w:val="22"/>'
    head = "<w:b/><w:bCs/>" + small
    middle = '<w:vAlign w:val="center"/>'
    stamp = f'<w:ind w:left="{mm(175)}" w:firstLine="0"/><w:jc w:val="left"/>'
    widths = [13, 69, 32, 27, 27, 35, 38, 26]
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
        para("{{кем утверждено}}", "Flat", "", stamp),
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


def plan_order():
    number = f"№{NBSP}"
    return [
        para("{{орган управления|________________________________}}", "Centred"),
        para("ПРИКАЗ", "Kind"),
        para(f"{{{{акт_дата|_______________}}}} {number}{{{{акт_номер|______}}}}", "Centred", "", '<w:spacing w:after="240"/>'),
        para("Об утверждении плана работы {{чего}} на {{год}} учебный год", "Flat", "", '<w:spacing w:after="240"/>'),
        para("В целях организации методической работы и в соответствии с положением о методической службе"),
        para("ПРИКАЗЫВАЮ:", "Section"),
        para("1. Утвердить план работы {{чего}} на {{год}} учебный год ({{организация}}) согласно приложению."),
        para("2. Ответственным за мероприятия плана обеспечить их проведение в установленные сроки."),
        para("3. Руководителю методической службы{{?руководитель}} ({{руководитель}}){{/руководитель}} довести план до сведения организаций и "
             "по окончании учебного года представить анализ его выполнения."),
        para("4. Контроль за исполнением приказа оставляю за собой."),
        para("", "Flat", "", "<w:keepNext/>"),
        table([50, 38, 82], signature("Руководитель", ""), "", 0),
        para("", "Flat"), section(30, 10, 20, 20)]


def plan_analysis():
    small = '<w:sz w:val="20"/><w:szCs w:val="20"/>'
    head = "<w:b/><w:bCs/>" + small
    middle = '<w:vAlign w:val="center"/>'
    widths = [44, 20, 20, 22, 20, 10, 34]
    titles = ["Раздел плана", "Запла\u00adнировано", "Выпол\u00adнено", "Выпол\u00adнено с\u00a0пере\u00adносом", "Не выпол\u00adнено", "%", "Причины"]
    marks = ["{{#разделы}}{{раздел}}", "{{запланировано}}", "{{выполнено}}", "{{с переносом}}", "{{не выполнено}}", "{{процент}}",
             "{{причины}}{{/разделы}}"]
    total = ["Всего", "{{запланировано}}", "{{выполнено}}", "{{с переносом}}", "{{не выполнено}}", "{{процент}}", ""]
    done = [86, 28, 28, 28]
    short = [10, 92, 28, 40]
    figures = [106, 32, 32]

    def of_figures(name, *titles):
        return table(figures, [
            row(*(cell(w, para(t, "Head", head), tcpr=middle) for w, t in zip(figures, titles)), trpr="<w:tblHeader/>"),
            row(cell(figures[0], para("{{#" + name + "}}{{что}}", "Cell", small)), cell(figures[1], para("{{сейчас}}", "Head", small)),
                cell(figures[2], para("{{год назад}}{{/" + name + "}}", "Head", small))),
        ], GRID, 1.2)

    return approved() + [
        para("АНАЛИЗ", "Kind", "", '<w:spacing w:after="0"/>'),
        para("выполнения плана работы {{чего}} за {{год}} учебный год", "Centred"),
        para("{{организация}}", "Centred", "", '<w:spacing w:after="200"/>'),
        para("1. Общие сведения", "Section"),
        para("{{?сведения}}"),
        of_figures("сведения", "Сеть и кадры", "На {{день}}", "На {{день год назад}}"),
        para("{{/сведения}}"),
        para("{{^сведения}}Сведений о сети и кадрах нет.{{/сведения}}"),
        para("2. Выполнение плана", "Section"),
        para("Запланировано мероприятий: {{запланировано}}. Выполнено в срок: {{выполнено}}, с переносом: {{с переносом}}, не выполнено: "
             "{{не выполнено}}. План выполнен на {{процент|0}} %.{{?процент прошлого года}} В прошлом учебном году – {{процент прошлого года}} %."
             "{{/процент прошлого года}}"),
        table(widths, [
            row(*(cell(w, para(t, "Head", head), tcpr=middle) for w, t in zip(widths, titles)), trpr="<w:tblHeader/>"),
            row(*(cell(w, para(m, "Cell" if i in (0, 6) else "Head", small)) for i, (w, m) in enumerate(zip(widths, marks)))),
            row(*(cell(w, para(m, "Cell" if i in (0, 6) else "Head", head)) for i, (w, m) in enumerate(zip(widths, total)))),
        ], GRID, 1.2),
        para("{{?не выполненное}}"),
        para("Не выполнено и почему:", "Normal", "", '<w:keepNext/><w:spacing w:before="160"/>'),
        table(short, [
            row(*(cell(w, para(t, "Head", head), tcpr=middle) for w, t in
                  zip(short, ("№", "Мероприятие", "Срок", "Причина"))), trpr="<w:tblHeader/>"),
            row(cell(short[0], para("{{#не выполненное}}{{номер}}", "Head", small)), cell(short[1], para("{{мероприятие}}", "Cell", small)),
                cell(short[2], para("{{срок}}", "Cell", small)), cell(short[3], para("{{причина}}{{/не выполненное}}", "Cell", small))),
        ], GRID, 1.2),
        para("{{/не выполненное}}"),
        para("3. Проведено по направлениям", "Section"),
        para("{{?сделано}}"),
        table(done, [
            row(*(cell(w, para(t, "Head", head), tcpr=middle) for w, t in
                  zip(done, ("Что", "Количество", "Участников", "Прошлый год"))), trpr="<w:tblHeader/>"),
            row(cell(done[0], para("{{#сделано}}{{что}}", "Cell", small)), cell(done[1], para("{{количество}}", "Head", small)),
                cell(done[2], para("{{участники}}", "Head", small)), cell(done[3], para("{{прошлый год}}{{/сделано}}", "Head", small))),
        ], GRID, 1.2),
        para("{{/сделано}}"),
        para("{{^сделано}}Мероприятий, которые связаны с пунктами плана, не проведено.{{/сделано}}"),
        para("4. Показатели", "Section"),
        para("{{?показатели}}"),
        of_figures("показатели", "Показатель", "{{год}}", "{{год до него}}"),
        para("{{/показатели}}"),
        para("{{^показатели}}Показателей за учебный год нет.{{/показатели}}"),
        para("5. Проблемы и риски", "Section"),
        para("{{проблемы|Не указаны.}}"),
        para("6. Выводы, адресные рекомендации", "Section"),
        para("{{выводы|Не указаны.}}"),
        para("7. Задачи на новый учебный год", "Section"),
        para("{{задачи на новый год|Не указаны.}}"),
        para("", "Flat"), section(30, 10, 20, 20)]


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent
    write(folder / "minutes.docx", "Протокол заседания", minutes())
    write(folder / "minutes_extract.docx", "Выписка из протокола", minutes_extract())
    write(folder / "attendance_sheet.docx", "Лист регистрации", attendance_sheet())
    write(folder / "schedule.docx", "План-график заседаний", schedule())
    write(folder / "plan.docx", "План работы на учебный год", plan())
    write(folder / "plan_order.docx", "Приказ об утверждении плана", plan_order())
    write(folder / "plan_analysis.docx", "Анализ выполнения плана", plan_analysis())
    write(folder / "service_regulation.docx", "Положение о муниципальной методической службе", service_regulation())
    write(folder / "council_regulation.docx", "Положение о муниципальном методическом совете", council_regulation())
    write(folder / "council_members.docx", "Состав муниципального методического совета", council_members())
    write(folder / "agreement.docx", "Соглашение с институтом", agreement())
    write(folder / "invitation.docx", "Приглашения для входа", invitation())
