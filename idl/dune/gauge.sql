-- The events of gauge for Dune, from idl/gauge.json by scripts/idl. Save the first query, and put its name
-- (query_ and its number) in place of LOGGED. Amounts are base units, times unix seconds. What another program logged in
-- the same transaction may look the same: where money hangs on it, ask acequia-serve, which knows who logged what.
SELECT block_time, block_slot, id AS tx_id, from_base64(substr(line, 15)) AS data
FROM solana.transactions
CROSS JOIN UNNEST(log_messages) AS logs (line)
WHERE success
    AND contains(account_keys, 'AceQ1aGauge111111111111111111111111111111111')
    AND starts_with(line, 'Program data: ');

-- EpochClosed: An epoch that has done all it was for was closed.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "gauge",
    to_base58(bytearray_substring(data, 41, 32)) AS "epoch",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 73, 8))) AS "number"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x150430381da94d2a;

-- EpochOpened: An epoch was opened: it holds its budget, and votes may come in.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "gauge",
    to_base58(bytearray_substring(data, 41, 32)) AS "epoch",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 73, 8))) AS "number",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 81, 8))) AS "start",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 89, 8))) AS "voting_end",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 97, 8))) AS "boundary",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 105, 8))) AS "budget",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 113, 8))) AS "quorum",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 121, 2))) AS "cap_bps",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 123, 4))) AS "pools_count",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 127 + 32 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 123, 4))), 4))) AS "powers_count",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 131 + 32 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 123, 4))) + 8 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 127 + 32 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 123, 4))), 4))), 8))) AS "books_funded",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 139 + 32 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 123, 4))) + 8 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 127 + 32 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 123, 4))), 4))), 8))) AS "books_refunded",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 147 + 32 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 123, 4))) + 8 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 127 + 32 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 123, 4))), 4))), 8))) AS "books_idle",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 155 + 32 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 123, 4))) + 8 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 127 + 32 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 123, 4))), 4))), 8))) AS "books_held",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 163 + 32 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 123, 4))) + 8 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 127 + 32 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 123, 4))), 4))), 8))) AS "books_applied",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 171 + 32 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 123, 4))) + 8 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 127 + 32 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 123, 4))), 4))), 8))) AS "books_next_epoch"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x88a682aa4e91434e;

-- EpochOpened, a row for each of its pools
SELECT block_time, block_slot, tx_id,
    nth AS "nth",
    to_base58(bytearray_substring(data, 127 + 32 * (nth - 1), 32)) AS "pools"
FROM LOGGED
CROSS JOIN UNNEST(sequence(1, greatest(bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 123, 4))), 1))) AS of_it (nth)
WHERE bytearray_substring(data, 1, 8) = 0x88a682aa4e91434e
    AND nth <= bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 123, 4)));

-- EpochOpened, a row for each of its powers
SELECT block_time, block_slot, tx_id,
    nth AS "nth",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 131 + 32 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 123, 4))) + 8 * (nth - 1), 8))) AS "powers"
FROM LOGGED
CROSS JOIN UNNEST(sequence(1, greatest(bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 127 + 32 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 123, 4))), 4))), 1))) AS of_it (nth)
WHERE bytearray_substring(data, 1, 8) = 0x88a682aa4e91434e
    AND nth <= bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 127 + 32 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 123, 4))), 4)));

-- EpochSettled: An epoch's shares are fixed.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "gauge",
    to_base58(bytearray_substring(data, 41, 32)) AS "epoch",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 73, 8))) AS "number",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 81, 8))) AS "votes",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 89, 4))) AS "shares_count",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 93 + 8 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 89, 4))), 8))) AS "rollover",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 101 + 8 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 89, 4))), 8))) AS "books_funded",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 109 + 8 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 89, 4))), 8))) AS "books_refunded",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 117 + 8 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 89, 4))), 8))) AS "books_idle",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 125 + 8 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 89, 4))), 8))) AS "books_held",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 133 + 8 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 89, 4))), 8))) AS "books_applied",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 141 + 8 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 89, 4))), 8))) AS "books_next_epoch"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x20db2d9cfa73beff;

-- EpochSettled, a row for each of its shares
SELECT block_time, block_slot, tx_id,
    nth AS "nth",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 93 + 8 * (nth - 1), 8))) AS "shares"
FROM LOGGED
CROSS JOIN UNNEST(sequence(1, greatest(bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 89, 4))), 1))) AS of_it (nth)
WHERE bytearray_substring(data, 1, 8) = 0x20db2d9cfa73beff
    AND nth <= bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 89, 4)));

