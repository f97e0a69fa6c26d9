"""A case as numbers, which the core's tests read (`crates/acequia-core/tests/world/words.rs`)."""


def words(parts):
    for part in parts:
        if isinstance(part, list):
            yield from (len(part), *(number for segment in part for number in segment))
        else:
            yield part
