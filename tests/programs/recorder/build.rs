//! The registry build's linker would otherwise use an instruction that SBPF v3 lacks.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let target = std::env::var("TARGET").unwrap_or_default();
    if target.starts_with("bpfel") {
        println!("cargo:rustc-link-arg=--llvm-args=--disable-bswap");
    }
}
