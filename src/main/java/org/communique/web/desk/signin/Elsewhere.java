package org.communique.web.desk.signin;

import java.util.Optional;
import org.communique.openid.Provider;

/**
 * The provider that staff may be let in by as well.
 *
 * @param provider empty = none
 */
public record Elsewhere(Optional<Provider> provider) implements AutoCloseable {

    /** As the button calls it; empty = no button. */
    String name() {
        return provider.map(Provider::name).orElse("");
    }

    @Override
    public void close() {
        provider.ifPresent(Provider::close);
    }
}
