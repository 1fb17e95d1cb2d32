package org.communique.workspace;

import java.util.List;
import java.util.Locale;
import org.communique.render.Accent;
import org.communique.staff.Actor;
import org.communique.staff.Needs;
import org.communique.staff.Permission;
import org.communique.statement.Letterhead;
import org.communique.statement.Letterheads;
import org.communique.statement.Organisation;

/** The letterheads of an organisation. */
public final class LetterheadDesk {

    private final Gate gate;
    private final Letterheads letterheads;
    private final Press press;

    LetterheadDesk(Gate gate, Letterheads letterheads, Press press) {
        this.press = press;
        this.gate = gate;
        this.letterheads = letterheads;
    }

    /** All, the main one first. */
    @Needs(Permission.LETTERHEAD_READ)
    public List<Letterhead> all(Actor actor, String organisation) {
        return letterheads.all(
                gate.enter(actor, organisation, Permission.LETTERHEAD_READ).id());
    }

    /** @throws Missing if the organisation has no such letterhead */
    @Needs(Permission.LETTERHEAD_READ)
    public Letterhead letterhead(Actor actor, String organisation, String slug) {
        return own(gate.enter(actor, organisation, Permission.LETTERHEAD_READ), slug);
    }

    /**
     * Makes a letterhead beside the main one.
     *
     * @throws Taken if the organisation has one of that slug
     * @throws org.communique.render.InvalidColour if nobody could read text in its colour
     */
    @Needs(Permission.LETTERHEAD_MANAGE)
    public Letterhead create(Actor actor, String organisation, Wish wish) {
        var of = gate.enter(actor, organisation, Permission.LETTERHEAD_MANAGE);
        if (letterheads.bySlug(of.id(), wish.slug()).isPresent()) throw new Taken("letterhead", wish.slug());
        return letterheads.add(new Letterhead(0, of.id(), wish.slug(), false, wish.identity(), checked(wish.paper())));
    }

    /**
     * Changes a letterhead. What was approved with it before is held at its time, for a person to look at.
     *
     * @throws Missing if the organisation has no such letterhead
     */
    @Needs(Permission.LETTERHEAD_MANAGE)
    public Letterhead change(Actor actor, String organisation, Wish wish) {
        var now = own(gate.enter(actor, organisation, Permission.LETTERHEAD_MANAGE), wish.slug());
        letterheads.change(new Letterhead(
                now.id(), now.organisation(), now.slug(), now.main(), wish.identity(), checked(wish.paper())));
        return letterheads.byId(now.id());
    }

    /** The HTML of a mail on it. */
    @Needs(Permission.LETTERHEAD_READ)
    public String preview(Actor actor, String organisation, String slug, Sample sample) {
        var of = gate.enter(actor, organisation, Permission.LETTERHEAD_READ);
        return press.preview(of, own(of, slug), sample);
    }

    /** Words that mean nothing, for a preview. */
    public record Sample(Locale language, String title, String text) {}

    /** What writes a mail. */
    public interface Press {
        String preview(Organisation of, Letterhead letterhead, Sample sample);
    }

    /** What a letterhead is to say. */
    public record Wish(String slug, Letterhead.Identity identity, Letterhead.Paper paper) {}

    private Letterhead own(Organisation of, String slug) {
        return letterheads.bySlug(of.id(), slug).orElseThrow(() -> new Missing("letterhead"));
    }

    private static Letterhead.Paper checked(Letterhead.Paper paper) {
        if (!paper.colour().isEmpty()) Accent.of(paper.colour());
        return paper;
    }
}
