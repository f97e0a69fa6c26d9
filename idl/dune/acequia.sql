-- The events of acequia for Dune, from idl/acequia.json by scripts/idl. Save the first query, and put its name
-- (query_ and its number) in place of LOGGED. Amounts are base units, times unix seconds. What another program logged in
-- the same transaction may look the same: where money hangs on it, ask acequia-serve, which knows who logged what.
SELECT block_time, block_slot, id AS tx_id, from_base64(substr(line, 15)) AS data
FROM solana.transactions
CROSS JOIN UNNEST(log_messages) AS logs (line)
WHERE success
    AND contains(account_keys, 'AceQ1aFarm1111111111111111111111111111111111')
    AND starts_with(line, 'Program data: ');

-- AuthorityAccepted: The offer was accepted.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "pool",
    to_base58(bytearray_substring(data, 41, 32)) AS "authority"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0xa6c0dbbc29d1c31a;

-- AuthorityProposed: The authority was offered to somebody, or (zero) the offer taken back.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "pool",
    to_base58(bytearray_substring(data, 41, 32)) AS "authority",
    to_base58(bytearray_substring(data, 73, 32)) AS "proposed"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0xf4755e7035972359;

-- AuthorityRenounced: The authority was given up for good.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "pool"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x9ff5a36ac8283b81;

-- CapsSet: The caps were changed.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "pool",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 41, 8))) AS "pool_cap",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 49, 8))) AS "position_cap"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0xa3a571246d4c7a1d;

-- Claimed: Rewards were paid.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "pool",
    to_base58(bytearray_substring(data, 41, 32)) AS "position",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 73, 1))) = 1 AS "pushed",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 74, 4))) AS "paid_count",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 78 + 25 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 74, 4))), 8))) AS "books_amount",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 86 + 25 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 74, 4))), 8))) AS "books_weight",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 94 + 25 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 74, 4))), 8))) AS "books_lock_end",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 102 + 25 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 74, 4))), 8))) AS "books_pool_staked",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 110 + 25 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 74, 4))), 8))) AS "books_pool_weight",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 118 + 25 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 74, 4))), 8))) AS "books_time",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 126 + 25 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 74, 4))), 4))) AS "books_indexes_count"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0xd9c07b486c96f821;

-- Claimed, a row for each of its paid
SELECT block_time, block_slot, tx_id,
    nth AS "nth",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 78 + 25 * (nth - 1), 1))) AS "paid_slot",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 79 + 25 * (nth - 1), 8))) AS "paid_amount",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 87 + 25 * (nth - 1), 8))) AS "paid_total",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 95 + 25 * (nth - 1), 8))) AS "paid_fraction"
FROM LOGGED
CROSS JOIN UNNEST(sequence(1, greatest(bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 74, 4))), 1))) AS of_it (nth)
WHERE bytearray_substring(data, 1, 8) = 0xd9c07b486c96f821
    AND nth <= bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 74, 4)));

-- Claimed, a row for each of its books_indexes
SELECT block_time, block_slot, tx_id,
    nth AS "nth",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 130 + 25 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 74, 4))) + 16 * (nth - 1), 8))) AS "books_indexes_lo",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 138 + 25 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 74, 4))) + 16 * (nth - 1), 8))) AS "books_indexes_hi"
FROM LOGGED
CROSS JOIN UNNEST(sequence(1, greatest(bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 126 + 25 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 74, 4))), 4))), 1))) AS of_it (nth)
WHERE bytearray_substring(data, 1, 8) = 0xd9c07b486c96f821
    AND nth <= bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 126 + 25 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 74, 4))), 4)));

-- Compounded: A reward was staked.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "pool",
    to_base58(bytearray_substring(data, 41, 32)) AS "position",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 73, 1))) AS "slot",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 74, 8))) AS "paid",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 82, 8))) AS "paid_total",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 90, 8))) AS "fraction",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 98, 8))) AS "received",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 106, 8))) AS "books_amount",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 114, 8))) AS "books_weight",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 122, 8))) AS "books_lock_end",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 130, 8))) AS "books_pool_staked",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 138, 8))) AS "books_pool_weight",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 146, 8))) AS "books_time",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 154, 4))) AS "books_indexes_count"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0xbbd4bcbbb71d6b98;

-- Compounded, a row for each of its books_indexes
SELECT block_time, block_slot, tx_id,
    nth AS "nth",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 158 + 16 * (nth - 1), 8))) AS "books_indexes_lo",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 166 + 16 * (nth - 1), 8))) AS "books_indexes_hi"
FROM LOGGED
CROSS JOIN UNNEST(sequence(1, greatest(bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 154, 4))), 1))) AS of_it (nth)
WHERE bytearray_substring(data, 1, 8) = 0xbbd4bcbbb71d6b98
    AND nth <= bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 154, 4)));

