package dev.patternengine.mining;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Positions;
import dev.patternengine.wire.WireOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ModelPartsTest {
    private static final int NAMES = 2;
    private static final long SEED = 3;

    private final Model model = new Model();

    private void load(byte[] part) {
        ModelParts.load(part, new ModelParts.Target() {
            @Override
            public Model model(String tenant) {
                return model;
            }

            @Override
            public void positions(String tenant, Positions positions) {}
        });
    }

    @Test
    void load_partsOfAModel_giveItsNamesWithTheirCounts() {
        Model written = new Model();
        written.apply(new Evidence.Builder()
                .name(1, new Evidence.Name("one", 3))
                .name(2, new Evidence.Name("", -2))
                .add(5, 6, -7)
                .build());
        new ModelParts("t", written, Positions.NONE).forEachRemaining(this::load);
        assertThat(Snapshot.of(model)).isEqualTo(Snapshot.of(written));
    }

    @Test
    void parts_ofManyRows_holdThemInTheOrderTheyCame() {
        Random random = new Random(SEED);
        Model written = new Model();
        List<Long> keys = new ArrayList<>();
        for (int row = 0; row < 10_000; row++) {
            keys.add(random.nextLong());
            written.add(keys.get(row), 1, 1);
        }
        new ModelParts("t", written, Positions.NONE).forEachRemaining(this::load);
        List<Long> read = new ArrayList<>();
        for (int place = 0; place < keys.size(); place++) {
            read.add(model.key(place));
        }
        assertThat(read).as("seed %d", SEED).isEqualTo(keys);
    }

    @Test
    void load_versionWhoseNamesHadNoCounts_countsEachOnce() {
        load(new WireOutput()
                .writeByte(1)
                .writeByte(NAMES)
                .writeText("t")
                .writeCount(1)
                .writeLong(7)
                .writeText("seven")
                .bytes());
        assertThat(model.names().sum(7)).isEqualTo(new Evidence.Name("seven", 1));
    }
}
