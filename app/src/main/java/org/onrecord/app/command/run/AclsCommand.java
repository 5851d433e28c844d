package org.onrecord.app.command.run;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.rights.Role;
import org.onrecord.app.settings.Setting;
import org.onrecord.app.shell.Shell;
import org.onrecord.app.shell.ShellCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "acls",
        description =
                "Prints the kafka-acls.sh commands that grant a part of OnRecord the rights that it needs on a broker. Put the options"
                        + " with which an administrator reaches the broker into the variable ADMIN, and pass them to bash.")
public final class AclsCommand extends ShellCommand {
    @Parameters(paramLabel = "ROLE", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Role role = Role.INGEST;

    @Option(
            names = "--principal",
            paramLabel = "User:NAME",
            description = "The user of the broker. Default: User:onrecord-ROLE.")
    private @Nullable String principal;

    public AclsCommand(Shell shell) {
        super(shell, Setting.TOPIC_PREFIX);
    }

    @Override
    public Integer call() {
        settings().usePrefix();
        shell.out().print(role.commands(Optional.ofNullable(principal).orElse("User:onrecord-" + role)));
        return 0;
    }
}
