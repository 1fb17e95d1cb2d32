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
 * @param mark         put on every mail before it is signed
 */
public record Stamp(
        Tokens tokens,
        String baseUrl,
        Optional<String> bounceDomain,
        Function<String, Signer> signers,
        TemplateLog log,
        Mark mark) {

    /** What a reader sees at once that a mail is. */
    enum Mark {
        /** The real thing. */
        NONE {
            @Override
            byte[] apply(byte[] mail) {
                return mail;
            }
        },
        /** A test: the Subject says so. */
        TEST {
            @Override
            byte[] apply(byte[] mail) {
                return TestMark.on(mail);
            }
        };

        abstract byte[] apply(byte[] mail);
    }

    /** For real mail. */
    public Stamp(Tokens tokens, String baseUrl, Optional<String> bounceDomain, Function<String, Signer> signers) {
        this(tokens, baseUrl, bounceDomain, signers, TemplateLog.NONE, Mark.NONE);
    }

    /** The same, telling somebody what is sent. */
    public Stamp toldTo(TemplateLog somebody) {
        return new Stamp(tokens, baseUrl, bounceDomain, signers, somebody, mark);
    }

    /** The same for a test mail: {@code [TEST]} begins its Subject, no other byte differs. */
    public Stamp forTests() {
        return new Stamp(tokens, baseUrl, bounceDomain, signers, TemplateLog.NONE, Mark.TEST);
    }

    /** Unsigned, with the organisation's own address in the envelope. */
    public static Stamp plain(Tokens tokens, String baseUrl) {
        return new Stamp(tokens, baseUrl, Optional.empty(), domain -> Signer.NONE);
    }

    /** Host of the site: the name we greet a relay with. */
    String host() {
        return URI.create(baseUrl).getHost();
    }
}
