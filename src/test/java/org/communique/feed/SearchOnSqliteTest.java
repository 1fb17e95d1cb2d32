package org.communique.feed;

import java.nio.file.Path;
import org.communique.store.Databases;
import org.communique.store.Dialect;
import org.communique.store.Store;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SearchOnSqliteTest extends SearchContract {

    @TempDir
    Path folder;

    @Override
    Store store() {
        return Databases.open(Dialect.SQLITE, folder);
    }
}
