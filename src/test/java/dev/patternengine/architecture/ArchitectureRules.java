package dev.patternengine.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.lang.ArchRule;
import java.util.concurrent.CompletableFuture;

/** The rules of the layout. Given a root package, so that planted violations in test sources can be held against them. */
final class ArchitectureRules {
    private final String root;

    ArchitectureRules(String root) {
        this.root = root;
    }

    private String in(String place) {
        return root + "." + place + "..";
    }

    private String[] in(String... places) {
        String[] packages = new String[places.length];
        for (int place = 0; place < places.length; place++) {
            packages[place] = in(places[place]);
        }
        return packages;
    }

    ArchRule domainIsPlainJava() {
        return classes()
                .that()
                .resideInAPackage(in("domain"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(in("domain"), "java.lang..", "java.util..", "java.time..", "java.math..")
                .because("everyone speaks it");
    }

    ArchRule miningIsPure() {
        return classes()
                .that()
                .resideInAnyPackage(in("mining", "evaluation"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        in("mining"),
                        in("evaluation"),
                        in("domain"),
                        in("wire"),
                        "it.unimi.dsi.fastutil..",
                        "java.lang..",
                        "java.util..",
                        "java.math..",
                        "java.time..",
                        "java.io..",
                        "java.nio",
                        "java.nio.charset..",
                        "java.security..")
                .because("miners are functions of what comes in");
    }

    ArchRule protocolIsPure() {
        return classes()
                .that()
                .resideInAPackage(in("federation.core"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        in("federation.core"), in("domain"), "it.unimi.dsi.fastutil..", "java.lang..", "java.util..")
                .because("a simulator runs it");
    }

    ArchRule wireKnowsNothing() {
        return classes()
                .that()
                .resideInAPackage(in("wire"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(in("wire"), "java.lang..", "java.util..", "java.nio", "java.nio.charset..")
                .because("bytes are bytes");
    }

    ArchRule miningReadsNoClockAndNoUnseededRandom() {
        return noClasses()
                .that()
                .resideInAnyPackage(in("mining", "evaluation", "domain", "federation.core"))
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callConstructor(java.util.Random.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.util.concurrent.ThreadLocalRandom.class);
    }

    ArchRule minersDoNotSeeEachOther() {
        return slices().matching(root + ".mining.(sequence|recovery|tool|performance)..")
                .should()
                .notDependOnEachOther();
    }

    ArchRule secretsKnowNoMasks() {
        return layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage(in("mining.text"))
                .layer("masks")
                .definedBy(root + ".mining.text")
                .layer("secrets")
                .definedBy(root + ".mining.text.secrets")
                .layer("shape")
                .definedBy(root + ".mining.text.shape")
                .whereLayer("masks")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("secrets")
                .mayOnlyBeAccessedByLayers("masks")
                .because("who masks asks where secrets stand, and both what characters are");
    }

    ArchRule onlyMessageTouchesTheEventBus() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(in("message"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.vertx.core.eventbus..");
    }

    ArchRule adaptersSeeNoAdapter() {
        return slices().matching(root + ".(http|ingest|miner|federation|live|examples)..")
                .should()
                .notDependOnEachOther();
    }

    ArchRule adaptersSeeNoStorageAdapterAndNotTheEngine() {
        return noClasses()
                .that()
                .resideInAnyPackage(in(
                        "http",
                        "ingest",
                        "miner",
                        "federation",
                        "live",
                        "examples",
                        "storage",
                        "message",
                        "mining",
                        "json"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(in("engine", "cli"));
    }

    ArchRule onlyTheEnginePicksAStore() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(in("engine"), in("storage"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(in("storage.file", "storage.memory", "storage.redis"));
    }

    ArchRule storesDoNotSeeEachOther() {
        return slices().matching(root + ".storage.(*)..").should().notDependOnEachOther();
    }

    ArchRule hazelcastAndRedisStayInTheirCorners() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(in("engine"), in("storage.redis"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.hazelcast..", "io.vertx.redis..", "io.vertx.spi.cluster..");
    }

    ArchRule jsonOnlyAtTheEdges() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(in("http"), in("json"), in("cli"))
                .and()
                .doNotHaveFullyQualifiedName(root + ".message.News")
                .and()
                .doNotHaveFullyQualifiedName(root + ".message.Topics")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx.core.json..", "com.fasterxml.jackson..")
                .because("only what goes to browsers is JSON on the bus");
    }

    ArchRule metersOnlyWhereTheyAreCounted() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(in("metrics"), in("message"), in("engine"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.micrometer..", "io.vertx.micrometer..")
                .because("the parts of the engine tell readings");
    }

    ArchRule theLogsLibraryStaysInItsCorner() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(in("logging"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ch.qos.logback..");
    }

    ArchRule webOnlyInHttp() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(in("http"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx.ext.web..", "io.vertx.openapi..");
    }

    /** But for one: services of Vert.x are handed an internal type, which it does not touch. */
    ArchRule noFrameworkInternals() {
        return noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.patternengine.message.RequestNames$Place")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx.core.impl..", "io.vertx.core.internal..", "io.vertx.core.eventbus.impl..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.vertx.core.AbstractVerticle");
    }

    ArchRule verticlesAreNamedSo() {
        return classes()
                .that()
                .areAssignableTo(io.vertx.core.Deployable.class)
                .should()
                .haveSimpleNameEndingWith("Verticle")
                .andShould()
                .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL);
    }

    ArchRule nothingWaits() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(in("cli"), in("storage.file"))
                .should()
                .callMethodWhere(waits());
    }

    ArchRule nothingSleeps() {
        return noClasses().should().callMethod(Thread.class, "sleep", long.class);
    }

    private static DescribedPredicate<JavaCall<?>> waits() {
        return DescribedPredicate.describe("waits for a future or a thread", call -> {
            String method = call.getTarget().getName();
            return (method.equals("await") && isA(call, io.vertx.core.Future.class))
                    || (method.matches("get|join") && isA(call, CompletableFuture.class))
                    || (method.equals("get") && isA(call, java.util.concurrent.Future.class))
                    || (method.equals("join") && isA(call, Thread.class));
        });
    }

    private static boolean isA(JavaCall<?> call, Class<?> type) {
        return assignableTo(type).test(call.getTargetOwner());
    }

    ArchRule onlyCommandsPrint() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(in("cli"))
                .should(ACCESS_STANDARD_STREAMS)
                .orShould()
                .callMethod(Throwable.class, "printStackTrace");
    }

    ArchRule messagesAreRecords() {
        return classes()
                .that()
                .resideInAPackage(in("message"))
                .and()
                .haveSimpleNameEndingWith("Message")
                .should()
                .beRecords();
    }

    ArchRule noCycles() {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles();
    }
}
