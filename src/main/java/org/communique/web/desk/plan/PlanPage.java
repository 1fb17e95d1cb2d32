package org.communique.web.desk.plan;

import java.util.List;

/**
 * All that the template says. Plain strings and flags, so that it needs no logic.
 *
 * @param topics   readers who chose topics get it if they chose one of these; empty = it has none
 * @param faults   what keeps it from being saved, besides the clocks' own faults
 * @param decided  releases of the statement that are decided
 * @param signs    what to look at before approval is asked for
 * @param may      what she may do with it
 */
record PlanPage(
        Head head,
        Choosing choosing,
        ClockField due,
        ClockField advance,
        Places zones,
        Outcome outcome,
        List<String> faults,
        List<Decided> decided,
        List<Signs.Sign> signs,
        May may) {

    /** The zones of both clocks. */
    record Places(Zones.Offer due, Zones.Offer advance) {}

    /** Whether she may save it, and whether she may ask for approval. */
    record May(boolean plan, boolean ask) {}

    /** What it is about. @param deadline in ms since 1970, as the form carries it on; 0 = none */
    record Head(String key, String title, String lang, String topics, long release, long version, long deadline) {}

    /** What can be ticked. */
    record Choosing(
            List<ListRow> lists,
            List<Tick> channels,
            List<SegmentRow> segments,
            List<Tick> outLists,
            List<Tick> reached,
            List<Tick> out,
            List<Tick> letterheads) {}

    /** A list. @param split its readers by language */
    record ListRow(long id, String name, String count, String split, boolean press, boolean chosen, boolean advance) {}

    /** A segment. @param part {@code only}, {@code without} or empty */
    record SegmentRow(long id, String name, String part) {}

    /** Something that is ticked or not. */
    record Tick(String value, String words, String hint, boolean on) {}

    /** What would come of it. */
    record Outcome(Reach reach, List<Timeline.Step> steps, List<String> warnings) {}

    /** A release that is decided. */
    record Decided(long release, String words) {}

    /** Whether it can be saved as it is. */
    boolean good() {
        return faults.isEmpty() && due.fault().isEmpty() && advance.fault().isEmpty();
    }

    /** The same with other faults. */
    PlanPage with(List<String> others) {
        return new PlanPage(head, choosing, due, advance, zones, outcome, others, decided, signs, may);
    }
}