-- EmergencyExited: All principal went out, without a look at any stream: `books.indexes` are as of the pool's last update, and so is `books.time`.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "pool",
    to_base58(bytearray_substring(data, 41, 32)) AS "position",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 73, 8))) AS "amount",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 81, 8))) AS "books_amount",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 89, 8))) AS "books_weight",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 97, 8))) AS "books_lock_end",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 105, 8))) AS "books_pool_staked",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 113, 8))) AS "books_pool_weight",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 121, 8))) AS "books_time",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 129, 4))) AS "books_indexes_count"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x41b8b7d7216c5d1d;

-- EmergencyExited, a row for each of its books_indexes
SELECT block_time, block_slot, tx_id,
    nth AS "nth",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 133 + 16 * (nth - 1), 8))) AS "books_indexes_lo",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 141 + 16 * (nth - 1), 8))) AS "books_indexes_hi"
FROM LOGGED
CROSS JOIN UNNEST(sequence(1, greatest(bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 129, 4))), 1))) AS of_it (nth)
WHERE bytearray_substring(data, 1, 8) = 0x41b8b7d7216c5d1d
    AND nth <= bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 129, 4)));

-- FractionSwept: A closing stream got back the fraction it owed to a position.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "pool",
    to_base58(bytearray_substring(data, 41, 32)) AS "position",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 73, 1))) AS "slot",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 74, 4))) AS "generation",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 78, 8))) AS "books_amount",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 86, 8))) AS "books_weight",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 94, 8))) AS "books_lock_end",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 102, 8))) AS "books_pool_staked",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 110, 8))) AS "books_pool_weight",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 118, 8))) AS "books_time",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 126, 4))) AS "books_indexes_count"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0xdb1c2bae84cc4c42;

-- FractionSwept, a row for each of its books_indexes
SELECT block_time, block_slot, tx_id,
    nth AS "nth",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 130 + 16 * (nth - 1), 8))) AS "books_indexes_lo",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 138 + 16 * (nth - 1), 8))) AS "books_indexes_hi"
FROM LOGGED
CROSS JOIN UNNEST(sequence(1, greatest(bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 126, 4))), 1))) AS of_it (nth)
WHERE bytearray_substring(data, 1, 8) = 0xdb1c2bae84cc4c42
    AND nth <= bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 126, 4)));

-- FunderAccepted: The offer was accepted.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "pool",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 41, 1))) AS "slot",
    to_base58(bytearray_substring(data, 42, 32)) AS "funder"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x8ce2c46195e7f4b5;

-- FunderProposed: A stream was offered to another funder, or (zero) the offer taken back.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "pool",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 41, 1))) AS "slot",
    to_base58(bytearray_substring(data, 42, 32)) AS "proposed"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x2e0bb5f2b48381ce;

-- HookActivated: Votes go to another program from now on; those before hold until their ballots end.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "pool",
    to_base58(bytearray_substring(data, 41, 32)) AS "hook"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0xb3dc6bc4ed0e0c44;

-- HookProposalWithdrawn: A proposed hook was taken back.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "pool",
    to_base58(bytearray_substring(data, 41, 32)) AS "hook"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x445bb51595864d2d;

-- HookProposed: A program was announced as the next hook.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "pool",
    to_base58(bytearray_substring(data, 41, 32)) AS "hook",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 73, 8))) AS "activates_at"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0xed16213e516148ed;

-- HookRemoved: The pool has no hook any more; open votes hold until their ballots end.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "pool",
    to_base58(bytearray_substring(data, 41, 32)) AS "hook"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x5127d50fab251c4e;

-- LockLeft: Principal left a running lock.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "pool",
    to_base58(bytearray_substring(data, 41, 32)) AS "position",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 73, 8))) AS "amount",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 81, 8))) AS "penalty",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 89, 8))) AS "received",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 97, 8))) AS "funded",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 105, 8))) AS "books_amount",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 113, 8))) AS "books_weight",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 121, 8))) AS "books_lock_end",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 129, 8))) AS "books_pool_staked",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 137, 8))) AS "books_pool_weight",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 145, 8))) AS "books_time",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 153, 4))) AS "books_indexes_count"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0xae494251f2f2454f;

-- LockLeft, a row for each of its books_indexes
SELECT block_time, block_slot, tx_id,
    nth AS "nth",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 157 + 16 * (nth - 1), 8))) AS "books_indexes_lo",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 165 + 16 * (nth - 1), 8))) AS "books_indexes_hi"
FROM LOGGED
CROSS JOIN UNNEST(sequence(1, greatest(bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 153, 4))), 1))) AS of_it (nth)
WHERE bytearray_substring(data, 1, 8) = 0xae494251f2f2454f
    AND nth <= bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 153, 4)));

