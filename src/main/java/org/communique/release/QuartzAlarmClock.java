package org.communique.release;

import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;

/** Quartz as the bell: one trigger for each alarm, at the millisecond. */
public final class QuartzAlarmClock implements AlarmClock {

    private static final String RING = "communique.ring";

    private final Scheduler scheduler;

    /** @param ring called with the id of the release, on a thread of the scheduler */
    public QuartzAlarmClock(Scheduler scheduler, LongConsumer ring) throws SchedulerException {
        this.scheduler = scheduler;
        scheduler.getContext().put(RING, ring);
    }

    @Override
    public void set(List<Alarm> alarms) {
        var jobs = new HashMap<JobDetail, Set<? extends Trigger>>();
        for (var alarm : alarms) {
            var name = alarm.release() + "@" + alarm.at().toEpochMilli();
            var job = JobBuilder.newJob(Ring.class)
                    .withIdentity(name, "release")
                    .usingJobData("release", alarm.release())
                    .build();
            var trigger = TriggerBuilder.newTrigger()
                    .withIdentity(name, "release")
                    .startAt(Date.from(alarm.at()))
                    .build();
            jobs.put(job, new HashSet<>(Set.of(trigger)));
        }
        try {
            scheduler.clear();
            scheduler.scheduleJobs(jobs, true);
        } catch (SchedulerException e) {
            throw new IllegalStateException("the alarm clock cannot be set; the sweep still finds what is due", e);
        }
    }

    @Override
    public boolean awake() {
        try {
            return scheduler.isStarted() && !scheduler.isInStandbyMode() && !scheduler.isShutdown();
        } catch (SchedulerException cannotTell) {
            return false;
        }
    }

    /** Made by Quartz for each ring. */
    public static final class Ring implements Job {

        @Override
        public void execute(JobExecutionContext context) {
            try {
                var ring = (LongConsumer) context.getScheduler().getContext().get(RING);
                ring.accept(context.getMergedJobDataMap().getLong("release"));
            } catch (SchedulerException e) {
                throw new IllegalStateException("the scheduler has lost its context", e);
            }
        }
    }
}
