package dev.patternengine.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds the code against the layout. Each rule is seen to fail in {@link ArchitectureRulesTest}. */
@AnalyzeClasses(packages = "dev.patternengine", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final ArchitectureRules RULES = new ArchitectureRules("dev.patternengine");

    @ArchTest
    static final ArchRule DOMAIN_IS_PLAIN_JAVA = RULES.domainIsPlainJava();

    @ArchTest
    static final ArchRule MINING_IS_PURE = RULES.miningIsPure();

    @ArchTest
    static final ArchRule PROTOCOL_IS_PURE = RULES.protocolIsPure();

    @ArchTest
    static final ArchRule WIRE_KNOWS_NOTHING = RULES.wireKnowsNothing();

    @ArchTest
    static final ArchRule MINING_READS_NO_CLOCK = RULES.miningReadsNoClockAndNoUnseededRandom();

    @ArchTest
    static final ArchRule MINERS_DO_NOT_SEE_EACH_OTHER =
            RULES.minersDoNotSeeEachOther().allowEmptyShould(true);

    @ArchTest
    static final ArchRule SECRETS_KNOW_NO_MASKS = RULES.secretsKnowNoMasks();

    @ArchTest
    static final ArchRule ONLY_MESSAGE_TOUCHES_THE_EVENT_BUS = RULES.onlyMessageTouchesTheEventBus();

    @ArchTest
    static final ArchRule ADAPTERS_SEE_NO_ADAPTER = RULES.adaptersSeeNoAdapter();

    @ArchTest
    static final ArchRule ADAPTERS_DO_NOT_SEE_THE_ENGINE = RULES.adaptersSeeNoStorageAdapterAndNotTheEngine();

    @ArchTest
    static final ArchRule ONLY_THE_ENGINE_PICKS_A_STORE = RULES.onlyTheEnginePicksAStore();

    @ArchTest
    static final ArchRule STORES_DO_NOT_SEE_EACH_OTHER = RULES.storesDoNotSeeEachOther();

    @ArchTest
    static final ArchRule HAZELCAST_AND_REDIS_STAY_IN_THEIR_CORNERS = RULES.hazelcastAndRedisStayInTheirCorners();

    @ArchTest
    static final ArchRule JSON_ONLY_AT_THE_EDGES = RULES.jsonOnlyAtTheEdges();

    @ArchTest
    static final ArchRule METERS_ONLY_WHERE_THEY_ARE_COUNTED = RULES.metersOnlyWhereTheyAreCounted();

    @ArchTest
    static final ArchRule THE_LOGS_LIBRARY_STAYS_IN_ITS_CORNER = RULES.theLogsLibraryStaysInItsCorner();

    @ArchTest
    static final ArchRule WEB_ONLY_IN_HTTP = RULES.webOnlyInHttp();

    @ArchTest
    static final ArchRule NO_FRAMEWORK_INTERNALS = RULES.noFrameworkInternals();

    @ArchTest
    static final ArchRule VERTICLES_ARE_NAMED_SO = RULES.verticlesAreNamedSo();

    @ArchTest
    static final ArchRule NOTHING_WAITS = RULES.nothingWaits();

    @ArchTest
    static final ArchRule NOTHING_SLEEPS = RULES.nothingSleeps();

    @ArchTest
    static final ArchRule ONLY_COMMANDS_PRINT = RULES.onlyCommandsPrint();

    @ArchTest
    static final ArchRule MESSAGES_ARE_RECORDS = RULES.messagesAreRecords();

    @ArchTest
    static final ArchRule NO_CYCLES = RULES.noCycles();
}