-- LockReleased: A lock that had ended was taken off.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "pool",
    to_base58(bytearray_substring(data, 41, 32)) AS "position",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 73, 8))) AS "books_amount",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 81, 8))) AS "books_weight",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 89, 8))) AS "books_lock_end",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 97, 8))) AS "books_pool_staked",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 105, 8))) AS "books_pool_weight",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 113, 8))) AS "books_time",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 121, 4))) AS "books_indexes_count"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0xbcf00fa9dbb81a6f;

-- LockReleased, a row for each of its books_indexes
SELECT block_time, block_slot, tx_id,
    nth AS "nth",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 125 + 16 * (nth - 1), 8))) AS "books_indexes_lo",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 133 + 16 * (nth - 1), 8))) AS "books_indexes_hi"
FROM LOGGED
CROSS JOIN UNNEST(sequence(1, greatest(bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 121, 4))), 1))) AS of_it (nth)
WHERE bytearray_substring(data, 1, 8) = 0xbcf00fa9dbb81a6f
    AND nth <= bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 121, 4)));

-- Locked: A position was locked.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "pool",
    to_base58(bytearray_substring(data, 41, 32)) AS "position",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 73, 8))) AS "books_amount",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 81, 8))) AS "books_weight",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 89, 8))) AS "books_lock_end",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 97, 8))) AS "books_pool_staked",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 105, 8))) AS "books_pool_weight",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 113, 8))) AS "books_time",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 121, 4))) AS "books_indexes_count"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0xbc35763e400cc654;

-- Locked, a row for each of its books_indexes
SELECT block_time, block_slot, tx_id,
    nth AS "nth",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 125 + 16 * (nth - 1), 8))) AS "books_indexes_lo",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 133 + 16 * (nth - 1), 8))) AS "books_indexes_hi"
FROM LOGGED
CROSS JOIN UNNEST(sequence(1, greatest(bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 121, 4))), 1))) AS of_it (nth)
WHERE bytearray_substring(data, 1, 8) = 0xbc35763e400cc654
    AND nth <= bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 121, 4)));

-- OperatorSet: An owner named another operator, or (zero) nobody.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "pool",
    to_base58(bytearray_substring(data, 41, 32)) AS "position",
    to_base58(bytearray_substring(data, 73, 32)) AS "operator",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 105, 1))) AS "rights"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0xbbf2a4ddd0f6b4b2;

-- PageSet: A pool says something else of itself.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "pool",
    from_utf8(bytearray_substring(data, 45, bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 41, 4))))) AS "name",
    from_utf8(bytearray_substring(data, 49 + bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 41, 4))), bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 45 + bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 41, 4))), 4))))) AS "text",
    from_utf8(bytearray_substring(data, 53 + bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 41, 4))) + bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 45 + bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 41, 4))), 4))), bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 49 + bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 41, 4))) + bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 45 + bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 41, 4))), 4))), 4))))) AS "link"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x9e71b78215c826f9;

-- PausedSet: Deposits were paused or resumed.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "pool",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 41, 1))) = 1 AS "paused"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0xab7d7f9ce9514442;

-- PoolClosed: An empty pool was closed, and its page with it.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "pool",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 41, 8))) AS "surplus"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x6a2e1de72a2c4977;

-- PoolClosingAnnounced: A pool's closing was announced, or (zero) the announcement taken back.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "pool",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 41, 8))) AS "closes_from"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x8b19cfa0ef5e38b6;

-- PoolCreated: A pool was created.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "pool",
    to_base58(bytearray_substring(data, 41, 32)) AS "creator",
    to_base58(bytearray_substring(data, 73, 32)) AS "reward_manager",
    to_base58(bytearray_substring(data, 105, 32)) AS "stake_mint",
    to_base58(bytearray_substring(data, 137, 32)) AS "delegate",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 169, 2))) AS "id",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 171, 1))) AS "capacity",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 172, 2))) AS "accepted_risks",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 174, 4))) AS "max_lock_seconds",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 178, 4))) AS "max_multiplier_bps",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 182, 4))) AS "early_leave_bps",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 186, 8))) AS "pool_cap",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 194, 8))) AS "position_cap",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 202, 8))) AS "time"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0xca2c295868dc9d52;

-- PoolSettled: Every stream was settled to that moment; nobody's position was touched.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "pool",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 41, 8))) AS "pool_staked",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 49, 8))) AS "pool_weight",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 57, 8))) AS "pool_positions",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 65, 8))) AS "time",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 73, 4))) AS "indexes_count",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 77 + 16 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 73, 4))), 4))) AS "fundings_count"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x47dc889341b95a2f;

-- PoolSettled, a row for each of its indexes
SELECT block_time, block_slot, tx_id,
    nth AS "nth",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 77 + 16 * (nth - 1), 8))) AS "indexes_lo",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 85 + 16 * (nth - 1), 8))) AS "indexes_hi"
