package org.communique.smtp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.communique.smtp.SmtpFailure.Kind;

/** Says who we are (RFC 4954), by the best mechanism both sides have. */
final class Authentication {

    /** A command with an initial response must fit into a line of 512 (RFC 4954 §4). */
    private static final int LONGEST_INITIAL = 490;

    private final Talk talk;
    private final Credentials credentials;

    Authentication(Talk talk, Credentials credentials) {
        this.talk = talk;
        this.credentials = credentials;
    }

    /** @throws SmtpFailure unless the server said 235 */
    void run(boolean safe) throws IOException {
        if (!safe) throw new SmtpFailure(Kind.AUTH, "no secret is said in clear");
        var offered = talk.capabilities().of("AUTH");
        if (offered.contains("SCRAM-SHA-256")) scram();
        else if (offered.contains("PLAIN")) plain();
        else if (offered.contains("LOGIN")) login();
        else throw new SmtpFailure(Kind.AUTH, "the server offers no mechanism that we know");
    }

    private void plain() throws IOException {
        var response = encode("\0" + credentials.user() + "\0" + credentials.secret());
        if (response.length() <= LONGEST_INITIAL) done(talk.say("AUTH PLAIN " + response));
        else {
            challenge(talk.say("AUTH PLAIN"));
            done(talk.say(response));
        }
    }

    private void login() throws IOException {
        challenge(talk.say("AUTH LOGIN"));
        challenge(talk.say(encode(credentials.user())));
        done(talk.say(encode(credentials.secret())));
    }

    /** The server proves that it knows the secret too; without that proof even a 235 is refused. */
    private void scram() throws IOException {
        var scram = new Scram(credentials, Scram.nonce());
        challenge(talk.say("AUTH SCRAM-SHA-256 " + encode(scram.first())));
        try {
            challenge(talk.say(encode(scram.answer(decoded()))));
            scram.verify(decoded());
        } catch (IllegalArgumentException unproven) {
            throw new SmtpFailure(Kind.AUTH, "the server failed at SCRAM: " + unproven.getMessage());
        }
        done(talk.say(""));
    }

    private void challenge(int code) {
        if (code != 334) throw refused(code);
    }

    private void done(int code) {
        if (code != 235) throw refused(code);
    }

    private SmtpFailure refused(int code) {
        return new SmtpFailure(Kind.AUTH, code, talk.words(code), "the server refuses our credentials");
    }

    private String decoded() {
        try {
            return new String(
                    Base64.getDecoder().decode(talk.replies().lines()[0].strip()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException garbage) {
            throw new IllegalArgumentException("its challenge is no base64");
        }
    }

    private static String encode(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
