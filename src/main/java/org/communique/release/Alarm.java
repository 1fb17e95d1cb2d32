package org.communique.release;

import java.time.Instant;

/** An instant at which the bell is to ring for a release. */
public record Alarm(long release, Instant at) {}