FROM LOGGED
CROSS JOIN UNNEST(sequence(1, greatest(bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 73, 4))), 1))) AS of_it (nth)
WHERE bytearray_substring(data, 1, 8) = 0x47dc889341b95a2f
    AND nth <= bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 73, 4)));

-- PoolSettled, a row for each of its fundings
SELECT block_time, block_slot, tx_id,
    nth AS "nth",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 81 + 16 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 73, 4))) + 77 * (nth - 1), 1))) AS "fundings_slot",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 82 + 16 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 73, 4))) + 77 * (nth - 1), 4))) AS "fundings_generation",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 86 + 16 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 73, 4))) + 77 * (nth - 1), 8))) AS "fundings_funded",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 94 + 16 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 73, 4))) + 77 * (nth - 1), 8))) AS "fundings_refunded",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 102 + 16 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 73, 4))) + 77 * (nth - 1), 8))) AS "fundings_streamed",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 110 + 16 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 73, 4))) + 77 * (nth - 1), 8))) AS "fundings_paid",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 118 + 16 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 73, 4))) + 77 * (nth - 1), 8))) AS "fundings_idle",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 126 + 16 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 73, 4))) + 77 * (nth - 1), 8))) AS "fundings_unstreamed",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 134 + 16 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 73, 4))) + 77 * (nth - 1), 8))) AS "fundings_ends_at",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 142 + 16 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 73, 4))) + 77 * (nth - 1), 8))) AS "fundings_committed_until",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 150 + 16 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 73, 4))) + 77 * (nth - 1), 8))) AS "fundings_time"
FROM LOGGED
CROSS JOIN UNNEST(sequence(1, greatest(bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 77 + 16 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 73, 4))), 4))), 1))) AS of_it (nth)
WHERE bytearray_substring(data, 1, 8) = 0x47dc889341b95a2f
    AND nth <= bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 77 + 16 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 73, 4))), 4)));

-- PoolWoundDown: A pool closed for good: it takes nothing in any more.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "pool",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 41, 8))) AS "time"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x74dbf773e4d90bdf;

-- PositionClosed: An empty position was closed.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "pool",
    to_base58(bytearray_substring(data, 41, 32)) AS "position",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 73, 4))) AS "forfeited_count",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 77 + 25 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 73, 4))), 8))) AS "pool_positions",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 85 + 25 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 73, 4))), 8))) AS "books_amount",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 93 + 25 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 73, 4))), 8))) AS "books_weight",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 101 + 25 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 73, 4))), 8))) AS "books_lock_end",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 109 + 25 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 73, 4))), 8))) AS "books_pool_staked",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 117 + 25 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 73, 4))), 8))) AS "books_pool_weight",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 125 + 25 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 73, 4))), 8))) AS "books_time",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 133 + 25 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 73, 4))), 4))) AS "books_indexes_count"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x9da3e3e40d618a79;

-- PositionClosed, a row for each of its forfeited
SELECT block_time, block_slot, tx_id,
    nth AS "nth",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 77 + 25 * (nth - 1), 1))) AS "forfeited_slot",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 78 + 25 * (nth - 1), 8))) AS "forfeited_units",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 86 + 25 * (nth - 1), 8))) AS "forfeited_fraction",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 94 + 25 * (nth - 1), 8))) AS "forfeited_idle"
FROM LOGGED
CROSS JOIN UNNEST(sequence(1, greatest(bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 73, 4))), 1))) AS of_it (nth)
WHERE bytearray_substring(data, 1, 8) = 0x9da3e3e40d618a79
    AND nth <= bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 73, 4)));

-- PositionClosed, a row for each of its books_indexes
SELECT block_time, block_slot, tx_id,
    nth AS "nth",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 137 + 25 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 73, 4))) + 16 * (nth - 1), 8))) AS "books_indexes_lo",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 145 + 25 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 73, 4))) + 16 * (nth - 1), 8))) AS "books_indexes_hi"
FROM LOGGED
CROSS JOIN UNNEST(sequence(1, greatest(bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 133 + 25 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 73, 4))), 4))), 1))) AS of_it (nth)
WHERE bytearray_substring(data, 1, 8) = 0x9da3e3e40d618a79
    AND nth <= bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 133 + 25 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 73, 4))), 4)));

-- PositionOpened: A position was opened.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "pool",
    to_base58(bytearray_substring(data, 41, 32)) AS "position",
    to_base58(bytearray_substring(data, 73, 32)) AS "owner",
    to_base58(bytearray_substring(data, 105, 32)) AS "opener",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 137, 4))) AS "index",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 141, 8))) AS "pool_positions"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0xedaff3e693756579;

