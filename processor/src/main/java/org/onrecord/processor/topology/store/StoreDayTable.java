package org.onrecord.processor.topology.store;

import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
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
        if (counts.isEmpty()) {
            store.delete(key(holder, day));
        } else {
            store.put(key(holder, day), counts.text());
        }
    }

    @Override
    public SortedMap<LocalDate, DayCounts> between(Holder holder, LocalDate from, LocalDate to) {
        SortedMap<LocalDate, DayCounts> days = new TreeMap<>();
        int start = key(holder, from).length() - number(from).length();
        try (KeyValueIterator<String, String> all = store.range(key(holder, from), key(holder, to))) {
            while (all.hasNext()) {
                KeyValue<String, String> each = all.next();
                if (each.key.length() != key(holder, from).length()) {
                    continue; // It is of another holder, whose name begins with this one's and a slash.
                }
                long day = Long.parseLong(each.key.substring(start), 16) - OFFSET;
                days.put(LocalDate.ofEpochDay(day), DayCounts.read(each.value));
            }
        }
        return days;
    }

    private static String key(Holder holder, @Nullable LocalDate day) {
        return holder.name() + "/" + (day == null ? Trend.UNDATED : number(day));
    }

    private static String number(LocalDate day) {
        return Long.toHexString(day.toEpochDay() + OFFSET);
    }
}
