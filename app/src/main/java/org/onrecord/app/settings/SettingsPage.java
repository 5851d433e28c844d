package org.onrecord.app.settings;

import java.util.Map;
import java.util.TreeMap;

/** The page {@code docs/settings.md}, made from the settings. */
public final class SettingsPage {
    private SettingsPage() {}

    /** The page in Markdown. */
    public static String markdown() {
        StringBuilder page = new StringBuilder("""
                # Settings

                Made from `org.onrecord.app.settings.Setting`; a test keeps it equal. The command line goes before the environment, and
                the environment before the default. An `ONRECORD_` variable that is not named here is refused. `onrecord COMMAND
                --help` shows which options a command takes.

                | variable | option | default | must be | what it does |
                |---|---|---|---|---|
                """);
        for (Setting<?> setting : Setting.ALL) {
            page.append("| ")
                    .append(code(setting.variable()))
                    .append(" | ")
                    .append(setting.option()
                            .map(option -> code(option + " " + setting.label()))
                            .orElse("none"))
                    .append(" | ")
                    .append(setting.standard()
                            .filter(text -> !text.isEmpty())
                            .map(SettingsPage::code)
                            .orElse("none"))
                    .append(" | ")
                    .append(setting.form().words())
                    .append(" | ")
                    .append(setting.about())
                    .append(" |\n");
        }
        page.append(
                "\nThe launcher `./onrecord` takes two more from the environment:\n\n| variable | what it does |\n|---|---|\n");
        for (Map.Entry<String, String> each : new TreeMap<>(Settings.LAUNCHER).entrySet()) {
            page.append("| ")
                    .append(code(each.getKey()))
                    .append(" | ")
                    .append(each.getValue())
                    .append(" |\n");
        }
        return page.toString();
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
