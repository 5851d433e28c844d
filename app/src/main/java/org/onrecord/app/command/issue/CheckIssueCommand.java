package org.onrecord.app.command.issue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.onrecord.app.models.ReadingModels;
import org.onrecord.app.shell.InputLines;
import org.onrecord.app.shell.ShellCommand;
import org.onrecord.events.Document;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.setup.IssueCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code issue check}: warns of what in an issue file will not work. */
@Command(name = "check")
public final class CheckIssueCommand extends ShellCommand {
    @Parameters(arity = "1", paramLabel = "FILE", descriptionKey = "FILE")
    private Path file = Path.of("");

    @Option(names = "--documents", paramLabel = "FILE")
    private Optional<Path> documents = Optional.empty();

    @Override
    public Integer call() {
        Issue issue = issue(file, settings());
        List<Document> read = new ArrayList<>();
        documents.ifPresent(from -> InputLines.documents(from, "check", read::add, shell::say));
        List<String> findings;
        try (ReadingModels models = ReadingModels.load()) {
            findings = new IssueCheck(issue, models.embedder()).findings(read);
        }
        shell.printf(
                "%s: %d terms, %d topics, %d claims; %d actors are known.%n",
                issue.title(),
                issue.terms().size(),
                issue.topics().size(),
                issue.claims().size(),
                issue.actors().size());
        findings.forEach(finding -> shell.print("- " + finding));
        shell.print(findings.isEmpty() ? "Nothing to mend." : findings.size() + " to mend.");
        return 0;
    }
}
