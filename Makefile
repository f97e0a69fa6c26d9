# Acequia. `make` alone explains the targets; what they do is in scripts/.

.DEFAULT_GOAL := help
.PHONY: help build demo test bench lint fmt idl clean

help: ## this list
	@scripts/help $(MAKEFILE_LIST)

build: ## every program's bytes (target/deploy) and IDL (idl/)
	@scripts/build

demo: ## a farm for 90 days, then its votes, on the real bytes [FARM=your/farm.toml]
	@scripts/demo $(if $(FARM),"$(FARM)")

test: ## build, then run all tests: properties of the core, units, black box
	@scripts/test

bench: ## compute units and sizes of every instruction, compared with those checked in
	@scripts/bench

lint: ## format, clippy, policy; warnings are errors
	@scripts/lint

fmt: ## format the Rust code
	@scripts/fmt

idl: ## write idl/*.json from the programs' sources
	@scripts/idl

clean: ## remove what was built; the cache outside the checkout stays
	@scripts/clean
