"""What the checks of the house share: which files they read and how they say what is wrong."""
import subprocess
import sys
from pathlib import Path

# Written by programs, not by people.
MADE = ("app/web/api/openapi.d.ts", "app/web/api/openapi.json", "package-lock.json")


def files(*suffixes):
    """Tracked and new files with these endings, without those that programs write."""
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "-z"], capture_output=True, text=True,
                            check=True).stdout.split("\0")
    return [name for name in sorted(listed) if name.endswith(suffixes) and not name.endswith(MADE)
            and Path(name).is_file() and not Path(name).is_symlink()]


def sources(*suffixes):
    for name in files(*suffixes):
        yield name, Path(name).read_text(encoding="utf-8", errors="replace")


class Problems:
    def __init__(self, check):
        self.check, self.count = check, 0

    def add(self, file, text="", at=0, reason=""):
        self.count += 1
        print(f"{file}:{text.count(chr(10), 0, at) + 1}: {reason}")

    def end(self):
        if self.count:
            print(f"{self.check}: {self.count} to mend", file=sys.stderr)
        return 1 if self.count else 0
