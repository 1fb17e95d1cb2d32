package org.communique.openid;

import java.net.URI;

/**
 * A provider that staff may be let in by, and who we are to it.
 *
 * @param issuer  its address, exactly as its tokens name it; https, or http on this machine
 * @param client  our name there
 * @param secret  what proves to it that it is us
 * @param name    as staff know it
 * @param trusted whether its word stands for the second factor too
 */
public record ProviderSettings(String issuer, String client, String secret, String name, boolean trusted) {

    private static final String ISSUER = "https://[^/?#@\\s]+(/[^?#\\s]*)?";
    private static final String ISSUER_HERE = "http://(localhost|127\\.0\\.0\\.1)(:\\d+)?(/[^?#\\s]*)?";

    /** @throws IllegalArgumentException if the issuer is no such address */
    public ProviderSettings {
        if (!issuer.matches(ISSUER) && !issuer.matches(ISSUER_HERE))
            throw new IllegalArgumentException("write the address of the provider as its tokens name it, https://…");
    }

    /** Host and port of the issuer, as a list of allowed hosts has them. */
    public String host() {
        var uri = URI.create(issuer);
        int usual = uri.getScheme().equals("https") ? 443 : 80;
        return uri.getHost() + ":" + (uri.getPort() < 0 ? usual : uri.getPort());
    }

    /** A mask: it holds a secret. */
    @Override
    public String toString() {
        return "[provider]";
    }
}
