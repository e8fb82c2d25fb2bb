#!/usr/bin/env python3
"""The checks of the house refuse what they are for, and nothing else."""
import os
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, os.path.dirname(__file__))
import check_common
import check_layering
import check_sizes
import check_texts

PLATFORM = check_layering.uses("set(platform_api_uses platform_db)\nset(platform_db_uses platform_base X::Y)")


class Layering(unittest.TestCase):
    def test_arrows_down_are_free(self):
        for file, target in (("app/main.cpp", "features/people/people.hpp"), ("features/people/a.cpp", "contracts/x.hpp"),
                             ("contracts/x.hpp", "platform/db/db.hpp"), ("features/people/a.cpp", "features/people/b.hpp"),
                             ("platform/api/a.cpp", "platform/base/date.hpp")):
            self.assertIsNone(check_layering.cpp_may(file, target, PLATFORM), file)

    def test_arrows_up_and_between_rooms_are_not(self):
        for file, target in (("platform/db/db.cpp", "contracts/x.hpp"), ("contracts/x.hpp", "features/people/people.hpp"),
                             ("features/people/a.cpp", "app/wiring.hpp"), ("features/people/a.cpp", "features/plans/b.hpp"),
                             ("platform/db/a.cpp", "platform/api/scope.hpp"), ("app/main.cpp", "testing/x.hpp")):
            self.assertIsNotNone(check_layering.cpp_may(file, target, PLATFORM), file)

    def test_only_tests_include_the_test_house(self):
        self.assertIsNone(check_layering.cpp_may("features/people/api_test.cpp", "testing/x.hpp", PLATFORM))

    def test_browser_arrows(self):
        self.assertEqual(check_layering.resolved("features/people/web/A.tsx", "../../plans/web/B"), "features/plans/web/B")
        self.assertEqual(check_layering.resolved("ui/A.tsx", "@rooms/people/web/B"), "features/people/web/B")
        self.assertIsNone(check_layering.resolved("ui/A.tsx", "react"))
        self.assertIsNotNone(check_layering.web_may("features/people/web/A.tsx", "features/plans/web/B"))
        self.assertIsNotNone(check_layering.web_may("ui/A.tsx", "features/people/web/B"))
        self.assertIsNotNone(check_layering.web_may("features/people/web/A.tsx", "app/web/shell/rooms"))
        self.assertIsNone(check_layering.web_may("features/people/web/A.tsx", "app/web/api/client"))
        self.assertIsNone(check_layering.web_may("app/web/shell/rooms.ts", "features/people/web/routes"))

    def test_imports_are_found_however_they_are_written(self):
        text = 'import { a } from "@ui/x";\nimport {\n  b,\n} from "./y";\nexport * from "z";\nconst c = () => import("./w");\nimport "./s.css";\n'
        found = [m[1] or m[2] or m[3] for m in check_layering.IMPORT.finditer(text)]
        self.assertEqual(found, ["@ui/x", "./y", "z", "./w", "./s.css"])


class InAHouse(unittest.TestCase):
    """Each test writes a small house and runs the whole check there."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.addCleanup(os.chdir, os.getcwd())
        os.chdir(self.folder.name)
        os.system("git init -q .")

    def write(self, name, text):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")

    def run_check(self, module):
        said = []
        real = check_common.Problems.add
        check_common.Problems.add = lambda own, file, text="", at=0, reason="": (said.append(f"{file}: {reason}"), real(own, file, text, at, reason))
        self.addCleanup(setattr, check_common.Problems, "add", real)
        with open(os.devnull, "w") as nowhere:
            out, err, sys.stdout, sys.stderr = sys.stdout, sys.stderr, nowhere, nowhere
            try:
                module.main()
            finally:
                sys.stdout, sys.stderr = out, err
        return said

    def test_long_files_are_refused(self):
        self.write("a/long.cpp", "x\n" * 401)
        self.write("a/short.cpp", "x\n" * 400)
        self.assertEqual(len(self.run_check(check_sizes)), 1)

    def test_texts_agree(self):
        self.write("features/a/text/ru.json", '{"a.no": "Нет {что}", "a.n_one": "{n}", "a.n_few": "{n}", "a.web.x": "Ы"}')
        self.write("features/a/text/en.json", '{"a.no": "No {what}", "a.n_one": "{n}", "a.n_other": "{n}"}')
        self.write("features/a/a.cpp", 'throw Refused(kind, "a.no");\nthrow Refused(kind, "a.absent");\n'
                                       'constexpr Query q{"a.list", "SELECT 1"};\nif (bad) return refuse("a.missing");')
        self.write("features/a/web/A.tsx", 't("a.no"); t("a.n", {}); t("a.gone"); const label = "a.web.lost";')
        said = self.run_check(check_texts)
        self.assertEqual(len([s for s in said if "a.web.x is not in" in s]), 1, said)
        self.assertEqual(len([s for s in said if "in one language only" in s]), 1, said)
        for key in ("a.absent", "a.missing", "a.gone", "a.web.lost"):
            self.assertIn(f"no sentence for {key}", " ".join(said))
        self.assertEqual(len(said), 6, said)

    def test_a_missing_language_is_refused(self):
        self.write("features/a/text/ru.json", "{}")
        self.write("features/b/text/en.json", "{}")
        self.assertEqual(len(self.run_check(check_texts)), 2)


if __name__ == "__main__":
    unittest.main()
