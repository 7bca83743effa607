package dev.patternengine.mining.sequence;

import dev.patternengine.mining.sequence.Course.Ending;
import dev.patternengine.wire.WireFormat;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;
import java.util.ArrayList;
import java.util.List;

/** A course as bytes. Version 1: its fields in their order; the ending as two flags, whether it is known and whether it is good. */
final class CourseFormat implements WireFormat<Course> {
    static final CourseFormat ONLY = new CourseFormat();

    private static final int VERSION = 1;

    private CourseFormat() {}

    @Override
    public void write(Course course, WireOutput out) {
        out.writeByte(VERSION)
                .writeSigned(course.begun())
                .writeSigned(course.last())
                .writeDouble(course.seconds())
                .writeFlag(course.timed())
                .writeFlag(course.ending() != Ending.UNKNOWN)
                .writeFlag(course.ending() == Ending.SUCCEEDED)
                .writeCount(course.words().size());
        for (long word : course.words()) {
            out.writeLong(word);
        }
    }

    @Override
    public Course read(WireInput in) {
        in.requireVersion(VERSION);
        long begun = in.readSigned();
        long last = in.readSigned();
        double seconds = in.readDouble();
        boolean timed = in.readFlag();
        Ending ending = ending(in.readFlag(), in.readFlag());
        List<Long> words = new ArrayList<>();
        for (int left = in.readSize(Long.BYTES); left > 0; left--) {
            words.add(in.readLong());
        }
        return new Course(begun, last, seconds, timed, ending, words);
    }

    private static Ending ending(boolean known, boolean good) {
        if (!known) {
            return Ending.UNKNOWN;
        }
        return good ? Ending.SUCCEEDED : Ending.FAILED;
    }
}
