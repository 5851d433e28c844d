package org.onrecord.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.onrecord.events.issue.Issue;
import tools.jackson.databind.json.JsonMapper;

/**
 * An issue with labelled passages on it: the files {@code NAME.issue.json} and {@code NAME.jsonl} of a folder.
 *
 * @param name of the two files, without their endings
 */
public record TrainingSet(String name, Issue issue, List<TrainingPassage> passages) {
    private static final JsonMapper JSON = new JsonMapper();

    /** Reads the set of that name. */
    public static TrainingSet read(Path folder, String name) throws IOException {
        Issue issue = LabelledIssue.of(JSON.readTree(Files.readString(folder.resolve(name + ".issue.json"))));
        List<TrainingPassage> passages = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(name + ".jsonl"))) {
            if (!line.isBlank()) {
                passages.add(TrainingPassage.of(JSON.readTree(line)));
            }
        }
        return new TrainingSet(name, issue, passages);
    }
}
