package org.onrecord.dashboard;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.workbench.Learning;
import org.onrecord.dashboard.workbench.Trial;
import org.onrecord.dashboard.workbench.Trial.State;
import org.onrecord.dashboard.workbench.Workbench;
import org.onrecord.events.Stance;
import org.onrecord.events.issue.ActorFiles;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFile;

/** A workbench without models: it parses as the real one does, and finds what is written here. */
final class ScriptedWorkbench implements Workbench {
    private @Nullable Trial trial;
    private @Nullable String saved;
    private volatile Learning learning = Learning.none("nothing is learned here");

    @Override
    public String draft(Draft draft) {
        return """
            # %s: what is watched.
            id: %s
            title: "%s"
            languages: [%s]
            terms: ["harbour", "dredging"]
            topics: []
            claims: []
            """.formatted(draft.title(), draft.id(), draft.title(), String.join(", ", draft.languages()));
    }

    @Override
    public Optional<Check> check(String yaml) {
        try {
            Issue issue = IssueFile.parse("issue.yaml", yaml, ActorFiles.NONE);
            return Optional.of(new Check(
                    issue.id(),
                    issue.terms().size(),
                    issue.topics().size(),
                    issue.claims().size(),
                    671,
                    List.of(),
                    List.of(
                            "There are only " + issue.terms().size()
                                    + " terms. Statements that use none of them are not found: think of"
                                    + " abbreviations, of names, and of what the other side calls it.",
                            "There are no claims: statements are found and sorted by topic, but nobody takes a"
                                    + " side.")));
        } catch (IssueFile.InvalidIssueException e) {
            return Optional.of(new Check("", 0, 0, 0, 0, e.mistakes(), List.of()));
        }
    }

    @Override
    public Begun tryOut(String yaml) {
        if (trial != null && !trial.state().isOver()) {
            return new Begun.Busy();
        }
        Check check = check(yaml).orElseThrow();
        if (!check.mistakes().isEmpty()) {
            return new Begun.Mistaken(check.mistakes());
        }
        Trial begun = trial(State.READING, 17);
        trial = begun;
        return new Begun.Running(begun);
    }

    private static Trial trial(State state, int read) {
        return new Trial(
                "trial-1",
                state,
                "Dredging of harbours",
                new Trial.Progress(5012, 5000, 43, 43, read, read * 0.2),
                new Trial.Findings(
                        read / 2,
                        read * 2,
                        Map.of("CN", read, "US", read / 2, "none", 3),
                        Map.of("", read),
                        2,
                        List.of(new Trial.Side(
                                "dredging-needed",
                                Stance.FAVOR,
                                0.93,
                                "Ines Calder",
                                "US",
                                "Dredging keeps our harbours open to every ship.",
                                "doc-1",
                                "The harbour at Teal")),
                        List.of(new Trial.Side(
                                "dredging-needed",
                                Stance.AGAINST,
                                0.61,
                                "",
                                "CN",
                                "The mud of a harbour is nobody's treasure, and it should stay where it lies.",
                                "doc-2",
                                "On mud"))),
                state.isOver() ? List.of(new Trial.Word("silt", 6), new Trial.Word("quay", 3)) : List.of(),
                "");
    }

    @Override
    public String lastTrial() {
        return trial == null ? "" : trial.id();
    }

    @Override
    public Optional<Trial> trial(String id) {
        if (trial == null || !trial.id().equals(id)) {
            return Optional.empty();
        }
        Trial shown = trial;
        if (!shown.state().isOver()) {
            trial = trial(State.DONE, 43);
        }
        return Optional.of(shown);
    }

    @Override
    public Optional<Trial> cancel(String id) {
        if (trial == null || !trial.id().equals(id)) {
            return Optional.empty();
        }
        trial = trial(State.CANCELLED, 17);
        return Optional.of(trial);
    }

    @Override
    public Learning learning(String issue) {
        return learning;
    }

    /** Says what is learned from now on. */
    void learns(Learning now) {
        learning = now;
    }

    @Override
    public Saved save(String yaml) {
        String id = check(yaml).orElseThrow().id();
        if (id.equals(saved)) {
            return new Saved.Exists("There is an issue file issues/" + id + "/issue.yaml already; choose another id.");
        }
        saved = id;
        return new Saved.Written(
                id,
                "issues/" + id + "/issue.yaml",
                false,
                "./onrecord serve --issue issues/" + id + " --data data-" + id);
    }
}
