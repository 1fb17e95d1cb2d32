package org.communique.signin;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.communique.store.Store;
import org.communique.vault.OneTimeCode;
import org.communique.vault.Vault;

/** Codes for the day on which the telephone is lost, each good once; the only writer of {@code user_recovery_code}. */
public final class RecoveryCodes {

    private static final int CODES = 10;

    /** Characters of base32: 60 bits, so that a fast hash of them is enough. */
    private static final int LENGTH = 12;

    private final Store store;
    private final Vault vault;

    public RecoveryCodes(Store store, Vault vault) {
        this.store = store;
        this.vault = vault;
    }

    /** Ten new ones in place of what she had. They can be shown now and never again. */
    public List<String> renew(String user) {
        var codes = Stream.generate(this::code).limit(CODES).toList();
        store.run(db -> {
            remove(user);
            for (var it : codes)
                db.sql("INSERT INTO user_recovery_code (user_name, hash) VALUES (:user, :hash)")
                        .param("user", user)
                        .param("hash", hash(user, it))
                        .update();
        });
        return codes;
    }

    /** Whether this is one of hers; if so it is used up. Spaces, hyphens and capitals do not matter. */
    public boolean take(String user, String code) {
        return store.write(db -> db.sql("DELETE FROM user_recovery_code WHERE user_name = :user AND hash = :hash")
                        .param("user", user)
                        .param("hash", hash(user, code))
                        .update()
                == 1);
    }

    /** How many she has not used. */
    public int left(String user) {
        return store.read()
                .sql("SELECT count(*) FROM user_recovery_code WHERE user_name = :user")
                .param("user", user)
                .query(Integer.class)
                .single();
    }

    public void remove(String user) {
        store.run(db -> db.sql("DELETE FROM user_recovery_code WHERE user_name = :user")
                .param("user", user)
                .update());
    }

    private String code() {
        return OneTimeCode.words(vault.random(OneTimeCode.SECRET))
                .replace(" ", "")
                .substring(0, LENGTH)
                .replaceAll("(.{4})(?=.)", "$1-")
                .toLowerCase(Locale.ROOT);
    }

    private byte[] hash(String user, String code) {
        return vault.blind(
                "recovery\0" + user + "\0" + code.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT));
    }
}
