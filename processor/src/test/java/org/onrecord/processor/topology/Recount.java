package org.onrecord.processor.topology;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Alert;
import org.onrecord.events.Correction;
import org.onrecord.events.Document;
import org.onrecord.events.DocumentEvent;
import org.onrecord.events.Event;
import org.onrecord.events.Ids;
import org.onrecord.events.Opinion;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.opinion.OpinionRequest;
import org.onrecord.processor.alert.ShiftAlerts;
import org.onrecord.processor.shift.Coverage;
import org.onrecord.processor.shift.DistinctStatement;
import org.onrecord.processor.trend.Member;

/**
 * A plain recount of a whole history at once, without the processor's code: which versions and corrections are in force, who says what, which words
 * are copies by {@link Phrases}, and what that adds up to. Only alerts are found by {@link ShiftAlerts} and {@link PositionRecount}.
 */
final class Recount {
    private final List<Said> said = new ArrayList<>();

    /** The answers of the language model that decides labels, by their ids; empty if none does. */
    private final Map<String, Opinion> answers = new TreeMap<>();

    private final Issue issue;

    /** Cluster by statement. */
    private final Map<String, String> clusters = new TreeMap<>();

    /** A statement as it counts. */
    static final class Said {
        String id = "";
        private String document = "";
        private String words = "";
        private String actor = "";
        private String side = "";
        int tier;
        private boolean official;

        @Nullable
        LocalDate day;

        @Nullable
        String stance;

        /** A side that the models are not sure of. */
        private @Nullable String unsure;

        double score;
        private boolean byLanguageModel;
        private final Set<String> topics = new LinkedHashSet<>(List.of("rain"));

        String wording() {
            String line =
                    words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").strip();
            return Ids.hash("wording", "weather/" + actor, line);
        }

        boolean isSure() {
            return score >= 0.9 && !byLanguageModel;
        }

        LocalDate dayOrLast() {
            return day == null ? LocalDate.MAX : day;
        }

        Member member() {
            boolean registered = !actor.startsWith("~");
            return new Member(
                    id,
                    new Statement.DocumentRef(document, "", "", "", null, null),
                    day,
                    "weather",
                    new Statement.Actor(
                            registered ? actor : null, actor.replace("~", ""), !registered, side, tier, official),
                    null,
                    null,
                    List.copyOf(topics),
                    label(stance, score),
                    "en",
                    new Member.Signs(label(unsure, 0.3), List.of(), List.of()));
        }

        private List<Statement.StanceLabel> label(@Nullable String side, double sure) {
            return side == null
                    ? List.of()
                    : List.of(new Statement.StanceLabel(
                            "wet",
                            side.equals("favor") ? Stance.FAVOR : Stance.AGAINST,
                            sure,
                            new Statement.Span(0, 0),
                            "",
                            null,
                            byLanguageModel ? "reader-large" : null,
                            false));
        }
    }

    static final Comparator<Said> EARLIEST =
            Comparator.comparing(Said::dayOrLast).thenComparing((Said each) -> each.id);

    /** @param labeller the language model that decides labels */
    Recount(List<Event> history, Issue issue, Optional<String> labeller) {
        this.issue = issue;
        Map<String, DocumentEvent> newest = new TreeMap<>();
        Map<String, Correction> corrections = new TreeMap<>();
        for (Event event : history) {
            if (event instanceof DocumentEvent version) {
                newest.merge(version.id(), version, (one, other) -> isAfter(one, other) ? one : other);
            } else if (event instanceof Correction correction) {
                corrections.merge(correction.id(), correction, (one, other) -> one.stands() ? other : one);
            } else if (event instanceof Opinion answer
                    && labeller.filter(answer.model()::equals).isPresent()) {
                answers.put(answer.id(), answer);
            }
        }
        List<Correction> standing = corrections.values().stream()
                .filter(Correction::stands)
                .sorted(Comparator.comparing(Correction::at).thenComparing(Correction::id))
                .toList();
        for (DocumentEvent event : newest.values()) {
            if (event instanceof Document document) {
                read(document, standing);
            }
        }
        said.stream()
                .filter(each -> each.official)
                .collect(Collectors.groupingBy(each -> each.actor))
                .values()
                .forEach(this::gather);
    }

    private static boolean isAfter(DocumentEvent one, DocumentEvent other) {
        return one.fetched().equals(other.fetched())
                ? one.version().compareTo(other.version()) > 0
                : one.fetched().isAfter(other.fetched());
    }

