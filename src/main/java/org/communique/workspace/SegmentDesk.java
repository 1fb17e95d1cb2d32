package org.communique.workspace;

import java.util.List;
import org.communique.segment.Segment;
import org.communique.segment.Segments;
import org.communique.staff.Actor;
import org.communique.staff.Needs;
import org.communique.staff.Permission;

/** The segments of an organisation. They count and never name anybody. */
public final class SegmentDesk {

    private final Gate gate;
    private final Segments segments;

    SegmentDesk(Gate gate, Segments segments) {
        this.gate = gate;
        this.segments = segments;
    }

    /** All, by name. */
    @Needs(Permission.SEGMENT_READ)
    public List<Segment> all(Actor actor, String organisation) {
        return segments.all(
                gate.enter(actor, organisation, Permission.SEGMENT_READ).id());
    }

    /** How many contacts of the organisation fit a rule just now. */
    @Needs(Permission.SEGMENT_READ)
    public long count(Actor actor, String organisation, String rule) {
        return segments.count(
                gate.enter(actor, organisation, Permission.SEGMENT_READ).id(), rule);
    }

    /** Saves a rule under a name, in place of the one that was there. */
    @Needs(Permission.SEGMENT_MANAGE)
    public Segment save(Actor actor, String organisation, String slug, String rule) {
        var of = gate.enter(actor, organisation, Permission.SEGMENT_MANAGE);
        return segments.save(of.id(), slug, rule);
    }

    /** @throws Missing if the organisation has no such segment */
    @Needs(Permission.SEGMENT_MANAGE)
    public void remove(Actor actor, String organisation, String slug) {
        var of = gate.enter(actor, organisation, Permission.SEGMENT_MANAGE);
        segments.remove(segments.find(of.id(), slug).orElseThrow(() -> new Missing("segment")));
    }
}
