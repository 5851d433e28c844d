package org.onrecord.dashboard.workbench;

import java.util.List;
import java.util.Optional;
import org.onrecord.events.yaml.YamlMistake;

/** Drafts, checks, tries and saves issue files, in a process that has the models. */
public interface Workbench {

    /**
     * What a new issue is about.
     *
     * @param id name of its folder, e.g. {@code chip-exports}
     * @param title a few words, for people
     * @param about a few sentences on what belongs to it
     * @param languages of the documents, BCP 47
     */
    record Draft(String id, String title, String about, List<String> languages) {}

    /**
     * What is wrong with the text of an issue file.
     *
     * @param id of the issue; empty if the text cannot be read
     * @param mistakes because of which it cannot be read, by line
     * @param findings what will not work though it can be read, a sentence or two each
     */
    record Check(
            String id,
            int terms,
            int topics,
            int claims,
            int actors,
            List<YamlMistake> mistakes,
            List<String> findings) {}

    /** The outcome of a request to begin a trial. */
    sealed interface Begun {
        record Running(Trial trial) implements Begun {}

        record Mistaken(List<YamlMistake> mistakes) implements Begun {}

        /** Another trial runs. */
        record Busy() implements Begun {}
    }

    /** The outcome of a request to save an issue file. */
    sealed interface Saved {
        /**
         * The file was written.
         *
         * @param followed true if the running system begins to watch the issue by itself
         * @param next what to do next, a sentence; a command where the issue is not followed
         */
        record Written(String id, String file, boolean followed, String next) implements Saved {}

        record Mistaken(List<YamlMistake> mistakes) implements Saved {}

        record Exists(String reason) implements Saved {}

        /** The file cannot be written. */
        record Refused(String reason) implements Saved {}
    }

    /** Returns the text of a first issue file, with comments that say what to write. */
    String draft(Draft draft);

    /** Returns what is wrong with an issue file; empty if another check is under way. */
    Optional<Check> check(String yaml);

    /** Begins to read documents with an issue file, in the background. Nothing is changed. */
    Begun tryOut(String yaml);

    /** Returns the id of the last trial, by which it is found again; empty before the first. */
    String lastTrial();

    /** Returns the last trial with this id in its current state. */
    Optional<Trial> trial(String id);

    /** Ends a trial early; what it has found stays. Returns empty if there is none with this id. */
    Optional<Trial> cancel(String id);

    Learning learning(String issue);

    /** Writes a new issue file where the running system looks for issues. It never changes one that is there. */
    Saved save(String yaml);
}