    private void read(Document document, List<Correction> standing) {
        Map<String, Integer> times = new HashMap<>();
        for (String line : document.text().split("\n")) {
            String[] parts = line.split("[: ]+", 6);
            Said each = new Said();
            each.document = document.id();
            each.words = parts[5];
            each.id = Ids.statement(
                    document.id(), Statement.Kind.TURN, parts[5], times.merge(parts[5], 1, Integer::sum) - 1);
            each.actor = parts[0];
            each.side = parts[1].substring(0, 2);
            each.tier = parts[1].length() > 2 ? Integer.parseInt(parts[1].substring(3)) : 1;
            each.official = each.tier < 3;
            each.day = parts[2].equals("-") ? null : LocalDate.parse(parts[2]);
            String side = parts[4].replaceAll("[-@?]", "");
            each.stance = parts[4].endsWith("?") ? null : side;
            each.unsure = parts[4].endsWith("?") ? side : null;
            each.score = parts[4].endsWith("-") ? 0.7 : 0.95;
            each.byLanguageModel = parts[4].endsWith("@");
            // The newest correction comes last and wins. The speaker comes before whether that is official.
            for (Correction.Field field : Correction.Field.values()) {
                if (field == Correction.Field.TOPIC) {
                    label(each);
                }
                standing.stream()
                        .filter(correction -> correction.statement().equals(each.id) && correction.field() == field)
                        .collect(Collectors.toMap(
                                Correction::label, correction -> correction, (older, newer) -> newer, TreeMap::new))
                        .values()
                        .forEach(correction -> correct(each, correction));
            }
            said.add(each);
        }
    }

    /** Replaces the labels by those of a valid answer, if there is one about these words of this speaker. */
    private void label(Said each) {
        String speaker = each.actor.equals("~cy") ? "Cy" : each.actor;
        @Nullable Opinion answer = answers.get(answer(each.words, speaker, each.side, issue));
        if (answer == null
                || !each.official
                || answer.refused() != null
                || !answer.stances().stream().allMatch(side -> each.words.contains(side.words()))) {
            return;
        }
        each.topics.clear();
        answer.topics().forEach(topic -> each.topics.add(topic.topic()));
        each.stance = answer.stances().stream()
                .map(side -> side.stance().json())
                .findFirst()
                .orElse(null);
        each.unsure = null;
        each.score = 0.9;
        each.byLanguageModel = true;
    }

    /** Returns the id of the answer of the language model "llm" about words that answer no question. */
    static String answer(String words, String speaker, String side, Issue issue) {
        return Ids.opinion(
                new OpinionRequest(
                                words,
                                "",
                                speaker,
                                side,
                                issue.claims().stream()
                                        .map(claim -> new OpinionRequest.Proposition(claim.id(), claim.text()))
                                        .toList(),
                                issue.topics().stream()
                                        .map(topic -> new OpinionRequest.Subject(topic.id(), topic.label()))
                                        .toList())
                        .hash(),
                "llm");
    }

    private static void correct(Said each, Correction correction) {
        switch (correction.field()) {
            case SPEAKER -> {
                boolean registered = !correction.value().startsWith("~");
                if (registered && !each.actor.equals(correction.value())) {
                    each.side = "XX";
                    each.tier = 1;
                    each.official = true;
                }
                each.actor = correction.value().toLowerCase(Locale.ROOT);
            }
            case OFFICIAL -> {
                boolean official = correction.value().equals("true");
                each.tier = official == each.official ? each.tier : official ? 2 : 4;
                each.official = official;
            }
            case TOPIC -> {
                String topic = String.valueOf(correction.subject());
                each.topics.remove(topic);
                if (correction.value().equals("present")) {
                    each.topics.add(topic);
                }
            }
            case STANCE -> {
                each.stance = correction.value().equals("none") ? null : correction.value();
                each.unsure = null;
                each.score = 1;
                each.byLanguageModel = false;
            }
        }
    }

    /** A wording with its statements and the longer wordings that it is a copy of. */
    private record Equal(String id, String words, List<Said> members, List<Equal> longer) {
        private static final Comparator<Equal> LONGEST_FIRST =
                Comparator.comparing((Equal each) -> -each.count()).thenComparing(Equal::id);

        int count() {
            return words.split(" +").length;
        }

        Set<String> documents() {
            return Recount.documents(members);
        }

        /** Returns the wording with which it is counted: the most similar one that is not a copy, or itself. */
        Equal head() {
            return longer.stream()
                    .filter(other -> other.longer.isEmpty())
                    .max(Comparator.comparing((Equal other) -> likeness(words, other.words))
                            .thenComparing(Equal::id, Comparator.reverseOrder()))
                    .orElse(this);
        }
    }

    /** Groups the words of one actor: equal ones first, then copies with their head, unless they share a document. */
    private void gather(List<Said> ofOne) {
        Map<String, List<Said>> byWording =
                ofOne.stream().collect(Collectors.groupingBy(Said::wording, TreeMap::new, Collectors.toList()));
        List<Equal> wordings = new ArrayList<>();
        byWording.forEach(
                (id, members) -> wordings.add(new Equal(id, members.getFirst().words, members, new ArrayList<>())));
        wordings.sort(Equal.LONGEST_FIRST);
        for (int i = 0; i < wordings.size(); i++) {
            Equal one = wordings.get(i);
            wordings.subList(0, i).stream()
                    .filter(other -> Phrases.isCopy(one.words, other.words))
                    .forEach(one.longer::add);
        }
        Map<String, List<Equal>> families = wordings.stream()
                .collect(Collectors.groupingBy(one -> one.head().id, TreeMap::new, Collectors.toList()));
        // The head is the longest of its family and so comes first.
        families.values().forEach(family -> {
            List<Said> together = new ArrayList<>();
            for (Equal one : family) {
                Set<String> documents = documents(together);
                if (one.documents().stream().noneMatch(documents::contains)) {
                    together.addAll(one.members);
                } else {
                    assign(one.members);
                }
            }
            assign(together);
        });
    }

