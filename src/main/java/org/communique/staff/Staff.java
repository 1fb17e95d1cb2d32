package org.communique.staff;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communique.store.Store;

/** Who works for which organisation as what, and the only writer of the {@code staff_role} table. */
public final class Staff {

    private final Store store;
    private final Clock clock;

    public Staff(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * One role of one user.
     *
     * @param user      the name she signs in with
     * @param grantedBy user, or {@code console}
     */
    public record Grant(String user, Role role, String grantedBy, Instant grantedAt) {

        /** A mask: user names are personal data too. */
        @Override
        public String toString() {
            return "[" + role.code() + "]";
        }
    }

    /**
     * Gives somebody a role in an organisation, from her next request on.
     *
     * @return false if she had it already
     */
    public boolean grant(String user, long organisation, Role role, Actor by) {
        return store.write(db -> db.sql("""
                        INSERT INTO staff_role (user_name, organisation, role, granted_by, granted_at)
                        VALUES (:user, :organisation, :role, :by, :now)
                        ON CONFLICT (user_name, organisation, role) DO NOTHING
                        """)
                        .param("user", user)
                        .param("organisation", organisation)
                        .param("role", role.code())
                        .param("by", by.name())
                        .param("now", clock.millis())
                        .update()
                == 1);
    }

    /**
     * Takes a role away, from her next request on.
     *
     * @return false if she did not have it
     */
    public boolean revoke(String user, long organisation, Role role) {
        return store.write(db -> db.sql("""
                        DELETE FROM staff_role
                        WHERE user_name = :user AND organisation = :organisation AND role = :role
                        """)
                        .param("user", user)
                        .param("organisation", organisation)
                        .param("role", role.code())
                        .update()
                == 1);
    }

    /** Who a user is at this moment; without a role anywhere if nobody knows her. */
    public Actor actor(String user) {
        Map<Long, Set<Role>> roles = new HashMap<>();
        store.read()
                .sql("SELECT organisation, role FROM staff_role WHERE user_name = :user")
                .param("user", user)
                .query(row -> {
                    var role = Role.of(row.getString("role")).orElseThrow();
                    roles.computeIfAbsent(row.getLong("organisation"), it -> EnumSet.noneOf(Role.class))
                            .add(role);
                });
        return Actor.of(user, roles);
    }

    /** Organisations in which a user has a role. */
    public List<Long> organisations(String user) {
        return store.read()
                .sql("SELECT DISTINCT organisation FROM staff_role WHERE user_name = :user ORDER BY organisation")
                .param("user", user)
                .query(Long.class)
                .list();
    }

    /** Every role given in an organisation, by user and role. */
    public List<Grant> of(long organisation) {
        return store.read()
                .sql("""
                        SELECT user_name, role, granted_by, granted_at FROM staff_role
                        WHERE organisation = :organisation ORDER BY user_name, role
                        """)
                .param("organisation", organisation)
                .query((row, n) -> new Grant(
                        row.getString("user_name"),
                        Role.of(row.getString("role")).orElseThrow(),
                        row.getString("granted_by"),
                        Instant.ofEpochMilli(row.getLong("granted_at"))))
                .list();
    }
}
