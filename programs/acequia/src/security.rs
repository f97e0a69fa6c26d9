//! Whom to tell about a weakness, in the program's bytes, where explorers look for it
//! (the security.txt convention, <https://github.com/neodyme-labs/solana-security-txt>).

/// Keys and values, each ended by a zero byte, between the marks.
const TEXT: &str = concat!(
    "=======BEGIN SECURITY.TXT V1=======\0",
    "name\0Acequia\0",
    "project_url\0https://github.com/acequia-farm/acequia\0",
    "contacts\0link:https://github.com/acequia-farm/acequia/security/advisories/new\0",
    "policy\0https://github.com/acequia-farm/acequia/blob/main/SECURITY.md\0",
    "preferred_languages\0en\0",
    "source_code\0https://github.com/acequia-farm/acequia\0",
    "=======END SECURITY.TXT V1=======\0",
);

/// The text as bytes of its own, which the linker keeps.
#[used]
#[cfg(not(feature = "cpi"))]
static SECURITY_TXT: [u8; TEXT.len()] = match TEXT.as_bytes().first_chunk() {
    Some(text) => *text,
    None => unreachable!(),
};