    private void assign(List<Said> together) {
        String id = together.stream().min(EARLIEST).orElseThrow().wording();
        together.forEach(each -> clusters.put(each.id, id));
    }

    private static Set<String> documents(List<Said> members) {
        return members.stream().map(each -> each.document).collect(Collectors.toSet());
    }

    private static double likeness(String one, String other) {
        Set<String> ones = pairs(one);
        Set<String> both = new HashSet<>(pairs(other));
        int all = ones.size() + both.size();
        both.retainAll(ones);
        return (double) both.size() / (all - both.size());
    }

    private static Set<String> pairs(String words) {
        String[] each = words.toLowerCase(Locale.ROOT).replaceAll("[^a-z ]", "").split(" +");
        Set<String> pairs = new HashSet<>();
        for (int i = 1; i < each.length; i++) {
            pairs.add(each[i - 1] + " " + each[i]);
        }
        return pairs;
    }

    /** Returns for each statement its cluster, whether an earlier one stands for it, actor, side, official, day, topics and stance. */
    Map<String, String> statements() {
        Map<String, String> lines = new TreeMap<>();
        Set<String> first = new HashSet<>();
        byCluster()
                .values()
                .forEach(members -> first.add(members.stream().min(EARLIEST).orElseThrow().id));
        for (Said each : said) {
            boolean copy = each.official && !first.contains(each.id);
            lines.put(
                    each.id,
                    String.join(
                            " ",
                            clusters.getOrDefault(each.id, "-") + (copy ? " copy" : ""),
                            each.actor,
                            each.side,
                            Boolean.toString(each.official),
                            String.valueOf(each.day),
                            String.join(",", each.topics),
                            String.valueOf(each.stance)));
        }
        return lines;
    }

    private Map<String, List<Said>> byCluster() {
        return said.stream()
                .filter(each -> each.official)
                .collect(Collectors.groupingBy(
                        each -> String.valueOf(clusters.get(each.id)), TreeMap::new, Collectors.toList()));
    }

    /** Returns for each trend its statements, favor, against and carriers. */
    Map<String, String> trends() {
        Map<String, int[]> counts = new TreeMap<>();
        for (List<Said> members : byCluster().values()) {
            Said first = members.stream().min(EARLIEST).orElseThrow();
            List<String> subjects = new ArrayList<>(List.of("issue:*"));
            first.topics.forEach(topic -> subjects.add("topic:" + topic));
            Optional.ofNullable(first.stance).ifPresent(side -> subjects.add("claim:wet"));
            for (String subject : subjects) {
                for (String holder : List.of("side:" + first.side, "actor:" + first.actor)) {
                    for (String period : periods(first.day)) {
                        int[] count = counts.computeIfAbsent(
                                "weather/" + subject + "/" + holder + "/" + period, none -> new int[4]);
                        boolean claim = subject.equals("claim:wet");
                        count[0]++;
                        count[1] += claim && "favor".equals(first.stance) ? 1 : 0;
                        count[2] += claim && "against".equals(first.stance) ? 1 : 0;
                        count[3] += documents(members).size();
                    }
                }
            }
        }
        Map<String, String> lines = new TreeMap<>();
        counts.forEach((key, count) -> lines.put(key, Arrays.toString(count)));
        return lines;
    }

    private static List<String> periods(@Nullable LocalDate day) {
        if (day == null) {
            return List.of("day/undated", "week/undated", "month/undated", "quarter/undated");
        }
        return List.of(
                "day/" + day,
                "week/"
                        + DateTimeFormatter.ofPattern("YYYY-'W'ww", Locale.GERMANY)
                                .format(day),
                "month/" + day.toString().substring(0, 7),
                "quarter/"
                        + DateTimeFormatter.ofPattern("yyyy-'Q'q", Locale.ROOT).format(day));
    }

    /** Returns the alerts about positions. */
    PositionRecount positions() {
        return new PositionRecount(issue, distinct());
    }

    private List<DistinctStatement> distinct() {
        List<DistinctStatement> distinct = new ArrayList<>();
        byCluster()
                .forEach((id, members) -> distinct.add(new DistinctStatement(
                        id,
                        members.stream().min(EARLIEST).orElseThrow().member(),
                        documents(members).size())));
        return distinct;
    }

    /** Returns day, facts and statements of each shift found by statistics, by the alert's id. */
    Map<String, String> shifts(Alert.Kind kind, Issue issue, LocalDate asOf) {
        List<DistinctStatement> distinct = distinct();
        Map<String, String> lines = new TreeMap<>();
        new ShiftAlerts(issue)
                .of(distinct, Coverage.ofStatements(distinct), asOf, UnaryOperator.identity()).stream()
                        .filter(alert -> alert.kind() == kind)
                        .forEach(alert -> lines.put(alert.id(), PositionRecount.line(alert)));
        return lines;
    }
}
