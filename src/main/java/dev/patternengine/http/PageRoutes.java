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
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** Serves the page, the readable contract and their files, all from the class path. */
final class PageRoutes {
    private static final String PROPERTIES = "/META-INF/maven/%s/%s/pom.properties";

    /** Stands for the server that is asked, which is known only then. */
    private static final String ASKED = "http://asked.invalid";

    private final Buffer index = resource("/webroot/index.html");
    private final Buffer docs = resource("/webroot/docs.html");
    private final String contract;

    /** Reads the pages; blocks. */
    PageRoutes(Contract contract) {
        this.contract = contract.published(ASKED).encode();
    }

    void contract(RoutingContext context) {
        String published = contract.replace(ASKED, ServerUrl.of(context.request()));
        Replies.json(context, 200, published.getBytes(StandardCharsets.UTF_8));
    }

    void docs(RoutingContext context) {
        html(context.response().putHeader(SecurityHeaders.POLICY, SecurityHeaders.POLICY_OF_DOCS), docs);
    }

    /** Adds what the contract does not speak of. */
    void mount(Router router) {
        router.get("/").handler(context -> html(context.response(), index));
        files(router, "/assets/cytoscape/*", library("org.webjars.npm", "cytoscape") + "/dist");
        files(router, "/assets/dagre/*", library("org.webjars.npm", "dagre") + "/dist");
        files(router, "/assets/*", "webroot/assets");
        files(router, "/docs/assets/*", library("org.webjars", "swagger-ui"));
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

    /** The folder of a library, on the class path. */
    private static String library(String group, String name) {
        Properties properties = new Properties();
        try (InputStream resource = PageRoutes.class.getResourceAsStream(PROPERTIES.formatted(group, name))) {
            properties.load(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "META-INF/resources/webjars/" + name + "/" + properties.getProperty("version");
    }
}
