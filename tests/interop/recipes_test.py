# SPDX-License-Identifier: Apache-2.0
"""Runs the Python recipes of docs/analytics.md, each as a program of its own; every one must print something.

usage: recipes_test.py WEFT SAMPLES FOLDER
A recipe that says in its first line what it needs, or whose module is not installed, is skipped and named.
"""
import importlib.util
import os
import pathlib
import re
import shutil
import subprocess
import sys

weft, samples, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve(), pathlib.Path(sys.argv[3])
shutil.rmtree(folder, ignore_errors=True)
(folder / "bin").mkdir(parents=True)
(folder / "bin/weft").symlink_to(weft)
(folder / "samples").symlink_to(samples)
path = {**os.environ, "PATH": f"{(folder / 'bin').resolve()}:{os.environ['PATH']}"}
document = (pathlib.Path(__file__).parents[2] / "docs/analytics.md").read_text(encoding="utf-8")


def run(*words):
    return subprocess.run(words, cwd=folder, env=path, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


for command in re.findall(r"^\$ (.*)", document, re.MULTILINE):
    done = run("bash", "-c", command)
    assert done.returncode == 0, (command, done.stderr)
passed = failed = skipped = 0
recipes = [(section.split("\n", 1)[0], recipe) for section in document.split("\n## ")[1:]
           for recipe in re.findall(r"^```python\n(.*?)^```", section, re.MULTILINE | re.DOTALL)]
for title, recipe in recipes:
    needs = re.findall(r"^(?:import|from) (\w+)", recipe, re.MULTILINE)
    missing = [name for name in needs if importlib.util.find_spec(name) is None]
    if missing or recipe.startswith("# needs"):
        skipped += 1
        print(f"recipe {title}: {', '.join(missing) or 'its program'} not installed, skipped")
        continue
    done = run(sys.executable, "-c", recipe)
    if done.returncode == 0 and done.stdout.strip():
        passed += 1
    else:
        failed += 1
        print(f"recipe {title}: {done.stderr[-500:] or 'prints nothing'}")
print(f"recipes: {passed} passed, {failed} failed, {skipped} skipped")
sys.exit(failed > 0 or passed == 0)
