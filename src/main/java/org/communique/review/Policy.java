package org.communique.review;

import java.util.List;
import org.communique.staff.Role;

/**
 * What has to be approved by whom.
 *
 * @param way    how they consent
 * @param needed how many have to say yes; 1 to {@value #MOST}
 * @param people users of whom they have to be; empty = whoever may approve in the organisation
 * @param roles  codes of roles of which they need one beside the right to approve; empty = that right is enough
 * @param days   working days after which silence counts as a yes; 1 to {@value #LONGEST}, without meaning where it never does
 * @param urgent how many others have to say yes when a publisher gives a reason why it cannot wait; 0 or 1
 */
public record Policy(Way way, int needed, List<String> people, List<String> roles, int days, int urgent) {

    /** One approver who has not written it, or a publisher alone who says why. */
    public static final Policy DEFAULT = new Policy(Way.VOICES, 1, List.of(), List.of(), 3, 0);

    /** Most voices a policy can ask for. */
    public static final int MOST = 9;

    /** Longest silence, in working days. */
    public static final int LONGEST = 20;

    /** How people consent. */
    public enum Way {
        /** They say so. */
        VOICES,
        /** They say so, or nobody objects until a deadline. */
        SILENCE
    }

    public Policy {
        people = people.stream()
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .distinct()
                .sorted()
                .toList();
        roles = roles.stream().distinct().sorted().toList();
        if (needed < 1 || needed > MOST) throw new InvalidPolicy("needed");
        if (days < 1 || days > LONGEST) throw new InvalidPolicy("days");
        if (urgent < 0 || urgent > 1) throw new InvalidPolicy("urgent");
        if (!people.isEmpty() && people.size() < needed) throw new InvalidPolicy("people");
        if (roles.stream().anyMatch(it -> Role.of(it).isEmpty())) throw new InvalidPolicy("roles");
    }
}