-- PositionTransferred: A position changed hands.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "pool",
    to_base58(bytearray_substring(data, 41, 32)) AS "position",
    to_base58(bytearray_substring(data, 73, 32)) AS "from",
    to_base58(bytearray_substring(data, 105, 32)) AS "to",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 137, 8))) AS "books_amount",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 145, 8))) AS "books_weight",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 153, 8))) AS "books_lock_end",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 161, 8))) AS "books_pool_staked",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 169, 8))) AS "books_pool_weight",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 177, 8))) AS "books_time",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 185, 4))) AS "books_indexes_count"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x140445c79c39b10e;

-- PositionTransferred, a row for each of its books_indexes
SELECT block_time, block_slot, tx_id,
    nth AS "nth",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 189 + 16 * (nth - 1), 8))) AS "books_indexes_lo",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 197 + 16 * (nth - 1), 8))) AS "books_indexes_hi"
FROM LOGGED
CROSS JOIN UNNEST(sequence(1, greatest(bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 185, 4))), 1))) AS of_it (nth)
WHERE bytearray_substring(data, 1, 8) = 0x140445c79c39b10e
    AND nth <= bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 185, 4)));

-- PositionsMerged: All that a position held and was owed went into another of the pool.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "pool",
    to_base58(bytearray_substring(data, 41, 32)) AS "position",
    to_base58(bytearray_substring(data, 73, 32)) AS "to_position",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 105, 8))) AS "amount",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 113, 8))) AS "books_amount",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 121, 8))) AS "books_weight",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 129, 8))) AS "books_lock_end",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 137, 8))) AS "books_pool_staked",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 145, 8))) AS "books_pool_weight",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 153, 8))) AS "books_time",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 161, 4))) AS "books_indexes_count",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 165 + 16 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 161, 4))), 8))) AS "to_books_amount",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 173 + 16 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 161, 4))), 8))) AS "to_books_weight",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 181 + 16 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 161, 4))), 8))) AS "to_books_lock_end",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 189 + 16 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 161, 4))), 8))) AS "to_books_pool_staked",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 197 + 16 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 161, 4))), 8))) AS "to_books_pool_weight",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 205 + 16 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 161, 4))), 8))) AS "to_books_time",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 213 + 16 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 161, 4))), 4))) AS "to_books_indexes_count"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0xb5a76f6b0cc280e7;

-- PositionsMerged, a row for each of its books_indexes
SELECT block_time, block_slot, tx_id,
    nth AS "nth",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 165 + 16 * (nth - 1), 8))) AS "books_indexes_lo",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 173 + 16 * (nth - 1), 8))) AS "books_indexes_hi"
FROM LOGGED
CROSS JOIN UNNEST(sequence(1, greatest(bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 161, 4))), 1))) AS of_it (nth)
WHERE bytearray_substring(data, 1, 8) = 0xb5a76f6b0cc280e7
    AND nth <= bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 161, 4)));

-- PositionsMerged, a row for each of its to_books_indexes
SELECT block_time, block_slot, tx_id,
    nth AS "nth",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 217 + 16 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 161, 4))) + 16 * (nth - 1), 8))) AS "to_books_indexes_lo",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 225 + 16 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 161, 4))) + 16 * (nth - 1), 8))) AS "to_books_indexes_hi"
FROM LOGGED
CROSS JOIN UNNEST(sequence(1, greatest(bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 213 + 16 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 161, 4))), 4))), 1))) AS of_it (nth)
WHERE bytearray_substring(data, 1, 8) = 0xb5a76f6b0cc280e7
    AND nth <= bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 213 + 16 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 161, 4))), 4)));

-- PushClaimsSet: An owner allowed or forbade pushed claims.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "pool",
    to_base58(bytearray_substring(data, 41, 32)) AS "position",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 73, 1))) = 1 AS "allowed"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x7bc9f133f85744ea;

-- Reinvested: A reward was staked in another pool.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "pool",
    to_base58(bytearray_substring(data, 41, 32)) AS "position",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 73, 1))) AS "slot",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 74, 8))) AS "paid",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 82, 8))) AS "paid_total",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 90, 8))) AS "fraction",
    to_base58(bytearray_substring(data, 98, 32)) AS "to_pool",
    to_base58(bytearray_substring(data, 130, 32)) AS "to_position",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 162, 8))) AS "received",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 170, 8))) AS "books_amount",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 178, 8))) AS "books_weight",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 186, 8))) AS "books_lock_end",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 194, 8))) AS "books_pool_staked",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 202, 8))) AS "books_pool_weight",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 210, 8))) AS "books_time",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 218, 4))) AS "books_indexes_count",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 222 + 16 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 218, 4))), 8))) AS "to_books_amount",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 230 + 16 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 218, 4))), 8))) AS "to_books_weight",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 238 + 16 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 218, 4))), 8))) AS "to_books_lock_end",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 246 + 16 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 218, 4))), 8))) AS "to_books_pool_staked",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 254 + 16 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 218, 4))), 8))) AS "to_books_pool_weight",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 262 + 16 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 218, 4))), 8))) AS "to_books_time",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 270 + 16 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 218, 4))), 4))) AS "to_books_indexes_count"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x7a439cde42e6c83d;

