package org.onrecord.processor.analysis;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onrecord.events.Document;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.Issue.RegisteredActor;
import org.onrecord.processor.statement.FoundStatement;
import org.onrecord.processor.statement.StatementFinder;

/**
 * Finders of statements that issues share if they know the same actors. Which statements a document has depends on nothing else, so what was found for
 * one issue is kept for a while for the next, as long as several issues share a finder. Safe for use by several threads.
 */
public final class SharedFinders {
    /** How many found statements a finder keeps: a few MB. */
    private static final int KEPT = 10_000;

    private final List<Shared> all = new ArrayList<>();

    synchronized Shared of(Issue issue) {
        Shared shared = all.stream()
                .filter(each -> each.actors.equals(issue.actors()))
                .findFirst()
                .orElseGet(() -> {
                    Shared made = new Shared(issue.actors(), StatementFinder.of(issue));
                    all.add(made);
                    return made;
                });
        shared.users++;
        return shared;
    }

    static final class Shared {
        private final List<RegisteredActor> actors;
        private final StatementFinder finder;
        private final Map<Version, List<FoundStatement>> recent = new LinkedHashMap<>();
        private int kept;
        private volatile int users;

        private record Version(String document, String version) {}

        Shared(List<RegisteredActor> actors, StatementFinder finder) {
            this.actors = actors;
            this.finder = finder;
        }

        StatementFinder finder() {
            return finder;
        }

        List<FoundStatement> find(Document document) {
            if (users < 2) {
                return finder.find(document);
            }
            Version version = new Version(document.id(), document.version());
            return Optional.ofNullable(recent.get(version))
                    .orElseGet(() -> keep(version, List.copyOf(finder.find(document))));
        }

        private synchronized List<FoundStatement> keep(Version version, List<FoundStatement> found) {
            if (recent.putIfAbsent(version, found) == null) {
                kept += found.size();
            }
            Iterator<List<FoundStatement>> oldest = recent.values().iterator();
            while (kept > KEPT && recent.size() > 1) {
                kept -= oldest.next().size();
                oldest.remove();
            }
            return found;
        }
    }
}
