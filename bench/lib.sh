# Helpers for the benchmarks: a running system with its own folder and ports. Source this file; do not run it.
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=${BENCH_WORK:-$(mktemp -d)}
port=${BENCH_PORT:-18080}
broker_port=${BENCH_BROKER_PORT:-19092}
broker=127.0.0.1:$broker_port
tables="statements trends alerts outcomes"
pid=

say() { printf '%s\n' "$*" >&2; }

# start FOLDER: runs serve on that data folder; returns when /readyz answers 200.
start() {
  "$top/onrecord" serve --data "$1" --port "$port" --broker-port "$broker_port" --seeds "${2:-$top/seeds}" --sources "${BENCH_SOURCES:-$work/no-sources}" >>"$work/console.log" 2>&1 &
  pid=$!
  wait_ready
}

wait_ready() {
  local i
  for i in $(seq 1200); do
    curl -fs -o /dev/null "http://127.0.0.1:$port/readyz" 2>/dev/null && return 0
    kill -0 "$pid" 2>/dev/null || { say "serve ended; see $work/console.log"; tail -n 20 "$work/console.log" >&2; return 1; }
    sleep 0.1
  done
  say "not ready within 2 minutes; see $work/console.log"; return 1
}

stop() { kill "$pid" 2>/dev/null || true; wait "$pid" 2>/dev/null || true; pid=; }
kill9() { kill -9 "$pid" 2>/dev/null || true; wait "$pid" 2>/dev/null || true; pid=; }

# export_tables FOLDER [BROKER]: exports each table as JSON Lines once all is processed.
export_tables() {
  mkdir -p "$1"
  local t
  for t in $tables; do KAFKA_BOOTSTRAP_SERVERS=${2:-$broker} "$top/onrecord" export $t >"$1/$t.jsonl"; done
}

# same FOLDER FOLDER: compares the tables of two exports.
same() {
  local t
  for t in $tables; do
    cmp "$1/$t.jsonl" "$2/$t.jsonl" || { say "DIFFERENT: $t of $1 and $2"; return 1; }
  done
}

sizes() { (cd "$1" && wc -l $(for t in $tables; do echo $t.jsonl; done) | head -n -1 | awk '{printf "%s %s  ", $2, $1}'); echo; }

cleanup() { [ -z "$pid" ] || kill9; }
trap cleanup EXIT
