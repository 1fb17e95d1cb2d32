package org.communique.review;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.communique.release.Release;
import org.communique.staff.Permission;
import org.communique.staff.Role;
import org.communique.staff.Staff;

/** Who may say yes to a release, as roles, policy and authors are at this moment. */
final class Electorate {

    private final Staff staff;
    private final Hands hands;

    Electorate(Staff staff, Hands hands) {
        this.staff = staff;
        this.hands = hands;
    }

    /** Users who are asked: those whom the policy names, but for whoever asked, wrote or planned it. */
    Set<String> of(Release release, Review.Asked asked) {
        var names = new TreeSet<String>();
        roles(release.organisation()).forEach((name, roles) -> {
            if (fits(name, roles, asked)) names.add(name);
        });
        names.removeAll(hands.of(release));
        names.remove(asked.by());
        return names;
    }

    /** How somebody stands to what is asked. */
    Review.Standing standing(Release release, Review.Asked asked, String name) {
        var roles = roles(release.organisation()).getOrDefault(name, EnumSet.noneOf(Role.class));
        return new Review.Standing(fits(name, roles, asked), hands.of(release).contains(name));
    }

    /** Users with one of the rights, whatever they wrote. */
    Set<String> holders(long organisation, Permission... rights) {
        var names = new TreeSet<String>();
        roles(organisation).forEach((name, roles) -> {
            for (var right : rights) if (holds(roles, right)) names.add(name);
        });
        return names;
    }

    /** An urgent one is for whoever may approve at all. */
    private static boolean fits(String name, Set<Role> roles, Review.Asked asked) {
        if (!holds(roles, Permission.RELEASE_APPROVE)) return false;
        if (asked.urgent()) return true;
        var policy = asked.policy();
        boolean named = policy.people().isEmpty() || policy.people().contains(name);
        boolean placed = policy.roles().isEmpty()
                || roles.stream().anyMatch(it -> policy.roles().contains(it.code()));
        return named && placed;
    }

    private static boolean holds(Set<Role> roles, Permission right) {
        return roles.stream().anyMatch(it -> it.permissions().contains(right));
    }

    private Map<String, Set<Role>> roles(long organisation) {
        var roles = new HashMap<String, Set<Role>>();
        for (var it : staff.of(organisation))
            roles.computeIfAbsent(it.user(), name -> EnumSet.noneOf(Role.class)).add(it.role());
        return roles;
    }
}
