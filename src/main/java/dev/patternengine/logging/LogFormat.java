package dev.patternengine.logging;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a line of the log looks like. */
public enum LogFormat {
    /** For people: time, level, place, message, and what belongs to it as {@code name="value"}. */
    TEXT,
    /** One JSON object a line: {@code timestamp} in epoch milliseconds, {@code level}, {@code loggerName}, {@code formattedMessage}, {@code kvpList}. */
    JSON;

    /** Has all that is logged from now on written so. {@link #TEXT} leaves the log as it is configured. */
    public void apply() {
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        if (this == JSON && factory instanceof LoggerContext context) {
            context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders().forEachRemaining(appender -> {
                if (appender instanceof OutputStreamAppender<ILoggingEvent> stream) {
                    stream.stop();
                    stream.setEncoder(json(context));
                    stream.start();
                }
            });
        }
    }

    private static JsonEncoder json(LoggerContext context) {
        JsonEncoder encoder = new JsonEncoder();
        encoder.setContext(context);
        encoder.setWithSequenceNumber(false);
        encoder.setWithNanoseconds(false);
        encoder.setWithContext(false);
        encoder.setWithArguments(false);
        encoder.setWithMessage(false);
        encoder.setWithFormattedMessage(true);
        encoder.start();
        return encoder;
    }
}
