package org.onrecord.processor.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.events.Ids;
import org.onrecord.events.Statement;
import org.onrecord.processor.topology.store.StoreClusterTable;
import org.onrecord.processor.topology.store.StoreSpec;
import org.onrecord.processor.trend.Cluster;
import org.onrecord.processor.trend.Member;

class ClustersTest {
    private static final String PHRASE = "The port has always been open to all who come in peace.";
    private static final String DREDGE = PHRASE + " We shall dredge the channel before the ice comes.";
    private static final String TOLL = PHRASE + " Nobody who lives here will have to pay the new toll.";

    private final Table table = new Table();

    @Test
    void groupsEditedAndShortenedCopiesWithTheWholeText() {
        table.put(carrier("whole", "d1", "2024-03-02", DREDGE));
        table.put(carrier("edited", "d2", "2024-03-03", DREDGE.replace("who come", "that come")));
        table.put(carrier("again", "d3", "2024-03-04", DREDGE.toUpperCase(Locale.ROOT)));

        assertThat(table.groups()).containsExactly("again edited whole");
        assertThat(table.assigned.get("edited"))
                .isEqualTo(carrier("whole", "d1", "", DREDGE).wording());
    }

    @Test
    void keepsTwoStatementsWithACommonPhraseApartEvenBesideThePhraseAlone() {
        table.put(carrier("dredge", "d1", "2024-03-02", DREDGE));
        table.put(carrier("phrase", "d2", "2024-03-01", PHRASE));
        table.put(carrier("toll", "d3", "2024-03-03", TOLL));

        assertThat(table.groups()).hasSize(2).noneMatch(group -> group.contains("dredge") && group.contains("toll"));
    }

    @Test
    void keepsTheWordsOfDifferentActorsApart() {
        table.put(carrier("one", "d1", "2024-03-02", DREDGE));
        table.put(new Carrier(
                "x/other",
                "w",
                DREDGE,
                carrier("two", "d2", "2024-03-02", DREDGE).member()));

        assertThat(table.groups()).containsExactly("one", "two");
    }

    @Test
    void keepsDifferentWordsOfOneDocumentApart() {
        table.put(carrier("whole", "d1", "2024-03-02", DREDGE));
        table.put(carrier("equal", "d1", "2024-03-02", DREDGE.replace(",", "")));
        table.put(carrier("phrase", "d1", "2024-03-02", PHRASE));

        assertThat(table.groups()).containsExactly("equal whole", "phrase");
    }

    @Test
    void takesTheIdOfTheEarliestWordingAndKeepsItWhenALongerOneComes() {
        table.put(carrier("short", "d1", "2024-03-01", PHRASE));
        String id = table.assigned.get("short");
        table.put(carrier("long", "d2", "2024-03-02", DREDGE));

        assertThat(table.assigned).containsEntry("short", id).containsEntry("long", id);
        table.take("short");
        assertThat(table.assigned.get("long")).isNotEqualTo(id);
    }

    @Test
    void theEarliestStatementIsNoCopyAndAnEarlierOneTakesItsPlace() {
        table.put(carrier("second", "d1", "2024-03-02", DREDGE));
        table.put(carrier("undated", "d2", "", DREDGE));
        assertThat(table.copies()).containsExactly("undated");

        table.put(carrier("first", "d3", "2024-03-01", DREDGE));
        assertThat(table.copies()).containsExactly("second", "undated");

        table.take("first");
        assertThat(table.copies()).containsExactly("undated");
    }

