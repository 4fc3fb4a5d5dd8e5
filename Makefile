# Everything is one of these words; each installs what it needs first.
TAGS  := migrated_fynedo
TOOL  := go tool -modfile=tools.mod
SETUP := .ci/setup

.PHONY: run vestkactl test check unit screens e2e bench crash fuzz clean

# The window; without a display, the whole job on the sample list into out/.
run: setup
	@[ -d bin ] || echo "Building; the first time this takes some minutes."
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname -s)" = Darwin ]; then \
		go build -tags $(TAGS) -o bin/vestka ./cmd/vestka && exec bin/vestka; \
	else \
		echo "There is no display here, so the job is done on the sample list instead: vestkactl demo out/" && \
		go build -tags $(TAGS) -o bin/vestkactl ./cmd/vestkactl && bin/vestkactl demo out/; \
	fi

# The command-line program, into bin/.
vestkactl: setup
	go build -tags $(TAGS) -o bin/vestkactl ./cmd/vestkactl

# Every check and test; needs no display.
test: check unit

check: setup
	@test -z "$$($(TOOL) gofumpt -l app cmd db i18n resources ui)" || { echo "gofumpt would change:"; $(TOOL) gofumpt -l app cmd db i18n resources ui; exit 1; }
	go vet -tags $(TAGS) ./...
	$(TOOL) staticcheck -tags $(TAGS) ./...
	$(TOOL) golangci-lint run --build-tags $(TAGS) ./...

unit: setup
	go test -tags $(TAGS) -timeout 30m ./...
	go test -race ./app/work ./app/people ./app/sheet
	go test -race -run 'Processors|LongJob' ./app/printing

# Every screen in three languages, light and dark, into out/screens/.
screens: setup
	VESTKA_SCREENS="$(CURDIR)/out/screens" go test -tags $(TAGS) -count=1 -timeout 20m -run TestScreens ./cmd/internal/window

# The real window under a virtual display, driven by keyboard.
e2e:
	@$(SETUP) e2e
	go build -tags $(TAGS) -o bin/vestka ./cmd/vestka
	go build -tags $(TAGS) -o bin/vestkactl ./cmd/vestkactl
	.ci/e2e
	.ci/e2e-cups

# The figures of the README.
bench:
	@$(SETUP) bench
	@.ci/bench

# The long form of the crash tests: every deed is killed KILLS times.
KILLS ?= 300
crash: setup
	VESTKA_KILLS=$(KILLS) go test -tags $(TAGS) -count=1 -timeout 6h -run 'Kill|Crash|AnyStep' -v ./db ./db/vault ./cmd/vestkactl

fuzz: setup
	go test -fuzz FuzzUnpack -fuzztime 60s -fuzzminimizetime 5x ./app
	go test -fuzz FuzzReadViasna -fuzztime 60s -fuzzminimizetime 5x ./app/importer
	for f in Text XLSX JSON HTML VCard Any; do go test -fuzz "^Fuzz$$f\$$" -fuzztime 60s -fuzzminimizetime 5x ./app/importer/table || exit 1; done
	go test -fuzz FuzzParse -fuzztime 60s ./app/letters
	go test -fuzz FuzzLoad -fuzztime 60s ./app/words
	go test -fuzz FuzzLoad -fuzztime 60s ./app/templates
	go test -fuzz FuzzNames -fuzztime 60s ./app/names
	go test -fuzz FuzzDecline -fuzztime 60s ./app/names
	go test -fuzz FuzzText -fuzztime 60s ./app/check

clean:
	rm -rf bin out

.PHONY: setup
setup:
	@$(SETUP)
