package org.communique.web.desk.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.audience.Address;
import org.communique.signin.PasswordRule;
import org.communique.signin.User;

/** The first user as she was typed; her password is not among it. @param everything whether she writes, publishes and keeps lists too */
record FirstUserForm(String name, String shown, String mail, boolean everything) {

    static final FirstUserForm EMPTY = new FirstUserForm("", "", "", true);

    static FirstUserForm of(Map<String, String> fields) {
        return new FirstUserForm(
                fields.getOrDefault("username", "").strip().toLowerCase(Locale.ROOT),
                fields.getOrDefault("shown", "").strip(),
                fields.getOrDefault("mail", "").strip(),
                fields.containsKey("everything"));
    }

    /** Words of phrases {@code desk.setup.fault.…} that somebody has to mend. */
    List<String> faults(String password, String again, PasswordRule rule) {
        var faults = new ArrayList<String>();
        var user = user(Locale.ENGLISH);
        if (user.isEmpty()) faults.add("user");
        if (address().isEmpty()) faults.add("mail");
        if (!password.equals(again)) faults.add("different");
        else user.flatMap(it -> rule.fault(it, password)).ifPresent(faults::add);
        return faults;
    }

    Optional<User> user(Locale language) {
        try {
            return Optional.of(new User(name, shown.isEmpty() ? name : shown, language));
        } catch (IllegalArgumentException invalid) {
            return Optional.empty();
        }
    }

    Optional<Address> address() {
        try {
            return Optional.of(new Address(mail));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}
