#!/usr/bin/env bash
# Runs rspamd on 127.0.0.1:11999 with its usual rules and scores, less what asks the network or has to learn first.
# usage: rspamd.sh WORK    WORK/rspamd is its folder
set -euo pipefail
work=$1/rspamd
mkdir -p "$work"/{db,run,log,conf/local.d}
cd "$work/conf/local.d"
for module in rbl surbl fuzzy_check phishing bayes spamtrap mx_check asn neural; do echo 'enabled = false;' >"$module.conf"; done
for worker in fuzzy proxy controller; do echo 'enabled = false;' >"worker-$worker.inc"; done
# one worker, and time enough to answer on a busy machine (the usual 8 seconds for a mail are for many processors)
echo 'bind_socket = "127.0.0.1:11999"; count = 1; task_timeout = 60s;' >worker-normal.inc
# hyperscan would first compile every rule for minutes of one processor; without it the same rules hit
echo 'dns { nameserver = ["127.0.0.1:53:1"]; timeout = 2s; retransmits = 3; } local_addrs = ["127.0.0.0/8"]; disable_hyperscan = true;' >options.inc
chown -R _rspamd "$work"
exec rspamd -f -u _rspamd -g _rspamd -c /etc/rspamd/rspamd.conf --var DBDIR="$work/db" --var RUNDIR="$work/run" \
  --var LOGDIR="$work/log" --var LOCAL_CONFDIR="$work/conf" >"$work/out.log" 2>&1
