package org.onrecord.app.settings;

import java.util.Optional;
import java.util.TreeMap;

/** Writes the page {@code docs/settings.md} from the settings. */
final class SettingsPage {
    private SettingsPage() {}

    /** Returns the page in Markdown. */
    static String markdown() {
        StringBuilder page = new StringBuilder("""
            # Settings

            This page is made from `org.onrecord.app.settings.Setting`, and a test keeps the two equal. The command line takes precedence over
            the environment, and the environment over the default. An unknown `ONRECORD_` variable is refused. `onrecord COMMAND --help` lists
            the options of a command. A secret, which has no option, can also be in a file that the variable with `_FILE` at its end names, such as
            `ONRECORD_SMTP_PASSWORD_FILE`.

            | variable | option | default | must be | description |
            |---|---|---|---|---|
            """);
        for (Setting<?> setting : Setting.ALL) {
            row(
                    page,
                    code(Optional.of(setting.variable())),
                    code(setting.option().map(option -> option + " " + setting.label())),
                    code(setting.standard().filter(text -> !text.isEmpty())),
                    setting.format().words(),
                    setting.about());
        }
        page.append("\nThe launcher `./onrecord` reads two more from the environment:\n\n");
        row(page, "variable", "description");
        row(page, "---", "---");
        new TreeMap<>(Settings.LAUNCHER).forEach((variable, about) -> row(page, code(Optional.of(variable)), about));
        return page.toString();
    }

    private static void row(StringBuilder page, String... cells) {
        page.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String code(Optional<String> text) {
        return text.map(code -> "`" + code + "`").orElse("none");
    }
}
