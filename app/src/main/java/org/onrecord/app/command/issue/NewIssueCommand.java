package org.onrecord.app.command.issue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.issue.IssueFolder;
import org.onrecord.app.shell.ShellCommand;
import org.onrecord.processor.setup.NewIssue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code issue new}: writes a first issue file. */
@Command(name = "new")
public final class NewIssueCommand extends ShellCommand {
    @Parameters(arity = "1", paramLabel = "NAME", descriptionKey = "NAME")
    private String name = "";

    @Option(names = "--title", paramLabel = "TEXT")
    private @Nullable String title;

    @Option(names = "--about", paramLabel = "TEXT")
    private @Nullable String about;

    @Option(names = "--languages", split = ",", paramLabel = "LANGUAGE")
    private List<String> languages = List.of("en");

    @Option(names = "--in", paramLabel = "FOLDER", defaultValue = "issues")
    private Path folder = Path.of("issues");

    @Override
    public Integer call() throws IOException {
        if (!IssueFolder.isId(name)) {
            throw wrongUsage("NAME must be lower-case letters and digits, joined by hyphens, such as chip-exports; not "
                    + name + ".");
        }
        Path file = new IssueFolder(folder).file(name);
        if (Files.exists(file)) {
            throw new Failure("There is an issue file " + file + " already; choose another name, or change that file.");
        }
        String called = title != null ? title : ask("What is the issue called, in a few words?");
        String described = about != null ? about : ask("What belongs to it? A few sentences, on one line:");
        NewIssue issue = new NewIssue(name, called, described, languages);
        new IssueFolder(folder).write(name, issue.yaml());
        shell.print("Wrote " + file + ". Its comments say what to write. Then:");
        shell.print("  ./onrecord issue check " + file + "                   what will not work");
        shell.print("  ./onrecord issue try " + file + " DOCUMENTS.jsonl     what it would find");
        shell.print("  ./onrecord serve --issue " + file + " --data data-" + name);
        return 0;
    }

    private String ask(String question) throws IOException {
        return shell.ask(question)
                .filter(answer -> !answer.isEmpty())
                .orElseThrow(() ->
                        new Failure("There was no answer; give --title and --about, or answer on standard input."));
    }
}
