package org.onrecord.processor.dedup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.cache.LruMap;
import org.onrecord.processor.dedup.Wording.Longer;
import org.onrecord.processor.trend.Cluster;
import org.onrecord.processor.trend.Member;

/**
 * Groups statements with the same words of the same actor into clusters. The result depends on the set of statements, not on their order.
 *
 * <p>Equal words form one wording. A wording that is a copy of longer ones is counted with its head: the most similar of those that are not
 * copies themselves. So all wordings of a cluster repeat one text; similarity to another copy is not enough. A wording is its own
 * head if all its longer ones are copies. It is a cluster of its own if it shares a document with a longer wording of its family, since
 * one document does not say the same thing as two statements. The id of a cluster is that of the wording of its earliest statement.
 *
 * <p>Copies are searched for in buckets ({@link LshBuckets}). Of the texts in one bucket only the {@value #CANDIDATES} longest are candidates, so
 * that the cost of a statement does not grow with the number of texts that begin alike. A new candidate is compared with all shorter texts of
 * its bucket, which becomes rarer as the bucket grows.
 */
public final class Clusters {
    private static final int CANDIDATES = 8;
    private static final int REMEMBERED = 1024;

    private final Tables tables;

    /** A cache of the wordings that were last compared, by id. */
    private final Map<String, ComparedText> texts = new LruMap<>(REMEMBERED);

    /**
     * What is stored.
     *
     * @param wordings by id
     * @param carriers by wording and statement
     * @param buckets keys that list the wordings of each bucket, the longest first; the values are empty
     * @param copies keys of a wording and one of its copies; the values are empty
     */
    public record Tables(
            ClusterTable<Wording> wordings,
            ClusterTable<Carrier> carriers,
            ClusterTable<String> buckets,
            ClusterTable<String> copies) {}

    /**
     * What changed when a carrier was added or removed.
     *
     * @param clusters the changed clusters by id, as they now are; empty ones are removed
     * @param statements the new cluster of each statement that has another one, by the statement's id
     */
    public record Changes(SortedMap<String, Cluster> clusters, SortedMap<String, String> statements) {

        /**
         * Returns the statements whose place changed, by id: those that have another cluster, and those that start or stop standing for theirs.
         *
         * @param before returns a cluster as it was before these changes, by its id; an empty one if it was not there
         */
        public SortedMap<String, Place> places(Function<String, Cluster> before) {
            SortedMap<String, Place> places = new TreeMap<>();
            statements.forEach((statement, id) -> places.put(
                    statement,
                    Place.in(
                            id,
                            Objects.requireNonNull(clusters.get(id), "a cluster that got statements has changed"),
                            statement)));
            clusters.forEach((id, now) -> {
                Optional<String> was = before.apply(id).first();
                if (!was.equals(now.first())) {
                    Stream.of(was, now.first())
                            .flatMap(Optional::stream)
                            .filter(now.members()::containsKey)
                            .forEach(statement -> places.put(statement, Place.in(id, now, statement)));
                }
            });
            return places;
        }
    }

    /**
     * The cluster of a statement.
     *
     * @param cluster id
     * @param copy true if an earlier statement stands for the cluster
     */
    public record Place(String cluster, boolean copy) {
        private static Place in(String id, Cluster cluster, String statement) {
            return new Place(id, !cluster.first().equals(Optional.of(statement)));
        }
    }

    public Clusters(Tables tables) {
        this.tables = tables;
    }

    /** Adds a carrier, or replaces that of the same statement. */
    public Changes with(Carrier carrier) {
        Round round = new Round();
        @Nullable Wording known = tables.wordings.get(carrier.wording());
        if (known == null) {
            round.add(carrier, "");
        } else if (carrier.words().compareTo(known.words()) > 0) {
            round.reword(known, carrier);
        }
        tables.carriers.put(key(carrier.wording(), carrier.statement()), carrier);
        round.families.add(round.wording(carrier.wording()).head());
        round.clustered.add(carrier.statement());
        return round.finish();
    }

    private Collection<Carrier> carriers(String wording) {
        return tables.carriers.first(key(wording, ""), Integer.MAX_VALUE).values();
    }

    private List<String> inBucket(String bucket, int limit) {
        return List.copyOf(tables.buckets.first(bucket + ":", limit).keySet());
    }

    public Changes without(Carrier carrier) {
        Round round = new Round();
        String key = key(carrier.wording(), carrier.statement());
        @Nullable Carrier there = tables.carriers.get(key);
        if (there == null) {
            return round.finish();
        }
        tables.carriers.delete(key);
        Wording wording = round.wording(carrier.wording());
        Collection<Carrier> left = carriers(carrier.wording());
        if (left.isEmpty()) {
            round.former.add(wording.cluster());
            round.remove(wording);
        } else {
            round.families.add(wording.head());
            left.stream()
                    .max(Comparator.comparing(Carrier::words))
                    .filter(greatest -> !greatest.words().equals(wording.words()))
                    .ifPresent(greatest -> round.reword(wording, greatest));
        }
        return round.finish();
    }

