//! A switch for the linker of the registry route, which would otherwise put functions into one
//! another until their stack frames overflow. Solana's own toolchain inlines less.

fn main() {
    let wrapper = std::env::var("RUSTC_WRAPPER").unwrap_or_default();
    if wrapper.ends_with("/rustc-wrapper") {
        println!("cargo:rustc-cdylib-link-arg=--llvm-args=-inline-threshold=60");
    }
}
