package dev.patternengine.mining.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patternengine.domain.Hash64;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;
import org.junit.jupiter.api.Test;

class TrailTest {
    private static Trail of(long... tasks) {
        Trail trail = Trail.begin();
        for (long task : tasks) {
            trail = trail.after(Step.of(task, false));
        }
        return trail;
    }

    @Test
    void after_longSession_remembersTheLastTasksOnly() {
        Trail trail = Trail.begin();
        for (int task = 1; task <= 1_000; task++) {
            trail = trail.after(Step.of(task, false));
        }
        assertThat(trail.length()).isEqualTo(Trail.REMEMBERED);
        assertThat(trail.order()).isEqualTo(Trail.LONGEST);
        assertThat(trail.back(31)).isEqualTo(969);
    }

    @Test
    void context_ofOrder_isTheFoldOfTheLastTasks() {
        long fold = Hash64.mix(Hash64.mix(Symbols.NOTHING, 8), 9);
        assertThat(of(7, 8, 9).context(2)).isEqualTo(fold);
    }

    @Test
    void after_sameTaskAgain_countsTheRun() {
        assertThat(of(7, 9, 9, 9).rest().run()).isEqualTo(3);
        assertThat(of(9, 9, 7).rest().run()).isEqualTo(1);
    }

    @Test
    void read_version1_knowsTasksWholeAndRun() {
        WireOutput out = new WireOutput();
        out.writeByte(1).writeCount(4);
        out.writeLong(Symbols.START).writeLong(7).writeLong(9).writeLong(9);
        out.writeLong(1).writeLong(2).writeLong(33).writeLong(44);
        Trail read = TrailFormat.ONLY.read(new WireInput(out.bytes()));
        assertThat(read.context(4)).isEqualTo(of(7, 9, 9).context(4));
        assertThat(read.whole()).isEqualTo(33);
        assertThat(read.rest().seen()).isEqualTo(44);
        assertThat(read.rest().run()).isEqualTo(2);
        assertThat(read.rest().placed()).isTrue();
    }

    @Test
    void read_version2_knowsAllButWhatWasTold() {
        WireOutput out = new WireOutput();
        out.writeByte(2).writeCount(2).writeLong(Symbols.START).writeLong(7);
        out.writeLong(33).writeLong(44).writeLong(5).writeLong(6).writeSigned(-8);
        out.writeCount(1).writeCount(3).writeCount(1);
        Trail.Rest rest = TrailFormat.ONLY.read(new WireInput(out.bytes())).rest();
        assertThat(rest).isEqualTo(new Trail.Rest(33, 44, 1, 5, 6, -8, 2, true, Params.NONE, Params.NONE));
    }

    @Test
    void read_whatItWrote_isTheSame() {
        Trail trail = of(7).after(new Step(9, 1, 2, 3, 4, 5)).after(new Step(9, 1, 2, 30, Params.NONE, Params.NONE));
        Trail read = TrailFormat.ONLY.read(new WireInput(TrailFormat.ONLY.bytes(trail)));
        assertThat(read.rest()).isEqualTo(trail.rest());
        assertThat(read.rest().params()).isEqualTo(Params.NONE);
        assertThat(read.rest().told()).isEqualTo(5);
    }
}
