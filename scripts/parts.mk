# What a test run and a demo are made of, and what each part needs before it. `scripts/side-by-side`
# runs parts of it side by side; what a part does is in `scripts/part`.
# The `+` shares make's jobserver with cargo, so that side by side they start no more compilers
# than there are cores.

# Cargo builds one thing at a time in a target folder, and so do parts of one folder here: each
# waits for the one before it.
host-beside: host-crates
idls: host-beside
npm-packages npm-demo: wasm npm-client
npm-web: npm-packages
npm-e2e: npm-web

PARTS := sbf-programs sbf-demo sbf-story story-teller host-crates host-beside idls wasm npm-client npm-packages \
	npm-web npm-e2e npm-demo chromium
TESTS := $(addprefix test-,core crates blackbox outside cli client plan localnet demo web browser)

# What `make test` builds, the demo, and the story.
builds: sbf-programs idls npm-e2e chromium
demo: sbf-demo npm-demo
story: sbf-story story-teller
tests: $(TESTS)

.PHONY: builds demo story tests $(PARTS) $(TESTS)
$(PARTS) $(TESTS):
	+@scripts/part $@