    @Test
    void movesACopyToAnotherWholeTextWhenItsOwnIsWithdrawn() {
        table.put(carrier("phrase", "d1", "2024-03-01", PHRASE));
        table.put(carrier("dredge", "d2", "2024-03-02", DREDGE));
        table.put(carrier("toll", "d3", "2024-03-03", TOLL));
        String with = table.groups().stream()
                .filter(group -> group.contains(" "))
                .findFirst()
                .orElseThrow();
        table.take(with.startsWith("dredge") ? "dredge" : "toll");

        assertThat(table.groups()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void formsTheSameClustersInAnyOrderAndAfterRemovals(long seed) {
        Random random = new Random(seed);
        List<Carrier> carriers = variants(random, 120);
        Table straight = new Table();
        carriers.forEach(straight::put);

        List<Carrier> shuffled = new ArrayList<>(carriers);
        Collections.shuffle(shuffled, random);
        List<Carrier> detour = new ArrayList<>(shuffled.subList(0, 60));
        detour.forEach(table::put);
        Collections.shuffle(detour, random);
        detour.subList(0, 40).forEach(carrier -> table.take(carrier.statement()));
        Collections.shuffle(shuffled, random);
        shuffled.forEach(table::put);

        assertThat(table.clusters).isEqualTo(straight.clusters);
        assertThat(table.assigned).isEqualTo(straight.assigned);
        assertThat(table.places).isEqualTo(straight.places);
        assertThat(table.contents()).isEqualTo(straight.contents());
        assertThat(table.groups().size()).isBetween(2, 119);
    }

    /** Many variants of few texts, so that a bucket has more texts than candidates. */
    private static List<Carrier> variants(Random random, int count) {
        List<String> tails = List.of(
                "We shall dredge the channel before the ice comes.",
                "Nobody who lives here will have to pay the new toll.",
                "The keepers have promised to mend the lamps at once.");
        List<Carrier> carriers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<String> words = new ArrayList<>(List.of((PHRASE + " " + tails.get(random.nextInt(3))).split(" ")));
            for (int edits = random.nextInt(4); edits > 0; edits--) {
                int at = random.nextInt(words.size());
                if (random.nextBoolean()) {
                    words.remove(at);
                } else {
                    words.add(at, List.of("indeed", "now", "Surely,", "friends").get(random.nextInt(4)));
                }
            }
            String text = String.join(" ", words.subList(0, words.size() - random.nextInt(9)));
            carriers.add(carrier(
                    "s" + i,
                    "d" + random.nextInt(80),
                    "2024-03-1" + random.nextInt(9),
                    random.nextInt(5) == 0 ? text.toUpperCase(Locale.ROOT) : text));
        }
        return carriers;
    }

    private static Carrier carrier(String statement, String document, String day, String words) {
        Member member = new Member(
                statement,
                new Statement.DocumentRef(document, "1", "Notes", "Harbour Office", null, null),
                day.isEmpty() ? null : LocalDate.parse(day),
                "harbour",
                new Statement.Actor("ana-reef", "Ana Reef", false, "AA", 1, true),
                null,
                null,
                List.of(),
                List.of(),
                "en",
                Member.Signs.NONE);
        String line = NormalizedWords.of(words).line();
        return new Carrier("harbour/ana-reef", Ids.hash("wording", "harbour/ana-reef", line), words, member);
    }

    private static <V> ClusterTable<V> stored(Class<V> type) {
        StoreSpec<V> spec = StoreSpec.ofState("any", type);
        KeyValueStore<String, V> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(spec.name()), Serdes.String(), spec.values())
                .withLoggingDisabled()
                .build();
        store.init(new MockProcessorContext<>().getStateStoreContext(), store);
        return new StoreClusterTable<>(store, () -> "harbour/");
    }

    /** The clusters as a reader of all changes knows them. */
    private static final class Table {
        private final Clusters.Tables tables = new Clusters.Tables(
                stored(Wording.class), stored(Carrier.class), stored(String.class), stored(String.class));
        private final Clusters gathering = new Clusters(tables);
        private final Map<String, Carrier> carriers = new TreeMap<>();
        private final SortedMap<String, Cluster> clusters = new TreeMap<>();
        private final SortedMap<String, String> assigned = new TreeMap<>();
        private final SortedMap<String, Clusters.Place> places = new TreeMap<>();

        List<Map<String, ?>> contents() {
            return Stream.of(tables.wordings(), tables.carriers(), tables.buckets(), tables.copies())
                    .<Map<String, ?>>map(each -> each.first("", Integer.MAX_VALUE))
                    .toList();
        }

        void put(Carrier carrier) {
            carriers.put(carrier.statement(), carrier);
            note(gathering.with(carrier));
        }

        void take(String statement) {
            assigned.remove(statement);
            note(gathering.without(Objects.requireNonNull(carriers.remove(statement))));
        }

        private void note(Clusters.Changes changes) {
            SortedMap<String, Clusters.Place> changed =
                    changes.places(id -> clusters.getOrDefault(id, Cluster.empty()));
            clusters.putAll(changes.clusters());
            clusters.values().removeIf(cluster -> cluster.members().isEmpty());
            assigned.putAll(changes.statements());
            Map<String, String> told = new TreeMap<>();
            clusters.forEach((id, cluster) -> cluster.members().keySet().forEach(statement -> told.put(statement, id)));
            assertThat(assigned).isEqualTo(told);
            assertThat(told.keySet()).isEqualTo(carriers.keySet());
            places.putAll(changed);
            places.keySet().retainAll(carriers.keySet());
            assertThat(places).isEqualTo(told());
        }

        /** Returns the place of each statement, counted anew. */
        private Map<String, Clusters.Place> told() {
            Map<String, Clusters.Place> told = new TreeMap<>();
            clusters.forEach((id, cluster) -> {
                String first = cluster.members().values().stream()
                        .min(Member.EARLIEST)
                        .orElseThrow()
                        .statement();
                cluster.members().keySet().forEach(each -> told.put(each, new Clusters.Place(id, !each.equals(first))));
            });
            return told;
        }

        List<String> copies() {
            return places.entrySet().stream()
                    .filter(each -> each.getValue().copy())
                    .map(Map.Entry::getKey)
                    .toList();
        }

        /** Returns the statements of each cluster, one line each. */
        TreeSet<String> groups() {
            return clusters.values().stream()
                    .map(cluster -> String.join(" ", cluster.members().keySet()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
