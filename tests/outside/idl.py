"""Reads and writes what idl/acequia.json describes, as docs/integrate.md says that it is encoded."""

import functools
import hashlib
import json
import pathlib
import re
import struct

from solders.instruction import AccountMeta, Instruction
from solders.pubkey import Pubkey

IDL = json.loads((pathlib.Path(__file__).parents[2] / "idl/acequia.json").read_text())
FARM = Pubkey.from_string(IDL["address"])
TYPES = {kind["name"]: kind["type"] for kind in IDL["types"]}
CALLS = {call["name"]: call for call in IDL["instructions"]}
ERRORS = {error["code"]: error["name"] for error in IDL["errors"]}
NUMBERS = {"bool": "?", "u8": "B", "u16": "H", "u32": "I", "u64": "Q", "pubkey": "32s"}
ITEMS = {"Pool": ("slots", "StreamSlot"), "Position": ("checkpoints", "Checkpoint")}  # Behind the header.
TIE = re.compile(r"`(\w+)\.([\w.\[\]]+)`")


class Record(dict):
    __getattr__ = dict.__getitem__


def begins(space, name):
    return hashlib.sha256(f"{space}:{name}".encode()).digest()[:8]


ACCOUNTS = {begins("account", each["name"]): each["name"] for each in IDL["accounts"]}
EVENTS = {begins("event", each["name"]): each["name"] for each in IDL["events"]}


class Reader:
    def __init__(self, data, at=0):
        self.data, self.at = data, at

    def numbers(self, code, count):
        layout = struct.Struct(f"<{count}{code}" if code != "32s" else "<" + code * count)
        found = layout.unpack_from(self.data, self.at)
        self.at += layout.size
        return found

    def list(self, kind, count):
        if isinstance(kind, str) and kind in NUMBERS:
            return self.numbers(NUMBERS[kind], count)
        return [self.read(kind) for _ in range(count)]

    def read(self, kind):
        if kind == "string":
            return bytes(self.list("u8", self.read("u32"))).decode()
        if isinstance(kind, str):
            (value,) = self.numbers(NUMBERS[kind], 1)
            return Pubkey(value) if kind == "pubkey" else value
        if "vec" in kind:
            return self.list(kind["vec"], self.read("u32"))
        if "array" in kind:
            return self.list(*kind["array"])
        return Record((field["name"], self.read(field["type"])) for field in TYPES[kind["defined"]["name"]]["fields"])

    def whole(self, kind):
        value = self.read(kind)
        assert self.at == len(self.data), f"{len(self.data) - self.at} bytes behind a {kind}"
        return value


def defined(name):
    return {"defined": {"name": name}}


@functools.lru_cache(maxsize=4096)
def account(data):
    """An account's bytes: the name of its kind, its header and the items behind it."""
    name = ACCOUNTS[data[:8]]
    reader = Reader(data, 8)
    value = reader.read(defined(name))
    if name in ITEMS:
        items, kind = ITEMS[name]
        count, zero = reader.read("u32"), reader.read("u32")
        value[items] = reader.list(defined(kind), count)
        assert zero == 0
    assert reader.at == len(data)
    assert value.version == 1
    return name, value


def write(kind, value):
    if kind == "string":
        return struct.pack("<I", len(value.encode())) + value.encode()
    if isinstance(kind, str):
        return struct.pack("<" + NUMBERS[kind], bytes(value) if kind == "pubkey" else value)
    if "vec" in kind:
        return struct.pack("<I", len(value)) + b"".join(write(kind["vec"], each) for each in value)
    shape = TYPES[kind["defined"]["name"]]
    if shape["kind"] == "enum":
        return variant(shape["variants"], *value)
    return fields(shape["fields"], value)


def fields(named, values):
    return b"".join(write(field["type"], values[field["name"]]) for field in named)


def variant(variants, name, values):
    number, chosen = next((n, each) for n, each in enumerate(variants) if each["name"] == name)
    return bytes([number]) + fields(chosen["fields"], values)


def address(*seeds):
    return Pubkey.find_program_address([seed if isinstance(seed, bytes) else bytes(seed) for seed in seeds], FARM)[0]


class Accounts:
    """Those of an instruction: as named, or found by what the IDL says of them. `read` reads the farm's."""

    def __init__(self, call, named, args, read):
        self.call, self.found, self.args, self.read = call, dict(named), args, read
        self.listed = {each["name"]: each for each in call["accounts"]}

    def where(self, name):
        if name not in self.found:
            self.found[name] = self.located(self.listed[name])
        return self.found[name]

    def located(self, each):
        if "address" in each:
            return Pubkey.from_string(each["address"])
        if "pda" in each:
            return address(*map(self.seed, each["pda"]["seeds"]))
        if tied := next(filter(any, map(bytes, self.tied(each))), None):
            return Pubkey(tied)
        if each.get("optional"):
            return FARM
        raise KeyError(f"{self.call['name']}: {each['name']}")

    def tied(self, each):
        """What an account has to be: the field that its words name, or the one of its own name."""
        paths = TIE.findall(" ".join(each.get("docs", [])))
        for whose, path in paths or [(whose, each["name"]) for whose in each.get("relations", [])]:
            value = self.read(self.where(whose))
            for part in path.replace("[", ".").replace("]", "").split("."):
                value = value[self.index(part)] if isinstance(value, list) else value[part]
            yield value

    def index(self, part):
        return int(part) if part.isdigit() else self.args[part]

    def seed(self, part):
        if part["kind"] == "const":
            return bytes(part["value"])
        if part["kind"] == "account":
            return self.where(part["path"])
        kind = next(arg["type"] for arg in self.call["args"] if arg["name"] == part["path"])
        return write(kind, self.args[part["path"]])


def instruction(name, named, args=None, then=(), read=None):
    call, args = CALLS[name], args or {}
    accounts = Accounts(call, named, args, read)
    metas = [meta(each, accounts.where(each["name"])) for each in call["accounts"]]
    return Instruction(FARM, begins("global", name) + fields(call["args"], args), metas + list(then))


def meta(each, where):
    """Of an account that is left out nothing is signed or written."""
    is_there = where != FARM
    return AccountMeta(where, is_there and each.get("signer", False), is_there and each.get("writable", False))
