# What a test run and a demo are made of, and what each part needs before it. `scripts/side-by-side`
# runs parts of it side by side; what a part does is in `scripts/part`.
# The `+` shares make's jobserver with cargo, so that side by side they start no more compilers
# than there are cores.

# Cargo builds one thing at a time in a target folder, and so do parts of one folder here: each
# waits for the one before it.
host-serve: host-crates
host-beside: host-serve
idls: host-beside
npm-packages npm-demo: wasm npm-client
npm-web: npm-packages
npm-e2e: npm-web

PARTS := sbf-programs sbf-demo sbf-story story-teller story-runtime host-crates host-beside host-serve idls wasm npm-client npm-packages \
	npm-web npm-e2e npm-demo chromium
TESTS := $(addprefix test-,core crates blackbox story outside cli serve grpc client plan localnet demo web browser)

# A suite begins as soon as what it runs on is there, beside what is built for others. Those on a network wait for
# the browser's tests to be built as well, which take longest: whoever is ready first takes a place.
test-core test-crates: host-crates
test-blackbox: sbf-programs host-beside
test-story: sbf-programs host-serve npm-e2e
test-cli: sbf-programs host-beside npm-e2e
test-serve test-grpc: sbf-programs host-serve npm-e2e
test-client test-localnet: sbf-programs npm-e2e
test-outside: sbf-programs
test-plan: npm-packages
test-demo: sbf-programs npm-e2e host-serve
test-web: npm-web
test-browser: sbf-programs host-serve npm-e2e chromium

# What the demo builds, and the story.
demo: sbf-demo npm-demo
story: sbf-story story-teller story-runtime

.PHONY: demo story $(PARTS) $(TESTS)
$(PARTS) $(TESTS):
	+@scripts/part $@
