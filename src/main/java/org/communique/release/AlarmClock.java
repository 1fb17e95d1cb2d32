package org.communique.release;

import java.util.List;

/** Rings when a release may be due. It may ring late, twice or not at all: the table decides and a sweep repairs. */
public interface AlarmClock {

    /** Never rings; for processes that only write releases down, or whose sweep is bell enough. */
    AlarmClock SILENT = new AlarmClock() {
        @Override
        public void set(List<Alarm> alarms) {
            // the sweep finds what is due
        }

        @Override
        public boolean awake() {
            return true;
        }
    };

    /** Replaces all alarms by these. */
    void set(List<Alarm> alarms);

    /** True while it will ring. */
    boolean awake();
}