    public static Cluster of(Stream<Carrier> carriers) {
        SortedMap<String, Member> members = new TreeMap<>();
        carriers.forEach(each -> members.put(each.statement(), each.member()));
        return new Cluster(members);
    }

    public static String key(String first, String second) {
        return first + "/" + second;
    }

    private static String second(String key) {
        return key.substring(key.indexOf('/') + 1);
    }

    private final class Round {
        private final Map<String, Wording> wordings = new HashMap<>();

        /** The ids of the wordings to be written, each once, however much of it changes. */
        private final Set<String> changed = new TreeSet<>();

        private final Set<String> choosing = new TreeSet<>();
        private final Set<String> families = new TreeSet<>();
        private final Set<String> former = new HashSet<>();
        private final Set<String> clustered = new HashSet<>();
        private final Set<String> judged = new HashSet<>();

        Wording wording(String id) {
            return Objects.requireNonNull(find(id), "a wording that another one refers to exists");
        }

        private @Nullable Wording find(String id) {
            return wordings.computeIfAbsent(id, tables.wordings::get);
        }

        private void put(Wording wording) {
            wordings.put(wording.id(), wording);
            changed.add(wording.id());
        }

        /** Replaces the form of a wording, as other marks or capitals may make it a copy of others. Its carriers and cluster stay. */
        void reword(Wording wording, Carrier now) {
            remove(wording);
            add(now, wording.cluster());
        }

        void add(Carrier carrier, String cluster) {
            ComparedText text = new ComparedText(carrier.words());
            texts.put(carrier.wording(), text);
            Wording wording = Wording.of(carrier, text).withCluster(cluster);
            put(wording);
            choosing.add(wording.id());
            for (String bucket : wording.buckets()) {
                tables.buckets.put(wording.key(bucket), "");
                List<String> first = inBucket(bucket, CANDIDATES + 1);
                int place = first.indexOf(wording.key(bucket));
                first.stream()
                        .limit(place < 0 ? CANDIDATES : place)
                        .forEach(longer -> compare(wording.key(bucket), longer));
                if (place >= 0 && place < CANDIDATES) {
                    following(bucket, wording.key(bucket)).forEach(shorter -> compare(shorter, wording.key(bucket)));
                    first.stream().skip(CANDIDATES).forEach(key -> removeCandidate(bucket, key));
                }
            }
        }

        void remove(Wording wording) {
            for (String bucket : wording.buckets()) {
                List<String> first = inBucket(bucket, CANDIDATES + 1);
                tables.buckets.delete(wording.key(bucket));
                if (first.indexOf(wording.key(bucket)) < CANDIDATES && first.contains(wording.key(bucket))) {
                    first.stream()
                            .skip(CANDIDATES)
                            .forEach(key -> following(bucket, key).forEach(shorter -> compare(shorter, key)));
                }
            }
            copies(wording.id()).forEach(copy -> forget(wording(copy), wording.id()));
            wording(wording.id()).longer().forEach(each -> tables.copies.delete(key(each.id(), wording.id())));
            families.add(wording.head());
            choosing.remove(wording.id());
            wordings.remove(wording.id());
            changed.remove(wording.id());
            texts.remove(wording.id());
            tables.wordings.delete(wording.id());
        }

        private List<String> following(String bucket, String key) {
            return inBucket(bucket, Integer.MAX_VALUE).stream()
                    .filter(each -> each.compareTo(key) > 0)
                    .toList();
        }

        private List<String> copies(String id) {
            return tables.copies.first(key(id, ""), Integer.MAX_VALUE).keySet().stream()
                    .map(Clusters::second)
                    .toList();
        }

        /** Notes if a wording is a copy of a longer candidate, both given by their keys in a bucket. */
        private void compare(String shorterKey, String longerKey) {
            String shorter = Wording.idOf(shorterKey);
            String longer = Wording.idOf(longerKey);
            if (!ComparedText.mayCopy(Wording.countOf(shorterKey), Wording.countOf(longerKey))
                    || !judged.add(key(shorter, longer))) {
                return;
            }
            ComparedText words = text(shorter);
            ComparedText original = text(longer);
            if (!words.copies(original)) {
                return;
            }
            Wording copy = wording(shorter);
            if (copy.longer(longer).isEmpty()) {
                tables.copies.put(key(longer, shorter), "");
                List<Longer> more = new ArrayList<>(copy.longer());
                more.add(new Longer(longer, words.likeness(original)));
                changeLonger(copy, more);
            }
        }

