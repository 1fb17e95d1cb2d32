package org.communique.feed;

import org.communique.store.Databases;
import org.communique.store.Store;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SearchOnPostgresqlTest extends SearchContract {

    private static String url;

    /** One database, emptied for each test: making one takes longer than the test. */
    @Override
    Store store() {
        if (url == null) url = Databases.freshPostgresql();
        var store = Store.postgresql(url);
        store.run(db -> db.sql("TRUNCATE published, file CASCADE").update());
        return store;
    }
}
