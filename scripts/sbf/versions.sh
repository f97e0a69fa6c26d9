# shellcheck shell=bash disable=SC2034
# What the registry-only SBF toolchain is made of. Sourced by sbf-setup and
# sbf-build. The versions are pins: they are part of the cache's folder names. The
# compiler is Debian's: RUST_PACKAGES in scripts/debian.sh.

LLVM_VERSION=23.1.1.post0 # PyPI: mlc-llvm-static, mlc-llvm-static-extra-targets
LINKER_VERSION=0.2.6      # crates.io: sbpf-linker

LLVM_DIR=$CACHE/llvm-$LLVM_VERSION
LLVM_PREFIX_DIR=$LLVM_DIR/mlc_llvm_static/static
LINKER_DIR=$CACHE/sbpf-linker-$LINKER_VERSION-llvm-$LLVM_VERSION
