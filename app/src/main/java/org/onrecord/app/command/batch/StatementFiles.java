package org.onrecord.app.command.batch;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.shell.InputLines;
import org.onrecord.events.Document;
import org.onrecord.events.EventJson;
import org.onrecord.events.EventJson.UnreadableEventException;
import org.onrecord.events.Statement;
import org.onrecord.events.time.Published;
import org.onrecord.processor.dedup.Clusters;
import org.onrecord.processor.shift.Coverage;
import org.onrecord.processor.shift.DistinctStatement;
import org.onrecord.processor.trend.Cluster;
import org.onrecord.processor.trend.Member;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads statements from JSON Lines files, plain or {@code .gz}: either statements as {@code export statements} writes
 * them, or documents as {@code import} takes them, which are then analysed.
 */
public final class StatementFiles {
    private final Function<Document, List<Statement>> analysis;
    private final Consumer<String> refused;
    private final Map<String, Statement> statements = new TreeMap<>();
    private final Map<String, Document> documents = new HashMap<>();
    private final Map<String, List<Statement>> ofDocuments = new TreeMap<>();

    /**
     * Makes an empty collection.
     *
     * @param analysis returns the statements of a document on the issue
     * @param refused takes a sentence for each line that is neither a statement nor a document
     */
    public StatementFiles(Function<Document, List<Statement>> analysis, Consumer<String> refused) {
        this.analysis = analysis;
        this.refused = refused;
    }

    /**
     * Reads a file.
     *
     * @throws Failure if it does not exist or cannot be read
     */
    public void add(Path file) {
        InputLines.read(file, this::add, refused);
    }

    private Optional<String> add(String line, Instant written) {
        try {
            JsonNode node = EventJson.mapper().readTree(line);
            JsonNode type = node.get("type");
            if (type != null && type.isString() && type.stringValue().equals("statement")) {
                Statement statement = EventJson.read(line.getBytes(StandardCharsets.UTF_8), Statement.class);
                statements.put(statement.id(), statement);
                return Optional.empty();
            }
        } catch (JacksonException e) {
            return Optional.of("the line is not JSON (" + EventJson.reason(e) + "); correct or remove it");
        } catch (UnreadableEventException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        return InputLines.document(line, "report", written, this::add);
    }

    /** Adds a document, of which the newest version counts. */
    private void add(Document document) {
        Document known = documents.get(document.id());
        if (known == null || document.supersedes(known)) {
            documents.put(document.id(), document);
            ofDocuments.put(document.id(), analysis.apply(document));
        }
    }

    /** Returns every statement. Its cluster is the exported one or, for statements from documents, the one among all documents read. */
    public List<Statement> all() {
        List<Statement> all = new ArrayList<>(statements.values());
        all.addAll(Clusters.assigned(
                ofDocuments.values().stream().flatMap(List::stream).toList()));
        return all;
    }

    /** Returns how many statements that count have no date and are therefore not in {@link #distinct}. */
    public long undated(String issue) {
        return all().stream()
                .filter(each -> each.counts() && each.issue().equals(issue) && each.day() == null)
                .count();
    }

    /** Returns the dated statements that count, on an issue and between two days, each cluster once. */
    public List<DistinctStatement> distinct(String issue, LocalDate from, LocalDate to) {
        Map<String, Cluster> clusters = new TreeMap<>();
        for (Statement each : all()) {
            if (each.counts() && each.issue().equals(issue)) {
                Cluster known = clusters.getOrDefault(each.cluster(), Cluster.empty());
                clusters.put(each.cluster(), known.with(Member.of(each)));
            }
        }
        List<DistinctStatement> distinct = new ArrayList<>();
        clusters.forEach((id, cluster) -> DistinctStatement.of(id, cluster)
                .filter(each -> isWithin(each.member().day(), from, to))
                .ifPresent(distinct::add));
        return distinct;
    }

    /** Returns the weeks in which each side was heard, in a document of that side or in one of the statements. */
    public Coverage coverage(List<DistinctStatement> distinct, LocalDate from, LocalDate to) {
        Coverage coverage = Coverage.ofStatements(distinct);
        for (Document each : documents.values()) {
            String side = each.side();
            LocalDate day = Optional.ofNullable(each.published())
                    .flatMap(Published::day)
                    .orElse(null);
            if (side != null && day != null && isWithin(day, from, to)) {
                coverage.add(side, day);
            }
        }
        return coverage;
    }

    private static boolean isWithin(@Nullable LocalDate day, LocalDate from, LocalDate to) {
        return day != null && !day.isBefore(from) && !day.isAfter(to);
    }
}
