#!/usr/bin/env bash
# Run by bin/test-bare inside the bare tree: what a newcomer does, with times.
set -euo pipefail
cd /root/metodika

fail() {
    echo "bare: $*" >&2
    exit 1
}

# start_and_stop WHAT LIMIT: bin/run until it has printed the sign-ins; at most LIMIT seconds.
start_and_stop() {
    local began took run
    began=$(date +%s%N)
    bin/run >/root/run.log 2>&1 &
    run=$!
    until grep -q 'Ctrl+C' /root/run.log; do
        kill -0 $run 2>/dev/null || { cat /root/run.log && fail "bin/run ended by itself"; }
        sleep 0.05
    done
    took=$((($(date +%s%N) - began) / 1000000))
    (exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET / HTTP/1.0\r\n\r\n' >&3 && head -n 1 <&3 | grep -q ' 200') ||
        fail "no page at 127.0.0.1:8080"
    [ "$(grep -c . /root/run.log)" -ge 9 ] || { cat /root/run.log && fail "the sign-ins are not printed"; }
    cat /root/run.log
    kill -TERM $run
    wait $run || true
    echo "bare: $1 start in $((took / 1000)).$(printf %03d $((took % 1000))) s"
    [ $took -le $(($2 * 1000)) ] || fail "$1 start took longer than $2 s"
}

start_and_stop first 900
start_and_stop second 2
[ "${1:-}" = --run-only ] || bin/test
