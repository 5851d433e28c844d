package org.onrecord.app.command.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.app.shell.CommandResult;
import org.onrecord.dashboard.access.TokenFile;
import org.onrecord.dashboard.access.User;
import org.onrecord.dashboard.access.UserRole;

class TokensCommandsTest {
    @TempDir
    Path folder;

    private CommandResult tokens(String command, String... arguments) {
        String[] all = new String[arguments.length + 4];
        all[0] = "tokens";
        all[1] = command;
        all[2] = "--data";
        all[3] = folder.resolve("data").toString();
        System.arraycopy(arguments, 0, all, 4, arguments.length);
        return CommandResult.onrecord(all);
    }

    @Test
    void makesListsAndRevokesTokens() throws Exception {
        CommandResult made = tokens("add", "Ines Calder", "--role", "edit");
        assertThat(made.code()).isZero();
        String token = made.out().strip();
        assertThat(made.out()).isEqualTo(token + "\n");
        assertThat(made.err())
                .isEqualTo(
                        "This is the token of Ines Calder, whose role is edit. It is shown once and kept nowhere.\n");
        Path file = folder.resolve("data/tokens.yaml");
        assertThat(new TokenFile(file).user(token)).contains(new User("Ines Calder", UserRole.EDIT, false));
        assertThat(Files.readString(file)).doesNotContain(token);

        assertThat(tokens("add", "Tom").code()).isZero();
        assertThat(tokens("list").out())
                .matches("edit {8}\\S+Z {2}Ines Calder\nread {8}\\S+Z {2}Tom\n")
                .doesNotContain(token);

        assertThat(tokens("revoke", "Ines Calder").err()).isEqualTo("The token of Ines Calder is revoked.\n");
        assertThat(new TokenFile(file).user(token)).isEmpty();
        assertThat(tokens("list").out()).doesNotContain("Ines");
    }

    @Test
    void namesTheRemedyOfMistakes() {
        assertThat(tokens("list").err()).isEqualTo("There are no tokens; `onrecord tokens add NAME` makes one.\n");
        assertThat(tokens("revoke", "Ines").code()).isEqualTo(1);
        assertThat(tokens("add", "Ines", "--role", "owner").code()).isEqualTo(2);
        assertThat(tokens("add", "Ines", "--role", "owner").err()).contains("expected one of read, edit, administer");
        assertThat(tokens("add", "admin").err()).contains("choose another name");
        tokens("add", "Ines");
        CommandResult again = tokens("add", "Ines");
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).isEqualTo("Ines has a token; revoke it first, or choose another name.\n");
        assertThat(tokens("revoke", "Tom").err())
                .isEqualTo("There is no token of Tom; `onrecord tokens list` lists all.\n");
    }

    @Test
    void takesAFileThatSeveralDashboardsShare() {
        String file = folder.resolve("shared.yaml").toString();
        assertThat(CommandResult.onrecord("tokens", "add", "Ines", "--tokens", file)
                        .code())
                .isZero();
        assertThat(CommandResult.onrecord("tokens", "list", "--tokens", file).out())
                .contains("Ines");
    }
}
