package dev.patternengine.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import io.vertx.ext.web.handler.sockjs.impl.EventBusBridgeImpl;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bridge of Vert.x writes what callers sent to the log as it came: neither configuration lets it. */
class BridgeLogTest {
    @ParameterizedTest
    @ValueSource(strings = {"src/main/resources/logback.xml", "conf/logback.xml"})
    void configuration_ofTheLog_silencesTheBridgeOfVertx(String file) throws JoranException {
        LoggerContext log = new LoggerContext();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(log);

        configurator.doConfigure(Path.of(file).toFile());

        assertThat(log.getLogger(EventBusBridgeImpl.class).getEffectiveLevel()).isEqualTo(Level.OFF);
        assertThat(log.getLogger(Bridge.class).getEffectiveLevel()).isEqualTo(Level.INFO);
        log.stop();
    }
}
