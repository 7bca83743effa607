package dev.patternengine.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/** A stream that remembers why it could not be written to, because those who print to it do not ask. */
final class Output extends OutputStream {
    private final OutputStream stream;
    private IOException failure;

    Output(OutputStream stream) {
        this.stream = stream;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (failure != null) {
            throw failure;
        }
        try {
            stream.write(bytes, offset, length);
        } catch (IOException refused) {
            failure = refused;
            throw refused;
        }
    }

    /** Why not all was written; empty when all was, and when whoever read it had enough and went away. */
    Optional<String> problem() {
        return Optional.ofNullable(failure).map(FileProblem::of).filter(reason -> !reason.toLowerCase(Locale.ROOT)
                .contains("broken pipe"));
    }
}
