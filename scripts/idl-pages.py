"""What pages say of an IDL: idl-pages.py NAME [--check].

docs/integrate.md has a row for each instruction of the farm: a row stays in its table, and a new
one is put below the last of the first table. AUTHORITIES.md of each program lists which
instructions ask for which signature.
"""

import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MARKS = "<!-- From the IDL, by scripts/idl -->\n", "<!-- End -->\n"


def type_of(kind):
    if isinstance(kind, str):
        return "address" if kind == "pubkey" else kind
    if kind.get("vec") == "u8":
        return "bytes"
    return f"list of {type_of(kind['vec'])}" if "vec" in kind else kind["defined"]["name"]


def account_of(account):
    marks = "".join(mark for mark, key in [("s", "signer"), ("w", "writable"), ("?", "optional")] if account.get(key))
    return f"{account['name']} ({marks})" if marks else account["name"]


def row_of(instruction):
    accounts = ", ".join(map(account_of, instruction["accounts"]))
    arguments = ", ".join(f"{arg['name']}: {type_of(arg['type'])}" for arg in instruction["args"])
    return f"| `{instruction['name']}` | {accounts} | {arguments or '–'} |"


def with_rows(page, instructions):
    head = "| instruction | accounts | arguments |\n|---|---|---|\n"
    parts = page.split(head)
    tables = [re.match(r"(?:\|.*\n)*", part).group(0) for part in parts[1:]]
    told = [re.findall(r"^\| `(\w+)`", table, re.M) for table in tables]
    told[0] += [name for name in instructions if not any(name in names for names in told)]
    for nth, (table, names) in enumerate(zip(tables, told)):
        rows = "".join(row_of(instructions[name]) + "\n" for name in names if name in instructions)
        parts[nth + 1] = rows + parts[nth + 1][len(table):]
    return head.join(parts)


def with_signatures(page, instructions):
    signers = {}
    for instruction in instructions.values():
        for account in instruction["accounts"]:
            if account.get("signer"):
                signers.setdefault(account["name"], []).append(f"`{instruction['name']}`")
    rows = "".join(f"| {name} | {', '.join(signers[name])} |\n" for name in sorted(signers))
    before, rest = page.split(MARKS[0])
    after = rest.split(MARKS[1])[1]
    return before + MARKS[0] + "| signature | instructions |\n|---|---|\n" + rows + MARKS[1] + after


def main():
    name, check = sys.argv[1], "--check" in sys.argv
    listed = json.loads((ROOT / f"idl/{name}.json").read_text())["instructions"]
    instructions = {instruction["name"]: instruction for instruction in listed}
    pages = {ROOT / f"programs/{name}/AUTHORITIES.md": with_signatures}
    if name == "acequia":
        pages[ROOT / "docs/integrate.md"] = with_rows
    for path, put in pages.items():
        page = path.read_text()
        if (new := put(page, instructions)) == page:
            continue
        if check:
            sys.exit(f"error: {path.relative_to(ROOT)} has drifted from idl/{name}.json\n    run: make idl, and commit it")
        path.write_text(new)
        print(f"    {path.relative_to(ROOT)} written: commit it with the IDL")


main()
