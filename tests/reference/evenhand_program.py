"""The program that tests run: the one that the environment variable EVENHAND names."""

import os
import subprocess

PROGRAM = os.environ.get("EVENHAND", "")


def run_program(home, *arguments):
    """Runs the program without a display or a keychain."""
    own = {"XDG_STATE_HOME": str(home), "EVENHAND_KEYCHAIN": "off"}
    env = {name: value for name, value in os.environ.items() if name != "DISPLAY"} | own
    return subprocess.run([PROGRAM, *map(str, arguments)], env=env, check=True, capture_output=True).stdout
