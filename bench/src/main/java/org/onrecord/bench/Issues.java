package org.onrecord.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.onrecord.app.accuracy.LabelledIssue;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFile;
import tools.jackson.databind.json.JsonMapper;

/** Reads an issue from an issue file, or from the JSON form of labelled sets. */
final class Issues {
    private Issues() {}

    static Issue read(Path file) throws IOException {
        return file.toString().endsWith(".json")
                ? LabelledIssue.of(new JsonMapper().readTree(Files.readString(file)))
                : IssueFile.read(file);
    }
}
