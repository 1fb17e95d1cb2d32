#!/usr/bin/env bash
# Runs rspamd on 127.0.0.1:11999 with its usual rules and scores, less what asks the network or has to learn first.
# usage: rspamd.sh WORK    WORK/rspamd is its folder
set -euo pipefail
work=$1/rspamd
mkdir -p "$work"/{db,run,log,conf/local.d}
cd "$work/conf/local.d"
for module in rbl surbl fuzzy_check phishing bayes spamtrap mx_check asn neural; do echo 'enabled = false;' >"$module.conf"; done
for worker in fuzzy proxy controller; do echo 'enabled = false;' >"worker-$worker.inc"; done
echo 'bind_socket = "127.0.0.1:11999"; count = 1;' >worker-normal.inc
# a mail may take longer than the usual 8 seconds; without hyperscan the same rules hit, and nothing is compiled beside the judging
echo 'dns { nameserver = ["127.0.0.1:53:1"]; timeout = 10s; retransmits = 3; } local_addrs = ["127.0.0.0/8"]; disable_hyperscan = true; task_timeout = 300s;' >options.inc
chown -R _rspamd "$work"
exec rspamd -f -u _rspamd -g _rspamd -c /etc/rspamd/rspamd.conf --var DBDIR="$work/db" --var RUNDIR="$work/run" \
  --var LOGDIR="$work/log" --var LOCAL_CONFDIR="$work/conf" >"$work/out.log" 2>&1
