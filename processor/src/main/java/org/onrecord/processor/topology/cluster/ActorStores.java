package org.onrecord.processor.topology.cluster;

import com.dynatrace.hash4j.hashing.Hashing;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.onrecord.events.Trend.Holder;
import org.onrecord.processor.dedup.Carrier;
import org.onrecord.processor.dedup.Clusters;
import org.onrecord.processor.dedup.Wording;
import org.onrecord.processor.topology.store.RestoredTasks;
import org.onrecord.processor.topology.store.StoreClusterTable;
import org.onrecord.processor.topology.store.StoreDayTable;
import org.onrecord.processor.topology.store.StoreSpec;
import org.onrecord.processor.trend.Cluster;
import org.onrecord.processor.trend.Contribution;
import org.onrecord.processor.trend.TrendSums;

/**
 * The stores of actors: wordings and their carriers, which have changelog topics, and stores that are derived from them. After a restore the derived
 * ones are cleared, and filled again for each actor when its next words come.
 */
public final class ActorStores {
    public static final StoreSpec<Wording> WORDINGS = StoreSpec.ofState("wordings", Wording.class);
    public static final StoreSpec<Carrier> CARRIERS = StoreSpec.ofState("carriers", Carrier.class);

    /** Keys that list the wordings of each bucket, the longest first. */
    public static final StoreSpec<String> BUCKETS =
            StoreSpec.ofText("wording-buckets").withoutChangelog();

    /** Keys of a wording and one of its copies. */
    public static final StoreSpec<String> COPIES =
            StoreSpec.ofText("wording-copies").withoutChangelog();

    /** Each cluster as it was last counted, so that its contribution can be taken back exactly. */
    public static final StoreSpec<Cluster> CLUSTERS =
            StoreSpec.ofState("clusters-counted", Cluster.class).withoutChangelog();

    public static final StoreSpec<String> DAYS = StoreSpec.ofText("actor-days").withoutChangelog();

    /** The actors whose derived stores are filled. */
    public static final StoreSpec<String> DERIVED =
            StoreSpec.ofText("actors-derived").withoutChangelog();

    public static final List<StoreSpec<?>> ALL = List.of(WORDINGS, CARRIERS, BUCKETS, COPIES, CLUSTERS, DAYS, DERIVED);

    private final KeyValueStore<String, Wording> wordings;
    private final KeyValueStore<String, String> buckets;
    private final KeyValueStore<String, String> copies;
    private final KeyValueStore<String, Cluster> clusters;
    private final KeyValueStore<String, String> derived;
    private final StoreClusterTable<Carrier> carriers;
    private final TrendSums sums;
    private final Clusters.Tables tables;
    private String actor = "";

    ActorStores(ProcessorContext<?, ?> context, RestoredTasks restored) {
        wordings = WORDINGS.in(context);
        buckets = BUCKETS.in(context);
        copies = COPIES.in(context);
        clusters = CLUSTERS.in(context);
        derived = DERIVED.in(context);
        carriers = new StoreClusterTable<>(CARRIERS.in(context), () -> actor);
        sums = new TrendSums(new StoreDayTable(DAYS.in(context)));
        tables = new Clusters.Tables(
                new StoreClusterTable<>(wordings, () -> actor),
                carriers,
                new StoreClusterTable<>(buckets, () -> ""),
                new StoreClusterTable<>(copies, () -> ""));
        int partition = context.taskId().partition();
        boolean ofWordings = restored.take(WORDINGS.name(), partition);
        if (restored.take(CARRIERS.name(), partition) || ofWordings) {
            ALL.stream()
                    .filter(StoreSpec::derived)
                    .map(each -> each.in(context))
                    .forEach(store -> StoreSpec.forEach(store.all(), (key, value) -> store.delete(key)));
        }
    }

    /** Returns the tables of the words of the selected actor. */
    Clusters.Tables tables() {
        return tables;
    }

    /** Returns a cluster as it was last counted; an empty one if it is not known. */
    Cluster counted(String id) {
        return Objects.requireNonNullElseGet(clusters.get(id), Cluster::empty);
    }

    /** Selects an actor, and fills its derived stores if they are empty. */
    void select(String who) {
        actor = HexFormat.of().toHexDigits(Hashing.komihash5_0().hashCharsToLong(who)) + "/";
        if (derived.get(actor) == null) {
            derive();
            derived.put(actor, "");
        }
    }

    private void derive() {
        Map<String, List<String>> wordingsOf = new TreeMap<>();
        StoreSpec.forEach(wordings.prefixScan(actor, new StringSerializer()), (key, wording) -> {
            wording.inBuckets().forEach(bucket -> buckets.put(bucket, ""));
            wording.asCopy().forEach(copy -> copies.put(copy, ""));
            wordingsOf
                    .computeIfAbsent(wording.cluster(), unseen -> new ArrayList<>())
                    .add(wording.id());
        });
        wordingsOf.forEach((id, ids) -> {
            Cluster cluster = Clusters.of(ids.stream().flatMap(this::carriers));
            clusters.put(id, cluster);
            Contribution.change(Cluster.empty(), cluster).stream()
                    .filter(change -> change.holder().kind() == Holder.Kind.ACTOR)
                    .forEach(sums::store);
        });
    }

    private Stream<Carrier> carriers(String wording) {
        return carriers.first(Clusters.key(wording, ""), Integer.MAX_VALUE).values().stream();
    }
}
