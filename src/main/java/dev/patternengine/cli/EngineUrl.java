package dev.patternengine.cli;

import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the address of an engine; any other than that of an HTTP server is wrong usage. */
final class EngineUrl implements ITypeConverter<URI> {
    @Override
    public URI convert(String text) {
        try {
            URI url = new URI(text);
            if (url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
                return url;
            }
        } catch (URISyntaxException noAddress) {
            throw new TypeConversionException(wanted(text));
        }
        throw new TypeConversionException(wanted(text));
    }

    private static String wanted(String text) {
        return "not an address such as http://localhost:8080: " + text;
    }
}
