package org.onrecord.app.run;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A running service of OnRecord.
 *
 * @param name e.g. {@code ingest}
 * @param readiness returns why it is not ready; empty when it is
 */
public record RunningService(String name, Supplier<Optional<String>> readiness, AutoCloseable service)
        implements AutoCloseable {

    @Override
    public void close() throws Exception {
        service.close();
    }
}
