-- The events of realms for Dune, from idl/realms.json by scripts/idl. Save the first query, and put its name
-- (query_ and its number) in place of LOGGED. Amounts are base units, times unix seconds. What another program logged in
-- the same transaction may look the same: where money hangs on it, ask acequia-serve, which knows who logged what.
SELECT block_time, block_slot, id AS tx_id, from_base64(substr(line, 15)) AS data
FROM solana.transactions
CROSS JOIN UNNEST(log_messages) AS logs (line)
WHERE success
    AND contains(account_keys, 'AceQ1aReaLms11111111111111111111111111111111')
    AND starts_with(line, 'Program data: ');

-- MaxVoterWeightSet: The largest voter weight follows another rule.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "registrar",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 41, 1))) AS "kind",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 42, 8))) AS "value",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 50, 8))) AS "max"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x4a64646d989fce29;

-- PoolListed: A pool's votes count from now on, or count otherwise.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "registrar",
    to_base58(bytearray_substring(data, 41, 32)) AS "pool",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 73, 8))) AS "power",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 81, 1))) AS "pools"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x1ad710f04b2104ab;

-- PoolUnlisted: A pool's votes no longer count; those that were cast do.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "registrar",
    to_base58(bytearray_substring(data, 41, 32)) AS "pool",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 73, 1))) AS "pools"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x60f151f49bc16ab6;

-- RegistrarAuthorityAccepted: A registrar has another authority.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "registrar",
    to_base58(bytearray_substring(data, 41, 32)) AS "authority"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x94b879eea3b7a821;

-- RegistrarAuthorityProposed: A registrar was offered to another authority; zero takes an offer back.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "registrar",
    to_base58(bytearray_substring(data, 41, 32)) AS "authority",
    to_base58(bytearray_substring(data, 73, 32)) AS "proposed"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x0c0135a40548b15a;

-- RegistrarClosed: A registrar was closed.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "registrar",
    to_base58(bytearray_substring(data, 41, 32)) AS "authority"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0xb92c4fc60e3099a3;

-- RegistrarCreated: A registrar was created.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "registrar",
    to_base58(bytearray_substring(data, 41, 32)) AS "governance_program",
    to_base58(bytearray_substring(data, 73, 32)) AS "realm",
    to_base58(bytearray_substring(data, 105, 32)) AS "governing_token_mint",
    to_base58(bytearray_substring(data, 137, 32)) AS "authority",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 169, 1))) AS "max_kind",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 170, 8))) AS "max_value"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0xf4aaff125e952e47;

-- TallyClosed: A tally was closed.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "proposal",
    to_base58(bytearray_substring(data, 41, 32)) AS "owner"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x77febf2c32d05840;

-- VoteCounted: A position's vote was counted, or taken back.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "registrar",
    to_base58(bytearray_substring(data, 41, 32)) AS "proposal",
    to_base58(bytearray_substring(data, 73, 32)) AS "owner",
    to_base58(bytearray_substring(data, 105, 32)) AS "position",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 137, 8))) AS "sequence",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 145, 8))) AS "weight",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 153, 8))) AS "votes",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 161, 8))) AS "tally",
    bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 169, 4))) AS "round",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 173, 8))) AS "told",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 181, 8))) AS "slot"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0xb6ea68e9ab11864c;

-- VoteRecordClosed: The record of a vote was closed.
SELECT block_time, block_slot, tx_id,
    to_base58(bytearray_substring(data, 9, 32)) AS "proposal",
    to_base58(bytearray_substring(data, 41, 32)) AS "position",
    bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 73, 8))) AS "tally"
FROM LOGGED
WHERE bytearray_substring(data, 1, 8) = 0x1751e937ea48b121;
