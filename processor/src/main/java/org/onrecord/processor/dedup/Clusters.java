package org.onrecord.processor.dedup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement;
import org.onrecord.processor.dedup.Wording.Longer;
import org.onrecord.processor.trend.Cluster;
import org.onrecord.processor.trend.Member;

/**
 * Gathers statements of the same words of the same actor into clusters: a function of the set of statements, however they came.
 *
 * <p>Equal words are one wording. A wording that is a copy of longer ones is counted with that of them which is most like it and itself
 * nobody's copy, so that each wording of a cluster says the words of one and the same text: nothing is a member for being like a member.
 * A wording all of whose longer ones are copies of others stands for itself. So does one that shares a document with a longer wording of
 * its cluster: what one document tells apart is two statements. A cluster's id is that of the wording of its earliest statement.
 *
 * <p>Copies are looked for in buckets ({@link Signature}). Of the texts in one bucket only the {@value #LOOKED_AT} longest are looked
 * at, so that a statement costs the same however many have the same opening. One that comes among these is compared with all that
 * follow; that is the more seldom the more there are.
 */
public final class Clusters {
    private static final int LOOKED_AT = 8;
    private static final int REMEMBERED = 512;

    private final Shelves shelves;
    private final Map<String, SameWords> compared = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SameWords> eldest) {
            return size() > REMEMBERED;
        }
    };

    /**
     * What is remembered.
     *
     * @param wordings by id
     * @param carriers by wording and statement
     * @param buckets each wording's place in each of its buckets; the values say nothing
     * @param copies each wording behind each of those of which it is a copy; the values say nothing
     */
    public record Shelves(
            Shelf<Wording> wordings, Shelf<Carrier> carriers, Shelf<String> buckets, Shelf<String> copies) {}

    /**
     * What a statement's coming or going changed.
     *
     * @param clusters by id as they are now; empty where there is none any more
     * @param statements the clusters that statements have now, by the statements' ids
     */
    public record Changes(SortedMap<String, Cluster> clusters, SortedMap<String, String> statements) {}

    /** The statements of a whole set, those that count with their clusters: what the processor comes to with the same set. */
    public static List<Statement> assigned(List<Statement> statements) {
        Clusters gathering = new Clusters(Shelved.shelves());
        Map<String, String> clusters = new HashMap<>();
        for (Statement each : statements) {
            Carrier.of(each).map(gathering::with).ifPresent(changes -> clusters.putAll(changes.statements()));
        }
        return statements.stream()
                .map(each -> each.withCluster(clusters.getOrDefault(each.id(), "")))
                .toList();
    }

    /** Gathers on those shelves. */
    public Clusters(Shelves shelves) {
        this.shelves = shelves;
    }

    /** With that carrier, in place of one of the same statement. */
    public Changes with(Carrier carrier) {
        Round round = new Round();
        @Nullable Wording known = shelves.wordings.get(carrier.wording());
        if (known == null) {
            round.add(Wording.of(carrier, same(carrier.words())));
        } else if (carrier.words().compareTo(known.words()) > 0) {
            round.reword(known, carrier);
        }
        shelves.carriers.put(key(carrier.wording(), carrier.statement()), carrier);
        round.families.add(round.wording(carrier.wording()).head());
        round.clustered.add(carrier.statement());
        return round.finish();
    }

    /** Without that carrier. */
    public Changes without(Carrier carrier) {
        Round round = new Round();
        String key = key(carrier.wording(), carrier.statement());
        @Nullable Carrier there = shelves.carriers.get(key);
        if (there == null) {
            return round.finish();
        }
        shelves.carriers.delete(key);
        Wording wording = round.wording(carrier.wording());
        List<Carrier> left = shelves.carriers.values(key(carrier.wording(), ""));
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

    private static String key(String first, String second) {
        return first + "/" + second;
    }

    private static String second(String key) {
        return key.substring(key.indexOf('/') + 1);
    }

    private SameWords same(String words) {
        return compared.computeIfAbsent(words, SameWords::of);
    }

    /** One change and all that follows from it. */
    private final class Round {
        private final Map<String, Wording> wordings = new HashMap<>();
        private final Set<String> choosing = new TreeSet<>();
        private final Set<String> families = new TreeSet<>();
        private final Set<String> former = new HashSet<>();
        private final Set<String> clustered = new HashSet<>();
        private final Set<String> judged = new HashSet<>();

        Wording wording(String id) {
            return Objects.requireNonNull(find(id), "a wording that is referred to is there");
        }

        private @Nullable Wording find(String id) {
            @Nullable Wording read = wordings.get(id);
            if (read == null) {
                read = shelves.wordings.get(id);
                if (read != null) {
                    wordings.put(id, read);
                }
            }
            return read;
        }

        private void put(Wording wording) {
            wordings.put(wording.id(), wording);
            shelves.wordings.put(wording.id(), wording);
        }

        /** Other marks or capitals may make it a copy of others; its words are the same, and so are its carriers and its cluster. */
        void reword(Wording wording, Carrier now) {
            remove(wording);
            add(Wording.of(now, same(now.words())).withCluster(wording.cluster()));
        }

        void add(Wording wording) {
            put(wording);
            choosing.add(wording.id());
            for (String bucket : wording.buckets()) {
                shelves.buckets.put(wording.key(bucket), "");
                List<String> first = shelves.buckets.keys(bucket + ":", LOOKED_AT + 1);
                int place = first.indexOf(wording.key(bucket));
                first.stream()
                        .limit(place < 0 ? LOOKED_AT : place)
                        .map(Wording::idOf)
                        .forEach(longer -> judge(wording.id(), longer));
                if (place >= 0 && place < LOOKED_AT) {
                    following(bucket, wording.key(bucket)).forEach(shorter -> judge(shorter, wording.id()));
                    first.stream().skip(LOOKED_AT).forEach(key -> overlook(bucket, key));
                }
            }
        }

        void remove(Wording wording) {
            for (String bucket : wording.buckets()) {
                List<String> first = shelves.buckets.keys(bucket + ":", LOOKED_AT + 1);
                shelves.buckets.delete(wording.key(bucket));
                if (first.indexOf(wording.key(bucket)) < LOOKED_AT && first.contains(wording.key(bucket))) {
                    first.stream()
                            .skip(LOOKED_AT)
                            .forEach(key ->
                                    following(bucket, key).forEach(shorter -> judge(shorter, Wording.idOf(key))));
                }
            }
            copies(wording.id()).forEach(copy -> forget(wording(copy), wording.id()));
            wording(wording.id()).longer().forEach(each -> shelves.copies.delete(key(each.id(), wording.id())));
            families.add(wording.head());
            choosing.remove(wording.id());
            wordings.remove(wording.id());
            shelves.wordings.delete(wording.id());
        }

        private List<String> following(String bucket, String key) {
            List<String> all = shelves.buckets.keys(bucket + ":", Integer.MAX_VALUE);
            return all.stream()
                    .filter(each -> each.compareTo(key) > 0)
                    .map(Wording::idOf)
                    .toList();
        }

        private List<String> copies(String id) {
            return shelves.copies.keys(key(id, ""), Integer.MAX_VALUE).stream()
                    .map(Clusters::second)
                    .toList();
        }

        /** Finds out whether one is a copy of a longer one that is looked at. */
        private void judge(String shorter, String longer) {
            if (!judged.add(key(shorter, longer))) {
                return;
            }
            Wording copy = wording(shorter);
            SameWords words = same(copy.words());
            SameWords original = same(wording(longer).words());
            if (copy.longer(longer).isEmpty() && words.copies(original)) {
                shelves.copies.put(key(longer, shorter), "");
                List<Longer> more = new ArrayList<>(copy.longer());
                more.add(new Longer(longer, words.likeness(original)));
                changeLonger(copy, more);
            }
        }

        /** The text at that place is no longer looked at in the bucket; whose copy was found there may have found it elsewhere, too. */
        private void overlook(String bucket, String key) {
            String longer = Wording.idOf(key);
            for (String shorter : copies(longer)) {
                Wording copy = wording(shorter);
                if (copy.buckets().contains(bucket) && !isLookedAt(wording(longer), copy)) {
                    shelves.copies.delete(key(longer, shorter));
                    forget(copy, longer);
                }
            }
        }

        private boolean isLookedAt(Wording longer, Wording copy) {
            return copy.buckets().stream()
                    .filter(longer.buckets()::contains)
                    .anyMatch(bucket ->
                            shelves.buckets.keys(bucket + ":", LOOKED_AT).contains(longer.key(bucket)));
        }

        private void forget(Wording copy, String longer) {
            shelves.copies.delete(key(longer, copy.id()));
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

        /** The clusters of all that was touched, and what is different now. */
        Changes finish() {
            choosing.forEach(this::choose);
            SortedMap<String, Cluster> clusters = new TreeMap<>();
            SortedMap<String, String> statements = new TreeMap<>();
            families.forEach(head -> gather(head, clusters, statements));
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

        /** Gathers the wordings that are counted with that one. */
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
                if (!together.takes(alone)) {
                    alone.settle(clusters, statements);
                }
            }
            together.settle(clusters, statements);
        }

        /** Wordings of one cluster with their carriers. */
        private final class Gathered {
            private final List<Wording> wordings = new ArrayList<>();
            private final List<Carrier> carriers = new ArrayList<>();
            private final Set<String> documents = new HashSet<>();

            Gathered(Wording wording) {
                wordings.add(wording);
                shelves.carriers.values(key(wording.id(), "")).forEach(this::add);
            }

            private void add(Carrier carrier) {
                carriers.add(carrier);
                documents.add(carrier.member().document().id());
            }

            /** Takes the other's wordings, unless one document has words of both. */
            boolean takes(Gathered other) {
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
                SortedMap<String, Member> members = new TreeMap<>();
                carriers.forEach(each -> members.put(each.statement(), each.member()));
                clusters.put(id, new Cluster(members));
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
