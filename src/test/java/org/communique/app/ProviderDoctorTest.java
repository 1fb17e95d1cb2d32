package org.communique.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.communique.openid.FakeProvider;
import org.communique.sender.Finding;
import org.communique.store.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor asks the provider about itself, and says what is wrong and the cure. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProviderDoctorTest {

    @TempDir
    Path folder;

    private TestHouse house;
    private FakeProvider there;
    private Path secret;

    @BeforeEach
    void a_house_that_names_one() throws IOException {
        house = new TestHouse(folder, Dialect.SQLITE);
        there = new FakeProvider(house.clock);
        secret = Files.writeString(folder.resolve("oidc.secret"), FakeProvider.SECRET + "\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        house.settings.put("desk.oidc-issuer", there.issuer());
        house.settings.put("desk.oidc-client", FakeProvider.CLIENT);
        house.settings.put("desk.oidc-secret-file", secret.toString());
        house.restart();
    }

    @AfterEach
    void close() {
        there.close();
        house.close();
    }

    private List<Finding> look() {
        var found = ProviderFindings.of(house.core.settings, house.clock);
        assertFalse(found.toString().contains(FakeProvider.SECRET), "nothing secret");
        return found;
    }

    private void wrong(String what, String cure) {
        var found = look().get(0);
        assertEquals(Finding.Grade.WRONG, found.grade());
        assertTrue(found.what().contains(what), found.what());
        assertTrue(found.cure().contains(cure), found.cure());
    }

    @Test
    void one_that_answers_is_said_to_and_it_is_told_nothing() {
        there.start();

        var found = look().get(0);

        assertEquals(Finding.Grade.OK, found.grade());
        assertTrue(found.what().contains(there.issuer().replace("http://", "")), found.what());
    }

    @Test
    void one_that_does_not_answer_is_wrong() {
        wrong("does not answer", "desk.oidc-issuer");
    }

    @Test
    void what_it_says_wrong_of_itself_is_told_apart() {
        there.start();
        var right = there.document.get("issuer");

        there.document.put("issuer", right + "/");
        wrong("of another provider", "exactly as the document says it");
        there.document.put("issuer", right);
        there.document.put("jwks_uri", right + "/.well-known/openid-configuration");
        wrong("keys that cannot be read", "jwks_uri");
        there.document.put("jwks_uri", "http://10.0.0.1/keys");
        wrong("may not be called", "fetch.allowed-hosts");
        there.document.remove("token_endpoint");
        wrong("lacks something", "the path of desk.oidc-issuer");
    }

    @Test
    void an_issuer_without_such_a_document_is_wrong() {
        there.start();
        house.settings.put("desk.oidc-issuer", there.issuer() + "/realms/none");
        house.restart();

        wrong("has no document", "the path of desk.oidc-issuer");
    }

    @Test
    void settings_with_which_the_server_would_not_start_are_wrong() throws IOException {
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
        wrong("others can read the file", "desk.oidc-secret-file");

        house.settings.put("desk.oidc-issuer", "http://elsewhere.example.org");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        house.restart();
        wrong("nobody can be let in", "desk.oidc-issuer");
    }

    @Test
    void a_house_without_one_hears_nothing_of_it() {
        house.settings.remove("desk.oidc-issuer");
        house.restart();

        assertEquals(List.of(), look());
    }
}
