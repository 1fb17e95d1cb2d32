package org.communique.app;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.communique.audience.Address;
import org.communique.audience.Audit;
import org.communique.audience.ListKind;
import org.communique.release.AlarmClock;
import org.communique.signin.Accounts.Change;
import org.communique.signin.PasswordRule;
import org.communique.signin.User;
import org.communique.staff.Actor;
import org.communique.staff.Role;
import org.communique.statement.Localized;
import org.communique.statement.Organisation;
import org.communique.workspace.ListDesk;

/**
 * The first user and the first list that the settings name, so that a house is set up without a browser. What is there already is
 * left alone: a start after the first one changes nothing.
 */
final class ScriptedSetup {

    private static final String CONSOLE = "console";

    private final Core core;
    private final Settings settings;

    /** @param settings that name them: those of the house, or of a command */
    ScriptedSetup(Core core, Settings settings) {
        this.core = core;
        this.settings = settings;
    }

    /**
     * Makes what the settings name.
     *
     * @return what was done, for the console; empty if nothing was left to do
     */
    List<String> run() {
        var of = core.organisations.all().get(0);
        return Stream.of(user(of), list(of)).flatMap(Optional::stream).toList();
    }

    private Optional<String> user(Organisation of) {
        var name = settings.text("setup.user");
        if (name.isEmpty() || !core.users.all().isEmpty()) return Optional.empty();
        var user = user(name.get());
        var address = settings.text("setup.user-mail").map(this::address);
        var password = settings.secret("setup.user-password-file");
        password.flatMap(it -> new PasswordRule().fault(user, it)).ifPresent(it -> {
            throw new InvalidSetting(
                    "setup.user-password-file",
                    "choose a password of 12 characters or more that is not easily guessed (" + it + ")");
        });
        var accounts = SignInRooms.of(core).accounts();
        return accounts.adding(user, address, db -> {
            core.audit.add(db, new Audit.Entry(CONSOLE, "user.added", of.id(), "user", user.name()));
            roles(of, user);
            var change = Change.of(user.name(), CONSOLE);
            if (password.isEmpty()) return invited(user, accounts.invite(change));
            accounts.setPassword(change, password.get());
            return "Made the first user, " + user.name() + ", with the password of the file.";
        });
    }

    private void roles(Organisation of, User user) {
        var staff = DeskRooms.desks(core, core.decisions(AlarmClock.SILENT)).staff();
        for (var role : Role.OF_THE_FIRST_USER) staff.grant(Actor.console(), of.slug(), user.name(), role);
    }

    private String invited(User user, String token) {
        return "Made the first user, " + user.name() + ". She sets her password within three days at " + settings.site()
                + "/sign-in/invitation/" + token;
    }

    private Optional<String> list(Organisation of) {
        var slug = settings.text("setup.list");
        if (slug.isEmpty() || !core.lists.all(of.id()).isEmpty()) return Optional.empty();
        if (!slug.get().matches("[a-z][a-z0-9-]{0,39}"))
            throw new InvalidSetting("setup.list", "write small letters, digits and hyphens");
        var name = settings.text("setup.list-name").orElse(slug.get());
        core.desks()
                .lists()
                .create(
                        Actor.console(),
                        of.slug(),
                        new ListDesk.Wish(slug.get(), Localized.same(name), ListKind.PUBLIC));
        return Optional.of("Made the first list, " + slug.get() + ".");
    }

    private User user(String name) {
        try {
            var language = Locale.forLanguageTag(settings.required("setup.user-language"));
            return new User(name, settings.text("setup.user-name").orElse(name), language);
        } catch (IllegalArgumentException invalid) {
            throw new InvalidSetting("setup.user", invalid.getMessage());
        }
    }

    private Address address(String text) {
        try {
            return new Address(text);
        } catch (IllegalArgumentException invalid) {
            throw new InvalidSetting("setup.user-mail", invalid.getMessage());
        }
    }
}
