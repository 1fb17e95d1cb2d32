#!/usr/bin/env bash
# Starts a Postfix that takes mail for example.net on 127.0.0.1:2525 over STARTTLS and refuses bare newlines.
# usage: postfix.sh WORK FOLDER    WORK/postfix is its configuration, WORK/mail its mailboxes, FOLDER/trust.p12 who vouches for it
set -euo pipefail
work=$1 folder=$2
mkdir -p "$work"/{postfix,spool,data,mail}
chown postfix "$work/data"
chown nobody "$work/mail"

openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=mx.example.net -addext subjectAltName=IP:127.0.0.1 \
  -keyout "$work/key.pem" -out "$work/certificate.pem" 2>/dev/null
"${JAVA_HOME:+$JAVA_HOME/bin/}keytool" -importcert -noprompt -alias judge -file "$work/certificate.pem" -storetype PKCS12 -keystore "$folder/trust.p12" \
  -storepass changeit >/dev/null 2>&1

cat >"$work/postfix/main.cf" <<C
compatibility_level = 3.6
queue_directory = $work/spool
data_directory = $work/data
daemon_directory = $(postconf -d -h daemon_directory)
command_directory = $(postconf -d -h command_directory)
maillog_file = $work/postfix.log
maillog_file_prefixes = /tmp, /var
myhostname = mx.example.net
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
virtual_mailbox_domains = example.net
virtual_mailbox_maps = static:box/
virtual_mailbox_base = $work/mail
virtual_uid_maps = static:65534
virtual_gid_maps = static:65534
virtual_minimum_uid = 1
smtpd_tls_cert_file = $work/certificate.pem
smtpd_tls_key_file = $work/key.pem
smtpd_tls_security_level = encrypt
smtpd_forbid_bare_newline = reject
smtpd_forbid_bare_newline_exclusions =
smtpd_relay_restrictions = reject_unauth_destination
alias_maps =
alias_database =
C
# the usual services, but our port instead of 25 and nothing in a chroot
sed -E -e 's/^smtp +inet/127.0.0.1:2525 inet/' -e 's/^([^ #]+ +(unix|inet|unix-dgram) +[^ ]+ +[^ ]+ +)[y-] /\1n /' \
  /usr/share/postfix/master.cf.dist >"$work/postfix/master.cf"
postfix -c "$work/postfix" start >"$work/postfix-start.log" 2>&1 || { cat "$work/postfix-start.log" "$work/postfix.log" >&2; exit 1; }
for _ in $(seq 1200); do (exec 3<>/dev/tcp/127.0.0.1/2525) 2>/dev/null && exit 0; sleep 0.1; done
echo "postfix does not listen" >&2
exit 1
