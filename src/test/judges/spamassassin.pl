#!/usr/bin/perl
# Scores messages with SpamAssassin as installed, one process for all: prints NAME, score and the rules that hit with theirs.
# usage: spamassassin.pl FILE...
use strict;
use warnings;
use Mail::SpamAssassin;

my $judge = Mail::SpamAssassin->new({
    dont_copy_prefs => 1,
    userprefs_filename => '/dev/null',
    # the network has only our own zone: what asks others, or has to learn first, is off
    post_config_text => join("\n",
        'internal_networks 127.0.0.0/8', 'trusted_networks 127.0.0.0/8', 'dns_available yes',
        'use_bayes 0', 'skip_rbl_checks 1', 'use_razor2 0', 'use_pyzor 0', 'use_auto_welcomelist 0', ''),
});
for my $file (@ARGV) {
    open my $in, '<:raw', $file or die "$file: $!";
    my $mail = $judge->parse([<$in>]);
    my $status = $judge->check($mail);
    my %hits = map { $_ => $status->{conf}{scores}{$_} // 0 } split /,/, $status->get_names_of_tests_hit();
    printf "%s\t%.2f\t%s\n", $file, $status->get_score(),
        join ' ', map { "$_=" . sprintf('%.2f', $hits{$_}) } sort keys %hits;
    $status->finish();
    $mail->finish();
}