-- EpochUpdated: An epoch that has not begun was brought up to the gauge.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "gauge",
    to_base58(bytearray_substring(data, 41, 32)) AS "epoch",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 73, 8))) AS "number",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 81, 8))) AS "budget",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 89, 8))) AS "quorum",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 97, 2))) AS "cap_bps",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 99, 4))) AS "pools_count",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 103 + 32 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 99, 4))), 4))) AS "powers_count",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 107 + 32 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 99, 4))) + 8 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 103 + 32 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 99, 4))), 4))), 8))) AS "books_funded",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 115 + 32 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 99, 4))) + 8 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 103 + 32 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 99, 4))), 4))), 8))) AS "books_refunded",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 123 + 32 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 99, 4))) + 8 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 103 + 32 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 99, 4))), 4))), 8))) AS "books_idle",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 131 + 32 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 99, 4))) + 8 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 103 + 32 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 99, 4))), 4))), 8))) AS "books_held",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 139 + 32 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 99, 4))) + 8 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 103 + 32 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 99, 4))), 4))), 8))) AS "books_applied",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 147 + 32 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 99, 4))) + 8 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 103 + 32 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 99, 4))), 4))), 8))) AS "books_next_epoch"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0xd790eb3862973279;

-- EpochUpdated, a row for each of its pools
SELECT block_time, block_slot, tx_id,
    nth AS "nth",
    to_base58(bytearray_substring(data, 103 + 32 * (nth - 1), 32)) AS "pools"
FROM LOGGED
CROSS JOIN UNNEST(sequence(1, greatest(bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 99, 4))), 1))) AS of_it (nth)
WHERE bytearray_substring(data, 1, 8) = 0xd790eb3862973279
    AND nth <= bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 99, 4)));

-- EpochUpdated, a row for each of its powers
SELECT block_time, block_slot, tx_id,
    nth AS "nth",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 107 + 32 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 99, 4))) + 8 * (nth - 1), 8))) AS "powers"
FROM LOGGED
CROSS JOIN UNNEST(sequence(1, greatest(bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 103 + 32 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 99, 4))), 4))), 1))) AS of_it (nth)
WHERE bytearray_substring(data, 1, 8) = 0xd790eb3862973279
    AND nth <= bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 103 + 32 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 99, 4))), 4)));

-- GaugeAuthorityAccepted: A gauge has a new authority.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "gauge",
    to_base58(bytearray_substring(data, 41, 32)) AS "authority"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x314b799fd411237e;

-- GaugeAuthorityProposed: A gauge was offered to another authority; zero takes an offer back.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "gauge",
    to_base58(bytearray_substring(data, 41, 32)) AS "authority",
    to_base58(bytearray_substring(data, 73, 32)) AS "proposed"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x51182c4446fce483;

-- GaugeClosed: A gauge was closed.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "gauge",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 41, 8))) AS "sent",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 49, 8))) AS "books_funded",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 57, 8))) AS "books_refunded",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 65, 8))) AS "books_idle",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 73, 8))) AS "books_held",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 81, 8))) AS "books_applied",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 89, 8))) AS "books_next_epoch"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x25757ef7a7ef4701;

-- GaugeCreated: A gauge was created.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "gauge",
    to_base58(bytearray_substring(data, 41, 32)) AS "creator",
    to_base58(bytearray_substring(data, 73, 32)) AS "reward_mint",
    to_base58(bytearray_substring(data, 105, 32)) AS "budget",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 137, 2))) AS "id",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 139, 8))) AS "terms_genesis",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 147, 8))) AS "terms_quorum",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 155, 8))) AS "terms_epoch_budget",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 163, 4))) AS "terms_epoch_seconds",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 167, 4))) AS "terms_closing_seconds",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 171, 4))) AS "terms_cap_bps"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x21cff2603ab5f2a7;

-- GaugeFunded: A gauge was funded.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "gauge",
    to_base58(bytearray_substring(data, 41, 32)) AS "from",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 73, 8))) AS "received",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 81, 8))) AS "books_funded",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 89, 8))) AS "books_refunded",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 97, 8))) AS "books_idle",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 105, 8))) AS "books_held",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 113, 8))) AS "books_applied",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 121, 8))) AS "books_next_epoch"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0xbf4741bea7d00536;

-- GaugeRefunded: What was idle was taken back out.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "gauge",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 41, 8))) AS "amount",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 49, 8))) AS "books_funded",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 57, 8))) AS "books_refunded",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 65, 8))) AS "books_idle",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 73, 8))) AS "books_held",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 81, 8))) AS "books_applied",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 89, 8))) AS "books_next_epoch"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x4b39c31f02e9f17e;

