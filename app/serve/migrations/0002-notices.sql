-- What an owner or a team is told of, once.
CREATE TABLE notices (
    id TEXT PRIMARY KEY,
    time BIGINT NOT NULL,    -- unix s
    kind TEXT NOT NULL,
    place TEXT NOT NULL,     -- the pool, or the gauge
    text TEXT NOT NULL,
    told BIGINT NOT NULL     -- 1 where the webhook has it, or nobody has to be told any more
);
CREATE INDEX notices_newest ON notices (time, id);
CREATE INDEX notices_untold ON notices (time, id) WHERE told = 0;
