package org.communique.signup;

import java.time.Clock;
import org.communique.form.Quota;

/** How many forms one network, and everybody without proof of work, may send in an hour. */
final class Gate {

    private static final String EVERYBODY = "";

    private final SignupSettings settings;
    private final Alarm alarm;
    private final Quota quota;

    Gate(SignupSettings settings, Alarm alarm, Clock clock) {
        this.settings = settings;
        this.alarm = alarm;
        this.quota = new Quota(clock);
    }

    /** Whether one more form may pass; if so it counts. */
    boolean pass(String network, boolean worked) {
        if (worked) return quota.take("w " + network, settings.perNetwork());
        if (!quota.take("e " + network, settings.easyPerNetwork())) return false;
        if (quota.take(EVERYBODY, settings.easyPerHour())) return true;
        alarm.raise("too many signup forms without proof of work: those of browsers without scripts are dropped");
        return false;
    }
}
