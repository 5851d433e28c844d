package org.onrecord.app.command.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.app.broker.Ports;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.shell.CommandResult;

final class DoctorCommandTest {
    @TempDir
    private Path folder;

    @Test
    void saysOfEachThingThatItIsRight() {
        int port = Ports.free();
        CommandResult called = doctor("--port", Integer.toString(port), "--broker-port", "0");
        assertThat(called.out().lines())
                .allMatch(line -> line.startsWith("ok     "))
                .hasSize(8)
                .contains("ok     data folder: " + folder.resolve("data")
                        + " does not exist yet; the first start makes it")
                .contains("ok     dashboard: it does not run; port " + port + " is free for it");
        assertThat(called.err()).isEqualTo("Nothing is wrong.\n");
        assertThat(called.code()).isZero();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void saysWhatIsWrongWithTheRemedyAndLooksAtTheRest() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.writeString(data.resolve("version.json"), "{\"version\":\"9.0.0\",\"format\":900}");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            CommandResult called =
                    doctor("--port", Integer.toString(Ports.free()), "--broker-port", port, "--issue", "nowhere.yaml");
            assertThat(called.out())
                    .contains("ok     data folder: " + data + " can be read and written\n")
                    .containsPattern(
                            "WRONG  format of the data: .* was written by OnRecord 9\\.0\\.0 in a newer format")
                    .contains("WRONG  issues: There is no issue file nowhere.yaml; check the path.\n")
                    .containsPattern("WRONG  broker: Port " + port
                            + " on 127\\.0\\.0\\.1, meant for the broker, cannot be used .*; stop the program")
                    .contains("ok     sources: ");
            assertThat(called.err()).isEqualTo("3 of 8 are wrong.\n");
            assertThat(called.code()).isEqualTo(1);
        }
    }

    @Test
    void saysThatTheDiskIsNearlyFull() {
        assertThat(DoctorCommand.disk(Path.of("/data"), 62_500_000_000L)).isEqualTo("62.5 GB is free");
        assertThatThrownBy(() -> DoctorCommand.disk(Path.of("/data"), 300_000_000L))
                .isInstanceOf(Failure.class)
                .hasMessage(
                        "only 0.3 GB is free where /data lies; make room, or move the folder to a larger disk and name"
                                + " it with --data.");
    }

    private CommandResult doctor(String... options) {
        String[] all = new String[options.length + 3];
        all[0] = "doctor";
        all[1] = "--data";
        all[2] = folder.resolve("data").toString();
        System.arraycopy(options, 0, all, 3, options.length);
        return CommandResult.onrecord(all);
    }
}
