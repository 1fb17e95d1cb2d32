package org.communique.mail;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.communique.sender.Signer;
import org.communique.vault.Tokens;

/**
 * What makes a mail ours.
 *
 * @param tokens       for the links and the envelope sender
 * @param baseUrl      public address of the site, for the links in the mail
 * @param bounceDomain of the envelope sender, so that a failure names its delivery; empty = the organisation's own address
 * @param signers      the signer of a domain
 * @param log          is told what is sent
 */
public record Stamp(
        Tokens tokens,
        String baseUrl,
        Optional<String> bounceDomain,
        Function<String, Signer> signers,
        TemplateLog log) {

    /** Unsigned, with the organisation's own address in the envelope. */
    public static Stamp plain(Tokens tokens, String baseUrl) {
        return new Stamp(tokens, baseUrl, Optional.empty(), domain -> Signer.NONE, TemplateLog.NONE);
    }

    /** Host of the site: the name we greet a relay with. */
    String host() {
        return URI.create(baseUrl).getHost();
    }
}
