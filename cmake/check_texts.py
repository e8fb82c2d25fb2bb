#!/usr/bin/env python3
"""Every sentence is there in both languages with the same parameters, and every key that the code names has one."""
import json
import re
import sys
from pathlib import Path

from check_common import Problems, files, sources

PLURALS = {"ru": {"one", "few", "many", "other"}, "en": {"one", "other"}}
KEY = r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+"
CPP_LITERAL = re.compile(rf'"({KEY})"')
# A literal is a key of a sentence where the statement around it refuses or says something.
SPEAKS = re.compile(r"\b(Refused\(|refuse\(|wrong\(|say\(|FieldError\{)")
WEB_LITERAL = re.compile(rf'"((?:[a-z][a-z0-9_]*\.)?web\.[a-z0-9_.]*[a-z0-9_])"')
WEB_CALL = re.compile(rf'\bt\(\s*"({KEY})"')


def stem(key, language):
    """people.count_few and people.count_one are forms of people.count."""
    head, _, tail = key.rpartition("_")
    return head if tail in PLURALS[language] else key


def parameters(sentence):
    return set(re.findall(r"\{(\w+)\}", sentence))


def read(file, problems):
    pairs = []
    text = Path(file).read_text(encoding="utf-8")
    try:
        json.loads(text, object_pairs_hook=pairs.extend)
    except ValueError as wrong:
        problems.add(file, text, getattr(wrong, "pos", 0), f"not JSON: {wrong}")
    seen = {}
    for key, sentence in pairs:
        if key in seen:
            problems.add(file, text, text.rfind(f'"{key}"'), f"{key} is written twice")
        if not isinstance(sentence, str) or not sentence.strip():
            problems.add(file, text, text.find(f'"{key}"'), f"{key} has no sentence")
        seen[key] = str(sentence)
    return text, seen


def compare(ru_file, problems):
    en_file = ru_file[:-len("ru.json")] + "en.json"
    if not Path(en_file).is_file():
        problems.add(ru_file, reason=f"{en_file} is missing")
        return {}
    ru_text, ru = read(ru_file, problems)
    en_text, en = read(en_file, problems)
    stems = {"ru": {}, "en": {}}
    for language, sentences in (("ru", ru), ("en", en)):
        for key, sentence in sentences.items():
            stems[language].setdefault(stem(key, language), set()).update(parameters(sentence))
    # A plain key may end like a plural form («web.many»): equal names in both files are enough.
    for key in sorted(set(ru) - set(en)):
        if stem(key, "ru") not in stems["en"]:
            problems.add(ru_file, ru_text, ru_text.find(f'"{key}"'), f"{key} is not in {en_file}")
    for key in sorted(set(en) - set(ru)):
        if stem(key, "en") not in stems["ru"]:
            problems.add(en_file, en_text, en_text.find(f'"{key}"'), f"{key} is not in {ru_file}")
    for key in sorted(set(stems["ru"]) & set(stems["en"])):
        if stems["ru"][key] != stems["en"][key]:
            differ = ", ".join(sorted(stems["ru"][key] ^ stems["en"][key]))
            problems.add(en_file, en_text, en_text.find(f'"{key}'), f"{key}: {{{differ}}} in one language only")
    return {**ru, **{stem(key, "ru"): s for key, s in ru.items()}}


def statement(text, at):
    """From the end of the statement before the literal."""
    start = max(text.rfind(";", 0, at), text.rfind("}\n", 0, at), text.rfind("{\n", 0, at))
    return text[start + 1:at]


def main():
    problems = Problems("texts")
    known, origin = {}, {}
    # A pack's own words stand over those of the rooms; check-pack looks at them.
    for ru_file in (file for file in files("text/ru.json") if not file.startswith("packs/")):
        for key in compare(ru_file, problems):
            if origin.setdefault(key, ru_file) != ru_file:
                problems.add(ru_file, reason=f"{key} is also in {origin[key]}")
            known[key] = ru_file
    for file in (file for file in files("text/en.json") if not file.startswith("packs/")):
        if not Path(file[:-len("en.json")] + "ru.json").is_file():
            problems.add(file, reason="there is no ru.json beside it")
    for file, text in sources(".cpp", ".hpp"):
        if file.endswith(("_test.cpp", "_fuzz.cpp")) or file.startswith(("testing/", "bench/")):
            continue
        for found in CPP_LITERAL.finditer(text):
            if found[1] not in known and SPEAKS.search(statement(text, found.start())):
                problems.add(file, text, found.start(), f"no sentence for {found[1]}")
    for file, text in sources(".ts", ".tsx"):
        if ".test." in file or file.startswith("journeys/"):
            continue
        for pattern in (WEB_LITERAL, WEB_CALL):
            for found in pattern.finditer(text):
                if found[1] not in known and (pattern is WEB_LITERAL or not WEB_LITERAL.fullmatch(f'"{found[1]}"')):
                    problems.add(file, text, found.start(), f"no sentence for {found[1]}")
    return problems.end()


if __name__ == "__main__":
    sys.exit(main())