-- Reinvested, a row for each of its books_indexes
SELECT block_time, block_slot, tx_id,
    nth AS "nth",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 222 + 16 * (nth - 1), 8))) AS "books_indexes_lo",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 230 + 16 * (nth - 1), 8))) AS "books_indexes_hi"
FROM LOGGED
CROSS JOIN UNNEST(sequence(1, greatest(bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 218, 4))), 1))) AS of_it (nth)
WHERE bytearray_substring(data, 1, 8) = 0x7a439cde42e6c83d
    AND nth <= bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 218, 4)));

-- Reinvested, a row for each of its to_books_indexes
SELECT block_time, block_slot, tx_id,
    nth AS "nth",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 274 + 16 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 218, 4))) + 16 * (nth - 1), 8))) AS "to_books_indexes_lo",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 282 + 16 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 218, 4))) + 16 * (nth - 1), 8))) AS "to_books_indexes_hi"
FROM LOGGED
CROSS JOIN UNNEST(sequence(1, greatest(bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 270 + 16 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 218, 4))), 4))), 1))) AS of_it (nth)
WHERE bytearray_substring(data, 1, 8) = 0x7a439cde42e6c83d
    AND nth <= bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 270 + 16 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 218, 4))), 4)));

-- RewardManagerSet: Another key may add streams; zero for none.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "pool",
    to_base58(bytearray_substring(data, 41, 32)) AS "reward_manager"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x0de4830d52526c39;

-- StakeMoved: Principal was moved to another pool.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "pool",
    to_base58(bytearray_substring(data, 41, 32)) AS "position",
    to_base58(bytearray_substring(data, 73, 32)) AS "to_pool",
    to_base58(bytearray_substring(data, 105, 32)) AS "to_position",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 137, 8))) AS "amount",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 145, 8))) AS "received",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 153, 8))) AS "books_amount",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 161, 8))) AS "books_weight",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 169, 8))) AS "books_lock_end",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 177, 8))) AS "books_pool_staked",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 185, 8))) AS "books_pool_weight",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 193, 8))) AS "books_time",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 201, 4))) AS "books_indexes_count",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 205 + 16 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 201, 4))), 8))) AS "to_books_amount",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 213 + 16 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 201, 4))), 8))) AS "to_books_weight",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 221 + 16 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 201, 4))), 8))) AS "to_books_lock_end",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 229 + 16 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 201, 4))), 8))) AS "to_books_pool_staked",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 237 + 16 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 201, 4))), 8))) AS "to_books_pool_weight",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 245 + 16 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 201, 4))), 8))) AS "to_books_time",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 253 + 16 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 201, 4))), 4))) AS "to_books_indexes_count"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0xe5d55aeb58f2391b;

-- StakeMoved, a row for each of its books_indexes
SELECT block_time, block_slot, tx_id,
    nth AS "nth",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 205 + 16 * (nth - 1), 8))) AS "books_indexes_lo",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 213 + 16 * (nth - 1), 8))) AS "books_indexes_hi"
FROM LOGGED
CROSS JOIN UNNEST(sequence(1, greatest(bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 201, 4))), 1))) AS of_it (nth)
WHERE bytearray_substring(data, 1, 8) = 0xe5d55aeb58f2391b
    AND nth <= bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 201, 4)));

-- StakeMoved, a row for each of its to_books_indexes
SELECT block_time, block_slot, tx_id,
    nth AS "nth",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 257 + 16 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 201, 4))) + 16 * (nth - 1), 8))) AS "to_books_indexes_lo",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 265 + 16 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 201, 4))) + 16 * (nth - 1), 8))) AS "to_books_indexes_hi"
FROM LOGGED
CROSS JOIN UNNEST(sequence(1, greatest(bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 253 + 16 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 201, 4))), 4))), 1))) AS of_it (nth)
WHERE bytearray_substring(data, 1, 8) = 0xe5d55aeb58f2391b
    AND nth <= bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 253 + 16 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 201, 4))), 4)));

-- StakeSet: A delegate set a position's amount.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "pool",
    to_base58(bytearray_substring(data, 41, 32)) AS "position",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 73, 8))) AS "books_amount",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 81, 8))) AS "books_weight",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 89, 8))) AS "books_lock_end",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 97, 8))) AS "books_pool_staked",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 105, 8))) AS "books_pool_weight",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 113, 8))) AS "books_time",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 121, 4))) AS "books_indexes_count"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x6e23cab02f622144;

