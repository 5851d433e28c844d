package org.onrecord.app.command.run;

import java.time.Duration;
import org.onrecord.app.run.Readiness;
import org.onrecord.app.settings.Setting;
import org.onrecord.app.settings.Settings;
import org.onrecord.app.shell.ShellCommand;
import picocli.CommandLine.Command;

@Command(name = "healthcheck")
public final class HealthCheckCommand extends ShellCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = settings();
        int dashboard = settings.get(Setting.PORT);
        int ops = settings.get(Setting.OPS_PORT);
        Readiness readiness = Readiness.ask(dashboard, PATIENCE);
        if (readiness instanceof Readiness.Nobody) {
            readiness = Readiness.ask(ops, PATIENCE);
        }
        return switch (readiness) {
            case Readiness.Ready ready -> {
                shell.print("ready");
                yield 0;
            }
            case Readiness.NotReady not -> {
                shell.say("Not ready: " + not.words());
                yield 1;
            }
            case Readiness.Nobody nobody -> {
                shell.say("Nobody listens on port " + dashboard + " or " + ops
                        + " of 127.0.0.1; start OnRecord, or name its port with --port or --ops-port.");
                yield 1;
            }
        };
    }
}
