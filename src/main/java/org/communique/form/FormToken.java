package org.communique.form;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import org.communique.vault.Vault;

/**
 * Proves that a form is one of ours and how old it is: the second it was made in, and a keyed hash of that and of the form. It
 * belongs to nobody, so a page that holds it is the same for everybody in that second.
 */
public final class FormToken {

    /** Nobody reads and fills in a form in less. */
    private static final Duration LEAST = Duration.ofSeconds(3);

    private static final Duration MOST = Duration.ofHours(24);
    private static final int LONGEST = 60;

    private final Vault vault;
    private final Clock clock;

    public FormToken(Vault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    /** The token of a form that is shown now. @param form its name, such as {@code subscribe} */
    public String issue(String form) {
        long second = clock.millis() / 1000;
        return second + "." + mac(form, second);
    }

    /** True if it is of this form and neither too young nor too old. Constant time but for malformed ones. */
    public boolean good(String token, String form) {
        int dot = token.indexOf('.');
        if (dot < 1 || token.length() > LONGEST || !token.substring(0, dot).matches("[0-9]{1,15}")) return false;
        long second = Long.parseLong(token.substring(0, dot));
        var mac = mac(form, second).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(mac, token.substring(dot + 1).getBytes(StandardCharsets.UTF_8))) return false;
        var age = Duration.ofMillis(clock.millis() - second * 1000);
        return age.compareTo(LEAST) >= 0 && age.compareTo(MOST) <= 0;
    }

    private String mac(String form, long second) {
        var mac = vault.blind("form\0" + form + "\0" + second);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac, 16));
    }
}