-- StakeSet, a row for each of its books_indexes
SELECT block_time, block_slot, tx_id,
    nth AS "nth",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 125 + 16 * (nth - 1), 8))) AS "books_indexes_lo",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 133 + 16 * (nth - 1), 8))) AS "books_indexes_hi"
FROM LOGGED
CROSS JOIN UNNEST(sequence(1, greatest(bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 121, 4))), 1))) AS of_it (nth)
WHERE bytearray_substring(data, 1, 8) = 0x6e23cab02f622144
    AND nth <= bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 121, 4)));

-- Staked: Principal came in.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "pool",
    to_base58(bytearray_substring(data, 41, 32)) AS "position",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 73, 8))) AS "received",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 81, 8))) AS "books_amount",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 89, 8))) AS "books_weight",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 97, 8))) AS "books_lock_end",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 105, 8))) AS "books_pool_staked",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 113, 8))) AS "books_pool_weight",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 121, 8))) AS "books_time",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 129, 4))) AS "books_indexes_count"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x0b922dcde63ad5f0;

-- Staked, a row for each of its books_indexes
SELECT block_time, block_slot, tx_id,
    nth AS "nth",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 133 + 16 * (nth - 1), 8))) AS "books_indexes_lo",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 141 + 16 * (nth - 1), 8))) AS "books_indexes_hi"
FROM LOGGED
CROSS JOIN UNNEST(sequence(1, greatest(bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 129, 4))), 1))) AS of_it (nth)
WHERE bytearray_substring(data, 1, 8) = 0x0b922dcde63ad5f0
    AND nth <= bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 129, 4)));

-- StreamAdded: A stream was added.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "pool",
    to_base58(bytearray_substring(data, 41, 32)) AS "mint",
    to_base58(bytearray_substring(data, 73, 32)) AS "vault",
    to_base58(bytearray_substring(data, 105, 32)) AS "funder",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 137, 1))) AS "kind",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 138, 1))) AS "idle_policy",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 139, 4))) AS "window",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 143, 8))) AS "full_weight",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 151, 8))) AS "least_weight",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 159, 8))) AS "received",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 167, 1))) AS "funding_slot",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 168, 4))) AS "funding_generation",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 172, 8))) AS "funding_funded",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 180, 8))) AS "funding_refunded",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 188, 8))) AS "funding_streamed",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 196, 8))) AS "funding_paid",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 204, 8))) AS "funding_idle",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 212, 8))) AS "funding_unstreamed",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 220, 8))) AS "funding_ends_at",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 228, 8))) AS "funding_committed_until",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 236, 8))) AS "funding_time"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0xa9fafeb170450258;

-- StreamCommitted: A funder promised more.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "pool",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 41, 1))) AS "funding_slot",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 42, 4))) AS "funding_generation",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 46, 8))) AS "funding_funded",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 54, 8))) AS "funding_refunded",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 62, 8))) AS "funding_streamed",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 70, 8))) AS "funding_paid",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 78, 8))) AS "funding_idle",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 86, 8))) AS "funding_unstreamed",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 94, 8))) AS "funding_ends_at",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 102, 8))) AS "funding_committed_until",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 110, 8))) AS "funding_time"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0xaf32524c265739ed;

-- StreamExtended: A curve was extended.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "pool",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 41, 8))) AS "received",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 49, 1))) AS "funding_slot",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 50, 4))) AS "funding_generation",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 54, 8))) AS "funding_funded",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 62, 8))) AS "funding_refunded",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 70, 8))) AS "funding_streamed",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 78, 8))) AS "funding_paid",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 86, 8))) AS "funding_idle",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 94, 8))) AS "funding_unstreamed",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 102, 8))) AS "funding_ends_at",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 110, 8))) AS "funding_committed_until",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 118, 8))) AS "funding_time"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x35c852929fb094ed;

-- StreamRefunded: A funder got back what was not promised.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "pool",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 41, 8))) AS "idle",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 49, 8))) AS "uncommitted",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 57, 1))) AS "funding_slot",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 58, 4))) AS "funding_generation",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 62, 8))) AS "funding_funded",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 70, 8))) AS "funding_refunded",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 78, 8))) AS "funding_streamed",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 86, 8))) AS "funding_paid",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 94, 8))) AS "funding_idle",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 102, 8))) AS "funding_unstreamed",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 110, 8))) AS "funding_ends_at",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 118, 8))) AS "funding_committed_until",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 126, 8))) AS "funding_time"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0xb19fb417598df39d;

-- StreamRetired: A slot was freed.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "pool",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 41, 1))) AS "slot",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 42, 4))) AS "generation",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 46, 8))) AS "dust",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 54, 8))) AS "sent",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 62, 1))) = 1 AS "left_behind"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x66da40c01db98410;

