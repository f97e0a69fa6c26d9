-- Once for SQLite and PostgreSQL: whole numbers are BIGINT, all else is TEXT.

-- A transaction of one of the programs. Its place orders it: the slot, then the order in the block.
CREATE TABLE transactions (
    place BIGINT PRIMARY KEY,
    signature TEXT NOT NULL UNIQUE,
    slot BIGINT NOT NULL,
    time BIGINT NOT NULL,    -- unix s
    state BIGINT NOT NULL,   -- 0 listed, 1 read, 2 unreadable
    final BIGINT NOT NULL    -- 1 where nothing can undo it
);
CREATE INDEX transactions_unread ON transactions (place) WHERE state <> 1;
CREATE INDEX transactions_young ON transactions (place) WHERE final = 0;
CREATE INDEX transactions_slot ON transactions (slot);

-- What a program logged, once.
CREATE TABLE events (
    place BIGINT NOT NULL,
    nth BIGINT NOT NULL,     -- in its transaction
    program TEXT NOT NULL,
    name TEXT NOT NULL,      -- empty where this release does not know it
    data TEXT NOT NULL,      -- as it was logged, in base64
    PRIMARY KEY (place, nth)
);

-- Whom an event names.
CREATE TABLE mentions (
    address TEXT NOT NULL,
    place BIGINT NOT NULL,
    nth BIGINT NOT NULL,
    PRIMARY KEY (address, place, nth)
);

-- How far lists have been walked, and what else is remembered.
CREATE TABLE marks (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

-- What a whole token was worth, as a source that the operator named said it.
CREATE TABLE prices (
    mint TEXT NOT NULL,
    time BIGINT NOT NULL,    -- unix s
    price TEXT NOT NULL,     -- of a whole token, in decimals
    source TEXT NOT NULL,
    PRIMARY KEY (mint, time)
);
