"""The queries of idl/dune, run on events of random values: what they tell is what was logged."""

import base64
import hashlib
import json
import pathlib
import random
import unittest

from dune import Dune

IDLS = pathlib.Path(__file__).parents[2] / "idl"
SIZES = {"bool": 1, "u8": 1, "u16": 2, "u32": 4, "u64": 8, "u128": 16}
EACH = 20  # events of each kind


class Maker:
    """Values of a program's types, with their bytes."""

    def __init__(self, idl, seed):
        self.types = {kind["name"]: kind["type"] for kind in idl["types"]}
        self.random = random.Random(seed)

    def made(self, kind, name):
        """Bytes, and what columns of these names have to tell of them: lists are rows of their own."""
        if kind == "pubkey" or isinstance(kind, dict) and "array" in kind:
            data = self.random.randbytes(self.size(kind))
            return data, {name: data.hex()}
        if kind == "string":
            text = "Río"[: self.random.randint(0, 3)]
            data = text.encode()
            return len(data).to_bytes(4, "little") + data, {name: text}
        if isinstance(kind, str):
            value = self.random.getrandbits(1 if kind == "bool" else 8 * SIZES[kind])
            return value.to_bytes(SIZES[kind], "little"), {name: value}
        if "vec" in kind:
            return self.several(kind["vec"], name)
        return self.fields(kind["defined"]["name"], f"{name}_")

    def size(self, kind):
        return 32 if kind == "pubkey" else SIZES[kind] if isinstance(kind, str) else self.size(kind["array"][0]) * kind["array"][1]

    def several(self, kind, name):
        each = [self.made(kind, name) for _ in range(self.random.randint(0, 3))]
        rows = [{"nth": nth} | row for nth, (_, row) in enumerate(each, 1)]
        data = len(each).to_bytes(4, "little") + b"".join(data for data, _ in each)
        return data, {f"{name}_count": len(each), f"{name}[]": rows}

    def fields(self, kind, before=""):
        data, told = b"", {}
        for field in self.types[kind]["fields"]:
            more, columns = self.made(field["type"], before + field["name"])
            data, told = data + more, told | columns
        return data, told


class Queries(unittest.TestCase):
    def test_every_event_of_every_program_is_told_field_by_field(self):
        for file in sorted(IDLS.glob("*.json")):
            if (queries := IDLS / "dune" / f"{file.stem}.sql").exists():
                with self.subTest(file.stem):
                    self.told(json.loads(file.read_text()), Dune(queries.read_text()))

    def told(self, idl, dune):
        logged = self.logged(idl, dune)
        found = {}
        for rows in dune.rows():
            for row in rows:
                columns = {name: value for name, value in row.items() if name not in ("block_time", "block_slot")}
                found.setdefault(columns.pop("tx_id"), []).append(columns)
        self.assertEqual(found.keys(), logged.keys(), "what failed, or was another's, is none of it")
        for transaction, told in logged.items():
            with self.subTest(transaction):
                self.tells(told, found[transaction])

    def logged(self, idl, dune):
        """An event a transaction; and one that failed, and one that the program had no part in."""
        maker, logged = Maker(idl, 1), {}
        for event in idl["events"]:
            begins = hashlib.sha256(f"event:{event['name']}".encode()).digest()[:8]
            for nth in range(EACH):
                data, told = maker.fields(event["name"])
                lines = ["Program log: x", "Program data: " + base64.b64encode(begins + data).decode()]
                name = f"{event['name']} {nth}"
                dune.transaction(name, ["somebody", idl["address"]], lines)
                logged[name] = told
            dune.transaction("failed", [idl["address"]], lines, success=False)
            dune.transaction("another's", ["somebody"], lines)
        return logged

    def tells(self, told, rows):
        """One row of all that there is one of, and a row for each of what there are several of."""
        lists = [row for name, each in told.items() if name.endswith("[]") for row in each]
        one = {name: value for name, value in told.items() if not name.endswith("[]")}
        self.assertCountEqual([one, *lists], rows)
