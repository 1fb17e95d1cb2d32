package org.communique.calendar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.communique.statement.Localized;
import org.communique.store.Json;
import org.communique.store.Store;

/** What organisations say of their days, and the only writer of {@code calendar_setting} and {@code observance}. */
public final class Calendars {

    private static final int MINUTES = 60;

    private final Store store;

    public Calendars(Store store) {
        this.store = store;
    }

    /** What it has said; {@link CalendarSettings#NONE} if nothing. */
    public CalendarSettings settings(long organisation) {
        return store.read()
                .sql("SELECT quiet_from, quiet_to, country FROM calendar_setting WHERE organisation = :organisation")
                .param("organisation", organisation)
                .query((row, n) -> settings(row))
                .optional()
                .orElse(CalendarSettings.NONE);
    }

    /** Says it anew. */
    public void change(long organisation, CalendarSettings settings) {
        store.run(db -> db.sql("""
                        INSERT INTO calendar_setting (organisation, quiet_from, quiet_to, country)
                        VALUES (:organisation, :from, :to, :country)
                        ON CONFLICT (organisation) DO UPDATE SET quiet_from = excluded.quiet_from,
                            quiet_to = excluded.quiet_to, country = excluded.country
                        """)
                .param("organisation", organisation)
                .param("from", settings.quiet().map(it -> minute(it.from())).orElse(null))
                .param("to", settings.quiet().map(it -> minute(it.to())).orElse(null))
                .param("country", settings.country().orElse(""))
                .update());
    }

    /** The organisation's own, by date. */
    public List<Observance> own(long organisation) {
        return store.read()
                .sql("""
                        SELECT id, month, day, year, names FROM observance
                        WHERE organisation = :organisation ORDER BY month, day, id
                        """)
                .param("organisation", organisation)
                .query((row, n) -> observance(row))
                .list();
    }

    /** Those we ship, and its own. */
    public List<Observance> observances(long organisation) {
        return Stream.concat(Observance.shipped().stream(), own(organisation).stream())
                .toList();
    }

    /** Adds one of its own; the id is ignored and given anew. */
    public void add(long organisation, Observance observance) {
        store.run(db -> db.sql("""
                        INSERT INTO observance (organisation, month, day, year, names)
                        VALUES (:organisation, :month, :day, :year, :names)
                        """)
                .param("organisation", organisation)
                .param("month", observance.day().getMonthValue())
                .param("day", observance.day().getDayOfMonth())
                .param("year", observance.year().orElse(null))
                .param("names", Json.write(observance.names().byTag()))
                .update());
    }

    /** @return false if the organisation has none with this id */
    public boolean remove(long organisation, long id) {
        return store.write(db -> db.sql("DELETE FROM observance WHERE organisation = :organisation AND id = :id")
                        .param("organisation", organisation)
                        .param("id", id)
                        .update()
                == 1);
    }

    private static CalendarSettings settings(ResultSet row) throws SQLException {
        var country = Optional.of(row.getString("country")).filter(it -> !it.isEmpty());
        int from = row.getInt("quiet_from");
        if (row.wasNull()) return new CalendarSettings(Optional.empty(), country);
        return new CalendarSettings(Optional.of(new QuietHours(time(from), time(row.getInt("quiet_to")))), country);
    }

    private static Observance observance(ResultSet row) throws SQLException {
        int year = row.getInt("year");
        return new Observance(
                row.getLong("id"),
                MonthDay.of(row.getInt("month"), row.getInt("day")),
                year == 0 ? Optional.empty() : Optional.of(year),
                new Localized(Json.stringMap(row.getString("names"))));
    }

    private static int minute(LocalTime time) {
        return time.getHour() * MINUTES + time.getMinute();
    }

    private static LocalTime time(int minute) {
        return LocalTime.of(minute / MINUTES, minute % MINUTES);
    }
}
