package org.communique.app;

import java.util.Map;

/** Routes outside the desk of an organisation. */
final class SignInRoutes {

    private static final String ALL = "open to all";
    private static final String SIGNED_IN = "whoever is signed in, about her own account";

    static final Map<String, String> OUTSIDE = Map.ofEntries(
            Map.entry("GET /desk", "leads to the first organisation of whoever is signed in"),
            Map.entry("GET /desk-assets/{version:[0-9a-f]{12}}/{name}", "style and scripts, open to all"),
            Map.entry("GET /sign-in", ALL),
            Map.entry("POST /sign-in", ALL),
            Map.entry("GET /sign-in/code", "whoever has proved her password"),
            Map.entry("POST /sign-in/code", "whoever has proved her password"),
            Map.entry("POST /sign-in/passkey/options", ALL),
            Map.entry("POST /sign-in/passkey", ALL),
            Map.entry("GET /sign-in/again", SIGNED_IN),
            Map.entry("POST /sign-in/again", SIGNED_IN),
            Map.entry("POST /sign-in/again/passkey", SIGNED_IN),
            Map.entry("GET /sign-in/again/held", SIGNED_IN),
            Map.entry("GET /sign-in/again/provider", SIGNED_IN),
            Map.entry("GET /sign-in/provider", ALL),
            Map.entry("GET /sign-in/provider/back", ALL),
            Map.entry("GET /sign-in/invitation/{token}", "whoever has the link"),
            Map.entry("POST /sign-in/invitation/{token}", "whoever has the link"),
            Map.entry("GET /account", SIGNED_IN),
            Map.entry("POST /account", SIGNED_IN),
            Map.entry("POST /account/password", SIGNED_IN),
            Map.entry("POST /account/sessions/end", SIGNED_IN),
            Map.entry("GET /account/second-factor", SIGNED_IN),
            Map.entry("POST /account/second-factor", SIGNED_IN),
            Map.entry("POST /account/second-factor/remove", SIGNED_IN),
            Map.entry("POST /account/second-factor/passkey/options", SIGNED_IN),
            Map.entry("POST /account/second-factor/passkey", SIGNED_IN),
            Map.entry("POST /account/second-factor/passkey/remove", SIGNED_IN),
            Map.entry("POST /account/identity/remove", SIGNED_IN),
            Map.entry("GET /account/recovery-codes", SIGNED_IN),
            Map.entry("POST /account/recovery-codes", SIGNED_IN));

    private SignInRoutes() {}
}
