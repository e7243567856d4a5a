# Markaz. `make help` lists what there is to make.

# One set of flags everywhere, so that nothing is compiled twice: Fyne's event
# thread without its checks, and the code that needs the patched Fyne.
export GOFLAGS := $(GOFLAGS) -trimpath -tags=migrated_fynedo,rtl
export CGO_ENABLED := 1

.PHONY: help setup build demo test crash day check bench bench-others gallery shots windows windows-check format clean
.DEFAULT_GOAL := help

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' Makefile

setup: ## install what is missing: Debian packages, the patched Fyne
	@.ci/setup
	@.ci/fyne

build: setup ## build out/bin/markaz and out/bin/markazctl
	@mkdir -p out/bin
	go build -o out/bin/ ./cmd/markaz ./cmd/markazctl

demo: build ## from a list to papers in out/, then the window if there is a display
	@.ci/demo

# Tests that show real windows share one mouse and one keyboard: one after another.
windowed := ./cmd/markaz ./ui/kit

test: setup ## every test; those with real windows on a screen of their own
	go test -timeout 15m $(filter-out $(windowed:./%=markaz/%),$(shell go list ./...))
	.ci/screen go test -p 1 -timeout 15m $(windowed)

day: setup ## drive a whole session of 331 candidates through the real window, room by room
	@MARKAZ_DAY=full .ci/screen go test -count=1 -timeout 30m -run TestTheWholeSession -v ./cmd/markaz

crash: setup ## kill the program 2,000 times, and cut its power at 5,000 moments
	MARKAZ_KILLS=2000 MARKAZ_CUTS=5000 go test -count=1 -timeout 60m -v -run 'TestKilledAtWork|TestPowerCut' ./cmd/wire ./data/store | grep -v '^ *[=-]'

check: setup ## architecture, formatting, static analysis, races, pins
	@.ci/check

bench: setup ## the speed table of the main jobs, also as out/bench.json
	@mkdir -p out
	.ci/screen go run ./cmd/bench -o=out/bench.json

bench-others: ## install LibreOffice, ReportLab and Typst, which bench compares with
	@.ci/bench-others

gallery: setup ## every document side by side: out/gallery.png, out/gallery-fr.png and more
	@mkdir -p out
	go run ./cmd/gallery -o out

shots: setup ## make the pictures of README and help anew, in out/shots and assets
	@.ci/shots

windows: ## build out/windows/markaz.exe and out/windows/markazctl.exe
	@.ci/fyne
	@.ci/setup windows
	@.ci/windows

windows-check: setup windows ## try them out under Wine, with a picture of the window
	@.ci/setup wine
	@.ci/screen .ci/windows-check

format: ## write every Go file as gofumpt does
	cd .ci/tools && GOWORK=off go tool gofumpt -w $(addprefix $(CURDIR)/,$(wildcard cmd app ui data assets))

clean: ## remove what was built
	rm -rf out go.work go.work.sum cmd/*/rsrc_windows_*.syso
