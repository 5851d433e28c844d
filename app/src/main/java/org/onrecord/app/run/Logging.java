package org.onrecord.app.run;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.spi.FilterReply;
import java.nio.file.Path;
import org.onrecord.app.settings.LogFormat;
import org.slf4j.LoggerFactory;

/** Configures the log: warnings and OnRecord's own messages go to standard error (logback.xml), everything with stack traces to a file. */
public final class Logging {
    private Logging() {}

    public static void use(LogFormat format) {
        if (format == LogFormat.JSON) {
            LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
            context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders().forEachRemaining(each -> {
                if (each instanceof OutputStreamAppender<ILoggingEvent> console) {
                    console.setEncoder(json(context));
                }
            });
        }
    }

    /** Returns the encoder that writes a line of JSON for each message, with the stack trace of a failure. */
    private static Encoder<ILoggingEvent> json(LoggerContext context) {
        JsonEncoder encoder = new JsonEncoder();
        encoder.setContext(context);
        encoder.setWithSequenceNumber(false);
        encoder.setWithNanoseconds(false);
        encoder.setWithContext(false);
        encoder.setWithMDC(false);
        encoder.setWithMessage(false);
        encoder.setWithArguments(false);
        encoder.setWithFormattedMessage(true);
        encoder.start();
        return encoder;
    }

    /** Also writes the log to {@code onrecord.log} in a folder, in at most five numbered files of 10 MB. */
    public static void toFolder(Path folder, LogFormat format) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.getLogger(Logger.ROOT_LOGGER_NAME)
                .iteratorForAppenders()
                .forEachRemaining(console -> console.addFilter(new NoKafkaWarnings()));
        context.putProperty("folder", folder.toString());
        JoranConfigurator file = new JoranConfigurator();
        file.setContext(context);
        try {
            file.doConfigure(Logging.class.getResource("log-file.xml"));
        } catch (JoranException e) {
            throw new IllegalStateException(e);
        }
        use(format);
    }

    /**
     * Keeps Kafka's warnings off the shell, since it warns about normal conditions at every start. The same goes for
     * two harmless errors: a thread that receives work while it leaves its group, and stores that are restored after
     * the process was killed.
     */
    private static final class NoKafkaWarnings extends Filter<ILoggingEvent> {
        private static final String MEMBERSHIP = ".StreamsMembershipManager";
        private static final String READ_AGAIN = "TaskCorruptedException";

        @Override
        public FilterReply decide(ILoggingEvent event) {
            String logger = event.getLoggerName();
            boolean kafka = logger.startsWith("org.apache.kafka.") || logger.startsWith("kafka.");
            boolean harmless = !event.getLevel().isGreaterOrEqual(Level.ERROR)
                    || logger.endsWith(MEMBERSHIP)
                    || event.getFormattedMessage().contains(READ_AGAIN);
            return kafka && harmless ? FilterReply.DENY : FilterReply.NEUTRAL;
        }
    }
}
