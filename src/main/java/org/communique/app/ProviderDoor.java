package org.communique.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.communique.openid.Provider;
import org.communique.openid.ProviderSettings;

/** The provider of the settings that staff may be let in by. Reading them asks nobody. */
final class ProviderDoor {

    private static final String ISSUER = "desk.oidc-issuer";
    private static final String SECRET = "desk.oidc-secret-file";

    private ProviderDoor() {}

    /** Empty if the settings name none. */
    static Optional<Provider> of(Settings settings, Clock clock) {
        return settings(settings).map(it -> new Provider(it, WebSub.fetcher(settings, it.host()), clock));
    }

    private static Optional<ProviderSettings> settings(Settings settings) {
        boolean trusted =
                settings.word("desk.oidc-second-factor", "own", "provider").equals("provider");
        return settings.text(ISSUER).map(issuer -> {
            var client = settings.required("desk.oidc-client");
            var name =
                    settings.text("desk.oidc-name").orElseGet(() -> issuer.replaceFirst("^https?://([^/:]+).*", "$1"));
            try {
                return new ProviderSettings(issuer, client, secret(settings), name, trusted);
            } catch (IllegalArgumentException invalid) {
                throw new InvalidSetting(ISSUER, invalid.getMessage());
            }
        });
    }

    private static String secret(Settings settings) {
        settings.required(SECRET);
        var secret = settings.secret(SECRET).orElse("");
        if (secret.isEmpty()) throw new InvalidSetting(SECRET, "the file is empty");
        try {
            if (Files.getPosixFilePermissions(Path.of(settings.required(SECRET))).stream()
                    .allMatch(it -> it.name().startsWith("OWNER"))) return secret;
        } catch (IOException unreadable) {
            throw new InvalidSetting(SECRET, "the file cannot be read");
        }
        throw new InvalidSetting(SECRET, "others can read the file: chmod 600");
    }
}
