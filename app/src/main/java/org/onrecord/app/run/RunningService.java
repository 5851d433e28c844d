package org.onrecord.app.run;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A part of OnRecord that runs.
 *
 * @param name e.g. {@code ingest}
 * @param readiness why it is not ready, or empty
 * @param service what to close
 */
public record RunningService(String name, Supplier<Optional<String>> readiness, AutoCloseable service)
        implements AutoCloseable {

    @Override
    public void close() throws Exception {
        service.close();
    }
}
