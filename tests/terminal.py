"""Runs a command on a terminal of its own and prints what it wrote there.

    terminal.py STREAMS SECONDS FILE COMMAND ARGUMENT...

STREAMS says what the terminal is of the command: "both" standard output and
standard error, or "err" alone (standard output is then thrown away).  FILE
becomes the command's standard input, but only after SECONDS, so that a
command that reads it takes at least so long.  Exits as the command does.
"""

import os
import pty
import subprocess
import sys
import threading
import time


def feed(stream, seconds, path):
    time.sleep(seconds)
    with open(path, "rb") as file:
        stream.write(file.read())
    stream.close()


def main():
    streams, seconds, path, command = (
        sys.argv[1], float(sys.argv[2]), sys.argv[3], sys.argv[4:])
    here, there = pty.openpty()
    out = there if streams == "both" else subprocess.DEVNULL
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=out, stderr=there)
    os.close(there)
    threading.Thread(
        target=feed, args=(process.stdin, seconds, path)).start()
    while True:
        try:
            piece = os.read(here, 65536)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()
    return process.wait()


sys.exit(main())
