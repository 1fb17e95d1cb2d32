package org.communique.app;

import java.util.Map;

/** Routes outside the desk of an organisation. */
final class SignInRoutes {

    static final Map<String, String> OUTSIDE = Map.of(
            "GET /desk", "leads to the first organisation of whoever is signed in",
            "GET /desk-assets/{version:[0-9a-f]{12}}/{name}", "style and scripts, open to all",
            "GET /sign-in", "a form, open to all");

    private SignInRoutes() {}
}
