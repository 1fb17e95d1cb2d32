package org.communique.web.desk.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.communique.release.Plan;
import org.communique.render.Moments;
import org.communique.render.Phrases;
import org.communique.render.Plurals;
import org.communique.workspace.PlanDesk.Outlook;

/** What will happen, in the order in which it does. */
final class Timeline {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Plan plan;
    private final Outlook outlook;
    private final Locale spoken;

    private Timeline(Plan plan, Outlook outlook, Locale spoken) {
        this.plan = plan;
        this.outlook = outlook;
        this.spoken = spoken;
    }

    /** One step. @param seal whether it is the one from which everything is public */
    record Step(String when, String what, boolean seal) {}

    /** @param editions languages the statement is in */
    static List<Step> of(Plan plan, Outlook outlook, int editions, Locale spoken) {
        return new Timeline(plan, outlook, spoken).steps(editions);
    }

    private List<Step> steps(int editions) {
        var steps = new ArrayList<Step>();
        var due = plan.time().instant();
        long advance = outlook.coverage().advance();
        plan.embargo()
                .ifPresent(it -> steps.add(new Step(
                        dayAndTime(it.advanceAt()), Plurals.phrase(spoken, "desk.plan.step.advance", advance), false)));
        if (plan.channels().contains("feed"))
            steps.add(new Step(dayAndTime(due), Plurals.phrase(spoken, "desk.plan.step.public", editions), true));
        long mails = outlook.coverage().recipients() - advance;
        outlook.sending()
                .ifPresent(it -> steps.add(
                        new Step(span(due, it), Plurals.phrase(spoken, "desk.plan.step.mail", mails), false)));
        plan.channels().stream()
                .filter(it -> !it.equals("feed") && !it.equals("mail"))
                .forEach(it ->
                        steps.add(new Step(dayAndTime(due), Phrases.get(spoken, "desk.plan.step.other", it), false)));
        return steps;
    }

    /** Up to the next full minute: nobody is told seconds that nobody can promise. */
    private String span(Instant from, Duration duration) {
        var until = from.plus(
                duration.toMinutes() == 0 ? MINUTE : duration.plus(MINUTE).minusMillis(1));
        var end = day(until).equals(day(from)) ? Moments.time(until, zone(), spoken) : dayAndTime(until);
        return Phrases.get(spoken, "desk.plan.step.span", dayAndTime(from), end);
    }

    private String dayAndTime(Instant instant) {
        // CLDR's "MMMEd", which Java 17 cannot be asked for; it is this in both languages of the desk
        var date = DateTimeFormatter.ofPattern("EEE d MMM", spoken).format(instant.atZone(zone()));
        return Phrases.get(spoken, "desk.plan.step.at", date, Moments.time(instant, zone(), spoken));
    }

    private LocalDate day(Instant instant) {
        return instant.atZone(zone()).toLocalDate();
    }

    private ZoneId zone() {
        return plan.time().zone();
    }
}
