#!/usr/bin/env python3
"""Reads an export of a whole Unmoor workspace with nothing but Python's standard library.

    python3 read_export.py FOLDER

It compares every file with the list, reads every table back into the values that were in the workspace, and
says for each assessment how many answers it has, in the tables and in its own file. Take it as a beginning for
a program of your own.
"""

import csv
import hashlib
import json
import pathlib
import sys

csv.field_size_limit(64 << 20)


def check(folder, manifest):
    """Compares every file with the list; gives what is wrong."""
    for entry in manifest["files"]:
        path = folder / entry["path"]
        content = path.read_bytes() if path.is_file() else b""
        same = hashlib.sha256(content).hexdigest() == entry["sha256"] and len(content) == entry["bytes"]
        if not same:
            yield f"{entry['path']} is not as it was written"


def rows(folder, name):
    with (folder / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def dictionary(folder):
    """What the cells of each column hold, by table and column."""
    return {
        (row["table"], row["column"]): plain(row["holds"])
        for row in rows(folder, "dictionary.csv")
        if row["column"]
    }


def plain(cell):
    """Takes away the apostrophe that keeps a spreadsheet from calculating a text."""
    return cell[1:] if cell.startswith("'") else cell


def value(folder, cell, holds):
    """The value that was in the workspace: a number, a text, bytes or nothing."""
    if cell == "" and holds.endswith("or nothing"):
        return None
    if holds.startswith("whole number"):
        return int(cell)
    if holds == "path of a file":
        return (folder / cell).read_bytes()
    return plain(cell)


def table(folder, name, meanings):
    """Every row of a table, as a dictionary of values."""
    for row in rows(folder, f"tables/{name}.csv"):
        yield {column: value(folder, cell, meanings[name, column]) for column, cell in row.items()}


def main():
    folder = pathlib.Path(sys.argv[1])
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    if manifest["format"] != "unmoor.export" or manifest["version"] != 1:
        sys.exit("This is no export that this program knows.")
    wrong = list(check(folder, manifest))
    if wrong:
        sys.exit("\n".join(wrong))

    meanings = dictionary(folder)
    tables = {}
    for entry in manifest["files"]:
        if "rows" in entry:
            name = pathlib.PurePosixPath(entry["path"]).stem
            tables[name] = list(table(folder, name, meanings))
            if len(tables[name]) != entry["rows"]:
                sys.exit(f"{entry['path']} should have {entry['rows']} rows and has {len(tables[name])}.")

    answers = {}
    for row in tables["answer"]:
        answers.setdefault(row["assessment"], {})[row["question"]] = row
    files = {}
    for entry in manifest["files"]:
        if entry["path"].startswith("assessments/"):
            assessment = json.loads((folder / entry["path"]).read_text(encoding="utf-8"))
            files[assessment["id"]] = assessment

    for row in tables["assessment"]:
        own, told = answers.get(row["id"], {}), files[row["id"]]["answers"]
        for question, answer in own.items():
            same = (answer["state"], answer["option"], answer["note"]) == (
                told[question]["state"],
                told[question].get("option"),
                told[question].get("note", ""),
            )
            if not same:
                sys.exit(f"{question} of {row['id']} is not the same in its table and in its file.")
        print(json.dumps({"title": row["title"], "vendor": row["vendor"], "answers": len(own)}, ensure_ascii=False))
    documents = [row for row in tables["evidence_file"] if hashlib.sha256(row["bytes"]).hexdigest() == row["sha256"]]
    print(json.dumps({"documents": len(documents), "snapshots": len(tables["snapshot"])}))


if __name__ == "__main__":
    main()
