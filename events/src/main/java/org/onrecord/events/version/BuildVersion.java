package org.onrecord.events.version;

import java.util.Objects;

/** The version of OnRecord that runs: the one in the parent pom, which the build writes into the manifest of each jar. */
public final class BuildVersion {
    private BuildVersion() {}

    /** Returns the version, e.g. {@code 0.2.0}; {@code development} where the classes do not come from a jar. */
    public static String get() {
        return Objects.requireNonNullElse(BuildVersion.class.getPackage().getImplementationVersion(), "development");
    }
}
