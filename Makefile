# Acequia. `make` alone explains the targets; what they do is in scripts/.

.DEFAULT_GOAL := help
.PHONY: help build demo demo-stop story test bench soak mutants lemmas lint fmt idl docs clean

help: ## this list
	@scripts/help $(MAKEFILE_LIST)

build: ## every program's bytes (target/deploy) and IDL (idl/)
	@scripts/build

demo: ## the app on a living local chain [SPEED=3600 PAST=25 FARM=your/farm.toml PORT=4600]
	@scripts/demo $(if $(SPEED),--speed "$(SPEED)") $(if $(PAST),--past "$(PAST)") \
		$(if $(FARM),--farm "$(FARM)") $(if $(PORT),--port "$(PORT)")

demo-stop: ## end a demo that runs in the background
	@scripts/demo stop

story: ## a farm for 90 days, then its votes, in the terminal alone [FARM=your/farm.toml]
	@scripts/story $(if $(FARM),"$(FARM)")

test: ## build, then run all tests: properties of the core, units, black box
	@scripts/test

bench: ## compute units and sizes of every instruction, compared with those checked in
	@scripts/bench

soak: ## random games without end, in pieces that add up [GAME=core SEED=7 OPS=100000000]
	@scripts/soak $(GAME) $(if $(SEED),--seed "$(SEED)") $(if $(OPS),--ops "$(OPS)")

mutants: ## does a test fail for every change that could be made to the core crates? [SAMPLE=20 SEED=7]
	@scripts/mutants $(if $(SAMPLE),--sample "$(SAMPLE)") $(if $(SEED),--seed "$(SEED)")

lemmas: ## the core's arithmetic proved for all inputs, with z3
	@scripts/lemmas

lint: ## formats, lints, policy, spelling, licences; warnings are errors
	@scripts/lint

fmt: ## format Rust and TypeScript
	@scripts/fmt

idl: ## write idl/*.json from the programs' sources
	@scripts/idl

docs: ## the docs site (target/docs), every link followed
	@scripts/docs

clean: ## remove what was built; the cache outside the checkout stays
	@scripts/clean
