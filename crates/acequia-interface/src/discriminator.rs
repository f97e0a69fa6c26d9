//! The 8 bytes that tell accounts, instructions and events apart: the start of
//! SHA-256("kind:name"), computed by the compiler.

use sha2_const_stable::Sha256;

/// Of an account type, such as "Pool".
pub const fn account(name: &str) -> [u8; 8] {
    of("account:", name)
}

/// Of an event, such as "Staked".
pub const fn event(name: &str) -> [u8; 8] {
    of("event:", name)
}

/// Of an instruction, such as "stake".
pub const fn instruction(name: &str) -> [u8; 8] {
    of("global:", name)
}

const fn of(kind: &str, name: &str) -> [u8; 8] {
    let hash = Sha256::new().update(kind.as_bytes()).update(name.as_bytes()).finalize();
    let [a, b, c, d, e, f, g, h, ..] = hash;
    [a, b, c, d, e, f, g, h]
}

#[cfg(test)]
mod tests {
    #[test]
    fn known_answers() {
        // printf 'account:Pool' | sha256sum, and so on.
        assert_eq!(super::account("Pool"), [241, 154, 109, 4, 17, 177, 109, 188]);
        assert_eq!(super::instruction("stake"), [206, 176, 202, 18, 200, 209, 179, 108]);
    }
}
