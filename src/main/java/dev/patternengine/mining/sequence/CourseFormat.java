package dev.patternengine.mining.sequence;

import dev.patternengine.wire.WireFormat;
import dev.patternengine.wire.WireInput;
import dev.patternengine.wire.WireOutput;
import java.util.ArrayList;
import java.util.List;

/** A course as bytes. Version 1: its fields in their order. */
final class CourseFormat implements WireFormat<Course> {
    static final CourseFormat ONLY = new CourseFormat();

    private static final int VERSION = 1;

    private CourseFormat() {}

    @Override
    public void write(Course course, WireOutput out) {
        out.writeByte(VERSION)
                .writeSigned(course.begun())
                .writeDouble(course.seconds())
                .writeFlag(course.timed())
                .writeDouble(course.outcome())
                .writeCount(course.words().size());
        course.words().forEach(out::writeLong);
    }

    @Override
    public Course read(WireInput in) {
        in.requireVersion(VERSION);
        long begun = in.readSigned();
        double seconds = in.readDouble();
        boolean timed = in.readFlag();
        double outcome = in.readDouble();
        List<Long> words = new ArrayList<>();
        for (int left = in.readSize(Long.BYTES); left > 0; left--) {
            words.add(in.readLong());
        }
        return new Course(begun, seconds, timed, outcome, words);
    }
}
