package org.onrecord.app.command.data;

import java.time.Instant;
import java.util.List;
import org.onrecord.app.data.DataFolder;
import org.onrecord.app.settings.Setting;
import org.onrecord.app.settings.Settings;
import org.onrecord.app.shell.ShellCommand;
import org.onrecord.dashboard.access.TokenFile;
import org.onrecord.dashboard.access.TokenFile.Token;
import org.onrecord.dashboard.access.UserRole;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands {@code tokens}. A running dashboard follows the file. */
public final class TokensCommands {
    private TokensCommands() {}

    @Command(name = "add")
    public static final class Add extends ShellCommand {
        @Parameters(paramLabel = "NAME", descriptionKey = "NAME")
        private String name = "";

        @Option(names = "--role", paramLabel = "ROLE")
        private UserRole role = UserRole.READ;

        @Override
        public Integer call() {
            Settings settings = settings();
            if (!settings.isGiven(Setting.TOKENS)) {
                DataFolder.make(settings.data());
            }
            shell.print(new TokenFile(settings.tokens()).add(name, role, Instant.now()));
            shell.say("This is the token of " + name + ", whose role is " + role.json()
                    + ". It is shown once and kept nowhere.");
            return 0;
        }
    }

    @Command(name = "list")
    public static final class ListAll extends ShellCommand {
        @Override
        public Integer call() {
            List<Token> tokens = new TokenFile(settings().tokens()).list();
            tokens.forEach(each ->
                    shell.print(String.format("%-10s  %s  %s", each.role().json(), each.made(), each.name())));
            if (tokens.isEmpty()) {
                shell.say("There are no tokens; `onrecord tokens add NAME` makes one.");
            }
            return 0;
        }
    }

    @Command(name = "revoke")
    public static final class Revoke extends ShellCommand {
        @Parameters(paramLabel = "NAME", descriptionKey = "NAME")
        private String name = "";

        @Override
        public Integer call() {
            new TokenFile(settings().tokens()).revoke(name);
            shell.say("The token of " + name + " is revoked.");
            return 0;
        }
    }
}
