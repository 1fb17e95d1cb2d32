package org.communique.transfer;

import java.util.Locale;
import java.util.Set;

/** ISO 3166-1 alpha-2, as this Java knows it, and Kosovo's own. */
final class Countries {

    private static final Set<String> ALL = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    private Countries() {}

    static boolean known(String code) {
        return ALL.contains(code) || code.equals("XK");
    }
}
