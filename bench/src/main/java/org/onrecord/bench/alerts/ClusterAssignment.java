package org.onrecord.bench.alerts;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement;
import org.onrecord.processor.dedup.Carrier;
import org.onrecord.processor.dedup.ClusterTable;
import org.onrecord.processor.dedup.Clusters;
import org.onrecord.processor.trend.Cluster;

/** Assigns statements to clusters as the processor does, in memory. */
public final class ClusterAssignment {
    private ClusterAssignment() {}

    /** Returns statements with the clusters that the processor assigns to them. */
    public static List<Statement> of(List<Statement> statements) {
        Clusters gathering = new Clusters(new Clusters.Tables(
                new InMemoryTable<>(), new InMemoryTable<>(), new InMemoryTable<>(), new InMemoryTable<>()));
        Map<String, Cluster> clusters = new HashMap<>();
        Map<String, Clusters.Place> places = new HashMap<>();
        for (Statement each : statements) {
            Carrier.of(each).map(gathering::with).ifPresent(changes -> {
                places.putAll(changes.places(id -> clusters.getOrDefault(id, Cluster.empty())));
                clusters.putAll(changes.clusters());
            });
        }
        Clusters.Place none = new Clusters.Place("", false);
        return statements.stream()
                .map(each -> {
                    Clusters.Place place = places.getOrDefault(each.id(), none);
                    return each.withCluster(place.cluster(), place.copy());
                })
                .toList();
    }

    private record InMemoryTable<V>(SortedMap<String, V> values) implements ClusterTable<V> {

        InMemoryTable() {
            this(new TreeMap<>());
        }

        @Override
        public @Nullable V get(String key) {
            return values.get(key);
        }

        @Override
        public void put(String key, V value) {
            values.put(key, value);
        }

        @Override
        public void delete(String key) {
            values.remove(key);
        }

        @Override
        public SequencedMap<String, V> first(String prefix, int limit) {
            SequencedMap<String, V> first = new LinkedHashMap<>();
            values.subMap(prefix, prefix + Character.MAX_VALUE).entrySet().stream()
                    .limit(limit)
                    .forEach(each -> first.put(each.getKey(), each.getValue()));
            return first;
        }
    }
}
