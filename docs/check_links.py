#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Files and headings that the documents link to are there; addresses of the web are not asked."""
import os
import pathlib
import re
import subprocess
import sys


def anchors(page):
    """As GitHub makes them of a page's headings."""
    headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), flags=re.M)
    plain = (re.sub(r"[^\w\- ]", "", heading.strip().lower()) for heading in headings)
    return {heading.replace(" ", "-") for heading in plain}


def dead_links(page):
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.S)
    text = re.sub(r"`[^`\n]*`", "", text)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        file = pathlib.Path(os.path.normpath(page.parent / path)) if path else page
        if not file.exists():
            yield f"{page}: {target}: there is no such file"
        elif anchor and file.suffix == ".md" and anchor not in anchors(file):
            yield f"{page}: {target}: there is no such heading"


def main():
    pages = subprocess.run(["git", "ls-files", "*.md"], capture_output=True, text=True, check=True)
    dead = [line for page in pages.stdout.split() for line in dead_links(pathlib.Path(page))]
    print("\n".join(dead), file=sys.stderr, end="\n" if dead else "")
    return 1 if dead else 0


sys.exit(main())
