package org.onrecord.app.command.run;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.onrecord.app.data.DataFolder;
import org.onrecord.app.data.DataVersion;
import org.onrecord.app.models.ReadingModels;
import org.onrecord.app.run.RunningService;
import org.onrecord.app.run.Services;
import org.onrecord.app.settings.Setting;
import org.onrecord.app.settings.Settings;
import org.onrecord.app.shell.Shell;
import picocli.CommandLine.Command;

@Command(
        name = "process",
        description = "Runs only the processor, against a Kafka broker: it turns documents into statements, trends and"
                + " alerts.")
public final class ProcessCommand extends ServiceCommand {
    public ProcessCommand(Shell shell) {
        super(
                shell,
                Setting.BOOTSTRAP_SERVERS,
                Setting.DATA,
                Setting.ISSUE,
                Setting.THREADS,
                Setting.AS_OF,
                Setting.LLM_BASE_URL,
                Setting.LLM_MODEL,
                Setting.LLM_ROLE,
                Setting.LLM_PER_MINUTE,
                Setting.LLM_PER_DAY,
                Setting.OPS_HOST,
                Setting.OPS_PORT,
                Setting.PARTITIONS,
                Setting.REPLICATION);
    }

    @Override
    void check(Settings settings) {
        super.check(settings);
        loadAll(settings);
        DataVersion.write(DataFolder.make(settings.data()));
    }

    @Override
    RunningService start(Settings settings, PrometheusMeterRegistry meters) {
        return Services.following(
                settings.kafka(),
                settings,
                loadAll(settings),
                shell::say,
                issues -> Services.processor(
                        settings.kafka(),
                        settings,
                        issues,
                        ReadingModels.cachedIn(ReadingModels.folder(settings.data()), settings.issues()),
                        meters,
                        shell::say));
    }
}
