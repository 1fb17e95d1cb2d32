package org.communique.app;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.app.UseCases.Call;
import org.communique.audience.Address;
import org.communique.workspace.LetterheadDesk;
import org.communique.workspace.SenderDesk;

/** How to call each use case of the settings. Nothing is kept: the relay named here has no name. */
final class SettingsUseCases {

    private static final SenderDesk.Relay NONE = new SenderDesk.Relay("", "25", "starttls", "", "");

    static final Map<String, Call> TABLE = Map.ofEntries(
            Map.entry("LetterheadDesk.preview", (desk, who, of, it) -> desk.letterheads()
                    .preview(who, of, it.name(), new LetterheadDesk.Sample(Locale.ENGLISH, "Title", "Words"))),
            Map.entry("SenderDesk.relay", (desk, who, of, it) -> desk.sender().relay(who, of)),
            Map.entry("SenderDesk.keep", (desk, who, of, it) -> desk.sender().keep(who, of, NONE, Optional.empty())),
            Map.entry("SenderDesk.test", (desk, who, of, it) -> desk.sender()
                    .test(who, of, new Address("me@example.org"))),
            Map.entry("SenderDesk.records", (desk, who, of, it) -> desk.sender().records(who, of)),
            Map.entry("SenderDesk.look", (desk, who, of, it) -> desk.sender().look(who, of, Locale.ENGLISH)),
            Map.entry("SenderDesk.makeKeys", (desk, who, of, it) -> {
                desk.sender().makeKeys(who, of);
                return "";
            }),
            Map.entry("SenderDesk.sign", (desk, who, of, it) -> desk.sender().sign(who, of, Locale.ENGLISH)));

    private SettingsUseCases() {}
}
