-- The states of what is not read, in order: the oldest and the newest of each is found without a walk through the others.
DROP INDEX transactions_unread;
CREATE INDEX transactions_unread ON transactions (state, place) WHERE state <> 1;
-- A slot is a range of places.
DROP INDEX transactions_slot;
