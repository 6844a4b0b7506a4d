#!/bin/sh
# The steps of publishing, for every pipeline and for one's own machine:
#   sh docs/publish/publish.sh check   checks the published data; fails with what is wrong, where, and how to mend it
#   sh docs/publish/publish.sh build   checks it and builds the site into dist/
# With OUT=folder it also copies dist/ there, with Brotli and gzip beside the files.
# Needs Rust (through rustup) and Node 20 or newer. With CARGO_NET_OFFLINE=true and all fetched before, no network.
set -eu
cd "$(dirname "$0")/../.."

case "${1:-}" in
  check | build) ;;
  *)
    echo "Which? sh docs/publish/publish.sh check, or build" >&2
    exit 2
    ;;
esac

# For proposals, what is wrong is kept as a text that a pipeline can show.
mkdir -p target
if cargo run --quiet --locked --bin site -- check > target/site-check.txt 2>&1; then
  cat target/site-check.txt
else
  cat target/site-check.txt >&2
  exit 1
fi
[ "$1" = build ] || exit 0

cargo xtask build
if [ -n "${OUT:-}" ]; then
  node js/build/compress.mjs dist
  mkdir -p "$OUT"
  cp -R dist/. "$OUT"
fi
echo "The site is in dist/, settings for servers are in target/hosts/."
