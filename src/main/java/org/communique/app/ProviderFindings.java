package org.communique.app;

import java.time.Clock;
import java.util.List;
import org.communique.openid.Looked;
import org.communique.openid.Provider;
import org.communique.sender.Finding;

/** What the doctor says of the provider that staff may be let in by. It is asked about itself, and told nothing. */
final class ProviderFindings {

    private ProviderFindings() {}

    /** Empty if the settings name no provider. */
    static List<Finding> of(Settings settings, Clock clock) {
        try {
            var provider = ProviderDoor.of(settings, clock);
            if (provider.isEmpty()) return List.of();
            try (var asked = provider.get()) {
                return List.of(finding(asked));
            }
        } catch (InvalidSetting invalid) {
            return List.of(Finding.wrong(
                    "nobody can be let in by the other sign-in: " + invalid.getMessage(),
                    "set " + invalid.key() + " right; the server does not start like this"));
        }
    }

    private static Finding finding(Provider provider) {
        var looked = provider.look();
        if (looked == Looked.ANSWERS)
            return Finding.ok(
                    "the other sign-in answers at " + provider.host() + ": its document and its keys can be used");
        return Finding.wrong("the other sign-in at " + provider.host() + " " + what(looked), cure(looked));
    }

    private static String what(Looked looked) {
        return switch (looked) {
            case ANSWERS -> "answers";
            case NOT_ALLOWED -> "may not be called, or names an address that may not be";
            case SILENT -> "does not answer";
            case NO_DOCUMENT -> "has no document at /.well-known/openid-configuration";
            case UNREADABLE -> "answers with a document that is not a provider's, or lacks something";
            case ANOTHERS -> "answers with the document of another provider";
            case NO_KEYS -> "has keys that cannot be read";
        };
    }

    private static String cure(Looked looked) {
        return switch (looked) {
            case ANSWERS -> "";
            case NOT_ALLOWED -> "name its host in fetch.allowed-hosts if it is one of yours";
            case SILENT -> "check desk.oidc-issuer, its certificate, and that this machine may connect there";
            case NO_DOCUMENT, UNREADABLE ->
                "check the path of desk.oidc-issuer: it ends where /.well-known/openid-configuration begins";
            case ANOTHERS ->
                "write desk.oidc-issuer exactly as the document says it, with or without a slash at the end";
            case NO_KEYS -> "ask whoever runs the provider what stands at the jwks_uri of its document";
        };
    }
}