-- GaugeStreamRefunded: What a stream had for its funder, the gauge, is idle in the budget.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "gauge",
    to_base58(bytearray_substring(data, 41, 32)) AS "pool",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 73, 1))) AS "slot",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 74, 4))) AS "generation",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 78, 8))) AS "received",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 86, 8))) AS "books_funded",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 94, 8))) AS "books_refunded",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 102, 8))) AS "books_idle",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 110, 8))) AS "books_held",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 118, 8))) AS "books_applied",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 126, 8))) AS "books_next_epoch"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0xfbdee8c627aceea1;

-- GaugeStreamRetired: The slot of a stream that the gauge had funded is free.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "gauge",
    to_base58(bytearray_substring(data, 41, 32)) AS "pool",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 73, 1))) AS "slot",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 74, 4))) AS "generation",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 78, 8))) AS "received",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 86, 8))) AS "books_funded",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 94, 8))) AS "books_refunded",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 102, 8))) AS "books_idle",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 110, 8))) AS "books_held",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 118, 8))) AS "books_applied",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 126, 8))) AS "books_next_epoch"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0xf810949578c31522;

-- GaugeStreamWindingDown: A finished stream that the gauge has funded takes no more funding.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "gauge",
    to_base58(bytearray_substring(data, 41, 32)) AS "pool",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 73, 1))) AS "slot",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 74, 4))) AS "generation"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x3fc6948eaf55eb88;

-- PoolAdded: A pool was listed, from the next opened or updated epoch on.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "gauge",
    to_base58(bytearray_substring(data, 41, 32)) AS "pool",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 73, 1))) AS "slot",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 74, 4))) AS "generation",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 78, 8))) AS "power",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 86, 1))) AS "pools"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x26e506d0ac17b2b3;

-- PoolRemoved: A pool was taken off the list, from the next opened or updated epoch on.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "gauge",
    to_base58(bytearray_substring(data, 41, 32)) AS "pool",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 73, 1))) AS "pools"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x4733ece216b07b29;

-- PowerManagerProposed: The powers were offered to somebody else; zero takes an offer back.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "gauge",
    to_base58(bytearray_substring(data, 41, 32)) AS "power_manager",
    to_base58(bytearray_substring(data, 73, 32)) AS "proposed"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x97410d5cbe85a385;

-- PowerManagerSet: Somebody else may set powers, named or by accepting. No offer stands any more.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "gauge",
    to_base58(bytearray_substring(data, 41, 32)) AS "power_manager"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x5f4baabce440586c;

-- PowerSet: A pool has another power, from the next opened epoch on.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "gauge",
    to_base58(bytearray_substring(data, 41, 32)) AS "pool",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 73, 8))) AS "power",
    to_base58(bytearray_substring(data, 81, 32)) AS "epoch"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x2b1934e4b0e1a68c;

-- ShareApplied: A share funds a segment in its pool.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "gauge",
    to_base58(bytearray_substring(data, 41, 32)) AS "epoch",
    to_base58(bytearray_substring(data, 73, 32)) AS "pool",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 105, 1))) AS "place",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 106, 8))) AS "amount",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 114, 4))) AS "seconds",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 118, 8))) AS "start",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 126, 8))) AS "books_funded",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 134, 8))) AS "books_refunded",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 142, 8))) AS "books_idle",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 150, 8))) AS "books_held",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 158, 8))) AS "books_applied",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 166, 8))) AS "books_next_epoch"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0xb928afaa07895416;

-- ShareGivenBack: A share that could not be applied is idle again.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "gauge",
    to_base58(bytearray_substring(data, 41, 32)) AS "epoch",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 73, 1))) AS "place",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 74, 8))) AS "amount",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 82, 8))) AS "books_funded",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 90, 8))) AS "books_refunded",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 98, 8))) AS "books_idle",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 106, 8))) AS "books_held",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 114, 8))) AS "books_applied",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 122, 8))) AS "books_next_epoch"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x598a245015b4251f;

-- TermsSet: Quorum, cap and budget are these from the next opened or updated epoch on.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "gauge",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 41, 8))) AS "quorum",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 49, 4))) AS "cap_bps",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 53, 8))) AS "epoch_budget"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x931ff0d3e184ccbc;

-- VoteRecordClosed: The record of a vote that no longer counts was closed.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "epoch",
    to_base58(bytearray_substring(data, 41, 32)) AS "position"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x1751e937ea48b121;

-- VoteRecorded: A vote was counted in place of the position's former one; a weight of 0 withdrew it.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "epoch",
    to_base58(bytearray_substring(data, 41, 32)) AS "position",
    to_base58(bytearray_substring(data, 73, 32)) AS "voter",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 105, 1))) AS "source",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 106, 8))) AS "weight",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 114, 8))) AS "power",
    bytearray_substring(data, 122, 32) AS "split",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 154, 8))) AS "sequence"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x48a0317bd7db44dd;
