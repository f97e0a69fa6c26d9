"""Puts an IDL together from what Anchor's print tests say on standard input.

Does what the builder of anchor-lang-idl 0.2.0 does: gathers the parts between
the markers, shortens type paths to names where no two clash, sorts, and refuses
discriminators that are empty or start alike.
"""

import hashlib
import json
import re
import sys

# The order in which Anchor writes an IDL's parts.
ORDER = ["address", "metadata", "docs", "instructions", "accounts", "events", "errors", "types", "constants"]
SORTED = ["accounts", "constants", "events", "instructions", "types"]
MARKERS = re.compile(r"^--- IDL begin (\w+) ---\n(.*?)^--- IDL end \1 ---$", re.S | re.M)
# The farm passes votes on under the vote interface's discriminator (acequia_vote_hook::CAST);
# a receiver's own entrypoint hands them to this instruction.
RECEIVER, CAST = "receive_vote", list(hashlib.sha256(b"acequia-vote-hook:cast").digest()[:8])
TIE = re.compile(r"`(\w+)\.([\w.\[\]]+)`")
PATH = re.compile(r'"(?:\w+::)+(\w+)"')


def parts(text):
    """kind -> the bodies printed under it, in order."""
    found = {}
    for kind, body in MARKERS.findall(text):
        found.setdefault(kind, []).append(body)
    return found


def assemble(found):
    if "program" not in found:
        sys.exit("error: the program printed no IDL: is its feature idl-build there?")
    idl = json.loads(found["program"][-1])
    events = [json.loads(body) for body in found.get("event", [])]
    types = {ty["name"]: ty for event in events for ty in event["types"]}
    types.update({ty["name"]: ty for ty in idl.get("types", [])})
    for instruction in idl["instructions"]:
        tie_accounts(instruction)
        if instruction["name"] == RECEIVER:
            instruction["discriminator"] = CAST
    idl["address"] = re.sub(r"\W", "", found["address"][0])
    idl["events"] = [event["event"] for event in events]
    idl["errors"] = [error for body in found.get("errors", []) for error in json.loads(body)]
    idl["types"] = list(types.values())
    idl["constants"] = [json.loads(body) for body in found.get("const", [])]
    return idl


def shorten_paths(idl):
    """"crate::module::Name" becomes "Name", unless another path ends so too."""
    text = json.dumps(idl)
    for path in dict.fromkeys(match.group(0) for match in PATH.finditer(text)):
        name = PATH.match(path).group(1)
        shorter = text.replace(path, f'"{name}"')
        if not re.search(rf'"(?:\w+::)+{name}"', shorter):
            text = shorter
    return json.loads(text)


def mark_parts_of_accounts(idl):
    """What a zero-copy account contains is zero-copy too. Anchor marks only the account, and its
    own declare_program! then generates fields that the account cannot hold."""
    types = {item["name"]: item for item in idl.get("types", [])}
    todo = [item for item in types.values() if item.get("serialization") == "bytemuck"]
    while todo:
        text = json.dumps(todo.pop()["type"])
        for name in re.findall(r'"defined": \{"name": "(\w+)"', text):
            item = types[name]
            if "serialization" not in item:
                marked = {**item, "repr": {"kind": "c"}, "serialization": "bytemuck"}
                item.clear()
                item.update(sorted(marked.items()))
                todo.append(item)


def tie_accounts(instruction):
    """Anchor ties an account to the one whose field it must be, if that has its name. Where the program
    compares by itself, the account's documentation names the field, `pool.slots[slot].funder`: whoever
    signs is tied by it whatever its name; others, which clients would look up by theirs, are not."""
    names = {account["name"] for account in instruction["accounts"]}
    for account in instruction["accounts"]:
        told = TIE.findall(" ".join(account.get("docs", [])))
        by_name = account.get("signer") or account["name"] in [field for _, field in told]
        tied = [whose for whose, _ in told if by_name and whose in names]
        if tied:
            account["relations"] = list(dict.fromkeys(account.get("relations", []) + tied))


def check_discriminators(idl):
    for kind in ["accounts", "events", "instructions"]:
        items = [(item["name"], item["discriminator"]) for item in idl.get(kind, [])]
        for name, discriminator in items:
            if not discriminator:
                sys.exit(f"error: {kind}: {name} has an empty discriminator")
            for other, start in items:
                if other != name and discriminator[: len(start)] == start:
                    sys.exit(f"error: {kind}: the discriminators of {name} and {other} start alike")


def main():
    idl = shorten_paths(assemble(parts(sys.stdin.read())))
    for kind in SORTED:
        idl.get(kind, []).sort(key=lambda item: item["name"])
    check_discriminators(idl)
    mark_parts_of_accounts(idl)
    ordered = {key: idl[key] for key in ORDER if idl.get(key)}
    if set(idl) - set(ORDER):
        sys.exit(f"error: parts of an IDL unknown here: {sorted(set(idl) - set(ORDER))}")
    print(json.dumps(ordered, indent=2, ensure_ascii=False))


main()
