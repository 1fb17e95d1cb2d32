package org.communique.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.communique.openid.FakeProvider;
import org.communique.store.Dialect;

/** The real server of a house whose settings name a provider that does not answer yet. */
final class ProviderHouse implements AutoCloseable {

    final FakeProvider there;
    final DeskServer server;

    ProviderHouse(Path folder, Map<String, String> settings) throws IOException {
        var house = new TestHouse(folder, Dialect.SQLITE);
        there = new FakeProvider(house.clock);
        var secret = Files.writeString(folder.resolve("oidc.secret"), FakeProvider.SECRET + "\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        house.settings.put("desk.oidc-issuer", there.issuer());
        house.settings.put("desk.oidc-client", FakeProvider.CLIENT);
        house.settings.put("desk.oidc-secret-file", secret.toString());
        house.settings.putAll(settings);
        server = new DeskServer(house);
    }

    @Override
    public void close() {
        server.close();
        there.close();
    }
}
