package dev.patternengine.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sees every rule fail on a planted violation: a rule that cannot fail guards nothing. */
class ArchitectureRulesTest {
    private static final String ROOT = "dev.patternengine.architecture.planted";
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages(ROOT);

    record Case(ArchRule rule, String broken) {}

    static Stream<Case> cases() {
        ArchitectureRules rules = new ArchitectureRules(ROOT);
        return Stream.of(
                new Case(rules.domainIsPlainJava(), "PlantedRecord"),
                new Case(rules.miningIsPure(), "io.vertx.core.Vertx"),
                new Case(rules.protocolIsPure(), "io.vertx.core.Vertx"),
                new Case(rules.wireKnowsNothing(), "PlantedRecord"),
                new Case(rules.miningReadsNoClockAndNoUnseededRandom(), "currentTimeMillis"),
                new Case(rules.minersDoNotSeeEachOther(), "PlantedRecovery"),
                new Case(rules.secretsKnowNoMasks(), "PlantedMasks"),
                new Case(rules.onlyMessageTouchesTheEventBus(), "EventBus"),
                new Case(rules.adaptersSeeNoAdapter(), "PlantedIngest"),
                new Case(rules.adaptersSeeNoStorageAdapterAndNotTheEngine(), "PlantedEngine"),
                new Case(rules.onlyTheEnginePicksAStore(), "PlantedFile"),
                new Case(rules.storesDoNotSeeEachOther(), "PlantedMemory"),
                new Case(rules.hazelcastAndRedisStayInTheirCorners(), "PlantedHazelcast"),
                new Case(rules.jsonOnlyAtTheEdges(), "JsonObject"),
                new Case(rules.metersOnlyWhereTheyAreCounted(), "MeterRegistry"),
                new Case(rules.theLogsLibraryStaysInItsCorner(), "LoggerContext"),
                new Case(rules.webOnlyInHttp(), "Router"),
                new Case(rules.noFrameworkInternals(), "AbstractVerticle"),
                new Case(rules.verticlesAreNamedSo(), "PlantedShell"),
                new Case(rules.nothingWaits(), "join"),
                new Case(rules.nothingSleeps(), "sleep"),
                new Case(rules.onlyCommandsPrint(), "System.out"),
                new Case(rules.messagesAreRecords(), "PlantedMessage"),
                new Case(rules.noCycles(), "Cycle"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rule_onAPlantedViolation_fails(Case broken) {
        List<String> violations =
                broken.rule().evaluate(PLANTED).getFailureReport().getDetails();
        assertThat(violations).anySatisfy(violation -> assertThat(violation).contains(broken.broken()));
    }
}
