package org.onrecord.app.command.run;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.rights.Role;
import org.onrecord.app.shell.ShellCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "acls")
public final class AclsCommand extends ShellCommand {
    @Parameters(paramLabel = "ROLE", descriptionKey = "ROLE")
    private Role role = Role.INGEST;

    @Option(names = "--principal", paramLabel = "User:NAME")
    private @Nullable String principal;

    @Override
    public Integer call() {
        settings().usePrefix();
        shell.out().print(role.commands(Optional.ofNullable(principal).orElse("User:onrecord-" + role)));
        return 0;
    }
}