        private ComparedText text(String id) {
            return texts.computeIfAbsent(
                    id, unread -> new ComparedText(wording(unread).words()));
        }

        /** Removes a text from the candidates of a bucket. A copy of it remains a copy only if they share another bucket. */
        private void removeCandidate(String bucket, String key) {
            String longer = Wording.idOf(key);
            for (String shorter : copies(longer)) {
                Wording copy = wording(shorter);
                if (copy.buckets().contains(bucket) && !isCandidate(wording(longer), copy)) {
                    tables.copies.delete(key(longer, shorter));
                    forget(copy, longer);
                }
            }
        }

        private boolean isCandidate(Wording longer, Wording copy) {
            return copy.buckets().stream()
                    .filter(longer.buckets()::contains)
                    .anyMatch(bucket -> inBucket(bucket, CANDIDATES).contains(longer.key(bucket)));
        }

        private void forget(Wording copy, String longer) {
            tables.copies.delete(key(longer, copy.id()));
            judged.remove(key(copy.id(), longer));
            changeLonger(
                    copy,
                    copy.longer().stream()
                            .filter(each -> !each.id().equals(longer))
                            .toList());
        }

        private void changeLonger(Wording copy, List<Longer> now) {
            Wording changed = copy.withLonger(
                    now.stream().sorted(Comparator.comparing(Longer::id)).toList());
            put(changed);
            choosing.add(copy.id());
            if (changed.isOriginal() != copy.isOriginal()) {
                choosing.addAll(copies(copy.id()));
            }
        }

        /** Chooses new heads where wordings changed, and returns the changes. */
        Changes finish() {
            choosing.forEach(this::choose);
            SortedMap<String, Cluster> clusters = new TreeMap<>();
            SortedMap<String, String> statements = new TreeMap<>();
            families.forEach(head -> gather(head, clusters, statements));
            changed.forEach(id -> tables.wordings.put(id, wording(id)));
            former.stream().filter(id -> !id.isEmpty()).forEach(id -> clusters.putIfAbsent(id, Cluster.empty()));
            return new Changes(clusters, statements);
        }

        private void choose(String id) {
            Wording wording = wording(id);
            String head = wording.longer().stream()
                    .filter(each -> wording(each.id()).isOriginal())
                    .min(Longer.MOST_ALIKE)
                    .map(Longer::id)
                    .orElse(id);
            families.add(wording.head());
            families.add(head);
            if (!head.equals(wording.head())) {
                put(wording.withHead(head));
            }
        }

        /** Forms the clusters of a head and the wordings counted with it. */
        private void gather(String head, SortedMap<String, Cluster> clusters, SortedMap<String, String> statements) {
            Optional<Wording> first =
                    Optional.ofNullable(find(head)).filter(each -> each.head().equals(head));
            if (first.isEmpty()) {
                return;
            }
            List<Wording> copies = copies(head).stream()
                    .map(this::wording)
                    .filter(each -> each.head().equals(head))
                    .sorted(Wording.LONGEST_FIRST)
                    .toList();
            Gathered together = new Gathered(first.get());
            for (Wording copy : copies) {
                Gathered alone = new Gathered(copy);
                if (!together.absorb(alone)) {
                    alone.settle(clusters, statements);
                }
            }
            together.settle(clusters, statements);
        }

        /** The wordings of one cluster with their carriers. */
        private final class Gathered {
            private final List<Wording> wordings = new ArrayList<>();
            private final List<Carrier> carriers = new ArrayList<>();
            private final Set<String> documents = new HashSet<>();

            Gathered(Wording wording) {
                wordings.add(wording);
                carriers(wording.id()).forEach(this::add);
            }

            private void add(Carrier carrier) {
                carriers.add(carrier);
                documents.add(carrier.member().document().id());
            }

            /** Adds the wordings of another cluster, unless a document carries both. */
            boolean absorb(Gathered other) {
                if (other.documents.stream().anyMatch(documents::contains)) {
                    return false;
                }
                wordings.addAll(other.wordings);
                other.carriers.forEach(this::add);
                return true;
            }

            void settle(SortedMap<String, Cluster> clusters, SortedMap<String, String> statements) {
                String id = carriers.stream()
                        .min(Comparator.comparing(Carrier::member, Member.EARLIEST))
                        .orElseThrow()
                        .wording();
                clusters.put(id, of(carriers.stream()));
                Set<String> moved = new HashSet<>();
                for (Wording each : wordings) {
                    if (!each.cluster().equals(id)) {
                        former.add(each.cluster());
                        moved.add(each.id());
                        put(each.withCluster(id));
                    }
                }
                carriers.stream()
                        .filter(each -> moved.contains(each.wording()) || clustered.contains(each.statement()))
                        .forEach(each -> statements.put(each.statement(), id));
            }
        }
    }
}
