#!/usr/bin/env python3
"""Arrows point one way: app → features → contracts → platform, and in the browser app/web → features/*/web → ui.
Rooms never include each other; a platform folder includes only those that cmake/rooms.cmake says it stands on."""
import posixpath
import re
import sys

from check_common import Problems, sources

INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.M)
IMPORT = re.compile(r'''(?:^|[\s;}])(?:import|export)\s[^;]*?from\s+["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']|^\s*import\s+["']([^"']+)["']''', re.M)
ALIASES = {"@ui/": "ui/", "@api/": "app/web/api/", "@rooms/": "features/"}
HOUSE = ("app", "features", "contracts", "platform", "testing", "ui", "journeys", "bench")


def uses(rooms_cmake):
    """Platform folder → every platform folder below it, by the `platform_X_uses` lines."""
    direct = {name: set(re.findall(r"platform_(\w+)", list_))
              for name, list_ in re.findall(r"set\(platform_(\w+)_uses([^)]*)\)", rooms_cmake)}

    def below(name, seen):
        for other in direct.get(name, set()) - seen:
            seen.add(other)
            below(other, seen)
        return seen

    return {name: below(name, set()) for name in direct}


def cpp_may(file, target, platform):
    """Nothing, or the rule that the include breaks."""
    own, other = file.split("/"), target.split("/")
    test = file.endswith("_test.cpp") or file.endswith("_fuzz.cpp")
    if own[0] in ("testing", "bench") or (test and other[0] == "testing"):
        return None
    order = {"app": 0, "features": 1, "contracts": 2, "platform": 3}
    if own[0] not in order:
        return None
    if other[0] not in order:
        return f"{own[0]} does not include {other[0]}"
    if order[other[0]] < order[own[0]]:
        return f"{own[0]} does not include {other[0]}: arrows point app → features → contracts → platform"
    if own[0] == other[0] == "features" and own[1] != other[1]:
        return f"rooms never include each other ({own[1]} → {other[1]}); share through contracts/"
    if own[0] == other[0] == "platform" and own[1] != other[1] and not test:
        if other[1] not in platform.get(own[1], set()):
            return f"cmake/rooms.cmake does not say that platform/{own[1]} stands on platform/{other[1]}"
    return None


def web_layer(path):
    if path.startswith("ui/"):
        return "ui", ""
    if path.startswith("features/"):
        return "rooms", path.split("/")[1]
    if path.startswith("app/web/api/"):
        return "api", ""
    if path.startswith("app/web/"):
        return "shell", ""
    return "outside", ""


def web_may(file, target):
    (own, room), (other, other_room) = web_layer(file), web_layer(target)
    allowed = {"ui": {"ui"}, "api": {"api", "ui"}, "rooms": {"rooms", "api", "ui"}, "shell": {"shell", "rooms", "api", "ui"}}
    if own not in allowed or other == "outside":
        return None
    if other not in allowed[own]:
        return f"{own} does not import {other}: arrows point app/web → features/*/web → ui"
    if own == other == "rooms" and room != other_room:
        return f"rooms never import each other ({room} → {other_room})"
    return None


def resolved(file, spec):
    """A path in the house, or nothing for a package."""
    for alias, folder in ALIASES.items():
        if spec.startswith(alias):
            return folder + spec[len(alias):]
    return posixpath.normpath(posixpath.join(posixpath.dirname(file), spec)) if spec.startswith(".") else None


def main():
    problems = Problems("layering")
    with open("cmake/rooms.cmake", encoding="utf-8") as f:
        platform = uses(f.read())
    for file, text in sources(".cpp", ".hpp"):
        for found in INCLUDE.finditer(text):
            # A name beside the file is its own folder's.
            target = found[1] if found[1].split("/")[0] in HOUSE else posixpath.join(posixpath.dirname(file), found[1])
            if reason := cpp_may(file, posixpath.normpath(target), platform):
                problems.add(file, text, found.start(1), reason)
    for file, text in sources(".ts", ".tsx", ".mjs"):
        for found in IMPORT.finditer(text):
            target = resolved(file, found[1] or found[2] or found[3])
            if target and (reason := web_may(file, target)):
                problems.add(file, text, found.start(), reason)
    return problems.end()


if __name__ == "__main__":
    sys.exit(main())
