package dev.patternengine.cli;

import java.io.PrintWriter;
import java.io.Writer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what is told to people, and logs it line by line. */
final class LogLines extends Writer {
    private static final Logger LOGGER = LoggerFactory.getLogger("dev.patternengine.serve");

    private final StringBuilder line = new StringBuilder();

    private LogLines() {}

    /** The screen, on which what is told to people goes to the log. */
    static Screen on(Screen screen) {
        return new Screen(screen.in(), screen.out(), new PrintWriter(new LogLines(), true), false);
    }

    @Override
    public void write(char[] characters, int offset, int length) {
        for (int place = offset; place < offset + length; place++) {
            if (characters[place] == '\n') {
                LOGGER.info("{}", line);
                line.setLength(0);
            } else {
                line.append(characters[place]);
            }
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
