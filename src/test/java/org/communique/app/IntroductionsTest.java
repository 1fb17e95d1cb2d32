package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.communique.audience.Address;
import org.communique.openid.Identity;
import org.communique.signin.User;
import org.communique.store.Dialect;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whom of the users a provider means, on both databases. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class IntroductionsTest {

    private static final String HERE = "https://id.example.org";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void one_of_a_provider_is_one_user_s_for_good_and_its_name_for_her_is_kept_nowhere(Dialect dialect) {
        try (var house = new TestHouse(folder, dialect)) {
            for (var name : List.of("kim", "lea")) {
                house.core.users.add(new User(name, name, Locale.ENGLISH));
                house.core.users.setAddress(name, new Address(name + "@example.org"));
            }
            var introductions = SignInRooms.of(house.core).introductions(house.core);

            assertEquals(Optional.of("kim"), introductions.user(of(HERE, "s-1", "Kim@Example.org"), ""));
            assertEquals(Optional.of("kim"), introductions.user(of(HERE, "s-1", "lea@example.org"), ""));
            assertEquals(Optional.empty(), introductions.user(of(HERE, "s-2", "kim@example.org"), ""));
            assertEquals(Optional.of("lea"), introductions.user(of(HERE, "s-2", "lea@example.org"), ""));
            assertEquals(
                    Optional.of("kim"),
                    introductions.user(of("https://other.example.org", "s-1", "kim@example.org"), ""),
                    "another provider's s-1 is bound by itself");
            assertFalse(AllRows.of(house.core.store).toString().contains("s-1"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = "SQLITE")
    void letters_that_only_look_or_fold_alike_are_others(Dialect dialect) {
        try (var house = new TestHouse(folder, dialect)) {
            house.core.users.add(new User("kim", "Kim", Locale.ENGLISH));
            house.core.users.setAddress("kim", new Address("kim@example.org"));
            var introductions = SignInRooms.of(house.core).introductions(house.core);

            for (var mail : List.of("\u212Aim@example.org", "k\u0131m@example.org", "k\u0456m@example.org", "kim@", ""))
                assertEquals(Optional.empty(), introductions.user(of(HERE, "s-1", mail), ""), mail);
        }
    }

    private static Identity of(String issuer, String subject, String mail) {
        return new Identity(issuer, subject, Optional.of(mail));
    }
}