-- StreamRolled: What was idle was scheduled anew.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "pool",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 41, 8))) AS "amount",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 49, 1))) AS "funding_slot",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 50, 4))) AS "funding_generation",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 54, 8))) AS "funding_funded",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 62, 8))) AS "funding_refunded",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 70, 8))) AS "funding_streamed",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 78, 8))) AS "funding_paid",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 86, 8))) AS "funding_idle",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 94, 8))) AS "funding_unstreamed",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 102, 8))) AS "funding_ends_at",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 110, 8))) AS "funding_committed_until",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 118, 8))) AS "funding_time"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x9aec2c064dd93de1;

-- StreamToppedUp: A stream was topped up.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "pool",
    to_base58(bytearray_substring(data, 41, 32)) AS "from",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 73, 8))) AS "received",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 81, 1))) AS "funding_slot",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 82, 4))) AS "funding_generation",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 86, 8))) AS "funding_funded",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 94, 8))) AS "funding_refunded",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 102, 8))) AS "funding_streamed",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 110, 8))) AS "funding_paid",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 118, 8))) AS "funding_idle",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 126, 8))) AS "funding_unstreamed",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 134, 8))) AS "funding_ends_at",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 142, 8))) AS "funding_committed_until",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 150, 8))) AS "funding_time"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x63949c36939dceba;

-- StreamWindingDown: A stream takes no more funding.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "pool",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 41, 1))) AS "state",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 42, 1))) AS "funding_slot",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 43, 4))) AS "funding_generation",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 47, 8))) AS "funding_funded",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 55, 8))) AS "funding_refunded",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 63, 8))) AS "funding_streamed",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 71, 8))) AS "funding_paid",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 79, 8))) AS "funding_idle",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 87, 8))) AS "funding_unstreamed",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 95, 8))) AS "funding_ends_at",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 103, 8))) AS "funding_committed_until",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 111, 8))) AS "funding_time"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x6dae6685a32096a7;

-- Unstaked: Principal went out.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "pool",
    to_base58(bytearray_substring(data, 41, 32)) AS "position",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 73, 8))) AS "amount",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 81, 8))) AS "books_amount",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 89, 8))) AS "books_weight",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 97, 8))) AS "books_lock_end",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 105, 8))) AS "books_pool_staked",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 113, 8))) AS "books_pool_weight",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 121, 8))) AS "books_time",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 129, 4))) AS "books_indexes_count"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x1bb39cd72f47c307;

-- Unstaked, a row for each of its books_indexes
SELECT block_time, block_slot, tx_id,
    nth AS "nth",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 133 + 16 * (nth - 1), 8))) AS "books_indexes_lo",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 141 + 16 * (nth - 1), 8))) AS "books_indexes_hi"
FROM LOGGED
CROSS JOIN UNNEST(sequence(1, greatest(bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 129, 4))), 1))) AS of_it (nth)
WHERE bytearray_substring(data, 1, 8) = 0x1bb39cd72f47c307
    AND nth <= bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 129, 4)));

-- VoteCast: A vote was passed on.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "pool",
    to_base58(bytearray_substring(data, 41, 32)) AS "position",
    to_base58(bytearray_substring(data, 73, 32)) AS "hook",
    to_base58(bytearray_substring(data, 105, 32)) AS "ballot",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 137, 8))) AS "weight",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 145, 8))) AS "previous_weight",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 153, 8))) AS "sequence",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 161, 8))) AS "ballot_start",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 169, 8))) AS "ballot_end",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 177, 8))) AS "held_principal",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 185, 8))) AS "held_boost",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 193, 8))) AS "locked_until",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 201, 2))) AS "open",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 203, 8))) AS "time"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x2735c368bc11e1d5;

-- VoteReceiptClosed: The receipt of a vote that was over was closed.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "pool",
    to_base58(bytearray_substring(data, 41, 32)) AS "position",
    to_base58(bytearray_substring(data, 73, 32)) AS "hook",
    to_base58(bytearray_substring(data, 105, 32)) AS "ballot",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 137, 2))) AS "open",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 139, 8))) AS "locked_until"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x868eca0efeefdec5;

-- VoteWithdrawn: A vote was withdrawn.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "pool",
    to_base58(bytearray_substring(data, 41, 32)) AS "position",
    to_base58(bytearray_substring(data, 73, 32)) AS "hook",
    to_base58(bytearray_substring(data, 105, 32)) AS "ballot",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 137, 8))) AS "previous_weight",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 145, 8))) AS "sequence",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 153, 8))) AS "held_principal",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 161, 8))) AS "held_boost",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 169, 8))) AS "locked_until",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 177, 2))) AS "open",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 179, 8))) AS "time"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x7ca31600afdff314;
