"""What all judges share: a line for each judgement, and how a run ends."""

import subprocess
import sys

_failed = 0


def judge(name, wrong, count=None):
    """One line. `wrong` is a list of complaints."""
    global _failed
    wrong = list(wrong)
    _failed += bool(wrong)
    print(f"FAILED  {name}: {len(wrong)} wrong" if wrong else f"ok      {name}" + (f" ({count})" if count is not None else ""))
    for w in wrong[:8]:
        print(f"        {w}")


def run(*command):
    """What a program says, which must succeed."""
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=600).stdout


def leave():
    """Ends the run: with 1 where anything was wrong."""
    sys.exit(_failed > 0)
