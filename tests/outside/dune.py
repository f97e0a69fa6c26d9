"""Queries for Dune on bytes of one's own: DuckDB has what Trino has, but for Dune's words for bytes, which are hexadecimal text
here."""

import duckdb
import sqlglot
from sqlglot import exp

BYTES = """
CREATE MACRO bytearray_substring(data, place) AS substring(data, 2 * place - 1),
    (data, place, length) AS substring(data, 2 * place - 1, 2 * length);
CREATE MACRO bytearray_reverse(data) AS array_to_string(list_reverse(regexp_extract_all(data, '..')), '');
CREATE MACRO bytearray_to_bigint(data) AS CAST('0x' || data AS BIGINT);
CREATE MACRO bytearray_to_uint256(data) AS CAST('0x' || data AS UHUGEINT);
CREATE MACRO to_base58(data) AS data;
CREATE SCHEMA solana;
CREATE TABLE solana.transactions (
    block_time BIGINT, block_slot BIGINT, id VARCHAR, success BOOLEAN, account_keys VARCHAR[], log_messages VARCHAR[]
);
"""


def text_of(node):
    if isinstance(node, exp.HexString):
        return exp.Literal.string(node.this.lower())
    if isinstance(node, exp.Decode) and not isinstance(node.this, exp.Unhex):
        return exp.Decode(this=exp.Unhex(this=node.this), charset=node.args["charset"])
    return node


class Dune:
    """The queries of a file, by Trino's grammar. The first is the view that the others read."""

    def __init__(self, text):
        view, *self.queries = [query.transform(text_of).sql("duckdb") for query in sqlglot.parse(text, read="trino") if query]
        self.base = duckdb.connect()
        self.base.execute(BYTES)
        self.base.execute(f"CREATE VIEW LOGGED AS SELECT * REPLACE (lower(hex(data)) AS data) FROM ({view})")

    def transaction(self, name, keys, lines, success=True):
        self.base.execute("INSERT INTO solana.transactions VALUES (7, 8, ?, ?, ?, ?)", [name, success, keys, lines])

    def rows(self):
        """Of each query, each row by the names of its columns."""
        for query in self.queries:
            told = self.base.execute(query)
            names = [column[0] for column in told.description]
            yield [dict(zip(names, row, strict=True)) for row in told.fetchall()]
