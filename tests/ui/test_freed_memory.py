"""Memory that is no longer used goes back to the system."""

import subprocess
import sys
from pathlib import Path

import pytest

# In a process of its own: what is set holds for the whole of it.
CHILD = """
from pathlib import Path
from ui.freed_memory import keep_large_blocks_apart

def resident():
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * 4096

keep_large_blocks_apart()
first = b"-" * 20_000_000
del first
before = resident()
large, small = [], []
for number in range(50):
    large.append(b"-" * (1_000_000 + number))
    small.append(b"-" * (1_000 + number))
del large
print(resident() - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only glibc keeps freed blocks")
def test_large_blocks_are_given_back_however_small_ones_lie_between_them() -> None:
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", CHILD], capture_output=True, check=True, cwd=root, encoding="ascii"
    )
    assert int(done.stdout) < 5_000_000
