package dev.patternengine.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Serves the page, the readable contract and their files, all from the class path. */
final class PageRoutes {
    private static final String CYTOSCAPE = "/META-INF/maven/org.webjars.npm/cytoscape/pom.properties";
    private static final String SWAGGER = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";
    private static final String SWAGGER_FILES = "META-INF/resources/webjars/swagger-ui/";

    private final Buffer index = resource("/webroot/index.html");
    private final Buffer docs = resource("/webroot/docs.html");
    private final Buffer contract;

    /** Reads the pages; blocks. */
    PageRoutes(Contract contract) {
        this.contract = contract.published().toBuffer();
    }

    void contract(RoutingContext context) {
        Replies.json(context, 200, contract.getBytes());
    }

    void docs(RoutingContext context) {
        html(context.response().putHeader(SecurityHeaders.POLICY, SecurityHeaders.POLICY_OF_DOCS), docs);
    }

    /** Adds what the contract does not speak of. */
    void mount(Router router) {
        router.get("/").handler(context -> html(context.response(), index));
        files(router, "/assets/cytoscape/*", "META-INF/resources/webjars/cytoscape/" + version(CYTOSCAPE) + "/dist");
        files(router, "/assets/*", "webroot/assets");
        files(router, "/docs/assets/*", SWAGGER_FILES + version(SWAGGER));
    }

    private static void files(Router router, String path, String folder) {
        StaticHandler files = StaticHandler.create(folder)
                .setCachingEnabled(false)
                .setDirectoryListing(false)
                .setIncludeHidden(false);
        router.route(HttpMethod.GET, path).handler(context -> {
            if (isFile(context.normalizedPath())) {
                files.handle(context);
            } else {
                context.fail(404);
            }
        });
    }

    /** Folders are none, nor are the pages that libraries bring along. */
    private static boolean isFile(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.contains(".") && !name.equals("index.html");
    }

    private static void html(HttpServerResponse response, Buffer page) {
        response.putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(page.length()))
                .end(page);
    }

    private static Buffer resource(String path) {
        try (InputStream resource = PageRoutes.class.getResourceAsStream(path)) {
            return Buffer.buffer(resource.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The version of a library, by its page of properties. */
    private static String version(String page) {
        Properties properties = new Properties();
        try (InputStream resource = PageRoutes.class.getResourceAsStream(page)) {
            properties.load(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
