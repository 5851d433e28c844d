package org.onrecord.processor.topology.store;

import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Trend;
import org.onrecord.events.Trend.Holder;
import org.onrecord.processor.trend.DayCounts;
import org.onrecord.processor.trend.DayTable;

/** The counts of days in a store of the topology, whose keys sort by holder and day. */
public record StoreDayTable(KeyValueStore<String, String> store) implements DayTable {
    /** More than the days before 1970 that a date can have; the sum has as many digits for every date. */
    private static final long OFFSET = 1L << 40;

    @Override
    public DayCounts get(Holder holder, @Nullable LocalDate day) {
        @Nullable String text = store.get(key(holder, day));
        return text == null ? DayCounts.NONE : DayCounts.read(text);
    }

    @Override
    public void put(Holder holder, @Nullable LocalDate day, DayCounts counts) {
        store.put(key(holder, day), counts.isEmpty() ? null : counts.text());
    }

    @Override
    public SortedMap<LocalDate, DayCounts> between(Holder holder, LocalDate from, LocalDate to) {
        SortedMap<LocalDate, DayCounts> days = new TreeMap<>();
        int start = key(holder, from).length() - number(from).length();
        StoreSpec.forEach(store.range(key(holder, from), key(holder, to)), (key, counts) -> {
            // A longer one is of another holder, whose name begins with this one's and a slash.
            if (key.length() == key(holder, from).length()) {
                long day = Long.parseLong(key.substring(start), 16) - OFFSET;
                days.put(LocalDate.ofEpochDay(day), DayCounts.read(counts));
            }
        });
        return days;
    }

    private static String key(Holder holder, @Nullable LocalDate day) {
        return holder.name() + "/" + (day == null ? Trend.UNDATED : number(day));
    }

    private static String number(LocalDate day) {
        return Long.toHexString(day.toEpochDay() + OFFSET);
    }
}
